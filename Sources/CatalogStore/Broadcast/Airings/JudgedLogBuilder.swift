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
    private var parts: [JudgedLog.Part: Int32] = [:]
    /// For each station the part and the day of its last line.
    private var lastParts: [Int32]
    private var lastDays: [Int]
    private var days: [(key: JudgedLog.DayKey, cover: JudgedLog.DayCover)] = []
    private var placeOfDay: [JudgedLog.DayKey: Int] = [:]
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
        lastParts = Array(repeating: -1, count: stations.ids.count)
        lastDays = Array(repeating: -1, count: stations.ids.count)
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
        let number = keys.number(of: TitleKey(line), station: station)
        let written = write(line)
        judged.lines.append(
            JudgedLog.Line(
                part: part(sheet: line.sheet, place: line.place, station: station), row: Int32(clamping: line.row),
                kind: JudgedLogBuilder.number(of: line.kind), outcome: 0, knowsSecond: line.isSecondKnown,
                day: Int32(clamping: line.time.day.ordinal), start: Int32(clamping: line.time.milliseconds),
                duration: Int32(clamping: line.duration ?? -1), spelling: Int32(number), revision: 0, probability: -1,
                reason: -1, written: written))
        cover(line, station: station)
    }

    private static func number(of kind: LogLineKind) -> UInt8 {
        kind == .airing ? 0 : UInt8(LogLineKind.allCases.firstIndex(of: kind) ?? 0)
    }

    private mutating func part(sheet: String, place: Int, station: Int) -> Int32 {
        let last = lastParts[station]
        if last >= 0, judged.parts[Int(last)].place == place, judged.parts[Int(last)].sheet == sheet { return last }
        let part = JudgedLog.Part(sheet: sheet, place: place, channel: stations.ids[station])
        let number = parts[part] ?? Int32(judged.parts.count)
        if parts[part] == nil {
            parts[part] = number
            judged.parts.append(part)
        }
        lastParts[station] = number
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

    private mutating func cover(_ line: LogLine, station: Int) {
        guard line.kind != .scheduled else { return }
        let ordinal = Int32(clamping: line.time.day.ordinal)
        let start = Int32(clamping: line.time.milliseconds)
        var place = lastDays[station]
        if place < 0 || days[place].key.day != ordinal {
            let key = JudgedLog.DayKey(channel: stations.ids[station], day: ordinal)
            place = placeOfDay[key] ?? days.count
            if place == days.count {
                placeOfDay[key] = place
                days.append((key, JudgedLog.DayCover(first: start, last: start, lines: 0)))
            }
            lastDays[station] = place
        }
        days[place].cover.first = min(days[place].cover.first, start)
        days[place].cover.last = max(days[place].cover.last, start)
        days[place].cover.lines += 1
    }

    /// Judges every title and gives the log as it will be written.
    mutating func finish() -> JudgedLog {
        let decisions = keys.decisions(by: SpotMatcher(spots: spots.spots))
        var spellings = TextNumbers(bits: 12)
        var reasons = TextNumbers(bits: 12)
        let settled = decisions.decided.map { settle($0.key, $0.decision, &spellings, &reasons) }
        judged.reasons = reasons.texts
        var revisionOn: [RevisionDay: Int64] = [:]
        for place in judged.lines.indices {
            apply(settled[decisions.place(of: Int(judged.lines[place].spelling))], to: place, &revisionOn)
        }
        judged.days = Dictionary(uniqueKeysWithValues: days.map { ($0.key, $0.cover) })
        judged.rejected = rejectedRows.map { row in
            JudgedLog.Rejected(
                sheet: row.sheet, row: row.row, place: row.column, value: String(row.value.prefix(1000)),
                reason: ReasonText.encoded([MatchReason(row.reason.code, row.reason.values)]))
        }
        judged.periods = statedPeriods()
        judged.sort()
        defer { judged = JudgedLog() }
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
        _ key: TitleKey, _ decision: Decision, _ spellings: inout TextNumbers, _ reasons: inout TextNumbers
    ) -> Settled {
        let words = [key.title, key.code, key.languageAsWritten, key.context].joined(separator: "\u{1F}")
        let place = spellings.number(of: words)
        if place == judged.spellings.count {
            judged.spellings.append(
                JudgedLog.Spelling(
                    title: key.title, code: key.code, language: key.languageAsWritten, context: key.context,
                    folded: key.learnedKey))
        }
        let reason = reasons.number(of: ReasonText.encoded(decision.reasons))
        let outcome: LineOutcome =
            switch decision.outcome {
            case .accepted: .accepted
            case .ask: .ask
            case .notOurs: .notOurs
            }
        let variant = outcome == .notOurs ? 0 : decision.best.map { spots.variants[$0.spot] } ?? 0
        return Settled(
            spelling: Int32(place), outcome: outcome, variant: variant,
            codeRevision: spots.revision(ofCode: key.code, variant: variant),
            probability: decision.best.map { Int32(($0.probability * 1_000_000).rounded()) } ?? -1,
            reason: Int32(reason))
    }

    private mutating func apply(_ decision: Settled, to place: Int, _ revisionOn: inout [RevisionDay: Int64]) {
        let line = judged.lines[place]
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
        let revision =
            revisionOn[key]
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
