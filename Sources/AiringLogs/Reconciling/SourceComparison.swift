import Campaign

/// Where station log, certificate and monitor disagree about one channel and day.
struct SourceComparison {
    let airings: [Airing]
    let spots: [Spot]
    let events: [AiringEvent]
    let coverage: CoverageIndex
    let tolerances: ReconcilingTolerances

    func conflicts() -> [SourceConflict] {
        var found: [SourceConflict] = []
        for event in events {
            let lines = [event.first] + event.witnesses
            for other in event.witnesses { compare(event.first, other, event, &found) }
            let airing = airings[event.first]
            let silent = coverage.sources(airing.channel).subtracting(lines.map { airings[$0].source })
            let moment = airing.time.milliseconds...airing.time.milliseconds
            for source in silent.sorted()
            where coverage.coverage(airing.channel, airing.time.day, moment, source: source) == .covered {
                found.append(.toldByOne(airing: airing.id, source: airing.source, silent: source))
            }
        }
        return found
    }

    private func compare(_ first: Int, _ second: Int, _ event: AiringEvent, _ found: inout [SourceConflict]) {
        let (left, right) = (airings[first], airings[second])
        if spots[left.spot].language != spots[right.spot].language {
            found.append(.languagesDiffer(airing: left.id, other: right.id))
        }
        guard event.parts.isEmpty, let long = left.seconds, let short = right.seconds else { return }
        let slack = max(Double(tolerances.lengthSlack) / 1000, long * tolerances.lengthShare)
        if abs(long - short) > slack {
            found.append(.lengthsDiffer(airing: left.id, other: right.id, seconds: abs(long - short)))
        }
    }
}
