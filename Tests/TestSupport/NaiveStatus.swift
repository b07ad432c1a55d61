package import Campaign

/// The status of a variant's revisions on a day, told day by day from the facts in the plainest way there is.
package struct NaiveStatus {
    package struct Revision {
        package let made: Day
        package var facts: [SigningFact] = []
        package var withdrawn: Day?
        package var hasMaster = true

        package init(made: Day) { self.made = made }
    }

    /// The oldest first.
    package var revisions: [Revision]
    package let required: [SigningStep]

    package init(revisions: [Revision], required: [SigningStep]) {
        self.revisions = revisions
        self.required = required
    }

    /// Nil before the revision was made.
    package func status(of index: Int, on day: Day) -> RevisionStatus? {
        let revision = revisions[index]
        if day < revision.made { return nil }
        if let withdrawn = revision.withdrawn, withdrawn <= day { return .withdrawn }
        guard isComplete(index, on: day) else {
            return revision.facts.contains { $0.on <= day } ? .inReview : .draft
        }
        return isSucceeded(index, on: day) ? .superseded : .approved
    }

    private func isComplete(_ index: Int, on day: Day) -> Bool {
        let revision = revisions[index]
        return revision.hasMaster
            && required.allSatisfy { step in
                var last: SigningFact?
                for fact in revision.facts where fact.step == step && fact.on <= day {
                    if let known = last, fact.on < known.on { continue }
                    last = fact
                }
                guard let last, last.decision != .rejected else { return false }
                return last.expires.map { day <= $0 } ?? true
            }
    }

    /// Whether a newer one has been approved up to that day, even if it fell later.
    private func isSucceeded(_ index: Int, on day: Day) -> Bool {
        revisions.indices.contains { newer in
            guard newer > index, revisions[newer].made <= day else { return false }
            return (revisions[newer].made.ordinal...day.ordinal).contains { ordinal in
                let then = Day(ordinal: ordinal)
                let isWithdrawn = revisions[newer].withdrawn.map { $0 <= then } ?? false
                return !isWithdrawn && isComplete(newer, on: then)
            }
        }
    }
}
