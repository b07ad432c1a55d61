package import Campaign

/// Whether the totals that a log states agree with its lines.
package enum StatedTotals: String, Sendable {
    case none
    case agree
    case differ
}

/// Of which days one log speaks for one channel.
package struct LogCoverage: Sendable, Equatable {
    package let channel: String
    package let source: AiringSource
    /// The period that the log itself states; nil where it states none.
    package let statedPeriod: ClosedRange<Day>?
    package let totals: StatedTotals
    /// Whether it lists only what was ours, as a certificate does; then nothing need stand after our last spot.
    package let isOursOnly: Bool
    /// First and last line of each broadcast day that has any, in milliseconds of that day.
    package let lines: [Day: ClosedRange<Int>]

    package init(
        channel: String, source: AiringSource, statedPeriod: ClosedRange<Day>? = nil, totals: StatedTotals = .none,
        isOursOnly: Bool = false, times: some Sequence<BroadcastTime>
    ) {
        self.channel = channel
        self.source = source
        self.statedPeriod = statedPeriod
        self.totals = totals
        self.isOursOnly = isOursOnly
        var lines: [Day: ClosedRange<Int>] = [:]
        for time in times {
            let old = lines[time.day] ?? time.milliseconds...time.milliseconds
            lines[time.day] = min(old.lowerBound, time.milliseconds)...max(old.upperBound, time.milliseconds)
        }
        self.lines = lines
    }
}

/// What a log knows of a part of a broadcast day.
package enum DayCoverage: String, Sendable, Comparable {
    /// The log does not speak of it.
    case outside
    /// The log begins or ends within this day, on the wrong side of the part asked for.
    case cutOff = "cut_off"
    /// Inside the period, but without any line: a question, not a proof.
    case silent
    case covered

    package static func < (left: DayCoverage, right: DayCoverage) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .outside: 0
        case .cutOff: 1
        case .silent: 2
        case .covered: 3
        }
    }
}
