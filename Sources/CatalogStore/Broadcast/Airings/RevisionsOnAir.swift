import Campaign
import GRDB

/// Which revision of a variant is meant when a station says that the variant aired on a day: the one approved then,
/// else the newest made by then, else the first.
struct RevisionsOnAir {
    private struct Span {
        let revision: Int64
        let from: String
        let until: String?
    }

    private var approved: [Int64: [Span]] = [:]
    private var made: [Int64: [(day: String, revision: Int64)]] = [:]

    init(in database: Database) throws {
        let spans = try Row.fetchCursor(
            database,
            sql: """
                SELECT r.variant_id, s.revision_id, s.from_day, s.until_day FROM revision_status s
                JOIN revision r ON r.id = s.revision_id WHERE s.status = 'approved' ORDER BY r.number
                """)
        while let row = try spans.next() {
            approved[row[0], default: []].append(Span(revision: row[1], from: row[2], until: row[3]))
        }
        let revisions = try Row.fetchCursor(
            database, sql: "SELECT variant_id, made_on, id FROM revision ORDER BY variant_id, number")
        while let row = try revisions.next() {
            made[row[0], default: []].append((day: row[1], revision: row[2]))
        }
    }

    func revision(of variant: Int64, on day: String) -> Int64? {
        let spans = approved[variant] ?? []
        if let then = spans.last(where: { $0.from <= day && ($0.until.map { day <= $0 } ?? true) }) {
            return then.revision
        }
        let known = made[variant] ?? []
        return (known.last { $0.day <= day } ?? known.first)?.revision
    }
}
