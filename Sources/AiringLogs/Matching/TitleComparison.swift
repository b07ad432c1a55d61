import Foundation
import LanguageCheck

/// Compares one key with known titles.
struct TitleComparison {
    let matcher: SpotMatcher
    let prepared: PreparedKey
    let words: WordKinds
    let isMisread: Bool
    private let letters: TitleAligner.Text
    private let skeleton: TitleAligner.Text

    init(matcher: SpotMatcher, prepared: PreparedKey, words: WordKinds, isMisread: Bool) {
        self.matcher = matcher
        self.prepared = prepared
        self.words = words
        self.isMisread = isMisread
        letters = prepared.lettersText()
        skeleton = prepared.skeletonText()
    }

    /// The spots of a known title with what speaks for them; siblings in a language that the line names among them.
    func compared(_ place: Int, _ aligner: inout TitleAligner) -> [ComparedSpot] {
        let title = matcher.titles.titles[place]
        var isSameScript = prepared.folded.isMostlyCyrillic && title.isCyrillic
        var alignment = AlignedTitle()
        if isSameScript { alignment = aligner.align(letters, title.letters, costs: .letters) }
        if !isSameScript
            || (prepared.folded.latinCount > 1 && alignment.cost * 8 > LetterCosts.whole * alignment.covered)
        {
            let latin = aligner.align(skeleton, title.skeleton, costs: .skeleton)
            if latin.total < alignment.total {
                alignment = latin
                isSameScript = false
            }
        }
        guard alignment.covered > 0, alignment.cost < 8 * alignment.covered else { return [] }
        var base = MatchFeatures()
        let around = describe(alignment, title, isSameScript, &base)
        if title.spots.isEmpty {
            return [ComparedSpot(spot: nil, title: place, features: base, weight: 0, alignment: alignment, rest: [])]
        }
        var found: [ComparedSpot] = []
        for spot in title.spots {
            found.append(candidate(spot, place, base, around, alignment, isSibling: false))
            guard around.languages.count == 1, !around.languages.contains(matcher.spots[spot].language) else {
                continue
            }
            for sibling in matcher.siblings[matcher.spots[spot].item] ?? [] where sibling != spot {
                guard around.languages.contains(matcher.spots[sibling].language) else { continue }
                found.append(candidate(sibling, place, base, around, alignment, isSibling: true))
            }
        }
        return found
    }

    /// A spot that a code names, whatever the title says.
    func named(by code: FoundCode) -> ComparedSpot {
        var features = MatchFeatures()
        features[.one] = 1
        features[prepared.isSilent ? .silent : .foreign] = 1
        addContext(&features)
        add(code.spot, prepared.fieldLanguages, &features)
        return ComparedSpot(
            spot: code.spot, title: nil, features: features, weight: 0, alignment: AlignedTitle(), rest: [])
    }

    /// The words outside a title.
    private struct Around {
        var languages: Set<String> = []
        var rest: [Int] = []
        var restLetters = 0
    }

    private func candidate(
        _ spot: Int, _ place: Int, _ base: MatchFeatures, _ around: Around, _ alignment: AlignedTitle, isSibling: Bool
    ) -> ComparedSpot {
        var features = base
        if isSibling { features[.siblingTitle] = 1 }
        add(spot, around.languages, &features)
        let rest = around.rest.isEmpty ? [] : restLetters(around.rest)
        return ComparedSpot(
            spot: spot, title: place, features: features, weight: 0, alignment: alignment, rest: rest)
    }

    /// The letters of some words, parted by spaces.
    private func restLetters(_ rest: [Int]) -> [UInt8] {
        Array(rest.map { prepared.folded.letters[prepared.folded.words[$0]] }.joined(separator: [TitleAlphabet.space]))
    }

