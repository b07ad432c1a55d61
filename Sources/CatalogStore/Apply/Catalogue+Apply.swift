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
        let media = try storeMedia(of: source, by: actor, dryRun: dryRun)
        return try change("apply", by: actor, dryRun: dryRun) { session in
            let applier = Applier(session: session)
            try source.forEachGroundRecord(applier.apply)
            try source.forEachTableRecord(applier.apply)
            for path in source.materials {
                let data = try source.material(path)
                let places = Dictionary(data.files.map { ($0.code, $0) }) { first, _ in first }
                for var record in data.records {
                    if let file = places[record.code] {
                        record.fields["file"] = try media.digest(of: file.name, in: session, at: file.place)
                    }
                    try applier.apply(record)
                }
            }
            try applier.finish()
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
    private func storeMedia(of source: ApplySource, by actor: Actor, dryRun: Bool) throws -> AppliedMedia {
        var paths: [String: String] = [:]
        for path in source.materials {
            for file in try source.material(path).files {
                paths[file.name] = try source.mediaPath(file.name, at: file.place)
            }
        }
        return try AppliedMedia(paths: paths, vault: Vault(folder: folder.vault), dryRun: dryRun)
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

    func digest(of name: String, in session: ChangeSession, at place: SourcePlace) throws -> String {
        guard let file = files[name] else {
            throw PlacedProblem(
                PlainProblem("apply.file_missing", ["file": .text(name)], category: .notFound), at: place)
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
