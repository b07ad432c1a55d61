import Campaign
import GRDB

/// The questions of the morning page, each one query over indexes.
struct StatusQueries {
    let database: Database
    let day: Day

    /// The newest revision of every variant that existed on the day, with its status.
    private static let newest = """
        SELECT r.id, r.code, r.title, r.variant_id, r.number, s.status,
            row_number() OVER (PARTITION BY r.variant_id ORDER BY s.status = 'approved' DESC, r.number DESC) AS place
        FROM revision r JOIN revision_status s ON s.revision_id = r.id AND s.from_day <= :day
            AND (s.until_day IS NULL OR s.until_day >= :day)
        """

    private func rows(_ sql: String, _ more: [String: (any DatabaseValueConvertible)?] = [:]) throws -> [Row] {
        var arguments: [String: (any DatabaseValueConvertible)?] = ["day": day.description]
        arguments.merge(more) { $1 }
        return try Row.fetchAll(database, sql: sql, arguments: StatementArguments(arguments))
    }

    /// How many variants stand in which state.
    func counts() throws -> [(String, Int)] {
        try rows(
            """
            SELECT coalesce(n.status, 'planned') AS state, count(*) AS n FROM variant v
            LEFT JOIN (\(StatusQueries.newest)) n ON n.variant_id = v.id AND n.place = 1
            GROUP BY 1 ORDER BY CASE state WHEN 'approved' THEN 1 WHEN 'in_review' THEN 2 WHEN 'draft' THEN 3
            WHEN 'planned' THEN 4 ELSE 5 END
            """
        ).map { ($0["state"], $0["n"]) }
    }

    func waiting() throws -> [MorningPage.Waiting] {
        let rules = try ClearanceRules(in: database)
        return try rows(
            """
            SELECT n.code, n.title, i.kind, (
                SELECT group_concat(g.step, ' ') FROM signature g WHERE g.revision_id = n.id
                AND g.decision <> 'rejected' AND g.on_day <= :day
                AND (g.expires_on IS NULL OR g.expires_on >= :day) AND NOT EXISTS (
                    SELECT 1 FROM signature m WHERE m.revision_id = g.revision_id AND m.step = g.step
                    AND m.on_day <= :day AND (m.on_day, m.id) > (g.on_day, g.id))) AS settled
            FROM (\(StatusQueries.newest)) n JOIN variant v ON v.id = n.variant_id JOIN item i ON i.id = v.item_id
            WHERE n.status = 'in_review' AND n.number = (
                SELECT max(x.number) FROM revision x WHERE x.variant_id = n.variant_id AND x.made_on <= :day)
            ORDER BY n.code
            """
        ).map { row in
            let settled = Set(((row["settled"] as String?) ?? "").split(separator: " ").map(String.init))
            let kind = MaterialKind(rawValue: row["kind"]) ?? .leaflet
            return MorningPage.Waiting(
                revision: row["code"], title: row["title"],
                steps: rules.steps(for: kind).filter { !settled.contains($0.rawValue) })
        }
    }

    /// Items with a language that is missing or not approved.
    func coverage() throws -> [MorningPage.Coverage] {
        var items: [(String, MaterialKind, [String: String])] = []
        let found = try rows(
            """
            SELECT i.code, i.kind, v.language, coalesce(n.status, 'planned') AS state FROM item i
            LEFT JOIN variant v ON v.item_id = i.id
            LEFT JOIN (\(StatusQueries.newest)) n ON n.variant_id = v.id AND n.place = 1 ORDER BY i.code
            """)
        for row in found {
            let code: String = row["code"]
            if items.last?.0 != code { items.append((code, MaterialKind(rawValue: row["kind"]) ?? .leaflet, [:])) }
            guard let language = row["language"] as String? else { continue }
            let state: String = row["state"]
            if items[items.count - 1].2[language] != "approved" { items[items.count - 1].2[language] = state }
        }
        return items.compactMap { code, kind, states in
            let due = StatusQueries.languages(of: kind)
            guard !due.allSatisfy({ states[$0] == "approved" }) else { return nil }
            return MorningPage.Coverage(item: code, kind: kind, states: states)
        }
    }

    /// The languages in which the campaign wants a kind: six written, five spoken.
    static func languages(of kind: MaterialKind) -> [String] {
        let written = LanguageTag.campaignWritten.map(\.description)
        return kind.isSpoken ? ["ky", "ru", "kk", "tg", "uz"] : written
    }

    func endings(until last: Day) throws -> [MorningPage.Ending] {
        try rows(
            """
            SELECT t.kind, t.code, r.code AS revision, coalesce(t.ended_on, t.until_day) AS day FROM revision_right t
            JOIN revision r ON r.id = t.revision_id JOIN revision_status s ON s.revision_id = r.id
                AND s.from_day <= :day AND (s.until_day IS NULL OR s.until_day >= :day) AND s.status = 'approved'
            WHERE coalesce(t.ended_on, t.until_day) BETWEEN :day AND :last
            UNION ALL
            SELECT 'contact', c.code, r.code, c.until_day FROM contact c JOIN shown_contact h ON h.contact_id = c.id
            JOIN revision r ON r.id = h.revision_id JOIN revision_status s ON s.revision_id = r.id
                AND s.from_day <= :day AND (s.until_day IS NULL OR s.until_day >= :day) AND s.status = 'approved'
            WHERE c.until_day BETWEEN :day AND :last ORDER BY 4, 3
            """, ["last": last.description]
        ).compactMap { row in
            Day(row["day"] as String).map {
                MorningPage.Ending(kind: row["kind"], code: row["code"], revision: row["revision"], on: $0)
            }
        }
    }

