package import Campaign

/// What a scheduler decided about a title of one station.
package struct LearnedTitle: Sendable, Equatable {
    package enum Meaning: Sendable, Equatable {
        /// An item in a language; a nil revision means whichever is on air.
        case spot(item: String, language: String, revision: Int?)
        case notOurs
    }

    /// `TitleKey.learnedKey` of the lines that it was decided for.
    package let key: String
    /// The length that the decision is for, where the same title has several meanings; nil for any.
    package let seconds: Double?
    package let meaning: Meaning
    /// Who decided, as people are shown.
    package let decidedBy: String
    package let decidedOn: Day?
    /// The decision's own name in the catalogue, by which it can be taken back.
    package let reference: String

    package init(
        key: String, seconds: Double? = nil, meaning: Meaning, decidedBy: String, decidedOn: Day?, reference: String
    ) {
        self.key = key
        self.seconds = seconds
        self.meaning = meaning
        self.decidedBy = decidedBy
        self.decidedOn = decidedOn
        self.reference = reference
    }
}

/// What is known of the station whose log is read.
package struct StationKnowledge: Sendable {
    package let channel: String
    /// The languages it airs in; empty where nobody told.
    package let languages: Set<String>
    /// Places in the list of spots of what is booked there. Decides only between spots that the line names equally.
    package let planned: Set<Int>
    /// Words that this station writes around titles, as people typed them.
    package let habits: Set<String>
    private let learned: [String: [LearnedTitle]]

    package init(
        channel: String, languages: Set<String> = [], learned: [LearnedTitle] = [], planned: Set<Int> = [],
        habits: Set<String> = []
    ) {
        self.channel = channel
        self.languages = languages
        self.planned = planned
        self.habits = habits
        self.learned = Dictionary(grouping: learned, by: \.key)
    }

    package var hasLearned: Bool { !learned.isEmpty }

    /// Whether equal lines of both are decided alike.
    func knowsTheSame(as other: StationKnowledge) -> Bool {
        !hasLearned && !other.hasLearned && languages == other.languages && planned == other.planned
            && habits == other.habits
    }

    /// Whether a scheduler decided anything about lines with a key.
    package func hasLearned(_ key: String) -> Bool { learned[key] != nil }

    /// The latest decision for a title; one for just this length goes before one for any.
    func learned(_ key: String, seconds: Double?) -> LearnedTitle? {
        guard let decisions = learned[key] else { return nil }
        let forLength = decisions.last { decision in
            guard let wanted = decision.seconds, let seconds else { return false }
            return abs(wanted - seconds) <= 0.5
        }
        return forLength ?? decisions.last { $0.seconds == nil }
    }
}
