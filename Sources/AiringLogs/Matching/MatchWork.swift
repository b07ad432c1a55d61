import Foundation
import LanguageCheck

/// A spot, or a title known not to be ours, that a key was compared with.
struct ComparedSpot {
    /// Nil for a title that is not ours.
    var spot: Int?
    /// The known title that was compared; nil where only a code names the spot.
    var title: Int?
    var features: MatchFeatures
    var weight: Double
    var alignment: AlignedTitle
    /// Whether the line is this title in plainer letters, as it is the best one.
    var coincides = false
    /// The letters of the words outside the title that nothing explains.
    var rest: [UInt8]
}

/// The deciding of one file's keys: holds what is used again from key to key.
struct MatchWork {
    let matcher: SpotMatcher
    let station: StationKnowledge
    let words: WordKinds
    let evidence: BatchEvidence
    private var room: TitleIndex.Room
    private var aligner = TitleAligner()

    init(matcher: SpotMatcher, station: StationKnowledge, words: WordKinds, evidence: BatchEvidence) {
        self.matcher = matcher
        self.station = station
        self.words = words
        self.evidence = evidence
        room = matcher.titles.room()
    }

    mutating func decide(_ key: TitleKey) -> Decision {
        let folded = FoldedTitle(key.title)
        var prepared = PreparedKey(key, title: folded, codeIndex: matcher.codes, words: words, own: matcher.own)
        if station.hasLearned, let decision = learnedDecision(key, prepared) { return decision }
        if prepared.codes.isEmpty, let place = matcher.titles.place(of: folded.letters),
            matcher.titles.titles[place].spots.isEmpty
        {
            return Decision(none: .knownOther, title: key.title)
        }
        let compared = compared(key, prepared)
        if compared.count > 1 { prepared.readWords(words) }
        return DecisionMaker(work: self, key: key, prepared: prepared, compared: compared).decision
    }

    mutating func compared(_ key: TitleKey) -> [ComparedSpot] {
        compared(
            key,
            PreparedKey(
                key, title: FoldedTitle(key.title), codeIndex: matcher.codes, words: words, own: matcher.own))
    }

    /// All spots that are worth a comparison, each once, by its best title and reading.
    private mutating func compared(_ key: TitleKey, _ prepared: PreparedKey) -> [ComparedSpot] {
        var compared = compared(prepared, isMisread: false)
        // Odds of one to one that it is ours.
        if !compared.contains(where: { $0.weight > 0 }) {
            for reading in MisreadText.otherReadings(of: key.title, folded: prepared.folded) {
                let other = PreparedKey(
                    key, title: FoldedTitle(reading), codeIndex: matcher.codes, words: words, own: matcher.own)
                let again = self.compared(other, isMisread: true)
                if (again.map(\.weight).max() ?? -.infinity) > (compared.map(\.weight).max() ?? 0) { compared = again }
            }
        }
        return compared
    }

    private mutating func compared(_ prepared: PreparedKey, isMisread: Bool) -> [ComparedSpot] {
        var compared: [ComparedSpot] = []
        var places: [Int] = []
        matcher.titles.forEachLikely(prepared.folded.skeleton, most: SpotMatcher.mostTitles, room: &room) {
            places.append($0)
        }
        for code in prepared.codes {
            for place in matcher.titlesOfSpot[code.spot] where !places.contains(place) { places.append(place) }
        }
        guard !places.isEmpty || !prepared.codes.isEmpty else { return [] }
        var prepared = prepared
        prepared.readWords(words)
        let comparison = TitleComparison(matcher: matcher, prepared: prepared, words: words, isMisread: isMisread)
        let hasManyLengths = evidence.hasManyLengths(prepared.folded)
        for place in places {
            var found = comparison.compared(place, &aligner)
            if hasManyLengths { for index in found.indices { found[index].features[.manyLengths] = 1 } }
            for candidate in found { keep(candidate, in: &compared) }
        }
        for code in prepared.codes { keep(comparison.named(by: code), in: &compared) }
        compareAmongThemselves(&compared)
        return compared
    }

    /// A slip of the pen seldom makes one title into just another one: what is behind a better spelt title is behind
    /// by more than its own letters tell.
    private func compareAmongThemselves(_ compared: inout [ComparedSpot]) {
        var best = AlignedTitle()
        var isExact = false
        for candidate in compared where candidate.title != nil {
            let same = candidate.features[.same] == 1
            guard candidate.alignment.total < best.total || (candidate.alignment.total == best.total && same) else {
                continue
            }
            best = candidate.alignment
            isExact = same
        }
        let isSame = best.cost * 8 <= LetterCosts.whole * best.covered && best.covered == best.titleLength
        for place in compared.indices {
            defer { compared[place].weight = compared[place].features.weighed }
            guard isSame, compared[place].title != nil else { continue }
            let behind = compared[place].alignment.total - best.total
            let isBehind = 2 * behind >= LetterCosts.whole || (isExact && compared[place].features[.same] == 0)
            compared[place].features[.behindSame] = isBehind ? 1 : 0
            compared[place].coincides = 2 * behind < LetterCosts.whole && compared[place].features[.siblingTitle] == 0
        }
    }

    private func keep(_ candidate: ComparedSpot, in compared: inout [ComparedSpot]) {
        if let spot = candidate.spot, let place = compared.firstIndex(where: { $0.spot == spot }) {
            if compared[place].features.weighed < candidate.features.weighed { compared[place] = candidate }
        } else {
            compared.append(candidate)
        }
    }

    private func learnedDecision(_ key: TitleKey, _ prepared: PreparedKey) -> Decision? {
        let title = prepared.folded.isEmpty ? key.learnedKey : prepared.folded.text
        guard let learned = station.learned(key.title.isEmpty ? key.learnedKey : title, seconds: key.seconds) else {
            return nil
        }
        guard case .spot(let item, let language, let revision) = learned.meaning else {
            return Decision(
                none: .learned(learned, channel: station.channel), title: key.title, dependsOnStation: true)
        }
        let meant = (matcher.siblings[item] ?? []).filter { place in
            let spot = matcher.spots[place]
            return spot.language == language && (revision == nil || spot.revision == revision)
        }
        // What was learned may be on air no more; a house number of another spot in its own field goes before it.
        guard let spot = meant.max(by: { matcher.spots[$0].revision < matcher.spots[$1].revision }) else { return nil }
        let coded = prepared.codes.filter { $0.isExact && $0.isInField }
        guard coded.isEmpty || coded.contains(where: { meant.contains($0.spot) }) else { return nil }
        return Decision(
            outcome: .accepted, best: Decision.Candidate(spot: spot, probability: 1), runnerUp: nil,
            dependsOnStation: true,
            basis: MatchBasis(kind: .learned(learned, channel: station.channel), title: key.title))
    }
}
