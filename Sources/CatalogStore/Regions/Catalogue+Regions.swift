package import Campaign
import Foundation
import GRDB
import LanguageCheck

extension Catalogue {
    /// Finds the region that a name or code means on a day: never a guess between several.
    ///
    /// Codes are ours, ISO 3166-2 of any time and p-codes; names are those of all languages and scripts, old names
    /// and known spellings. A name or code of a unit that has ended leads to the units that followed it.
    package func findRegion(_ text: String, country: Country? = nil, on day: Day) throws -> RegionMatch {
        try read { try RegionFinder(country: country?.rawValue, day: day, database: $0).match(text) }
    }
}

/// Looks for regions inside one view of the catalogue.
struct RegionFinder {
    let country: String?
    let day: Day
    let database: Database
    private static let longestName = 200

    func match(_ typed: String) throws -> RegionMatch {
        let text = String(typed.prefix(RegionFinder.longestName))
        if let found = try byCode(text.trimmingCharacters(in: .whitespaces).uppercased()) { return found }
        for (tier, key) in RegionNameIndex.keys(of: text) {
            let candidates = try candidates(key: key, tier: tier)
            if !candidates.isEmpty { return try judged(candidates) }
        }
        if let (key, classes) = RegionWords.stripped(text) {
            let candidates = try candidates(key: key, tier: .latin).filter { classes.contains($0.kind) }
            if !candidates.isEmpty { return try judged(candidates) }
        }
        return .none(near: try near(text))
    }

