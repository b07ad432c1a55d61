import Campaign
import CatalogStore
import Crypto
import Foundation
import GRDB
import TestSupport
import Testing

/// A trail altered and rebuilt with fresh hashes from its first link to its last.
@Suite struct ForgeryTests {
    /// Writes another title into the record and into the trail.
    private static let alterTitle = """
        UPDATE item SET title = 'Другое';
        UPDATE audit_change SET after = replace(after, 'Не верь обещаниям', 'Другое') WHERE entity = 'item';
        """

    @Test func rebuildingAnUntouchedTrailGivesTheSameTrail() throws {
        let fresh = try FreshCatalogue()
        try fresh.addLeaflet()
        let before = try fresh.head()
        try Tampering(fresh.catalogue).run { try ForgedTrail().rebuild(in: $0, signing: false) }
        #expect(try fresh.head() == before)
        #expect(try fresh.findings().isEmpty)
    }

    @Test func withoutAKeyTheSignaturesDoNotFit() throws {
        let fresh = try FreshCatalogue()
        try fresh.addLeaflet()
        try Tampering(fresh.catalogue).run { database in
            try database.execute(sql: ForgeryTests.alterTitle)
            try ForgedTrail().rebuild(in: database, signing: false)
        }
        #expect(try Set(fresh.findings()) == ["doctor.signature_wrong", "doctor.witness_changed"])
    }

    @Test func aStrangersKeyIsFound() throws {
        let fresh = try FreshCatalogue()
        try fresh.addLeaflet()
        try Tampering(fresh.catalogue).run { database in
            try database.execute(sql: ForgeryTests.alterTitle)
            try ForgedTrail().rebuild(in: database, signing: true)
        }
        #expect(try Set(fresh.findings()) == ["doctor.key_unknown", "doctor.witness_changed"])
    }

    /// The forger has put a key of their own into the person's record and its history too.
    private func forgePerfectly(_ fresh: FreshCatalogue) throws {
        let forged = ForgedTrail()
        try Tampering(fresh.catalogue).run { database in
            let old = try String.fetchOne(database, sql: "SELECT keys FROM person WHERE code = 'tester'")
            let new = Hexadecimal.string(forged.key.publicKey.rawRepresentation)
            try database.execute(sql: ForgeryTests.alterTitle)
            try database.execute(sql: "UPDATE person SET keys = ? WHERE code = 'tester'", arguments: [new])
            try database.execute(
                sql: "UPDATE audit_change SET after = replace(after, ?, ?)", arguments: [old, new])
            try forged.rebuild(in: database, signing: true)
        }
    }

    @Test func aPerfectForgeryIsFoundByWhatTheAccountHasWitnessed() throws {
        let fresh = try FreshCatalogue()
        try fresh.addLeaflet()
        let printed = try fresh.head()
        try forgePerfectly(fresh)
        #expect(try fresh.findings() == ["doctor.witness_changed"])
        #expect(try fresh.findings(since: printed).contains("doctor.head_changed"))
    }

    @Test func workingOnAfterAForgeryDoesNotHideIt() throws {
        let fresh = try FreshCatalogue()
        try fresh.addLeaflet()
        try forgePerfectly(fresh)
        try fresh.add(Entities.item, "LEAF-002", ["kind": "leaflet", "title": "x"])
        #expect(try fresh.findings().contains("doctor.witness_changed"))
    }

    @Test func workingOnAfterLinksWereCutDoesNotHideIt() throws {
        let fresh = try FreshCatalogue()
        try fresh.addLeaflet()
        try fresh.edit(Entities.item, "LEAF-001", ["note": "правка"])
        try Tampering(fresh.catalogue).run { database in
            try database.execute(sql: "DELETE FROM audit_link WHERE seq = 3")
            try database.execute(sql: "DELETE FROM audit_change WHERE seq = 3")
            try database.execute(sql: "UPDATE item SET note = NULL")
        }
        try fresh.edit(Entities.item, "LEAF-001", ["note": "другое"])
        #expect(try fresh.findings() == ["doctor.witness_changed"])
    }
}
