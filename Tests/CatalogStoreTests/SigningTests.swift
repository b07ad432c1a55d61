import Campaign
import CatalogStore
import TestSupport
import Testing

@Suite struct SigningTests {
    private let revision = "LEAF-001/ky/1"
    private let today = FreshCatalogue.day("2006-09-01")

    private func prepared(isExample: Bool = true) throws -> FreshCatalogue {
        let fresh = try FreshCatalogue(isExample: isExample)
        try fresh.addPeople()
        try fresh.addPrintableLeaflet()
        return fresh
    }

    private func state(_ fresh: FreshCatalogue, on day: String = "2006-09-01") throws -> SigningState {
        try fresh.catalogue.signingState(of: revision, on: FreshCatalogue.day(day))
    }

    /// A signature without the leave that example catalogues give.
    private func enter(
        _ fresh: FreshCatalogue, signer: String? = nil, document: String? = nil, reason: String? = nil,
        decision: SigningDecision = .approved, on day: String = "2006-08-01", expires: String? = nil
    ) throws {
        try fresh.catalogue.change("sign", by: fresh.actor) { session in
            try session.sign(
                SignatureEntry(
                    revision: revision, step: .content, decision: decision, signer: signer,
                    on: FreshCatalogue.day(day), expires: expires.map(FreshCatalogue.day), document: document,
                    reason: reason))
        }
    }

    /// The code of the refusal; nil where there is none.
    private func refusal(_ body: () throws -> Void) -> String? {
        do {
            try body()
            return nil
        } catch {
            return (error as? any Problem)?.code ?? "\(error)"
        }
    }

