package import Campaign

/// How close a make-good comes to what it makes good.
package enum MakeGoodFit: String, Sendable, Comparable {
    case sameWindow = "same_window"
    case sameDaypart = "same_daypart"
    case otherTime = "other_time"

    package static func < (left: MakeGoodFit, right: MakeGoodFit) -> Bool { left.rank < right.rank }

    var rank: Int {
        switch self {
        case .sameWindow: 0
        case .sameDaypart: 1
        case .otherTime: 2
        }
    }
}

/// What the station may be asked for.
package enum MakeGoodWay: Sendable, Equatable {
    /// An airing that nobody booked has happened already; it may be accepted.
    case acceptExtra(airing: Int, fit: MakeGoodFit)
    /// A new airing in the same window of a later day.
    case newAiring(day: Day, window: ClosedRange<Int>)
    /// The flight is over: nothing is left but money back or a new flight.
    case noDayLeft

    package var code: String {
        switch self {
        case .acceptExtra: "make_good.accept_extra"
        case .newAiring: "make_good.new_airing"
        case .noDayLeft: "make_good.no_day_left"
        }
    }

    package var values: [String: MessageValue] {
        switch self {
        case .acceptExtra(_, let fit): ["fit": .text(fit.rawValue)]
        case .newAiring(let day, let window):
            ["day": .day(day), "from": .text(clock(window.lowerBound)), "until": .text(clock(window.upperBound))]
        case .noDayLeft: [:]
        }
    }

    /// Hours and minutes of the broadcast day: `23:00`, `25:30`.
    private func clock(_ milliseconds: Int) -> String {
        let minutes = milliseconds / 60_000
        return "\(minutes / 60):" + (minutes % 60 < 10 ? "0" : "") + "\(minutes % 60)"
    }
}

/// A make-good proposed for one booking.
package struct MakeGoodProposal: Sendable, Equatable {
    /// The place of the booking that is owed.
    package let slot: Int
    /// Why it is owed: missed, short, wrong language, wrong version.
    package let reason: AiringStatus
    /// The seconds that the station did not give; all of them unless it was only short. Nil where the length is
    /// unknown.
    package let secondsOwed: Double?
    package let way: MakeGoodWay
}
