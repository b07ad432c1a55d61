package import Campaign
import GRDB

/// A signature as somebody enters it.
package struct SignatureEntry: Sendable {
    package let revision: String
    package let step: SigningStep
    package let decision: SigningDecision
    /// Who decided; nil for the one who enters it.
    package let signer: String?
    package let on: Day
    package let expires: Day?
    /// The SHA-256 of the letter in the vault, where somebody else decided on paper.
    package let document: String?
    package let reason: String?
    package let isExample: Bool

    package init(
        revision: String, step: SigningStep, decision: SigningDecision, signer: String? = nil, on: Day,
        expires: Day? = nil, document: String? = nil, reason: String? = nil, isExample: Bool = false
    ) {
        self.revision = revision
        self.step = step
        self.decision = decision
        self.signer = signer
        self.on = on
        self.expires = expires
        self.document = document
        self.reason = reason
        self.isExample = isExample
    }
}

extension ChangeSession {
    /// Enters a signature. It freezes the revision; when it is the last one due, the revision is approved by it.
    ///
    /// Refused when the signer wrote or translated the revision, when somebody else's decision comes without its
    /// paper, when the step is not one of the kind, the day lies before the revision or after today, or the
    /// signature would end before its own day.
    package func sign(_ entry: SignatureEntry) throws {
        let revision = try Entities.revision.required(entry.revision, in: database)
        let signer = try Entities.person.required(entry.signer ?? actor.person, in: database)
        if signer.id != actor.personID, entry.document == nil, !entry.isExample {
            throw PlainProblem("sign.paper_missing", ["signer": .text(signer.code)], category: .refused)
        }
        if entry.on > today { throw PlainProblem("sign.future", ["day": .day(entry.on)], category: .refused) }
        if let expires = entry.expires, expires < entry.on {
            throw PlainProblem(
                "sign.expires_before", ["expires": .day(expires), "day": .day(entry.on)], category: .refused)
        }
        if try isOwnWork(revision.id, signer: signer.id) {
            throw PlainProblem(
                "guard.own_signature", ["signer": .text(signer.code), "revision": .text(revision.code)],
                category: .refused)
        }
        try requireStep(entry.step, of: revision)
        try requireAuthor(of: revision)
        let count =
            try Int.fetchOne(
                database, sql: "SELECT count(*) FROM signature WHERE revision_id = ? AND step = ?",
                arguments: [revision.id, entry.step.rawValue]) ?? 0
        var fields = [
            "revision": revision.code, "step": entry.step.rawValue, "decision": entry.decision.rawValue,
            "signer": signer.code, "clerk": actor.person, "on": entry.on.description,
            "example": entry.isExample ? "yes" : "no",
        ]
        fields["expires"] = entry.expires?.description
        fields["document"] = entry.document
        fields["reason"] = entry.reason
        if [.waived, .rejected].contains(entry.decision), (entry.reason ?? "").allSatisfy(\.isWhitespace) {
            throw PlainProblem("sign.reason_missing", ["decision": .text(entry.decision.rawValue)], category: .refused)
        }
        try create(
            Entities.signature, code: "\(revision.code)/sign/\(entry.step.rawValue)/\(count + 1)", fields,
            derivedIdentity: entry.isExample)
    }

    private func isOwnWork(_ revision: Int64, signer: Int64) throws -> Bool {
        try Bool.fetchOne(
            database,
            sql: """
                SELECT EXISTS (SELECT 1 FROM revision_person WHERE revision_id = ? AND person_id = ?
                AND role IN ('author', 'translator'))
                """, arguments: [revision, signer]) ?? false
    }

    /// Who wrote or translated must be known before anybody signs, or nobody could tell who may not.
    private func requireAuthor(of revision: Snapshot) throws {
        let isKnown = try Bool.fetchOne(
            database,
            sql: """
                SELECT EXISTS (SELECT 1 FROM revision_person WHERE revision_id = ?
                AND role IN ('author', 'translator'))
                """, arguments: [revision.id])
        guard isKnown ?? false else {
            throw PlainProblem("sign.no_author", ["revision": .text(revision.code)], category: .refused)
        }
    }

    private func requireStep(_ step: SigningStep, of revision: Snapshot) throws {
        let kind =
            try String.fetchOne(
                database,
                sql: """
                    SELECT i.kind FROM revision r JOIN variant v ON v.id = r.variant_id
                    JOIN item i ON i.id = v.item_id WHERE r.id = ?
                    """, arguments: [revision.id]) ?? ""
        let steps = MaterialKind(rawValue: kind).map { (try? ClearanceRules(in: database))?.steps(for: $0) ?? [] } ?? []
        guard steps.contains(step) else {
            throw PlainProblem(
                "sign.step_not_due", ["step": .text(step.rawValue), "wanted": .list(steps.map(\.rawValue))],
                category: .refused)
        }
    }
}
