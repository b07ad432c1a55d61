package import Campaign
import GRDB

/// All that is known of a region: codes, names, where it lies, what became of it.
package struct RegionSheet: Sendable {
    package struct DatedCode: Sendable {
        package let system: String
        package let value: String
        package let days: DaySpan
    }

    package struct DatedName: Sendable {
        package let language: String
        package let name: String
        package let kind: String
        package let days: DaySpan
    }

    package struct Change: Sendable {
        package let day: Day
        package let kind: String
        package let from: String
        package let to: String
        package let source: String?
    }

    package let record: Snapshot
    /// The regions in which it lies, the nearest first.
    package let parents: [String]
    package let codes: [DatedCode]
    package let names: [DatedName]
    /// Splits, renamings and the like that it had a part in, in their order.
    package let changes: [Change]
    package let sites: [String]
}

extension Catalogue {
    /// Everything about a region by its own code or any other that names one region.
    package func regionSheet(_ code: String, on day: Day) throws -> RegionSheet {
        try read { database in
            let own = try Entities.region.snapshot(of: code.uppercased(), in: database)
            let record: Snapshot
            if let own {
                record = own
            } else if case .one(let found, _) = try RegionFinder(country: nil, day: day, database: database).match(code)
            {
                record = try Entities.region.required(found.code, in: database)
            } else {
                record = try Entities.region.required(code, in: database)
            }
            return try RegionSheet(record, in: database)
        }
    }
}

extension RegionSheet {
    fileprivate init(_ record: Snapshot, in database: Database) throws {
        func rows(_ sql: String) throws -> [Row] { try Row.fetchAll(database, sql: sql, arguments: [record.id]) }
        func days(_ row: Row) -> DaySpan {
            DaySpan(from: VariantFacts.day(row["from_day"]), until: VariantFacts.day(row["until_day"]))
        }
        self.record = record
        parents = try rows(
            """
            WITH RECURSIVE up (id, step) AS (SELECT parent_id, 1 FROM region WHERE id = ?
            UNION ALL SELECT r.parent_id, step + 1 FROM region r JOIN up ON up.id = r.id WHERE step < 9)
            SELECT r.code FROM up JOIN region r ON r.id = up.id ORDER BY step
            """
        ).map { $0[0] }
        codes = try rows(
            "SELECT system, value, from_day, until_day FROM region_code WHERE region_id = ? ORDER BY system, from_day"
        ).map { DatedCode(system: $0["system"], value: $0["value"], days: days($0)) }
        names = try rows(
            """
            SELECT language, name, kind, from_day, until_day FROM region_name WHERE region_id = ?
            ORDER BY CASE kind WHEN 'official' THEN 0 WHEN 'other' THEN 1 WHEN 'old' THEN 2 ELSE 3 END, language, name
            """
        ).map { DatedName(language: $0["language"], name: $0["name"], kind: $0["kind"], days: days($0)) }
        changes = try rows(
            """
            SELECT c.day, c.kind, a.code AS a, b.code AS b, c.source FROM region_change c
            JOIN region a ON a.id = c.from_region_id JOIN region b ON b.id = c.to_region_id
            WHERE ?1 IN (c.from_region_id, c.to_region_id) ORDER BY c.day, c.id
            """
        ).compactMap { row in
            VariantFacts.day(row["day"]).map {
                Change(day: $0, kind: row["kind"], from: row["a"], to: row["b"], source: row["source"])
            }
        }
        sites = try rows("SELECT code FROM site WHERE region_id = ? ORDER BY code").map { $0[0] }
    }
}
