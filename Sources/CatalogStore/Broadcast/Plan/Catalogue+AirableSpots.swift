import Campaign
import GRDB

extension Catalogue {
    /// Every revision of spots and films, whatever its status: a station may air what it should not.
    package func airableSpots() throws -> [AirableSpot] {
        try read { database in
            let numbers = try AirableSpots.houseNumbers(in: database)
            var titles: [Int64: [String]] = [:]
            return try AirableSpots.rows(in: database).compactMap { row in
                guard let kind = MaterialKind(rawValue: row["kind"]) else { return nil }
                let variant: Int64 = row["variant_id"]
                let title: String = row["title"]
                let earlier = (titles[variant] ?? []).filter { $0 != title }
                titles[variant] = [title] + earlier
                return AirableSpot(
                    revisionID: row["id"], revision: row["code"], item: row["item"], kind: kind,
                    language: row["language"], number: row["number"], seconds: AirableSpots.seconds(row),
                    titles: [title] + earlier, houseNumbers: numbers[row["id"]] ?? [])
            }
        }
    }
}

private enum AirableSpots {
    static func rows(in database: Database) throws -> [Row] {
        let kinds = MaterialKind.allCases.filter { $0.uses.contains(.air) }.map { "'\($0.rawValue)'" }
        return try Row.fetchAll(
            database,
            sql: """
                SELECT r.id, r.code, r.number, r.title, r.variant_id, v.language, i.code AS item, i.kind,
                (SELECT json_extract(p.facts, '$.duration_ms') FROM revision_file f
                    JOIN media_probe p ON p.media_file_id = f.file_id
                    WHERE f.revision_id = r.id AND f.role = 'broadcast_master' AND p.facts IS NOT NULL
                    ORDER BY f.id LIMIT 1) AS duration
                FROM item i JOIN variant v ON v.item_id = i.id JOIN revision r ON r.variant_id = v.id
                WHERE i.kind IN (\(kinds.joined(separator: ", "))) ORDER BY i.code, v.code, r.number
                """)
    }

    static func seconds(_ row: Row) -> Double? {
        (row["duration"] as Int64?).flatMap { $0 > 0 ? Double($0) / 1000 : nil }
    }

    static func houseNumbers(in database: Database) throws -> [Int64: [AirableSpot.HouseNumber]] {
        var numbers: [Int64: [AirableSpot.HouseNumber]] = [:]
        let rows = try Row.fetchAll(
            database, sql: "SELECT revision_id, authority, number, from_day, until_day FROM house_number ORDER BY id")
        for row in rows {
            numbers[row["revision_id"], default: []].append(
                AirableSpot.HouseNumber(
                    authority: row["authority"], number: row["number"],
                    days: DaySpan(
                        from: VariantFacts.day(row["from_day"]), until: VariantFacts.day(row["until_day"]))))
        }
        return numbers
    }
}
