package import Campaign
import GRDB

/// A channel whose logs have not come for days on which something was booked.
package struct OwedLog: Sendable, Equatable {
    package let channel: String
    package let days: Int
    package let first: Day
    package let last: Day
}

/// What the morning page tells of airings.
struct AiringQueries {
    let database: Database
    let day: Day

    /// Booked days before this one that no log shows a line of and no log's stated period covers.
    func owedLogs() throws -> [OwedLog] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT c.code, count(DISTINCT s.on_day), min(s.on_day), max(s.on_day) FROM slot s
                JOIN booking b ON b.id = s.booking_id JOIN channel c ON c.id = b.channel_id
                WHERE s.on_day < ?1 AND NOT EXISTS (SELECT 1 FROM slot_stop t WHERE t.slot_id = s.id)
                AND NOT EXISTS (SELECT 1 FROM log_day d WHERE d.channel_id = b.channel_id AND d.day = s.on_day
                    AND NOT EXISTS (SELECT 1 FROM airing_log_end e WHERE e.log_id = d.log_id))
                AND NOT EXISTS (SELECT 1 FROM log_period q WHERE q.channel_id = b.channel_id AND q.totals = 'agree'
                    AND s.on_day BETWEEN q.from_day AND q.until_day
                    AND NOT EXISTS (SELECT 1 FROM airing_log_end e WHERE e.log_id = q.log_id))
                GROUP BY c.code ORDER BY c.code
                """, arguments: [day.description]
        ).map { row in
            OwedLog(
                channel: row[0], days: row[1], first: Day(row[2] as String) ?? day, last: Day(row[3] as String) ?? day)
        }
    }

    /// How many lines wait for a scheduler's decision.
    func doubtfulLines() throws -> Int {
        try Int.fetchOne(
            database,
            sql: """
                SELECT count(*) FROM log_line l JOIN log_part p ON p.id = l.part_id
                JOIN log_spelling s ON s.id = l.spelling_id WHERE l.outcome = 1 AND l.kind = 0
                AND NOT EXISTS (SELECT 1 FROM airing_log_end x WHERE x.log_id = p.log_id)
                AND NOT EXISTS (SELECT 1 FROM title_decision d WHERE d.key = s.folded
                    AND (d.channel_id = p.channel_id OR d.channel_id IS NULL)
                    AND NOT EXISTS (SELECT 1 FROM title_decision_end x WHERE x.decision_id = d.id))
                """) ?? 0
    }
}
