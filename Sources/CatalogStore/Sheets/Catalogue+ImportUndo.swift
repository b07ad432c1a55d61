package import Campaign
import Foundation
import GRDB

/// One import of a spreadsheet on record.
package struct ImportRecord: Sendable {
    /// The number of its link in the audit trail.
    package let number: Int64
    package let recordedAt: Instant
    package let actor: String
    package let action: String
    package let rows: Int
    /// The number of the change that took it back, where one did.
    package let undoneBy: Int64?
}

/// What taking an import back does: field by field, and what is left alone.
package struct ImportUndoPlan: Sendable {
    package internal(set) var restored: [ApplyPlan.Line] = []
    /// Fields that somebody changed since.
    package internal(set) var leftAlone: [ApplyPlan.Line] = []
    /// Records that the import created; codes are never taken back.
    package internal(set) var staying: [String] = []
    /// Of an airing log: its code, and how airings changed.
    package internal(set) var log: (code: String, airings: AiringChanges)?
}

extension Catalogue {
    /// The imports of spreadsheets, newest first.
    package func imports() throws -> [ImportRecord] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT l.seq, l.recorded_at, l.actor, l.action, l.rows,
                    (SELECT u.seq FROM audit_link u WHERE u.action = 'import undo ' || l.seq) AS undone
                    FROM audit_link l WHERE l.action LIKE '% import' ORDER BY l.seq DESC
                    """
            ).map { row in
                ImportRecord(
                    number: row["seq"], recordedAt: Instant(milliseconds: row["recorded_at"]), actor: row["actor"],
                    action: row["action"], rows: row["rows"], undoneBy: row["undone"])
            }
        }
    }

    /// Takes an import back as one change: every field that still has the imported value gets the value before it.
    ///
    /// A field changed since is left alone; a record that the import created stays, for a code is never given twice.
    package func undoImport(_ number: Int64, by actor: Actor, dryRun: Bool) throws -> ImportUndoPlan {
        guard let record = try imports().first(where: { $0.number == number }) else {
            throw PlainProblem("import.unknown", ["number": .number(number)], category: .notFound)
        }
        if let undoneBy = record.undoneBy {
            throw PlainProblem(
                "import.undone_already", ["number": .number(number), "by": .number(undoneBy)], category: .refused)
        }
        return try change("import undo \(number)", by: actor, dryRun: dryRun) { session in
            var plan = ImportUndoPlan()
            if record.action == Catalogue.airingImport {
                plan.log = try session.endLog(ofLink: number)
                return plan
            }
            let changes = try Row.fetchAll(
                session.database,
                sql: "SELECT entity, before, after FROM audit_change WHERE seq = ? ORDER BY ordinal DESC",
                arguments: [number])
            for change in changes { try session.takeBack(change, into: &plan) }
            return plan
        }
    }
}

extension ChangeSession {
    /// A booking taken back stays on record with every slot stopped, so that nobody waits for its airings.
    private func stopAll(of booking: String) throws {
        do {
            _ = try stop(StopRequest(booking: booking, reason: "import undone", days: .always), on: today)
        } catch let problem as PlainProblem where problem.code == "booking.nothing_to_stop" {
            // Its slots were stopped one by one before.
        }
    }

    fileprivate func takeBack(_ change: Row, into plan: inout ImportUndoPlan) throws {
        guard let entity = Entities.named(change["entity"]), entity.name != Entities.person.name,
            let after = (change["after"] as String?).flatMap(CanonicalJSON.read), let code = after["code"]
        else { return }
        guard let before = (change["before"] as String?).flatMap(CanonicalJSON.read) else {
            plan.staying.append(code)
            if entity.name == Entities.booking.name { try stopAll(of: code) }
            return
        }
        let now = try entity.required(code, in: database).fields
        let touched = entity.fields.map(\.name).filter { before[$0] != after[$0] }
        let own = touched.filter { now[$0] == after[$0] }
        func line(_ fields: [String], _ action: ApplyPlan.Action) -> ApplyPlan.Line {
            ApplyPlan.Line(
                action: action, entity: entity.name, code: code, place: SourcePlace(file: "", line: 0),
                changes: fields.map { ApplyPlan.FieldChange(field: $0, old: now[$0], new: before[$0]) })
        }
        if !own.isEmpty {
            let values = Dictionary(uniqueKeysWithValues: own.map { ($0, before[$0] ?? "") })
            if try update(entity, code: code, values) { plan.restored.append(line(own, .change)) }
        }
        let changedSince = touched.filter { now[$0] != after[$0] && now[$0] != before[$0] }
        if !changedSince.isEmpty { plan.leftAlone.append(line(changedSince, .conflict)) }
    }
}
