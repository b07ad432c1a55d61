package import Campaign

/// Why airings and bookings cannot be put together at all.
package enum ReconcilingProblem: Problem, Equatable {
    /// A booking or an airing names a spot that is not in the list.
    case unknownSpot(Int)
    /// Two airings carry one number.
    case repeatedAiring(Int)
    /// More bookings than a broadcast day of one channel can hold.
    case tooManyBookings(channel: String, day: Day, count: Int)
    /// More airings of ours than a broadcast day of one channel can hold.
    case tooManyAirings(channel: String, day: Day, count: Int)

    package var code: String {
        switch self {
        case .unknownSpot: "reconciling.unknown_spot"
        case .repeatedAiring: "reconciling.repeated_airing"
        case .tooManyBookings: "reconciling.too_many_bookings"
        case .tooManyAirings: "reconciling.too_many_airings"
        }
    }

    package var values: [String: MessageValue] {
        switch self {
        case .unknownSpot(let spot): ["spot": .count(spot)]
        case .repeatedAiring(let id): ["airing": .count(id)]
        case .tooManyBookings(let channel, let day, let count), .tooManyAirings(let channel, let day, let count):
            ["channel": .text(channel), "day": .day(day), "count": .count(count)]
        }
    }
}
