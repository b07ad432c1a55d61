/// What the clearance of a revision depends on besides its status.
package struct ClearanceConditions: Sendable, Equatable {
    /// Rights and consents; each must hold on the day. None means that nothing limits it.
    package let rights: [DaySpan]
    /// Contacts shown; each must live on the day.
    package let contacts: [DaySpan]
    /// Marking due in the country and not present on the revision; on these days nothing may go out.
    package let missingMarking: [DaySpan]

    package init(rights: [DaySpan] = [], contacts: [DaySpan] = [], missingMarking: [DaySpan] = []) {
        self.rights = rights
        self.contacts = contacts
        self.missingMarking = missingMarking
    }
}

/// The days on which a revision may be ordered: approved, within its rights and consents, showing only living
/// contacts, bearing all marking due. In order of time, never empty spans.
package func clearedDays(timeline: [StatusSpan], conditions: ClearanceConditions) -> [DaySpan] {
    var days = timeline.filter { $0.status == .approved }.map(\.days)
    for limit in conditions.rights + conditions.contacts {
        days = days.map { $0.intersection(limit) }.filter { !$0.isEmpty }
    }
    for gap in conditions.missingMarking {
        days = days.flatMap { $0.subtracting(gap) }
    }
    return days
}
