package import Campaign

/// What became of one booking.
package struct SlotOutcome: Sendable, Equatable {
    package let status: AiringStatus
    /// The airing that fulfils it.
    package let airing: Int?
    package let deviations: [AiringDeviation]
    /// The place of the booking that makes it good, where one was made.
    package var madeGoodBy: Int?
}

/// What one line has to do with the airing it tells of.
package enum AiringRole: Sendable, Equatable {
    /// The first to tell of it.
    case airing
    /// Another source's line on the airing of that number.
    case witness(of: Int)
    /// A further part of the airing of that number.
    case part(of: Int)
}

/// What became of one line.
package struct AiringOutcome: Sendable, Equatable {
    package let airing: Int
    package let role: AiringRole
    package let status: AiringStatus
    /// The place of the booking it fulfils.
    package let slot: Int?
    package let deviations: [AiringDeviation]
    /// The line names a booking that it cannot fulfil: another item, another channel or another day.
    package let namesOtherBooking: Bool
    /// The length of all parts together, where several lines make one airing; else the line's own.
    package let seconds: Double?
}

/// A channel's broadcast day that cannot be judged yet.
package struct OpenDay: Sendable, Hashable, Comparable {
    package let channel: String
    package let day: Day
    package let coverage: DayCoverage
    /// Bookings without an airing on it.
    package let bookings: Int

    package static func < (left: OpenDay, right: OpenDay) -> Bool {
        (left.channel, left.day) < (right.channel, right.day)
    }
}

/// What two sources tell differently of one channel and day.
package enum SourceConflict: Sendable, Equatable {
    /// One tells of the airing; the other covers that time and does not.
    case toldByOne(airing: Int, source: AiringSource, silent: AiringSource)
    case languagesDiffer(airing: Int, other: Int)
    /// The lengths differ by so many seconds.
    case lengthsDiffer(airing: Int, other: Int, seconds: Double)

    package var code: String {
        switch self {
        case .toldByOne: "source_conflict.told_by_one"
        case .languagesDiffer: "source_conflict.languages_differ"
        case .lengthsDiffer: "source_conflict.lengths_differ"
        }
    }

    package var values: [String: MessageValue] {
        switch self {
        case .toldByOne(_, let source, let silent):
            ["source": .text(source.rawValue), "silent": .text(silent.rawValue)]
        case .languagesDiffer: [:]
        case .lengthsDiffer(_, _, let seconds): ["seconds": .count(max(1, Int(seconds.rounded())))]
        }
    }
}

/// Bookings against airings: what became of each, and what is open.
package struct Reconciliation: Sendable {
    /// One for each booking, in the order in which they were given.
    package internal(set) var slots: [SlotOutcome]
    /// One for each line, in the order in which they were given.
    package internal(set) var airings: [AiringOutcome]
    /// Days that a log covers without a line, or breaks off in: to ask the station about.
    package internal(set) var daysToAsk: [OpenDay]
    /// Days for which the channel owes a log.
    package internal(set) var daysOwed: [OpenDay]
    package internal(set) var conflicts: [SourceConflict]
}
