import Campaign
import Testing

@Suite struct BroadcastClockTests {
    @Test(arguments: [
        ("20:00", "20:00"), ("7:05", "07:05"), ("25:30", "25:30"), ("20.00", "20:00"), ("07:00:30", "07:00:30"),
        ("00:00", "00:00"), ("48:00", "48:00"),
    ])
    func readsTimesOfTheBroadcastDay(_ typed: String, _ shown: String) {
        #expect(BroadcastClock(typed: typed)?.description == shown)
    }

    @Test(arguments: ["", "20", "20:60", "48:01", "49:00", "20:00:61", "aa:00", "20:00:", ":20", "-1:00", "2٠:00"])
    func refusesWhatIsNoTime(_ typed: String) { #expect(BroadcastClock(typed: typed) == nil) }

    @Test(arguments: [
        ("20:00–23:00", "20:00–23:00"), ("20.00 - 23.00", "20:00–23:00"), ("с 20:00 до 23:00", "20:00–23:00"),
        ("20-23", "20:00–23:00"), ("from 7:00 to 9:00", "07:00–09:00"), ("23:00–25:30", "23:00–25:30"),
        ("23:00–01:30", "23:00–25:30"), ("01:00-02:00", "25:00–26:00"), ("00:00–24:00", "05:00–29:00"),
        ("05:00-05:00", "05:00–29:00"),
    ])
    func readsWindows(_ typed: String, _ shown: String) throws {
        let ends = try #require(AirWindow.ends(typed: typed))
        let window = AirWindow(from: ends.from, until: ends.until, dayStart: .usualDayStart)
        #expect(window?.description == shown)
    }

    @Test(arguments: ["04:00–06:00", "23:00-30:00"])
    func aWindowStaysInsideItsBroadcastDay(_ typed: String) throws {
        let ends = try #require(AirWindow.ends(typed: typed))
        #expect(AirWindow(from: ends.from, until: ends.until, dayStart: .usualDayStart) == nil)
    }

    @Test(arguments: ["", "20:00", "вечер", "20:00–", "20:00–23:00–24:00", "20:00 foo–23:00"])
    func refusesWhatIsNoWindow(_ typed: String) { #expect(AirWindow.ends(typed: typed) == nil) }
}

@Suite struct DayMaskTests {
    @Test(
        arguments: [
            ("Пн-Пт", "1111100"), ("пн–пт", "1111100"), ("Пн - Пт", "1111100"), ("Вт, Чт", "0101000"),
            ("сб+вс", "0000011"),
            ("Mo-Fr", "1111100"), ("Mon, Wed, Fri", "1010100"), ("1-5", "1111100"), ("12345", nil),
            ("1,3,5", "1010100"),
            ("MTWTF--", "1111100"), ("ПВ-----", "1100000"), ("--11---", "0011000"), ("1234567", "1111111"),
            ("1111100", "1111100"), ("ежедневно", "1111111"), ("Ежедневно ", "1111111"), ("будни", "1111100"),
            ("выходные", "0000011"), ("Пт-Пн", "1000111"), ("понедельник, среда", "1010000"), ("дүйшөмбү", "1000000"),
            ("Дш-Жм", "1111100"), ("Дс-Жм", "1111100"), ("Du-Ju", "1111100"), ("воскр.", "0000001"), ("0000000", nil),
            ("", nil), ("абв", nil), ("8", nil), ("Пн-", nil), ("-", nil), ("MTWTFXX", nil), ("Пн-Пт-Вс", nil),
        ] as [(String, String?)])
    func readsDays(_ typed: String, _ mask: String?) { #expect(DayMask(typed: typed)?.description == mask) }

    @Test func knowsTheDaysOfTheWeek() {
        let monday = Day("2006-10-02") ?? Day(ordinal: 0)
        #expect((0..<7).map { DayMask.weekday(of: monday.adding(days: $0)) } == Array(0..<7))
        #expect(DayMask.weekday(of: Day(ordinal: -1)) == 2, "1969-12-31 was a Wednesday")
        #expect(DayMask(typed: "Пн")?.contains(monday) == true)
        #expect(DayMask(typed: "Пн")?.contains(monday.adding(days: 1)) == false)
    }
}
