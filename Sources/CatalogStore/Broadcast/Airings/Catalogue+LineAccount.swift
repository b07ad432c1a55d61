package import AiringLogs
import Campaign
import GRDB

/// All that is known of one line of a log: what is written, what it was taken for and why, what it counts as.
package struct LineAccount: Sendable {
    package let log: String
    package let file: String
    package let digest: String
    package let sheet: String
    package let row: Int
    package let channel: String
    package let kind: LogLineKind
    package let time: BroadcastTime
    package let isSecondKnown: Bool
    package let title: String
    package let code: String
    /// Time and length as written.
    package let written: String
    package let outcome: LineOutcome
    /// `ITEM/language/revision`, also the best guess of a doubtful line.
    package let revision: String?
    package let probability: Double?
    package let reasons: [MatchReason]
    /// The scheduler's decision that stands for its title.
    package let decision: TitleDecisionRecord?
    /// Whether an airing stands that this line was the first to tell; or that it is a witness of.
    package let isAiring: Bool
    package let isWitness: Bool
}

extension Catalogue {
    /// The lines of a row: several where it tells of several airings, or where several sheets have it.
    ///
    /// - Throws: `PlainProblem` where the log has no such row.
    package func lineAccounts(log: String, row: Int, sheet: String? = nil) throws -> [LineAccount] {
        let record = try self.record(log, of: Entities.airingLog)
        let decisions = try titleDecisions()
        return try read { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT g.name, m.code AS digest, p.sheet, c.code AS channel, l.kind, l.day, l.start_ms,
                    l.knows_second, s.title, s.code AS spot_code, l.written, l.outcome, r.code AS revision,
                    l.probability, e.said, s.folded,
                    EXISTS (SELECT 1 FROM airing a WHERE a.part_id = l.part_id AND a.row = l.row
                        AND NOT EXISTS (SELECT 1 FROM airing_end x WHERE x.airing_id = a.id)) AS is_airing,
                    EXISTS (SELECT 1 FROM airing_witness w JOIN airing a ON a.id = w.airing_id
                        WHERE w.part_id = l.part_id AND w.row = l.row
                        AND NOT EXISTS (SELECT 1 FROM airing_end x WHERE x.airing_id = a.id)) AS is_witness
                    FROM airing_log g JOIN media_file m ON m.id = g.file_id JOIN log_part p ON p.log_id = g.id
                    JOIN channel c ON c.id = p.channel_id JOIN log_line l ON l.part_id = p.id AND l.row = ?2
                    JOIN log_spelling s ON s.id = l.spelling_id LEFT JOIN revision r ON r.id = l.revision_id
                    LEFT JOIN log_reason e ON e.id = l.reason_id
                    WHERE g.id = ?1 AND (?3 IS NULL OR p.sheet = ?3) ORDER BY p.sheet, p.place
                    """, arguments: [record.id, row, sheet])
            guard !rows.isEmpty else {
                throw PlainProblem(
                    "airing.no_such_line", ["log": .text(record.code), "row": .count(row)], category: .notFound)
            }
            return rows.map { LineAccount($0, log: record.code, row: row, decisions: decisions) }
        }
    }
}

extension LineAccount {
    fileprivate init(_ line: Row, log: String, row: Int, decisions: [TitleDecisionRecord]) {
        let channel: String = line["channel"]
        let folded: String = line["folded"]
        self.init(
            log: log, file: line["name"], digest: line["digest"], sheet: line["sheet"], row: row, channel: channel,
            kind: LogLineKind.allCases[line["kind"]],
            time: BroadcastTime(day: Day(line["day"] as String) ?? Day(ordinal: 0), milliseconds: line["start_ms"]),
            isSecondKnown: (line["knows_second"] as Int) == 1, title: line["title"], code: line["spot_code"],
            written: line["written"], outcome: LineOutcome(rawValue: line["outcome"]) ?? .notOurs,
            revision: line["revision"], probability: (line["probability"] as Int?).map { Double($0) / 1_000_000 },
            reasons: (line["said"] as String?).map(ReasonText.decoded) ?? [],
            decision: decisions.first { $0.key == folded && ($0.channel == nil || $0.channel == channel) },
            isAiring: line["is_airing"], isWitness: line["is_witness"])
    }
}
