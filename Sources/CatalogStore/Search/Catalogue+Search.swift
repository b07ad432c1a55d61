import Campaign
import GRDB
package import LanguageCheck

/// One thing that was found: a variant, or an item that has none yet.
package struct SearchHit: Sendable {
    package let code: String
    package let item: String
    /// Nil for an item without variants.
    package let language: String?
    package let country: String?
    /// The title of the newest revision of the day, else the item's working title.
    package let title: String
    package let kind: String
    /// The newest revision of the day and its status; `planned` where there is none.
    package let status: String
    package let revision: Int?
    /// An older revision that is approved on the day while a newer one is not.
    package let approvedRevision: Int?
    /// Whether a native speaker has read the text; nil for an item without variants.
    package let isNativeRead: Bool?
    /// The line where the words stand; nil when only fields were asked about.
    package let line: HitText?
    /// How the words were met.
    package let how: Closeness?

    package struct Closeness: Sendable {
        package let tier: SearchTier
        package let isInTitle: Bool
        package let isPrefix: Bool
        package let isMended: Bool
        /// Greater is better; nothing for words that are too frequent to be weighed.
        package let weight: Double
    }
}

package struct SearchResult: Sendable {
    package let hits: [SearchHit]
    /// Whether more was found than the limit allows.
    package let hasMore: Bool
    /// The words that were taken for each unknown word.
    package let mended: [String: [String]]
}

extension Catalogue {
    /// Finds variants by words and fields: title before body, exact before loosely equal before transliterated
    /// before mended, then by weight (bm25).
    ///
    /// Words that stand in more than 250 documents are not weighed: what they find comes in the order of entry.
    package func search(_ query: Query, limit: Int = 20) throws -> SearchResult {
        try read { try Searcher(query: query, database: $0).result(limit: max(0, limit)) }
    }

    /// The statements of a search and how SQLite carries them out, for `--explain` and for tests.
    package func explain(_ query: Query) throws -> [String] {
        try read { try Searcher(query: query, database: $0).explained() }
    }
}

/// Carries out one search inside one view of the catalogue.
struct Searcher {
    let query: Query
    let database: Database
    let groups: [GroupPlan]

    struct Found {
        let id: Int64
        var stage: Int
        var weight: Double
        /// What was read to rank it.
        var keys: DocumentKeys?
    }

    init(query: Query, database: Database) throws {
        self.query = query
        self.database = database
        let conditions = QueryConditions(day: query.day, database: database)
        groups = try query.groups.map { try GroupPlan($0, conditions: conditions) }
    }

    func result(limit: Int) throws -> SearchResult {
        var found = try groups.count == 1 ? found(in: groups[0], limit: limit + 1) : merged(limit: limit + 1)
        let hasMore = found.count > limit
        if hasMore { found.removeLast(found.count - limit) }
        let hits = try SearchHits(query: query, groups: groups, database: database).hits(found)
        var mended: [String: [String]] = [:]
        for words in groups.flatMap(\.wanted) where !words.meant.isEmpty {
            let written = words.meant.filter { !$0.utf8.allSatisfy { $0 < 0x80 } }
            mended[words.words.map(\.exact).joined(separator: " ")] = written.isEmpty ? words.meant : written
        }
        return SearchResult(hits: hits, hasMore: hasMore, mended: mended)
    }

    /// The groups of an *or*, each searched by itself; what several find counts as its best.
    private func merged(limit: Int) throws -> [Found] {
        if isOrdered || groups.allSatisfy(\.wanted.isEmpty) { return try ordered(groups, limit: limit) }
        var best: [Int64: Found] = [:]
        for group in groups {
            for found in try found(in: group, limit: limit) {
                if let known = best[found.id], (known.stage, -known.weight) <= (found.stage, -found.weight) { continue }
                best[found.id] = found
            }
        }
        return Array(best.values.sorted(by: Searcher.comesFirst).prefix(limit))
    }

    private var isOrdered: Bool { query.order.contains { $0.key != .relevance } }

    private func found(in group: GroupPlan, limit: Int) throws -> [Found] {
        if isOrdered || group.wanted.isEmpty { return try ordered([group], limit: limit) }
        return try group.isWeighed ? weighed(group, limit: limit) : frequent(group, limit: limit)
    }

    private static func comesFirst(_ left: Found, _ right: Found) -> Bool {
        (left.stage, -left.weight, left.id) < (right.stage, -right.weight, right.id)
    }

    /// In the order asked for, or by code.
    private func ordered(_ groups: [GroupPlan], limit: Int) throws -> [Found] {
        let (sql, arguments) = orderedStatement(groups)
        return try Int64.fetchAll(database, sql: sql, arguments: arguments + [limit]).map {
            Found(id: $0, stage: 0, weight: 0)
        }
    }

    func orderedStatement(_ groups: [GroupPlan]) -> (String, StatementArguments) {
        var arguments: StatementArguments = []
        let alternatives = groups.map { group -> String in
            let all = group.wanted.map(GroupPlan.with) + [group.filter].compactMap { $0 }
            for condition in all { arguments += condition.arguments }
            return all.isEmpty ? "1" : "(" + all.map(\.sql).joined(separator: " AND ") + ")"
        }
        let day = query.day.description
        let order = QueryTables.order(query.order, on: day)
        let sql = """
            SELECT d.id FROM \(QueryTables.documents(on: day)) WHERE (\(alternatives.joined(separator: " OR ")))
            ORDER BY \(order) LIMIT ?
            """
        return (sql, arguments)
    }

