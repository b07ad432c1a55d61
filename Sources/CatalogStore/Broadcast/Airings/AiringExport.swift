import AiringLogs
package import Campaign
import GRDB

extension Catalogue {
    /// Every line of every log in force in the exchange format, then every booking that was missed.
    ///
    /// A decision of the scheduler stands before what the line was taken for when it came.
    package func exportAirings(
        channel: String? = nil, days: DaySpan, _ row: ([String]) throws -> Void
    ) throws {
        let reconciliation = try reconciliation(channel: channel, days: days)
        var exporter = AiringExporter(reconciliation, channels: try logChannels())
        try read { database in
            let channelID = try channel.map { name in
                try Entities.channel.required(try ChannelNames(in: database).find(name).code, in: database).id
            }
            let lines = try Row.fetchCursor(
                database, sql: AiringExporter.sql,
                arguments: [
                    channelID, days.from?.description ?? "0001-01-01", days.until?.description ?? "9999-12-31",
                ])
            while let line = try lines.next() { try row(exporter.row(line)) }
        }
        for missed in exporter.missed() { try row(missed) }
    }
}

/// Writes lines of the catalogue in the exchange format.
private struct AiringExporter {
    private let reconciliation: ChannelReconciliation
    private var clocks: [String: ChannelClock] = [:]
    /// The place of an airing's line in the reconciliation, by log, sheet and row.
    private let places: [LineName: Int]
    /// The place of an airing, for lines that a newer log speaks for.
    private let placesOfAirings: [Int64: Int]

    private struct LineName: Hashable {
        let log: String
        let sheet: String
        let row: Int
    }

    init(_ reconciliation: ChannelReconciliation, channels: [LogChannel]) {
        self.reconciliation = reconciliation
        for channel in channels { clocks[channel.name] = ChannelClock(channel) }
        places = Dictionary(
            reconciliation.evidence.enumerated().map { (LineName(log: $1.log, sheet: $1.sheet, row: $1.row), $0) },
            uniquingKeysWith: { first, _ in first })
        placesOfAirings = Dictionary(
            reconciliation.evidence.enumerated().compactMap { place, told in told.airing.map { ($0, place) } },
            uniquingKeysWith: { first, _ in first })
    }

    static let sql = """
        SELECT g.code, g.name, p.sheet, l.row, c.code, l.day, l.start_ms, l.knows_second, l.duration_ms, s.title,
        i.code, v.language, l.outcome, l.probability, l.kind,
        EXISTS (SELECT 1 FROM title_decision d WHERE d.key = s.folded AND l.kind = 0
            AND (d.channel_id = p.channel_id OR d.channel_id IS NULL)
            AND NOT EXISTS (SELECT 1 FROM title_decision_end x WHERE x.decision_id = d.id)),
        (SELECT i2.code || '/' || v2.language FROM title_decision d JOIN revision r2 ON r2.id = d.revision_id
            JOIN variant v2 ON v2.id = r2.variant_id JOIN item i2 ON i2.id = v2.item_id WHERE d.key = s.folded
            AND l.kind = 0 AND (d.channel_id = p.channel_id OR d.channel_id IS NULL)
            AND NOT EXISTS (SELECT 1 FROM title_decision_end x WHERE x.decision_id = d.id) ORDER BY d.id DESC LIMIT 1),
        (SELECT max(a.id) FROM airing a WHERE a.id IN (
            SELECT b.id FROM airing b WHERE b.part_id = l.part_id AND b.row = l.row
            UNION ALL SELECT w.airing_id FROM airing_witness w WHERE w.part_id = l.part_id AND w.row = l.row)
            AND NOT EXISTS (SELECT 1 FROM airing_end e WHERE e.airing_id = a.id))
        FROM log_line l JOIN log_part p ON p.id = l.part_id JOIN airing_log g ON g.id = p.log_id
        JOIN channel c ON c.id = p.channel_id JOIN log_spelling s ON s.id = l.spelling_id
        LEFT JOIN revision r ON r.id = l.revision_id LEFT JOIN variant v ON v.id = r.variant_id
        LEFT JOIN item i ON i.id = v.item_id
        WHERE (?1 IS NULL OR p.channel_id = ?1) AND l.day BETWEEN ?2 AND ?3
        AND NOT EXISTS (SELECT 1 FROM airing_log_end x WHERE x.log_id = g.id) ORDER BY g.id, l.part_id, l.row
        """

    mutating func row(_ row: Row) -> [String] {
        let time = BroadcastTime(day: Day(row[5] as String) ?? Day(ordinal: 0), milliseconds: row[6])
        let channel: String = row[4]
        let place =
            places[LineName(log: row[0], sheet: row[2], row: row[3])]
            ?? (row[17] as Int64?).flatMap { placesOfAirings[$0] }
        let outcome = place.map { reconciliation.outcome.airings[$0] }
        let (item, language, decision, confidence) = meaning(row)
        let slot = outcome?.slot.map { reconciliation.slots[$0] }
        return [
            row[1], row[2], String(row[3] as Int), channel, time.day.description,
            AiringText.local(time, isSecondKnown: (row[7] as Int) == 1), utc(time, channel),
            (row[8] as Int?).map(AiringText.seconds) ?? "", row[9], item, language, decision, confidence,
            slot?.code ?? "", decision == "not ours" ? "other" : outcome?.status.exportWord ?? "other",
        ]
    }

    /// Item, language, decision and confidence.
    private func meaning(_ row: Row) -> (String, String, String, String) {
        if row[15] as Bool {
            guard let variant = row[16] as String? else { return ("", "", "not ours", "1.000") }
            let parts = variant.split(separator: "/").map(String.init)
            return (parts.first ?? "", parts.last ?? "", "accepted", "1.000")
        }
        let outcome = LineOutcome(rawValue: row[12]) ?? .notOurs
        let probability = Double((row[13] as Int?) ?? 0) / 1_000_000
        switch outcome {
        case .accepted: return (row[10] ?? "", row[11] ?? "", "accepted", AiringText.probability(probability))
        case .ask: return (row[10] ?? "", row[11] ?? "", "ask", AiringText.probability(probability))
        case .notOurs: return ("", "", "not ours", AiringText.probability(1 - probability))
        }
    }

    private mutating func utc(_ time: BroadcastTime, _ channel: String) -> String {
        guard case .instant(let instant)? = clocks[channel]?.instant(of: time) else { return "" }
        return AiringText.utc(instant)
    }

    func missed() -> [[String]] {
        zip(reconciliation.slots, reconciliation.outcome.slots).compactMap { slot, outcome in
            guard outcome.status == .missed else { return nil }
            let variant = slot.variants.first
            return [
                "", "", "", slot.channel, slot.day.description, "", "", "", "", variant?.item ?? "",
                variant?.language ?? "", "", "", slot.code, AiringStatus.missed.exportWord ?? "",
            ]
        }
    }
}
