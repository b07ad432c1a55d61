import Foundation
package import GRDB
import LanguageCheck

/// The keys by which a region is found, whatever script, spelling or apostrophe its name is typed in.
package enum RegionNameIndex {
    /// Makes the keys of a name anew, in the change in which the name is entered.
    static func refresh(name id: Int64, in database: Database) throws {
        guard
            let name = try String.fetchOne(
                database.cachedStatement(sql: "SELECT name FROM region_name WHERE id = ?"), arguments: [id])
        else { return }
        try database.cachedStatement(sql: "DELETE FROM region_name_key WHERE region_name_id = ?").execute(arguments: [
            id
        ])
        let insert = try database.cachedStatement(sql: "INSERT OR IGNORE INTO region_name_key VALUES (?, ?, ?)")
        for (tier, key) in keys(of: name) { try insert.execute(arguments: [key, tier.rawValue, id]) }
    }

    /// Makes the keys of all names anew.
    package static func rebuild(in database: Database) throws {
        try database.execute(sql: "DELETE FROM region_name_key")
        for id in try Int64.fetchAll(database, sql: "SELECT id FROM region_name") {
            try refresh(name: id, in: database)
        }
    }

    /// One key for each tier: the whole name without spaces and hyphens, so that `Джалал-Абад` is `Джалалабад`.
    static func keys(of name: String) -> [(SearchTier, String)] {
        let words = SearchKeys.words(in: name.precomposedStringWithCanonicalMapping, limit: 40)
        guard !words.isEmpty else { return [] }
        return SearchTier.allCases.map { tier in (tier, words.map { $0.key(tier) }.joined()) }
    }
}
