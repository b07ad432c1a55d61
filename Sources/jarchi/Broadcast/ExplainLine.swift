import AiringLogs
import ArgumentParser
import Campaign
import CatalogStore
import Wording

/// `jarchi airing explain LOG-001 17`
struct ExplainLine: ParsableCommand {
    static var configuration: CommandConfiguration { .told("explain", key: "airing_explain") }

    @OptionGroup var common: CommonOptions
    @Argument(help: told("log_code")) var log: String
    @Argument(help: told("log_row")) var row: Int
    @Option(help: told("log_sheet")) var sheet: String?

    func run() throws {
        let accounts = try common.openCatalogue().lineAccounts(log: log, row: row, sheet: sheet)
        if common.json { return common.output.json(.list(accounts.map(json))) }
        for account in accounts { show(account) }
    }

    private func show(_ account: LineAccount) {
        let place = account.sheet.isEmpty ? String(account.row) : account.sheet + ":" + String(account.row)
        common.output.say(
            Interface.text(
                "airing.line",
                [
                    "file": .text(account.file), "place": .text(place), "digest": .text(account.digest),
                    "written": .text(Printable.line(account.written)), "title": .text(Printable.line(account.title)),
                    "channel": .text(account.channel), "day": .day(account.time.day),
                    "time": .text(AiringText.clock(account.time.milliseconds, isSecondKnown: account.isSecondKnown)),
                ]))
        common.output.say(decision(account))
        for reason in account.reasons { common.output.say("  " + Interface.text(reason.code, reason.values)) }
        common.output.say(Interface.text(standing(account)))
    }

    private func decision(_ account: LineAccount) -> String {
        if let decision = account.decision {
            return Interface.text(
                "airing.line_decided",
                [
                    "code": .text(decision.code), "person": .text(decision.person), "on": .day(decision.decidedOn),
                    "meaning": .text(decision.variant ?? Interface.text("airing.not_ours")),
                ])
        }
        guard account.kind == .airing else {
            return Interface.text("airing.line_kind", ["kind": .text(account.kind.rawValue)])
        }
        let values: [String: MessageValue] = [
            "revision": .text(account.revision ?? ""),
            "probability": .text(AiringText.probability(account.probability ?? 0)),
        ]
        let isUnguessed = account.outcome == .ask && account.revision == nil
        return Interface.text("airing.line_outcome_\(account.outcome.rawValue)" + (isUnguessed ? "_none" : ""), values)
    }

    private func standing(_ account: LineAccount) -> String {
        account.isAiring ? "airing.line_airing" : account.isWitness ? "airing.line_witness" : "airing.line_nothing"
    }

    private func json(_ account: LineAccount) -> JSONValue {
        .object([
            ("log", .text(account.log)), ("source_file", .text(account.file)), ("sha256", .text(account.digest)),
            ("source_sheet", .text(account.sheet)), ("source_row", .count(account.row)),
            ("channel", .text(account.channel)), ("kind", .text(account.kind.rawValue)),
            ("broadcast_date", .text(account.time.day.description)),
            ("start_local", .text(AiringText.local(account.time, isSecondKnown: account.isSecondKnown))),
            ("title_as_written", .text(account.title)), ("code", .text(account.code)),
            ("written", .text(account.written)), ("outcome", .count(account.outcome.rawValue)),
            ("revision", .optional(account.revision)),
            ("probability", account.probability.map(JSONValue.decimal) ?? .null),
            ("why", .list(account.reasons.map { .text(Interface.text($0.code, $0.values)) })),
            ("decided_by", .optional(account.decision?.code)), ("is_airing", .flag(account.isAiring)),
            ("is_witness", .flag(account.isWitness)),
        ])
    }
}
