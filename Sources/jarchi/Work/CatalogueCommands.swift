import ArgumentParser
import Campaign
import CatalogStore

/// `jarchi init`
struct Initialise: AsyncParsableCommand {
    static var configuration: CommandConfiguration { .told("init", key: "init") }

    @OptionGroup var common: CommonOptions
    @Argument(help: told("folder")) var folder: String = "."
    @Option(help: told("from")) var from: String?
    @Option(help: told("office")) var office: String = ""
    @Flag(help: told("example")) var example = false

    func run() async throws {
        let catalogue = try Catalogue.create(
            CampaignFolder(path: folder),
            founding: Founding(
                office: office, isExample: example, account: Account.name, personName: Account.fullName),
            clock: LocalTime.clock, configurationFolder: Account.configurationFolder)
        common.output.talk("init.made", ["path": .text(folder)])
        guard let from else { return }
        let actor = try common.actor(in: catalogue)
        let plan = try catalogue.apply(folder: from, by: actor, dryRun: false)
        common.output.talk("apply.done", PlanText.counts(plan))
        if example {
            let count = try catalogue.applyExampleSignatures(folder: from, by: actor)
            common.output.talk("init.signed", ["n": .count(count)])
        }
        let probed = try await catalogue.probe()
        common.output.talk("media.probed", ["n": .count(probed)])
    }
}

/// `jarchi apply DIR`
struct Apply: AsyncParsableCommand {
    static var configuration: CommandConfiguration { .told("apply", key: "apply") }

    @OptionGroup var common: CommonOptions
    @OptionGroup var trial: DryRunOption
    @Argument(help: told("data")) var folder: String

    func run() async throws {
        let catalogue = try common.openCatalogue()
        let actor = try common.actor(in: catalogue)
        let plan = try catalogue.apply(folder: folder, by: actor, dryRun: trial.dryRun)
        if common.json {
            common.output.json(PlanText.json(plan))
        } else {
            for line in plan.lines { common.output.say(PlanText.line(line)) }
        }
        common.output.talk(trial.dryRun ? "apply.would_do" : "apply.done", PlanText.counts(plan))
        guard !trial.dryRun else { return }
        let probed = try await catalogue.probe()
        if probed > 0 { common.output.talk("media.probed", ["n": .count(probed)]) }
    }
}

/// A plan in words and for programs.
enum PlanText {
    static func counts(_ plan: ApplyPlan) -> [String: MessageValue] {
        [
            "created": .count(plan.count(.create)), "changed": .count(plan.count(.change)),
            "unchanged": .count(plan.count(.unchanged)), "conflicts": .count(plan.count(.conflict)),
        ]
    }

    static func line(_ line: ApplyPlan.Line) -> String {
        let mark = ["create": "+", "change": "~", "conflict": "!"][line.action.rawValue] ?? " "
        let head = "\(mark) \(Interface.text("entity." + line.entity)) \(line.code)"
        guard line.action != .create else { return head }
        let changes = line.changes.map {
            "    \(Interface.text("column." + $0.field)): \($0.old ?? "–") → \($0.new ?? "–")"
        }
        let label = line.action == .conflict ? [" (" + Interface.text("apply.left_alone") + ")"] : [""]
        return ([head + label[0]] + changes).joined(separator: "\n")
    }

    static func json(_ change: ApplyPlan.FieldChange) -> JSONValue {
        .object([("field", .text(change.field)), ("old", .optional(change.old)), ("new", .optional(change.new))])
    }

    static func json(_ line: ApplyPlan.Line) -> JSONValue {
        .object([
            ("action", .text(line.action.rawValue)), ("entity", .text(line.entity)), ("code", .text(line.code)),
            ("file", .text(line.place.file)), ("line", .count(line.place.line)),
            ("changes", .list(line.changes.map(json))),
        ])
    }

    static func json(_ plan: ApplyPlan) -> JSONValue {
        .object(
            ApplyPlan.Action.allCases.map { ($0.rawValue, .count(plan.count($0))) } + [
                (
                    "lines",
                    .list(
                        plan.lines.map(json))
                )
            ])
    }
}

/// `jarchi history CODE`
struct History: ParsableCommand {
    static var configuration: CommandConfiguration { .told("history", key: "history") }

    @OptionGroup var common: CommonOptions
    @Argument(help: told("code")) var code: String

    func run() throws {
        let catalogue = try common.openCatalogue()
        let entries = try catalogue.history(of: code)
        if common.json {
            common.output.json(.list(entries.map(HistoryText.json)))
        } else {
            for entry in entries { common.output.say(HistoryText.text(entry)) }
        }
    }
}

/// One change in words and for programs.
enum HistoryText {
    static func text(_ entry: HistoryEntry) -> String {
        let head = Interface.text(
            "history.entry",
            [
                "number": .number(entry.sequence), "instant": .instant(entry.recordedAt), "person": .text(entry.actor),
                "action": .text(entry.action), "entity": .text(entry.entity),
                "code": .text(entry.after?["code"] ?? entry.before?["code"] ?? ""),
            ])
        let changes = entry.changedFields.filter { $0 != "code" }.map { field in
            "    \(Interface.text("column." + field)): \(entry.before?[field] ?? "–") → \(entry.after?[field] ?? "–")"
        }
        return ([head] + changes).joined(separator: "\n")
    }

    static func json(_ entry: HistoryEntry) -> JSONValue {
        func fields(_ values: FieldValues?) -> JSONValue {
            values.map { .object($0.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value)) }) } ?? .null
        }
        return .object([
            ("seq", .number(entry.sequence)),
            ("recorded_at", .text(entry.recordedAt.iso8601(offsetSeconds: LocalTime.offsetSeconds(entry.recordedAt)))),
            ("actor", .text(entry.actor)), ("account", .text(entry.account)), ("action", .text(entry.action)),
            ("entity", .text(entry.entity)), ("before", fields(entry.before)), ("after", fields(entry.after)),
        ])
    }
}
