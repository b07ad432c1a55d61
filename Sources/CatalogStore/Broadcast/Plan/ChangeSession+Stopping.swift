package import Campaign
import GRDB

/// Which slots of a booking are stopped.
package struct StopRequest: Sendable {
    package let booking: String
    package let reason: String
    /// Only slots of these broadcast days.
    package var days: DaySpan
    /// Only slots of this revision.
    package var revision: String?

    package init(booking: String, reason: String, days: DaySpan, revision: String? = nil) {
        self.booking = booking
        self.reason = reason
        self.days = days
        self.revision = revision
    }
}

extension ChangeSession {
    /// Stops the open slots of a booking on the days asked for; each stop is a fact with its reason.
    ///
    /// - Parameter on: the day on which it was stopped.
    /// - Returns: the codes of the slots.
    /// - Throws: `PlainProblem` where nothing was open on those days.
    package func stop(_ request: StopRequest, on day: Day) throws -> [String] {
        let booking = try Entities.booking.required(request.booking, in: database)
        let slots = try openSlots(of: booking.id, request)
        guard !slots.isEmpty else {
            throw PlainProblem("booking.nothing_to_stop", ["booking": .text(booking.code)], category: .notFound)
        }
        for slot in slots {
            try create(
                Entities.slotStop, code: slot + "/stop",
                [
                    "booking": booking.code, "slot": slot, "on": day.description, "reason": request.reason,
                    "person": actor.person,
                ])
        }
        return slots
    }

    private func openSlots(of booking: Int64, _ request: StopRequest) throws -> [String] {
        try String.fetchAll(
            database,
            sql: """
                SELECT s.code FROM slot s JOIN revision r ON r.id = s.revision_id
                WHERE s.booking_id = ?1 AND (?2 IS NULL OR s.on_day >= ?2) AND (?3 IS NULL OR s.on_day <= ?3)
                AND (?4 IS NULL OR r.code = ?4) AND NOT EXISTS (SELECT 1 FROM slot_stop t WHERE t.slot_id = s.id)
                ORDER BY s.on_day, s.number
                """,
            arguments: [booking, request.days.from?.description, request.days.until?.description, request.revision])
    }
}
