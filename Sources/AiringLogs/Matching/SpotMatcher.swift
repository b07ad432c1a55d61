import Foundation
import LanguageCheck

/// Decides which spot of ours a line of a log tells of, if any.
///
/// Likely titles are found by shared groups of letters, compared letter by letter with what scripts, schemes and clerks
/// do to them, and weighed with codes, length, language and the words around into a probability against all other
/// spots and against none of ours. Pure: equal input gives equal decisions, on any number of threads.
package struct SpotMatcher: Sendable {
    package let spots: [Spot]
    let titles: TitleIndex
    let codes: CodeIndex
    let own: Set<UInt64>
    /// The titles of each spot, as places in the index.
    let titlesOfSpot: [[Int]]
    /// The spots of each item.
    let siblings: [String: [Int]]

    /// Titles that are compared letter by letter at most.
    static let mostTitles = 10

    /// - Parameters:
    ///   - others: titles known not to be ours.
    ///   - ownNames: what stations call the owner of the spots (`МОМ`, `IOM`).
    package init(spots: [Spot], others: [String] = [], ownNames: [String] = SpotMatcher.usualOwnNames) {
        self.spots = spots
        titles = TitleIndex(spots: spots, others: others)
        codes = CodeIndex(spots)
        own = codes.prefixes.union(ownNames.map { WordKinds.hash($0) })
        var titlesOfSpot = [[Int]](repeating: [], count: spots.count)
        for (place, title) in titles.titles.enumerated() {
            for spot in title.spots { titlesOfSpot[spot].append(place) }
        }
        self.titlesOfSpot = titlesOfSpot
        siblings = Dictionary(grouping: spots.indices, by: { spots[$0].item })
    }

    package static let usualOwnNames = ["IOM", "МОМ", "OIM", "ХММ"]

    /// Decides a line by itself.
    package func decide(_ key: TitleKey, station: StationKnowledge) -> Decision {
        decide(batch: [key], station: station)[0]
    }

    /// Decides the distinct keys of a file, with what the file as a whole shows.
    package func decide(batch keys: [TitleKey], station: StationKnowledge) -> [Decision] {
        decide(keys[...], station: station, evidence: BatchEvidence(keys))
    }

    /// Decides some keys of a file; parts of one file may be decided at the same time.
    package func decide(_ keys: ArraySlice<TitleKey>, station: StationKnowledge, evidence: BatchEvidence) -> [Decision]
    {
        var work = work(station, evidence)
        return keys.map { work.decide($0) }
    }

    /// The features of each spot that a key was compared with, for the training of the weights.
    package func features(_ key: TitleKey, station: StationKnowledge) -> [(spot: Int?, features: MatchFeatures)] {
        let words = words(with: [])
        var work = MatchWork(matcher: self, station: station, words: words, evidence: BatchEvidence([key]))
        return work.compared(key).map { ($0.spot, $0.features) }
    }

    func work(_ station: StationKnowledge, _ evidence: BatchEvidence) -> MatchWork {
        let habits = evidence.habits(beside: titles).union(station.habits.map { WordKinds.hash($0) })
        return MatchWork(matcher: self, station: station, words: words(with: habits), evidence: evidence)
    }

    private func words(with habits: Set<UInt64>) -> WordKinds { WordKinds.usual.adding(decorations: own.union(habits)) }
}
