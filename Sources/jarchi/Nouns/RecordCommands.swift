import ArgumentParser
import Campaign
import CatalogStore
import Wording

/// `jarchi NOUN list [word…]`
struct ListRecords<Named: Noun>: ParsableCommand {
    static var configuration: CommandConfiguration { .told("list", key: "list", of: Named.self) }

    @OptionGroup var common: CommonOptions
    @OptionGroup var on: DayOption
    @Argument(help: told("filter")) var words: [String] = []

    func run() throws {
        let catalogue = try common.openCatalogue()
        let records = try catalogue.records(of: Named.entity, matching: words, on: on.day)
        let rows = try Named.rows(records, in: catalogue)
        common.output.listing(Listing(columns: ["code"] + Named.columns, rows: rows))
    }
}

/// `jarchi NOUN add CODE field=value…`
struct AddRecord<Named: Noun>: ParsableCommand {
    static var configuration: CommandConfiguration { .told("add", key: "add", of: Named.self, fields: true) }

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
    static var configuration: CommandConfiguration { .told("edit", key: "edit", of: Named.self, fields: true) }

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