    @Test(arguments: MaterialKind.allCases)
    func eachKindHasItsOwnSteps(_ kind: MaterialKind) throws {
        let fresh = try FreshCatalogue()
        try fresh.addPeople()
        try fresh.add(Entities.item, "ITEM-001", ["kind": kind.rawValue, "title": "x"])
        try fresh.add(Entities.variant, "ITEM-001/ky", ["item": "ITEM-001", "language": "ky"])
        let revision = "ITEM-001/ky/1"
        try fresh.add(
            Entities.revision, revision, ["variant": "ITEM-001/ky", "number": "1", "on": "2006-05-04", "title": "x"])
        try fresh.add(
            Entities.revisionPerson, revision + "/a", ["revision": revision, "role": "author", "person": "asel"])
        #expect(
            try Set(fresh.catalogue.signingState(of: revision, on: today).missing) == Set(kind.defaultSteps))
        for step in SigningStep.allCases {
            let due = kind.defaultSteps.contains(step) ? nil : "sign.step_not_due"
            #expect(refusal { try fresh.sign(revision, [step]) } == due)
        }
    }

    @Test func theCampaignDecidesWhichStepsAreDue() throws {
        let fresh = try prepared()
        try fresh.sign()
        try fresh.edit(Entities.signingRule, "leaflet", ["steps": "content language pretest donor government"])
        #expect(try state(fresh).status == .inReview && state(fresh).missing == [.government])
        try fresh.sign(revision, [.government], on: "2006-07-01")
        #expect(try state(fresh).status == .approved)
        #expect(try state(fresh, on: "2006-06-30").status == .inReview)
    }

    @Test func approvedMeansThatEverySignatureIsThere() throws {
        let fresh = try prepared()
        var left = MaterialKind.leaflet.defaultSteps
        #expect(try state(fresh).status == .draft)
        while let step = left.popLast() {
            #expect(try state(fresh).status != .approved)
            try fresh.sign(revision, [step])
            #expect(try Set(state(fresh).missing) == Set(left))
        }
        #expect(try state(fresh).status == .approved)
        #expect(try state(fresh, on: "2006-05-31").status == .draft)
        #expect(try fresh.catalogue.approvedRevision(of: "LEAF-001/ky", on: today) == revision)
    }

    @Test func withoutTheFileToPrintNothingIsApproved() throws {
        let fresh = try FreshCatalogue()
        try fresh.addPeople()
        try fresh.addLeaflet()
        try fresh.add(
            Entities.revisionPerson, "p", ["revision": revision, "role": "author", "person": "asel"])
        try fresh.sign()
        #expect(try state(fresh).status == .inReview && state(fresh).missing.isEmpty)
    }

    @Test(arguments: ["author", "translator"])
    func nobodySignsOwnWork(_ role: String) throws {
        let fresh = try prepared()
        try fresh.catalogue.change("test", by: fresh.actor) {
            try $0.declarePerson("marat", as: role, on: revision)
        }
        #expect(refusal { try fresh.sign(revision, [.content], by: "marat") } == "guard.own_signature")
        #expect(refusal { try fresh.sign(revision, [.content], by: "asel") } == "guard.own_signature")
        #expect(refusal { try fresh.sign(revision, [.content], by: "elena") } == nil)
    }

    @Test func aSignatureEndsNotBeforeItsOwnDay() throws {
        let fresh = try prepared()
        #expect(refusal { try enter(fresh, expires: "2006-07-31") } == "sign.expires_before")
        #expect(refusal { try enter(fresh, expires: "2006-08-01") } == nil)
    }

    @Test func aDesignerMaySign() throws {
        let fresh = try prepared()
        try fresh.catalogue.change("test", by: fresh.actor) {
            try $0.declarePerson("nurlan", as: "designer", on: revision)
        }
        try fresh.sign(revision, [.content], by: "nurlan")
    }

    @Test func withoutAKnownAuthorNobodySigns() throws {
        let fresh = try FreshCatalogue()
        try fresh.addPeople()
        try fresh.addLeaflet()
        #expect(refusal { try fresh.sign() } == "sign.no_author")
    }

    @Test func anothersDecisionNeedsItsPaper() throws {
        let fresh = try prepared(isExample: false)
        #expect(refusal { try enter(fresh, signer: "elena") } == "sign.paper_missing")
        let unknown = String(repeating: "0", count: 64)
        #expect(refusal { try enter(fresh, signer: "elena", document: unknown) } == "field.unknown_reference")
        #expect(try state(fresh).status == .draft)
        let letter = try #require(
            try fresh.catalogue.addMedia([fresh.pdf("letter.pdf", "Approved")], by: fresh.actor).first)
        try enter(fresh, signer: "elena", document: letter)
        #expect(try state(fresh).status == .inReview)
    }

    @Test func whoEntersMaySignForThemselvesWithoutPaper() throws {
        let fresh = try prepared(isExample: false)
        try enter(fresh)
        let signature = try fresh.catalogue.record("\(revision)/sign/content/1", of: Entities.signature)
        #expect(signature.fields["signer"] == "tester" && signature.fields["clerk"] == "tester")
    }

    @Test(arguments: [SigningDecision.waived, .rejected], [nil, "", "  "])
    func waivingAndRejectingNeedAReason(_ decision: SigningDecision, _ reason: String?) throws {
        let fresh = try prepared()
        #expect(refusal { try enter(fresh, reason: reason, decision: decision) } == "sign.reason_missing")
        try enter(fresh, reason: "согласовано письмом", decision: decision)
    }

    @Test func aSignatureLiesBetweenTheMakingAndToday() throws {
        let fresh = try prepared()
        #expect(refusal { try enter(fresh, on: "2006-05-03") } == "guard.signed_before_made")
        #expect(refusal { try enter(fresh, on: "2006-09-02") } == "sign.future")
        try enter(fresh, on: "2006-05-04")
        try enter(fresh, on: "2006-09-01")
    }

    @Test func aRejectionTakesTheApprovalFromItsDayOn() throws {
        let fresh = try prepared()
        try fresh.sign()
        try fresh.sign(revision, [.donor], .rejected, on: "2006-07-01", reason: "логотип")
        #expect(try state(fresh, on: "2006-06-30").status == .approved)
        #expect(try state(fresh).status == .inReview && state(fresh).missing == [.donor])
        try fresh.sign(revision, [.donor], on: "2006-08-01")
        #expect(try state(fresh, on: "2006-07-31").status == .inReview)
        #expect(try state(fresh).status == .approved)
    }

    @Test func aSignatureGivenForATimeEndsWithIt() throws {
        let fresh = try prepared()
        try fresh.sign(revision, [.content, .language, .pretest])
        try fresh.sign(revision, [.donor], expires: "2006-07-31")
        #expect(try state(fresh, on: "2006-07-31").status == .approved)
        #expect(try state(fresh, on: "2006-08-01").status == .inReview)
        #expect(try state(fresh, on: "2006-08-01").missing == [.donor])
    }

    @Test func aWithdrawalIsFinalAndKeepsThePast() throws {
        let fresh = try prepared()
        try fresh.sign()
        try fresh.catalogue.change("test", by: fresh.actor) {
            try $0.withdraw(revision, reason: "ошибка в тексте", on: FreshCatalogue.day("2006-07-01"))
        }
        #expect(try state(fresh, on: "2006-06-30").status == .approved)
        #expect(try state(fresh).status == .withdrawn)
        try fresh.sign(revision, [.donor], on: "2006-08-01")
        #expect(try state(fresh).status == .withdrawn)
    }

    @Test func theNewestApprovedRevisionSupersedesTheOlder() throws {
        let fresh = try prepared()
        try fresh.sign()
        var next = Attachment(path: fresh.pdf("new.pdf", "New"), variant: "LEAF-001/ky", role: .printMaster)
        next.isNext = true
        _ = try fresh.catalogue.attach([next], by: fresh.actor)
        #expect(try state(fresh).status == .approved, "a draft supersedes nothing")
        try fresh.sign("LEAF-001/ky/2", on: "2006-09-01")
        #expect(try state(fresh).status == .superseded)
        #expect(try state(fresh, on: "2006-08-31").status == .approved)
        #expect(try fresh.catalogue.approvedRevision(of: "LEAF-001/ky", on: today) == "LEAF-001/ky/2")
    }

    @Test func theFirstApprovalOfAnyNewerRevisionSupersedes() throws {
        let fresh = try prepared()
        try fresh.sign()
        for (number, day) in [(2, "2006-07-01"), (3, "2006-08-01")] {
            let code = "LEAF-001/ky/\(number)"
            try fresh.add(
                Entities.revision, code,
                ["variant": "LEAF-001/ky", "number": "\(number)", "on": "2006-06-15", "title": "x"])
            try fresh.catalogue.change("test", by: fresh.actor) {
                try $0.declarePerson("asel", as: "author", on: code)
            }
            let file = Attachment(
                path: fresh.pdf("\(number).pdf", "\(number)"), variant: "LEAF-001/ky", role: .printMaster)
            _ = try fresh.catalogue.attach([file], by: fresh.actor)
            try fresh.sign(code, on: day)
        }
        #expect(try state(fresh, on: "2006-06-30").status == .approved)
        #expect(try state(fresh, on: "2006-07-01").status == .superseded)
        let second = try fresh.catalogue.signingState(of: "LEAF-001/ky/2", on: FreshCatalogue.day("2006-08-01"))
        #expect(second.status == .superseded)
    }

    @Test func signaturesAreNeverEdited() throws {
        let fresh = try prepared()
        try fresh.sign()
        let code = "\(revision)/sign/donor/1"
        #expect(throws: FieldProblem.factIsFixed(entity: "signature", record: code)) {
            try fresh.edit(Entities.signature, code, ["decision": "rejected"])
        }
    }
}
