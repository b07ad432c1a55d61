import AiringLogs
import Campaign
import Testing

@Suite struct ChannelClockTests {
    @Test func zonesOfTheirDate() throws {
        var almaty = try #require(ChannelClock(zone: "Asia/Almaty"))
        let before = BroadcastTime(day: try #require(Day("2024-02-28")), milliseconds: 12 * 3_600_000)
        let after = BroadcastTime(day: try #require(Day("2024-03-05")), milliseconds: 12 * 3_600_000)
        #expect(almaty.instant(of: before) == .instant(Instant(milliseconds: 1_709_100_000_000)))
        #expect(almaty.instant(of: after) == .instant(Instant(milliseconds: 1_709_622_000_000)))
    }

    @Test func theNightOfTheBroadcastDayIsTheNextMorning() throws {
        var bishkek = try #require(ChannelClock(zone: "Asia/Bishkek"))
        let night = BroadcastTime(day: try #require(Day("2006-11-01")), milliseconds: 25 * 3_600_000)
        #expect(bishkek.instant(of: night) == .instant(Instant(milliseconds: 1_162_407_600_000)))
        #expect(bishkek.time(at: Instant(milliseconds: 1_162_407_600_000)) == night)
    }

    @Test func clocksThatChange() throws {
        var moscow = try #require(ChannelClock(zone: "Europe/Moscow", dayStart: 0))
        let never = BroadcastTime(day: try #require(Day("2006-03-26")), milliseconds: 9_000_000)
        #expect(moscow.instant(of: never) == .never)
        let twice = BroadcastTime(day: try #require(Day("2006-10-29")), milliseconds: 9_000_000)
        guard case .twice(let first, let second) = moscow.instant(of: twice) else {
            Issue.record("not twice")
            return
        }
        #expect(second.milliseconds - first.milliseconds == 3_600_000)
    }

    @Test func thereAndBack() throws {
        var state: UInt64 = 4_242
        for zone in [
            "Asia/Bishkek", "Asia/Almaty", "Asia/Dushanbe", "Asia/Tashkent", "Europe/Moscow", "America/New_York",
        ] {
            var clock = try #require(ChannelClock(zone: zone))
            for _ in 0..<2_000 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let instant = Instant(milliseconds: Int64(state >> 20) % 1_800_000_000_000)
                let time = clock.time(at: instant)
                switch clock.instant(of: time) {
                case .instant(let back): #expect(back == instant, "\(zone)")
                case .twice(let first, let second): #expect(first == instant || second == instant, "\(zone)")
                case .never: Issue.record("\(zone) \(time) never was, seed 4242")
                }
            }
        }
    }

    @Test func unknownZones() {
        #expect(ChannelClock(zone: "Asia/Atlantis") == nil)
        #expect(ChannelClock(LogChannel(name: "x", zone: nil)) == nil)
    }
}
