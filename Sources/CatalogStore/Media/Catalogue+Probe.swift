package import Campaign
import Documents
import Foundation
import GRDB
import MediaVault

/// How far a verification of the vault came.
package struct MediaVerification: Sendable {
    package internal(set) var checked = 0
    package internal(set) var bad: [(digest: String, outcome: String)] = []
    package internal(set) var orphans: [String] = []
    /// Files that a time budget left for the next run.
    package internal(set) var left = 0
}

extension Catalogue {
    /// Probes stored files that were not probed yet, two at a time; what cannot be probed is kept as «not probed»
    /// with the reason.
    ///
    /// - Returns: how many were probed.
    @discardableResult
    package func probe(onlyDigests digests: Set<String>? = nil) async throws -> Int {
        let files = try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT f.id, f.code, f.media_type FROM media_file f
                    LEFT JOIN media_probe p ON p.media_file_id = f.id WHERE p.media_file_id IS NULL ORDER BY f.id
                    """
            ).map { ProbedFile(id: $0["id"], code: $0["code"], mediaType: $0["media_type"]) }
        }.filter { digests?.contains($0.code) ?? true }
        let vault = vault
        try await withThrowingTaskGroup(of: (ProbedFile, ProbeResult, String?).self) { group in
            var waiting = files[...]
            for file in waiting.prefix(2) { group.addTask { await file.probed(in: vault) } }
            waiting = waiting.dropFirst(2)
            while let (file, result, text) = try await group.next() {
                try keep(result, text: text, of: file)
                if let next = waiting.popFirst() { group.addTask { await next.probed(in: vault) } }
            }
        }
        return files.count
    }

    private func keep(_ result: ProbeResult, text: String?, of file: ProbedFile) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        var facts: String?
        var gap: String?
        switch result {
        case .probed(let found): facts = String(decoding: try encoder.encode(found), as: UTF8.self)
        case .notProbed(let why): gap = why.word
        }
        try write { database in
            try database.execute(
                sql: """
                    INSERT INTO media_probe VALUES (?, ?, ?, ?, ?) ON CONFLICT (media_file_id) DO UPDATE SET
                    facts = excluded.facts, not_probed = excluded.not_probed, text = excluded.text,
                    probed_at = excluded.probed_at
                    """, arguments: [file.id, facts, gap, text, clock.now().milliseconds])
            try SearchIndex.refresh(file: file.id, in: database)
        }
    }

    /// Reads and hashes stored files again, those first that were checked longest ago; each check is an event.
    ///
    /// - Parameter until: stop then and go on next time; nil reads everything.
    package func verifyMedia(until deadline: ContinuousClock.Instant?, account: String) throws -> MediaVerification {
        let expected = try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT f.code, f.size FROM media_file f LEFT JOIN (
                        SELECT media_file_id, max(checked_at) AS last FROM media_check GROUP BY media_file_id) c
                    ON c.media_file_id = f.id ORDER BY c.last IS NOT NULL, c.last, f.id
                    """
            ).compactMap { row in
                SHA256Digest(hexadecimal: row["code"] as String).map { ExpectedFile(digest: $0, size: row["size"]) }
            }
        }
        var report = MediaVerification()
        let end = try vault.verify(expected, deadline: deadline) { check in
            let (outcome, found) = MediaCheckRow.words(check.outcome)
            try write { database in
                try database.execute(
                    sql: """
                        INSERT INTO media_check (media_file_id, checked_at, actor, outcome, found)
                        SELECT id, ?, ?, ?, ? FROM media_file WHERE code = ?
                        """,
                    arguments: [clock.now().milliseconds, account, outcome, found, check.expected.digest.description])
            }
            if outcome != "ok" { report.bad.append((check.expected.digest.description, outcome)) }
        }
        report.checked = end.checked
        report.left = expected.count - end.checked
        try vault.orphans(known: KnownDigests(expected.map(\.digest))) { report.orphans.append($0.path) }
        return report
    }

    /// Where a media file is used: the revisions that have it.
    package func uses(ofMedia digest: String) throws -> [String] {
        try read { database in
            try String.fetchAll(
                database,
                sql: """
                    SELECT DISTINCT r.code FROM revision_file f JOIN revision r ON r.id = f.revision_id
                    JOIN media_file m ON m.id = f.file_id WHERE m.code = ? ORDER BY r.code
                    """, arguments: [digest])
        }
    }

    /// Stored files for a listing.
    package func mediaFiles(matching text: String = "") throws -> [MediaFileInfo] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT f.code, f.size, f.media_type, f.original_name, p.facts, p.not_probed,
                    (SELECT outcome FROM media_check c WHERE c.media_file_id = f.id ORDER BY checked_at DESC LIMIT 1) AS checked
                    FROM media_file f LEFT JOIN media_probe p ON p.media_file_id = f.id
                    WHERE instr(jarchi_loose(f.original_name), jarchi_loose(?1)) > 0 OR instr(f.media_type, ?1) > 0
                    OR substr(f.code, 1, length(?1)) = ?1 ORDER BY f.original_name
                    """, arguments: [text]
            ).map { row in
                MediaFileInfo(
                    digest: row["code"], size: row["size"], mediaType: row["media_type"], name: row["original_name"],
                    facts: row["facts"], notProbed: row["not_probed"], lastCheck: row["checked"])
            }
        }
    }

    /// The file of a revision in a role: its digest, its name and where it lies.
    package func file(of revision: String, role: FileRole?) throws -> (digest: String, name: String, path: String) {
        let row = try read { database in
            try Row.fetchOne(
                database,
                sql: """
                    SELECT m.code, f.name FROM revision_file f JOIN revision r ON r.id = f.revision_id
                    JOIN media_file m ON m.id = f.file_id WHERE r.code = ?1 AND (?2 IS NULL OR f.role = ?2)
                    ORDER BY f.role IN ('print_master', 'broadcast_master', 'script') DESC, f.id LIMIT 1
                    """, arguments: [revision, role?.rawValue])
        }
        guard let row, let digest = SHA256Digest(hexadecimal: row["code"] as String) else {
            throw PlainProblem("revision.no_file", ["revision": .text(revision)], category: .notFound)
        }
        return (digest.description, row["name"], try vault.open(digest))
    }
}

/// A stored file as listings show it.
package struct MediaFileInfo: Sendable {
    package let digest: String
    package let size: Int64
    package let mediaType: String
    package let name: String
    /// JSON of the probe's facts.
    package let facts: String?
    package let notProbed: String?
    package let lastCheck: String?
}

private struct ProbedFile: Sendable {
    let id: Int64
    let code: String
    let mediaType: String

    func probed(in vault: Vault) async -> (ProbedFile, ProbeResult, String?) {
        guard let digest = SHA256Digest(hexadecimal: code) else { return (self, .notProbed(.nothingToProbe), nil) }
        let path = vault.path(of: digest)
        let result = await Probe(measuresLoudness: true).probe(path: path, mediaType: mediaType)
        if case .probed(let facts) = result, let text = facts.text { return (self, result, text) }
        return (self, result, FileText.text(path: path, mediaType: mediaType))
    }
}

enum MediaCheckRow {
    static func words(_ outcome: FixityOutcome) -> (String, String?) {
        switch outcome {
        case .ok: ("ok", nil)
        case .missing: ("missing", nil)
        case .altered(let found, _): ("altered", found.description)
        case .unreadable(let reason): ("unreadable", reason)
        }
    }
}
