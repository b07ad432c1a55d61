package import Campaign
import GRDB

/// Lines of one title on one channel that a person should look at.
package struct TitleToReview: Sendable {
    package let channel: String
    /// The key under which a decision is learned.
    package let key: String
    /// As the log writes it, once.
    package let title: String
    package let lines: Int
    package let firstDay: Day
    package let lastDay: Day
    /// Seconds, where every line tells the same.
    package let seconds: Double?
    /// The best guess as `ITEM/language`, with its probability in millionths.
    package let guess: String?
    package let guessTitle: String?
    package let probability: Int?
    /// Why it is doubtful: canonical JSON of code and values.
    package let reason: String?
}

/// A decision on a title of a channel.
package struct TitleDecisionRecord: Sendable {
    package let code: String
    package let channel: String?
    package let key: String
    package let title: String
    /// `ITEM/language`; nil where it is not ours.
    package let variant: String?
    package let decidedOn: Day
    package let person: String
    package let isUndone: Bool
}

extension Catalogue {
    /// What waits for a scheduler's decision, the most lines first.
    package func doubtfulTitles(channel: String? = nil) throws -> [TitleToReview] {
        try read { database in
            let channelID = try channel.map { try Entities.channel.required($0, in: database).id }
            return try Row.fetchAll(
                database,
                sql: """
                    SELECT c.code, s.folded, min(s.title), count(*), min(l.day), max(l.day), min(l.duration_ms),
                    max(l.duration_ms), v.code, r.title, max(l.probability), min(e.said), min(s.code)
                    FROM log_line l JOIN log_part p ON p.id = l.part_id JOIN channel c ON c.id = p.channel_id
                    JOIN log_spelling s ON s.id = l.spelling_id LEFT JOIN revision r ON r.id = l.revision_id
                    LEFT JOIN variant v ON v.id = r.variant_id LEFT JOIN log_reason e ON e.id = l.reason_id
                    WHERE l.outcome = 1 AND l.kind = 0 AND (?1 IS NULL OR p.channel_id = ?1)
                    AND NOT EXISTS (SELECT 1 FROM airing_log_end x WHERE x.log_id = p.log_id)
                    AND NOT EXISTS (SELECT 1 FROM title_decision d WHERE d.key = s.folded
                        AND (d.channel_id = p.channel_id OR d.channel_id IS NULL)
                        AND NOT EXISTS (SELECT 1 FROM title_decision_end x WHERE x.decision_id = d.id))
                    GROUP BY c.code, s.folded ORDER BY count(*) DESC, c.code, s.folded
                    """, arguments: [channelID]
            ).map { row in
                let shortest: Int? = row[6]
                let longest: Int? = row[7]
                let title: String = row[2]
                return TitleToReview(
                    channel: row[0], key: row[1], title: title.isEmpty ? row[12] ?? "" : title, lines: row[3],
                    firstDay: Day(row[4] as String) ?? Day(ordinal: 0),
                    lastDay: Day(row[5] as String) ?? Day(ordinal: 0),
                    seconds: shortest == longest ? shortest.map { Double($0) / 1000 } : nil, guess: row[8],
                    guessTitle: row[9], probability: row[10], reason: row[11])
            }
        }
    }

    /// Decides what a title of a channel is, for all lines that came and will come.
    ///
    /// - Parameters:
    ///   - variant: `ITEM/language`; nil where it is not ours.
    /// - Returns: the decision's code and how airings changed.
    /// - Throws: `PlainProblem` where no log of the channel has the title.
    package func decideTitle(
        key: String, title: String, channel: String, variant: String?, by actor: Actor, dryRun: Bool = false
    ) throws -> (code: String, changes: AiringChanges) {
        try change("airing review", by: actor, dryRun: dryRun) { session in
            let code = try OfficeCode.next("T", table: "title_decision", in: session.database)
            let station = try Entities.channel.required(channel, in: session.database)
            guard try session.isTold(key, on: station.id) else {
                throw PlainProblem(
                    "airing.title_unknown", ["channel": .text(station.code), "title": .text(title)], category: .notFound
                )
            }
            var fields = [
                "channel": station.code, "key": key, "title": title, "on": session.today.description,
                "person": session.actor.person,
            ]
            if let variant { fields["revision"] = try session.newestRevision(of: variant) }
            try session.create(Entities.titleDecision, code: code, fields)
            return (code, try session.settle(channel: station.id, key: key, reason: "decided"))
        }
    }

