/// The doubtful lines of a station that a scheduler can decide at once, as they have one title.
package struct DoubtfulTitle: Sendable, Equatable {
    /// Under what the decision will be kept.
    package let key: String
    /// As the first of the lines has it.
    package let title: String
    /// Places of the keys in what was given.
    package fileprivate(set) var keys: [Int]
    /// The different lengths, in seconds.
    package fileprivate(set) var seconds: Set<Double>
    /// The decision of which the best guess is likeliest.
    package fileprivate(set) var decision: Decision
    /// Whether the keys have different best guesses, so that one decision for all of them may be wrong.
    package fileprivate(set) var hasSeveralGuesses = false
}

extension DoubtfulTitle {
    /// Groups what is to be asked by title, those with most keys first, then in the order of the keys.
    package static func grouped(_ keys: [TitleKey], _ decisions: [Decision]) -> [DoubtfulTitle] {
        var groups: [DoubtfulTitle] = []
        var places: [String: Int] = [:]
        for (number, (key, decision)) in zip(keys, decisions).enumerated() where decision.outcome == .ask {
            let learnedKey = key.learnedKey
            if let place = places[learnedKey] {
                groups[place].add(number, key, decision)
            } else {
                places[learnedKey] = groups.count
                groups.append(
                    DoubtfulTitle(
                        key: learnedKey, title: key.title.isEmpty ? key.code : key.title, keys: [number],
                        seconds: Set([key.seconds].compactMap { $0 }), decision: decision))
            }
        }
        return groups.enumerated().sorted { left, right in
            left.element.keys.count == right.element.keys.count
                ? left.offset < right.offset : left.element.keys.count > right.element.keys.count
        }.map(\.element)
    }

    private mutating func add(_ number: Int, _ key: TitleKey, _ other: Decision) {
        keys.append(number)
        if let length = key.seconds { seconds.insert(length) }
        if other.best?.spot != decision.best?.spot { hasSeveralGuesses = true }
        if (other.best?.probability ?? 0) > (decision.best?.probability ?? 0) { decision = other }
    }
}
