package import Campaign

/// Why a log was not read, with what a person may decide.
package struct LogRefusal: Problem {
    package let code: String
    package let values: [String: MessageValue]
    /// Profiles of which one would settle the question, each with the reading that it stands for.
    package var offers: [Offer] = []

    package struct Offer: Sendable, Equatable {
        package let profile: LogProfile
        /// What the samples mean in this reading.
        package let reading: [String]
    }

    package init(_ code: String, _ values: [String: MessageValue] = [:], offers: [Offer] = []) {
        self.code = code
        self.values = values
        self.offers = offers
    }

    package var category: ProblemCategory { code == "airing.log.not_found" ? .notFound : .failure }
}

/// Why a row of a log is no airing, though it should be one.
package enum RowProblem: Problem, Equatable {
    case dateMissing
    case dateUnreadable
    /// A day that no calendar knows: 31 February.
    case dateImpossible
    case timeMissing
    case timeUnreadable
    /// Clocks went forward over it.
    case timeNever(zone: String)
    /// Clocks went back over it.
    case timeTwice(zone: String)
    case titleMissing
    /// The row gives UTC and its channel's zone is unknown.
    case zoneNeeded(channel: String)
    case instantUnreadable
    case notUnderstood

    package var code: String {
        switch self {
        case .dateMissing: "airing.row.date_missing"
        case .dateUnreadable: "airing.row.date_unreadable"
        case .dateImpossible: "airing.row.date_impossible"
        case .timeMissing: "airing.row.time_missing"
        case .timeUnreadable: "airing.row.time_unreadable"
        case .timeNever: "airing.row.time_never"
        case .timeTwice: "airing.row.time_twice"
        case .titleMissing: "airing.row.title_missing"
        case .zoneNeeded: "airing.row.zone_needed"
        case .instantUnreadable: "airing.row.instant_unreadable"
        case .notUnderstood: "airing.row.not_understood"
        }
    }

    package var values: [String: MessageValue] {
        switch self {
        case .timeNever(let zone), .timeTwice(let zone): ["zone": .text(zone)]
        case .zoneNeeded(let channel): ["channel": .text(channel)]
        default: [:]
        }
    }
}
