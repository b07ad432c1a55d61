import Campaign
import Testing

@testable import AiringLogs

@Suite struct ReconcilerTests {
    static let spots = [
        Spot(item: "A", kind: "video_spot", language: "ru", seconds: 30, codes: [], titles: []),
        Spot(item: "A", kind: "video_spot", language: "ky", seconds: 30, codes: [], titles: []),
        Spot(item: "A", kind: "video_spot", language: "ru", revision: 2, seconds: 30, codes: [], titles: []),
        Spot(item: "B", kind: "video_spot", language: "ru", seconds: 20, codes: [], titles: []),
        Spot(item: "D", kind: "documentary", language: "ru", seconds: 1560, codes: [], titles: []),
    ]
    static let day = Day(ordinal: 13_400)

    static func slot(
        _ booking: String, _ from: String, _ until: String, spots: [Int] = [0], day: Day = day, channel: String = "К",
        isStopped: Bool = false, makesGood: String? = nil
    ) throws -> Slot {
        Slot(
            booking: booking, channel: channel, spots: spots, day: day,
            window: try LabelledLogs.clock(from)...LabelledLogs.clock(until), seconds: nil, isStopped: isStopped,
            makesGood: makesGood)
    }

    static func airing(
        _ id: Int, _ clock: String, spot: Int = 0, seconds: Double? = nil, day: Day = day, channel: String = "К",
        source: AiringSource = .stationLog, reference: String = "", form: AiringForm = .usual, second: Bool = true
    ) throws -> Airing {
        Airing(
            id: id, channel: channel,
            time: BroadcastTime(day: day, milliseconds: try LabelledLogs.clock(clock)), isSecondKnown: second,
            spot: spot, seconds: seconds, source: source, bookingReference: reference, form: form)
    }

    static func whole(_ days: ClosedRange<Day>, channel: String = "К", source: AiringSource = .stationLog)
        -> LogCoverage
    {
        let count = days.upperBound.ordinal - days.lowerBound.ordinal
        let times = (0...count).flatMap { number in
            [5, 28].map {
                BroadcastTime(day: days.lowerBound.adding(days: number), milliseconds: $0 * 3_600_000)
            }
        }
        return LogCoverage(channel: channel, source: source, times: times)
    }

    private func reconcile(
        _ slots: [Slot], _ airings: [Airing], _ coverage: [LogCoverage]? = nil
    ) throws -> Reconciliation {
        try Reconciler.reconcile(
            slots: slots, airings: airings, spots: Self.spots,
            coverage: coverage ?? [Self.whole(Self.day...Self.day)])
    }

    @Test func tellsHowFarOutside() throws {
        let slots = [try Self.slot("1", "18:00", "20:00"), try Self.slot("2", "07:00", "09:00")]
        let result = try reconcile(slots, [try Self.airing(1, "20:02:41"), try Self.airing(2, "06:58:30")])
        #expect(result.slots.map(\.status) == [.outsideWindow, .outsideWindow])
        #expect(result.slots[0].deviations == [.outsideWindow(seconds: 161)])
        #expect(result.slots[1].deviations == [.outsideWindow(seconds: -90)])
        #expect(result.airings.map(\.slot) == [0, 1])
    }

    @Test(arguments: [("20:00:59", AiringStatus.aired), ("20:01:00", .outsideWindow), ("21:00:00", .outsideWindow)])
    func theLastMinuteBelongsToTheWindow(_ clock: String, _ status: AiringStatus) throws {
        let result = try reconcile([try Self.slot("1", "18:00", "20:00")], [try Self.airing(1, clock)])
        #expect(result.slots[0].status == status)
    }

    @Test func anHourOutsideIsAnExtraBesideAMissedBooking() throws {
        let result = try reconcile([try Self.slot("1", "18:00", "20:00")], [try Self.airing(1, "21:01")])
        #expect(result.slots[0].status == .missed && result.airings[0].status == .extra)
    }

    @Test func anotherItemNeverFulfils() throws {
        let result = try reconcile(
            [try Self.slot("1", "18:00", "20:00")], [try Self.airing(1, "18:30", spot: 3, reference: "1")])
        #expect(result.slots[0].status == .missed)
        #expect(result.airings[0].status == .extra && result.airings[0].namesOtherBooking)
    }

