import Foundation
import LanguageCheck

/// Makes a decision from the spots that a key was compared with.
struct DecisionMaker {
    private let matcher: SpotMatcher
    private let station: StationKnowledge
    private let key: TitleKey
    private let prepared: PreparedKey
    private let compared: [ComparedSpot]

    /// From this probability on a line is accepted without a person.
    private static let accepted = 0.9
    /// Below this probability that it is any of ours, nobody is asked.
    private static let asked = 0.15
    /// The greatest difference by letter, and the greatest part of a title left away, that are accepted unseen.
    private static let farthest: Float = 0.22
    private static let mostLeftAway: Float = 0.34
    /// In so short a title another letter makes another word.
    private static let shortTitle = 6
    private static let farthestOfShort: Float = 0.14
    /// How likely a code is right that stands alone: as we know it, and with a letter changed.
    private static let codeAlone = 0.97
    private static let nearCodeAlone = 0.6
    /// Spots whose weights differ by less are named equally; then station, plan and version may decide.
    private static let alike = 0.75
    /// As `alike`, for titles that are the same once ң, ө, қ and the like are typed as plain Russian letters.
    private static let alikeInPlainLetters = 2.5

    init(work: MatchWork, key: TitleKey, prepared: PreparedKey, compared: [ComparedSpot]) {
        matcher = work.matcher
        station = work.station
        self.key = key
        self.prepared = prepared
        self.compared = compared
    }

    private struct Ranked {
        let place: Int
        var probability: Double
    }

    var decision: Decision {
        let highest = max(0, compared.map(\.weight).max() ?? 0)
        var none = exp(-highest)
        var ranked: [Ranked] = []
        for (place, candidate) in compared.enumerated() {
            let odds = exp(candidate.weight - highest)
            if candidate.spot == nil { none += odds } else { ranked.append(Ranked(place: place, probability: odds)) }
        }
        guard !ranked.isEmpty else { return Decision(none: .nothingSimilar, title: key.title) }
        let sum = none + ranked.reduce(0) { $0 + $1.probability }
        for index in ranked.indices { ranked[index].probability /= sum }
        let alike = alikeTop(ranked)
        let decider = weighPriors(&ranked, alike)
        ranked.sort { $0.probability > $1.probability }
        return decision(ranked, none: none / sum, decider, dependsOnStation: alike.count > 1)
    }

    /// Places of those that the line names as well as the best.
    private func alikeTop(_ ranked: [Ranked]) -> [Int] {
        guard let best = ranked.max(by: { compared[$0.place].weight < compared[$1.place].weight }) else { return [] }
        let top = compared[best.place]
        return ranked.indices.filter { index in
            let other = compared[ranked[index].place]
            let window = top.coincides && other.coincides ? DecisionMaker.alikeInPlainLetters : DecisionMaker.alike
            return other.weight > top.weight - window
        }
    }

    /// Moves probability between spots that the line names equally, by what station, plan and version say. What it
    /// takes from one it gives to others: neither makes a line ours.
    private func weighPriors(_ ranked: inout [Ranked], _ alike: [Int]) -> MatchBasis.Decider? {
        guard alike.count > 1 else { return nil }
        let spots = alike.map { compared[ranked[$0].place].spot ?? 0 }
        var decider: MatchBasis.Decider?
        var factors = [Double](repeating: 1, count: alike.count)
        func weigh(_ by: MatchBasis.Decider, _ strength: Double, _ speaksFor: (Int) -> Bool) {
            let favoured = spots.map(speaksFor)
            guard favoured.contains(true), favoured.contains(false) else { return }
            for index in factors.indices where !favoured[index] { factors[index] *= exp(-strength) }
            decider = by
        }
        let newest = spots.map { matcher.spots[$0].revision }.max() ?? 1
        weigh(.version, 3.2) { matcher.spots[$0].revision == prepared.version ?? newest }
        weigh(.plan, 3.2) { station.planned.contains($0) }
        weigh(.station, 3.5) { station.languages.isEmpty || station.languages.contains(matcher.spots[$0].language) }
        let before = alike.reduce(0) { $0 + ranked[$1].probability }
        for (index, place) in alike.enumerated() { ranked[place].probability *= factors[index] }
        let after = alike.reduce(0) { $0 + ranked[$1].probability }
        guard after > 0 else { return nil }
        for place in alike { ranked[place].probability *= before / after }
        return decider
    }

    /// Whatever the odds, a person looks at what is announced, far from the title, or only a small part of it.
    private func isNearEnough(_ candidate: ComparedSpot) -> Bool {
        guard candidate.features[.announcement] == 0 else { return false }
        if prepared.codes.contains(where: { $0.isExact && $0.spot == candidate.spot }) { return true }
        let isShort = candidate.alignment.covered <= DecisionMaker.shortTitle
        return candidate.features[.difference] <= (isShort ? DecisionMaker.farthestOfShort : DecisionMaker.farthest)
            && candidate.features[.leftAway] <= DecisionMaker.mostLeftAway
    }

