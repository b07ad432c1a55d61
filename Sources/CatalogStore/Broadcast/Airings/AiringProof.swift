import Campaign
import GRDB

/// Proves the lines of every log against the hash on record, every airing against its line, and the summary against
/// the airings.
struct AiringProof {
    let database: Database

    func prove(into report: inout DoctorReport) throws {
        try proveLines(into: &report)
        try proveAirings(into: &report)
        try proveSummary(into: &report)
    }

    private func proveLines(into report: inout DoctorReport) throws {
        for row in try Row.fetchAll(database, sql: "SELECT id, code, lines_hash FROM airing_log ORDER BY id") {
            let found = try LineHasher.hash(ofLog: row[0], in: database)
            if found != row[2] { report.add("log_lines_altered", ["log": .text(row[1])]) }
        }
    }

    /// An airing says what its first line says; its revision is what the line was taken for or what was decided.
    private func proveAirings(into report: inout DoctorReport) throws {
        let altered = try Row.fetchAll(
            database,
            sql: """
                SELECT g.code, l.row FROM airing a LEFT JOIN log_line l ON l.part_id = a.part_id AND l.row = a.row
                LEFT JOIN log_part p ON p.id = a.part_id LEFT JOIN airing_log g ON g.id = p.log_id
                WHERE l.row IS NULL OR l.day <> a.day OR l.start_ms <> a.start_ms OR p.channel_id <> a.channel_id
                OR l.duration_ms IS NOT a.duration_ms
                OR (l.revision_id IS NOT a.revision_id AND NOT EXISTS (
                    SELECT 1 FROM title_decision d JOIN log_spelling s ON s.folded = d.key
                    JOIN revision r ON r.id = d.revision_id JOIN revision q ON q.variant_id = r.variant_id
                    WHERE s.id = l.spelling_id AND q.id = a.revision_id)) LIMIT 100
                """)
        for row in altered {
            report.add("airing_altered", ["log": .text(row[0] ?? ""), "row": .number(row[1] ?? 0)])
        }
        let lost = try Row.fetchAll(
            database,
            sql: """
                SELECT g.code, l.row FROM log_line l JOIN log_part p ON p.id = l.part_id
                JOIN airing_log g ON g.id = p.log_id WHERE l.outcome = 0 AND l.kind = 0
                AND NOT EXISTS (SELECT 1 FROM airing a WHERE a.part_id = l.part_id AND a.row = l.row)
                AND NOT EXISTS (SELECT 1 FROM airing_witness w WHERE w.part_id = l.part_id AND w.row = l.row) LIMIT 100
                """)
        for row in lost { report.add("airing_lost", ["log": .text(row[0]), "row": .number(row[1])]) }
    }

    private func proveSummary(into report: inout DoctorReport) throws {
        let differing =
            try Int.fetchOne(
                database,
                sql: """
                    WITH due AS (
                        SELECT channel_id, revision_id, day, count(*) AS airings, sum(coalesce(duration_ms, 0)) AS duration
                        FROM airing a WHERE NOT EXISTS (SELECT 1 FROM airing_end e WHERE e.airing_id = a.id)
                        GROUP BY channel_id, revision_id, day)
                    SELECT (SELECT count(*) FROM due d WHERE NOT EXISTS (SELECT 1 FROM airing_day s
                        WHERE s.channel_id = d.channel_id AND s.revision_id = d.revision_id AND s.day = d.day
                        AND s.airings = d.airings AND s.duration_ms = d.duration))
                    + (SELECT count(*) FROM airing_day s WHERE s.airings <> 0 AND NOT EXISTS (SELECT 1 FROM due d
                        WHERE s.channel_id = d.channel_id AND s.revision_id = d.revision_id AND s.day = d.day))
                    """) ?? 0
        if differing > 0 { report.add("airing_summary_differs", ["n": .count(differing)]) }
    }
}
