import Campaign
import CatalogStore
import TestSupport
import Testing

/// The morning page, and the same page as of another day.
@Suite struct StatusTests {
    private let revision = "LEAF-001/ky/1"

    private func page(_ fresh: FreshCatalogue, _ day: String, horizon: Int = 60) throws -> MorningPage {
        try fresh.catalogue.morningPage(on: FreshCatalogue.day(day), horizon: horizon)
    }

    private func prepared(contacts: [String] = []) throws -> FreshCatalogue {
        let fresh = try FreshCatalogue()
        try fresh.addContact()
        try fresh.addPeople()
        try fresh.addPrintableLeaflet(contacts: contacts)
        return fresh
    }

    @Test func countsAreThoseOfTheDay() throws {
        let fresh = try prepared()
        try fresh.add(Entities.variant, "LEAF-001/ru", ["item": "LEAF-001", "language": "ru"])
        try fresh.sign(revision, [.content, .language], on: "2006-05-20")
        try fresh.sign(revision, [.pretest, .donor], on: "2006-06-10")
        func counts(_ day: String) throws -> [String: Int] {
            Dictionary(uniqueKeysWithValues: try page(fresh, day).counts)
        }
        #expect(try counts("2006-05-03") == ["planned": 2])
        #expect(try counts("2006-05-04") == ["draft": 1, "planned": 1])
        #expect(try counts("2006-05-20") == ["in_review": 1, "planned": 1])
        #expect(try counts("2006-06-09") == ["in_review": 1, "planned": 1])
        #expect(try counts("2006-06-10") == ["approved": 1, "planned": 1])
    }

    @Test func whatWaitsNamesTheSignaturesItLacks() throws {
        let fresh = try prepared()
        #expect(try page(fresh, "2006-09-01").waiting.isEmpty, "a draft waits for nobody yet")
        try fresh.sign(revision, [.content], on: "2006-05-20")
        try fresh.sign(revision, [.language], .rejected, on: "2006-05-21", reason: "опечатки")
        try fresh.sign(revision, [.pretest], on: "2006-05-22", expires: "2006-06-30")
        func missing(_ day: String) throws -> [Set<SigningStep>] { try page(fresh, day).waiting.map { Set($0.steps) } }
        #expect(try missing("2006-05-19").isEmpty)
        #expect(try missing("2006-05-20") == [[.language, .pretest, .donor]])
        #expect(try missing("2006-06-30") == [[.language, .donor]])
        #expect(try missing("2006-07-01") == [[.language, .pretest, .donor]])
    }

    @Test func aNewerRevisionWaitsWhileTheOlderIsApproved() throws {
        let fresh = try prepared()
        try fresh.sign()
        var next = Attachment(path: fresh.pdf("new.pdf", "New"), variant: "LEAF-001/ky", role: .printMaster)
        next.isNext = true
        _ = try fresh.catalogue.attach([next], by: fresh.actor)
        try fresh.sign("LEAF-001/ky/2", [.content], on: "2006-09-01")
        #expect(try page(fresh, "2006-09-01").waiting.map(\.revision) == ["LEAF-001/ky/2"])
        #expect(try Dictionary(uniqueKeysWithValues: page(fresh, "2006-09-01").counts) == ["approved": 1])
    }

    @Test func coverageNamesWhatIsNotThere() throws {
        let fresh = try prepared()
        try fresh.add(Entities.variant, "LEAF-001/ru", ["item": "LEAF-001", "language": "ru"])
        try fresh.sign()
        let before = try page(fresh, "2006-05-31").coverage
        #expect(before.map(\.states) == [["ky": "draft", "ru": "planned"]])
        #expect(try page(fresh, "2006-06-01").coverage.map(\.states) == [["ky": "approved", "ru": "planned"]])
    }

    @Test func endingsAreToldAheadAndNotAfter() throws {
        let fresh = try prepared(contacts: ["HOT-KG-1"])
        try fresh.sign()
        try fresh.add(
            Entities.right, "r", ["revision": revision, "kind": "licence", "holder": "x", "until": "2006-08-31"])
        try fresh.edit(Entities.contact, "HOT-KG-1", ["until": "2006-09-15"])
        func endings(_ day: String, _ horizon: Int = 30) throws -> [String] {
            try page(fresh, day, horizon: horizon).endings.map { "\($0.kind) \($0.on)" }
        }
        #expect(try endings("2006-08-01") == ["licence 2006-08-31"])
        #expect(try endings("2006-07-31").isEmpty)
        #expect(try endings("2006-08-31") == ["licence 2006-08-31", "contact 2006-09-15"])
        #expect(try endings("2006-09-01") == ["contact 2006-09-15"])
        #expect(try endings("2006-05-31", 365).isEmpty, "nothing is approved yet on that day")
    }

