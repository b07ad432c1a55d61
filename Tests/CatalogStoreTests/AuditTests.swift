import Campaign
import CatalogStore
import Foundation
import GRDB
import MediaVault
import TestSupport
import Testing

@Suite struct AuditTests {
    @Test func aCatalogueInUseHasNothingToFind() throws {
        let fresh = try FreshCatalogue()
        try fresh.addContact()
        try fresh.addApprovedLeaflet(contacts: ["HOT-KG-1"])
        let report = try fresh.catalogue.doctor(deep: true)
        #expect(report.findings.isEmpty)
        #expect(report.files == 1 && report.orphans.isEmpty)
        #expect(try report.head == fresh.head() && report.links > 5 && report.records > 10)
    }

    @Test func oneAlteredByteOfAStoredFileIsFound() throws {
        let fresh = try FreshCatalogue()
        let digest = try #require(try fresh.catalogue.addMedia([fresh.pdf()], by: fresh.actor).first)
        let path = "\(fresh.catalogue.folder.vault)/\(digest.prefix(2))/\(digest)"
        var bytes = try Data(contentsOf: URL(filePath: path))
        bytes[bytes.count / 2] ^= 1
        try FileManager.default.removeItem(atPath: path)
        try bytes.write(to: URL(filePath: path))
        #expect(try fresh.findings(deep: true) == ["doctor.file_altered"])
        let checked = try fresh.catalogue.verifyMedia(until: nil, account: "tester")
        #expect(checked.bad.map(\.digest) == [digest] && checked.bad.map(\.outcome) == ["altered"])
    }

    @Test func aStoredFileThatIsGoneOrShorterIsFoundWithoutReadingIt() throws {
        let fresh = try FreshCatalogue()
        let digest = try #require(try fresh.catalogue.addMedia([fresh.pdf()], by: fresh.actor).first)
        let path = "\(fresh.catalogue.folder.vault)/\(digest.prefix(2))/\(digest)"
        let bytes = try Data(contentsOf: URL(filePath: path))
        try FileManager.default.removeItem(atPath: path)
        #expect(try fresh.findings() == ["doctor.file_missing"])
        try bytes.dropLast().write(to: URL(filePath: path))
        #expect(try fresh.findings() == ["doctor.file_altered"])
    }

    @Test(arguments: [
        ("recorded_at = recorded_at + 1", "doctor.link_altered"), ("actor = 'other'", "doctor.link_altered"),
        ("account = 'other'", "doctor.link_altered"), ("action = 'other'", "doctor.link_altered"),
        ("rows = rows + 1", "doctor.link_altered"), ("bulk_table = 'item'", "doctor.link_altered"),
        ("rows_hash = zeroblob(32)", "doctor.rows_altered"), ("previous = zeroblob(32)", "doctor.chain_broken"),
        ("hash = zeroblob(32)", "doctor.link_altered"), ("public_key = zeroblob(32)", "doctor.signature_wrong"),
        ("signature = zeroblob(64)", "doctor.signature_wrong"),
    ])
    func everyFieldOfALinkIsProved(_ change: String, _ finding: String) throws {
        let fresh = try FreshCatalogue()
        try fresh.addLeaflet()
        try fresh.edit(Entities.item, "LEAF-001", ["note": "правка"])
        try fresh.tamper("UPDATE audit_link SET \(change) WHERE seq = 2")
        #expect(try fresh.findings().contains(finding))
    }

