import Campaign
import Documents
import Foundation
import GRDB
import MediaVault

extension Catalogue {
    /// Gathers what a handover will hold, and refuses it with the reason where it may not be made.
    package func prepareHandover(_ request: HandoverRequest) throws -> HandoverPackage {
        try read { database in
            let revision = try Entities.revision.required(request.revision, in: database)
            let row = try Row.fetchOne(
                database,
                sql: """
                    SELECT i.code AS item, v.language, v.country, v.native_read, r.number FROM revision r
                    JOIN variant v ON v.id = r.variant_id JOIN item i ON i.id = v.item_id WHERE r.id = ?
                    """, arguments: [revision.id])
            guard let row else {
                throw FieldProblem.unknownRecord(entity: "revision", record: request.revision, near: [])
            }
            let home = try Entities.campaign.firstSnapshot(in: database)?.fields["home"] ?? Country.kyrgyzstan.rawValue
            let edition: String? = row["country"]
            let country = request.country?.uppercased() ?? edition ?? home
            let clearance =
                request.isDraft ? nil : try clearance(of: revision, country: country, on: request.on, in: database)
            let files = try files(of: revision, request: request, item: row["item"], row: row, in: database)
            let contacts = try Row.fetchAll(
                database,
                sql: """
                    SELECT c.code, c.number FROM shown_contact s JOIN contact c ON c.id = s.contact_id
                    WHERE s.revision_id = ? ORDER BY c.code
                    """, arguments: [revision.id])
            let markings = try String.fetchAll(
                database,
                sql: "SELECT m.code FROM marking k JOIN marking_rule m ON m.id = k.rule_id WHERE k.revision_id = ?",
                arguments: [revision.id])
            return HandoverPackage(
                code: try OfficeCode.next("H", table: "handover", in: database), request: request, item: row["item"],
                title: revision.fields["title"] ?? "", language: row["language"], country: country,
                nativeRead: (row["native_read"] as Int) == 1,
                contacts: contacts.map { ($0["code"], $0["number"]) }, markings: markings, files: files,
                head: try AuditTrail.head(in: database), clearanceID: clearance)
        }
    }

    private func clearance(of revision: Snapshot, country: String, on day: Day, in database: Database) throws -> Int64 {
        let found = try Int64.fetchOne(
            database,
            sql: """
                SELECT id FROM clearance WHERE revision_id = ?1 AND use = 'handover' AND country = ?2
                AND revoked_at IS NULL AND from_day <= ?3 AND (until_day IS NULL OR until_day >= ?3)
                """, arguments: [revision.id, country, day.description])
        guard let found else {
            throw try HandoverRefusal(database: database, revision: revision, country: country, day: day).problem()
        }
        return found
    }

    private func files(
        of revision: Snapshot, request: HandoverRequest, item: String, row: Row, in database: Database
    ) throws -> [HandoverPackage.File] {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT f.role, f.language, f.name, m.code, m.size, m.media_type, p.facts FROM revision_file f
                JOIN media_file m ON m.id = f.file_id LEFT JOIN media_probe p ON p.media_file_id = m.id
                WHERE f.revision_id = ? ORDER BY f.id
                """, arguments: [revision.id])
        let language: String = row["language"]
        let country = (row["country"] as String?).map { "-" + $0 } ?? ""
        let number: Int = row["number"]
        let files = rows.compactMap { file -> HandoverPackage.File? in
            guard let role = FileRole(rawValue: file["role"]), request.roles.isEmpty || request.roles.contains(role)
            else { return nil }
            let words =
                [item, language + country, "r\(number)", role.fileWord]
                + [file["language"] as String?].compactMap { $0 }
            let ending = (file["name"] as String).split(separator: ".").last.map { "." + $0.lowercased() } ?? ""
            let mark = request.isDraft ? "_НЕ-В-ПЕЧАТЬ" : ""
            return HandoverPackage.File(
                name: words.joined(separator: "_") + mark + ending, role: role, digest: file["code"],
                size: file["size"],
                mediaType: file["media_type"], facts: file["facts"])
        }
        guard !files.isEmpty else {
            throw PlainProblem("revision.no_file", ["revision": .text(revision.code)], category: .notFound)
        }
        return files
    }

    /// Writes the package and records the fact. The folder or ZIP is there whole or not at all, and not without its
    /// record.
    ///
    /// - Parameters:
    ///   - covers: cover sheets by file name.
    ///   - path: a folder that does not exist yet, or a name ending in `.zip`.
    package func handOver(
        _ package: HandoverPackage, covers: [String: String], to path: String, by actor: Actor
    ) throws {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw PlainProblem("handover.exists", ["path": .text(path)])
        }
        let partial = try BackupFiles.unfinished(path)
        var isPlaced = false
        do {
            if path.lowercased().hasSuffix(".zip") {
                try writeZip(package, covers: covers, to: partial)
            } else {
                try writeFolder(package, covers: covers, to: partial)
            }
            try change("handover", by: actor) { session in
                try session.recordHandover(package)
                guard rename(partial, path) == 0 else {
                    throw PlainProblem("handover.cannot_write", ["path": .text(path)])
                }
                isPlaced = true
            }
        } catch {
            try? FileManager.default.removeItem(atPath: isPlaced ? path : partial)
            throw error
        }
    }

    private func writeFolder(_ package: HandoverPackage, covers: [String: String], to path: String) throws {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw PlainProblem("handover.cannot_write", ["path": .text(path)])
        }
        for file in package.files {
            guard let digest = SHA256Digest(hexadecimal: file.digest) else { continue }
            _ = try vault.copy(digest, to: path + "/" + file.name)
        }
        for (name, text) in covers { try Data(text.utf8).write(to: URL(filePath: path + "/" + name)) }
    }

    private func writeZip(_ package: HandoverPackage, covers: [String: String], to path: String) throws {
        let zip = try ZipWriter(path: path)
        for file in package.files {
            guard let digest = SHA256Digest(hexadecimal: file.digest) else { continue }
            let stored = try vault.open(digest)
            if let found = SHA256Digest(bytes: try BackupFiles.hash(stored)), found != digest {
                throw VaultProblem.altered(digest: digest, found: found)
            }
            try zip.add(file.name, fileAt: stored)
        }
        for (name, text) in covers.sorted(by: { $0.key < $1.key }) { try zip.add(name, bytes: Array(text.utf8)) }
        try zip.finish()
    }
}

extension ChangeSession {
    fileprivate func recordHandover(_ package: HandoverPackage) throws {
        let code = try OfficeCode.next("H", table: "handover", in: database)
        var fields = [
            "revision": package.request.revision, "draft": package.request.isDraft ? "yes" : "no",
            "recipient": package.request.recipient, "on": package.request.on.description, "country": package.country,
            "recorded_at": String(instant.milliseconds), "person": actor.person,
        ]
        fields["clearance"] = package.clearanceID.map { String($0) }
        fields["note"] = package.request.note
        try create(Entities.handover, code: code, fields)
        for (index, file) in package.files.enumerated() {
            try create(
                Entities.handoverFile, code: "\(code)/\(index + 1)",
                ["handover": code, "file": file.digest, "name": file.name])
        }
    }
}
