import GRDB

/// One group of a query made ready: words for the index, conditions for the rest.
struct GroupPlan {
    var wanted: [QueryWords] = []
    var unwanted: [QueryWords] = []
    var conditions: [SQLCondition] = []
    /// Conditions that nothing may fulfil; apart, because of an item no variant may.
    var refusals: [SQLCondition] = []

    init(_ terms: [Query.Term], conditions compiler: QueryConditions) throws {
        let role = GroupPlan.role(in: terms)
        var hasText = false
        for term in terms {
            switch term.matter {
            case .text(let text):
                hasText = true
                guard var words = QueryWords(text) else { continue }
                if term.isNegated {
                    unwanted.append(words)
                } else {
                    try words.resolve(in: compiler.database)
                    wanted.append(words)
                }
            case .field(let field, let test):
                let condition = try compiler.condition(field, test, role: field == .person ? role : nil)
                if term.isNegated { refusals.append(condition) } else { conditions.append(condition) }
            }
        }
        if hasText, wanted.isEmpty, unwanted.isEmpty { conditions.append(.never) }
    }

    /// Whether every word is rare enough to be weighed.
    var isWeighed: Bool { wanted.allSatisfy { $0.documents <= QueryWords.frequent } }

    /// Whether the same words are wanted and not wanted.
    var isContradictory: Bool { wanted.contains { words in unwanted.contains { $0.isSame(as: words) } } }

    /// The conditions on documents besides the words.
    var filter: SQLCondition? {
        var all = conditions + refusals.map(\.negated)
        if wanted.isEmpty { all += unwanted.map(GroupPlan.without) }
        guard !all.isEmpty else { return nil }
        return SQLCondition(
            all.map(\.sql).joined(separator: " AND "), all.map(\.arguments).reduce(into: []) { $0 += $1 })
    }

    /// The condition that the document `d` has the words.
    static func with(_ words: QueryWords) -> SQLCondition {
        SQLCondition(
            "d.id IN (SELECT rowid FROM search_index WHERE search_index MATCH ?)",
            [MatchStage.widest.expression(of: words)])
    }

    private static func without(_ words: QueryWords) -> SQLCondition {
        SQLCondition(
            "d.id NOT IN (SELECT rowid FROM search_index WHERE search_index MATCH ?)",
            [MatchStage.whole.expression(of: words)])
    }

    /// `person:marat role:translator` asks for Marat as the translator.
    private static func role(in terms: [Query.Term]) -> String? {
        for term in terms where !term.isNegated {
            if case .field(.role, .value(let role, _)) = term.matter { return role }
        }
        return nil
    }
}

/// The tables that conditions speak of.
enum QueryTables {
    /// Each variant with its newest revision of the day; each item without variants.
    ///
    /// - Parameter filter: the only condition; what it does not speak of is left out.
    static func documents(on day: String, for filter: SQLCondition? = nil) -> String {
        func isNeeded(_ table: Character) -> Bool { filter?.speaks(of: table) ?? true }
        var tables = "search_document d"
        if isNeeded("i") { tables += " CROSS JOIN item i ON i.id = d.item_id" }
        if isNeeded("v") { tables += " LEFT JOIN variant v ON v.id = d.variant_id" }
        guard isNeeded("r") else { return tables }
        return """
            \(tables) LEFT JOIN revision r ON r.id = (SELECT n.id FROM revision n WHERE n.variant_id = d.variant_id
                AND n.made_on <= '\(day)' ORDER BY n.number DESC LIMIT 1)
            """
    }

    /// Each revision with its variant.
    static let revisions = """
        revision r CROSS JOIN variant v ON v.id = r.variant_id CROSS JOIN item i ON i.id = v.item_id
        CROSS JOIN search_document d ON d.variant_id = v.id
        """

    static func order(_ order: [Query.Order], on day: String) -> String {
        let behind =
            "coalesce((SELECT count(*) FROM revision n JOIN revision o ON o.variant_id = n.variant_id "
            + "AND n.number > o.number AND n.made_on <= '\(day)' WHERE o.id = r.translated_from_id), 0)"
        let terms = order.compactMap { wanted -> String? in
            let expression: String
            switch wanted.key {
            case .relevance: return nil
            case .code: expression = "d.code"
            case .title: expression = "\(SearchFunction.loose)(coalesce(r.title, i.title))"
            case .kind: expression = "d.kind"
            case .lang: expression = "d.language"
            case .expires: expression = QueryConditions.expires
            case .made: expression = "r.made_on"
            case .behind: expression = behind
            }
            return expression + (wanted.isDescending ? " DESC" : "")
        }
        return (terms + ["d.code"]).joined(separator: ", ")
    }
}
