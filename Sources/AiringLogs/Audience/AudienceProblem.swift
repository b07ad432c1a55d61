package import Campaign

/// Why audience figures cannot be used.
package enum AudienceProblem: Problem, Equatable {
    /// A share of people that is no number from 0 to 1.
    case notAShare(Double)
    /// Fewer insertions than one, or more than can be counted out.
    case insertions(Int)
    /// No vehicle at all.
    case nothingToCount
    /// The reach of two insertions does not go with that of one: below it, or above what chance alone gives.
    case accumulation(one: Double, two: Double)
    /// Two audiences cannot overlap so much or so little.
    case duplication(Double)
    /// The model needs the duplication of every pair.
    case duplicationMissing
    /// Reach and contacts do not go together: more people reached than contacts made, or no such distribution.
    case reachAndContacts(reach: Double, contacts: Double)

    package var code: String {
        switch self {
        case .notAShare: "audience.not_a_share"
        case .insertions: "audience.insertions"
        case .nothingToCount: "audience.nothing_to_count"
        case .accumulation: "audience.accumulation"
        case .duplication: "audience.duplication"
        case .duplicationMissing: "audience.duplication_missing"
        case .reachAndContacts: "audience.reach_and_contacts"
        }
    }

    package var values: [String: MessageValue] {
        switch self {
        case .notAShare(let share), .duplication(let share): ["share": told(share)]
        case .insertions(let count): ["count": .count(count)]
        case .nothingToCount, .duplicationMissing: [:]
        case .accumulation(let one, let two): ["one": told(one), "two": told(two)]
        case .reachAndContacts(let reach, let contacts):
            ["reach": told(reach), "contacts": told(contacts)]
        }
    }

    private func told(_ share: Double) -> MessageValue { .text("\(share)") }
}
