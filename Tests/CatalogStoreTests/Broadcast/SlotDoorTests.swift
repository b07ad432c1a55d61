import AiringLogs
import Campaign
import CatalogStore
import TestSupport
import Testing

/// What the reading and reconciling of logs asks of the catalogue.
@Suite struct SlotDoorTests {
    @Test func slotsAreReadByChannelAndDays() throws {
        let fresh = try FreshCatalogue()
        try fresh.addBookableSpot()
        try fresh.addChannel("NTS", name: "НТС")
        try fresh.book()
        try fresh.book("B-0002", ["channel": "НТС", "window": "", "programme": "Время", "seconds": ""])
        let days = DaySpan(from: FreshCatalogue.day("2006-10-03"), until: FreshCatalogue.day("2006-10-04"))
        #expect(
            try fresh.catalogue.slots(channel: "КТРК", days: days).map(\.code) == [
                "B-0001/2006-10-03/1", "B-0001/2006-10-04/1",
            ])
        let both = try fresh.catalogue.slots(days: days)
        #expect(both.map(\.channel) == ["KTRK", "KTRK", "NTS", "NTS"] && Set(both.map(\.id)).count == 4)
        #expect(both[2].window == 18_000_000...104_400_000 && both[2].programme == "Время" && both[2].seconds == nil)
        #expect(throws: PlainProblem.self) { try fresh.catalogue.slots(channel: "Марс") }
        #expect(throws: FieldProblem.self) { try fresh.catalogue.slots(booking: "B-0099") }
    }

    @Test func aNameOfTwoChannelsIsAskedAbout() throws {
        let fresh = try FreshCatalogue()
        try fresh.addChannel(names: "Первый")
        try fresh.addChannel("NTS", name: "НТС", names: "первый!")
        let error = #expect(throws: PlainProblem.self) { try fresh.catalogue.slots(channel: "Первый") }
        #expect(error?.code == "channel.ambiguous")
        #expect(try fresh.catalogue.slots(channel: "nts").isEmpty)
    }

    @Test func spotsHaveTheirTitlesAndCodes() throws {
        let fresh = try FreshCatalogue()
        try fresh.addBookableSpot()
        try fresh.addLeaflet()
        try fresh.addSpotRevisions(["VSPOT-001/ky"], number: 2, made: "2006-09-20", approved: nil)
        try fresh.add(
            Entities.houseNumber, "h", ["revision": "VSPOT-001/ky/2", "authority": "KTRK", "number": "0412"])
        let spots = try fresh.catalogue.airableSpots()
        #expect(spots.map(\.revision) == ["VSPOT-001/ky/1", "VSPOT-001/ky/2", "VSPOT-001/ru/1"])
        #expect(spots[1].titles == ["VSPOT-001/ky r2", "VSPOT-001/ky r1"] && spots[1].language == "ky")
        #expect(spots[1].houseNumbers.map(\.authority) == ["KTRK"] && spots[0].houseNumbers.isEmpty)
        #expect(spots[1].logSpot.codes == ["0412"] && spots[1].logSpot.revision == 2)
        #expect(spots[0].seconds == nil, "nobody probed it")
    }

    @Test func slotsAndChannelsSpeakTheWordsOfLogs() throws {
        let fresh = try FreshCatalogue()
        try fresh.addPeople()
        try fresh.addChannel(dayStarts: "06:00", names: "КТРК|KTRK")
        try fresh.addSpots()
        try fresh.book("B-0001", ["variants": "VSPOT-001/ru VSPOT-001/ky", "until": "2006-10-02"])
        let spots = try fresh.catalogue.airableSpots()
        let places = Dictionary(uniqueKeysWithValues: spots.enumerated().map { ($1.revision, $0) })
        let slot = try #require(try fresh.catalogue.slots().first).logSlot(places: places)
        #expect(slot.booking == "B-0001/2006-10-02/1" && slot.spots == [1, 0] && slot.seconds == 30)
        let channel = try #require(try fresh.catalogue.logChannels().first)
        #expect(channel.name == "KTRK" && channel.dayStart == 21_600_000 && channel.namesInFiles == ["КТРК", "KTRK"])
    }
}
