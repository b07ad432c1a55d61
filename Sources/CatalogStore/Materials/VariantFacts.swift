import Campaign
import GRDB

/// The facts of a variant that its revisions' status and clearance follow from.
struct VariantFacts {
    struct Revision {
        let id: Int64
        let made: Day
        let withdrawn: Day?
        var signatures: [SigningFact] = []
        var roles: Set<String> = []
        /// Rights, consents and lives of the contacts shown.
        var limits: [DaySpan] = []
        /// Days on which a contact shown was known to be dead.
        var deadContacts: [DaySpan] = []
        var markings: Set<Int64> = []
    }

    let kind: MaterialKind?
    let donor: Int64?
    private(set) var revisions: [Revision] = []

    init(variant: Int64, in database: Database) throws {
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT i.kind, a.donor_id FROM variant v JOIN item i ON i.id = v.item_id
                    LEFT JOIN award a ON a.id = i.award_id WHERE v.id = ?
                    """), arguments: [variant])
        kind = (row?["kind"] as String?).flatMap(MaterialKind.init)
        donor = row?["donor_id"]
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT id, made_on, withdrawn_on FROM revision WHERE variant_id = ? ORDER BY number"),
            arguments: [variant])
        for row in rows {
            guard let made = VariantFacts.day(row["made_on"]) else { continue }
            var revision = Revision(id: row["id"], made: made, withdrawn: VariantFacts.day(row["withdrawn_on"]))
            try VariantFacts.fill(&revision, in: database)
            revisions.append(revision)
        }
    }

    private static func fill(_ revision: inout Revision, in database: Database) throws {
        func rows(_ sql: String) throws -> [Row] {
            try Row.fetchAll(database.cachedStatement(sql: sql), arguments: [revision.id])
        }
        revision.signatures = try rows(
            "SELECT step, decision, on_day, expires_on FROM signature WHERE revision_id = ? ORDER BY id"
        ).compactMap { row in
            guard let step = SigningStep(rawValue: row["step"]), let on = day(row["on_day"]),
                let decision = SigningDecision(rawValue: row["decision"])
            else { return nil }
            return SigningFact(step: step, decision: decision, on: on, expires: day(row["expires_on"]))
        }
        revision.roles = Set(try rows("SELECT role FROM revision_file WHERE revision_id = ?").map { $0["role"] })
        revision.markings = Set(try rows("SELECT rule_id FROM marking WHERE revision_id = ?").map { $0["rule_id"] })
        revision.limits = try rows(
            "SELECT from_day, until_day, ended_on FROM revision_right WHERE revision_id = ?"
        ).map { row in
            let lastBeforeEnd = day(row["ended_on"])?.adding(days: -1)
            return DaySpan(
                from: day(row["from_day"]), until: [day(row["until_day"]), lastBeforeEnd].compactMap { $0 }.min())
        }
        let contacts = try rows(
            """
            SELECT c.id, c.from_day, c.until_day FROM shown_contact s JOIN contact c ON c.id = s.contact_id
            WHERE s.revision_id = ?
            """)
        for contact in contacts {
            revision.limits.append(DaySpan(from: day(contact["from_day"]), until: day(contact["until_day"])))
            revision.deadContacts += try ContactLife.deadDays(of: contact["id"], in: database)
        }
    }

    static func day(_ text: String?) -> Day? { text.flatMap { Day($0) } }
}

/// On which days a contact was known to be dead by its tests.
enum ContactLife {
    /// From a test that found it dead, or its number wrong, until the day before the next one that was answered.
    static func deadDays(of contact: Int64, in database: Database) throws -> [DaySpan] {
        let tests = try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT on_day, result FROM contact_test WHERE contact_id = ? ORDER BY on_day, id"),
            arguments: [contact])
        var spans: [DaySpan] = []
        var deadSince: Day?
        for test in tests {
            let result: String = test["result"]
            let on = VariantFacts.day(test["on_day"])
            if result == "dead" || result == "wrong_number" {
                deadSince = deadSince ?? on
            } else if result == "answered", let since = deadSince {
                spans.append(DaySpan(from: since, until: on?.adding(days: -1)))
                deadSince = nil
            }
        }
        if let deadSince { spans.append(DaySpan(from: deadSince)) }
        return spans.filter { !$0.isEmpty }
    }
}
