import Campaign

/// Puts what aired against what was booked.
package enum Reconciler {
    /// More than one airing of ours in eight seconds of a broadcast day, or a booking in every minute and a half, is
    /// no plan and no log.
    package static let mostAiringsADay = 10_000
    package static let mostBookingsADay = 1_000

    /// Finds the best one-to-one assignment of airings to bookings and tells what became of each.
    ///
    /// - Parameters:
    ///   - slots: the bookings, unfolded to days.
    ///   - airings: the lines that tell of items of ours, of all sources together.
    ///   - spots: what `slots` and `airings` point to.
    ///   - coverage: of which days the logs speak; without one nothing is ever missed.
    /// - Throws: `ReconcilingProblem`.
    package static func reconcile(
        slots: [Slot], airings: [Airing], spots: [Spot], coverage: [LogCoverage],
        tolerances: ReconcilingTolerances = .standard
    ) throws -> Reconciliation {
        try ReconcilingLimits.check(slots: slots, airings: airings, spots: spots.count)
        let names = Set(slots.map(\.channel)).union(airings.map(\.channel)).sorted()
        let channels = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        let gathering = EventGathering(spots: spots, airings: airings, channels: channels, tolerances: tolerances)
        let (events, trailers) = gathering.gather()
        let rule = FulfilmentRule(spots: spots, tolerances: tolerances)
        let problem = SlotAssignment(slots: slots, events: events, channels: channels, rule: rule)
        let matched = problem.solve()
        let covered = CoverageIndex(coverage)
        var telling = ReconciliationTelling(
            slots: slots, airings: airings, events: events, trailers: trailers, matched: matched, rule: rule,
            coverage: covered)
        let outcomes = telling.tell()
        let conflicts = SourceComparison(
            airings: airings, spots: spots, events: events, coverage: covered, tolerances: tolerances)
        return Reconciliation(
            slots: outcomes.slots, airings: outcomes.airings, daysToAsk: telling.daysToAsk(),
            daysOwed: telling.daysOwed(), conflicts: conflicts.conflicts())
    }
}

/// What must hold before anything is compared.
enum ReconcilingLimits {
    static func check(slots: [Slot], airings: [Airing], spots: Int) throws(ReconcilingProblem) {
        for spot in slots.lazy.flatMap(\.spots) where !(0..<spots).contains(spot) { throw .unknownSpot(spot) }
        var ids: Set<Int> = []
        for airing in airings {
            guard (0..<spots).contains(airing.spot) else { throw .unknownSpot(airing.spot) }
            guard ids.insert(airing.id).inserted else { throw .repeatedAiring(airing.id) }
        }
        let booked = Dictionary(grouping: slots) { ChannelDay(channel: $0.channel, day: $0.day) }
        for (key, list) in booked where list.count > Reconciler.mostBookingsADay {
            throw .tooManyBookings(channel: key.channel, day: key.day, count: list.count)
        }
        let aired = Dictionary(grouping: airings) { ChannelDay(channel: $0.channel, day: $0.time.day) }
        for (key, list) in aired where list.count > Reconciler.mostAiringsADay {
            throw .tooManyAirings(channel: key.channel, day: key.day, count: list.count)
        }
    }
}

struct ChannelDay: Hashable, Comparable {
    let channel: String
    let day: Day

    static func < (left: ChannelDay, right: ChannelDay) -> Bool {
        (left.channel, left.day) < (right.channel, right.day)
    }
}
