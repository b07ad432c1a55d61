import Campaign

/// What a decision stands on, from which its reasons are made when somebody asks.
struct MatchBasis: Sendable, Equatable {
    enum Kind: Sendable, Equatable {
        case learned(LearnedTitle, channel: String)
        case knownOther
        case nothingSimilar
        case code(String)
        case codeNear(String)
        /// A code of one spot, the title of another or of none.
        case codeContradicted(String)
        case titleSame
        case titleDiffers(letters: Int)
        case titleTransliterated(letters: Int)
        case titleCut
        case titleMisread
        case titleOfSibling
        case announcement
        case otherWords(String)
        case manyLengths
        case alike
        case unlike
    }

    var kind: Kind
    /// As the log writes it.
    var title: String
    /// As the catalogue has it.
    var knownTitle = ""
    var item = ""
    var language = ""
    var seconds: Double?
    var nominal: Double?
    var next: Next?
    /// What decided between titles that are alike.
    var decidedBy: Decider?

    /// The spot that comes next.
    struct Next: Sendable, Equatable {
        let item: String
        let language: String
        let title: String
        let probability: Double
    }

    enum Decider: String, Sendable {
        case station, plan, version
    }

    var reasons: [MatchReason] {
        var reasons = [main]
        if let length { reasons.append(length) }
        if let decidedBy {
            reasons.append(MatchReason("airing.match.decided_by.\(decidedBy.rawValue)", ["language": .text(language)]))
        }
        if let next {
            reasons.append(
                MatchReason(
                    "airing.match.next",
                    [
                        "item": .text(next.item), "language": .text(next.language), "title": .text(next.title),
                        "percent": .number(Int64((next.probability * 100).rounded())),
                    ]))
        }
        return reasons
    }

    private var main: MatchReason {
        let spot: [String: MessageValue] = [
            "title": .text(title), "known": .text(knownTitle), "item": .text(item), "language": .text(language),
        ]
        func reason(_ code: String, _ more: [String: MessageValue] = [:]) -> MatchReason {
            MatchReason("airing.match.\(code)", spot.merging(more) { $1 })
        }
        switch kind {
        case .learned(let learned, let channel):
            let isOurs = learned.meaning != .notOurs
            var values: [String: MessageValue] = [
                "title": .text(title), "channel": .text(channel), "who": .text(learned.decidedBy),
                "reference": .text(learned.reference),
            ]
            if let day = learned.decidedOn { values["day"] = .day(day) }
            let dated = learned.decidedOn == nil ? "" : ".dated"
            return MatchReason("airing.match.learned\(isOurs ? "" : "_not_ours")\(dated)", values)
        case .knownOther: return reason("known_other")
        case .nothingSimilar: return reason("nothing_similar")
        case .code(let code): return reason("code", ["code": .text(code)])
        case .codeNear(let code): return reason("code_near", ["code": .text(code)])
        case .codeContradicted(let code): return reason("code_contradicted", ["code": .text(code)])
        case .titleSame: return reason("title_same")
        case .titleDiffers(let letters): return reason("title_differs", ["n": .count(letters)])
        case .titleTransliterated(let letters):
            return reason(letters == 0 ? "title_other_letters" : "title_other_letters_differs", ["n": .count(letters)])
        case .titleCut: return reason("title_cut")
        case .titleMisread: return reason("title_misread")
        case .titleOfSibling: return reason("title_of_sibling")
        case .announcement: return reason("announcement")
        case .otherWords(let words): return reason("other_words", ["words": .text(words)])
        case .manyLengths: return reason("many_lengths")
        case .alike: return reason("alike")
        case .unlike: return reason("unlike")
        }
    }

    private var length: MatchReason? {
        switch kind {
        case .learned, .knownOther, .nothingSimilar: return nil
        default: break
        }
        guard let seconds, let nominal else { return nil }
        let values: [String: MessageValue] = ["seconds": .text(written(seconds)), "nominal": .text(written(nominal))]
        switch LengthRelation(seconds: seconds, nominal: nominal) {
        case .agrees: return MatchReason("airing.match.length_agrees", values)
        case .short: return MatchReason("airing.match.length_short", values)
        case .long: return MatchReason("airing.match.length_long", values)
        }
    }

    private func written(_ seconds: Double) -> String {
        seconds == seconds.rounded() && abs(seconds) < 1e9
            ? String(Int(seconds)) : String((seconds * 100).rounded() / 100)
    }
}
