import ArgumentParser
import Campaign
import CatalogStore
import Wording

/// `jarchi item show LEAF-004`: its fields and its variants as they stand on a day.
struct ShowItem: ParsableCommand {
    static var configuration: CommandConfiguration { .told("show", key: "show", of: Items.self) }

    @OptionGroup var common: CommonOptions
    @OptionGroup var on: DayOption
    @Argument(help: told("code")) var code: String

    func run() throws {
        let catalogue = try common.openCatalogue()
        let record = try catalogue.record(code, of: Entities.item)
        let variants = try catalogue.variants(of: code, on: on.day)
        if common.json {
            let lines = variants.map { variant in
                JSONValue.object([
                    ("code", .text(variant.code)), ("language", .text(variant.language)),
                    ("title", .optional(variant.title)), ("state", .text(variant.state)),
                    ("native_read", .flag(variant.isNativeRead)),
                ])
            }
            common.output.json(
                .object(RecordText.json(record, of: Entities.item) + [("variants", .list(lines))]))
            return
        }
        common.output.say(RecordText.sheet(record, of: Entities.item))
        guard !variants.isEmpty else { return }
        common.output.say("")
        common.output.listing(
            Listing(
                columns: ["variant", "state", "title", "native_read"],
                rows: variants.map { variant in
                    Listing.Row(
                        shown: [
                            "variant": variant.code, "state": Interface.text("state." + variant.state),
                            "title": variant.title ?? "", "native_read": NativeMark.text(variant.isNativeRead),
                        ], json: [])
                }))
    }
}

/// `jarchi NOUN show CODE`: its fields and what belongs to it, such as the files and signatures of a revision.
struct ShowRecord<Named: Noun>: ParsableCommand {
    static var configuration: CommandConfiguration { .told("show", key: "show", of: Named.self) }

    @OptionGroup var common: CommonOptions
    @OptionGroup var on: DayOption
    @Argument(help: told("code")) var code: String

    func run() throws {
        let catalogue = try common.openCatalogue()
        let record = try catalogue.record(code, of: Named.entity)
        let parts = try catalogue.parts(of: record.code, in: Named.entity)
        let standing =
            Named.entity.name == Entities.revision.name
            ? try catalogue.standing(ofRevision: record.code, on: on.day) : nil
        if common.json {
            common.output.json(.object(json(record, parts, standing)))
        } else {
            common.output.say(text(record, parts, standing))
        }
    }

    private func text(_ record: Snapshot, _ parts: [RecordParts], _ standing: RevisionStanding?) -> String {
        var lines = [RecordText.sheet(record, of: Named.entity)]
        if let standing {
            lines.append("  \(Interface.text("column.state")): \(Interface.text("state." + standing.state))")
            if !standing.missing.isEmpty {
                lines.append(
                    "  " + Interface.text("show.missing", ["steps": .list(standing.missing.map(\.rawValue))]))
            }
            if !standing.isNativeRead { lines.append("  " + Interface.text("mark.not_native_read")) }
        }
        for part in parts {
            lines += ["", Interface.text("entity." + part.entity.name)]
            let owner = Named.entity.name
            lines += part.records.map { "  \($0.code)  " + RecordText.part($0, of: part.entity, without: owner) }
        }
        return lines.joined(separator: "\n")
    }

    private func json(_ record: Snapshot, _ parts: [RecordParts], _ standing: RevisionStanding?)
        -> [(String, JSONValue)]
    {
        var pairs = RecordText.json(record, of: Named.entity)
        if let standing {
            pairs += [
                ("state", .text(standing.state)),
                ("missing_steps", .list(standing.missing.map { .text($0.rawValue) })),
                ("native_read", .flag(standing.isNativeRead)),
            ]
        }
        return pairs
            + parts.map { part in
                (part.entity.name, .list(part.records.map { .object(RecordText.json($0, of: part.entity)) }))
            }
    }
}

/// The mark of a text that no native speaker has read.
enum NativeMark {
    /// Revisions with the mark beside each.
    static func rows(_ revisions: [Snapshot], in catalogue: Catalogue) throws -> [Listing.Row] {
        let unread = try catalogue.revisionsNotReadByNative()
        return revisions.map { revision in
            let row = RecordText.row(revision, of: Entities.revision)
            let isRead = !unread.contains(revision.code)
            var shown = row.shown
            shown["native_read"] = text(isRead)
            return Listing.Row(shown: shown, json: row.json + [("native_read", .flag(isRead))])
        }
    }

    static func text(_ isRead: Bool) -> String { isRead ? "" : Interface.text("mark.not_native_read") }
}
