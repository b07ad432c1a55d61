import Campaign

/// How the small hours of the night are dated.
package enum DayConvention: String, Sendable, Codable, CaseIterable {
    /// Hours pass 24: the date is the broadcast day's.
    case hoursBeyond = "hours_beyond_24"
    /// The clock begins again at midnight and the date stays: it is the broadcast day's.
    case clockRestarts = "clock_restarts"
    /// The date is that of the calendar.
    case calendar
}

/// What the order of the lines says about the dating of the night.
struct DayEvidence {
    private(set) var lines = 0
    private(set) var beyond = 0
    /// Same date, a time of the day before, small hours now.
    private(set) var restarts = 0
    /// A later date with small hours behind lines of the earlier date.
    private(set) var turns = 0
    private(set) var smallHours = 0
    private var ascents = 0
    private var descents = 0
    private var last: [String: (date: WrittenDate, clock: Int)] = [:]
    private static let mostChannels = 4096

    mutating func add(channel: String, date: WrittenDate, clock: Int, isLater: (WrittenDate, WrittenDate) -> Bool) {
        lines += 1
        if clock >= BroadcastTime.wholeDay { beyond += 1 }
        let isSmall = clock < LogChannel.usualDayStart
        if isSmall { smallHours += 1 }
        if let before = last[channel] {
            if before.date == date {
                if isSmall, before.clock >= LogChannel.usualDayStart, before.clock < BroadcastTime.wholeDay {
                    restarts += 1
                } else if clock >= before.clock {
                    ascents += 1
                } else {
                    descents += 1
                }
            } else if isLater(before.date, date) {
                ascents += 1
                if isSmall { turns += 1 }
            } else {
                descents += 1
            }
        }
        if last.count < DayEvidence.mostChannels || last[channel] != nil { last[channel] = (date, clock) }
    }

    private var isInOrder: Bool { descents * 20 <= ascents + descents + 20 && descents * 4 <= ascents + 4 }

    /// Whether more lines can hardly change the answer.
    var isSettled: Bool {
        if beyond > 0 { return true }
        return lines >= 5_000 && isInOrder && (restarts >= 10 && turns == 0 || turns >= 10 && restarts == 0)
    }

    /// The convention and why; nil when the lines contradict each other.
    func decision(prior: DayConvention?) -> (DayConvention, LogDescription.Reason)? {
        if beyond > 0 { return (.hoursBeyond, reason("hours_beyond", beyond)) }
        if smallHours == 0 { return (prior ?? .calendar, reason("no_small_hours", lines)) }
        guard isInOrder else { return (prior ?? .calendar, reason("no_order", smallHours)) }
        if restarts > 0, restarts >= turns * 4 { return (.clockRestarts, reason("clock_restarts", restarts)) }
        if turns > 0, turns >= restarts * 4 { return (.calendar, reason("date_turns", turns)) }
        if restarts + turns == 0 { return (prior ?? .calendar, reason("no_order", smallHours)) }
        if min(restarts, turns) >= 2 { return nil }
        return restarts > turns
            ? (.clockRestarts, reason("clock_restarts", restarts)) : (.calendar, reason("date_turns", turns))
    }

    private func reason(_ name: String, _ count: Int) -> LogDescription.Reason {
        LogDescription.Reason("airing.why.day.\(name)", ["n": .count(count)])
    }
}
