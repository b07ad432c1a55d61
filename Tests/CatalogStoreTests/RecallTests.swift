import Campaign
import CatalogStore
import TestSupport
import Testing

@Suite struct RecallTests {
    private let revision = "LEAF-001/ky/1"

    /// An approved leaflet with a contact, handed over once, and once as a draft.
    private func prepared() throws -> FreshCatalogue {
        let fresh = try FreshCatalogue()
        try fresh.addContact()
        try fresh.addApprovedLeaflet(contacts: ["HOT-KG-1"])
        try handOver(fresh, revision, isDraft: false, "package")
        try handOver(fresh, revision, isDraft: true, "draft")
        return fresh
    }

    private func handOver(_ fresh: FreshCatalogue, _ revision: String, isDraft: Bool, _ name: String) throws {
        let package = try fresh.catalogue.prepareHandover(
            HandoverRequest(
                revision: revision, recipient: "Типография", on: FreshCatalogue.day("2006-07-01"), isDraft: isDraft))
        try fresh.catalogue.handOver(package, covers: [:], to: fresh.folder.path + "/" + name, by: fresh.actor)
    }

    private func start(
        _ fresh: FreshCatalogue, _ subject: RecallSubject, _ cause: RecallCause = .contactDead,
        on day: String = "2006-08-01"
    ) throws -> String {
        try fresh.catalogue.change("recall", by: fresh.actor) {
            try $0.startRecall(subject, cause: cause, reason: "молчит", on: FreshCatalogue.day(day))
        }
    }

    private func close(_ fresh: FreshCatalogue, _ line: String, _ outcome: RecallOutcome = .stopped) throws {
        try fresh.catalogue.change("recall", by: fresh.actor) {
            try $0.closeRecallLine(line, outcome: outcome, note: nil, on: FreshCatalogue.day("2006-08-02"))
        }
    }

    private func toStop(_ fresh: FreshCatalogue, on day: String = "2006-08-15") throws -> [String] {
        try fresh.catalogue.morningPage(on: FreshCatalogue.day(day)).toStop.map(\.handover)
    }

    @Test func aDeadContactNamesEveryRevisionAndHandover() throws {
        let fresh = try prepared()
        try fresh.addPrintableLeaflet("LEAF-002", contacts: ["HOT-KG-1"])
        try fresh.addPrintableLeaflet("LEAF-003")
        let code = try start(fresh, .contact("hot-kg-1"))
        #expect(code == "R-001")
        let lines = try fresh.catalogue.recallLines(of: "r-001")
        #expect(lines.map(\.revision) == [revision, revision, revision, "LEAF-002/ky/1"])
        #expect(lines.map(\.handover) == [nil, "H-001", "H-002", nil])
        #expect(lines.map(\.isDraft) == [false, false, true, false])
        #expect(lines.map(\.code) == ["R-001/1", "R-001/2", "R-001/3", "R-001/4"])
    }

    @Test func theFactItselfIsRecordedOnce() throws {
        let fresh = try prepared()
        _ = try start(fresh, .contact("HOT-KG-1"))
        _ = try start(fresh, .contact("HOT-KG-1"), on: "2006-08-05")
        #expect(try fresh.catalogue.records(of: Entities.contactTest).map(\.code) == ["HOT-KG-1/test/2006-08-01"])
        #expect(try fresh.catalogue.records(of: Entities.recall).count == 2)
    }

