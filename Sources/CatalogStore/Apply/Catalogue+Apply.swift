import Campaign
import Foundation
import GRDB
import MediaVault

extension Catalogue {
    /// Compares a folder of campaign data with the catalogue and enters what is new and changed, in one transaction.
    ///
    /// Deletes nothing, sets no signature and no status. Media files named by revisions are stored before the
    /// transaction begins; with `dryRun` they are only read.
    /// - Throws: `PlacedProblem` with the file and line; then nothing is changed.
    package func apply(folder: String, by actor: Actor, dryRun: Bool) throws -> ApplyPlan {
        let source = try ApplySource(folder: folder)
        let digests = Dictionary(
            uniqueKeysWithValues: source.files.map { ($0, AppliedFiles.digest(ofFileAt: folder + "/" + $0)) })
        let known = try read { try AppliedFiles(in: $0) }
        let media = try storeMedia(of: source, digests: digests, known: known, dryRun: dryRun)
        return try change("apply", by: actor, dryRun: dryRun) { session in
            let applied = try AppliedFiles(in: session.database)
            let applier = Applier(session: session)
            for name in source.files {
                let digest = digests[name] ?? ""
                if let entry = applied.settled(name, digest: digest), media.areUnchanged(entry.media) {
                    applier.skip(records: entry.records)
                } else {
                    try applier.apply(file: name, digest: digest, of: source, media: media)
                }
            }
            try applier.finish()
            try AppliedFiles.settle(in: session)
            return applier.plan
        }
    }

    /// Enters the signatures of the example people; only in a catalogue made with examples.
    package func applyExampleSignatures(folder: String, by actor: Actor) throws -> Int {
        guard try isExample else { throw CatalogueProblem.notExample }
        let name = "example/signatures.csv"
        var entries: [(SignatureEntry, SourcePlace)] = []
        let columns: Set = ["item", "language", "country", "revision", "step", "decision", "person", "on", "reason"]
        try DataTable.forEach(path: folder + "/" + name, name: name, columns: columns) { row in
            entries.append((try ExampleSignature.entry(row), row.place))
        }
        return try change("example signatures", by: actor) { session in
            for (entry, place) in entries {
                do {
                    try session.sign(entry)
                } catch let problem as any Problem {
                    throw PlacedProblem(problem, at: place)
                }
            }
            return entries.count
        }
    }

    /// Stores the media files that the data names and that the vault does not have.
    private func storeMedia(
        of source: ApplySource, digests: [String: String], known: AppliedFiles, dryRun: Bool
    ) throws -> AppliedMedia {
        var paths: [String: String] = [:]
        for name in source.materials {
            if let entry = known.settled(name, digest: digests[name] ?? "") {
                for media in entry.media {
                    paths[media] = try source.mediaPath(media, at: SourcePlace(file: name, line: 1))
                }
            } else {
                for file in try source.material(name).files {
                    paths[file.name] = try source.mediaPath(file.name, at: file.place)
                }
            }
        }
        return try AppliedMedia(paths: paths, vault: vault, dryRun: dryRun)
    }
}

/// The media files of an apply, already durable in the vault, entered into the catalogue as they are needed.
final class AppliedMedia {
    private var files: [String: (path: String, stored: StoredFile)] = [:]

    init(paths: [String: String], vault: Vault, dryRun: Bool) throws {
        let names = paths.keys.sorted()
        let sources = names.map { SourceFile(path: paths[$0] ?? "") }
        let batch = try vault.examine(batch: sources)
        if !dryRun {
            let missing = zip(sources, batch.files).filter { $0.1.isNew }.map(\.0)
            _ = try vault.store(batch: missing)
        }
        for (name, stored) in zip(names, batch.files) { files[name] = (paths[name] ?? "", stored) }
    }

    /// Whether the vault had all of them before.
    func areUnchanged(_ names: [String]) -> Bool { names.allSatisfy { files[$0]?.stored.isNew == false } }

    func digest(
        of name: String, for purpose: FilePurpose?, in session: ChangeSession, at place: SourcePlace
    ) throws -> String {
        guard let file = files[name] else {
            throw PlacedProblem(
                PlainProblem("apply.file_missing", ["file": .text(name)], category: .notFound), at: place)
        }
        if let purpose {
            do {
                try MediaRules.check(purpose, identified: file.stored.identified, path: name)
            } catch {
                throw PlacedProblem(error, at: place)
            }
        }
        try session.enter(file.stored, name: name)
        return file.stored.digest.description
    }
}

/// A row of the example signatures.
enum ExampleSignature {
    static func entry(_ row: DataTable.Record) throws -> SignatureEntry {
        func required(_ column: String) throws -> String {
            guard let text = row.cells[column] else {
                throw PlacedProblem(
                    PlainProblem("apply.key_missing", ["entity": "signature", "key": .text(column)], category: .usage),
                    at: row.place)
            }
            return text
        }
        let variant = EntityRules.variantCode(
            item: try required("item"), language: try LanguageTag.parse(try required("language")).description,
            country: row.cells["country"])
        guard let step = SigningStep(rawValue: try required("step")),
            let decision = SigningDecision(rawValue: try required("decision")), let on = Day(typed: try required("on"))
        else {
            throw PlacedProblem(
                PlainProblem("apply.bad_signature", [:], category: .usage), at: row.place)
        }
        return SignatureEntry(
            revision: "\(variant)/\(try required("revision"))", step: step, decision: decision,
            signer: try required("person"), on: on, reason: row.cells["reason"], isExample: true)
    }
}
