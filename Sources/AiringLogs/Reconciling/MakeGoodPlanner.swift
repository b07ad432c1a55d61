package import Campaign

/// Proposes make-goods for what the stations owe; never two for one booking, and no airing for two bookings.
package struct MakeGoodPlanner {
    /// Weights in days: an extra in the window is worth waiting for, one in the daypart less so.
    private static let fitWeight = 1_000
    /// Of so many extras of a spot the next ones are looked at for one booking.
    private static let mostCandidates = 200
    /// A flight is searched no farther than this many days.
    private static let longestSearch = 400

    private let slots: [Slot]
    private let airings: [Airing]
    private let spots: [Spot]
    private let flightEnds: [Day?]
    private let dayparts: Dayparts

    /// - Parameters:
    ///   - flightEnds: for each booking the last day on which a make-good is of use; nil means the last day on which
    ///     anything is booked on its channel.
    package init(
        slots: [Slot], airings: [Airing], spots: [Spot], flightEnds: [Day?] = [], dayparts: Dayparts = Dayparts([])
    ) {
        self.slots = slots
        self.airings = airings
        self.spots = spots
        var lastDays: [String: Day] = [:]
        for slot in slots { lastDays[slot.channel] = max(slot.day, lastDays[slot.channel] ?? slot.day) }
        self.flightEnds = slots.indices.map { place in
            (flightEnds.indices.contains(place) ? flightEnds[place] : nil) ?? lastDays[slots[place].channel]
        }
        self.dayparts = dayparts
    }

    /// Whether the station owes something for a booking: it was missed, short, or in another language or version, and
    /// no make-good is linked to it. What no log covers owes nothing yet.
    package static func owes(_ outcome: SlotOutcome) -> Bool {
        switch outcome.status {
        case .missed, .short, .wrongLanguage, .wrongVersion: outcome.madeGoodBy == nil
        default: false
        }
    }

    /// - Parameter from: the first day for which the station can still take an order.
    package func proposals(for reconciliation: Reconciliation, from: Day) -> [MakeGoodProposal] {
        let owed = slots.indices.filter { MakeGoodPlanner.owes(reconciliation.slots[$0]) }.sorted { left, right in
            (slots[left].channel, slots[left].opens, left) < (slots[right].channel, slots[right].opens, right)
        }
        let free = extras(reconciliation)
        var ways: [Int: MakeGoodWay] = accept(free, for: owed, upTo: .sameDaypart)
        var calendar = BookedDays(slots: slots, spots: spots)
        for place in owed where ways[place] == nil {
            guard let day = nextDay(for: place, from: from, calendar) else { continue }
            calendar.add(slots[place], on: day)
            ways[place] = .newAiring(day: day, window: slots[place].window)
        }
        let taken = Set(ways.values.compactMap(MakeGoodPlanner.airing))
        let rest = free.filter { !taken.contains(airings[$0].id) }
        ways.merge(accept(rest, for: owed.filter { ways[$0] == nil }, upTo: .otherTime)) { first, _ in first }
        return owed.map { place in
            MakeGoodProposal(
                slot: place, reason: reconciliation.slots[place].status,
                secondsOwed: secondsOwed(place, reconciliation.slots[place]), way: ways[place] ?? .noDayLeft)
        }
    }

    private static func airing(_ way: MakeGoodWay) -> Int? {
        if case .acceptExtra(let airing, _) = way { airing } else { nil }
    }

    /// Airings of ours that nobody booked, whole ones.
    private func extras(_ reconciliation: Reconciliation) -> [Int] {
        airings.indices.filter { place in
            let outcome = reconciliation.airings[place]
            return outcome.status == .extra && outcome.role == .airing
        }.sorted { (airings[$0].time, airings[$0].id) < (airings[$1].time, airings[$1].id) }
    }

    /// The best use of airings that have happened already.
    private func accept(_ extras: [Int], for owed: [Int], upTo worst: MakeGoodFit) -> [Int: MakeGoodWay] {
        let byOrigin = Dictionary(grouping: extras.indices) { column in
            Origin(channel: airings[extras[column]].channel, spot: airings[extras[column]].spot)
        }
        let edges = owed.enumerated().map { row, place in
            candidates(for: place, byOrigin, extras, upTo: worst).map { column, fit in
                let days = airings[extras[column]].time.day.ordinal - slots[place].day.ordinal
                let weight = fit.rank * MakeGoodPlanner.fitWeight + days
                return AssignmentEdge(
                    column: column, cost: AssignmentCost(weight: weight, order: (owed.count - row) * column))
            }
        }
        let alone = AssignmentCost(weight: 10 * MakeGoodPlanner.fitWeight)
        let solution = Assignment.solve(
            edges: edges, rowAlone: owed.indices.map { alone + AssignmentCost(weight: 0, rank: owed.count - $0) },
            columnAlone: extras.map { _ in .zero })
        var ways: [Int: MakeGoodWay] = [:]
        for (row, column) in solution.enumerated() {
            guard let column, let fit = fit(airings[extras[column]], owed[row]) else { continue }
            ways[owed[row]] = .acceptExtra(airing: airings[extras[column]].id, fit: fit)
        }
        return ways
    }

    private struct Origin: Hashable {
        let channel: String
        let spot: Int
    }

    /// The first fitting airings from the booking's day on; `extras` are in order of time.
    private func candidates(
        for place: Int, _ byOrigin: [Origin: [Int]], _ extras: [Int], upTo worst: MakeGoodFit
    ) -> [(column: Int, fit: MakeGoodFit)] {
        let slot = slots[place]
        var found: [(Int, MakeGoodFit)] = []
        for spot in Set(slot.spots).sorted() {
            let columns = byOrigin[Origin(channel: slot.channel, spot: spot)] ?? []
            let from = columns.firstPlace { airings[extras[$0]].time.day >= slot.day }
            for column in columns[from...].prefix(MakeGoodPlanner.mostCandidates) {
                guard let fit = fit(airings[extras[column]], place), fit <= worst else { continue }
                found.append((column, fit))
            }
        }
        return found
    }

    /// Nil where the airing cannot make it good: another spot, too short, before its day or after its flight.
    private func fit(_ airing: Airing, _ place: Int) -> MakeGoodFit? {
        let slot = slots[place]
        guard slot.spots.contains(airing.spot), airing.time.day >= slot.day else { return nil }
        guard airing.time.day <= flightEnds[place] ?? slot.day else { return nil }
        if let aired = airing.seconds, let booked = slot.seconds ?? spots[airing.spot].seconds {
            guard aired >= booked * (1 - ReconcilingTolerances.standard.lengthShare) - 1 else { return nil }
        }
        if slot.window.contains(airing.time.milliseconds) { return .sameWindow }
        let booked = dayparts.daypart(
            of: slot.channel, at: BroadcastTime(day: slot.day, milliseconds: slot.window.lowerBound))
        let aired = dayparts.daypart(of: slot.channel, at: airing.time)
        return booked != nil && booked?.name == aired?.name ? .sameDaypart : .otherTime
    }

    /// The later day on which the window holds the fewest bookings of the item; of equal days the earliest.
    private func nextDay(for place: Int, from: Day, _ calendar: BookedDays) -> Day? {
        let slot = slots[place]
        let first = max(from, slot.day.adding(days: 1))
        guard let last = flightEnds[place], first <= last else { return nil }
        let count = min(last.ordinal - first.ordinal, MakeGoodPlanner.longestSearch)
        let booked = calendar.days(of: slot)
        return (0...count).map { first.adding(days: $0) }.min { left, right in
            (booked[left] ?? 0, left) < (booked[right] ?? 0, right)
        }
    }

    private func secondsOwed(_ place: Int, _ outcome: SlotOutcome) -> Double? {
        if outcome.status == .short {
            for case .short(let seconds) in outcome.deviations { return seconds }
        }
        return slots[place].seconds ?? slots[place].spots.first.flatMap { spots[$0].seconds }
    }
}

/// How often an item is booked in a window of a day, make-goods proposed meanwhile included.
private struct BookedDays {
    private struct Key: Hashable {
        let channel: String
        let item: String
        let opens: Int
    }

    private let spots: [Spot]
    private var counts: [Key: [Day: Int]] = [:]

    init(slots: [Slot], spots: [Spot]) {
        self.spots = spots
        for slot in slots where !slot.isStopped { add(slot, on: slot.day) }
    }

    mutating func add(_ slot: Slot, on day: Day) { counts[key(slot), default: [:]][day, default: 0] += 1 }

    func days(of slot: Slot) -> [Day: Int] { counts[key(slot)] ?? [:] }

    private func key(_ slot: Slot) -> Key {
        let item = slot.spots.first.map { spots[$0].item } ?? ""
        return Key(channel: slot.channel, item: item, opens: slot.window.lowerBound)
    }
}
