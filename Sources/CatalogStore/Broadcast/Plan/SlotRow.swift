import Campaign
import Foundation
import GRDB

/// A row of `slot` as it enters the hash of its link.
struct SlotRow {
    let uid: [UInt8]
    let code: String
    let booking: String
    let day: String
    let number: Int
    let revision: String
    let clearance: Int64
    let makesGood: String?

    var canonicalJSON: String {
        var said = [
            "code": code, "booking": booking, "on": day, "number": String(number), "revision": revision,
            "clearance": String(clearance),
        ]
        said["makes_good"] = makesGood
        return CanonicalJSON.object(said)
    }

    /// The rows under a link of the audit trail.
    static let sql = """
        SELECT s.uid, s.code, b.code AS booking, s.on_day, s.number, r.code AS revision, s.clearance_id,
        g.code AS makes_good FROM slot s JOIN booking b ON b.id = s.booking_id JOIN revision r ON r.id = s.revision_id
        LEFT JOIN slot g ON g.id = s.makes_good_id WHERE s.audit_seq = ? ORDER BY s.id
        """

    init(_ row: Row) {
        uid = Array(row["uid"] as Data)
        code = row["code"]
        booking = row["booking"]
        day = row["on_day"]
        number = row["number"]
        revision = row["revision"]
        clearance = row["clearance_id"]
        makesGood = row["makes_good"]
    }

    init(
        uid: [UInt8], booking: String, place: BookingUnfolding.Place, cleared: AirClearances.Cleared, makesGood: String?
    ) {
        self.uid = uid
        self.booking = booking
        day = place.day.description
        number = place.number
        code = "\(booking)/\(place.day)/\(place.number)"
        revision = cleared.revision
        clearance = cleared.clearanceID
        self.makesGood = makesGood
    }
}
