import AiringLogs
import ArgumentParser
import Campaign
import Glibc
import Tabular
import Wording

/// `jarchi airing try --spots SPOTS.csv --plan PLAN.csv FILE…`
struct TryAirings: ParsableCommand {
    static var configuration: CommandConfiguration { .told("try", key: "airing_try") }

    @Option(help: told("spots")) var spots: String
    @Option(help: told("plan")) var plan: String?
    @Option(help: told("channels")) var channels: String?
    @Flag(help: told("csv")) var csv = false
    @Flag(help: told("explain_log")) var explain = false
    @Flag(name: [.short, .long], help: told("quiet")) var quiet = false
    @Argument(help: told("logs")) var files: [String]

    func run() throws {
        let tables = try TrialTables(spots: spots, plan: plan, channels: channels)
        let trial = LogTrial(tables: tables)
        let output = Output(isJSON: false, isQuiet: quiet)
        var refused = 0
        var logs: [ReadLog] = []
        for source in try LogSources.expand(files, context: trial.context) {
            do {
                logs.append(try ReadLog(source, context: trial.context))
            } catch let problem as any Problem {
                refused += 1
                Output.standardError(LogText.refusal(problem, file: source.fileName))
            }
        }
        let result = try trial.judge(logs)
        for (place, log) in logs.enumerated() {
            if explain { Output.standardError(LogText.explanation(log.description, file: log.name)) }
            LogText.rejections(log.rejected, file: log.name).forEach(Output.standardError)
            let own = result.lines.filter { $0.log == place }
            LogText.totals(log.totals, file: log.name).forEach(Output.standardError)
            output.talk("airing.file", LogText.counts(of: own, log))
        }
        if csv { write(result, trial, logs) } else { show(result, trial) }
        if refused > 0 { throw ExitCode(Ending.failure.rawValue) }
    }

    private func write(_ result: LogTrial.Result, _ trial: LogTrial, _ logs: [ReadLog]) {
        var rows = TrialRows(trial, logs)
        var text = CommaLines.line(TrialRows.columns)
        for line in result.lines { text += CommaLines.line(rows.row(line)) }
        for (place, outcome) in result.reconciliation.slots.enumerated() {
            if let row = rows.missed(place, outcome) { text += CommaLines.line(row) }
        }
        print(text, terminator: "")
    }

    /// For a person: what was booked against what aired, channel by channel.
    private func show(_ result: LogTrial.Result, _ trial: LogTrial) {
        let statuses: [AiringStatus] = [
            .aired, .outsideWindow, .short, .wrongLanguage, .missed, .noLogYet,
        ]
        let columns = ["channel", "booked"] + statuses.map { "status_" + $0.rawValue } + ["status_extra"]
        let extras = result.lines.filter { $0.outcome?.status == .extra && $0.outcome?.role == .airing }
        let channels = Set(trial.tables.slots.map(\.channel)).union(extras.map { ReadLog.channel(of: $0.line) })
        let rows = channels.sorted().map { channel in
            let slots = zip(trial.tables.slots, result.reconciliation.slots).filter { $0.0.channel == channel }
            let counts = statuses.map { status in slots.count { $0.1.status == status } }
            let extra = extras.count { ReadLog.channel(of: $0.line) == channel }
            return [channel, String(slots.count)] + counts.map(String.init) + [String(extra)]
        }
        let table = TextTable(columns.map { TextTable.Column(Interface.text("column." + $0)) }, rows: rows)
        print(table.rendered(width: Terminal.width, isStyled: Terminal.isStyled(STDOUT_FILENO)), terminator: "")
    }
}
