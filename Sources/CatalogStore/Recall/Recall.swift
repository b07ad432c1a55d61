package import Campaign
import GRDB

/// Why material is called back.
package enum RecallCause: String, Sendable, CaseIterable {
    case contactDead = "contact_dead"
    case consentWithdrawn = "consent_withdrawn"
    case rightEnded = "right_ended"
    case textWrong = "text_wrong"
    case markingChanged = "marking_changed"
}

/// What the recall is about: the code of a contact, a right, a revision or a marking rule.
package enum RecallSubject: Sendable, Equatable {
    case contact(String)
    case right(String)
    case revision(String)
    case marking(String)

    var code: String {
        switch self {
        case .contact(let code), .right(let code), .revision(let code), .marking(let code): code
        }
    }
}

/// One line of a recall: a revision, a handover of it, or a booking with open slots of it, and how it was closed.
package struct RecallLine: Sendable {
    package let code: String
    package let revision: String
    package let handover: String?
    package let recipient: String?
    package let isDraft: Bool
    /// The booking of the revision, with its channel and the number of its slots that are still open.
    package let booking: String?
    package let channel: String?
    package let openSlots: Int
    package let outcome: String?
    package let note: String?
    package let closedOn: String?
}

package enum RecallOutcome: String, Sendable, CaseIterable {
    case stopped, returned, destroyed, replaced, lost
    case nothingOut = "nothing_out"
}

extension ChangeSession {
    /// Starts a recall: records the fact itself where it is not on record yet, lists every revision that it touches,
    /// every handover of them and every booking with slots still open on that day, each a line to be closed.
    ///
    /// - Returns: the code of the recall.
    package func startRecall(
        _ subject: RecallSubject, cause: RecallCause, reason: String, on day: Day
    ) throws -> String {
        let revisions = try revisions(showing: subject)
        try enterFact(subject, cause: cause, reason: reason, on: day)
        let code = try OfficeCode.next("R", table: "recall", in: database)
        try create(
            Entities.recall, code: code,
            [
                "cause": cause.rawValue, "subject": subject.code, "reason": reason, "on": day.description,
                "person": actor.person,
            ])
        var number = 0
        func enter(_ fields: FieldValues) throws {
            number += 1
            try create(Entities.recallLine, code: "\(code)/\(number)", fields.merging(["recall": code]) { $1 })
        }
        for revision in revisions {
            let handovers = try String.fetchAll(
                database,
                sql: """
                    SELECT h.code FROM handover h JOIN revision r ON r.id = h.revision_id
                    WHERE r.code = ? ORDER BY h.id
                    """, arguments: [revision])
            try enter(["revision": revision])
            for handover in handovers { try enter(["revision": revision, "handover": handover]) }
            for booking in try bookings(of: revision, openOn: day) {
                try enter(["revision": revision, "booking": booking])
            }
        }
        return code
    }

    /// Closes a line with what was done. A booking that was stopped or replaced has its open slots of the revision
    /// stopped with it.
    package func closeRecallLine(_ code: String, outcome: RecallOutcome, note: String?, on day: Day) throws {
        let line = try Entities.recallLine.required(code.uppercased(), in: database)
        var fields = [
            "line": line.code, "on": day.description, "outcome": outcome.rawValue, "person": actor.person,
        ]
        fields["note"] = note
        try create(Entities.recallClosure, code: line.code + "/closure", fields)
        try stopBooking(of: line, outcome: outcome, reason: note, on: day)
    }

    private func stopBooking(of line: Snapshot, outcome: RecallOutcome, reason: String?, on day: Day) throws {
        guard let booking = line.fields["booking"], outcome == .stopped || outcome == .replaced,
            let recall = try Entities.recall.snapshot(of: line.fields["recall"] ?? "", in: database)
        else { return }
        let from = recall.fields["on"].flatMap { Day($0) } ?? day
        let request = StopRequest(
            booking: booking, reason: reason ?? recall.fields["reason"] ?? outcome.rawValue, days: DaySpan(from: from),
            revision: line.fields["revision"])
        do {
            _ = try stop(request, on: day)
        } catch let problem as PlainProblem where problem.code == "booking.nothing_to_stop" {
            // Somebody stopped them all before the line was closed.
        }
    }

    private func bookings(of revision: String, openOn day: Day) throws -> [String] {
        try String.fetchAll(
            database,
            sql: """
                SELECT DISTINCT b.code FROM slot s JOIN booking b ON b.id = s.booking_id
                JOIN revision r ON r.id = s.revision_id WHERE r.code = ? AND s.on_day >= ?
                AND NOT EXISTS (SELECT 1 FROM slot_stop t WHERE t.slot_id = s.id) ORDER BY b.code
                """, arguments: [revision, day.description])
    }