    /// Contacts that are dead, over, or not tested for 90 days, and what shows them.
    func contacts() throws -> [MorningPage.ContactState] {
        try rows(
            """
            SELECT c.id, c.code, c.from_day, c.until_day,
                (SELECT max(on_day) FROM contact_test t WHERE t.contact_id = c.id AND t.on_day <= :day) AS tested,
                (SELECT group_concat(code, ' ') FROM (SELECT DISTINCT v.code FROM shown_contact h
                    JOIN revision r ON r.id = h.revision_id JOIN variant v ON v.id = r.variant_id
                    JOIN revision_status s ON s.revision_id = r.id AND s.from_day <= :day
                        AND (s.until_day IS NULL OR s.until_day >= :day) AND s.status IN ('approved', 'in_review')
                    WHERE h.contact_id = c.id ORDER BY v.code)) AS variants
            FROM contact c WHERE c.from_day IS NULL OR c.from_day <= :day ORDER BY c.code
            """
        ).compactMap { row in
            let dead = try ContactLife.deadDays(of: row["id"], in: database).contains { $0.contains(day) }
            let isOver = (row["until_day"] as String?).flatMap { Day($0) }.map { $0 < day } ?? false
            let tested = (row["tested"] as String?).flatMap { Day($0) }
            let isStale = tested.map { $0.adding(days: 90) < day } ?? true
            let variants = ((row["variants"] as String?) ?? "").split(separator: " ").map(String.init)
            guard dead || isOver || isStale, !variants.isEmpty else { return nil }
            return MorningPage.ContactState(
                code: row["code"], isDead: dead || isOver, lastTest: tested, variants: variants)
        }
    }

    func missingMarkings() throws -> [MorningPage.MissingMarking] {
        try rows(
            """
            SELECT r.code, m.code AS rule, m.from_day FROM marking_rule m JOIN award a ON a.donor_id = m.donor_id
            JOIN item i ON i.award_id = a.id JOIN variant v ON v.item_id = i.id JOIN revision r ON r.variant_id = v.id
            JOIN revision_status s ON s.revision_id = r.id AND s.from_day <= :day
                AND (s.until_day IS NULL OR s.until_day >= :day) AND s.status IN ('approved', 'in_review')
            WHERE m.from_day <= :day AND (m.until_day IS NULL OR m.until_day >= :day)
            AND (m.kinds IS NULL OR instr(' ' || m.kinds || ' ', ' ' || i.kind || ' ') > 0)
            AND NOT EXISTS (SELECT 1 FROM marking k WHERE k.revision_id = r.id AND k.rule_id = m.id) ORDER BY r.code
            """
        ).compactMap { row in
            Day(row["from_day"] as String).map {
                MorningPage.MissingMarking(revision: row["code"], rule: row["rule"], since: $0)
            }
        }
    }

    /// Translations whose source has newer revisions.
    func behind() throws -> [MorningPage.Behind] {
        try rows(
            """
            SELECT n.code, src.code AS source, count(newer.id) AS n FROM (\(StatusQueries.newest)) n
            JOIN revision r ON r.id = n.id JOIN revision src ON src.id = r.translated_from_id
            JOIN revision newer ON newer.variant_id = src.variant_id AND newer.number > src.number
                AND newer.made_on <= :day
            WHERE n.place = 1 GROUP BY n.code, src.code ORDER BY n.code
            """
        ).map { MorningPage.Behind(revision: $0["code"], source: $0["source"], count: $0["n"]) }
    }

    /// Handovers of what is not cleared any more, until a recall has taken each up. A superseded revision is asked
    /// about and not stopped, as long as nothing else is wrong with it.
    func toStop() throws -> [MorningPage.ToStop] {
        let rules = try ClearanceRules(in: database)
        return try rows(
            """
            SELECT h.code, r.code AS revision, h.recipient, h.country, r.id, r.variant_id, s.status FROM handover h
            JOIN revision r ON r.id = h.revision_id LEFT JOIN revision_status s ON s.revision_id = r.id
                AND s.from_day <= :day AND (s.until_day IS NULL OR s.until_day >= :day)
            WHERE h.is_draft = 0 AND h.on_day <= :day AND NOT EXISTS (
                SELECT 1 FROM clearance c WHERE c.revision_id = h.revision_id AND c.use = 'handover'
                AND c.country = h.country AND c.revoked_at IS NULL AND c.from_day <= :day
                AND (c.until_day IS NULL OR c.until_day >= :day))
            AND NOT EXISTS (SELECT 1 FROM recall_line l JOIN recall_closure k ON k.line_id = l.id
                WHERE l.handover_id = h.id) ORDER BY h.code
            """
        ).filter { row in
            try row["status"] != RevisionStatus.superseded.rawValue
                || !StatusDerivation.isInOrder(
                    revision: row["id"], of: row["variant_id"], country: row["country"], on: day, rules: rules,
                    in: database)
        }.map { MorningPage.ToStop(handover: $0["code"], revision: $0["revision"], recipient: $0["recipient"]) }
    }

    func unreadTexts() throws -> Int {
        try rows(
            """
            SELECT count(*) AS n FROM variant v WHERE v.native_read = 0
            AND EXISTS (SELECT 1 FROM revision r WHERE r.variant_id = v.id AND r.made_on <= :day)
            """
        ).first?["n"] ?? 0
    }

    func notProbed() throws -> Int {
        try rows(
            """
            SELECT count(*) AS n FROM media_file f LEFT JOIN media_probe p ON p.media_file_id = f.id
            WHERE (p.media_file_id IS NULL OR p.not_probed = 'tool_missing') AND :day = :day
            AND NOT EXISTS (SELECT 1 FROM airing_log g WHERE g.file_id = f.id)
            """
        ).first?["n"] ?? 0
    }
}