    private func byCode(_ code: String) throws -> RegionMatch? {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT id AS region, 1 AS is_own, NULL AS from_day, NULL AS until_day, code AS value FROM region
                WHERE code = ?1
                UNION ALL SELECT region_id, 0, CASE system WHEN 'pcode' THEN NULL ELSE from_day END, until_day, value
                FROM region_code WHERE value = ?1
                """, arguments: [code])
        guard !rows.isEmpty else { return nil }
        let found = try rows.compactMap { row -> (region: Candidate, isOwn: Bool, isValid: Bool)? in
            guard let region = try candidate(row["region"], matched: row["value"]) else { return nil }
            let days = DaySpan(from: VariantFacts.day(row["from_day"]), until: VariantFacts.day(row["until_day"]))
            return (region, row["is_own"] == 1, days.contains(day))
        }.filter { country == nil || $0.region.country == country }
        guard !found.isEmpty else { return nil }
        let valid = found.filter { $0.isValid && isAlive($0.region) }
        if let own = valid.first(where: \.isOwn) { return .one(try shown(own.region), inside: []) }
        if !valid.isEmpty { return try judged(valid.map(\.region)) }
        let ended = found.map(\.region).filter { $0.until.map { $0 < day.description } ?? false }
        return try judged(found.map(\.region) + ended.flatMap(successors))
    }

    struct Candidate: Hashable {
        let id: Int64
        let country: String
        let level: Int
        let kind: String
        let parent: Int64?
        let from: String?
        let until: String?
        var matched: String
        var succeeds: String?

        static func == (left: Candidate, right: Candidate) -> Bool { left.id == right.id }
        func hash(into hasher: inout Hasher) { hasher.combine(id) }
    }

    private func candidates(key: String, tier: SearchTier) throws -> [Candidate] {
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT n.region_id AS region, min(n.name) AS name FROM region_name_key k
                    JOIN region_name n ON n.id = k.region_name_id WHERE k.key = ? AND k.tier = ?
                    GROUP BY n.region_id
                    """), arguments: [key, tier.rawValue])
        return try rows.compactMap { try candidate($0["region"], matched: $0["name"]) }
            .filter { country == nil || $0.country == country }
    }

    private func candidate(_ id: Int64, matched: String) throws -> Candidate? {
        try Row.fetchOne(
            database.cachedStatement(
                sql: "SELECT id, country, level, kind, parent_id, from_day, until_day FROM region WHERE id = ?"),
            arguments: [id]
        ).map { row in
            Candidate(
                id: row["id"], country: row["country"], level: row["level"], kind: row["kind"],
                parent: row["parent_id"], from: row["from_day"], until: row["until_day"], matched: matched)
        }
    }

    private func isAlive(_ region: Candidate) -> Bool {
        DaySpan(from: VariantFacts.day(region.from), until: VariantFacts.day(region.until)).contains(day)
    }

    /// The living ones decide; where none lives, those that followed the ones which have ended.
    private func judged(_ candidates: [Candidate]) throws -> RegionMatch {
        var living = Array(Set(candidates.filter(isAlive)))
        if living.isEmpty {
            let ended = candidates.filter { $0.until.map { $0 < day.description } ?? false }
            living = Array(Set(try ended.flatMap(successors)))
        }
        guard !living.isEmpty else { return .none(near: try sorted(candidates).map(shown)) }
        if living.count == 1, let only = living.first { return .one(try shown(only), inside: []) }
        let ordered = try sorted(living)
        if ordered[0].level < ordered[1].level, try ordered.dropFirst().allSatisfy({ try lies($0, in: ordered[0]) }) {
            return .one(try shown(ordered[0]), inside: try ordered.dropFirst().map(shown))
        }
        return .several(try ordered.map(shown))
    }

    private func sorted(_ candidates: [Candidate]) throws -> [Candidate] {
        try candidates.map { ($0, try code(of: $0.id)) }.sorted { ($0.0.level, $0.1) < ($1.0.level, $1.1) }.map(\.0)
    }

    private func lies(_ region: Candidate, in whole: Candidate) throws -> Bool {
        var parent = region.parent
        while let id = parent {
            if id == whole.id { return true }
            parent = try Int64.fetchOne(
                database.cachedStatement(sql: "SELECT parent_id FROM region WHERE id = ?"), arguments: [id])
        }
        return false
    }

    private func successors(of region: Candidate) throws -> [Candidate] {
        let code = try code(of: region.id)
        let ids = try Int64.fetchAll(
            database,
            sql: """
                WITH RECURSIVE later (id) AS (SELECT ?1 UNION SELECT c.to_region_id FROM region_change c
                JOIN later l ON l.id = c.from_region_id WHERE c.day <= ?2) SELECT id FROM later WHERE id <> ?1
                """, arguments: [region.id, day.description])
        return try ids.compactMap { try candidate($0, matched: region.matched) }.filter(isAlive).map {
            var later = $0
            later.succeeds = code
            return later
        }
    }

    private func code(of id: Int64) throws -> String {
        try String.fetchOne(database.cachedStatement(sql: "SELECT code FROM region WHERE id = ?"), arguments: [id])
            ?? ""
    }

    private func shown(_ region: Candidate) throws -> FoundRegion {
        var names: [String: String] = [:]
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT language, name FROM region_name WHERE region_id = ? AND kind IN ('official', 'other')
                    AND (from_day IS NULL OR from_day <= ?) AND (until_day IS NULL OR until_day >= ?)
                    ORDER BY kind DESC, id
                    """), arguments: [region.id, day.description, day.description])
        for row in rows { names[row["language"]] = row["name"] }
        return FoundRegion(
            code: try code(of: region.id), country: region.country, level: region.level, kind: region.kind,
            parent: try region.parent.map(code),
            days: DaySpan(
                from: VariantFacts.day(region.from), until: VariantFacts.day(region.until)), names: names,
            matched: region.matched, succeeds: region.succeeds)
    }

    private func near(_ text: String) throws -> [FoundRegion] {
        guard let key = RegionNameIndex.keys(of: text).last?.1 else { return [] }
        let wanted = Array(key.unicodeScalars)
        let most = wanted.count < 5 ? 1 : 2
        let rows = try Row.fetchCursor(
            database, sql: "SELECT DISTINCT key FROM region_name_key WHERE tier = ? AND length(key) BETWEEN ? AND ?",
            arguments: [SearchTier.latin.rawValue, wanted.count - most, wanted.count + most])
        var keys: [(Int, String)] = []
        while let row = try rows.next() {
            let other: String = row[0]
            let distance = NearWords.distance(wanted, Array(other.unicodeScalars))
            if distance <= most { keys.append((distance, other)) }
        }
        var found: [Candidate] = []
        for (_, key) in keys.sorted(by: <) where found.count < 5 {
            for region in try candidates(key: key, tier: .latin) where !found.contains(region) { found.append(region) }
        }
        return try found.prefix(5).map(shown)
    }
}

/// Words that say what a region is and are no part of its name.
enum RegionWords {
    private static let classes: [(words: Set<String>, kinds: Set<String>)] = [
        (
            [
                "область", "обл", "oblast", "oblasty", "region", "province", "облус", "облусу", "облысы", "облыс",
                "вилоят", "вилояти", "viloyat", "viloyati", "oblysy",
            ],
            ["oblast", "autonomous_oblast", "republic", "republican_districts"]
        ),
        (
            [
                "район", "р-н", "district", "raion", "rayon", "району", "ауданы", "аудан", "ноҳия", "ноҳияи", "tuman",
                "tumani", "туман", "тумани", "audany",
            ],
            ["district", "city_district"]
        ),
        (
            ["город", "г", "city", "шаар", "шаары", "қала", "қаласы", "шаҳр", "шаҳри", "shahar", "shahri", "gorod"],
            ["city"]
        ),
    ]

    private static let byKey: [String: Set<String>] = {
        var table: [String: Set<String>] = [:]
        for (words, kinds) in classes {
            for word in words {
                for key in SearchKeys.words(in: word) { table[key.latin, default: []].formUnion(kinds) }
            }
        }
        return table
    }()

    /// The Latin key of a name without such words, and the kinds that they allow; nil where there are none.
    static func stripped(_ name: String) -> (key: String, kinds: Set<String>)? {
        let words = SearchKeys.words(in: name, limit: 40)
        let classWords = words.filter { byKey[$0.latin] != nil }
        let rest = words.filter { byKey[$0.latin] == nil }
        guard !classWords.isEmpty, !rest.isEmpty else { return nil }
        let kinds = classWords.reduce(into: Set<String>()) { $0.formUnion(byKey[$1.latin] ?? []) }
        return (rest.map(\.latin).joined(), kinds)
    }
}
