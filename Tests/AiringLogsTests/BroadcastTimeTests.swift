import Campaign
import Testing

@testable import AiringLogs

@Suite struct BroadcastTimeTests {
    @Test func theNightBelongsToTheDayBefore() throws {
        let day = try #require(Day("2006-09-14"))
        let night = BroadcastTime(calendarDay: day, milliseconds: 5_483_000, dayStart: LogChannel.usualDayStart)
        #expect(night.day.description == "2006-09-13" && night.milliseconds == 91_883_000)
        #expect(night.calendarDay == day && night.clockMilliseconds == 5_483_000)
        let morning = BroadcastTime(
            calendarDay: day, milliseconds: LogChannel.usualDayStart, dayStart: LogChannel.usualDayStart)
        #expect(morning.day == day && night < morning)
    }
}