    private func describe(
        _ alignment: AlignedTitle, _ title: KnownTitle, _ isSameScript: Bool, _ features: inout MatchFeatures
    ) -> Around {
        let covered = Float(alignment.covered)
        let difference = min(1, Float(alignment.cost) / Float(LetterCosts.whole) / max(covered, 3))
        let length = log(min(covered, 26) / 8)
        let isSameAlphabet = title.isCyrillic == prepared.folded.isMostlyCyrillic
        features[.one] = 1
        features[.difference] = difference
        features[.farApart] = max(0, difference - 0.2)
        features[.length] = length
        features[.differenceByLength] = difference * length
        let away = 1 - covered / Float(max(1, alignment.titleLength))
        features[prepared.mayBeCut ? .cutAway : .leftAway] = away
        if !isSameAlphabet { features[title.isCyrillic ? .otherScript : .cyrillicForLatin] = 1 }
        if isMisread { features[.misread] = 1 }
        addContext(&features)
        var around = Around(languages: prepared.fieldLanguages)
        let ranges = isSameScript ? prepared.folded.words : prepared.folded.skeletonWords
        for (word, range) in ranges.enumerated()
        where range.upperBound <= alignment.start || range.lowerBound >= alignment.end {
            note(word, range, &around, &features)
        }
        if around.restLetters > 0 {
            features[.rest] = 1
            features[.restShare] = Float(around.restLetters) / (Float(around.restLetters) + covered)
        }
        let isWhole = around.rest.isEmpty && alignment.covered == alignment.titleLength
        // Plainer letters cost one each, whatever else differs costs more. In the skeleton other words may be equal.
        let isSame =
            isSameScript
            ? alignment.cost <= 3 && alignment.cost * 5 <= alignment.covered
            : alignment.cost == 0 && prepared.folded.letters.contains(title.letters)
        features[.same] = isSame && isWhole && isSameAlphabet ? 1 : 0
        return around
    }

    private func note(_ word: Int, _ range: Range<Int>, _ around: inout Around, _ features: inout MatchFeatures) {
        switch prepared.kinds[word] {
        case .unknown:
            around.rest.append(word)
            around.restLetters += range.count
        case .announcement:
            around.rest.append(word)
            features[.announcement] = 1
        case .programme:
            around.rest.append(word)
            features[.programme] = 1
        case .decoration:
            features[.decoration] = 1
            if matcher.own.contains(LetterHash(prepared.folded.skeleton[prepared.folded.skeletonWords[word]]).value) {
                features[.ownName] = 1
            }
        case .number: break
        case .language:
            if let language = prepared.language(ofWord: word, words) { around.languages.insert(language) }
        }
    }

    private func addContext(_ features: inout MatchFeatures) {
        if prepared.hasOwnContext { features[.ownContext] = 1 }
        if prepared.hasProgrammeContext { features[.programmeContext] = 1 }
    }

    private func add(_ place: Int, _ languages: Set<String>, _ features: inout MatchFeatures) {
        let spot = matcher.spots[place]
        if spot.kind == "documentary" { features[.programme] = 0 }
        if let seconds = prepared.seconds, let nominal = spot.seconds {
            switch LengthRelation(seconds: seconds, nominal: nominal) {
            case .agrees: features[.secondsAgree] = 1
            case .short: features[.secondsShort] = 1
            case .long: features[.secondsLong] = 1
            }
        }
        if !languages.isEmpty {
            features[languages.contains(spot.language) ? .languageAgrees : .languageDiffers] = 1
        }
        for code in prepared.codes where code.spot == place {
            features[!code.isExact ? .codeNear : code.isInField ? .codeInField : .codeInTitle] = 1
        }
    }
}

/// How a length on air stands to the nominal one.
enum LengthRelation: Sendable {
    case agrees
    /// Cut on air, or something else.
    case short
    case long

    init(seconds: Double, nominal: Double) {
        let tolerance = max(1, nominal * 0.01)
        if abs(seconds - nominal) <= tolerance {
            self = .agrees
        } else {
            self = seconds < nominal ? .short : .long
        }
    }
}
