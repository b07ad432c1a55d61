import Campaign

/// Reads a log once for what its dates mean, before any line is given out.
struct EvidencePass {
    private(set) var dates = DateEvidence()
    private(set) var lines = 0
    private(set) var otherRows = 0
    private(set) var emptyRows = 0
    private(set) var undated = 0
    private(set) var instants = 0
    /// Lines in UTC, whose channel's zone must be known.
    private(set) var needingZone = 0
    private(set) var channels: [String] = []
    private(set) var rejects = 0
    private var seenChannels: Set<String> = []
    private var days: [DateOrder: DayEvidence] = [.dayFirst: DayEvidence()]
    private static let mostChannels = 1_000
    /// Lines after which the reading may stop when the answer can hardly change.
    private static let enough = 20_000

    init(facts: SourceFacts, name: FileNameFacts) {
        dates.years = facts.years.union(name.years)
        dates.namedDays = name.days
        dates.namedMonths = name.months
    }

    mutating func read(_ reader: any RecordReader) throws {
        while let record = try reader.next() {
            switch record {
            case .line(let raw): add(raw)
            case .rejected: rejects += 1
            case .passed(let rows):
                if rows.reason == .blank { emptyRows += rows.rows.count } else { otherRows += 1 }
            case .total: otherRows += 1
            case .period(_, _, let from, let until, _):
                otherRows += 1
                if dates.periods.count < 100 { dates.periods.append((from, until)) }
            }
            if lines >= EvidencePass.enough, lines % 1_000 == 0, isSettled { return }
        }
    }

    private var isSettled: Bool {
        dates.isSettled && days.values.allSatisfy(\.isSettled) && instants == 0 || instants == lines
    }

    private mutating func add(_ raw: RawLine) {
        lines += 1
        if channels.last != raw.line.channelAsWritten, channels.count < EvidencePass.mostChannels,
            seenChannels.insert(raw.line.channelAsWritten).inserted
        {
            channels.append(raw.line.channelAsWritten)
        }
        if raw.instant != nil || raw.offsetSeconds != nil {
            instants += 1
            if raw.offsetSeconds ?? 0 == 0 { needingZone += 1 }
            return
        }
        guard let date = raw.date else {
            undated += 1
            return
        }
        dates.add(date)
        guard let clock = raw.clock, raw.line.kind != .scheduled || days.count == 1 else { return }
        if date.needsOrder, !date.isPointed, days.count == 1, let known = days[.dayFirst] {
            for order in DateOrder.allCases { days[order] = known }
        }
        for order in days.keys {
            days[order]?.add(channel: raw.line.channelAsWritten, date: date, clock: clock.milliseconds) { left, right in
                EvidencePass.isLater(left, right, order)
            }
        }
    }

    private static func isLater(_ left: WrittenDate, _ right: WrittenDate, _ order: DateOrder) -> Bool {
        guard let first = left.day(order, year: 2004), let second = right.day(order, year: 2004) else { return false }
        let distance = second.ordinal - first.ordinal
        // December before January where no year is written.
        return distance > 0 || distance < -300 && left.needsYear
    }

    func dayEvidence(_ order: DateOrder) -> DayEvidence { days[order] ?? days[.dayFirst] ?? DayEvidence() }
}
