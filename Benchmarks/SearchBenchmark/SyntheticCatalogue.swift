import Campaign
import CatalogStore
import GRDB

/// A catalogue made of invented words whose frequencies fall as in natural language (Zipf).
struct SyntheticCatalogue {
    let items: Int
    static let languages = ["ru", "ky", "kk", "tg", "uz-Latn"]
    private static let wordsInText = 60

    /// Enters everything through the store; seconds taken.
    func fill(_ catalogue: Catalogue, _ generator: inout SplitMix) throws -> Double {
        let start = ContinuousClock.now
        let actor = try catalogue.actor(account: "benchmark")
        for first in stride(from: 0, to: items, by: 500) {
            try catalogue.change("benchmark", by: actor) { session in
                for number in first..<min(items, first + 500) { try item(number, session, &generator) }
            }
        }
        try edit(catalogue, actor, &generator)
        return (ContinuousClock.now - start) / .seconds(1)
    }

    /// Single changes after the filling, as days of work leave them in the index.
    private func edit(_ catalogue: Catalogue, _ actor: Actor, _ generator: inout SplitMix) throws {
        for _ in 0..<min(200, items) {
            let code = "LEAF-\(10_000 + Int(generator.next() % UInt64(items)))"
            let title = text(4, "ru", &generator)
            try catalogue.change("benchmark", by: actor) {
                _ = try $0.update(Entities.item, code: code, ["title": title])
            }
        }
    }

    private func item(_ number: Int, _ session: ChangeSession, _ generator: inout SplitMix) throws {
        let code = "LEAF-\(10_000 + number)"
        _ = try session.create(
            Entities.item, code: code,
            [
                "kind": number % 3 == 0 ? "poster" : "leaflet", "title": text(4, "ru", &generator),
                "messages": number % 2 == 0 ? "risks" : "avoid",
            ])
        for language in SyntheticCatalogue.languages {
            let variant = "\(code)/\(language)"
            _ = try session.create(
                Entities.variant, code: variant,
                ["item": code, "language": language, "native_read": number % 4 == 0 ? "no" : "yes"])
            _ = try session.create(
                Entities.revision, code: "\(variant)/1",
                [
                    "variant": variant, "number": "1", "on": "2006-05-01", "title": text(4, language, &generator),
                    "note": text(SyntheticCatalogue.wordsInText, language, &generator),
                ])
        }
    }

    private func text(_ count: Int, _ language: String, _ generator: inout SplitMix) -> String {
        (0..<count).map { _ in SyntheticWords.word(SyntheticWords.rank(&generator), language) }
            .joined(separator: " ")
    }
}

/// Invented words: a rank gives the same word in every run.
enum SyntheticWords {
    static let count = 30_000
    private static let cyrillic = [
        "ба", "ре", "ши", "ңо", "ку", "ла", "мё", "ни", "өт", "па", "ра", "сы", "та", "үч", "ха",
        "же",
    ]
    private static let latin = [
        "ba", "re", "shi", "ngo", "qu", "la", "me", "ni", "oʻt", "pa", "ra", "si", "ta", "uch",
        "xa", "je",
    ]

    /// A rank with the density of one divided by the rank.
    static func rank(_ generator: inout SplitMix) -> Int {
        let part = Double.random(in: 0..<1, using: &generator)
        return min(count - 1, max(0, Int(Double(count + 1).power(part)) - 1))
    }

    /// Each language has words of its own: the same rank gives other syllables.
    static func word(_ rank: Int, _ language: String) -> String {
        let syllables = language == "uz-Latn" ? latin : cyrillic
        let shift = (SyntheticCatalogue.languages.firstIndex(of: language) ?? 0) * 3
        var rest = rank + 17
        var word = ""
        while rest > 0 {
            word += syllables[(rest + shift) % 16]
            rest /= 16
        }
        return word
    }
}

extension Double {
    /// The number raised to a part of one, by repeated square roots (no mathematics library is needed).
    fileprivate func power(_ part: Double) -> Double {
        var result = 1.0
        var root = self
        var rest = part
        for _ in 0..<30 {
            root = root.squareRoot()
            rest *= 2
            if rest >= 1 {
                result *= root
                rest -= 1
            }
        }
        return result
    }
}

/// Searches as people type them.
struct SyntheticQueries {
    /// So many kinds of searches take turns.
    static let kinds = 12
    let items: Int
    private var number = 0

    init(items: Int) { self.items = items }

    mutating func next(_ generator: inout SplitMix) -> String {
        number += 1
        func word(_ language: String) -> String {
            SyntheticWords.word(SyntheticWords.rank(&generator), language)
        }
        let language = SyntheticCatalogue.languages[number % SyntheticCatalogue.languages.count]
        switch number % SyntheticQueries.kinds {
        case 0: return word("ru").uppercased()
        case 1: return word("uz-Latn")
        case 2: return word("ky") + " " + word("ky")
        case 3: return "lang:\(language) " + word("ru")
        case 4: return "kind:leaflet lang:ky state:draft " + word("ky")
        case 5: return "LEAF-\(10_000 + Int(generator.next() % UInt64(max(1, items))))"
        case 6: return "\"" + word("kk") + " " + word("kk") + "\""
        case 7: return String(word("ru").prefix(4))
        case 8: return word("ru").dropLast() + "ы"
        case 9: return word("ru") + " , " + word("ky")
        case 10: return "lang:uz native:no " + word("uz-Latn")
        default: return word("ru") + " ^" + word("ru")
        }
    }
}
