import AiringLogs
import Campaign
import CatalogStore
import TestSupport
import Testing

/// What a scheduler decides about a title holds for its lines, those to come as well, and can be taken back.
@Suite struct AiringDecisionTests {
    /// A title that nothing of ours is like.
    private static let strange = "МЦ агитка 7"
    private static let rows = [("06:10:00", "Новости"), ("10:00:00", strange), ("14:00:00", strange)]

    private func decide(
        _ fixture: AiringFixture, _ variant: String?, title: String = strange
    ) throws -> (code: String, changes: AiringChanges) {
        try fixture.fresh.catalogue.decideTitle(
            key: TitleKey.learnedKey(title: title, code: title), title: title, channel: "KTRK", variant: variant,
            by: fixture.fresh.actor)
    }

    @Test func aDecisionHoldsForLinesThatCameAndWillCome() throws {
        let fixture = try AiringFixture()
        try fixture.take(fixture.log("a.csv", Self.rows))
        #expect(try fixture.standing().isEmpty)
        let decided = try decide(fixture, "VSPOT-001/ru")
        #expect(decided.code == "T-001" && decided.changes.new == 2)
        let report = try fixture.take(fixture.log("b.csv", Self.rows + [("18:00:00", Self.strange)]))
        #expect(report.ours == 3 && report.changes.new == 1 && report.changes.witnesses == 2)
        #expect(try fixture.fresh.catalogue.airings(AiringFilter()).allSatisfy { $0.language == "ru" })
        #expect(try fixture.fresh.findings().isEmpty)
    }

    @Test func oneAiringInTwoLogsIsOneAiring() throws {
        let fixture = try AiringFixture()
        try fixture.take(fixture.log("a.csv", Self.rows))
        try fixture.take(fixture.log("b.csv", Self.rows + [("25:00:00", "Погода")]))
        let decided = try decide(fixture, "VSPOT-001/ru")
        #expect(decided.changes.new == 2 && decided.changes.witnesses == 2)
        #expect(try fixture.standing() == ["10:00:00", "14:00:00"] && fixture.fresh.findings().isEmpty)
    }

    @Test func aDecisionIsTakenBackOnce() throws {
        let fixture = try AiringFixture()
        try fixture.take(fixture.log("a.csv", Self.rows))
        _ = try decide(fixture, "VSPOT-001/ru")
        let catalogue = fixture.fresh.catalogue
        #expect(try catalogue.undoDecision("T-001", by: fixture.fresh.actor).ended == 2)
        #expect(try fixture.standing().isEmpty)
        let error = #expect(throws: PlainProblem.self) {
            try catalogue.undoDecision("T-001", by: fixture.fresh.actor)
        }
        #expect(error?.code == "airing.decision_undone")
        #expect(try catalogue.titleDecisions().isEmpty)
        #expect(try catalogue.titleDecisions(includingUndone: true).map(\.isUndone) == [true])
        #expect(try fixture.fresh.findings().isEmpty)
    }

    @Test func whatWasAcceptedCanBeDecidedOtherwise() throws {
        let fixture = try AiringFixture()
        try fixture.take(fixture.log("a.csv", AiringFixture.day))
        let title = "Убадаларга ишенбе"
        #expect(try decide(fixture, nil, title: title).changes.ended == 2)
        #expect(try fixture.standing() == ["12:00:00"])
        _ = try fixture.fresh.catalogue.undoDecision("T-001", by: fixture.fresh.actor)
        #expect(try fixture.standing() == ["10:00:00", "12:00:00", "20:00:00"])
        #expect(try fixture.fresh.findings().isEmpty)
    }

    @Test func aTitleThatNoLogHasIsRefused() throws {
        let fixture = try AiringFixture()
        try fixture.take(fixture.log("a.csv", Self.rows))
        let error = #expect(throws: PlainProblem.self) { try decide(fixture, nil, title: "Нет такого") }
        #expect(error?.code == "airing.title_unknown")
        #expect(throws: (any Error).self) { try decide(fixture, "VSPOT-009/ru") }
    }

    @Test func aDecisionLearnedFromOneLogGoesWithIt() throws {
        let fixture = try AiringFixture()
        try fixture.take(fixture.log("a.csv", Self.rows))
        _ = try decide(fixture, "VSPOT-001/ru")
        _ = try fixture.fresh.catalogue.undoLog("LOG-001", reason: "wrong", by: fixture.fresh.actor)
        #expect(try fixture.standing().isEmpty && fixture.fresh.catalogue.titleDecisions().isEmpty)
        #expect(try fixture.fresh.findings().isEmpty)
    }
}
