/// What stands behind a line: who told of it.
///
/// The order is the order of trust for a time of day: where several tell of one airing, the first of them names it.
package enum AiringSource: String, Sendable, CaseIterable, Comparable {
    /// The log of the station's own automation.
    case stationLog = "station_log"
    /// The paper that a station signs for its client.
    case certificate
    /// A third party that watches the channel.
    case monitor
    /// A paper whose times somebody typed.
    case typedFromPaper = "typed_from_paper"

    package static func < (left: AiringSource, right: AiringSource) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .stationLog: 0
        case .certificate: 1
        case .monitor: 2
        case .typedFromPaper: 3
        }
    }
}

/// What a line says of itself beside the title.
package enum AiringForm: String, Sendable, CaseIterable {
    /// Nothing special: the item, or a part of it that only its length and its neighbours give away.
    case usual
    /// The line calls itself a part of a longer item.
    case part
    /// The line calls itself a trailer; a trailer is no airing of its item.
    case trailer
}

/// One line of a log that tells of an item of ours.
package struct Airing: Sendable, Equatable {
    /// The caller's own number; unique among the airings handed in together.
    package let id: Int
    package let channel: String
    package let time: BroadcastTime
    /// False where the log names only the minute.
    package let isSecondKnown: Bool
    /// A place in the list of spots.
    package let spot: Int
    /// How sure it is that the line means this spot, 0 to 1.
    package let probability: Double
    /// Seconds on air; nil where the log does not tell.
    package let seconds: Double?
    package let source: AiringSource
    /// The booking's own number where the log returns it, else empty.
    package let bookingReference: String
    package let form: AiringForm
    /// The number of its file: two equal lines of one file are two airings, those of a log and of its corrected version
    /// are one.
    package let log: Int

    package init(
        id: Int, channel: String, time: BroadcastTime, isSecondKnown: Bool = true, spot: Int, probability: Double = 1,
        seconds: Double? = nil, source: AiringSource = .stationLog, bookingReference: String = "",
        form: AiringForm = .usual, log: Int = 0
    ) {
        self.id = id
        self.channel = channel
        self.time = time
        self.isSecondKnown = isSecondKnown
        self.spot = spot
        self.probability = probability
        self.seconds = seconds
        self.source = source
        self.bookingReference = bookingReference
        self.form = form
        self.log = log
    }
}
