import AiringLogs
import ArgumentParser
import Campaign
import CatalogStore
import Glibc
import Reporting
import Wording

extension AiringSource: ExpressibleByArgument {}

/// `jarchi airing import FILE…`
struct ImportAirings: ParsableCommand {
    static var configuration: CommandConfiguration { .told("import", key: "airing_import") }

    @OptionGroup var common: CommonOptions
    @OptionGroup var trial: DryRunOption
    @Option(help: told("log_channel")) var channel: String?
    @Option(help: told("log_source")) var source: AiringSource?
    @Option(help: told("log_scan")) var scan: String?
    @Flag(help: told("explain_log")) var explain = false
    @Flag(help: told("log_strict")) var strict = false
    @Flag(help: told("log_accept_difference")) var acceptDifference = false
    @Option(help: told("log_rejects")) var rejects: String?
    @Argument(help: told("logs")) var files: [String]

    func run() throws {
        let catalogue = try common.openCatalogue()
        let actor = try common.actor(in: catalogue)
        let context = try catalogue.readingContext(profiles: try catalogue.logProfiles())
        var options = AiringImportOptions()
        options.channel = channel
        options.source = source
        options.scan = scan
        options.isTrial = trial.dryRun
        options.isStrict = strict
        options.acceptsDifference = acceptDifference
        var refused = 0
        var reports: [AiringImportReport] = []
        let rejected = LogRejects(path: rejects ?? "airings.rej.csv")
        for source in try LogSources.expand(files, context: context) {
            do {
                let report = try take(source, into: catalogue, context, options, actor)
                reports.append(report)
                try tell(report, rejected)
            } catch let problem as any Problem {
                refused += 1
                Output.standardError(LogText.refusal(problem, file: source.fileName))
            }
        }
        try rejected.finish()
        if rejected.count > 0 { common.output.talk("airing.rejects_written", ["file": .text(rejected.path)]) }
        if reports.contains(where: { $0.ask > 0 && $0.state == .imported }) { common.output.talk("airing.review_next") }
        if common.json { common.output.json(.list(reports.map(ImportText.json))) }
        if refused > 0 { throw ExitCode(Ending.failure.rawValue) }
    }

    private func take(
        _ source: LogSource, into catalogue: Catalogue, _ context: ReadingContext, _ options: AiringImportOptions,
        _ actor: Actor
    ) throws -> AiringImportReport {
        if let typed = try TypedSheet(source) {
            return try typed.take(into: catalogue, context, options, actor)
        }
        let progress = ProgressLine(isShown: !common.quiet && isatty(STDERR_FILENO) == 1)
        defer { progress.clear() }
        return try catalogue.importAirings(source, context: context, options: options, by: actor) { lines in
            progress.show(Interface.text("airing.progress", ["file": .text(source.fileName), "n": .count(lines)]))
        }
    }

    private func tell(_ report: AiringImportReport, _ rejected: LogRejects) throws {
        if explain { Output.standardError(LogText.explanation(report.description, file: report.file)) }
        LogText.totals(report.totals, file: report.file).forEach(Output.standardError)
        try rejected.write(report.rejected, file: report.file)
        guard !common.json else { return }
        LogText.rejections(report.rejected, file: report.file, rejects: rejected.path).forEach(Output.standardError)
        common.output.say(ImportText.line(report, isTrial: trial.dryRun))
    }
}

/// A line on standard error that is written over again.
struct ProgressLine {
    let isShown: Bool

    func show(_ text: String) {
        guard isShown else { return }
        let line = "\r" + text + "\u{1B}[K"
        _ = line.withCString { write(STDERR_FILENO, $0, strlen($0)) }
    }

    func clear() {
        guard isShown else { return }
        _ = "\r\u{1B}[K".withCString { write(STDERR_FILENO, $0, strlen($0)) }
    }
}

/// What became of a file, in words and for programs.
enum ImportText {
    static func line(_ report: AiringImportReport, isTrial: Bool) -> String {
        let key =
            switch report.state {
            case .imported: isTrial ? "airing.would_import" : "airing.imported"
            case .known: "airing.known"
            case .held: "airing.held"
            case .empty: "airing.empty"
            }
        return Interface.text(
            key,
            [
                "file": .text(Printable.line(report.file)), "log": .text(report.log ?? "–"),
                "channels": .list(report.channels),
                "source": .text(Interface.wording.named(report.source.rawValue, in: "airing_source")),
                "span": .text(AiringParts.span(from: report.firstDay, until: report.lastDay, days: report.days)),
                "lines": .text(
                    AiringParts.lines(
                        ours: report.ours, ask: report.ask, others: report.others,
                        notAirings: report.notAirings.values.reduce(0, +), rejected: report.rejectedCount)),
                "airings": .text(AiringParts.airings(report.changes)), "rejected": .count(report.rejectedCount),
            ])
    }

    static func json(_ report: AiringImportReport) -> JSONValue {
        .object([
            ("file", .text(report.file)), ("state", .text(report.state.rawValue)), ("log", .optional(report.log)),
            ("source", .text(report.source.rawValue)), ("channels", .list(report.channels.map(JSONValue.text))),
            ("from", .optional(report.firstDay?.description)), ("until", .optional(report.lastDay?.description)),
            ("days", .count(report.days)), ("lines", .count(report.lines)), ("ours", .count(report.ours)),
            ("ask", .count(report.ask)), ("others", .count(report.others)),
            (
                "not_airings",
                .object(
                    report.notAirings.sorted { $0.key.rawValue < $1.key.rawValue }
                        .map { ($0.key.rawValue, .count($0.value)) })
            ),
            ("rejected", .count(report.rejectedCount)), ("new_airings", .count(report.changes.new)),
            ("further_witnesses", .count(report.changes.witnesses)), ("ended_airings", .count(report.changes.ended)),
        ])
    }
}
