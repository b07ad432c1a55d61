/// The table of words: one term for one thing, in every sentence, page, column and report.
///
/// It stands in `glossary.en.po` and `glossary.ru.po`: `term.KEY` is the word, `term.KEY.means` its meaning,
/// `term.KEY.also` other words for it, separated by semicolons, `term.KEY.command` the command.
package struct Glossary: Sendable {
    /// All terms, in the order of the table.
    package let terms: [Term]

    /// The glossary that is part of the program.
    package static let common = Glossary(
        english: MessageTable.embedded(.english), russian: MessageTable.embedded(.russian))

    /// Takes the terms out of two catalogues; a term that lacks a language shows the other one.
    package init(english: MessageTable, russian: MessageTable) {
        let prefix = "term."
        let keys = english.keys(withPrefix: prefix).map { $0.dropFirst(prefix.count) }
        terms = keys.filter { !$0.contains(".") }.map { key in
            let name = prefix + key
            let englishWord = english.translation(name) ?? String(key)
            let meaning = english.translation(name + ".means") ?? ""
            let synonyms = [russian, english].compactMap { $0.translation(name + ".also") }
            return Term(
                key: String(key), russian: russian.translation(name) ?? englishWord, english: englishWord,
                meaningRussian: russian.translation(name + ".means") ?? meaning, meaningEnglish: meaning,
                synonyms: synonyms.flatMap(Glossary.parts), command: english.translation(name + ".command"))
        }
    }

    /// The terms that a word may mean, the surest first.
    ///
    /// Case, `ё` for `е` and endings do not matter: «накладные» finds «накладная». Both languages, synonyms and keys
    /// are searched; of several words all must be there. Empty when nothing fits.
    package func find(_ word: String) -> [Term] {
        let wanted = GlossaryWord.words(in: word)
        guard !wanted.isEmpty else { return [] }
        let scored = terms.enumerated().compactMap { place, term in
            score(term, wanted).map { (score: $0, place: place, term: term) }
        }
        return scored.sorted { ($0.score, $0.place) < ($1.score, $1.place) }.map(\.term)
    }

    /// How well a term fits, 0 being best; nil when it does not. A name of its own counts before a synonym, and of
    /// two names the one that says nothing more.
    private func score(_ term: Term, _ wanted: [GlossaryWord]) -> Int? {
        let names = [term.russian, term.english, term.key] + term.synonyms
        let scores = names.enumerated().compactMap { place, name -> Int? in
            let words = GlossaryWord.words(in: name)
            var distance = max(0, words.count - wanted.count) * 3 + (place < 3 ? 0 : 1)
            for wish in wanted {
                guard let best = words.compactMap({ wish.distance(to: $0) }).min() else { return nil }
                distance += best * 10
            }
            return distance
        }
        return scores.min()
    }

    private static func parts(_ text: String) -> [String] {
        text.split(separator: ";").map { String($0.drop { $0 == " " }) }
    }
}
