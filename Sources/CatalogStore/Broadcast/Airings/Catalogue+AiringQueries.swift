package import AiringLogs
package import Campaign
import GRDB

/// One airing with the line that told of it first.
package struct AiringRecord: Sendable {
    package let id: Int64
    package let channel: String
    package let time: BroadcastTime
    package let isSecondKnown: Bool
    package let seconds: Double?
    package let item: String
    package let language: String
    package let revision: String
    package let title: String
    package let log: String
    package let file: String
    package let sheet: String
    package let row: Int
    /// How many lines tell of it.
    package let witnesses: Int
}

/// Which airings are meant.
package struct AiringFilter: Sendable {
    package var channel: String?
    package var days = DaySpan()
    package var item: String?
    package var language: String?

    package init() {}
}

/// By what airings are counted together.
package enum AiringDimension: String, Sendable, CaseIterable {
    case channel, item, language, daypart, week, day
}

/// Airings counted together.
package struct AiringCount: Sendable, Equatable {
    /// Values of the dimensions, in their order.
    package let values: [String]
    package let airings: Int
    package let seconds: Double
}

/// A log in the catalogue.
package struct AiringLogRecord: Sendable {
    package let code: String
    package let file: String
    package let source: AiringSource
    package let channels: [String]
    package let firstDay: Day?
    package let lastDay: Day?
    package let lines: Int
    package let rejected: Int
    package let importedOn: Day
    package let isUndone: Bool
}

