/// What the clearance of a revision depends on besides its status.
package struct ClearanceConditions: Sendable, Equatable {
    /// Spans that must all hold on the day: rights, consents, lives of the contacts shown.
    package let limits: [DaySpan]
    /// Days on which nothing may go out: due marking is not there, a shown contact does not answer.
    package let closed: [DaySpan]

    package init(limits: [DaySpan] = [], closed: [DaySpan] = []) {
        self.limits = limits
        self.closed = closed
    }
}

/// The days on which a revision may be ordered: approved, within its rights and consents, showing only living
/// contacts, bearing all marking due. In order of time, never empty spans.
package func clearedDays(timeline: [StatusSpan], conditions: ClearanceConditions) -> [DaySpan] {
    var days = timeline.filter { $0.status == .approved }.map(\.days)
    for limit in conditions.limits {
        days = days.map { $0.intersection(limit) }.filter { !$0.isEmpty }
    }
    for gap in conditions.closed {
        days = days.flatMap { $0.subtracting(gap) }
    }
    return days
}
