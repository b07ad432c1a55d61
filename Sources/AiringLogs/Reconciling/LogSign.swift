package import Campaign

/// What made somebody ask whether a log was written by hand instead of by the automation.
package enum LogSignKind: String, Sendable, CaseIterable {
    case everySpotOnFullMinute = "full_minute"
    case impossibleOverlap = "overlap"
    /// One second of the minute, other than zero, over weeks.
    case sameSecond = "same_second"
    /// The same time of day to the second, on many days.
    case sameClockTime = "same_clock_time"
    case lengthsAlwaysNominal = "lengths_nominal"
    case sameGaps = "same_gaps"
}

/// A question to a station about one channel's lines of one source; never a verdict.
package struct LogSign: Sendable, Equatable {
    package let kind: LogSignKind
    package let channel: String
    package let source: AiringSource
    /// How many lines, pairs or gaps show it.
    package let count: Int
    /// Out of how many.
    package let total: Int
    /// How probable at least so many would be by chance; nil where it cannot happen at all.
    package let probability: Double?
    /// Some of the lines, to look at.
    package let examples: [Int]

    package var code: String { "log_sign." + kind.rawValue }

    package var values: [String: MessageValue] {
        ["channel": .text(channel), "count": .count(count), "total": .count(total)]
    }
}
