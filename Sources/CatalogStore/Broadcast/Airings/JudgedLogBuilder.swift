import AiringLogs
import Campaign

/// Gathers the lines of a log as they are read, and judges each distinct title once at the end.
struct JudgedLogBuilder {
    private let spots: SpotBook
    private let stations: StationBook
    /// The channel of lines that name none, or that name one that nobody knows.
    private let channel: Int?
    private var judged = JudgedLog()
    private var keys: TitleKeys
    private var keyTexts: [TitleKey] = []
    private var parts: [JudgedLog.Part: Int32] = [:]
    private var lastPart: (part: JudgedLog.Part, number: Int32)?
    private var tally = TotalsTally()
    private var periods: [StatedPeriod] = []
    private(set) var rejectedRows: [RejectedLine] = []
    private(set) var unknownChannels: [String: Int] = [:]
    private(set) var rejectedCount = 0

    /// Rejected rows kept to be shown; all are counted.
    static let mostRejectedKept = 100_000

    init(spots: SpotBook, stations: StationBook, channel: Int?) {
        self.spots = spots
        self.stations = stations
        self.channel = channel
        keys = TitleKeys(stations: stations.knowledge)
    }

    var totals: [TotalsCheck] { tally.checks }
    var lineCount: Int { judged.lines.count }

    mutating func take(_ event: LogEvent) throws {
        switch event {
        case .line(let line): try take(line)
        case .rejected(let row): reject(row)
        case .total(let total): tally.add(total)
        case .period(let period): periods.append(period)
        case .passedOver: break
        }
    }

    private mutating func reject(_ row: RejectedLine) {
        rejectedCount += 1
        guard rejectedRows.count < JudgedLogBuilder.mostRejectedKept else { return }
        rejectedRows.append(row)
    }

    private mutating func take(_ line: LogLine) throws {
        tally.add(line)
        guard let station = line.channel.flatMap(stations.place) ?? channel else {
            unknownChannels[line.channelAsWritten, default: 0] += 1
            let reason =
                line.channelAsWritten.isEmpty
                ? PlainProblem("airing.row.channel_needed")
                : PlainProblem("airing.row.channel", ["channel": .text(line.channelAsWritten)])
            var row = RejectedLine(row: line.row, reason: reason)
            row.sheet = line.sheet
            row.value = line.channelAsWritten
            return reject(row)
        }
        guard judged.lines.count < JudgedLog.mostLines else {
            throw LogRefusal("airing.log.too_many_lines", ["most": .count(JudgedLog.mostLines)])
        }
        let key = TitleKey(line)
        let number = keys.number(of: key, station: station)
        if number == keyTexts.count { keyTexts.append(key) }
        let written = write(line)
        judged.lines.append(
            JudgedLog.Line(
                part: part(sheet: line.sheet, place: line.place, channel: stations.ids[station]), row: Int32(clamping: line.row),
                kind: UInt8(LogLineKind.allCases.firstIndex(of: line.kind) ?? 0), outcome: 0,
                knowsSecond: line.isSecondKnown, day: Int32(clamping: line.time.day.ordinal),
                start: Int32(clamping: line.time.milliseconds), duration: Int32(clamping: line.duration ?? -1),
                spelling: Int32(number), revision: 0, probability: -1, reason: -1, written: written))
        cover(line, channel: stations.ids[station])
    }

    private mutating func part(sheet: String, place: Int, channel: Int64) -> Int32 {
        let part = JudgedLog.Part(sheet: sheet, place: place, channel: channel)
        if let lastPart, lastPart.part == part { return lastPart.number }
        let number = parts[part] ?? Int32(judged.parts.count)
        if parts[part] == nil {
            parts[part] = number
            judged.parts.append(part)
        }
        lastPart = (part, number)
        return number
    }

    private mutating func write(_ line: LogLine) -> Range<Int32> {
        let start = Int32(clamping: judged.written.count)
        judged.written.append(contentsOf: line.timeAsWritten.utf8)
        if !line.durationAsWritten.isEmpty {
            judged.written.append(0x7C)
            judged.written.append(contentsOf: line.durationAsWritten.utf8)
        }
        return start..<Int32(clamping: judged.written.count)
    }

    private mutating func cover(_ line: LogLine, channel: Int64) {
        guard line.kind != .scheduled else { return }
        let key = JudgedLog.DayKey(channel: channel, day: Int32(clamping: line.time.day.ordinal))
        let start = Int32(clamping: line.time.milliseconds)
        var day = judged.days[key] ?? JudgedLog.DayCover(first: start, last: start, lines: 0)
        day.first = min(day.first, start)
        day.last = max(day.last, start)
        day.lines += 1
        judged.days[key] = day
    }

