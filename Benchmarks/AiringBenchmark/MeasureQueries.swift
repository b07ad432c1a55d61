import Campaign
import CatalogStore
import Foundation

/// Asks a catalogue for airings per channel, spot and day, in several widths; the median of several times each.
func measureQueries(folder: String) throws {
    let clock = Clock(now: { Instant(milliseconds: 1_167_600_000_000) }, offsetSeconds: { _ in 6 * 3600 })
    let catalogue = try Catalogue.open(
        CampaignFolder(path: folder), clock: clock, configurationFolder: folder + "/configuration")
    func day(_ text: String) -> Day? { Day(text) }
    var channelMonth = AiringFilter()
    channelMonth.channel = "TV-07"
    channelMonth.days = DaySpan(from: day("2006-03-01"), until: day("2006-03-31"))
    var spotYear = AiringFilter()
    spotYear.item = "VSPOT-007"
    spotYear.channel = "TV-07"
    spotYear.days = DaySpan(from: day("2006-01-01"), until: day("2006-12-31"))
    var allDay = AiringFilter()
    allDay.days = DaySpan(from: day("2006-03-01"), until: day("2006-03-01"))
    var allWeek = AiringFilter()
    allWeek.days = DaySpan(from: day("2006-03-06"), until: day("2006-03-12"))
    var spotEver = AiringFilter()
    spotEver.item = "VSPOT-007"
    try measure("channel-month", catalogue, channelMonth)
    try measure("spot-channel-year", catalogue, spotYear)
    try measure("all-day", catalogue, allDay)
    try measure("all-week", catalogue, allWeek)
    try measure("spot-ever", catalogue, spotEver)
}

private func measure(_ name: String, _ catalogue: Catalogue, _ filter: AiringFilter) throws {
    var times: [Double] = []
    var rows = 0
    for _ in 0..<9 {
        let start = ContinuousClock.now
        rows = try catalogue.airingReport(filter, by: [.channel, .item, .day]).count
        times.append((ContinuousClock.now - start) / .milliseconds(1))
    }
    print(name, "rows", rows, "ms", times.sorted()[times.count / 2])
}
