import Campaign

/// Turns the assignment into what became of each booking and each line.
struct ReconciliationTelling {
    let slots: [Slot]
    let airings: [Airing]
    let events: [AiringEvent]
    let trailers: [Int]
    let matched: [Int?]
    let rule: FulfilmentRule
    let coverage: CoverageIndex
    private var open: [Int: DayCoverage] = [:]

    init(
        slots: [Slot], airings: [Airing], events: [AiringEvent], trailers: [Int], matched: [Int?],
        rule: FulfilmentRule, coverage: CoverageIndex
    ) {
        self.slots = slots
        self.airings = airings
        self.events = events
        self.trailers = trailers
        self.matched = matched
        self.rule = rule
        self.coverage = coverage
    }

    mutating func tell() -> (slots: [SlotOutcome], airings: [AiringOutcome]) {
        var slotOfEvent = [Int?](repeating: nil, count: events.count)
        var outcomes: [SlotOutcome] = []
        outcomes.reserveCapacity(slots.count)
        for place in slots.indices {
            if let event = matched[place] { slotOfEvent[event] = place }
            outcomes.append(slotOutcome(place))
        }
        linkMakeGoods(&outcomes)
        return (outcomes, lines(slotOfEvent, outcomes))
    }

    private mutating func slotOutcome(_ place: Int) -> SlotOutcome {
        let slot = slots[place]
        if let event = matched[place], let fulfilment = rule.fulfilment(of: slot, by: events[event]) {
            return SlotOutcome(
                status: AiringStatus(fulfilment.deviations), airing: airings[events[event].first].id,
                deviations: fulfilment.deviations)
        }
        if slot.isStopped { return SlotOutcome(status: .stopped, airing: nil, deviations: []) }
        let known = coverage.coverage(slot.channel, slot.day, slot.window)
        if known == .covered { return SlotOutcome(status: .missed, airing: nil, deviations: []) }
        open[place] = known
        return SlotOutcome(status: .noLogYet, airing: nil, deviations: [])
    }

    /// A make-good names the booking that it makes good; each debt is made good once, and the first of several
    /// bookings of that name that owes something takes it.
    private func linkMakeGoods(_ outcomes: inout [SlotOutcome]) {
        let byName = Dictionary(grouping: slots.indices) { slots[$0].booking }
        for place in slots.indices {
            guard let original = slots[place].makesGood else { continue }
            let debts = (byName[original] ?? []).filter { debt in
                debt != place && slots[debt].channel == slots[place].channel && outcomes[debt].madeGoodBy == nil
            }
            let owing = debts.first { MakeGoodPlanner.owes(outcomes[$0]) } ?? debts.first
            if let owing { outcomes[owing].madeGoodBy = place }
        }
    }

    private func lines(_ slotOfEvent: [Int?], _ slotOutcomes: [SlotOutcome]) -> [AiringOutcome] {
        var outcomes = [AiringOutcome?](repeating: nil, count: airings.count)
        let bookings = Set(slots.map(\.booking))
        for (number, event) in events.enumerated() {
            let slot = slotOfEvent[number]
            let first = airings[event.first].id
            let status = slot.map { slotOutcomes[$0].status } ?? .extra
            for (place, role) in roles(event, first) {
                let reference = airings[place].bookingReference
                let namesOther = bookings.contains(reference) && slot.map { slots[$0].booking } != reference
                outcomes[place] = AiringOutcome(
                    airing: airings[place].id, role: role, status: status, slot: slot,
                    deviations: slot.map { slotOutcomes[$0].deviations } ?? [], namesOtherBooking: namesOther,
                    seconds: role == .airing ? event.seconds : airings[place].seconds)
            }
        }
        return outcomes.enumerated().map { place, outcome in
            outcome
                ?? AiringOutcome(
                    airing: airings[place].id, role: .airing, status: .trailer, slot: nil, deviations: [],
                    namesOtherBooking: false, seconds: airings[place].seconds)
        }
    }

    private func roles(_ event: AiringEvent, _ first: Int) -> [(Int, AiringRole)] {
        [(event.first, .airing)] + event.parts.map { ($0, .part(of: first)) }
            + event.witnesses.map { ($0, .witness(of: first)) }
    }

    func daysToAsk() -> [OpenDay] {
        let booked = openDays { $0 == .silent || $0 == .cutOff }
        let known = Set(booked.map { ChannelDay(channel: $0.channel, day: $0.day) })
        let others = coverage.silentDays().subtracting(known).map {
            OpenDay(channel: $0.channel, day: $0.day, coverage: .silent, bookings: 0)
        }
        return (booked + others).sorted()
    }

    /// Every day for which no log has come, and those that a log breaks off in.
    func daysOwed() -> [OpenDay] {
        openDays { $0 == .outside || $0 == .cutOff }
    }

    private func openDays(where holds: (DayCoverage) -> Bool) -> [OpenDay] {
        var counts: [ChannelDay: (coverage: DayCoverage, bookings: Int)] = [:]
        for (place, known) in open where holds(known) {
            let key = ChannelDay(channel: slots[place].channel, day: slots[place].day)
            counts[key] = (max(known, counts[key]?.coverage ?? .outside), (counts[key]?.bookings ?? 0) + 1)
        }
        return counts.map { key, value in
            OpenDay(channel: key.channel, day: key.day, coverage: value.coverage, bookings: value.bookings)
        }.sorted()
    }
}
