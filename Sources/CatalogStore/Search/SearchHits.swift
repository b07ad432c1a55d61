import Campaign
import GRDB
import LanguageCheck

/// Reads what is shown of the documents that were found.
struct SearchHits {
    let query: Query
    let groups: [GroupPlan]
    let database: Database

    func hits(_ found: [Searcher.Found]) throws -> [SearchHit] {
        let day = query.day.description
        let statement = try database.cachedStatement(
            sql: """
                SELECT d.code AS code, d.title AS text_title, d.body AS body, i.code AS item, i.kind AS kind,
                coalesce(r.title, i.title) AS title, v.language AS language, v.country AS country,
                v.native_read AS native_read, r.number AS number,
                (SELECT s.status FROM revision_status s WHERE s.revision_id = r.id AND s.from_day <= '\(day)'
                    AND (s.until_day IS NULL OR s.until_day >= '\(day)')) AS status,
                (SELECT max(q.number) FROM revision q JOIN revision_status s ON s.revision_id = q.id
                    WHERE q.variant_id = v.id AND s.status = 'approved' AND s.from_day <= '\(day)'
                    AND (s.until_day IS NULL OR s.until_day >= '\(day)')) AS approved
                FROM \(QueryTables.documents(on: day)) WHERE d.id = ?
                """)
        let wanted = groups.flatMap(\.wanted)
        let finder = wanted.isEmpty ? nil : HitFinder(wanted)
        return try found.compactMap { found in
            guard let row = try Row.fetchOne(statement, arguments: [found.id]) else { return nil }
            return try hit(row, found, finder)
        }
    }

    private func hit(_ row: Row, _ found: Searcher.Found, _ finder: HitFinder?) throws -> SearchHit {
        let number: Int? = row["number"]
        let approved: Int? = row["approved"]
        let native: Int? = row["native_read"]
        let shown = try finder.map { try place(of: found, row, $0) }
        return SearchHit(
            code: row["code"], item: row["item"], language: row["language"], country: row["country"],
            title: row["title"], kind: row["kind"], status: number == nil ? "planned" : row["status"] ?? "draft",
            revision: number, approvedRevision: approved == number ? nil : approved,
            isNativeRead: native.map { $0 == 1 }, line: shown?.line, how: shown?.how)
    }

    /// Where the words stand, by the narrowest keys that show them.
    private func place(of found: Searcher.Found, _ row: Row, _ finder: HitFinder) throws
        -> (line: HitText?, how: SearchHit.Closeness)
    {
        let isKnown = found.stage < MatchStage.ranked.count
        let stage = isKnown ? MatchStage.ranked[found.stage] : MatchStage.widest
        let isMended = finder.words.contains { !$0.meant.isEmpty }
        func closeness(_ tier: SearchTier, inTitle: Bool) -> SearchHit.Closeness {
            SearchHit.Closeness(
                tier: isKnown ? stage.tiers[0] : tier, isInTitle: inTitle, isPrefix: stage.isPrefix,
                isMended: isMended, weight: found.weight)
        }
        let tiers = isKnown && !isMended ? SearchTier.allCases.filter { $0 >= stage.tiers[0] } : SearchTier.allCases
        for tier in tiers {
            guard let keys = try self.keys(of: found.id, tier) else { break }
            if let position = finder.position(in: keys.title, tier: tier) {
                return (finder.line(of: row["text_title"], at: position), closeness(tier, inTitle: true))
            }
            if let position = finder.position(in: keys.body, tier: tier) {
                return (finder.line(of: row["body"], at: position), closeness(tier, inTitle: false))
            }
        }
        return (nil, closeness(.exact, inTitle: true))
    }

    private func keys(of id: Int64, _ tier: SearchTier) throws -> (title: String, body: String)? {
        let suffix = tier == .exact ? "" : tier == .loose ? "_loose" : "_latin"
        let statement = try database.cachedStatement(
            sql: "SELECT title\(suffix), body\(suffix) FROM search_index WHERE rowid = ?")
        return try Row.fetchOne(statement, arguments: [id]).map { ($0[0], $0[1]) }
    }
}
