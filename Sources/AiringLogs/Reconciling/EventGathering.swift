import Campaign

/// Makes airings out of lines: parts joined, trailers set apart, witnesses brought together.
struct EventGathering {
    let spots: [Spot]
    let airings: [Airing]
    let channels: [String: Int]
    let tolerances: ReconcilingTolerances

    /// - Returns: the airings by channel and time, and the places of trailers.
    func gather() -> (events: [AiringEvent], trailers: [Int]) {
        var groups: [Int: [Telling: [AiringEvent]]] = [:]
        for (place, airing) in airings.enumerated() {
            guard let channel = channels[airing.channel] else { continue }
            groups[channel, default: [:]][Telling(airing), default: []].append(
                AiringEvent(airing, place: place, channel: channel))
        }
        let parts = ItemParts(spots: spots, tolerances: tolerances)
        let merging = WitnessMerging(spots: spots, tolerances: tolerances)
        var events: [AiringEvent] = []
        var trailers: [Int] = []
        for channel in groups.keys.sorted() {
            var known: [AiringEvent] = []
            for telling in (groups[channel] ?? [:]).keys.sorted() {
                let told = (groups[channel]?[telling] ?? []).sorted { isBefore($0, $1) }
                let joined = parts.join(told, forms: told.map { airings[$0.first].form })
                trailers += joined.trailers
                known = merging.merge(joined.airings, into: known)
            }
            events += known.sorted { isBefore($0, $1) }
        }
        return (events, trailers)
    }

    /// One file of one kind of source.
    private struct Telling: Hashable, Comparable {
        let source: AiringSource
        let log: Int

        init(_ airing: Airing) {
            source = airing.source
            log = airing.log
        }

        static func < (left: Telling, right: Telling) -> Bool {
            left.source == right.source ? left.log < right.log : left.source < right.source
        }
    }

    /// By what the lines say, so that the order in which they came does not matter.
    private func isBefore(_ left: AiringEvent, _ right: AiringEvent) -> Bool {
        if left.start != right.start { return left.start < right.start }
        return airings[left.first].id < airings[right.first].id
    }
}