    private func revisions(showing subject: RecallSubject) throws -> [String] {
        let (entity, sql): (EntityDescription, String) =
            switch subject {
            case .contact:
                (
                    Entities.contact,
                    """
                    SELECT DISTINCT r.code FROM shown_contact s JOIN revision r ON r.id = s.revision_id
                    WHERE s.contact_id = ? ORDER BY r.code
                    """
                )
            case .right:
                (
                    Entities.right,
                    "SELECT r.code FROM revision_right t JOIN revision r ON r.id = t.revision_id WHERE t.id = ?"
                )
            case .revision: (Entities.revision, "SELECT code FROM revision WHERE id = ?")
            case .marking:
                (
                    Entities.markingRule,
                    """
                    SELECT r.code FROM marking_rule m JOIN award a ON a.donor_id = m.donor_id
                    JOIN item i ON i.award_id = a.id JOIN variant v ON v.item_id = i.id
                    JOIN revision r ON r.variant_id = v.id
                    WHERE m.id = ? AND (m.kinds IS NULL OR instr(' ' || m.kinds || ' ', ' ' || i.kind || ' ') > 0)
                    AND NOT EXISTS (SELECT 1 FROM marking k WHERE k.revision_id = r.id AND k.rule_id = m.id)
                    ORDER BY r.code
                    """
                )
            }
        let record = try entity.required(subject.code, in: database)
        return try String.fetchAll(database, sql: sql, arguments: [record.id])
    }

    private func enterFact(_ subject: RecallSubject, cause: RecallCause, reason: String, on day: Day) throws {
        switch subject {
        case .contact(let code):
            let contact = try Entities.contact.required(code, in: database)
            guard try !ContactLife.deadDays(of: contact.id, in: database).contains(where: { $0.contains(day) }) else {
                return
            }
            try testContact(contact.code, result: "dead", on: day, note: reason)
        case .right(let code):
            let right = try Entities.right.required(code, in: database)
            guard right.fields["ended_on"] == nil else { return }
            try update(Entities.right, code: code, ["ended_on": day.description, "ended_reason": reason])
        case .revision(let code):
            let revision = try Entities.revision.required(code, in: database)
            guard revision.fields["withdrawn_on"] == nil else { return }
            try withdraw(revision.code, reason: reason, on: day)
        case .marking: break
        }
    }

    /// Withdraws a revision for good, with the reason.
    package func withdraw(_ revision: String, reason: String, on day: Day) throws {
        try update(
            Entities.revision, code: revision, ["withdrawn_on": day.description, "withdrawn_reason": reason])
    }

    /// Records a test of a contact.
    package func testContact(_ contact: String, result: String, on day: Day, note: String?) throws {
        let record = try Entities.contact.required(contact, in: database)
        let base = "\(record.code)/test/\(day)"
        var code = base
        var number = 1
        while try Entities.contactTest.id(of: code, in: database) != nil {
            number += 1
            code = "\(base)/\(number)"
        }
        var fields = ["contact": record.code, "on": day.description, "by": actor.person, "result": result]
        fields["note"] = note
        try create(Entities.contactTest, code: code, fields)
    }
}

/// Codes that this office gives: `R-001`, or `OSH-R-001` where the office has a name.
enum OfficeCode {
    static func next(_ letter: String, table: String, in database: Database) throws -> String {
        let office = try Setting.value("office", in: database) ?? ""
        let prefix = (office.isEmpty ? "" : office.uppercased() + "-") + letter + "-"
        let count = try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table)") ?? 0
        let digits = String(count + 1)
        return prefix + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    }
}

extension Catalogue {
    /// The lines of a recall, or of every recall that still has open ones.
    package func recallLines(of recall: String? = nil, onlyOpen: Bool = false) throws -> [RecallLine] {
        try read { database in
            if let recall { _ = try Entities.recall.required(recall.uppercased(), in: database) }
            return try Row.fetchAll(
                database,
                sql: """
                    SELECT l.code, r.code AS revision, h.code AS handover, h.recipient, h.is_draft, c.outcome, c.note,
                    c.on_day, b.code AS booking, ch.code AS channel,
                    (SELECT count(*) FROM slot s WHERE s.booking_id = l.booking_id AND s.revision_id = l.revision_id
                        AND s.on_day >= k.on_day
                        AND NOT EXISTS (SELECT 1 FROM slot_stop t WHERE t.slot_id = s.id)) AS open_slots FROM recall_line l JOIN recall k ON k.id = l.recall_id
                    JOIN revision r ON r.id = l.revision_id LEFT JOIN handover h ON h.id = l.handover_id
                    LEFT JOIN booking b ON b.id = l.booking_id LEFT JOIN channel ch ON ch.id = b.channel_id
                    LEFT JOIN recall_closure c ON c.line_id = l.id
                    WHERE (?1 IS NULL OR k.code = ?1) AND (NOT ?2 OR c.id IS NULL) ORDER BY l.id
                    """, arguments: [recall?.uppercased(), onlyOpen]
            ).map { row in
                RecallLine(
                    code: row["code"], revision: row["revision"], handover: row["handover"],
                    recipient: row["recipient"], isDraft: (row["is_draft"] as Int?) == 1,
                    booking: row["booking"], channel: row["channel"], openSlots: row["open_slots"],
                    outcome: row["outcome"],
                    note: row["note"], closedOn: row["on_day"])
            }
        }
    }
}
