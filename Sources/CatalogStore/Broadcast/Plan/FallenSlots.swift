import Campaign
import GRDB

/// Slots that nobody has stopped and whose revision may not be aired on their day any more.
struct FallenSlots {
    struct Slot {
        let id: Int64
        let booking: String
        let channel: String
        let country: String
        let revision: String
        let revisionID: Int64
        let day: Day
        /// Whether a newer revision is all that is wrong: then somebody is asked, and nothing is stopped.
        let isSuperseded: Bool
    }

    private let database: Database

    init(database: Database) { self.database = database }

    /// - Parameters:
    ///   - day: as of when; what was withdrawn later stands in its order until then.
    ///   - condition: narrows the slots `s`, bookings `b` and channels `h`.
    func find(on day: Day, where condition: String = "1", arguments: StatementArguments = []) throws -> [Slot] {
        let rules = try ClearanceRules(in: database)
        var settled: [String: Bool] = [:]
        return try rows(on: day, where: condition, arguments: arguments).compactMap { row in
            guard let on = Day(row["on_day"] as String) else { return nil }
            let key = "\(row["revision"] as String) \(row["country"] as String) \(on)"
            let isSuperseded = try settled[key] ?? isSuperseded(row, on: on, rules: rules)
            settled[key] = isSuperseded
            return Slot(
                id: row["id"], booking: row["booking"], channel: row["channel"], country: row["country"],
                revision: row["revision"], revisionID: row["revision_id"], day: on, isSuperseded: isSuperseded)
        }
    }

    /// Only a slot whose own clearance was revoked can have fallen, so the plan is not read as a whole.
    private func rows(on day: Day, where condition: String, arguments: StatementArguments) throws -> [Row] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT s.id, s.on_day, b.code AS booking, h.code AS channel, h.country, r.code AS revision,
                r.id AS revision_id, r.variant_id FROM clearance k JOIN slot s ON s.clearance_id = k.id
                JOIN booking b ON b.id = s.booking_id JOIN channel h ON h.id = b.channel_id
                JOIN revision r ON r.id = s.revision_id
                WHERE k.revoked_at IS NOT NULL AND (r.withdrawn_on IS NULL OR r.withdrawn_on <= ?)
                AND NOT EXISTS (SELECT 1 FROM slot_stop t WHERE t.slot_id = s.id)
                AND NOT EXISTS (
                    SELECT 1 FROM clearance c WHERE c.revision_id = s.revision_id AND c.use = 'air'
                    AND c.country = h.country AND c.revoked_at IS NULL AND c.from_day <= s.on_day
                    AND (c.until_day IS NULL OR s.on_day <= c.until_day))
                AND \(condition) ORDER BY b.code, s.on_day, s.number
                """, arguments: [day.description] + arguments)
    }

    private func isSuperseded(_ row: Row, on day: Day, rules: ClearanceRules) throws -> Bool {
        let status = try String.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT status FROM revision_status WHERE revision_id = ?1 AND from_day <= ?2
                    AND (until_day IS NULL OR until_day >= ?2)
                    """), arguments: [row["revision_id"] as Int64, day.description])
        guard status == RevisionStatus.superseded.rawValue else { return false }
        return try StatusDerivation.isInOrder(
            revision: row["revision_id"], of: row["variant_id"], country: row["country"], on: day, rules: rules,
            in: database)
    }

    /// Why the slots of a revision fell.
    func reason(_ slot: Slot) throws -> PlainProblem {
        guard let revision = try Entities.revision.snapshot(id: slot.revisionID, in: database) else {
            return PlainProblem("booking.not_here")
        }
        return try HandoverRefusal(
            database: database, revision: revision, country: slot.country, day: slot.day, order: "booking"
        ).problem()
    }
}
