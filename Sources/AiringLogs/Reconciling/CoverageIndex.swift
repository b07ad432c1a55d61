import Campaign

/// All logs together: what they cover of a channel's day.
struct CoverageIndex {
    private let logs: [String: [CoveredDays]]

    init(_ coverage: [LogCoverage]) {
        logs = Dictionary(grouping: coverage.map(CoveredDays.init), by: \.channel)
    }

    /// The best that any log offers; of one source only, where one is named.
    func coverage(
        _ channel: String, _ day: Day, _ window: ClosedRange<Int>, source: AiringSource? = nil
    ) -> DayCoverage {
        var best = DayCoverage.outside
        for log in logs[channel] ?? [] where source == nil || log.source == source {
            best = max(best, log.coverage(of: day, window: window))
            if best == .covered { break }
        }
        return best
    }

    /// Days within a log that lists everything, of which neither it nor another log has a line.
    func silentDays() -> Set<ChannelDay> {
        var found: Set<ChannelDay> = []
        for (channel, list) in logs {
            for day in list.flatMap({ $0.silentDays() }) where coverage(channel, day, CoverageIndex.noon) != .covered {
                found.insert(ChannelDay(channel: channel, day: day))
            }
        }
        return found
    }

    private static let noon = 43_200_000...43_200_000

    func sources(_ channel: String) -> Set<AiringSource> { Set((logs[channel] ?? []).map(\.source)) }
}
