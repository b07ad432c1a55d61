import Campaign
import CatalogStore
import GRDB
import TestSupport
import Testing

/// Records and derived tables that were changed beside the trail.
@Suite struct RecordProofTests {
    @Test(arguments: [
        "UPDATE item SET title = 'Другое'", "UPDATE item SET note = 'тайно'", "DELETE FROM item_group",
        "UPDATE revision SET withdrawn_on = '2006-07-01', withdrawn_reason = 'тайно'",
        "UPDATE signature SET signer_id = 1 WHERE id = 1", "UPDATE signature SET on_day = '2006-05-30' WHERE id = 1",
        "UPDATE revision_file SET name = 'other.pdf'", "UPDATE person SET keys = 'ab'",
    ])
    func aRecordChangedBesideTheTrailIsFound(_ sql: String) throws {
        let fresh = try FreshCatalogue()
        try fresh.addApprovedLeaflet()
        try fresh.add(Entities.riskGroup, "migrants", ["names": "{\"ru\":\"мигранты\"}"])
        try fresh.edit(Entities.item, "LEAF-001", ["groups": "migrants"])
        try fresh.tamper(sql)
        #expect(try fresh.findings().contains("doctor.record_altered"))
    }

    @Test func aRecordEnteredBesideTheTrailIsFound() throws {
        let fresh = try FreshCatalogue()
        try fresh.tamper(
            "INSERT INTO item (uid, code, kind, title) VALUES (zeroblob(16), 'LEAF-099', 'leaflet', 'x')")
        #expect(try fresh.findings() == ["doctor.record_unrecorded"])
    }

    @Test func aRecordTakenAwayIsFound() throws {
        let fresh = try FreshCatalogue()
        try fresh.addLeaflet()
        try fresh.add(Entities.item, "LEAF-002", ["kind": "leaflet", "title": "x"])
        try fresh.tamper("DELETE FROM item WHERE code = 'LEAF-002'")
        #expect(try fresh.findings().contains("doctor.records_lost"))
    }

    @Test func aRecordTakenAwayAndAnotherPutInItsPlaceIsFound() throws {
        let fresh = try FreshCatalogue()
        try fresh.add(Entities.item, "LEAF-002", ["kind": "leaflet", "title": "x"])
        try Tampering(fresh.catalogue).run { database in
            try database.execute(sql: "DELETE FROM item")
            try database.execute(
                sql: "INSERT INTO item (uid, code, kind, title) VALUES (zeroblob(16), 'LEAF-002', 'leaflet', 'x')")
        }
        #expect(try fresh.findings().contains("doctor.record_unrecorded"))
    }

    @Test(arguments: [
        "UPDATE revision_status SET status = 'approved'", "DELETE FROM revision_status",
        "UPDATE revision_status SET from_day = '2006-05-05'",
        """
        INSERT INTO clearance (revision_id, use, country, from_day, made_at)
        VALUES (1, 'print', 'KG', '2006-05-04', 0)
        """,
    ])
    func aStatusOrClearanceThatDoesNotFollowFromTheFactsIsFound(_ sql: String) throws {
        let fresh = try FreshCatalogue()
        try fresh.addPeople()
        try fresh.addPrintableLeaflet()
        try fresh.tamper(sql)
        #expect(try fresh.findings() == ["doctor.derived_differs"])
    }

    @Test(arguments: ["UPDATE clearance SET revoked_at = 1", "UPDATE clearance SET until_day = '2030-01-01'"])
    func aClearanceTakenBackOrLengthenedIsFound(_ sql: String) throws {
        let fresh = try FreshCatalogue()
        try fresh.addApprovedLeaflet()
        try fresh.tamper(sql)
        #expect(try fresh.findings() == ["doctor.derived_differs"])
    }

    @Test func aTriggerTakenAwayIsFound() throws {
        let fresh = try FreshCatalogue()
        let names = try fresh.catalogue.read {
            try String.fetchAll($0, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name")
        }
        #expect(names.count > 40)
        let queue = try Tampering(fresh.catalogue).queue
        for name in names { try queue.write { try $0.execute(sql: "DROP TRIGGER \(name)") } }
        let found = try fresh.catalogue.doctor().findings
        #expect(found.map(\.code) == names.map { _ in "doctor.schema_altered" })
        #expect(Set(found.compactMap { $0.values["name"] }) == Set(names.map { .text($0) }))
    }

    @Test(arguments: [
        "ALTER TABLE item ADD COLUMN secret TEXT", "DROP INDEX signature_by_revision",
        "CREATE TRIGGER quiet AFTER INSERT ON signature BEGIN UPDATE item SET note = NULL; END",
        "CREATE TABLE aside (x INTEGER)",
    ])
    func anAlteredSchemaIsFound(_ sql: String) throws {
        let fresh = try FreshCatalogue()
        try Tampering(fresh.catalogue).queue.write { try $0.execute(sql: sql) }
        #expect(try fresh.findings() == ["doctor.schema_altered"])
    }

    @Test(arguments: ["example", "office", "campaign_uid"])
    func aSettingChangedBesideTheTrailIsFound(_ key: String) throws {
        let fresh = try FreshCatalogue(isExample: false)
        try fresh.tamper("UPDATE setting SET value = '1' WHERE key = ?", [key])
        #expect(try fresh.findings().contains("doctor.record_altered"))
    }
}
