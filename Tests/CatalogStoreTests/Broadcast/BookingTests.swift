import Campaign
import CatalogStore
import GRDB
import TestSupport
import Testing

@Suite struct BookingTests {
    private func prepared() throws -> FreshCatalogue {
        let fresh = try FreshCatalogue()
        try fresh.addBookableSpot()
        return fresh
    }

    private func refusal(_ fresh: FreshCatalogue, _ fields: [String: String]) -> String? {
        do {
            try fresh.book("B-0009", fields)
            return nil
        } catch let problem as any Problem {
            return problem.code
        } catch {
            return "\(error)"
        }
    }

    @Test func aBookingIsUnfoldedIntoSlots() throws {
        let fresh = try prepared()
        #expect(try fresh.book("b-0001", ["until": "2006-10-13", "count": "2"]) == 20)
        let slots = try fresh.catalogue.slots(channel: "KTRK")
        #expect(slots.count == 20 && slots.map(\.code).first == "B-0001/2006-10-02/1")
        #expect(slots.map(\.number) == (0..<20).map { $0 % 2 + 1 })
        #expect(slots.allSatisfy { $0.window == 72_000_000...82_800_000 && $0.state == .open && $0.seconds == 30 })
        #expect(Set(slots.map { DayMask.weekday(of: $0.day) }) == [0, 1, 2, 3, 4])
    }

    @Test func variantsTakeTurnsInTheirOrder() throws {
        let fresh = try prepared()
        try fresh.addSpots(["VSPOT-002"], languages: ["ru"])
        let turn = ["VSPOT-001/ru", "VSPOT-002/ru", "VSPOT-001/ky"]
        try fresh.book("B-0001", ["variants": turn.joined(separator: ", "), "until": "2006-10-06", "count": "2"])
        let slots = try fresh.catalogue.slots()
        let aired = slots.compactMap { $0.variants.first?.revision }
        #expect(aired == (0..<10).map { turn[$0 % 3] + "/1" })
        #expect(slots.allSatisfy { Set($0.variants.map(\.revision)) == Set(turn.map { $0 + "/1" }) })
    }

    /// The window of the night belongs to the broadcast day on which it began.
    @Test func theDayMaskIsOfTheBroadcastDay() throws {
        let fresh = try prepared()
        try fresh.book("B-0001", ["days": "Пт", "window": "23:30–01:30", "until": "2006-10-15"])
        try fresh.book("B-0002", ["days": "Пт", "window": "01:00–02:00", "until": "2006-10-15"])
        let slots = try fresh.catalogue.slots()
        #expect(Set(slots.map(\.day.description)) == ["2006-10-06", "2006-10-13"])
        #expect(Set(slots.map { $0.window.lowerBound / 60_000 }) == [23 * 60 + 30, 25 * 60])
    }

    @Test func theNewestRevisionApprovedOnTheDayIsBooked() throws {
        let fresh = try prepared()
        try fresh.addSpotRevisions(["VSPOT-001/ky"], number: 2, made: "2006-08-01", approved: "2006-08-15")
        try fresh.book("B-0001", ["days": "daily", "from": "2006-08-13", "until": "2006-08-17"])
        #expect(try fresh.catalogue.slots().map { $0.variants.first?.number } == [1, 1, 2, 2, 2])
    }

