/// Brings together what several sources tell of one airing.
///
/// Source after source, in the order of trust, and file after file of one source, is assigned to what is known already:
/// same channel, same item, nearly the same time, one line of a file to one airing. Two equal lines of one file stay two
/// airings.
struct WitnessMerging {
    /// More lines on one item than this within a few minutes nobody can air; the rest stays by itself.
    static let mostCandidates = 64

    let spots: [Spot]
    let tolerances: ReconcilingTolerances

    /// - Parameters:
    ///   - known: the airings that stronger sources told of; one channel, by time.
    ///   - told: those of the next source; same channel, by time.
    func merge(_ told: [AiringEvent], into known: [AiringEvent]) -> [AiringEvent] {
        if known.isEmpty || told.isEmpty { return known + told }
        let alone = tolerances.sameAiring + AiringEvent.unknownSecond + 1
        let solution = Assignment.solve(
            edges: edges(told, known),
            rowAlone: told.indices.map { AssignmentCost(weight: alone * 2, rank: told.count - $0) },
            columnAlone: known.indices.map { AssignmentCost(weight: alone * 2, rank: known.count - $0) })
        var merged = known
        for (row, column) in solution.enumerated() {
            guard let column else {
                merged.append(told[row])
                continue
            }
            merged[column].take(told[row])
        }
        return merged.sorted { ($0.start, $0.first) < ($1.start, $1.first) }
    }

    private func edges(_ told: [AiringEvent], _ known: [AiringEvent]) -> [[AssignmentEdge]] {
        let reach = tolerances.sameAiring + AiringEvent.unknownSecond
        var from = 0
        return told.enumerated().map { row, event in
            while from < known.count, known[from].start < event.start - reach { from += 1 }
            var list: [AssignmentEdge] = []
            var column = from
            while column < known.count, known[column].start <= event.start + reach, list.count < Self.mostCandidates {
                if let weight = weight(event, known[column]) {
                    list.append(
                        AssignmentEdge(
                            column: column,
                            cost: AssignmentCost(weight: weight, order: (told.count - row) * column)))
                }
                column += 1
            }
            return list
        }
    }

    private func weight(_ event: AiringEvent, _ known: AiringEvent) -> Int? {
        guard spots[event.spot].item == spots[known.spot].item else { return nil }
        let early = known.start - (event.start + event.blur)
        let late = event.start - (known.start + known.blur)
        let distance = max(0, early, late)
        let allowed = event.source == known.source ? tolerances.sameClock : tolerances.sameAiring
        guard distance <= allowed else { return nil }
        return distance + (event.spot == known.spot ? 0 : tolerances.sameAiring)
    }
}

extension AiringEvent {
    /// Adds another source's line; what the first did not know is taken from it.
    fileprivate mutating func take(_ other: AiringEvent) {
        witnesses.append(other.first)
        witnesses += other.parts
        if blur > 0, other.blur == 0, (start...(start + blur)).contains(other.start) {
            start = other.start
            blur = 0
        }
        seconds = seconds ?? other.seconds
        probability = max(probability, other.spot == spot ? other.probability : 0)
        if reference.isEmpty { reference = other.reference }
    }
}
