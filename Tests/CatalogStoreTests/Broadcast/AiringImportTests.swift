import AiringLogs
import Campaign
import CatalogStore
import GRDB
import TestSupport
import Testing

@Suite struct AiringImportTests {
    @Test func twoEqualLinesOfOneFileAreTwoAirings() throws {
        let fixture = try AiringFixture()
        let row = ("10:00:00", "Убадаларга ишенбе")
        let report = try fixture.take(fixture.log("a.csv", [row, row, ("11:00:00", "Новости")]))
        #expect(report.ours == 2 && report.others == 1 && report.changes.new == 2)
        #expect(try fixture.standing() == ["10:00:00", "10:00:00"])
        #expect(try fixture.fresh.findings().isEmpty)
    }

    @Test func theSameBytesAgainChangeNothing() throws {
        let fixture = try AiringFixture()
        let path = fixture.log("a.csv", AiringFixture.day)
        #expect(try fixture.take(path).log == "LOG-001")
        let head = try fixture.fresh.head()
        let again = try fixture.take(fixture.log("b.csv", AiringFixture.day))
        #expect(again.state == .known && again.log == "LOG-001" && again.changes.new + again.changes.witnesses == 0)
        #expect(try fixture.fresh.head() == head && fixture.count("log_line") == 5)
    }

    @Test func aTrialChangesNothing() throws {
        let fixture = try AiringFixture()
        let head = try fixture.fresh.head()
        let report = try fixture.take(fixture.log("a.csv", AiringFixture.day)) { $0.isTrial = true }
        #expect(report.changes.new == 3 && report.log == nil)
        #expect(try fixture.fresh.head() == head && fixture.count("airing") == 0)
    }

    @Test func anOverlappingLogOnlyAddsWitnessesAndWhatIsNew() throws {
        let fixture = try AiringFixture()
        try fixture.take(fixture.log("a.csv", AiringFixture.day))
        let more = AiringFixture.day + [("25:30:00", "Не верь обещаниям"), ("25:40:00", "Погода")]
        let report = try fixture.take(fixture.log("b.csv", more))
        #expect(report.changes.new == 1 && report.changes.witnesses == 3 && report.changes.ended == 0)
        #expect(try fixture.standing() == ["10:00:00", "12:00:00", "20:00:00", "25:30:00"])
        #expect(try fixture.fresh.catalogue.airings(AiringFilter()).map(\.witnesses) == [2, 2, 2, 1])
        #expect(try fixture.fresh.findings().isEmpty)
    }

    @Test func aCorrectedLogEndsWhatItNoLongerTellsAndTheOldStaysReadable() throws {
        let fixture = try AiringFixture()
        try fixture.take(fixture.log("a.csv", AiringFixture.day))
        var corrected = AiringFixture.day
        corrected[2] = ("12:30:00", "Не верь обещаниям")
        let report = try fixture.take(fixture.log("b.csv", corrected))
        #expect(report.changes.new == 1 && report.changes.witnesses == 2 && report.changes.ended == 1)
        #expect(try fixture.standing() == ["10:00:00", "12:30:00", "20:00:00"])
        let old = try fixture.fresh.catalogue.lineAccounts(log: "LOG-001", row: 4)
        #expect(old.map(\.title) == ["Не верь обещаниям"])
        #expect(try fixture.fresh.findings().isEmpty)
    }

