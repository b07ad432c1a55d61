/// Puts the parts of a long item together and sets its trailers apart.
///
/// Parts follow one another in one source: the same item, a break no longer than allowed, and together no longer
/// than the item is. Without lengths, a line that begins before the item could have ended must be a further part.
struct ItemParts {
    /// Shorter than this and than a tenth of the item is a trailer, not a part.
    static let longestTrailer = 120.0
    static let trailerShare = 0.1

    let spots: [Spot]
    let tolerances: ReconcilingTolerances

    /// - Parameter events: those of one source and channel, by time.
    /// - Returns: the airings, and the places of the lines that are trailers.
    func join(_ events: [AiringEvent], forms: [AiringForm]) -> (airings: [AiringEvent], trailers: [Int]) {
        var airings: [AiringEvent] = []
        var trailers: [Int] = []
        var open: [Int: (place: Int, ends: Int)] = [:]
        for (event, form) in zip(events, forms) {
            if isTrailer(event, form) {
                trailers.append(event.first)
                continue
            }
            guard isLong(event.spot) || form == .part else {
                airings.append(event)
                continue
            }
            if let begun = open[event.spot], fits(event, after: airings[begun.place], ending: begun.ends) {
                airings[begun.place].parts.append(event.first)
                airings[begun.place].seconds = airings[begun.place].seconds.flatMap { sum in
                    event.seconds.map { sum + $0 }
                }
                open[event.spot] = (begun.place, event.end ?? event.start)
            } else {
                open[event.spot] = (airings.count, event.end ?? event.start)
                airings.append(event)
            }
        }
        return (airings, trailers)
    }

    private func isLong(_ spot: Int) -> Bool { spots[spot].kind == "documentary" }

    private func isTrailer(_ event: AiringEvent, _ form: AiringForm) -> Bool {
        if form == .trailer { return true }
        guard isLong(event.spot), let seconds = event.seconds, let whole = spots[event.spot].seconds else {
            return false
        }
        return form != .part && seconds <= ItemParts.longestTrailer && seconds < whole * ItemParts.trailerShare
    }

    private func fits(_ event: AiringEvent, after airing: AiringEvent, ending end: Int) -> Bool {
        guard let whole = spots[event.spot].seconds, AiringEvent.possibleSeconds.contains(whole) else {
            return event.start - end <= tolerances.longestBreak
        }
        guard let sum = airing.seconds, let seconds = event.seconds else {
            return event.start - airing.start < Int(whole * 1000)
        }
        return event.start - end <= tolerances.longestBreak && sum + seconds <= whole * 1.05
    }
}