    /// All that the rare words find, each with its stage and its weight.
    private func weighed(_ group: GroupPlan, limit: Int) throws -> [Found] {
        let (sql, arguments) = matchStatement(group, .widest, weighs: true)
        var found: [Found] = try Row.fetchAll(database.cachedStatement(sql: sql), arguments: arguments + [Int.max]).map
        {
            Found(id: $0[0], stage: MatchStage.ranked.count, weight: -($0[1] as Double))
        }
        // What will be shown is read anyway.
        if found.count <= limit {
            try assignStages(&found, group)
        } else {
            try assignStages(&found, group, until: limit)
        }
        found.sort(by: Searcher.comesFirst)
        return Array(found.prefix(limit))
    }

    /// From the keys of each document.
    private func assignStages(_ found: inout [Found], _ group: GroupPlan) throws {
        for position in found.indices {
            var document = DocumentKeys(of: found[position].id, in: database)
            found[position].stage = try MatchStage.best(of: &document, for: group.wanted)
            found[position].keys = document
        }
    }

    /// Stage by stage until as many are known as are wanted: what waits then comes after them.
    private func assignStages(_ found: inout [Found], _ group: GroupPlan, until limit: Int) throws {
        var waiting: [Int64: Int] = [:]
        for (position, found) in found.enumerated() { waiting[found.id] = position }
        for (index, stage) in MatchStage.ranked.enumerated()
        where !waiting.isEmpty && found.count - waiting.count < limit {
            let ids = try Int64.fetchCursor(
                database.cachedStatement(sql: "SELECT rowid FROM \(stage.table) WHERE \(stage.table) MATCH ?"),
                arguments: [stage.expression(wanted: group.wanted, unwanted: [])])
            while let id = try ids.next() {
                if let position = waiting.removeValue(forKey: id) { found[position].stage = index }
            }
        }
    }

    /// Step by step until there is enough, so that a word that is everywhere costs no more than one that is not.
    private func frequent(_ group: GroupPlan, limit: Int) throws -> [Found] {
        var found: [Found] = []
        var known: Set<Int64> = []
        // Nothing has whole what is not wanted whole.
        let stages = group.isContradictory ? MatchStage.frequent.filter(\.isPrefix) : MatchStage.frequent
        for stage in stages where found.count < limit {
            let (sql, arguments) = matchStatement(group, stage, weighs: false)
            let rows = try Row.fetchCursor(database.cachedStatement(sql: sql), arguments: arguments + [Int.max])
            while found.count < limit, let row = try rows.next() {
                let id: Int64 = row[0]
                guard known.insert(id).inserted else { continue }
                found.append(Found(id: id, stage: Searcher.rank(of: stage), weight: 0))
            }
        }
        return found
    }

    /// Where a wide stage stands among the narrow ones.
    private static func rank(of stage: MatchStage) -> Int {
        MatchStage.ranked.firstIndex {
            $0.tiers.contains(stage.tiers[stage.tiers.count - 1]) && $0.place == stage.place
                && $0.isPrefix == stage.isPrefix
        } ?? MatchStage.ranked.count
    }

    func matchStatement(_ group: GroupPlan, _ stage: MatchStage, weighs: Bool) -> (String, StatementArguments) {
        let weight = weighs ? "bm25(search_index, 20, 10, 1, 5, 0.5, 2.5, 0.25)" : "0.0"
        // The index of titles cannot tell what stands in a body and is not wanted.
        let table = group.unwanted.isEmpty ? stage.table : "search_index"
        var arguments: StatementArguments = [stage.expression(wanted: group.wanted, unwanted: group.unwanted)]
        guard let filter = group.filter else {
            return ("SELECT rowid, \(weight) FROM \(table) WHERE \(table) MATCH ? LIMIT ?", arguments)
        }
        arguments += filter.arguments
        let documents = QueryTables.documents(on: query.day.description, for: filter)
        return (
            """
            SELECT \(table).rowid, \(weight) FROM \(table) CROSS JOIN \(documents)
            WHERE \(table) MATCH ? AND d.id = \(table).rowid AND \(filter.sql) LIMIT ?
            """, arguments
        )
    }

    func explained() throws -> [String] {
        var lines: [String] = []
        for group in groups {
            let statement =
                isOrdered || group.wanted.isEmpty
                ? orderedStatement([group])
                : matchStatement(group, group.isWeighed ? .widest : MatchStage.frequent[0], weighs: group.isWeighed)
            let arguments = statement.1 + [Int.max]
            lines.append(statement.0.split(whereSeparator: \.isWhitespace).joined(separator: " "))
            let plan = try Row.fetchAll(database, sql: "EXPLAIN QUERY PLAN " + statement.0, arguments: arguments)
            lines += plan.map { "  " + ($0["detail"] as String) }
            for words in group.wanted {
                lines.append("  MATCH " + MatchStage.widest.expression(of: words) + " · \(words.documents)")
            }
        }
        return lines
    }
}