    @Test func isGloballyBestNotGreedy() throws {
        // The nearest pair first would leave the early booking alone.
        let slots = [try Self.slot("1", "18:00", "20:00"), try Self.slot("2", "20:00", "22:00")]
        let result = try reconcile(slots, [try Self.airing(1, "20:20"), try Self.airing(2, "21:00")])
        #expect(result.slots.map(\.airing) == [1, 2])
        #expect(result.slots.map(\.status) == [.outsideWindow, .aired])
    }

    @Test func languagesGoToTheirOwnBookings() throws {
        let slots = [try Self.slot("1", "18:00", "20:00"), try Self.slot("2", "18:00", "20:00", spots: [1])]
        let result = try reconcile(slots, [try Self.airing(1, "18:10", spot: 1), try Self.airing(2, "18:40")])
        #expect(result.slots.map(\.airing) == [2, 1])
        let wrong = try reconcile(slots, [try Self.airing(1, "18:10"), try Self.airing(2, "18:40")])
        #expect(wrong.slots.map(\.status) == [.aired, .wrongLanguage])
        #expect(wrong.slots[1].deviations == [.wrongLanguage(booked: ["ky"], aired: "ru")])
    }

    @Test func severalDeviationsAtOnce() throws {
        let result = try reconcile(
            [try Self.slot("1", "18:00", "20:00", spots: [1])], [try Self.airing(1, "20:05", seconds: 20)])
        #expect(result.slots[0].status == .wrongLanguage)
        #expect(result.slots[0].deviations.count == 3)
        #expect(result.slots[0].deviations.contains(.short(seconds: 10)))
    }

    @Test func versionsAndRotations() throws {
        let old = try reconcile([try Self.slot("1", "18:00", "20:00")], [try Self.airing(1, "18:30", spot: 2)])
        #expect(old.slots[0].status == .wrongVersion && old.slots[0].status.exportWord == "aired")
        let rotation = try reconcile(
            [try Self.slot("1", "18:00", "20:00", spots: [0, 3])], [try Self.airing(1, "18:30", spot: 3, seconds: 20)])
        #expect(rotation.slots[0].status == .aired)
    }

    @Test(arguments: [(30.0, AiringStatus.aired), (29.04, .aired), (28.9, .short), (0, .short), (.infinity, .aired)])
    func lengths(_ seconds: Double, _ status: AiringStatus) throws {
        let result = try reconcile(
            [try Self.slot("1", "18:00", "20:00")], [try Self.airing(1, "18:30", seconds: seconds)])
        #expect(result.slots[0].status == status)
    }

    @Test func stoppedBookings() throws {
        let stopped = try Self.slot("1", "18:00", "20:00", isStopped: true)
        let live = try Self.slot("2", "18:00", "20:00")
        #expect(try reconcile([stopped], []).slots[0].status == .stopped)
        #expect(try reconcile([stopped], [try Self.airing(1, "18:30")]).slots[0].status == .airedThoughStopped)
        let both = try reconcile([stopped, live], [try Self.airing(1, "18:30")])
        #expect(both.slots.map(\.status) == [.stopped, .aired])
    }

    @Test func theBookingNumberWins() throws {
        let slots = [try Self.slot("1", "18:00", "20:00"), try Self.slot("2", "18:00", "20:00")]
        let result = try reconcile(
            slots, [try Self.airing(1, "23:30", reference: "1"), try Self.airing(2, "18:10", reference: "2")])
        #expect(result.slots.map(\.airing) == [1, 2])
        #expect(result.slots[0].deviations == [.outsideWindow(seconds: 12_600)])
    }

    @Test func minutesAcrossTheBorderOfTheDay() throws {
        let next = Self.day.adding(days: 1)
        let slots = [
            try Self.slot("1", "27:00", "29:00"), try Self.slot("2", "05:00", "07:00", spots: [3], day: next),
        ]
        let airings = [try Self.airing(1, "05:04", day: next), try Self.airing(2, "28:55", spot: 3)]
        let result = try reconcile(slots, airings, [Self.whole(Self.day...next)])
        #expect(result.slots.map(\.airing) == [1, 2])
        #expect(result.slots[0].deviations == [.outsideWindow(seconds: 240), .otherDay(next)])
        let far = try reconcile(slots, [try Self.airing(1, "05:20", day: next)], [Self.whole(Self.day...next)])
        #expect(far.slots.map(\.status) == [.missed, .missed])
    }

