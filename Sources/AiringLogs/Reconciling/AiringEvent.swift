import Campaign

/// One thing that happened on air, with all the lines that tell of it; places are those in the lists handed in.
struct AiringEvent: Sendable {
    /// The line that names it.
    let first: Int
    let channel: Int
    let day: Day
    let source: AiringSource
    var spot: Int
    /// Milliseconds since 1970 on the channel's clock.
    var start: Int
    /// How much later it may have begun; below a minute where the second is unknown.
    var blur: Int
    var seconds: Double?
    var probability: Double
    var reference: String
    var parts: [Int] = []
    var witnesses: [Int] = []

    /// A log without seconds leaves a minute open.
    static let unknownSecond = 59_999
    /// A length beyond a week is no length but a mistake of the file, and counts as unknown.
    static let possibleSeconds = 0.0...604_800

    init(_ airing: Airing, place: Int, channel: Int) {
        first = place
        self.channel = channel
        day = airing.time.day
        source = airing.source
        spot = airing.spot
        start = airing.time.absolute
        blur = airing.isSecondKnown ? 0 : AiringEvent.unknownSecond
        seconds = airing.seconds.flatMap { AiringEvent.possibleSeconds.contains($0) ? $0 : nil }
        probability = airing.probability.isFinite ? min(1, max(0, airing.probability)) : 0
        reference = airing.bookingReference
    }

    /// The end, as far as it is known.
    var end: Int? { seconds.map { start + Int(($0 * 1000).rounded()) } }
}

extension BroadcastTime {
    /// Milliseconds since 1970 on the channel's clock.
    var absolute: Int { day.ordinal * BroadcastTime.wholeDay + milliseconds }
}
