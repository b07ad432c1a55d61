import ArgumentParser
import Campaign
import CatalogStore
import Wording

/// `jarchi NOUN list [word…]`
struct ListRecords<Named: Noun>: ParsableCommand {
    static var configuration: CommandConfiguration { .told("list", key: "list", subcommands: []) }

    @OptionGroup var common: CommonOptions
    @OptionGroup var on: DayOption
    @Argument(help: told("filter")) var words: [String] = []

    func run() throws {
        let catalogue = try common.openCatalogue()
        let records = try catalogue.records(of: Named.entity, matching: words, on: on.day)
        common.output.listing(
            Listing(
                columns: ["code"] + Named.columns, rows: records.map { RecordText.row($0, of: Named.entity) }))
    }
}

/// `jarchi NOUN show CODE`
struct ShowRecord<Named: Noun>: ParsableCommand {
    static var configuration: CommandConfiguration { .told("show", key: "show", subcommands: []) }

    @OptionGroup var common: CommonOptions
    @OptionGroup var on: DayOption
    @Argument(help: told("code")) var code: String

    func run() throws {
        let catalogue = try common.openCatalogue()
        let record = try catalogue.record(code, of: Named.entity)
        if common.json {
            common.output.json(.object(RecordText.json(record, of: Named.entity)))
        } else {
            common.output.say(RecordText.sheet(record, of: Named.entity))
        }
    }
}

/// `jarchi NOUN add CODE field=value…`
struct AddRecord<Named: Noun>: ParsableCommand {
    static var configuration: CommandConfiguration { .told("add", key: "add", subcommands: []) }

    @OptionGroup var common: CommonOptions
    @OptionGroup var trial: DryRunOption
    @Argument(help: told("code")) var code: String
    @Argument(help: told("fields")) var fields: [String] = []

    func run() throws {
        let catalogue = try common.openCatalogue()
        let actor = try common.actor(in: catalogue)
        let values = try FieldArguments.values(fields)
        try catalogue.change("\(Named.command) add", by: actor, dryRun: trial.dryRun) { session in
            _ = try session.create(Named.entity, code: code, values)
        }
        common.output.talk(trial.dryRun ? "record.would_be_added" : "record.added", ["code": .text(code)])
    }
}

/// `jarchi NOUN edit CODE field=value…`
struct EditRecord<Named: Noun>: ParsableCommand {
    static var configuration: CommandConfiguration { .told("edit", key: "edit", subcommands: []) }

    @OptionGroup var common: CommonOptions
    @OptionGroup var trial: DryRunOption
    @Argument(help: told("code")) var code: String
    @Argument(help: told("fields")) var fields: [String]

    func run() throws {
        let catalogue = try common.openCatalogue()
        let actor = try common.actor(in: catalogue)
        let values = try FieldArguments.values(fields)
        let isChanged = try catalogue.change("\(Named.command) edit", by: actor, dryRun: trial.dryRun) { session in
            try session.update(Named.entity, code: code, values)
        }
        let key = isChanged ? (trial.dryRun ? "record.would_be_changed" : "record.changed") : "record.unchanged"
        common.output.talk(key, ["code": .text(code)])
    }
}

/// `field=value` as typed.
enum FieldArguments {
    static func values(_ arguments: [String]) throws -> [String: String] {
        var values: [String: String] = [:]
        for argument in arguments {
            guard let equals = argument.firstIndex(of: "="), equals != argument.startIndex else {
                throw PlainProblem("value.field", ["value": .text(argument)], category: .usage)
            }
            values[String(argument[..<equals])] = String(argument[argument.index(after: equals)...])
        }
        return values
    }
}

/// A record in words and for programs.
enum RecordText {
    static func row(_ record: Snapshot, of entity: EntityDescription) -> Listing.Row {
        var shown = record.fields.mapValues { $0 }
        for field in entity.fields { shown[field.name] = shown[field.name].map { self.shown($0, field) } }
        shown["code"] = record.code
        return Listing.Row(shown: shown, json: json(record, of: entity))
    }

    static func json(_ record: Snapshot, of entity: EntityDescription) -> [(String, JSONValue)] {
        [("code", .text(record.code))]
            + entity.fields.map { field in (field.name, record.fields[field.name].map { value($0, field) } ?? .null) }
    }

    /// Field by field, the empty ones left out.
    static func sheet(_ record: Snapshot, of entity: EntityDescription) -> String {
        ([record.code]
            + entity.fields.compactMap { field in
                record.fields[field.name].map { "  \(Interface.text("column." + field.name)): \(shown($0, field))" }
            }).joined(separator: "\n")
    }

    private static func shown(_ text: String, _ field: Field) -> String {
        switch field.form {
        case .day: return Day(text).map { Interface.text("value.day_shown", ["day": .day($0)]) } ?? text
        case .names:
            let names = CanonicalJSON.read(text) ?? [:]
            return names[Interface.wording.language.rawValue] ?? names["ru"] ?? names.values.first ?? ""
        case .flag: return Interface.text("flag." + text)
        default: return text
        }
    }

    private static func value(_ text: String, _ field: Field) -> JSONValue {
        switch field.form {
        case .flag: .flag(text == "yes")
        case .whole: .number(Int64(text) ?? 0)
        case .words, .links: .list(text.split(separator: " ").map { .text(String($0)) })
        case .names:
            .object((CanonicalJSON.read(text) ?? [:]).sorted { $0.key < $1.key }.map { ($0.key, .text($0.value)) })
        default: .text(text)
        }
    }
}
