package import Campaign

/// What an officer looks at in the morning: what waits for whom, what is missing, what runs out.
package struct MorningPage: Sendable {
    package struct Waiting: Sendable {
        package let revision: String
        package let title: String
        package let steps: [SigningStep]
    }

    /// One item: the state of its variant in each language; a language that it has not is absent.
    package struct Coverage: Sendable {
        package let item: String
        package let kind: MaterialKind
        package let states: [String: String]
    }

    /// Something with an end: a right, a consent, a contact shown.
    package struct Ending: Sendable {
        package let kind: String
        package let code: String
        package let revision: String
        package let on: Day
    }

    package struct ContactState: Sendable {
        package let code: String
        package let isDead: Bool
        package let lastTest: Day?
        package let variants: [String]
    }

    package struct Behind: Sendable {
        package let revision: String
        package let source: String
        package let count: Int
    }

    package struct MissingMarking: Sendable {
        package let revision: String
        package let rule: String
        package let since: Day
    }

    package struct ToStop: Sendable {
        package let handover: String
        package let revision: String
        package let recipient: String
    }

    package let day: Day
    package let campaign: String
    package let month: Int?
    package let months: Int
    package let counts: [(String, Int)]
    package let waiting: [Waiting]
    package let coverage: [Coverage]
    package let endings: [Ending]
    package let contacts: [ContactState]
    package let missingMarkings: [MissingMarking]
    package let behind: [Behind]
    package let toStop: [ToStop]
    /// Bookings of revisions that may not be aired on their days any more, and of superseded ones.
    package let fallenBookings: [FallenBooking]
    /// Channels that owe logs.
    package let owedLogs: [OwedLog]
    /// Lines of logs that wait for a scheduler's decision.
    package let doubtfulLines: Int
    package let openRecallLines: [RecallLine]
    package let unreadTexts: Int
    package let notProbed: Int
}