    /// Takes a decision back: its lines are again what they were taken for when they came.
    package func undoDecision(_ code: String, by actor: Actor, dryRun: Bool = false) throws -> AiringChanges {
        try change("airing review undo", by: actor, dryRun: dryRun) { session in
            try session.endDecision(code)
        }
    }

    /// What schedulers decided, the newest first.
    package func titleDecisions(channel: String? = nil, includingUndone: Bool = false) throws -> [TitleDecisionRecord] {
        try read { database in
            let channelID = try channel.map { try Entities.channel.required($0, in: database).id }
            return try Row.fetchAll(
                database,
                sql: """
                    SELECT d.code, c.code, d.key, d.title, v.code, d.on_day, p.code, e.id IS NOT NULL
                    FROM title_decision d LEFT JOIN channel c ON c.id = d.channel_id
                    LEFT JOIN revision r ON r.id = d.revision_id LEFT JOIN variant v ON v.id = r.variant_id
                    JOIN person p ON p.id = d.person_id LEFT JOIN title_decision_end e ON e.decision_id = d.id
                    WHERE (?1 IS NULL OR d.channel_id = ?1) AND (?2 OR e.id IS NULL) ORDER BY d.id DESC
                    """, arguments: [channelID, includingUndone]
            ).map { row in
                TitleDecisionRecord(
                    code: row[0], channel: row[1], key: row[2], title: row[3], variant: row[4],
                    decidedOn: Day(row[5] as String) ?? Day(ordinal: 0), person: row[6], isUndone: row[7])
            }
        }
    }
}

extension ChangeSession {
    func settle(channel: Int64, key: String, reason: String) throws -> AiringChanges {
        let keeper = try AiringKeeper(database, sequence: sequence)
        let settler = AiringSettler(database: database, keeper: keeper, revisions: try RevisionsOnAir(in: database))
        try settler.settle(channel: channel, key: key, reason: reason)
        try keeper.finish()
        return keeper.changes
    }

    func endDecision(_ code: String) throws -> AiringChanges {
        let decision = try Entities.titleDecision.required(code, in: database)
        let isEnded = try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT 1 FROM title_decision_end WHERE decision_id = ?)",
            arguments: [decision.id])
        if isEnded == true {
            throw PlainProblem("airing.decision_undone", ["code": .text(decision.code)], category: .refused)
        }
        try create(
            Entities.titleDecisionEnd, code: decision.code + "-E",
            ["decision": decision.code, "on": today.description, "person": actor.person])
        let channels =
            try decision.fields["channel"].map { [try Entities.channel.required($0, in: database).id] }
            ?? Int64.fetchAll(database, sql: "SELECT DISTINCT channel_id FROM log_part")
        var changes = AiringChanges()
        for channel in channels {
            changes.add(try settle(channel: channel, key: decision.fields["key"] ?? "", reason: "undone"))
        }
        return changes
    }

    /// Whether any log of the channel has the title.
    fileprivate func isTold(_ key: String, on channel: Int64) throws -> Bool {
        try Bool.fetchOne(
            database,
            sql: """
                SELECT EXISTS (SELECT 1 FROM log_spelling s CROSS JOIN log_part p WHERE s.folded = ? AND p.channel_id = ?
                AND EXISTS (SELECT 1 FROM log_line l WHERE l.part_id = p.id AND l.spelling_id = s.id))
                """, arguments: [key, channel]) ?? false
    }

    fileprivate func newestRevision(of variant: String) throws -> String {
        let record = try Entities.variant.required(variant, in: database)
        let code = try String.fetchOne(
            database, sql: "SELECT code FROM revision WHERE variant_id = ? ORDER BY number DESC LIMIT 1",
            arguments: [record.id])
        guard let code else {
            throw PlainProblem("airing.nothing_made", ["variant": .text(record.code)], category: .refused)
        }
        return code
    }
}
