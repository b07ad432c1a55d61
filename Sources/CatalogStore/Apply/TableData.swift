import Campaign

/// The tables of the campaign's data: places, channels, rates.
enum TableData {
    struct Source: Sendable {
        let file: String
        let columns: Set<String>
        let record: @Sendable (DataTable.Record) -> DesiredRecord
    }

    static let sources: [Source] = [
        Source(
            file: "places/regions.csv",
            columns: ["code", "country", "level", "parent", "kind", "from", "until", "lat", "lon"]
        ) { plain(Entities.region, $0) },
        Source(file: "places/region-codes.csv", columns: ["region", "system", "code", "from", "until"]) { row in
            var fields = row.cells
            fields["value"] = fields.removeValue(forKey: "code")
            return coded(Entities.regionCode, row, fields, ["region", "system", "value", "from"])
        },
        Source(file: "places/region-names.csv", columns: ["region", "language", "name", "kind", "from", "until"]) {
            row in
            coded(Entities.regionName, row, row.cells, ["region", "language", "kind", "name", "from"])
        },
        Source(file: "places/region-changes.csv", columns: ["day", "kind", "from_region", "to_region", "source"]) {
            row in
            coded(Entities.regionChange, row, row.cells, ["day", "from_region", "to_region"])
        },
        Source(
            file: "places/sites.csv",
            columns: ["code", "region", "kind", "name_ru", "name_en", "sensitivity", "from", "until", "example"]
        ) { plain(Entities.site, $0) },
        Source(
            file: "channels.csv",
            columns: ["code", "name", "kind", "country", "zone", "day_starts", "languages", "names_in_files"]
        ) { plain(Entities.channel, $0) },
        Source(
            file: "broadcast/dayparts.csv",
            columns: ["code", "channel", "name_ru", "name_en", "days", "starts", "ends", "from", "until"]
        ) { row in
            var named = row
            let names = names(&named.cells)
            named.cells["names"] = names
            return plain(Entities.daypart, named)
        },
        Source(
            file: "broadcast/audiences.csv",
            columns: ["channel", "daypart", "audience", "rating", "universe", "source", "from", "until"]
        ) { row in
            coded(Entities.channelAudience, row, row.cells, ["channel", "daypart", "audience", "from"])
        },
        Source(file: "broadcast/flights.csv", columns: ["code", "title", "award", "from", "until", "note"]) {
            plain(Entities.flight, $0)
        },
        Source(file: "rates.csv", columns: ["currency", "day", "per_usd", "source"]) { row in
            coded(Entities.exchangeRate, row, row.cells, ["currency", "day"])
        },
    ]

    /// The columns `name_ru` and `name_en` as names by language.
    private static func names(_ cells: inout [String: String]) -> String {
        var names: [String: String] = [:]
        for language in ["ru", "en"] { names[language] = cells.removeValue(forKey: "name_" + language) }
        return CanonicalJSON.object(names)
    }

    private static func plain(_ entity: EntityDescription, _ row: DataTable.Record) -> DesiredRecord {
        var fields = row.cells
        let code = fields.removeValue(forKey: "code") ?? ""
        return DesiredRecord(entity: entity, code: code, fields: fields, place: row.place)
    }

    /// A record whose code is made of the fields that name it.
    private static func coded(
        _ entity: EntityDescription, _ row: DataTable.Record, _ fields: FieldValues, _ parts: [String]
    ) -> DesiredRecord {
        let code = parts.compactMap { fields[$0] }.joined(separator: "/")
        return DesiredRecord(entity: entity, code: code, fields: fields, place: row.place)
    }
}
