/// A month of the campaign, counted from 1: reports and plans speak of «month 14».
package struct CampaignMonth: Sendable, Hashable, Comparable {
    package let number: Int
    package let days: DaySpan

    /// The months of a campaign, the first beginning on its first day, the last ending on its last day.
    package static func all(from start: Day, until end: Day) -> [CampaignMonth] {
        var months: [CampaignMonth] = []
        var first = start
        while first <= end {
            let next = start.adding(months: months.count + 1)
            let last = min(next.adding(days: -1), end)
            months.append(CampaignMonth(number: months.count + 1, days: DaySpan(from: first, until: last)))
            first = next
        }
        return months
    }

    package static func < (left: CampaignMonth, right: CampaignMonth) -> Bool { left.number < right.number }
}