    @Test func contactsThatDiedOrWereNotTestedAreNamed() throws {
        let fresh = try prepared(contacts: ["HOT-KG-1"])
        try fresh.sign()
        try fresh.catalogue.change("test", by: fresh.actor) { session in
            for (day, result) in [("2006-05-10", "answered"), ("2006-08-20", "dead")] {
                try session.testContact("HOT-KG-1", result: result, on: FreshCatalogue.day(day), note: nil)
            }
        }
        let tested = try page(fresh, "2006-08-08").contacts
        #expect(tested.isEmpty, "ninety days after a test it is still fresh")
        let stale = try page(fresh, "2006-08-09").contacts
        #expect(stale.map(\.isDead) == [false] && stale[0].lastTest == FreshCatalogue.day("2006-05-10"))
        let dead = try page(fresh, "2006-08-20").contacts
        #expect(dead.map(\.isDead) == [true] && dead[0].variants == ["LEAF-001/ky"])
    }

    @Test func translationsBehindTheirSourceAreNamed() throws {
        let fresh = try FreshCatalogue()
        try fresh.addLeaflet(languages: ["ky", "ru"])
        try fresh.edit(Entities.revision, revision, ["translated_from": "LEAF-001/ru/1"])
        for number in 2...3 {
            try fresh.add(
                Entities.revision, "LEAF-001/ru/\(number)",
                ["variant": "LEAF-001/ru", "number": "\(number)", "on": "2006-06-0\(number)", "title": "x"])
        }
        #expect(try page(fresh, "2006-06-01").behind.isEmpty)
        #expect(try page(fresh, "2006-06-02").behind.map(\.count) == [1])
        let behind = try page(fresh, "2006-06-03").behind
        #expect(behind.map(\.count) == [2] && behind[0].revision == revision && behind[0].source == "LEAF-001/ru/1")
    }

    @Test func missingMarkingIsNamedFromTheDayOnWhichItIsDue() throws {
        let fresh = try prepared()
        try fresh.sign()
        try fresh.add(Entities.donor, "DONOR", ["names": "{\"ru\":\"x\"}"])
        try fresh.add(Entities.award, "AW-1", ["donor": "DONOR", "from": "2006-04-01"])
        try fresh.edit(Entities.item, "LEAF-001", ["award": "AW-1"])
        try fresh.add(Entities.markingRule, "MARK-1", ["donor": "DONOR", "from": "2006-07-01", "until": "2006-08-31"])
        try fresh.add(Entities.markingRule, "MARK-2", ["donor": "DONOR", "kinds": "manual", "from": "2006-07-01"])
        func missing(_ day: String) throws -> [String] { try page(fresh, day).missingMarkings.map(\.rule) }
        #expect(try missing("2006-06-30").isEmpty)
        #expect(try missing("2006-07-01") == ["MARK-1"])
        #expect(try missing("2006-09-01").isEmpty)
        try fresh.catalogue.change("test", by: fresh.actor) {
            try $0.declareMarking("MARK-1", evidence: "внизу", on: revision)
        }
        #expect(try missing("2006-07-01").isEmpty)
    }

    @Test func theMonthIsThatOfTheCampaign() throws {
        let fresh = try prepared()
        try fresh.add(
            Entities.campaign, "CT-2006",
            [
                "titles": "{\"ru\":\"x\"}", "from": "2006-04-01", "until": "2008-06-30", "currency": "USD",
                "countries": "KG KZ", "home": "KG",
            ])
        #expect(try page(fresh, "2006-04-01").month == 1 && page(fresh, "2006-04-01").months == 27)
        #expect(try page(fresh, "2007-05-31").month == 14)
        #expect(try page(fresh, "2006-03-31").month == nil && page(fresh, "2008-07-01").month == nil)
    }

    @Test func textsThatNoNativeSpeakerReadAreCounted() throws {
        let fresh = try prepared()
        #expect(try page(fresh, "2006-05-03").unreadTexts == 0)
        #expect(try page(fresh, "2006-05-04").unreadTexts == 1)
        try fresh.edit(Entities.variant, "LEAF-001/ky", ["native_read": "yes"])
        #expect(try page(fresh, "2006-05-04").unreadTexts == 0)
        #expect(try page(fresh, "2006-05-04").notProbed == 1)
    }
}
