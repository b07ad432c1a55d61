import Campaign
import CatalogStore
import GRDB
import TestSupport
import Testing

/// What the database refuses of the media plan by itself, and what the doctor finds when it was put out of the way.
@Suite struct PlanGuardTests {
    /// A booking of VSPOT-001/ky on the Mondays of the autumn; its consent ended later with October.
    private static let fresh = Result { () -> FreshCatalogue in
        let fresh = try FreshCatalogue()
        try fresh.addBookableSpot()
        try fresh.addChannel("HABAR", name: "Хабар", country: "KZ", zone: "Asia/Almaty")
        try fresh.book("B-0001", ["days": "Пн", "from": "2006-10-01", "until": "2006-12-31"])
        try fresh.add(
            Entities.right, "right",
            ["revision": "VSPOT-001/ky/1", "kind": "consent", "holder": "x", "until": "2006-10-31"])
        return fresh
    }

    private func refusal(of sql: String) throws -> String? {
        let queue = try Tampering(try Self.fresh.get().catalogue).queue
        do {
            try queue.inTransaction { database in
                try database.execute(sql: sql)
                return .rollback
            }
            return nil
        } catch let error as DatabaseError {
            return error.message
        }
    }

    private func slot(
        day: String = "'2006-10-02'", number: String = "1", variant: String = "VSPOT-001/ky", use: String = "air",
        country: String = "KG", booking: String = "B-0001", revoked: Bool = false
    ) -> String {
        """
        INSERT INTO slot (uid, code, booking_id, on_day, number, revision_id, clearance_id, audit_seq)
        SELECT randomblob(16), 'X', b.id, \(day), \(number), r.id, c.id, 1 FROM booking b, revision r, variant v, clearance c
        WHERE b.code = '\(booking)' AND r.variant_id = v.id AND v.code = '\(variant)' AND c.revision_id = r.id
        AND c.use = '\(use)' AND c.country = '\(country)' AND (c.revoked_at IS NOT NULL) = \(revoked ? 1 : 0)
        """
    }

    @Test func aSlotInsideItsClearanceIsRefusedOnlyAsASecondOne() throws {
        let message = try refusal(of: slot())
        #expect(message?.contains("UNIQUE") == true, "the statement itself is right: \(message ?? "taken")")
    }

    @Test(arguments: [
        ("use = 'handover'", "guard.not_cleared"), ("country = 'KZ'", "guard.not_cleared"),
    ])
    func aClearanceForSomethingElseIsNone(_ what: String, _ refused: String) throws {
        let sql = what.hasPrefix("use") ? slot(use: "handover") : slot(country: "KZ")
        #expect(try refusal(of: sql) == refused)
    }

    @Test func noSlotOutsideItsClearanceOrBooking() throws {
        #expect(try refusal(of: slot(day: "'2006-11-06'")) == "guard.not_cleared")
        #expect(try refusal(of: slot(day: "'2006-09-25'")) == "guard.slot_outside_booking")
        #expect(try refusal(of: slot(day: "'2006-10-03'")) == "guard.slot_outside_booking", "a Tuesday")
        #expect(try refusal(of: slot(number: "2")) == "guard.slot_outside_booking")
        #expect(try refusal(of: slot(variant: "VSPOT-001/ru")) == "guard.slot_outside_booking")
        #expect(try refusal(of: slot(revoked: true)) == "guard.not_cleared")
    }

    @Test func aSlotLeadsToAClearanceOfItsOwnRevision() throws {
        let other = """
            INSERT INTO slot (uid, code, booking_id, on_day, number, revision_id, clearance_id, audit_seq)
            SELECT randomblob(16), 'X', b.id, '2006-10-09', 1, r.id, c.id, 1 FROM booking b, revision r, clearance c
            JOIN revision o ON o.id = c.revision_id WHERE r.code = 'VSPOT-001/ky/1' AND o.code = 'VSPOT-001/ru/1'
            AND c.use = 'air' AND c.country = 'KG'
            """
        #expect(try refusal(of: other) == "guard.not_cleared")
        #expect(try refusal(of: "UPDATE slot SET clearance_id = 1") == "guard.append_only")
    }

    @Test func aSlotIsStoppedOnceAndForItsOwnBooking() throws {
        let fresh = try FreshCatalogue()
        try fresh.addBookableSpot()
        try fresh.book()
        #expect(throws: (any Error).self) {
            try Tampering(fresh.catalogue).queue.writeWithoutTransaction {
                try $0.execute(
                    sql: """
                        PRAGMA foreign_keys = ON;
                        INSERT INTO slot_stop (uid, code, booking_id, slot_id, on_day, reason, person_id)
                        SELECT randomblob(16), 'x', 99, id, '2006-10-02', 'x', 1 FROM slot LIMIT 1
                        """)
            }
        }
    }

    @Test(arguments: [
        "UPDATE slot SET on_day = '2006-10-07' WHERE id = 1", "DELETE FROM slot WHERE id = 2",
        "UPDATE slot SET revision_id = 2 WHERE id = 1",
        """
        INSERT INTO slot (uid, code, booking_id, on_day, number, revision_id, clearance_id, audit_seq)
        SELECT randomblob(16), 'X', booking_id, '2006-10-01', 1, revision_id, clearance_id, audit_seq FROM slot LIMIT 1
        """,
    ])
    func aSlotChangedBesideTheTrailIsFound(_ sql: String) throws {
        let fresh = try FreshCatalogue()
        try fresh.addBookableSpot()
        try fresh.book()
        #expect(try fresh.findings().isEmpty)
        try fresh.tamper(sql)
        #expect(try fresh.findings().contains("doctor.rows_altered"))
    }

    @Test(arguments: [
        "UPDATE booking SET price = 1, currency = 'KGS'", "UPDATE flight SET title = 'x'",
        "UPDATE daypart SET ends = ends + 1", "UPDATE channel_audience SET rating = rating + 1",
        "UPDATE slot_stop SET reason = 'x'", "UPDATE channel SET names_in_files = 'x'",
    ])
    func aRecordOfThePlanChangedBesideTheTrailIsFound(_ sql: String) throws {
        let fresh = try FreshCatalogue()
        try fresh.addBookableSpot()
        try fresh.book()
        try fresh.add(Entities.flight, "FL-1", ["title": "осень", "from": "2006-10-01", "until": "2006-10-31"])
        try fresh.add(
            Entities.daypart, "PRIME",
            ["names": "{\"ru\":\"x\"}", "days": "daily", "starts": "19:00", "ends": "23:00"])
        try fresh.add(
            Entities.channelAudience, "1",
            ["channel": "KTRK", "daypart": "PRIME", "audience": "18+", "rating": "11,4", "source": "опрос"])
        _ = try fresh.catalogue.change("test", by: fresh.actor) {
            try $0.stop(
                StopRequest(booking: "B-0001", reason: "траур", days: .always), on: FreshCatalogue.day("2006-10-02"))
        }
        #expect(try fresh.findings().isEmpty)
        try fresh.tamper(sql)
        #expect(try fresh.findings().contains("doctor.record_altered"))
    }
}
