import Campaign
import GRDB

/// Why a revision is not cleared for an order on a day: the first reason in the order in which people mend them.
struct HandoverRefusal {
    let database: Database
    let revision: Snapshot
    let country: String
    let day: Day
    /// What is refused: the area of the messages, `handover` or `booking`.
    var order = "handover"

    func problem() throws -> PlainProblem {
        let status = try String.fetchOne(
            database,
            sql: """
                SELECT status FROM revision_status WHERE revision_id = ? AND from_day <= ?
                AND (until_day IS NULL OR until_day >= ?)
                """, arguments: [revision.id, day.description, day.description])
        switch status {
        case "approved": return try closedProblem()
        case "superseded": return try superseded()
        case "withdrawn":
            return refusal("withdrawn", ["reason": .text(revision.fields["withdrawn_reason"] ?? "")])
        default:
            let missing = try missingSteps()
            return refusal("not_approved", ["missing": .list(missing.map(\.rawValue))])
        }
    }

    private func closedProblem() throws -> PlainProblem {
        let rights = try Row.fetchAll(
            database,
            sql: """
                SELECT kind, holder, coalesce(ended_on, until_day) AS day FROM revision_right WHERE revision_id = ?1
                AND ((ended_on IS NOT NULL AND ended_on <= ?2) OR until_day < ?2 OR from_day > ?2)
                """, arguments: [revision.id, day.description])
        if let right = rights.first {
            return refusal(
                "right_ended",
                [
                    "right": .text(right["kind"]), "holder": .text(right["holder"]),
                    "end": .text((right["day"] as String?) ?? ""),
                ])
        }
        let contacts = try Row.fetchAll(
            database,
            sql: """
                SELECT c.id, c.code, c.from_day, c.until_day FROM shown_contact s
                JOIN contact c ON c.id = s.contact_id WHERE s.revision_id = ?
                """, arguments: [revision.id])
        for contact in contacts {
            let life = DaySpan(
                from: VariantFacts.day(contact["from_day"]), until: VariantFacts.day(contact["until_day"]))
            let isDead = try ContactLife.deadDays(of: contact["id"], in: database).contains { $0.contains(day) }
            if isDead || !life.contains(day) { return refusal("contact_dead", ["contact": .text(contact["code"])]) }
        }
        let markings = try missingMarkings()
        if !markings.isEmpty { return refusal("marking_missing", ["markings": .list(markings)]) }
        return refusal("not_here", ["country": .text(country)])
    }

    /// Marking due on this kind, by this donor, in this country, that the revision does not bear.
    private func missingMarkings() throws -> [String] {
        let row = try Row.fetchOne(
            database,
            sql: """
                SELECT i.kind, a.donor_id FROM revision r JOIN variant v ON v.id = r.variant_id
                JOIN item i ON i.id = v.item_id LEFT JOIN award a ON a.id = i.award_id WHERE r.id = ?
                """, arguments: [revision.id])
        guard let row, let kind = MaterialKind(rawValue: row["kind"]) else { return [] }
        let due = try ClearanceRules(in: database).markings(kind: kind, donor: row["donor_id"], country: country)
            .filter { $0.days.contains(day) }.map(\.id)
        let borne = Set(
            try Int64.fetchAll(
                database, sql: "SELECT rule_id FROM marking WHERE revision_id = ?", arguments: [revision.id]))
        return try due.filter { !borne.contains($0) }.compactMap {
            try Entities.markingRule.snapshot(id: $0, in: database)
        }
        .map(\.code).sorted()
    }

    private func superseded() throws -> PlainProblem {
        let newer = try String.fetchOne(
            database,
            sql: """
                SELECT r.code FROM revision r JOIN revision_status s ON s.revision_id = r.id AND s.status = 'approved'
                JOIN revision o ON o.variant_id = r.variant_id AND r.number > o.number WHERE o.id = ?
                ORDER BY r.number DESC LIMIT 1
                """, arguments: [revision.id])
        return refusal("superseded", ["newer": .text(newer ?? "")])
    }

    private func missingSteps() throws -> [SigningStep] {
        let kind = try String.fetchOne(
            database,
            sql: """
                SELECT i.kind FROM revision r JOIN variant v ON v.id = r.variant_id JOIN item i ON i.id = v.item_id
                WHERE r.id = ?
                """, arguments: [revision.id])
        let due = try ClearanceRules(in: database).steps(for: kind.flatMap(MaterialKind.init) ?? .leaflet)
        return try due.filter { try !RevisionSteps.isSettled($0, of: revision.id, on: day, in: database) }
    }

    private func refusal(_ code: String, _ values: [String: MessageValue]) -> PlainProblem {
        PlainProblem(
            order + "." + code,
            values.merging(["revision": .text(revision.code), "day": .day(day)]) { first, _ in first },
            category: .refused)
    }
}

/// Whether a step of a revision is done by its latest signature.
enum RevisionSteps {
    static func isSettled(_ step: SigningStep, of revision: Int64, on day: Day, in database: Database) throws -> Bool {
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT decision, expires_on FROM signature WHERE revision_id = ? AND step = ? AND on_day <= ?
                    ORDER BY on_day DESC, id DESC LIMIT 1
                    """), arguments: [revision, step.rawValue, day.description])
        guard let row, let decision = SigningDecision(rawValue: row["decision"]) else { return false }
        let isOver = (row["expires_on"] as String?).map { $0 < day.description } ?? false
        return decision.settles && !isOver
    }
}
