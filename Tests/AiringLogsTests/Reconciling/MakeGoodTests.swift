import Campaign
import Testing

@testable import AiringLogs

@Suite struct MakeGoodTests {
    private static let day = ReconcilerTests.day

    private func propose(
        _ slots: [Slot], _ airings: [Airing], from: Day = day.adding(days: 2), flightEnd: Day? = day.adding(days: 9),
        dayparts: Dayparts = Dayparts([]), covered: Bool = true
    ) throws -> [MakeGoodProposal] {
        let coverage = covered ? [ReconcilerTests.whole(Self.day...Self.day.adding(days: 9))] : []
        let result = try Reconciler.reconcile(
            slots: slots, airings: airings, spots: ReconcilerTests.spots, coverage: coverage)
        return MakeGoodPlanner(
            slots: slots, airings: airings, spots: ReconcilerTests.spots,
            flightEnds: slots.map { _ in flightEnd }, dayparts: dayparts
        ).proposals(for: result, from: from)
    }

    @Test func aMissedBookingMovesToALaterDayOfItsWindow() throws {
        let slots = [
            try ReconcilerTests.slot("1", "18:00", "20:00"),
            try ReconcilerTests.slot("2", "18:00", "20:00", day: Self.day.adding(days: 2)),
        ]
        let proposals = try propose(Array(slots.prefix(1)), [])
        #expect(proposals.map(\.way) == [.newAiring(day: Self.day.adding(days: 2), window: slots[0].window)])
        #expect(proposals[0].reason == .missed && proposals[0].secondsOwed == 30)
        // Where the day holds a booking already, the next one is better; two debts do not fall on one day.
        let both = try propose(slots, []).map(\.way)
        #expect(
            both == [
                .newAiring(day: Self.day.adding(days: 3), window: slots[0].window),
                .newAiring(day: Self.day.adding(days: 4), window: slots[1].window),
            ])
    }

    @Test func anExtraIsAcceptedOnlyOnce() throws {
        let slots = [
            try ReconcilerTests.slot("1", "18:00", "20:00"), try ReconcilerTests.slot("2", "18:00", "20:00"),
        ]
        let extra = try ReconcilerTests.airing(5, "18:40", day: Self.day.adding(days: 1))
        let ways = try propose(slots, [extra]).map(\.way)
        #expect(ways.first == .acceptExtra(airing: 5, fit: .sameWindow))
        #expect(ways.last == .newAiring(day: Self.day.adding(days: 2), window: slots[0].window))
    }

    @Test func anExtraElsewhereNeedsTheSameDaypart() throws {
        let slots = [try ReconcilerTests.slot("1", "18:00", "20:00")]
        let extra = try ReconcilerTests.airing(5, "21:30")
        let prime = Dayparts([Daypart(name: "prime", hours: 18 * 3_600_000..<23 * 3_600_000)])
        #expect(
            try propose(slots, [extra], dayparts: prime).map(\.way) == [.acceptExtra(airing: 5, fit: .sameDaypart)])
        #expect(try propose(slots, [extra]).map(\.way).first?.code == "make_good.new_airing")
        // When the flight is over, any extra is better than none.
        let over = try propose(slots, [extra], flightEnd: Self.day)
        #expect(over.map(\.way) == [.acceptExtra(airing: 5, fit: .otherTime)])
        #expect(try propose(slots, [], flightEnd: Self.day).map(\.way) == [.noDayLeft])
    }

    @Test func onlyTheSpotItselfMakesGood() throws {
        let slots = [try ReconcilerTests.slot("1", "07:00", "08:00")]
        let others = [
            try ReconcilerTests.airing(5, "18:30", spot: 1), try ReconcilerTests.airing(6, "18:30", seconds: 10),
            try ReconcilerTests.airing(7, "18:30", day: Self.day.adding(days: -1)),
        ]
        #expect(try propose(slots, others, flightEnd: Self.day).map(\.way) == [.noDayLeft])
    }

    @Test func shortAndWrongLanguageAreOwedToo() throws {
        let slots = [
            try ReconcilerTests.slot("1", "07:00", "08:00"), try ReconcilerTests.slot("2", "18:00", "20:00"),
        ]
        let airings = [
            try ReconcilerTests.airing(1, "07:30", seconds: 18), try ReconcilerTests.airing(2, "18:30", spot: 1),
        ]
        let proposals = try propose(slots, airings)
        #expect(proposals.map(\.reason) == [.short, .wrongLanguage])
        #expect(proposals.map(\.secondsOwed) == [12, 30])
    }

    @Test func nothingIsProposedWithoutALogNorTwice() throws {
        let missed = try ReconcilerTests.slot("1", "18:00", "20:00")
        #expect(try propose([missed], [], covered: false).isEmpty)
        let made = try ReconcilerTests.slot(
            "1m", "18:00", "20:00", day: Self.day.adding(days: 3), makesGood: "1")
        let airing = try ReconcilerTests.airing(1, "18:30", day: Self.day.adding(days: 3))
        #expect(try propose([missed, made], [airing]).isEmpty)
        // The make-good was missed as well: it is owed, not the first booking once more.
        #expect(try propose([missed, made], []).map(\.slot) == [1])
    }
}
