import Campaign
import GRDB

/// Derives status and clearance of a variant's revisions from the facts, and keeps both tables current.
enum StatusDerivation {
    struct Outcome: Equatable {
        let revisionID: Int64
        let timeline: [StatusSpan]
        let clearances: [Cleared]
    }

    struct Cleared: Hashable {
        let use: String
        let country: String
        let from: String
        let until: String?
    }

    /// Makes both tables anew; clearances that no longer hold are revoked, never removed, because orders point to them.
    static func refresh(variant: Int64, rules: ClearanceRules, at instant: Instant, in database: Database) throws {
        for outcome in try derive(variant: variant, rules: rules, in: database) {
            try store(outcome.timeline, of: outcome.revisionID, in: database)
            try store(outcome.clearances, of: outcome.revisionID, at: instant, in: database)
        }
    }

    /// What status and clearance should be by the facts now known.
    static func derive(variant: Int64, rules: ClearanceRules, in database: Database) throws -> [Outcome] {
        let facts = try VariantFacts(variant: variant, in: database)
        guard let kind = facts.kind else { return [] }
        var outcomes: [Outcome] = []
        var successorApproved: Day?
        for revision in facts.revisions.reversed() {
            let timeline = statusTimeline(
                made: revision.made, facts: revision.signatures, required: rules.steps(for: kind),
                hasMaster: revision.roles.contains(kind.masterRole.rawValue), successorApproved: successorApproved,
                withdrawn: revision.withdrawn)
            let cleared = clearances(of: revision, kind: kind, donor: facts.donor, timeline: timeline, rules: rules)
            outcomes.append(Outcome(revisionID: revision.id, timeline: timeline, clearances: cleared))
            let approved = timeline.first { $0.status == .approved || $0.status == .superseded }?.days.from
            successorApproved = [successorApproved, approved].compactMap { $0 }.min()
        }
        return outcomes
    }

    private static func clearances(
        of revision: VariantFacts.Revision, kind: MaterialKind, donor: Int64?, timeline: [StatusSpan],
        rules: ClearanceRules
    ) -> [Cleared] {
        guard timeline.contains(where: { $0.status == .approved }) else { return [] }
        return rules.countries.flatMap { country in
            let days = clearedDays(
                timeline: timeline,
                conditions: conditions(of: revision, kind: kind, donor: donor, country: country, rules: rules))
            return kind.uses.flatMap { use in
                days.map {
                    Cleared(
                        use: use.rawValue, country: country, from: ($0.from ?? revision.made).description,
                        until: $0.until?.description)
                }
            }
        }
    }

    private static func conditions(
        of revision: VariantFacts.Revision, kind: MaterialKind, donor: Int64?, country: String, rules: ClearanceRules
    ) -> ClearanceConditions {
        let missing = rules.markings(kind: kind, donor: donor, country: country)
            .filter { !revision.markings.contains($0.id) }.map(\.days)
        return ClearanceConditions(limits: revision.limits, closed: revision.deadContacts + missing)
    }

    /// Whether rights, consents, contacts and marking of a revision are in order on a day, whatever its status.
    static func isInOrder(
        revision: Int64, of variant: Int64, country: String, on day: Day, rules: ClearanceRules, in database: Database
    ) throws -> Bool {
        let facts = try VariantFacts(variant: variant, in: database)
        guard let kind = facts.kind, let revision = facts.revisions.first(where: { $0.id == revision }) else {
            return false
        }
        let conditions = conditions(of: revision, kind: kind, donor: facts.donor, country: country, rules: rules)
        return conditions.limits.allSatisfy { $0.contains(day) } && !conditions.closed.contains { $0.contains(day) }
    }

    private static func store(_ timeline: [StatusSpan], of revision: Int64, in database: Database) throws {
        try database.cachedStatement(sql: "DELETE FROM revision_status WHERE revision_id = ?").execute(arguments: [
            revision
        ])
        let insert = try database.cachedStatement(sql: "INSERT INTO revision_status VALUES (?, ?, ?, ?)")
        for span in timeline {
            try insert.execute(arguments: [
                revision, span.days.from?.description, span.days.until?.description, span.status.rawValue,
            ])
        }
    }

    private static func store(_ due: [Cleared], of revision: Int64, at instant: Instant, in database: Database) throws {
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT id, use, country, from_day, until_day FROM clearance
                    WHERE revision_id = ? AND revoked_at IS NULL
                    """), arguments: [revision])
        var standing: [Cleared: Int64] = [:]
        for row in rows {
            let cleared = Cleared(
                use: row["use"], country: row["country"], from: row["from_day"], until: row["until_day"])
            standing[cleared] = row["id"]
        }
        for (cleared, id) in standing where !due.contains(cleared) {
            try database.execute(
                sql: "UPDATE clearance SET revoked_at = ? WHERE id = ?", arguments: [instant.milliseconds, id])
        }
        for cleared in due where standing[cleared] == nil {
            try database.cachedStatement(
                sql: """
                    INSERT INTO clearance (revision_id, use, country, from_day, until_day, made_at)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """
            ).execute(arguments: [
                revision, cleared.use, cleared.country, cleared.from, cleared.until, instant.milliseconds,
            ])
        }
    }
}
