import AiringLogs
import ArgumentParser
import Campaign
import CatalogStore
import Wording

/// Which channel and broadcast days are meant.
struct AiringSpanOptions: ParsableArguments {
    @Option(help: told("airing_channel")) var channel: String?
    @Option(help: told("airing_from"), transform: typedDay) var from: Day?
    @Option(help: told("airing_to"), transform: typedDay) var to: Day?

    var days: DaySpan { DaySpan(from: from, until: to) }
}

/// Which airings are meant.
struct AiringFilterOptions: ParsableArguments {
    @OptionGroup var span: AiringSpanOptions
    @Option(help: told("airing_item")) var item: String?
    @Option(help: told("content_language")) var lang: String?

    var filter: AiringFilter {
        var filter = AiringFilter()
        filter.channel = span.channel
        filter.days = span.days
        filter.item = item
        filter.language = lang
        return filter
    }
}

/// `jarchi airing list`
struct ListAirings: ParsableCommand {
    static var configuration: CommandConfiguration { .told("list", key: "airing_list") }

    @OptionGroup var common: CommonOptions
    @OptionGroup var wanted: AiringFilterOptions
    @Option(help: told("limit")) var limit: Int?

    func run() throws {
        let catalogue = try common.openCatalogue()
        let airings = try catalogue.airings(wanted.filter, limit: limit)
        common.output.listing(
            Listing(
                columns: ["channel", "day", "time", "spot", "seconds", "title_as_written", "file", "row"],
                rows: airings.map(AiringRows.row)))
    }
}

enum AiringRows {
    static func row(_ airing: AiringRecord) -> Listing.Row {
        let clock = AiringText.clock(airing.time.milliseconds, isSecondKnown: airing.isSecondKnown)
        return Listing.Row(
            shown: [
                "channel": airing.channel, "day": RecordText.day(airing.time.day), "time": clock,
                "spot": airing.item + "/" + airing.language,
                "seconds": airing.seconds.map { AiringText.seconds(Int($0 * 1000)) } ?? "",
                "title_as_written": Printable.line(airing.title), "file": airing.file,
                "row": (airing.sheet.isEmpty ? "" : airing.sheet + ":") + String(airing.row),
            ],
            json: [
                ("channel", .text(airing.channel)), ("broadcast_date", .text(airing.time.day.description)),
                ("time", .text(clock)),
                ("start_local", .text(AiringText.local(airing.time, isSecondKnown: airing.isSecondKnown))),
                ("item", .text(airing.item)), ("language", .text(airing.language)),
                ("revision", .text(airing.revision)), ("seconds", airing.seconds.map(JSONValue.decimal) ?? .null),
                ("title_as_written", .text(airing.title)), ("log", .text(airing.log)),
                ("source_file", .text(airing.file)), ("source_sheet", .text(airing.sheet)),
                ("source_row", .count(airing.row)), ("witnesses", .count(airing.witnesses)),
            ])
    }
}

extension AiringDimension: ExpressibleByArgument {}

/// `jarchi airing report --by channel --by week`
struct ReportAirings: ParsableCommand {
    static var configuration: CommandConfiguration { .told("report", key: "airing_report") }

    @OptionGroup var common: CommonOptions
    @OptionGroup var wanted: AiringFilterOptions
    @Option(name: .customLong("by"), help: told("airing_by")) var dimensions: [AiringDimension] = []

    func run() throws {
        let catalogue = try common.openCatalogue()
        let by = dimensions.isEmpty ? [.channel, .item, .language] : dimensions
        let counts = try catalogue.airingReport(wanted.filter, by: by)
        let names = by.map(\.rawValue)
        common.output.listing(
            Listing(
                columns: names + ["airings", "seconds"],
                rows: counts.map { count in
                    let seconds = AiringText.seconds(Int(count.seconds * 1000))
                    let values = Array(zip(names, count.values))
                    let shown = values.map { ($0.0, Day($0.1).map(RecordText.day) ?? $0.1) }
                    return Listing.Row(
                        shown: Dictionary(
                            shown + [("airings", String(count.airings)), ("seconds", seconds)],
                            uniquingKeysWith: { first, _ in first }),
                        json: values.map { ($0.0, .text($0.1)) }
                            + [("airings", .count(count.airings)), ("seconds", .decimal(count.seconds))])
                }))
    }
}

/// `jarchi airing logs`
struct ListLogs: ParsableCommand {
    static var configuration: CommandConfiguration { .told("logs", key: "airing_logs") }

    @OptionGroup var common: CommonOptions

    func run() throws {
        let logs = try common.openCatalogue().airingLogs()
        common.output.listing(
            Listing(
                columns: ["code", "file", "source", "channels", "from", "until", "lines", "rejected", "taken_back"],
                rows: logs.map { log in
                    Listing.Row(
                        shown: [
                            "code": log.code, "file": log.file,
                            "source": Interface.wording.named(log.source.rawValue, in: "airing_source"),
                            "channels": log.channels.joined(separator: " "),
                            "from": log.firstDay.map(RecordText.day) ?? "",
                            "until": log.lastDay.map(RecordText.day) ?? "",
                            "lines": String(log.lines), "rejected": String(log.rejected),
                            "taken_back": log.isUndone ? "✓" : "",
                        ],
                        json: [
                            ("code", .text(log.code)), ("file", .text(log.file)),
                            ("source", .text(log.source.rawValue)),
                            ("channels", .list(log.channels.map(JSONValue.text))),
                            ("from", .optional(log.firstDay?.description)),
                            ("until", .optional(log.lastDay?.description)), ("lines", .count(log.lines)),
                            ("rejected", .count(log.rejected)), ("undone", .flag(log.isUndone)),
                        ])
                }))
    }
}

/// `jarchi airing undo LOG-0001 --reason …`
struct UndoLog: ParsableCommand {
    static var configuration: CommandConfiguration { .told("undo", key: "airing_undo") }

    @OptionGroup var common: CommonOptions
    @OptionGroup var trial: DryRunOption
    @Argument(help: told("log_code")) var log: String
    @Option(help: told("reason")) var reason: String

    func run() throws {
        let catalogue = try common.openCatalogue()
        let changes = try catalogue.undoLog(
            log, reason: reason, by: try common.actor(in: catalogue), dryRun: trial.dryRun)
        common.output.talk(
            trial.dryRun ? "airing.would_undo" : "airing.undone",
            ["log": .text(log.uppercased()), "n": .count(changes.ended), "again": .count(changes.new)])
    }
}

/// `jarchi airing export --csv`
struct ExportAirings: ParsableCommand {
    static var configuration: CommandConfiguration { .told("export", key: "airing_export") }

    @OptionGroup var common: CommonOptions
    @OptionGroup var span: AiringSpanOptions
    @Flag(help: told("csv")) var csv = false
    @Option(name: .customLong("output"), help: told("output_file")) var path: String?

    func run() throws {
        let catalogue = try common.openCatalogue()
        let sink = try TextSink(path: path)
        sink.write(ExchangeFormat.heading)
        var count = 0
        try catalogue.exportAirings(channel: span.channel, days: span.days) { cells in
            sink.write(ExchangeFormat.line(cells))
            count += 1
        }
        try sink.finish()
        common.output.talk("airing.exported", ["n": .count(count)])
    }
}
