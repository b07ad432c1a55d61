package import Campaign
import GRDB

/// What a booking holds of a revision that may not be aired any more.
package struct FallenBooking: Sendable {
    package let booking: String
    package let channel: String
    package let revision: String
    /// Slots still ahead, today's among them.
    package let ahead: Int
    /// Slots whose day has passed and that nobody stopped.
    package let passed: Int
    package let from: Day
    package let until: Day
    /// Whether a newer revision is all that is wrong: somebody is asked, nothing has to stop.
    package let isSuperseded: Bool
    /// Why the revision fell, on the first of the days.
    package let reason: PlainProblem
}

extension FallenSlots {
    /// Fallen slots by booking and revision. Of what was only superseded the slots ahead count.
    func bookings(on day: Day) throws -> [FallenBooking] {
        let slots = try find(on: day).filter { !$0.isSuperseded || $0.day >= day }
        let groups = Dictionary(grouping: slots) { "\($0.booking) \($0.revision) \($0.isSuperseded)" }
        return try groups.sorted { $0.key < $1.key }.compactMap { _, slots in
            guard let first = slots.first, let last = slots.last else { return nil }
            let ahead = slots.count { $0.day >= day }
            return FallenBooking(
                booking: first.booking, channel: first.channel, revision: first.revision, ahead: ahead,
                passed: slots.count - ahead, from: first.day, until: last.day, isSuperseded: first.isSuperseded,
                reason: try reason(first))
        }
    }
}
