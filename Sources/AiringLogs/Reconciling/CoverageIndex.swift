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

    func sources(_ channel: String) -> Set<AiringSource> { Set((logs[channel] ?? []).map(\.source)) }
}
