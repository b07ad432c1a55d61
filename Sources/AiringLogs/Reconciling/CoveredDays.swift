import Campaign

/// Tells for one log which windows it covers.
///
/// A stated period counts where the log also carries totals and they agree with its lines. Everything else counts
/// from the first to the last line, in whole days. The first and the last of these days are whole only where the log
/// begins as early, or runs as late, as on three in four of its other days. A log that breaks off in the middle of a
/// day covers of that day only the windows that had closed before its last line.
struct CoveredDays {
    /// With fewer days beside the edge nothing can be compared: then the day must begin before nine and end after
    /// eleven at night.
    static let comparableDays = 3
    static let usualMorning = 9 * 3_600_000
    static let usualNight = 23 * 3_600_000

    /// A gap of more days than this is a mistaken date; it is not asked about day by day to its end.
    static let longestGap = 400

    private let log: LogCoverage
    private let days: ClosedRange<Day>?
    private let isFirstWhole: Bool
    private let isLastWhole: Bool

    init(_ log: LogCoverage) {
        self.log = log
        guard let first = log.lines.keys.min(), let last = log.lines.keys.max() else {
            days = nil
            isFirstWhole = false
            isLastWhole = false
            return
        }
        days = first...last
        let others = log.lines.filter { $0.key != first && $0.key != last }.map(\.value)
        let starts = others.map(\.lowerBound).sorted()
        let ends = others.map(\.upperBound).sorted()
        var latestStart = Self.usualMorning
        var earliestEnd = Self.usualNight
        if others.count >= Self.comparableDays {
            latestStart = starts[starts.count - 1 - starts.count / 4]
            earliestEnd = ends[ends.count / 4]
        }
        isFirstWhole = (log.lines[first]?.lowerBound).map { $0 <= latestStart } ?? false
        isLastWhole = (log.lines[last]?.upperBound).map { $0 >= earliestEnd } ?? false
    }

    var channel: String { log.channel }
    var source: AiringSource { log.source }

    /// Days between the lines of a log that lists everything: something must have aired on them. A log of ours only may
    /// have had nothing to list.
    func silentDays() -> [Day] {
        if log.isOursOnly { return [] }
        let days = log.lines.keys.sorted()
        return zip(days, days.dropFirst()).flatMap { earlier, later in
            let gap = min(later.ordinal - earlier.ordinal - 1, Self.longestGap)
            return (0..<max(0, gap)).map { earlier.adding(days: $0 + 1) }
        }
    }

    func coverage(of day: Day, window: ClosedRange<Int>) -> DayCoverage {
        if log.totals == .agree, let period = log.statedPeriod, period.contains(day) {
            return log.lines[day] == nil ? .silent : .covered
        }
        guard let days, days.contains(day) else { return .outside }
        guard let lines = log.lines[day] else { return .silent }
        let isOpenAtStart = day == days.lowerBound && !isFirstWhole && window.lowerBound < lines.lowerBound
        let isOpenAtEnd = day == days.upperBound && !isLastWhole && window.upperBound > lines.upperBound
        return isOpenAtStart || isOpenAtEnd ? .cutOff : .covered
    }
}