    @Test func theFirstDayThatIsNotClearedIsNamed() throws {
        let fresh = try prepared()
        try fresh.addSpotRevisions(["VSPOT-001/ky"], number: 2, approved: nil)
        let error = #expect(throws: PlainProblem.self) {
            try fresh.book("B-0001", ["from": "2006-05-29", "until": "2006-06-30"])
        }
        #expect(error?.code == "booking.not_approved")
        #expect(error?.values["day"] == .day(FreshCatalogue.day("2006-05-29")))
        #expect(try fresh.catalogue.slots().isEmpty && fresh.catalogue.records(of: Entities.booking).isEmpty)
    }

    @Test func theReasonOfARefusalIsFound() throws {
        let fresh = try prepared()
        let right = ["revision": "VSPOT-001/ru/1", "kind": "consent", "holder": "Айгуль", "until": "2006-10-20"]
        try fresh.add(Entities.right, "VSPOT-001/ru/1/right", right)
        #expect(refusal(fresh, ["variants": "VSPOT-001/ru"]) == "booking.right_ended")
        try fresh.edit(
            Entities.revision, "VSPOT-001/ky/1", ["withdrawn_on": "2006-10-05", "withdrawn_reason": "ошибка"])
        #expect(refusal(fresh, [:]) == "booking.withdrawn")
        try fresh.add(Entities.variant, "VSPOT-001/tg", ["item": "VSPOT-001", "language": "tg"])
        #expect(refusal(fresh, ["variants": "VSPOT-001/tg"]) == "booking.planned")
    }

    @Test(
        arguments: [
            (["channel": "Марс"], "channel.unknown_name"), (["variants": "VSPOT-001/kk"], "record.unknown"),
            (["variants": "VSPOT-001"], "booking.variant_code"), (["variants": ""], "field.missing"),
            (["window": "вечером"], "booking.window"), (["window": "04:00-06:00"], "booking.window_outside_day"),
            (["window": ""], "field.missing"), (["from": "31.02.2006"], "field.invalid.day"),
            (["from": "2006-11-01"], "field.span"), (["until": "2016-11-01"], "booking.span"),
            (["days": "Пн", "from": "2006-10-03", "until": "2006-10-04"], "booking.no_days"),
            (["days": "абв"], "field.invalid.day_mask"), (["count": "0"], "field.invalid.whole"),
            (["count": "501"], "field.invalid.whole"), (["seconds": "полминуты"], "booking.seconds"),
            (["price": "100"], "field.missing"),
            (["price": "100", "currency": "KGS", "free": "да"], "booking.free_and_price"),
            (["flight": "FL-9"], "field.unknown_reference"), (["flight": "FL-1"], "booking.outside_flight"),
            (["make_good_of": "B-0001/2006-10-02/1"], "booking.make_good_count"), (["colour": "red"], "field.unknown"),
            (["channel": "KG-RADIO"], "booking.wrong_kind"), (["variants": "LEAF-001/ky"], "booking.wrong_kind"),
            (["channel": "HABAR"], "booking.not_here"),
        ] as [([String: String], String)])
    func whatCannotBeBookedIsRefusedWithItsReason(_ fields: [String: String], _ code: String) throws {
        let fresh = try prepared()
        try fresh.add(
            Entities.campaign, "CT",
            [
                "titles": "{\"ru\":\"x\"}", "from": "2006-04-01", "until": "2008-06-30", "currency": "USD",
                "countries": "KG", "home": "KG",
            ])
        try fresh.addLeaflet()
        try fresh.addChannel("KG-RADIO", name: "Радио", kind: "radio")
        try fresh.addChannel("HABAR", name: "Хабар", country: "KZ", zone: "Asia/Almaty")
        try fresh.add(Entities.flight, "FL-1", ["title": "x", "from": "2006-10-01", "until": "2006-10-20"])
        let before = try fresh.head()
        #expect(refusal(fresh, fields) == code)
        #expect(try fresh.head() == before)
    }

    @Test func aCountrysOwnEditionIsBookedOnItsChannels() throws {
        let fresh = try prepared()
        try fresh.addChannel("HABAR", name: "Хабар", country: "KZ", zone: "Asia/Almaty")
        try fresh.add(
            Entities.variant, "VSPOT-001/ru@KZ", ["item": "VSPOT-001", "language": "ru", "country": "KZ"])
        try fresh.addSpotRevisions(["VSPOT-001/ru@KZ"], approved: "2006-06-01")
        for (code, channel) in [("B-0001", "HABAR"), ("B-0002", "KTRK")] {
            try fresh.book(code, ["channel": channel, "variants": "", "item": "vspot-001", "language": "ru"])
        }
        #expect(try fresh.catalogue.slots(booking: "B-0001").first?.variants.first?.revision == "VSPOT-001/ru@KZ/1")
        #expect(try fresh.catalogue.slots(booking: "B-0001").first?.variants.first?.language == "ru")
        #expect(try fresh.catalogue.slots(booking: "B-0002").first?.variants.first?.revision == "VSPOT-001/ru/1")
    }

    @Test func aMakeGoodStandsForOneSlotOnce() throws {
        let fresh = try prepared()
        try fresh.book()
        let missed = "B-0001/2006-10-03/1"
        let good = ["date": "2006-11-01", "from": "", "until": "", "days": "", "make_good_of": missed]
        #expect(try fresh.book("B-0002", good) == 1)
        #expect(try fresh.catalogue.slots(booking: "B-0002").map(\.makesGood) == [missed])
        #expect(throws: CatalogueProblem.guarded("guard.made_good")) { try fresh.book("B-0003", good) }
        _ = try fresh.catalogue.change("test", by: fresh.actor) {
            try $0.stop(
                StopRequest(booking: "B-0002", reason: "x", days: .always), on: FreshCatalogue.day("2006-10-20"))
        }
        #expect(try fresh.book("B-0003", good) == 1)
    }

    @Test func aTrialLeavesNothing() throws {
        let fresh = try prepared()
        let before = try fresh.head()
        let fields = [
            "channel": "КТРК", "variants": "VSPOT-001/ky", "date": "02.10.2006", "window": "20:00–23:00",
        ]
        #expect(try fresh.catalogue.book("B-0001", fields, by: fresh.actor, dryRun: true) == 1)
        #expect(try fresh.head() == before && fresh.catalogue.slots().isEmpty)
    }

    @Test func aBookedChannelKeepsItsClockAndCountry() throws {
        let fresh = try prepared()
        try fresh.edit(Entities.channel, "KTRK", ["day_starts": "06:00"])
        try fresh.book()
        for change in [["country": "KZ"], ["zone": "Asia/Almaty"], ["day_starts": "05:00"]] {
            #expect(throws: CatalogueProblem.guarded("guard.channel_booked")) {
                try fresh.edit(Entities.channel, "KTRK", change)
            }
        }
        try fresh.edit(Entities.channel, "KTRK", ["names_in_files": "КТРК | KTRK; КТР"])
        #expect(try fresh.catalogue.record("KTRK", of: Entities.channel).fields["names_in_files"] == "КТРК|KTRK|КТР")
    }

    @Test(arguments: [
        (["zone": "Asia/Nowhere"], "channel.zone"), (["zone": "Bishkek"], "channel.zone"),
        (["day_starts": "5"], "channel.day_starts"), (["day_starts": "25:00"], "channel.day_starts"),
    ])
    func aChannelHasAKnownZoneAndABeginningOfItsDay(_ fields: [String: String], _ code: String) throws {
        let fresh = try FreshCatalogue()
        let usual = ["name": "x", "kind": "tv", "country": "KG", "zone": "Asia/Bishkek"]
        let error = #expect(throws: PlainProblem.self) {
            try fresh.add(Entities.channel, "TV-1", usual.merging(fields) { $1 })
        }
        #expect(error?.code == code)
    }

    @Test func aDaypartMayCrossMidnight() throws {
        let fresh = try FreshCatalogue()
        let names = "{\"ru\":\"ночь\"}"
        try fresh.add(
            Entities.daypart, "NIGHT", ["names": names, "days": "ежедневно", "starts": "23:00", "ends": "29:00"])
        let fields = try fresh.catalogue.record("NIGHT", of: Entities.daypart).fields
        #expect(fields["starts"] == "23:00" && fields["ends"] == "29:00" && fields["days"] == "1111111")
        #expect(throws: PlainProblem.self) {
            try fresh.add(
                Entities.daypart, "BAD", ["names": names, "days": "daily", "starts": "23:00", "ends": "01:00"])
        }
        #expect(try fresh.findings().isEmpty)
    }
}
