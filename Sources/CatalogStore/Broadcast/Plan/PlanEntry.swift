import Campaign
import Foundation
import GRDB

/// Enters bookings into the media plan inside one change, each with all its slots or not at all.
final class PlanEntry {
    private let session: ChangeSession
    private var clearances: AirClearances

    init(session: ChangeSession) {
        self.session = session
        clearances = AirClearances(database: session.database)
    }

    /// Enters an order and unfolds it into slots, each with the newest revision that may be aired on its day.
    ///
    /// - Parameter order: the fields of the booking in canonical form.
    /// - Returns: the number of slots.
    /// - Throws: the first day on which a variant may not be aired, and why.
    @discardableResult
    func book(_ code: String, _ order: BookingOrder) throws -> Int {
        let places = try order.unfolding.places()
        let makesGood = try madeGood(by: order, slots: places.count)
        let booking = try Entities.booking.canonicalCode(code)
        let rows = try zip(places, makesGood).map { try slot($0, of: order, booking: booking, makesGood: $1) }
        let id = try session.create(Entities.booking, code: booking, order.fields)
        for (row, good) in zip(rows, makesGood) { try enter(row, booking: id, makesGood: good?.id) }
        return rows.count
    }

    private func slot(
        _ place: BookingUnfolding.Place, of order: BookingOrder, booking: String, makesGood: (id: Int64, code: String)?
    ) throws -> (SlotRow, Int64) {
        let variant = order.variants[place.variant]
        guard let cleared = try clearances.newest(of: variant, in: order.country, on: place.day) else {
            throw try clearances.refusal(of: variant, in: order.country, on: place.day)
        }
        let row = SlotRow(
            uid: session.newIdentity().bytes, booking: booking, place: place, cleared: cleared,
            makesGood: makesGood?.code)
        return (row, cleared.revisionID)
    }

    private func enter(_ slot: (row: SlotRow, revision: Int64), booking: Int64, makesGood: Int64?) throws {
        let row = slot.row
        try session.database.cachedStatement(
            sql: """
                INSERT INTO slot (uid, code, booking_id, on_day, number, revision_id, clearance_id, makes_good_id,
                audit_seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            Data(row.uid), row.code, booking, row.day, row.number, slot.revision, row.clearance, makesGood,
            session.sequence,
        ])
        try session.recordBulkRow(table: "slot", uid: row.uid, after: row.canonicalJSON)
    }

    /// The slots that a make-good makes good, one for each of its own.
    private func madeGood(by order: BookingOrder, slots: Int) throws -> [(id: Int64, code: String)?] {
        let codes = order.makesGood
        if codes.isEmpty { return Array(repeating: nil, count: slots) }
        guard codes.count == slots else {
            throw PlainProblem(
                "booking.make_good_count", ["n": .count(codes.count), "slots": .count(slots)], category: .usage)
        }
        return try codes.map { code in
            let id = try Int64.fetchOne(
                session.database.cachedStatement(sql: "SELECT id FROM slot WHERE code = ?"), arguments: [code])
            guard let id else {
                throw FieldProblem.unknownReference(entity: "booking", field: "make_good_of", value: code)
            }
            return (id, code)
        }
    }
}
