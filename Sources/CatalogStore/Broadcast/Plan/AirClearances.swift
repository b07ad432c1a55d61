import Campaign
import GRDB

/// Which revision of a variant may be booked on a day in a country: the newest one that is cleared to air.
struct AirClearances {
    struct Cleared {
        let revisionID: Int64
        let revision: String
        let number: Int
        let clearanceID: Int64
        let from: String
        let until: String?
    }

    private struct Key: Hashable {
        let variant: String
        let country: String
    }

    private let database: Database
    private var known: [Key: [Cleared]] = [:]

    init(database: Database) { self.database = database }

    mutating func newest(of variant: String, in country: String, on day: Day) throws -> Cleared? {
        let key = Key(variant: variant, country: country)
        let standing = try known[key] ?? fetch(key)
        known[key] = standing
        let text = day.description
        return standing.first { $0.from <= text && ($0.until.map { text <= $0 } ?? true) }
    }

    private func fetch(_ key: Key) throws -> [Cleared] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT r.id, r.code, r.number, c.id AS clearance, c.from_day, c.until_day FROM variant v
                    JOIN revision r ON r.variant_id = v.id JOIN clearance c ON c.revision_id = r.id AND c.use = 'air'
                    AND c.country = ? AND c.revoked_at IS NULL WHERE v.code = ? ORDER BY r.number DESC, c.id
                    """), arguments: [key.country, key.variant]
        ).map {
            Cleared(
                revisionID: $0["id"], revision: $0["code"], number: $0["number"], clearanceID: $0["clearance"],
                from: $0["from_day"], until: $0["until_day"])
        }
    }

    /// Why no revision of a variant may be booked on a day.
    func refusal(of variant: String, in country: String, on day: Day) throws -> PlainProblem {
        let newest = try String.fetchOne(
            database,
            sql: """
                SELECT r.code FROM revision r JOIN variant v ON v.id = r.variant_id WHERE v.code = ?1
                ORDER BY r.made_on <= ?2 DESC, r.number DESC LIMIT 1
                """, arguments: [variant, day.description])
        guard let newest, let revision = try Entities.revision.snapshot(of: newest, in: database) else {
            return PlainProblem("booking.planned", ["variant": .text(variant), "day": .day(day)], category: .refused)
        }
        return try HandoverRefusal(
            database: database, revision: revision, country: country, day: day, order: "booking"
        ).problem()
    }
}
