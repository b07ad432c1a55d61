package import Campaign
import Foundation
import GRDB

extension Catalogue {
    /// The slots of the media plan in the order of channel, broadcast day, window and booking, the stopped ones among
    /// them.
    ///
    /// - Parameters:
    ///   - channel: a code or a name of a channel; all of them without it.
    ///   - days: broadcast days, both ends included.
    ///   - booking: only the slots of one booking.
    ///   - asOf: the day on which their state is asked; today without it.
    /// - Throws: `PlainProblem` where no channel, or more than one, has the name; `FieldProblem` for a booking that
    ///   is not there.
    package func slots(
        channel: String? = nil, days: DaySpan = .always, booking: String? = nil, asOf: Day? = nil
    ) throws -> [BookedSlot] {
        try read { database in
            let code = try channel.map { try ChannelNames(in: database).find($0).code }
            if let booking { _ = try Entities.booking.required(booking, in: database) }
            let arguments: StatementArguments = [
                code, days.from?.description, days.until?.description, booking?.uppercased(),
            ]
            let fallen = try FallenSlots(database: database).find(
                on: asOf ?? clock.today,
                where: """
                    (?2 IS NULL OR h.code = ?2) AND (?3 IS NULL OR s.on_day >= ?3) AND (?4 IS NULL OR s.on_day <= ?4)
                    AND (?5 IS NULL OR b.code = ?5)
                    """, arguments: arguments)
            let states = Dictionary(
                uniqueKeysWithValues: fallen.map { ($0.id, $0.isSuperseded ? SlotState.superseded : .toStop) })
            var reader = SlotReader(database: database, states: states)
            let rows = try Row.fetchCursor(database, sql: SlotReader.sql, arguments: arguments)
            var slots: [BookedSlot] = []
            while let row = try rows.next() { if let slot = try reader.slot(row) { slots.append(slot) } }
            return slots
        }
    }
}

/// Reads slots with what may air in them.
private struct SlotReader {
    let database: Database
    let states: [Int64: SlotState]
    private var clearances: AirClearances

    init(database: Database, states: [Int64: SlotState]) {
        self.database = database
        self.states = states
        clearances = AirClearances(database: database)
    }

    static let sql = """
        SELECT s.id, s.uid, s.code, s.on_day, s.number, b.code AS booking, b.channel_id, h.code AS channel, h.country,
        h.day_starts, b.window_from, b.window_to, b.programme, b.variants, b.seconds, r.code AS revision,
        r.number AS revision_number, v.code AS variant, g.code AS makes_good,
        EXISTS (SELECT 1 FROM slot_stop t WHERE t.slot_id = s.id) AS stopped
        FROM slot s JOIN booking b ON b.id = s.booking_id JOIN channel h ON h.id = b.channel_id
        JOIN revision r ON r.id = s.revision_id JOIN variant v ON v.id = r.variant_id
        LEFT JOIN slot g ON g.id = s.makes_good_id
        WHERE (?1 IS NULL OR h.code = ?1) AND (?2 IS NULL OR s.on_day >= ?2) AND (?3 IS NULL OR s.on_day <= ?3)
        AND (?4 IS NULL OR b.code = ?4)
        ORDER BY h.code, s.on_day, coalesce(b.window_from, 0), b.code, s.number
        """

    mutating func slot(_ row: Row) throws -> BookedSlot? {
        guard let day = Day(row["on_day"] as String) else { return nil }
        let id: Int64 = row["id"]
        let isStopped = (row["stopped"] as Int) == 1
        return BookedSlot(
            id: id, uid: Array(row["uid"] as Data), code: row["code"], booking: row["booking"],
            channelID: row["channel_id"], channel: row["channel"], day: day, number: row["number"],
            window: SlotReader.window(row), programme: row["programme"], variants: try variants(row, on: day),
            seconds: row["seconds"], state: isStopped ? .stopped : states[id] ?? .open, makesGood: row["makes_good"])
    }

    private static func window(_ row: Row) -> ClosedRange<Int> {
        if let from = row["window_from"] as Int?, let until = row["window_to"] as Int?, from <= until {
            return from...until
        }
        let start = PlanRules.dayStart(row["day_starts"]).milliseconds
        return start...start + BroadcastClock.wholeDay
    }

    private mutating func variants(_ row: Row, on day: Day) throws -> [BookedVariant] {
        let own: String = row["variant"]
        var variants = [SlotReader.variant(own, revision: row["revision"], number: row["revision_number"])]
        for other in (row["variants"] as String).split(separator: " ").map(String.init) where other != own {
            guard let cleared = try clearances.newest(of: other, in: row["country"], on: day) else { continue }
            variants.append(SlotReader.variant(other, revision: cleared.revision, number: cleared.number))
        }
        return variants
    }

    /// `VSPOT-001/ru@KG` is the item VSPOT-001 in `ru`.
    private static func variant(_ code: String, revision: String, number: Int) -> BookedVariant {
        let parts = code.split(separator: "/", maxSplits: 1)
        let language = parts.count == 2 ? parts[1].prefix { $0 != "@" } : ""
        return BookedVariant(
            item: parts.first.map(String.init) ?? code, language: String(language), revision: revision, number: number)
    }
}