    private func decision(
        _ ranked: [Ranked], none: Double, _ decider: MatchBasis.Decider?, dependsOnStation: Bool
    ) -> Decision {
        let contradicted = contradiction(compared[ranked[0].place])
        let ranked = contradicted == nil ? weighedByCodeAlone(ranked) : codeFirst(ranked)
        let best = compared[ranked[0].place]
        let next = ranked.count > 1 ? ranked[1] : nil
        var outcome: Decision.Outcome = .ask
        if ranked[0].probability >= DecisionMaker.accepted, isNearEnough(best) { outcome = .accepted }
        if 1 - none < DecisionMaker.asked { outcome = .notOurs }
        if contradicted != nil { outcome = .ask }
        var basis = basis(best, outcome, contradicted)
        basis.decidedBy = outcome == .notOurs ? nil : decider
        if let next, next.probability >= 0.005 || outcome == .ask { basis.next = describe(next) }
        if outcome == .ask, let next, next.probability > 0.25, contradicted == nil { basis.kind = .alike }
        return Decision(
            outcome: outcome, best: candidate(ranked[0]), runnerUp: next.flatMap { candidate($0) },
            probabilityOfNone: none, dependsOnStation: dependsOnStation, basis: basis)
    }

    /// Where code and title contradict each other, the code's spot goes first, as it is the code that plays a file; but
    /// neither is likely enough.
    private func codeFirst(_ ranked: [Ranked]) -> [Ranked] {
        func isCoded(_ ranked: Ranked) -> Bool {
            prepared.codes.contains { $0.isExact && $0.spot == compared[ranked.place].spot }
        }
        var coded = ranked.filter(isCoded)
        var others = ranked.filter { !isCoded($0) }
        guard !coded.isEmpty else { return ranked }
        coded[0].probability = 0.55
        for place in 1..<max(1, coded.count) where place < coded.count { coded[place].probability *= 0.1 }
        for place in others.indices { others[place].probability *= 0.4 }
        return [coded[0]] + others + coded.dropFirst()
    }

    /// Where the title says nothing, a code as we know it is enough, and one that differs is not.
    private func weighedByCodeAlone(_ ranked: [Ranked]) -> [Ranked] {
        let best = compared[ranked[0].place]
        guard best.title == nil else { return ranked }
        var ranked = ranked
        let isExact = prepared.codes.contains { $0.isExact && $0.spot == best.spot }
        if !isExact {
            ranked[0].probability = min(ranked[0].probability, DecisionMaker.nearCodeAlone)
        } else if best.features[.silent] > 0, best.features[.secondsLong] == 0 {
            let others = ranked.dropFirst().reduce(0) { $0 + $1.probability }
            if others < 0.1 { ranked[0].probability = max(ranked[0].probability, DecisionMaker.codeAlone) }
        }
        return ranked
    }

    private func candidate(_ ranked: Ranked) -> Decision.Candidate? {
        compared[ranked.place].spot.map { Decision.Candidate(spot: $0, probability: ranked.probability) }
    }

    private func describe(_ ranked: Ranked) -> MatchBasis.Next? {
        guard let spot = compared[ranked.place].spot.map({ matcher.spots[$0] }) else { return nil }
        return MatchBasis.Next(
            item: spot.item, language: spot.language, title: spot.titles.first ?? "", probability: ranked.probability)
    }

    /// The code that speaks against the best spot, or for it where the title speaks against it.
    private func contradiction(_ best: ComparedSpot) -> String? {
        guard let spot = best.spot, let first = prepared.codes.first(where: \.isExact) else { return nil }
        guard prepared.codes.contains(where: { $0.isExact && $0.spot == spot }) else { return first.code }
        if best.features[.foreign] > 0 || best.features[.announcement] > 0 { return first.code }
        // Another spot that the title names better than the one of the code.
        let rivals = compared.contains { rival in
            guard let place = rival.spot, place != spot, !prepared.codes.contains(where: { $0.spot == place }) else {
                return false
            }
            return rival.title != nil && best.title.map { $0 != rival.title } ?? true
                && rival.features[.difference] + 0.08 < best.features[.difference] + best.features[.silent]
                && rival.features[.restShare] <= best.features[.restShare]
        }
        return rivals ? first.code : nil
    }

    private func basis(_ best: ComparedSpot, _ outcome: Decision.Outcome, _ contradicted: String?) -> MatchBasis {
        var basis = MatchBasis(kind: kind(best, outcome, contradicted), title: key.title)
        if let spot = best.spot.map({ matcher.spots[$0] }) {
            basis.item = spot.item
            basis.language = spot.language
            basis.nominal = spot.seconds
            basis.knownTitle = best.title.map { matcher.titles.titles[$0].title } ?? spot.titles.first ?? ""
        }
        basis.seconds = prepared.seconds
        return basis
    }

    private func kind(_ best: ComparedSpot, _ outcome: Decision.Outcome, _ contradicted: String?) -> MatchBasis.Kind {
        if let contradicted { return .codeContradicted(contradicted) }
        if let code = prepared.codes.first(where: { $0.spot == best.spot }) {
            return code.isExact ? .code(code.code) : .codeNear(code.code)
        }
        if best.features[.announcement] > 0 { return .announcement }
        if outcome != .accepted, best.features[.manyLengths] > 0 { return .manyLengths }
        if outcome != .accepted, !best.rest.isEmpty { return .otherWords(TitleAlphabet.text(best.rest)) }
        if outcome == .notOurs { return .unlike }
        let letters = (best.alignment.cost + LetterCosts.whole - 1) / LetterCosts.whole
        if best.features[.siblingTitle] > 0 { return .titleOfSibling }
        if best.features[.misread] > 0 { return .titleMisread }
        if best.alignment.covered < best.alignment.titleLength { return .titleCut }
        if best.features[.otherScript] + best.features[.cyrillicForLatin] > 0 {
            return .titleTransliterated(letters: best.alignment.cost < 8 ? 0 : letters)
        }
        return best.alignment.cost == 0 ? .titleSame : .titleDiffers(letters: letters)
    }
}
