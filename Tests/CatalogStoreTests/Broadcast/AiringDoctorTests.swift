import Campaign
import CatalogStore
import GRDB
import TestSupport
import Testing

/// Whoever changes airings past the program is refused, and found out where he took the guards away.
@Suite struct AiringDoctorTests {
    private func imported() throws -> AiringFixture {
        let fixture = try AiringFixture()
        try fixture.take(fixture.log("a.csv", AiringFixture.day))
        try #require(try fixture.fresh.findings().isEmpty)
        return fixture
    }

    @Test(arguments: [
        "UPDATE log_line SET start_ms = start_ms + 1000", "DELETE FROM log_line WHERE row = 3",
        "UPDATE airing SET start_ms = start_ms + 1000", "DELETE FROM airing",
        "UPDATE log_day SET last_ms = last_ms + 1",
        "DELETE FROM log_spelling", "UPDATE airing_log SET name = 'x'", "DELETE FROM airing_log",
    ])
    func rawChangesAreRefused(_ sql: String) throws {
        let fixture = try imported()
        let tampering = try Tampering(fixture.fresh.catalogue)
        #expect(throws: DatabaseError.self) { try tampering.queue.write { try $0.execute(sql: sql) } }
        #expect(try fixture.fresh.findings().isEmpty)
    }

    @Test(arguments: [
        ("UPDATE log_line SET start_ms = start_ms + 60000 WHERE row = 2", "doctor.log_lines_altered"),
        ("UPDATE log_line SET written = 'x' WHERE row = 2", "doctor.log_lines_altered"),
        ("DELETE FROM log_line WHERE row = 2", "doctor.log_lines_altered"),
        ("UPDATE log_spelling SET title = 'x' WHERE title = 'Погода'", "doctor.log_lines_altered"),
        ("DELETE FROM airing WHERE row = 3", "doctor.airing_lost"),
        ("UPDATE airing SET start_ms = start_ms + 1000 WHERE row = 3", "doctor.airing_altered"),
        (
            "UPDATE airing SET revision_id = (SELECT max(id) + min(id) - airing.revision_id FROM revision) WHERE row = 3",
            "doctor.airing_altered"
        ),
        ("UPDATE airing_day SET airings = airings + 1", "doctor.airing_summary_differs"),
        ("DELETE FROM airing_day", "doctor.airing_summary_differs"),
        (
            "INSERT INTO airing_day SELECT channel_id, revision_id, '2006-12-01', 5, 5 FROM airing_day LIMIT 1",
            "doctor.airing_summary_differs"
        ),
    ])
    func theDoctorFindsWhatWasChanged(_ sql: String, _ code: String) throws {
        let fixture = try imported()
        try fixture.fresh.tamper(sql)
        let findings = try fixture.fresh.findings()
        #expect(findings.contains(code), "\(findings)")
    }

    @Test func anEndingThatNobodyRecordedIsFound() throws {
        let fixture = try imported()
        try fixture.fresh.tamper("INSERT INTO airing_end SELECT id, 'undone', since_seq FROM airing LIMIT 1")
        #expect(try fixture.fresh.findings().contains("doctor.airing_summary_differs"))
    }
}
