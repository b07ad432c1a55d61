import ArgumentParser
import Campaign
import CatalogStore

/// `jarchi import …`
struct Imports: ParsableCommand {
    static var configuration: CommandConfiguration {
        .told("import", key: "import", subcommands: [ListImports.self, UndoImport.self, ListProfiles.self])
    }
}

/// `jarchi import list`
struct ListImports: ParsableCommand {
    static var configuration: CommandConfiguration { .told("list", key: "import_list") }

    @OptionGroup var common: CommonOptions

    func run() throws {
        let imports = try common.openCatalogue().imports()
        common.output.listing(
            Listing(
                columns: ["number", "recorded_at", "person", "import", "rows", "undone"],
                rows: imports.map { record in
                    Listing.Row(
                        shown: [
                            "number": String(record.number),
                            "recorded_at": Interface.text("import.moment", ["instant": .instant(record.recordedAt)]),
                            "person": record.actor, "import": record.action, "rows": String(record.rows),
                            "undone": record.undoneBy.map(String.init) ?? "",
                        ],
                        json: [
                            ("number", .number(record.number)),
                            (
                                "recorded_at",
                                .text(
                                    record.recordedAt.iso8601(
                                        offsetSeconds: LocalTime.offsetSeconds(record.recordedAt)))
                            ),
                            ("actor", .text(record.actor)), ("action", .text(record.action)),
                            ("rows", .count(record.rows)),
                            ("undone_by", record.undoneBy.map(JSONValue.number) ?? .null),
                        ])
                }))
    }
}

/// `jarchi import undo 57`
struct UndoImport: ParsableCommand {
    static var configuration: CommandConfiguration { .told("undo", key: "import_undo") }

    @OptionGroup var common: CommonOptions
    @OptionGroup var trial: DryRunOption
    @Argument(help: told("import_number")) var number: Int64

    func run() throws {
        let catalogue = try common.openCatalogue()
        let actor = try common.actor(in: catalogue)
        let plan = try catalogue.undoImport(number, by: actor, dryRun: trial.dryRun)
        if common.json {
            common.output.json(
                .object([
                    ("restored", .list(plan.restored.map(PlanText.json))),
                    ("left_alone", .list(plan.leftAlone.map(PlanText.json))),
                    ("staying", .list(plan.staying.map(JSONValue.text))),
                ]))
        } else {
            for line in plan.restored + plan.leftAlone { common.output.say(PlanText.line(line)) }
            if let log = plan.log {
                common.output.say(
                    Interface.text(
                        "airing.undone",
                        [
                            "log": .text(log.code), "n": .count(log.airings.ended), "again": .count(log.airings.new),
                        ]))
            }
            for code in plan.staying { common.output.say(Interface.text("import.stays", ["code": .text(code)])) }
        }
        common.output.talk(
            trial.dryRun ? "import.would_undo" : "import.undone",
            [
                "number": .number(number), "n": .count(plan.restored.count), "left": .count(plan.leftAlone.count),
                "staying": .count(plan.staying.count),
            ])
    }
}

/// `jarchi import profiles`
struct ListProfiles: ParsableCommand {
    static var configuration: CommandConfiguration { .told("profiles", key: "import_profiles") }

    @OptionGroup var common: CommonOptions

    func run() throws {
        let profiles = try common.openCatalogue().records(of: Entities.importProfile)
        common.output.listing(
            Listing(
                columns: ["code", "kind", "mapping"],
                rows: profiles.map { RecordText.row($0, of: Entities.importProfile) }))
    }
}