    @Test(arguments: [
        "UPDATE audit_change SET entity = 'variant' WHERE seq = 3 AND ordinal = 0",
        "UPDATE audit_change SET uid = zeroblob(16) WHERE seq = 3 AND ordinal = 0",
        "UPDATE audit_change SET before = replace(before, 'обещаниям', 'никому') WHERE seq = 3 AND ordinal = 0",
        "UPDATE audit_change SET before = NULL WHERE seq = 3 AND ordinal = 0",
        "UPDATE audit_change SET after = replace(after, 'правка', 'другое') WHERE seq = 3 AND ordinal = 0",
        "DELETE FROM audit_change WHERE seq = 2 AND ordinal = 1",
        "UPDATE audit_change SET seq = 3, ordinal = 1 WHERE seq = 2 AND ordinal = 2",
        "UPDATE audit_change SET ordinal = -1 WHERE seq = 2 AND ordinal = 1",
        "INSERT INTO audit_change VALUES (3, 9, 'item', zeroblob(16), NULL, '{}')",
    ])
    func everyRowUnderALinkIsProved(_ sql: String) throws {
        let fresh = try FreshCatalogue()
        try fresh.addLeaflet()
        try fresh.edit(Entities.item, "LEAF-001", ["note": "правка"])
        try fresh.tamper(sql)
        #expect(try fresh.findings().contains("doctor.rows_altered"))
    }

    @Test func theFactsOfAStoredFileAreProved() throws {
        let fresh = try FreshCatalogue()
        try fresh.catalogue.addMedia([fresh.pdf()], by: fresh.actor)
        try fresh.tamper("UPDATE media_file SET original_name = 'other.pdf'")
        #expect(try fresh.findings() == ["doctor.rows_altered"])
    }

    @Test(arguments: [1, 2, 99])
    func aStoredFileEnteredBesideTheTrailIsFound(_ link: Int) throws {
        let fresh = try FreshCatalogue()
        try fresh.addLeaflet()
        let digest = String(repeating: "ab", count: 32)
        try FileManager.default.createDirectory(
            atPath: fresh.catalogue.folder.vault + "/ab", withIntermediateDirectories: true)
        _ = fresh.folder.file("campaign/vault/ab/" + digest, "x")
        try fresh.tamper(
            "INSERT INTO media_file VALUES (1, zeroblob(16), ?, 1, 'text/plain', 1, 0, 'x.txt', ?)", [digest, link])
        #expect(try fresh.findings() == [link == 99 ? "doctor.reference_broken" : "doctor.rows_altered"])
    }

    @Test func aLinkTakenOutOfTheMiddleIsFound() throws {
        let fresh = try FreshCatalogue()
        try fresh.addLeaflet()
        try fresh.edit(Entities.item, "LEAF-001", ["note": "правка"])
        try fresh.tamper("DELETE FROM audit_link WHERE seq = 2")
        #expect(try fresh.findings().contains("doctor.link_missing"))
    }

    @Test func linksCutOffTheEndAreFound() throws {
        let fresh = try FreshCatalogue()
        try fresh.addLeaflet()
        let printed = try fresh.head()
        try fresh.edit(Entities.item, "LEAF-001", ["note": "правка"])
        try Tampering(fresh.catalogue).run { database in
            try database.execute(sql: "DELETE FROM audit_link WHERE seq = 3")
            try database.execute(sql: "DELETE FROM audit_change WHERE seq = 3")
            try database.execute(sql: "UPDATE item SET note = NULL")
        }
        #expect(try fresh.findings() == ["doctor.links_cut"])
        #expect(try fresh.findings(since: printed) == ["doctor.links_cut"])
    }

    @Test func aPrintedHeadProvesWhatCameBefore() throws {
        let fresh = try FreshCatalogue()
        try fresh.addLeaflet()
        let printed = try #require(try fresh.head())
        try fresh.edit(Entities.item, "LEAF-001", ["note": "правка"])
        try fresh.edit(Entities.item, "LEAF-001", ["note": "ещё"])
        let report = try fresh.catalogue.doctor(since: AuditHead(printed.description))
        #expect(report.findings.isEmpty && report.linksSince == 2)
        let other = AuditHead(sequence: 1, hash: printed.hash)
        #expect(try fresh.findings(since: other) == ["doctor.head_changed"])
        let later = AuditHead(sequence: 99, hash: printed.hash)
        #expect(try fresh.findings(since: later) == ["doctor.links_cut"])
    }

    @Test(arguments: ["", "1", "x:00", "1:00", ":", "1:\(String(repeating: "0", count: 63))"])
    func whatIsNoHeadIsNotReadAsOne(_ text: String) {
        #expect(AuditHead(text) == nil)
    }
}
