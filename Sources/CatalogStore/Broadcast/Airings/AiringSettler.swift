import Campaign
import GRDB

/// Brings the airings of a title on a channel in step with what is decided of it: the scheduler's standing decision,
/// else what each line was taken for when it came.
struct AiringSettler {
    let database: Database
    let keeper: AiringKeeper
    let revisions: RevisionsOnAir

    private struct Group: Hashable {
        let day: String
        let log: Int64
    }

    private struct Line {
        let log: Int64
        let told: AiringKeeper.Told
        let day: String
        /// The airing that it was the first to tell, where that still stands.
        let airing: Int64?
        let airingRevision: Int64?
        let isWitness: Bool
        let wanted: Int64?
    }

    /// - Parameters:
    ///   - key: `log_spelling.folded`.
    ///   - reason: why an airing ends that is no longer so.
    func settle(channel: Int64, key: String, reason: String) throws {
        let decision = try standingDecision(channel: channel, key: key)
        let lines = try lines(channel: channel, key: key, decision: decision)
        for line in lines {
            if let airing = line.airing, line.airingRevision != line.wanted { try keeper.end(airing, reason: reason) }
        }
        let due = lines.filter { line in
            line.wanted != nil && !line.isWitness && (line.airing == nil || line.airingRevision != line.wanted)
        }
        // Lines of one log are airings of their own; a line of another log may tell of the same airing.
        let groups = Dictionary(grouping: due) { Group(day: $0.day, log: $0.log) }
        for (group, lines) in groups.sorted(by: { ($0.key.log, $0.key.day) < ($1.key.log, $1.key.day) }) {
            try keeper.take(lines.map(\.told).sorted { $0.start < $1.start }, channel: channel, day: group.day)
        }
    }

    /// Nil where nothing is decided; a nil variant inside means that it is not ours.
    private func standingDecision(channel: Int64, key: String) throws -> Int64?? {
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT r.variant_id FROM title_decision d LEFT JOIN revision r ON r.id = d.revision_id
                    WHERE d.key = ? AND (d.channel_id = ? OR d.channel_id IS NULL)
                    AND NOT EXISTS (SELECT 1 FROM title_decision_end e WHERE e.decision_id = d.id)
                    ORDER BY d.id DESC LIMIT 1
                    """), arguments: [key, channel])
        return row.map { $0[0] as Int64? }
    }

    private func lines(channel: Int64, key: String, decision: Int64??) throws -> [Line] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT l.part_id, l.row, l.day, l.start_ms, l.knows_second, coalesce(l.duration_ms, -1), l.outcome,
                l.revision_id, a.id, a.revision_id,
                EXISTS (SELECT 1 FROM airing_witness w JOIN airing b ON b.id = w.airing_id
                    WHERE w.part_id = l.part_id AND w.row = l.row
                    AND NOT EXISTS (SELECT 1 FROM airing_end e WHERE e.airing_id = b.id)), g.source, g.id
                FROM log_part p CROSS JOIN log_line l ON l.part_id = p.id JOIN airing_log g ON g.id = p.log_id
                LEFT JOIN airing a ON a.part_id = l.part_id AND a.row = l.row
                    AND NOT EXISTS (SELECT 1 FROM airing_end e WHERE e.airing_id = a.id)
                WHERE p.channel_id = ? AND l.kind = 0
                AND l.spelling_id IN (SELECT id FROM log_spelling WHERE folded = ?)
                AND NOT EXISTS (SELECT 1 FROM airing_log_end x WHERE x.log_id = p.log_id)
                AND (a.id IS NOT NULL OR NOT EXISTS (SELECT 1 FROM airing c JOIN airing_end e ON e.airing_id = c.id
                    WHERE c.part_id = l.part_id AND c.row = l.row AND e.reason = 'corrected'))
                """, arguments: [channel, key]
        ).map { row in
            let day: String = row[2]
            let wanted: Int64? =
                switch decision {
                case .some(.some(let variant)): revisions.revision(of: variant, on: day)
                case .some(.none): nil
                case .none: (row[6] as Int) == LineOutcome.accepted.rawValue ? row[7] : nil
                }
            return Line(
                log: row[12],
                told: AiringKeeper.Told(
                    part: row[0], row: row[1], start: row[3], knowsSecond: (row[4] as Int64) == 1, duration: row[5],
                    revision: wanted ?? 0, source: row[11]),
                day: day, airing: row[8], airingRevision: row[9], isWitness: row[10], wanted: wanted)
        }
    }
}
