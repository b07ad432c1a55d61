import Foundation
import GRDB
import LanguageCheck

/// A word or phrase of a query with what is known of it in this catalogue.
struct QueryWords {
    let words: [SearchWord]
    /// By tier: the key of the word, or of the words beside each other, as they stand in a column of keys.
    private let phrases: [[UInt8]]
    /// Words meant where the word itself is unknown: one letter was wrong.
    var meant: [String] = []
    /// In how many documents it stands, counted up to `frequent` and one more.
    var documents = 0

    var isPhrase: Bool { words.count > 1 }

    /// A word in more documents than this tells too little to be weighed.
    static let frequent = 250
    /// Shorter words stand for themselves only, longer ones also for what begins with them.
    static let shortestPrefix = 3

    /// Nil where the text has no letter and no digit.
    init?(_ text: String) {
        self.init(words: SearchKeys.words(in: text.precomposedStringWithCanonicalMapping, limit: 20))
        guard !words.isEmpty else { return nil }
    }

    private init(words: [SearchWord]) {
        self.words = words
        phrases = SearchTier.allCases.map { tier in Array(words.map { $0.key(tier) }.joined(separator: " ").utf8) }
    }

    /// Whether these are the same words by every key but the exact one.
    func isSame(as other: QueryWords) -> Bool { phrases[1...] == other.phrases[1...] && meant == other.meant }

    func phrase(_ tier: SearchTier) -> [UInt8] { phrases[tier.rawValue] }

    /// Looks the words up: how frequent they are, and what can be meant where they are unknown.
    mutating func resolve(in database: Database) throws {
        let count = try database.cachedStatement(
            sql: """
                SELECT count(*) FROM (
                SELECT 1 FROM search_index WHERE search_index MATCH ? LIMIT \(QueryWords.frequent + 1))
                """)
        func counted(_ stage: MatchStage, _ words: QueryWords) throws -> Int {
            try Int.fetchOne(count, arguments: [stage.expression(of: words)]) ?? 0
        }
        let isFrequent =
            try !isPhrase
            ? counted(.whole, self) > QueryWords.frequent
            : words.allSatisfy { try counted(.whole, QueryWords(words: [$0])) > QueryWords.frequent }
        if isFrequent {
            documents = QueryWords.frequent + 1
            return
        }
        documents = try counted(.widest, self)
        guard documents == 0, !isPhrase else { return }
        for key in Set([words[0].loose, words[0].latin]) {
            meant += try SpellingWords.near(key, in: database).filter { !meant.contains($0) }
        }
        meant.sort()
        guard !meant.isEmpty else { return }
        documents = try counted(.widest, self)
    }
}

/// One way of meeting the words, the best first; each later one finds all that an earlier one finds.
struct MatchStage: Hashable {
    enum Place: Int {
        case title, anywhere
    }

    let tiers: [SearchTier]
    let place: Place
    let isPrefix: Bool

    static let ranked: [MatchStage] = [false, true].flatMap { isPrefix in
        SearchTier.allCases.flatMap { tier in
            [Place.title, .anywhere].map { place in
                MatchStage(tiers: [tier], place: place, isPrefix: isPrefix)
            }
        }
    }

    /// For frequent words: fewer and wider steps.
    static let frequent: [MatchStage] = [
        MatchStage(tiers: [.exact], place: .title, isPrefix: false),
        MatchStage(tiers: foldedTiers, place: .title, isPrefix: false), whole, widest,
    ]

    /// Words that are exactly the same are loosely the same too, so these two find everything.
    private static let foldedTiers: [SearchTier] = [.loose, .latin]
    static let whole = MatchStage(tiers: foldedTiers, place: .anywhere, isPrefix: false)
    static let widest = MatchStage(tiers: foldedTiers, place: .anywhere, isPrefix: true)

    /// The index in which the words are looked up.
    var table: String { place == .title ? "search_title" : "search_index" }

    /// The expression for `MATCH` (https://www.sqlite.org/fts5.html#full_text_query_syntax). Keys hold letters, marks
    /// and digits only and stand in quotes, so nothing typed is ever syntax.
    func expression(of words: QueryWords) -> String {
        let parts: [String]
        if words.meant.isEmpty {
            parts = sufficientTiers(words).map { tier in
                let phrase = words.words.map { MatchStage.quotable($0.key(tier)) }.joined(separator: " ")
                return "{\(columns(tier))} : \"\(phrase)\"" + (mayExtend(words, tier) ? " *" : "")
            }
        } else {
            let columns = meantTiers.map(columns).joined(separator: " ")
            parts = words.meant.map { "{\(columns)} : \"\(MatchStage.quotable($0))\"" }
        }
        return parts.count == 1 ? parts[0] : "(" + parts.joined(separator: " OR ") + ")"
    }

    /// Without the loose keys where whatever has the same ones has the same Latin ones too.
    private func sufficientTiers(_ words: QueryWords) -> [SearchTier] {
        let isImplied = tiers == MatchStage.foldedTiers && !isPrefix && words.words.allSatisfy(\.looseImpliesLatin)
        return isImplied ? [.latin] : tiers
    }

    /// All of the wanted, none of the unwanted.
    func expression(wanted: [QueryWords], unwanted: [QueryWords]) -> String {
        let all = wanted.map(expression).joined(separator: " AND ")
        return unwanted.reduce("(\(all))") { "\($0) NOT \(MatchStage.whole.expression(of: $1))" }
    }

    private func columns(_ tier: SearchTier) -> String {
        let suffix = tier.columnSuffix
        return place == .title ? "code title\(suffix)" : "code title\(suffix) body\(suffix)"
    }

    /// The keys by which a word is met that was taken for an unknown one, which itself stands nowhere.
    var meantTiers: [SearchTier] { Set(tiers + [.loose]).subtracting([.exact]).sorted() }

    /// Whether words that begin with the last one count too.
    func mayExtend(_ words: QueryWords, _ tier: SearchTier) -> Bool {
        isPrefix && (words.words.last?.key(tier).unicodeScalars.count ?? 0) >= QueryWords.shortestPrefix
    }

    private static func quotable(_ key: String) -> String {
        String(String.UnicodeScalarView(key.unicodeScalars.filter { $0 != "\"" && $0.value != 0 }))
    }
}
