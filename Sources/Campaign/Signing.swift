/// One signature that a revision may need.
package enum SigningStep: String, Sendable, CaseIterable, Codable {
    case content, language, pretest, donor, government
    case doNoHarm = "do_no_harm"
}

package enum SigningDecision: String, Sendable, CaseIterable, Codable {
    case approved
    case approvedWithChanges = "approved_with_changes"
    case rejected
    /// The step is not needed for this revision, for a stated reason.
    case waived

    /// Whether the step is done by it.
    package var settles: Bool { self != .rejected }
}

package enum RevisionStatus: String, Sendable, CaseIterable, Codable {
    case draft
    case inReview = "in_review"
    case approved, superseded, withdrawn
}

/// One signature, as far as the status depends on it.
package struct SigningFact: Sendable, Equatable {
    package let step: SigningStep
    package let decision: SigningDecision
    package let on: Day
    /// The day up to which the signature holds, where it was given for a time.
    package let expires: Day?

    package init(step: SigningStep, decision: SigningDecision, on: Day, expires: Day? = nil) {
        self.step = step
        self.decision = decision
        self.on = on
        self.expires = expires
    }
}

package struct StatusSpan: Sendable, Equatable {
    package let status: RevisionStatus
    package let days: DaySpan

    package init(status: RevisionStatus, days: DaySpan) {
        self.status = status
        self.days = days
    }
}

/// The status of a revision over time, by the facts now known.
///
/// - Parameters:
///   - made: the day on which the revision was made.
///   - facts: its signatures in the order in which they were recorded; on one step the latest by day decides.
///   - required: the steps needed.
///   - hasMaster: whether the file to print, air or play is there.
///   - successorApproved: the first day on which a newer revision of the variant was approved.
///   - withdrawn: the day from which it is withdrawn, which is final.
package func statusTimeline(
    made: Day, facts: [SigningFact], required: [SigningStep], hasMaster: Bool, successorApproved: Day? = nil,
    withdrawn: Day? = nil
) -> [StatusSpan] {
    let turns = Set(
        [made] + facts.map(\.on) + facts.compactMap { $0.expires?.adding(days: 1) }
            + [successorApproved, withdrawn].compactMap { $0 }
    ).filter { $0 >= made }.sorted()
    var spans: [StatusSpan] = []
    for (index, day) in turns.enumerated() {
        let until = index + 1 < turns.count ? turns[index + 1].adding(days: -1) : nil
        let status = status(
            on: day, facts: facts, required: required, hasMaster: hasMaster, successorApproved: successorApproved,
            withdrawn: withdrawn)
        if let last = spans.last, last.status == status {
            spans[spans.count - 1] = StatusSpan(status: status, days: DaySpan(from: last.days.from, until: until))
        } else {
            spans.append(StatusSpan(status: status, days: DaySpan(from: day, until: until)))
        }
    }
    return spans
}

private func status(
    on day: Day, facts: [SigningFact], required: [SigningStep], hasMaster: Bool, successorApproved: Day?,
    withdrawn: Day?
) -> RevisionStatus {
    if let withdrawn, withdrawn <= day { return .withdrawn }
    var latest: [SigningStep: SigningFact] = [:]
    for fact in facts where fact.on <= day {
        if let earlier = latest[fact.step], earlier.on > fact.on { continue }
        latest[fact.step] = fact
    }
    let isSettled = { (step: SigningStep) in
        latest[step].map { $0.decision.settles && ($0.expires.map { day <= $0 } ?? true) } ?? false
    }
    if hasMaster, required.allSatisfy(isSettled) {
        return successorApproved.map { $0 <= day } ?? false ? .superseded : .approved
    }
    return latest.isEmpty ? .draft : .inReview
}
