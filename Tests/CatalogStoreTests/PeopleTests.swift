import Campaign
import CatalogStore
import TestSupport
import Testing

/// Who acts is a person bound to the account of the operating system.
@Suite struct PeopleTests {
    @Test func theFounderActsAsThemselves() throws {
        let fresh = try FreshCatalogue(isExample: false)
        let actor = try fresh.catalogue.actor(account: "tester")
        #expect(actor.person == "tester" && actor.account == "tester")
    }

    @Test func anAccountWithoutPersonMayNotAct() throws {
        let fresh = try FreshCatalogue()
        #expect(throws: CatalogueProblem.accountUnbound("stranger")) {
            try fresh.catalogue.actor(account: "stranger")
        }
    }

    @Test func whoHasLeftMayNotAct() throws {
        let fresh = try FreshCatalogue()
        try fresh.add(Entities.person, "asel", ["name": "Асель", "account": "asel", "until": "2006-08-31"])
        #expect(throws: CatalogueProblem.personEnded("asel", FreshCatalogue.day("2006-08-31"))) {
            try fresh.catalogue.actor(account: "asel")
        }
        try fresh.edit(Entities.person, "asel", ["until": "2006-09-01"])
        #expect(try fresh.catalogue.actor(account: "asel").person == "asel")
    }

    @Test func actingAsAnotherIsForExamples() throws {
        for isExample in [true, false] {
            let fresh = try FreshCatalogue(isExample: isExample)
            try fresh.addPeople(["asel"])
            if isExample {
                let actor = try fresh.catalogue.actor(account: "tester", as: "asel")
                #expect(actor.person == "asel" && actor.account == "tester")
            } else {
                #expect(throws: CatalogueProblem.notExample) {
                    try fresh.catalogue.actor(account: "tester", as: "asel")
                }
            }
        }
    }

    @Test func oneAccountIsOnePerson() throws {
        let fresh = try FreshCatalogue()
        #expect(throws: CatalogueProblem.self) {
            try fresh.add(Entities.person, "asel", ["name": "Асель", "account": "tester"])
        }
    }

    @Test func theFirstChangeOfAnActorPutsTheirKeyOnRecord() throws {
        let fresh = try FreshCatalogue()
        try fresh.addPeople(["asel"])
        let asel = try fresh.catalogue.actor(account: "tester", as: "asel")
        try fresh.catalogue.change("test", by: asel) {
            _ = try $0.create(Entities.item, code: "LEAF-001", ["kind": "leaflet", "title": "x"])
        }
        #expect(try fresh.catalogue.record("asel", of: Entities.person).fields["keys"]?.count == 64)
        #expect(try fresh.catalogue.history(of: "LEAF-001").map(\.actor) == ["asel"])
        #expect(try fresh.findings().isEmpty)
    }
}