    @Test func aMonitorIsAWitness() throws {
        let slots = [try Self.slot("1", "18:00", "20:00")]
        let airings = [
            try Self.airing(1, "18:30:40", source: .monitor), try Self.airing(2, "18:30:00"),
            try Self.airing(3, "18:31", source: .certificate, second: false),
        ]
        let coverage = [AiringSource.stationLog, .certificate, .monitor].map {
            Self.whole(Self.day...Self.day, source: $0)
        }
        let result = try reconcile(slots, airings, coverage)
        #expect(result.airings.map(\.role) == [.witness(of: 2), .airing, .witness(of: 2)])
        #expect(result.airings.map(\.status) == [.aired, .aired, .aired] && result.conflicts.isEmpty)
    }

    @Test func twoEqualLinesOfOneSourceAreTwoAirings() throws {
        let result = try reconcile(
            [try Self.slot("1", "18:00", "20:00")], [try Self.airing(7, "18:30"), try Self.airing(3, "18:30")])
        #expect(result.airings.map(\.status) == [.extra, .aired])
    }

    @Test func sourcesDisagree() throws {
        let slots = [try Self.slot("1", "18:00", "20:00")]
        let airings = [
            try Self.airing(1, "18:30:00", seconds: 30), try Self.airing(2, "19:30"),
            try Self.airing(3, "18:30:20", spot: 1, seconds: 20, source: .monitor),
        ]
        let coverage = [Self.whole(Self.day...Self.day), Self.whole(Self.day...Self.day, source: .monitor)]
        let result = try reconcile(slots, airings, coverage)
        #expect(
            result.conflicts == [
                .languagesDiffer(airing: 1, other: 3), .lengthsDiffer(airing: 1, other: 3, seconds: 10),
                .toldByOne(airing: 2, source: .stationLog, silent: .monitor),
            ])
        // A monitor that does not cover the day says nothing by its silence.
        #expect(try reconcile(slots, [airings[1]], [coverage[0]]).conflicts.isEmpty)
    }

    @Test func partsAreOneAiringAndTrailersNone() throws {
        let slots = [try Self.slot("1", "18:00", "19:00", spots: [4])]
        let airings = [
            try Self.airing(1, "17:58", spot: 4, seconds: 30), try Self.airing(2, "18:00", spot: 4, seconds: 780),
            try Self.airing(3, "18:18", spot: 4, seconds: 770), try Self.airing(4, "21:00", spot: 4, seconds: 1560),
            try Self.airing(5, "20:00", spot: 4, form: .trailer),
        ]
        let result = try reconcile(slots, airings)
        #expect(result.slots[0].airing == 2 && result.slots[0].status == .aired)
        #expect(result.airings.map(\.status) == [.trailer, .aired, .aired, .extra, .trailer])
        #expect(result.airings[2].role == .part(of: 2) && result.airings[1].seconds == 1550)
        let half = try reconcile(slots, [airings[1]])
        #expect(half.slots[0].deviations == [.short(seconds: 780)])
    }

    @Test func hostileInputIsToldNotTrapped() throws {
        let slot = try Self.slot("1", "18:00", "20:00")
        #expect(throws: ReconcilingProblem.unknownSpot(9)) {
            try reconcile([slot], [try Self.airing(1, "18:30", spot: 9)])
        }
        #expect(throws: ReconcilingProblem.repeatedAiring(1)) {
            try reconcile([slot], [try Self.airing(1, "18:30"), try Self.airing(1, "18:40")])
        }
        let many = [Slot](repeating: slot, count: Reconciler.mostBookingsADay + 1)
        #expect(throws: ReconcilingProblem.self) { try reconcile(many, []) }
        let odd = Airing(
            id: 1, channel: "К", time: try Self.airing(1, "18:30").time, spot: 0, probability: .nan, seconds: .nan)
        #expect(try reconcile([slot], [odd]).slots[0].status == .aired)
        let nothing = try Reconciler.reconcile(slots: [], airings: [], spots: [], coverage: [])
        #expect(nothing.slots.isEmpty && nothing.airings.isEmpty)
    }
}