    @Test func takingALogBackRestoresWhatItCorrected() throws {
        let fixture = try AiringFixture()
        try fixture.take(fixture.log("a.csv", AiringFixture.day))
        let before = try fixture.standing()
        var corrected = AiringFixture.day
        corrected[2] = ("12:30:00", "Не верь обещаниям")
        try fixture.take(fixture.log("b.csv", corrected))
        let catalogue = fixture.fresh.catalogue
        _ = try catalogue.undoLog("LOG-002", reason: "wrong", by: fixture.fresh.actor)
        #expect(try fixture.standing() == before)
        let error = #expect(throws: PlainProblem.self) {
            try catalogue.undoLog("LOG-002", reason: "again", by: fixture.fresh.actor)
        }
        #expect(error?.code == "airing.log_undone")
        _ = try catalogue.undoLog("LOG-001", reason: "wrong", by: fixture.fresh.actor)
        #expect(try fixture.standing().isEmpty)
        #expect(try fixture.fresh.findings().isEmpty)
    }

    @Test func takingTheFirstLogBackLeavesWhatTheSecondTells() throws {
        let fixture = try AiringFixture()
        try fixture.take(fixture.log("a.csv", AiringFixture.day))
        try fixture.take(fixture.log("b.csv", AiringFixture.day + [("25:40:00", "Погода")]))
        _ = try fixture.fresh.catalogue.undoLog("LOG-001", reason: "wrong", by: fixture.fresh.actor)
        let airings = try fixture.fresh.catalogue.airings(AiringFilter())
        #expect(airings.map(\.log) == Array(repeating: "LOG-002", count: 3))
        #expect(try fixture.fresh.findings().isEmpty)
    }

    @Test func theSameFileMayComeAgainAfterItWasTakenBack() throws {
        let fixture = try AiringFixture()
        let path = fixture.log("a.csv", AiringFixture.day)
        try fixture.take(path)
        _ = try fixture.fresh.catalogue.undoLog("LOG-001", reason: "wrong", by: fixture.fresh.actor)
        let report = try fixture.take(path)
        #expect(report.state == .imported && report.changes.new == 3)
        #expect(try fixture.standing().count == 3 && fixture.fresh.findings().isEmpty)
    }

    @Test func aFileWithoutAChannelNeedsOne() throws {
        let fixture = try AiringFixture()
        let path = fixture.fresh.folder.file(
            "x.csv", "Дата;Время;Название;Сек\n06.11.2006;10:00:00;Убадаларга ишенбе;30\n")
        let error = #expect(throws: PlainProblem.self) { try fixture.take(path) }
        #expect(error?.code == "airing.channel_needed")
        #expect(try fixture.take(path) { $0.channel = "KTRK" }.changes.new == 1)
    }

    @Test func aStrictImportRefusesTheFirstBadRow() throws {
        let fixture = try AiringFixture()
        let path = fixture.fresh.folder.file(
            "x.csv",
            AiringFixture.heading
                + "\nКТРК;06.11.2006;10:00:00;Убадаларга ишенбе;30\nКТРК;31.02.2006;10:00:00;Новости;30\n")
        let error = #expect(throws: PlacedProblem.self) { try fixture.take(path) { $0.isStrict = true } }
        #expect(error?.place.line == 3 && error?.problem.code == "airing.row.date_impossible")
        #expect(try fixture.count("airing_log") == 0)
        let report = try fixture.take(path)
        #expect(report.ours == 1 && report.rejectedCount == 1)
    }

    /// Two processes, each by a connection of its own; their files overlap.
    @Test func twoImportsAtOnceBothComeIn() async throws {
        let fixture = try AiringFixture()
        let paths = ["a.csv", "b.csv"].map { name in
            fixture.log(name, AiringFixture.day + [("25:4\(name == "a.csv" ? 1 : 2):00", "Погода")])
        }
        try await withThrowingTaskGroup(of: AiringChanges.self) { group in
            for path in paths {
                let catalogue = try fixture.fresh.reopened()
                group.addTask { try fixture.take(path, into: catalogue).changes }
            }
            var sum = 0
            for try await changes in group { sum += changes.new * 10 + changes.witnesses }
            #expect(sum == 33, "three airings, told twice")
        }
        #expect(try fixture.standing() == ["10:00:00", "12:00:00", "20:00:00"])
        #expect(try fixture.fresh.findings().isEmpty)
    }
}
