package import AiringLogs
package import Campaign
import GRDB

/// Bookings against airings of some channels and days, with what leads back to the rows.
package struct ChannelReconciliation: Sendable {
    /// What slots and airings point to.
    package let spots: [AirableSpot]
    package let slots: [BookedSlot]
    package let engineSlots: [Slot]
    package let airings: [Airing]
    /// What stands behind each line of `airings`, in the same order.
    package let evidence: [AiringEvidence]
    package let outcome: Reconciliation
    package let days: DaySpan
    package let signs: [LogSign]
}

/// The line of a file that tells of an airing.
package struct AiringEvidence: Sendable, Equatable {
    package let log: String
    package let file: String
    package let digest: String
    /// SHA-256 of the scan behind lines that were typed from paper.
    package let scan: String?
    package let sheet: String
    package let row: Int
    package let source: AiringSource
    package let title: String
    package let written: String
    /// Nil where the line is only doubtful and no airing yet.
    package let airing: Int64?
}

extension Catalogue {
    /// Puts what aired against what was booked.
    ///
    /// - Parameters:
    ///   - channel: one channel's code; all of them without it.
    ///   - days: broadcast days, both ends included.
    package func reconciliation(channel: String? = nil, days: DaySpan) throws -> ChannelReconciliation {
        let booked = try slots(channel: channel, days: days)
        let airable = try airableSpots()
        let spots = airable.map(\.logSpot)
        let places = Dictionary(uniqueKeysWithValues: airable.enumerated().map { ($1.revision, $0) })
        let ids = Dictionary(uniqueKeysWithValues: airable.enumerated().map { ($1.revisionID, $0) })
        let slots = booked.map { $0.logSlot(places: places) }
        let (airings, evidence, coverage) = try read { database in
            let channelID = try channel.map { try ChannelNames(in: database).find($0).code }.map { code in
                try Entities.channel.required(code, in: database).id
            }
            let gathering = ReconcilingRows(database: database, channel: channelID, days: days)
            let (airings, evidence) = try gathering.airings(placeOfRevision: ids)
            return (airings, evidence, try gathering.coverage())
        }
        let outcome = try Reconciler.reconcile(slots: slots, airings: airings, spots: spots, coverage: coverage)
        return ChannelReconciliation(
            spots: airable, slots: booked, engineSlots: slots, airings: airings, evidence: evidence, outcome: outcome,
            days: days, signs: InventedLogSigns(spots: spots).signs(in: airings))
    }
}

/// Rows of the catalogue as the reconciling engine takes them.
private struct ReconcilingRows {
    let database: Database
    let channel: Int64?
    let days: DaySpan

    private var arguments: StatementArguments {
        [channel, (days.from ?? Day(ordinal: -719_162)).description, days.until?.description ?? "9999-12-31"]
    }

