import Campaign

/// The assignment problem of bookings and airings.
///
/// Bookings and airings are put in an order of their own (channel, time, name) before anything is weighed; of equal
/// solutions that one counts in which the earlier booking and the earlier airing find each other.
struct SlotAssignment {
    let slots: [Slot]
    let events: [AiringEvent]
    let channels: [String: Int]
    let rule: FulfilmentRule

    private struct ItemOnAir: Hashable {
        let channel: Int
        let item: String
    }

    private struct ChannelOnDay: Hashable {
        let channel: Int
        let day: Int
    }

    private struct NamedOnDay: Hashable {
        let booking: String
        let channel: Int
        let day: Int
    }

    /// - Returns: for each booking the place of its airing in `events`.
    func solve() -> [Int?] {
        let order = slots.indices.sorted { isBefore(slots[$0], $0, slots[$1], $1) }
        let edges = edges(order)
        let alone = rule.tolerances.alone
        let solution = Assignment.solve(
            edges: edges,
            rowAlone: order.enumerated().map { rank, place in
                AssignmentCost(weight: slots[place].isStopped ? 0 : alone, rank: order.count - rank)
            },
            columnAlone: events.indices.map { AssignmentCost(weight: alone, rank: events.count - $0) })
        var matched = [Int?](repeating: nil, count: slots.count)
        for (row, place) in order.enumerated() { matched[place] = solution[row] }
        return matched
    }

    private func edges(_ order: [Int]) -> [[AssignmentEdge]] {
        let byItem = Dictionary(grouping: events.indices) {
            ItemOnAir(channel: events[$0].channel, item: rule.spots[events[$0].spot].item)
        }
        let byReference = Dictionary(grouping: events.indices.filter { !events[$0].reference.isEmpty }) {
            NamedOnDay(
                booking: events[$0].reference, channel: events[$0].channel, day: events[$0].day.ordinal)
        }
        var bookings: [ChannelOnDay: Int] = [:]
        for slot in slots {
            bookings[ChannelOnDay(channel: channels[slot.channel] ?? 0, day: slot.day.ordinal), default: 0] += 1
        }
        return order.enumerated().map { rank, place in
            let slot = slots[place]
            let channel = channels[slot.channel] ?? 0
            let rivals = (-2...2).reduce(0) { sum, days in
                sum + (bookings[ChannelOnDay(channel: channel, day: slot.day.ordinal + days)] ?? 0)
            }
            var list: [AssignmentEdge] = []
            for column in candidates(slot, channel, byItem, byReference) {
                guard let fulfilment = rule.fulfilment(of: slot, by: events[column]) else { continue }
                let cost = AssignmentCost(weight: fulfilment.weight, order: (order.count - rank) * column)
                list.append(AssignmentEdge(column: column, cost: cost))
            }
            return nearest(list, atMost: rivals)
        }
    }

    /// Airings of the booked items near the window, and those that name the booking wherever in the day they are.
    private func candidates(
        _ slot: Slot, _ channel: Int, _ byItem: [ItemOnAir: [Int]], _ byReference: [NamedOnDay: [Int]]
    ) -> [Int] {
        var found: [Int] = []
        let items = Set(slot.spots.map { rule.spots[$0].item })
        for item in items { found += near(slot, byItem[ItemOnAir(channel: channel, item: item)] ?? []) }
        let name = NamedOnDay(booking: slot.booking, channel: channel, day: slot.day.ordinal)
        guard let named = byReference[name] else { return found }
        let known = Set(found)
        return found + named.filter { !known.contains($0) }
    }

    /// No more than there are rivals: whatever they take, one of the best stays free.
    private func nearest(_ edges: [AssignmentEdge], atMost limit: Int) -> [AssignmentEdge] {
        if edges.count <= limit { return edges.sorted { $0.column < $1.column } }
        let total = events.count
        func key(_ edge: AssignmentEdge) -> AssignmentCost {
            edge.cost - AssignmentCost(weight: rule.tolerances.alone, rank: total - edge.column)
        }
        return edges.sorted { (key($0), $0.column) < (key($1), $1.column) }.prefix(limit).sorted {
            $0.column < $1.column
        }
    }

    /// The airings around the slot's window; `places` are in order of time.
    private func near(_ slot: Slot, _ places: [Int]) -> ArraySlice<Int> {
        let reach = max(rule.tolerances.farthestOutside, rule.tolerances.acrossDayBorder) + AiringEvent.unknownSecond
        let lower = places.firstPlace { events[$0].start >= slot.opens - reach }
        let upper = places.firstPlace { events[$0].start > slot.closes + reach }
        return places[lower..<max(lower, upper)]
    }

    private func isBefore(_ left: Slot, _ leftPlace: Int, _ right: Slot, _ rightPlace: Int) -> Bool {
        if left.channel != right.channel { return left.channel < right.channel }
        if left.opens != right.opens { return left.opens < right.opens }
        if left.closes != right.closes { return left.closes < right.closes }
        if left.booking != right.booking { return left.booking < right.booking }
        return leftPlace < rightPlace
    }
}

extension Array {
    /// The first place from which on the condition holds; it must hold for everything after it.
    func firstPlace(where holds: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