    /// Judges every title and gives the log as it will be written.
    mutating func finish() -> JudgedLog {
        let decisions = keys.decisions(by: SpotMatcher(spots: spots.spots))
        var spellings: [JudgedLog.Spelling: Int32] = [:]
        var reasons: [String: Int32] = [:]
        var settled: [Settled] = []
        settled.reserveCapacity(decisions.count)
        for (key, decision) in zip(keyTexts, decisions) {
            settled.append(settle(key, decision, spellings: &spellings, reasons: &reasons))
        }
        var revisionOn: [RevisionDay: Int64] = [:]
        for place in judged.lines.indices { apply(settled, to: place, &revisionOn) }
        judged.rejected = rejectedRows.map { row in
            JudgedLog.Rejected(
                sheet: row.sheet, row: row.row, place: row.column, value: String(row.value.prefix(1000)),
                reason: ReasonText.encoded([MatchReason(row.reason.code, row.reason.values)]))
        }
        judged.periods = statedPeriods()
        judged.sort()
        return judged
    }

    private struct Settled {
        let spelling: Int32
        let outcome: LineOutcome
        let variant: Int64
        let codeRevision: Int64?
        let probability: Int32
        let reason: Int32
    }

    private struct RevisionDay: Hashable {
        let variant: Int64
        let day: Int32
    }

    private mutating func settle(
        _ key: TitleKey, _ decision: Decision, spellings: inout [JudgedLog.Spelling: Int32],
        reasons: inout [String: Int32]
    ) -> Settled {
        let spelling = JudgedLog.Spelling(
            title: key.title, code: key.code, language: key.languageAsWritten, context: key.context,
            folded: key.learnedKey)
        let place = spellings[spelling] ?? Int32(judged.spellings.count)
        if spellings[spelling] == nil {
            spellings[spelling] = place
            judged.spellings.append(spelling)
        }
        let said = ReasonText.encoded(decision.reasons)
        let reason = reasons[said] ?? Int32(judged.reasons.count)
        if reasons[said] == nil {
            reasons[said] = reason
            judged.reasons.append(said)
        }
        let outcome: LineOutcome =
            switch decision.outcome {
            case .accepted: .accepted
            case .ask: .ask
            case .notOurs: .notOurs
            }
        let variant = outcome == .notOurs ? 0 : decision.best.map { spots.variants[$0.spot] } ?? 0
        return Settled(
            spelling: place, outcome: outcome, variant: variant,
            codeRevision: spots.revision(ofCode: key.code, variant: variant),
            probability: decision.best.map { Int32(($0.probability * 1_000_000).rounded()) } ?? -1, reason: reason)
    }

    private mutating func apply(_ settled: [Settled], to place: Int, _ revisionOn: inout [RevisionDay: Int64]) {
        let line = judged.lines[place]
        let decision = settled[Int(line.spelling)]
        judged.lines[place].spelling = decision.spelling
        judged.lines[place].reason = decision.reason
        guard line.kind == 0 else {
            judged.lines[place].outcome = UInt8(LineOutcome.notOurs.rawValue)
            return
        }
        judged.lines[place].outcome = UInt8(decision.outcome.rawValue)
        judged.lines[place].probability = decision.probability
        guard decision.variant != 0 else { return }
        if let revision = decision.codeRevision {
            judged.lines[place].revision = revision
            return
        }
        let key = RevisionDay(variant: decision.variant, day: line.day)
        let revision = revisionOn[key]
            ?? spots.revisions.revision(of: decision.variant, on: Day(ordinal: Int(line.day)).description) ?? 0
        revisionOn[key] = revision
        judged.lines[place].revision = revision
    }

    /// What the paper states of each channel of it.
    private func statedPeriods() -> [Int64: JudgedLog.Period] {
        var stated: [Int64: JudgedLog.Period] = [:]
        for part in judged.parts where stated[part.channel] == nil {
            let name = stations.ids.firstIndex(of: part.channel).map { stations.channels[$0].name }
            let period = periods.first { $0.channel == name } ?? periods.first { $0.channel == nil }
            let checks = tally.checks.filter { $0.total.channel == nil || $0.total.channel == name }
            let totals = checks.isEmpty ? "none" : checks.allSatisfy(\.agrees) ? "agree" : "differ"
            guard period != nil || totals != "none" else { continue }
            stated[part.channel] = JudgedLog.Period(from: period?.from, until: period?.until, totals: totals)
        }
        return stated
    }
}
