import Campaign
import Testing

@testable import AiringLogs

@Suite struct AudienceFiguresTests {
    @Test func points() throws {
        let figures = AudienceFigures([
            try AiredAudience(rating: 5, targetRating: 6, seconds: 30),
            try AiredAudience(rating: 3, targetRating: 3.6, seconds: 10),
        ])
        #expect(figures.airings == 2 && figures.grossPoints == 8 && figures.targetPoints == 9.6)
        #expect(figures.reducedPoints == 9 && abs((figures.reducedTargetPoints ?? 0) - 10.8) < 1e-12)
        #expect(abs((figures.affinity ?? 0) - 120) < 1e-9)
        #expect(AudienceFigures.contacts(points: 8, people: 1_000_000) == 80_000)
        #expect(AudienceFigures.frequency(points: 80, reach: 0.4) == 2)
        #expect(AudienceFigures.frequency(points: 80, reach: 0) == nil)
    }

    @Test func costs() {
        let cost = Money(minorUnits: 100_000, currency: .kgs)
        #expect(AudienceFigures.costPerPoint(cost, points: 8) == Money(minorUnits: 12_500, currency: .kgs))
        #expect(AudienceFigures.costPerThousand(cost, contacts: 80_000) == Money(minorUnits: 1_250, currency: .kgs))
        #expect(AudienceFigures.costPerPoint(cost, points: 0) == nil)
        #expect(AudienceFigures.costPerPoint(cost, points: .nan) == nil)
    }

    @Test func aTargetRatingThatIsMissingIsNotZero() throws {
        let figures = AudienceFigures([
            try AiredAudience(rating: 5, targetRating: 6, seconds: 30), try AiredAudience(rating: 3, seconds: 10),
        ])
        #expect(figures.targetPoints == nil && figures.affinity == nil)
        #expect(AudienceFigures([]).targetPoints == nil && AudienceFigures([]).grossPoints == 0)
        #expect(throws: AudienceProblem.self) { try AiredAudience(rating: 101, seconds: 1) }
    }

    @Test func daypartsFollowTheBroadcastDay() throws {
        let friday = try #require(Day("2006-09-15"))
        let hour = 3_600_000
        let dayparts = Dayparts([
            Daypart(name: "prime", hours: 19 * hour..<22 * hour),
            Daypart(name: "night", hours: 23 * hour..<26 * hour),
            Daypart(name: "own prime", channel: "К", hours: 20 * hour..<23 * hour),
            Daypart(
                name: "weekend", days: DaySpan(from: friday),
                weekdays: [false, false, false, false, false, true, true], hours: 9 * hour..<12 * hour),
        ])
        func name(_ channel: String, _ day: Day, _ hours: Int) -> String? {
            dayparts.daypart(of: channel, at: BroadcastTime(day: day, milliseconds: hours * hour))?.name
        }
        #expect(name("К", friday, 25) == "night" && name("К", friday, 26) == nil)
        #expect(name("К", friday, 20) == "own prime" && name("Л", friday, 20) == "prime")
        #expect(name("К", friday, 10) == nil && name("К", friday.adding(days: 1), 10) == "weekend")
        #expect(name("К", friday.adding(days: -6), 10) == nil, "before it held")
    }
}
