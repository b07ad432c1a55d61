import Campaign
import GRDB
import LanguageCheck

/// Reads what is shown of the documents that were found.
struct SearchHits {
    let query: Query
    let groups: [GroupPlan]
    let database: Database

    func hits(_ found: [Searcher.Found]) throws -> [SearchHit] {
        let statement = try statement()
        let wanted = groups.flatMap(\.wanted)
        let finder = wanted.isEmpty ? nil : HitFinder(wanted)
        return try found.compactMap { found in
            let rows = try Row.fetchCursor(statement, arguments: [found.id])
            return try rows.next().map { try hit($0, found, finder) }
        }
    }

    /// The columns are read by their places: `hit` knows them.
    private func statement() throws -> Statement {
        let day = query.day.description
        return try database.cachedStatement(
            sql: """
                SELECT d.code, i.code, d.kind, coalesce(r.title, i.title), d.language, d.country, d.native_read, r.number,
                (SELECT s.status FROM revision_status s WHERE s.revision_id = r.id AND s.from_day <= '\(day)'
                    AND (s.until_day IS NULL OR s.until_day >= '\(day)')),
                (SELECT max(q.number) FROM revision q JOIN revision_status s ON s.revision_id = q.id
                    WHERE q.variant_id = d.variant_id AND s.status = 'approved' AND s.from_day <= '\(day)'
                    AND (s.until_day IS NULL OR s.until_day >= '\(day)'))
                FROM \(QueryTables.documents(on: day, for: SQLCondition("i.id, r.id"))) WHERE d.id = ?
                """)
    }

    private func hit(_ row: Row, _ found: Searcher.Found, _ finder: HitFinder?) throws -> SearchHit {
        let native: Int? = row[6]
        let number: Int? = row[7]
        let status: String? = row[8]
        let approved: Int? = row[9]
        let shown = try finder.map { try place(of: found, $0) }
        return SearchHit(
            code: row[0], item: row[1], language: row[4], country: row[5], title: row[3], kind: row[2],
            status: number == nil ? "planned" : status ?? "draft", revision: number,
            approvedRevision: approved == number ? nil : approved, isNativeRead: native.map { $0 == 1 },
            line: shown?.line, how: shown?.how)
    }

    /// Where the words stand, by the narrowest keys that show them.
    private func place(of found: Searcher.Found, _ finder: HitFinder) throws
        -> (line: HitText?, how: SearchHit.Closeness)
    {
        let isKnown = found.stage < MatchStage.ranked.count
        let stage = isKnown ? MatchStage.ranked[found.stage] : MatchStage.widest
        var document = found.keys ?? DocumentKeys(of: found.id, in: database)
        let isMended = finder.words.contains { !$0.meant.isEmpty }
        func closeness(_ tier: SearchTier, inTitle: Bool) -> SearchHit.Closeness {
            SearchHit.Closeness(
                tier: isKnown ? stage.tiers[0] : tier, isInTitle: inTitle, isPrefix: stage.isPrefix,
                isMended: isMended, weight: found.weight)
        }
        let tiers = isKnown && !isMended ? SearchTier.allCases.filter { $0 >= stage.tiers[0] } : SearchTier.allCases
        for tier in tiers {
            for column in [DocumentKeys.Column.title, .body] {
                guard let position = finder.position(in: try document.keys(column, tier), tier: tier) else { continue }
                let line = try finder.line(of: column, at: position, in: &document)
                return (line, closeness(tier, inTitle: column == .title))
            }
        }
        return (nil, closeness(.exact, inTitle: true))
    }
}