extension Catalogue {
    /// Airings as they stand, by channel and time.
    package func airings(_ filter: AiringFilter, limit: Int? = nil) throws -> [AiringRecord] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT a.id, c.code, a.day, a.start_ms, a.knows_second, a.duration_ms, i.code, v.language, r.code,
                    s.title, g.code, g.name, p.sheet, a.row,
                    1 + (SELECT count(*) FROM airing_witness w WHERE w.airing_id = a.id)
                    FROM airing a JOIN channel c ON c.id = a.channel_id JOIN revision r ON r.id = a.revision_id
                    JOIN variant v ON v.id = r.variant_id JOIN item i ON i.id = v.item_id
                    JOIN log_line l ON l.part_id = a.part_id AND l.row = a.row
                    JOIN log_spelling s ON s.id = l.spelling_id JOIN log_part p ON p.id = a.part_id
                    JOIN airing_log g ON g.id = p.log_id
                    WHERE (?1 IS NULL OR a.channel_id = ?1) AND a.day >= ?2 AND a.day <= ?3
                    AND (?4 IS NULL OR i.code = ?4) AND (?5 IS NULL OR v.language = ?5)
                    AND NOT EXISTS (SELECT 1 FROM airing_end e WHERE e.airing_id = a.id)
                    ORDER BY c.code, a.day, a.start_ms LIMIT \(limit ?? -1)
                    """, arguments: try arguments(filter, in: database)
            ).map { row in
                AiringRecord(
                    id: row[0], channel: row[1],
                    time: BroadcastTime(day: Day(row[2] as String) ?? Day(ordinal: 0), milliseconds: row[3]),
                    isSecondKnown: (row[4] as Int) == 1, seconds: (row[5] as Int?).map { Double($0) / 1000 },
                    item: row[6], language: row[7], revision: row[8], title: row[9], log: row[10], file: row[11],
                    sheet: row[12], row: row[13], witnesses: row[14])
            }
        }
    }

    /// How often and how long what aired. Without dayparts it is answered from the summary.
    package func airingReport(_ filter: AiringFilter, by dimensions: [AiringDimension]) throws -> [AiringCount] {
        if dimensions.contains(.daypart) { return try reportByDaypart(filter, dimensions) }
        let columns = dimensions.map(Self.column)
        let list = columns.isEmpty ? "1" : columns.joined(separator: ", ")
        return try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT sum(t.airings), sum(t.duration_ms), \(list) FROM \(AiringSummary.tables(for: filter))
                    WHERE (?1 IS NULL OR c.id = ?1) AND t.day >= ?2 AND t.day <= ?3
                    AND (?4 IS NULL OR i.code = ?4) AND (?5 IS NULL OR v.language = ?5)
                    \(columns.isEmpty ? "" : "GROUP BY " + list) HAVING sum(t.airings) > 0 ORDER BY \(list)
                    """, arguments: try arguments(filter, in: database)
            ).map { row in
                AiringCount(
                    values: dimensions.indices.map { row[$0 + 2] }, airings: row[0],
                    seconds: Double(row[1] as Int64) / 1000)
            }
        }
    }

    private static func column(_ dimension: AiringDimension) -> String {
        switch dimension {
        case .channel: "c.code"
        case .item: "i.code"
        case .language: "v.language"
        case .day: "t.day"
        // The Monday on which the week began (ISO 8601).
        case .week: "date(t.day, '-6 days', 'weekday 1')"
        case .daypart: "''"
        }
    }

    private func reportByDaypart(_ filter: AiringFilter, _ dimensions: [AiringDimension]) throws -> [AiringCount] {
        let dayparts = try logDayparts()
        var counts: [[String]: (airings: Int, seconds: Double)] = [:]
        for airing in try airings(filter) {
            let values = dimensions.map { dimension -> String in
                switch dimension {
                case .channel: airing.channel
                case .item: airing.item
                case .language: airing.language
                case .day: airing.time.day.description
                case .week: airing.time.day.monday.description
                case .daypart: dayparts.daypart(of: airing.channel, at: airing.time)?.name ?? ""
                }
            }
            let sum = counts[values] ?? (0, 0)
            counts[values] = (sum.airings + 1, sum.seconds + (airing.seconds ?? 0))
        }
        return counts.map { AiringCount(values: $0.key, airings: $0.value.airings, seconds: $0.value.seconds) }
            .sorted { $0.values.lexicographicallyPrecedes($1.values) }
    }

    private func arguments(_ filter: AiringFilter, in database: Database) throws -> StatementArguments {
        let channel = try filter.channel.map { name in
            try Entities.channel.required(try ChannelNames(in: database).find(name).code, in: database).id
        }
        let item = try filter.item.map { try Entities.item.required($0, in: database).code }
        return [
            channel, filter.days.from?.description ?? "0001-01-01", filter.days.until?.description ?? "9999-12-31",
            item,
            filter.language,
        ]
    }

    /// The logs that came, the newest first.
    package func airingLogs() throws -> [AiringLogRecord] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT g.code, g.name, g.source, g.lines, g.rejected, g.on_day,
                    EXISTS (SELECT 1 FROM airing_log_end e WHERE e.log_id = g.id),
                    (SELECT group_concat(code, ' ') FROM (SELECT DISTINCT c.code FROM log_part p
                        JOIN channel c ON c.id = p.channel_id WHERE p.log_id = g.id ORDER BY c.code)),
                    (SELECT min(day) FROM log_day d WHERE d.log_id = g.id),
                    (SELECT max(day) FROM log_day d WHERE d.log_id = g.id)
                    FROM airing_log g ORDER BY g.id DESC
                    """
            ).map { row in
                AiringLogRecord(
                    code: row[0], file: row[1], source: AiringSource(rawValue: row[2]) ?? .stationLog,
                    channels: ((row[7] as String?) ?? "").split(separator: " ").map(String.init),
                    firstDay: (row[8] as String?).flatMap { Day($0) }, lastDay: (row[9] as String?).flatMap { Day($0) },
                    lines: row[3], rejected: row[4], importedOn: Day(row[5] as String) ?? Day(ordinal: 0),
                    isUndone: row[6])
            }
        }
    }
}

/// How the summary of airings is read.
private enum AiringSummary {
    /// Where a channel or an item is given, the summary is entered for each channel and revision by its key; otherwise
    /// by the day.
    static func tables(for filter: AiringFilter) -> String {
        if filter.channel == nil, filter.item == nil {
            return """
                airing_day t JOIN channel c ON c.id = t.channel_id JOIN revision r ON r.id = t.revision_id
                JOIN variant v ON v.id = r.variant_id JOIN item i ON i.id = v.item_id
                """
        }
        let kinds = MaterialKind.allCases.filter { $0.uses.contains(.air) }.map { "'\($0.rawValue)'" }
        return """
            channel c CROSS JOIN item i ON i.kind IN (\(kinds.joined(separator: ", ")))
            CROSS JOIN variant v ON v.item_id = i.id CROSS JOIN revision r ON r.variant_id = v.id
            CROSS JOIN airing_day t ON t.channel_id = c.id AND t.revision_id = r.id
            """
    }
}

extension Day {
    /// The Monday of its week (ISO 8601).
    package var monday: Day { adding(days: -DayMask.weekday(of: self)) }
}