    /// Every line that tells of a standing airing, and the doubtful ones with their best guess: a booking that only
    /// waits for a decision is not missed. Where logs of one kind of source tell of the same airing, as a log and its
    /// corrected version do, the newest speaks for them.
    func airings(placeOfRevision: [Int64: Int]) throws -> ([Airing], [AiringEvidence]) {
        struct Telling: Hashable {
            let airing: Int64
            let source: String
        }
        var airings: [Airing] = []
        var evidence: [AiringEvidence] = []
        var newest: [Telling: (place: Int, log: Int64)] = [:]
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT c.code, l.day, l.start_ms, l.knows_second, a.revision_id, coalesce(l.probability, 1000000),
                l.duration_ms, g.source, g.code, g.name, m.code, n.code, p.sheet, l.row, s.title, l.written, a.id, g.id
                FROM airing a JOIN log_line l ON l.part_id = a.part_id AND l.row = a.row
                JOIN log_part p ON p.id = l.part_id \(ReconcilingRows.joins)
                WHERE (?1 IS NULL OR a.channel_id = ?1) AND a.day BETWEEN ?2 AND ?3
                AND NOT EXISTS (SELECT 1 FROM airing_end e WHERE e.airing_id = a.id)
                UNION ALL
                SELECT c.code, l.day, l.start_ms, l.knows_second, a.revision_id, coalesce(l.probability, 1000000),
                l.duration_ms, g.source, g.code, g.name, m.code, n.code, p.sheet, l.row, s.title, l.written, a.id, g.id
                FROM airing a JOIN airing_witness w ON w.airing_id = a.id
                JOIN log_line l ON l.part_id = w.part_id AND l.row = w.row
                JOIN log_part p ON p.id = l.part_id \(ReconcilingRows.joins)
                WHERE (?1 IS NULL OR a.channel_id = ?1) AND a.day BETWEEN ?2 AND ?3
                AND NOT EXISTS (SELECT 1 FROM airing_end e WHERE e.airing_id = a.id)
                AND NOT EXISTS (SELECT 1 FROM airing_log_end x WHERE x.log_id = p.log_id)
                UNION ALL
                SELECT c.code, l.day, l.start_ms, l.knows_second, l.revision_id, l.probability, l.duration_ms, g.source,
                g.code, g.name, m.code, n.code, p.sheet, l.row, s.title, l.written, NULL, g.id
                FROM log_line l JOIN log_part p ON p.id = l.part_id \(ReconcilingRows.joins)
                WHERE l.outcome = 1 AND l.kind = 0 AND l.revision_id IS NOT NULL
                AND (?1 IS NULL OR p.channel_id = ?1) AND l.day BETWEEN ?2 AND ?3
                AND NOT EXISTS (SELECT 1 FROM airing_log_end x WHERE x.log_id = p.log_id)
                AND NOT EXISTS (SELECT 1 FROM title_decision d WHERE d.key = s.folded
                    AND (d.channel_id = p.channel_id OR d.channel_id IS NULL)
                    AND NOT EXISTS (SELECT 1 FROM title_decision_end x WHERE x.decision_id = d.id))
                ORDER BY 1, 2, 3
                """, arguments: arguments)
        while let row = try rows.next() {
            guard let spot = placeOfRevision[row[4]], let day = Day(row[1] as String) else { continue }
            let source = AiringSource(rawValue: row[7]) ?? .stationLog
            let telling = (row[16] as Int64?).map { Telling(airing: $0, source: row[7]) }
            let older = telling.flatMap { newest[$0] }
            if let older, older.log > row[17] { continue }
            let place = older?.place ?? airings.count
            if let telling { newest[telling] = (place, row[17]) }
            let airing = Airing(
                id: place, channel: row[0], time: BroadcastTime(day: day, milliseconds: row[2]),
                isSecondKnown: (row[3] as Int) == 1, spot: spot, probability: Double(row[5] as Int) / 1_000_000,
                seconds: (row[6] as Int?).map { Double($0) / 1000 }, source: source)
            let line = AiringEvidence(
                log: row[8], file: row[9], digest: row[10], scan: row[11], sheet: row[12], row: row[13],
                source: source, title: row[14], written: row[15], airing: row[16])
            if place == airings.count {
                airings.append(airing)
                evidence.append(line)
            } else {
                airings[place] = airing
                evidence[place] = line
            }
        }
        return (airings, evidence)
    }

    private static let joins = """
        JOIN channel c ON c.id = p.channel_id JOIN airing_log g ON g.id = p.log_id JOIN media_file m ON m.id = g.file_id
        LEFT JOIN media_file n ON n.id = g.scan_id JOIN log_spelling s ON s.id = l.spelling_id
        """

    /// What each log covers of each channel, with a margin, so that days at the edge of the question are whole.
    func coverage() throws -> [LogCoverage] {
        struct Key: Hashable {
            let log: Int64
            let channel: String
        }
        var times: [Key: [BroadcastTime]] = [:]
        var about: [Key: (source: AiringSource, period: ClosedRange<Day>?, totals: StatedTotals)] = [:]
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT d.log_id, c.code, d.day, d.first_ms, d.last_ms, g.source, q.from_day, q.until_day, q.totals
                FROM log_day d JOIN channel c ON c.id = d.channel_id JOIN airing_log g ON g.id = d.log_id
                LEFT JOIN log_period q ON q.log_id = d.log_id AND q.channel_id = d.channel_id
                WHERE (?1 IS NULL OR d.channel_id = ?1)
                AND d.day BETWEEN date(?2, '-62 days') AND date(?3, '+62 days')
                AND NOT EXISTS (SELECT 1 FROM airing_log_end x WHERE x.log_id = d.log_id) ORDER BY 1, 2, 3
                """,
            arguments: [
                channel, (days.from ?? Day(ordinal: -700_000)).description,
                (days.until ?? Day(ordinal: 2_900_000)).description,
            ])
        while let row = try rows.next() {
            guard let day = Day(row[2] as String) else { continue }
            let key = Key(log: row[0], channel: row[1])
            times[key, default: []] += [
                BroadcastTime(day: day, milliseconds: row[3]), BroadcastTime(day: day, milliseconds: row[4]),
            ]
            let from = (row[6] as String?).flatMap { Day($0) }
            let until = (row[7] as String?).flatMap { Day($0) }
            let period = from.flatMap { from in until.flatMap { from <= $0 ? from...$0 : nil } }
            about[key] = (
                AiringSource(rawValue: row[5]) ?? .stationLog, period,
                (row[8] as String?).flatMap(StatedTotals.init) ?? .none
            )
        }
        return times.compactMap { key, times in
            about[key].map { log in
                LogCoverage(
                    channel: key.channel, source: log.source, statedPeriod: log.period, totals: log.totals,
                    isOursOnly: log.source == .certificate, times: times)
            }
        }
    }
}
