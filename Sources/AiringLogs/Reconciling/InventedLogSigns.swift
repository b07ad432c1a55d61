import Campaign

/// Looks for signs that a log was invented: each is a count with the probability that chance makes as many.
///
/// Honest logs show some of them too: an automation may start a break on the full minute, a clerk may write nominal
/// lengths. That is why they are questions.
package struct InventedLogSigns {
    /// Rarer than this is worth a question.
    package static let rare = 1e-6
    /// Fewer lines than this prove nothing.
    package static let fewestLines = 20
    /// «For weeks»: lines must span as many days.
    package static let fewestDays = 14
    private static let mostExamples = 10
    /// Items as long as this may be interrupted by breaks, so that spots lie inside them.
    private static let interruptible = 300.0
    /// Gaps within one break follow from the lengths.
    private static let longestBreakGap = 300_000
    /// How often a measured length differs from the nominal one, at least. An assumption: playout logs measured in
    /// frames differ in most lines.
    private static let differingLengths = 0.05

    private let spots: [Spot]
    private let tolerances: ReconcilingTolerances

    package init(spots: [Spot], tolerances: ReconcilingTolerances = .standard) {
        self.spots = spots
        self.tolerances = tolerances
    }

    /// - Parameter airings: lines of one or more logs; each channel and source is looked at for itself.
    package func signs(in airings: [Airing]) -> [LogSign] {
        let groups = Dictionary(grouping: airings.filter { spots.indices.contains($0.spot) }) {
            ChannelSource(channel: $0.channel, source: $0.source)
        }
        return groups.sorted { $0.key < $1.key }.flatMap { key, lines in
            let sorted = lines.sorted { ($0.time, $0.id) < ($1.time, $1.id) }
            let log = LogUnderQuestion(key: key, lines: sorted, precise: sorted.filter(\.isSecondKnown))
            return [
                fullMinutes(log), sameSecond(log), sameClockTime(log), nominalLengths(log), sameGaps(log),
                overlaps(log),
            ].compactMap { $0 }
        }
    }

    private func fullMinutes(_ log: LogUnderQuestion) -> LogSign? {
        let whole = log.precise.filter { $0.time.milliseconds % 60_000 == 0 }
        guard whole.count >= Self.fewestLines, whole.count * 10 >= log.precise.count * 9 else { return nil }
        let chance = ChanceTail.atLeast(whole.count, of: log.precise.count, each: 1.0 / 60)
        return sign(.everySpotOnFullMinute, log, whole, of: log.precise.count, chance)
    }

    private func sameSecond(_ log: LogUnderQuestion) -> LogSign? {
        guard log.days(log.precise) >= Self.fewestDays else { return nil }
        let bySecond = Dictionary(grouping: log.precise) { $0.time.milliseconds % 60_000 / 1000 }
        guard let (second, lines) = bySecond.max(by: { ($0.value.count, $1.key) < ($1.value.count, $0.key) }),
            second != 0, lines.count >= Self.fewestLines
        else { return nil }
        let chance = 60 * ChanceTail.atLeast(lines.count, of: log.precise.count, each: 1.0 / 60)
        return sign(.sameSecond, log, lines, of: log.precise.count, chance)
    }

    /// Chance makes as many pairs of equal times as pairs of lines over the seconds of the hours that the log uses.
    private func sameClockTime(_ log: LogUnderQuestion) -> LogSign? {
        let times = Dictionary(grouping: log.precise) { $0.time.milliseconds / 1000 }
        let lines = log.precise.filter { (times[$0.time.milliseconds / 1000]?.count ?? 0) > 1 }
        let repeated = times.values.map { Set($0.map(\.time.day)).count }
        guard log.days(lines) >= Self.fewestDays else { return nil }
        let pairs = repeated.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
        let hours = Set(log.precise.map { $0.time.milliseconds / 3_600_000 }).count
        let total = Double(log.precise.count)
        let mean = total * (total - 1) / 2 / Double(max(1, hours) * 3600)
        // Breaks cluster, so that chance makes more equal times than even spreading would.
        let chance = ChanceTail.atLeast(pairs, expecting: mean * 4)
        return sign(.sameClockTime, log, lines, of: log.precise.count, chance)
    }

    private func nominalLengths(_ log: LogUnderQuestion) -> LogSign? {
        let timed = log.lines.filter { $0.seconds != nil && spots[$0.spot].seconds != nil }
        guard log.days(timed) >= Self.fewestDays else { return nil }
        let equal = timed.filter { $0.seconds == spots[$0.spot].seconds }
        guard equal.count == timed.count else { return nil }
        let chance = ChanceTail.atLeast(equal.count, of: timed.count, each: 1 - Self.differingLengths)
        return sign(.lengthsAlwaysNominal, log, equal, of: timed.count, chance)
    }

    private func sameGaps(_ log: LogUnderQuestion) -> LogSign? {
        var gaps: [Int: [Airing]] = [:]
        var total = 0
        for (earlier, later) in zip(log.precise, log.precise.dropFirst()) where earlier.time.day == later.time.day {
            let gap = later.time.milliseconds - earlier.time.milliseconds
            guard gap > Self.longestBreakGap else { continue }
            total += 1
            gaps[gap / 1000, default: []].append(later)
        }
        guard let (_, lines) = gaps.max(by: { ($0.value.count, $1.key) < ($1.value.count, $0.key) }),
            lines.count >= Self.fewestLines / 2
        else { return nil }
        let chance = 3600 * ChanceTail.atLeast(lines.count, of: total, each: 1.0 / 600)
        return sign(.sameGaps, log, lines, of: total, chance)
    }

    private func overlaps(_ log: LogUnderQuestion) -> LogSign? {
        var clashing: [Airing] = []
        var latest: (airing: Airing, end: Int)?
        for airing in log.precise {
            guard let seconds = airing.seconds, seconds.isFinite, (0..<Self.interruptible).contains(seconds) else {
                continue
            }
            if let latest, airing.time.absolute + tolerances.overlap < latest.end { clashing.append(airing) }
            let end = airing.time.absolute + Int((seconds * 1000).rounded())
            if end > latest?.end ?? Int.min { latest = (airing, end) }
        }
        guard !clashing.isEmpty else { return nil }
        return sign(.impossibleOverlap, log, clashing, of: log.precise.count, nil)
    }

    private func sign(
        _ kind: LogSignKind, _ log: LogUnderQuestion, _ lines: [Airing], of total: Int, _ chance: Double?
    ) -> LogSign? {
        if let chance, chance > Self.rare { return nil }
        return LogSign(
            kind: kind, channel: log.key.channel, source: log.key.source, count: lines.count, total: total,
            probability: chance, examples: lines.prefix(Self.mostExamples).map(\.id))
    }
}

private struct ChannelSource: Hashable, Comparable {
    let channel: String
    let source: AiringSource

    static func < (left: ChannelSource, right: ChannelSource) -> Bool {
        (left.channel, left.source) < (right.channel, right.source)
    }
}

/// The lines of one channel and source by time, and those of them whose second is known.
private struct LogUnderQuestion {
    let key: ChannelSource
    let lines: [Airing]
    let precise: [Airing]

    /// From the first to the last day, both counted.
    func days(_ lines: [Airing]) -> Int {
        guard let first = lines.map(\.time.day).min(), let last = lines.map(\.time.day).max() else { return 0 }
        return last.ordinal - first.ordinal + 1
    }
}