    @Test func recallingARevisionWithdrawsIt() throws {
        let fresh = try prepared()
        _ = try start(fresh, .revision(revision), .textWrong)
        let fields = try fresh.catalogue.record(revision, of: Entities.revision).fields
        #expect(fields["withdrawn_on"] == "2006-08-01" && fields["withdrawn_reason"] == "молчит")
        #expect(try fresh.catalogue.recallLines(of: "R-001").count == 3)
        #expect(throws: PlainProblem.self) {
            try fresh.catalogue.prepareHandover(
                HandoverRequest(revision: revision, recipient: "x", on: FreshCatalogue.day("2006-08-01")))
        }
    }

    @Test func recallingAConsentEndsIt() throws {
        let fresh = try prepared()
        let right = revision + "/right"
        try fresh.add(Entities.right, right, ["revision": revision, "kind": "consent", "holder": "Айгуль"])
        _ = try start(fresh, .right(right), .consentWithdrawn)
        let fields = try fresh.catalogue.record(right, of: Entities.right).fields
        #expect(fields["ended_on"] == "2006-08-01" && fields["ended_reason"] == "молчит")
        #expect(try toStop(fresh) == ["H-001"])
    }

    @Test func whatFellBeforeKeepsItsDay() throws {
        let fresh = try prepared()
        let right = revision + "/right"
        try fresh.add(Entities.right, right, ["revision": revision, "kind": "consent", "holder": "Айгуль"])
        for day in ["2006-08-01", "2006-08-05"] {
            _ = try start(fresh, .right(right), .consentWithdrawn, on: day)
            _ = try start(fresh, .revision(revision), .textWrong, on: day)
        }
        #expect(try fresh.catalogue.record(right, of: Entities.right).fields["ended_on"] == "2006-08-01")
        #expect(try fresh.catalogue.record(revision, of: Entities.revision).fields["withdrawn_on"] == "2006-08-01")
        #expect(try fresh.catalogue.records(of: Entities.recall).count == 4)
    }

    @Test func recallingAMarkingNamesWhatDoesNotBearIt() throws {
        let fresh = try prepared()
        try fresh.addPrintableLeaflet("LEAF-002")
        try fresh.add(Entities.donor, "DONOR", ["names": "{\"ru\":\"x\"}"])
        try fresh.add(Entities.award, "AW-1", ["donor": "DONOR", "from": "2006-04-01"])
        for item in ["LEAF-001", "LEAF-002"] { try fresh.edit(Entities.item, item, ["award": "AW-1"]) }
        try fresh.add(Entities.markingRule, "MARK-1", ["donor": "DONOR", "kinds": "leaflet", "from": "2006-04-01"])
        try fresh.catalogue.change("test", by: fresh.actor) {
            try $0.declareMarking("MARK-1", evidence: "внизу", on: "LEAF-002/ky/1")
        }
        _ = try start(fresh, .marking("MARK-1"), .markingChanged)
        #expect(try Set(fresh.catalogue.recallLines(of: "R-001").map(\.revision)) == [revision])
    }

    @Test func aLineIsClosedOnceWithWhatWasDone() throws {
        let fresh = try prepared()
        _ = try start(fresh, .contact("HOT-KG-1"))
        try close(fresh, "r-001/2", .returned)
        #expect(throws: FieldProblem.self) { try close(fresh, "R-001/2", .lost) }
        let line = try fresh.catalogue.recallLines(of: "R-001")[1]
        #expect(line.outcome == "returned" && line.closedOn == "2006-08-02")
        #expect(try fresh.catalogue.recallLines(onlyOpen: true).map(\.code) == ["R-001/1", "R-001/3"])
    }

    @Test func anUnknownSubjectIsRefusedAndNothingStarted() throws {
        let fresh = try prepared()
        let before = try fresh.head()
        #expect(throws: FieldProblem.self) { try start(fresh, .contact("HOT-KG-9")) }
        #expect(throws: FieldProblem.self) { try start(fresh, .revision("LEAF-001/ky/9")) }
        #expect(throws: FieldProblem.self) { try fresh.catalogue.recallLines(of: "R-009") }
        #expect(try fresh.head() == before)
    }

    @Test func whatFellStaysToStopUntilSomebodyActed() throws {
        let fresh = try prepared()
        #expect(try toStop(fresh).isEmpty)
        _ = try start(fresh, .contact("HOT-KG-1"))
        #expect(try toStop(fresh) == ["H-001"], "a draft is no order")
        #expect(try toStop(fresh, on: "2006-07-31").isEmpty)
        try close(fresh, "R-001/1")
        #expect(try toStop(fresh) == ["H-001"])
        try close(fresh, "R-001/2")
        #expect(try toStop(fresh).isEmpty)
    }

    /// Supersedes the leaflet handed over, by a revision that shows no contact.
    private func supersede(_ fresh: FreshCatalogue) throws {
        try fresh.catalogue.change("test", by: fresh.actor) { session in
            try session.create(
                Entities.revision, code: "LEAF-001/ky/2",
                ["variant": "LEAF-001/ky", "number": "2", "on": "2006-07-02", "title": "x"])
            try session.declarePerson("asel", as: "author", on: "LEAF-001/ky/2")
        }
        let file = Attachment(path: fresh.pdf("new.pdf", "New"), variant: "LEAF-001/ky", role: .printMaster)
        _ = try fresh.catalogue.attach([file], by: fresh.actor)
        try fresh.sign("LEAF-001/ky/2", on: "2006-07-10")
    }

    @Test func supersededCopiesAreAskedAboutAndNotStopped() throws {
        let fresh = try prepared()
        try supersede(fresh)
        #expect(try toStop(fresh).isEmpty)
    }

    @Test func supersededCopiesThatFallAreToStop() throws {
        let fresh = try prepared()
        try supersede(fresh)
        _ = try start(fresh, .contact("HOT-KG-1"))
        #expect(try toStop(fresh) == ["H-001"])
    }

    @Test func supersededCopiesWithoutConsentAreToStop() throws {
        let fresh = try prepared()
        try supersede(fresh)
        try fresh.add(
            Entities.right, "r", ["revision": revision, "kind": "consent", "holder": "Айгуль", "until": "2006-07-31"])
        #expect(try toStop(fresh, on: "2006-07-31").isEmpty)
        #expect(try toStop(fresh) == ["H-001"])
    }
}
