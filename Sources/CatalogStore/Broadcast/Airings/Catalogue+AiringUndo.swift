import Campaign
import GRDB

extension Catalogue {
    /// Takes a whole log back with what was learned from it alone; its lines stay readable.
    package func undoLog(_ code: String, reason: String, by actor: Actor, dryRun: Bool = false) throws -> AiringChanges
    {
        try change("airing import undo", by: actor, dryRun: dryRun) { session in
            try session.endLog(code, reason: reason)
        }
    }
}

extension ChangeSession {
    /// Takes back the log that a link of the audit trail brought.
    func endLog(ofLink number: Int64) throws -> (code: String, airings: AiringChanges) {
        let code = try String.fetchOne(
            database,
            sql: """
                SELECT g.code FROM audit_change c JOIN airing_log g ON g.uid = c.uid
                WHERE c.seq = ? AND c.entity = 'airing_log'
                """, arguments: [number])
        guard let code else { throw PlainProblem("import.unknown", ["number": .number(number)], category: .notFound) }
        return (code, try endLog(code, reason: "import undo \(number)"))
    }

    /// What the log alone told is no longer so; what another log told too is told by that one now, and what this log
    /// had corrected is as it was before.
    func endLog(_ code: String, reason: String) throws -> AiringChanges {
        let log = try Entities.airingLog.required(code, in: database)
        let isEnded = try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT 1 FROM airing_log_end WHERE log_id = ?)", arguments: [log.id])
        if isEnded == true {
            throw PlainProblem("airing.log_undone", ["code": .text(log.code)], category: .refused)
        }
        try create(
            Entities.airingLogEnd, code: log.code + "-E",
            ["log": log.code, "on": today.description, "reason": reason, "person": actor.person])
        let keeper = try AiringKeeper(database, sequence: sequence)
        let orphans = try Int64.fetchAll(
            database,
            sql: """
                SELECT a.id FROM airing a JOIN log_part p ON p.id = a.part_id WHERE p.log_id = ?
                AND NOT EXISTS (SELECT 1 FROM airing_end e WHERE e.airing_id = a.id)
                """, arguments: [log.id])
        let witnesses = try orphans.flatMap { try tellingLines(of: $0) }
        let corrected = try correctedLines(by: log.id)
        for airing in orphans { try keeper.end(airing, reason: "undone") }
        for (place, lines) in Dictionary(grouping: witnesses + corrected, by: \.place).sorted(by: { $0.key < $1.key }) {
            try keeper.take(
                lines.map(\.told).sorted { $0.start < $1.start }, channel: place.channel, day: place.day)
        }
        try keeper.finish()
        var changes = keeper.changes
        for decision in try decisionsLearned(from: log.id) { changes.add(try endDecision(decision)) }
        return changes
    }

    private struct TellingLine {
        let place: LinePlace
        let told: AiringKeeper.Told
    }

    private struct LinePlace: Hashable, Comparable {
        let channel: Int64
        let day: String

        static func < (left: LinePlace, right: LinePlace) -> Bool {
            (left.channel, left.day) < (right.channel, right.day)
        }
    }

    /// The first other line, in a log that stands, that tells of an airing.
    private func tellingLines(of airing: Int64) throws -> [TellingLine] {
        try lines(
            """
            JOIN airing_witness w ON w.part_id = l.part_id AND w.row = l.row JOIN airing a ON a.id = w.airing_id
            WHERE a.id = ? AND NOT EXISTS (SELECT 1 FROM airing_log_end x WHERE x.log_id = p.log_id) LIMIT 1
            """, airing)
    }

    /// Lines whose airings the log had ended as no longer so.
    private func correctedLines(by log: Int64) throws -> [TellingLine] {
        try lines(
            """
            JOIN airing a ON a.part_id = l.part_id AND a.row = l.row JOIN airing_end e ON e.airing_id = a.id
            WHERE e.reason = 'corrected' AND e.since_seq = (SELECT min(c.seq) FROM audit_change c
                JOIN airing_log g ON g.uid = c.uid WHERE g.id = ?)
            AND NOT EXISTS (SELECT 1 FROM airing_log_end x WHERE x.log_id = p.log_id)
            """, log)
    }

    private func lines(_ condition: String, _ argument: Int64) throws -> [TellingLine] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT p.channel_id, l.day, l.part_id, l.row, l.start_ms, l.knows_second,
                    coalesce(l.duration_ms, -1), a.revision_id, g.source FROM log_line l
                    JOIN log_part p ON p.id = l.part_id JOIN airing_log g ON g.id = p.log_id
                    \(condition)
                    """), arguments: [argument]
        ).map { row in
            TellingLine(
                place: LinePlace(channel: row[0], day: row[1]),
                told: AiringKeeper.Told(
                    part: row[2], row: row[3], start: row[4], knowsSecond: (row[5] as Int64) == 1, duration: row[6],
                    revision: row[7], source: row[8]))
        }
    }

    /// Standing decisions on titles that no other log in force holds.
    private func decisionsLearned(from log: Int64) throws -> [String] {
        try String.fetchAll(
            database,
            sql: """
                SELECT DISTINCT d.code FROM log_part p JOIN log_line l ON l.part_id = p.id
                JOIN log_spelling s ON s.id = l.spelling_id JOIN title_decision d ON d.key = s.folded
                AND (d.channel_id = p.channel_id OR d.channel_id IS NULL)
                WHERE p.log_id = ?1 AND NOT EXISTS (SELECT 1 FROM title_decision_end e WHERE e.decision_id = d.id)
                AND NOT EXISTS (
                    SELECT 1 FROM log_spelling t JOIN log_line m ON m.spelling_id = t.id AND m.outcome = 1
                    JOIN log_part q ON q.id = m.part_id
                    WHERE t.folded = d.key AND q.log_id <> ?1
                    AND NOT EXISTS (SELECT 1 FROM airing_log_end x WHERE x.log_id = q.log_id)) ORDER BY d.code
                """, arguments: [log])
    }
}
