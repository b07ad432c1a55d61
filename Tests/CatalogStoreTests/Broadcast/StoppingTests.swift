import Campaign
import CatalogStore
import TestSupport
import Testing

@Suite struct StoppingTests {
    /// A booking of VSPOT-001/ky on the weekdays of October 2006: 22 slots, and one of VSPOT-001/ru.
    private func prepared() throws -> FreshCatalogue {
        let fresh = try FreshCatalogue()
        try fresh.addBookableSpot()
        try fresh.book()
        try fresh.book("B-0002", ["variants": "VSPOT-001/ru"])
        return fresh
    }

    @discardableResult
    private func stop(
        _ fresh: FreshCatalogue, _ booking: String = "B-0001", from: String? = nil, until: String? = nil,
        on: String = "2006-10-15"
    ) throws -> [String] {
        try fresh.catalogue.change("booking stop", by: fresh.actor) {
            try $0.stop(
                StopRequest(
                    booking: booking, reason: "молчит",
                    days: DaySpan(from: from.map(FreshCatalogue.day), until: until.map(FreshCatalogue.day))),
                on: FreshCatalogue.day(on))
        }
    }

    private func fallen(_ fresh: FreshCatalogue, on day: String) throws -> [FallenBooking] {
        try fresh.catalogue.morningPage(on: FreshCatalogue.day(day)).fallenBookings
    }

    private func withdraw(_ fresh: FreshCatalogue, on day: String = "2006-10-16") throws {
        try fresh.catalogue.change("test", by: fresh.actor) {
            try $0.withdraw("VSPOT-001/ky/1", reason: "ошибка", on: FreshCatalogue.day(day))
        }
    }

    @Test func onlyOpenSlotsOfTheDaysAreStoppedOnce() throws {
        let fresh = try prepared()
        #expect(try stop(fresh, from: "2006-10-30", until: "2006-10-30") == ["B-0001/2006-10-30/1"])
        #expect(try stop(fresh, from: "2006-10-27").count == 2, "the 30th was stopped before")
        #expect(throws: PlainProblem.self) { try stop(fresh, from: "2006-10-27") }
        #expect(throws: FieldProblem.self) { try stop(fresh, "B-0099") }
        let slots = try fresh.catalogue.slots(booking: "b-0001")
        #expect(slots.filter(\.isStopped).map(\.day.description) == ["2006-10-27", "2006-10-30", "2006-10-31"])
        #expect(try fresh.catalogue.slots(booking: "B-0002").allSatisfy { $0.state == .open })
        #expect(try fresh.findings().isEmpty)
    }

    @Test func whatFellIsToStopUntilSomebodyActed() throws {
        let fresh = try prepared()
        #expect(try fallen(fresh, on: "2006-10-20").isEmpty)
        try withdraw(fresh)
        let found = try fallen(fresh, on: "2006-10-20")
        #expect(found.map(\.booking) == ["B-0001"])
        #expect(found.map(\.ahead) == [8] && found.map(\.passed) == [4])
        #expect(found.map(\.reason.code) == ["booking.withdrawn"] && found.map(\.isSuperseded) == [false])
        #expect(try fallen(fresh, on: "2006-10-15").isEmpty, "it was in order then")
        #expect(try fallen(fresh, on: "2007-05-01").map(\.passed) == [12], "nobody acted")
        let states = try fresh.catalogue.slots(booking: "B-0001", asOf: FreshCatalogue.day("2006-10-20"))
            .map(\.state)
        #expect(states.filter { $0 == .open }.count == 10 && states.filter { $0 == .toStop }.count == 12)
        try stop(fresh, from: "2006-10-16")
        #expect(try fallen(fresh, on: "2006-10-20").isEmpty)
    }

    @Test func anEndedRightAndADeadContactStopBookings() throws {
        let fresh = try prepared()
        try fresh.add(
            Entities.right, "right", ["revision": "VSPOT-001/ru/1", "kind": "consent", "holder": "Айгуль"])
        try fresh.edit(Entities.right, "right", ["ended_on": "2006-10-25", "ended_reason": "отозвано"])
        let found = try fallen(fresh, on: "2006-10-10")
        #expect(found.map(\.booking) == ["B-0002"] && found.map(\.ahead) == [5], "the end is known ahead")
        #expect(found.first?.reason.code == "booking.right_ended")
    }

    @Test func aSupersededRevisionIsAskedAboutAndNotStopped() throws {
        let fresh = try prepared()
        try fresh.addSpotRevisions(["VSPOT-001/ky"], number: 2, made: "2006-08-01", approved: "2006-08-25")
        let found = try fallen(fresh, on: "2006-10-12")
        #expect(found.map(\.isSuperseded) == [true] && found.map(\.ahead) == [14] && found.map(\.passed) == [0])
        #expect(found.first?.reason.code == "booking.superseded")
        #expect(try fallen(fresh, on: "2006-11-01").isEmpty, "nothing is ahead")
        let slot = try fresh.catalogue.slots(days: DaySpan(from: FreshCatalogue.day("2006-10-31")), booking: "B-0001")
        #expect(slot.map(\.state) == [SlotState.superseded])
        try withdraw(fresh)
        #expect(try fallen(fresh, on: "2006-10-16").contains { !$0.isSuperseded && $0.ahead == 12 })
    }

    @Test func aRecallListsOpenBookingsAndClosingStopsThem() throws {
        let fresh = try prepared()
        try fresh.book("B-0003", ["from": "2006-09-04", "until": "2006-09-29"])
        let recall = try fresh.catalogue.change("recall", by: fresh.actor) {
            try $0.startRecall(
                .revision("VSPOT-001/ky/1"), cause: .textWrong, reason: "ошибка", on: FreshCatalogue.day("2006-10-16"))
        }
        let lines = try fresh.catalogue.recallLines(of: recall)
        #expect(lines.map(\.booking) == [nil, "B-0001"], "the one of September has aired")
        #expect(lines.map(\.openSlots) == [0, 12] && lines.map(\.channel) == [nil, "KTRK"])
        try fresh.catalogue.change("recall", by: fresh.actor) {
            try $0.closeRecallLine(
                recall + "/2", outcome: .stopped, note: "позвонили", on: FreshCatalogue.day("2006-10-17"))
        }
        #expect(try fresh.catalogue.slots(booking: "B-0001").count(where: \.isStopped) == 12)
        #expect(try fallen(fresh, on: "2006-10-18").isEmpty)
        #expect(try fresh.findings().isEmpty)
    }

    @Test func closingOtherwiseLeavesTheBookingToStop() throws {
        let fresh = try prepared()
        let recall = try fresh.catalogue.change("recall", by: fresh.actor) {
            try $0.startRecall(
                .revision("VSPOT-001/ky/1"), cause: .textWrong, reason: "ошибка", on: FreshCatalogue.day("2006-10-16"))
        }
        try fresh.catalogue.change("recall", by: fresh.actor) {
            try $0.closeRecallLine(recall + "/2", outcome: .lost, note: nil, on: FreshCatalogue.day("2006-10-17"))
        }
        #expect(try fallen(fresh, on: "2006-10-18").map(\.booking) == ["B-0001"])
    }
}
