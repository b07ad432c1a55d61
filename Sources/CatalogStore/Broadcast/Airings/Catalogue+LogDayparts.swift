package import AiringLogs
import Campaign
import GRDB

extension Catalogue {
    /// The dayparts as the counting of airings knows them, named by their codes.
    package func logDayparts() throws -> Dayparts {
        try read { database in
            Dayparts(
                try Row.fetchAll(
                    database,
                    sql: """
                        SELECT d.code, c.code, d.days, d.starts, d.ends, d.from_day, d.until_day FROM daypart d
                        LEFT JOIN channel c ON c.id = d.channel_id ORDER BY d.code
                        """
                ).map { row in
                    let mask: String = row[2]
                    return Daypart(
                        name: row[0], channel: row[1],
                        days: DaySpan(
                            from: (row[5] as String?).flatMap { Day($0) },
                            until: (row[6] as String?).flatMap { Day($0) }),
                        weekdays: mask.map { $0 != "-" && $0 != "0" }, hours: (row[3] as Int)..<(row[4] as Int))
                })
        }
    }
}
