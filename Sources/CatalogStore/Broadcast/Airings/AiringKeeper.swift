import AiringLogs
import Campaign
import GRDB

/// How airings changed by an import or a decision.
package struct AiringChanges: Sendable, Equatable {
    /// Airings that nobody had told of before.
    package internal(set) var new = 0
    /// Lines that tell of an airing that is known already.
    package internal(set) var witnesses = 0
    /// Airings that a corrected log no longer tells.
    package internal(set) var ended = 0

    mutating func add(_ other: AiringChanges) {
        new += other.new
        witnesses += other.witnesses
        ended += other.ended
    }
}

/// Makes airings of lines: a line that tells of a known airing is a further witness of it, any other a new airing.
///
/// Keeps the summary by channel, revision and day in step.
final class AiringKeeper {
    /// A line of ours, with the revision that it shows.
    struct Told {
        let part: Int64
        let row: Int64
        let start: Int64
        let knowsSecond: Bool
        /// Below zero where it is unknown.
        let duration: Int64
        let revision: Int64
    }

    /// An airing as it stands.
    struct Standing {
        let id: Int64
        let start: Int64
        let knowsSecond: Bool
        let revision: Int64
        let duration: Int64
    }

    private struct DayKey: Hashable {
        let channel: Int64
        let revision: Int64
        let day: String
    }

    private let database: Database
    private let sequence: Int64
    /// How far apart two witnesses of one airing may be, in milliseconds.
    private let tolerance: Int64
    private var sums: [DayKey: (airings: Int64, duration: Int64)] = [:]
    private(set) var changes = AiringChanges()
    private let insertAirings: BulkStatement
    private let insertAiring: BulkStatement
    private var pending: [Told] = []
    private let insertWitness: BulkStatement
    private var nextID: Int64

    /// Clocks of a station's log and of its certificate agree to the second, those of a monitor to a minute or two.
    static func tolerance(of source: String) -> Int64 { source == "monitor" ? 120_000 : 1_500 }

    init(_ database: Database, sequence: Int64, tolerance: Int64) throws {
        self.database = database
        self.sequence = sequence
        self.tolerance = tolerance
        insertAirings = try BulkStatement(
            database, inserting: BulkStatement.rowsAtOnce, into: "airing", columns: 10)
        insertAiring = try BulkStatement(database, inserting: 1, into: "airing", columns: 10)
        insertWitness = try BulkStatement(database, "INSERT INTO airing_witness VALUES (?, ?, ?, ?)")
        nextID = (try Int64.fetchOne(database, sql: "SELECT max(id) FROM airing") ?? 0) + 1
    }

    /// Takes the lines of one file for one channel and day. Two equal lines are two airings.
    ///
    /// - Parameters:
    ///   - told: in the order of their starts.
    ///   - correction: the log that they come from, where it may correct an older one.
    func take(_ told: [Told], channel: Int64, day: String, correction: LogCorrection? = nil) throws {
        let standing = try standing(channel: channel, day: day)
        var isTaken = Array(repeating: false, count: standing.count)
        var first = 0
        for line in told {
            while first < standing.count, standing[first].start < line.start - widest { first += 1 }
            if let known = match(line, standing, isTaken, from: first) {
                isTaken[known] = true
                try witness(line, airing: standing[known].id)
            } else {
                pending.append(line)
            }
        }
        try make(channel: channel, day: day)
        guard let correction, !standing.isEmpty else { return }
        for airing in try correction.ended(standing.map(\.id), isTold: isTaken, in: database) {
            try end(airing, reason: "corrected")
        }
    }

    private var widest: Int64 { max(tolerance, 60_000) }

    /// The nearest standing airing of the same revision that no line of this file tells of yet.
    private func match(_ line: Told, _ standing: [Standing], _ isTaken: [Bool], from first: Int) -> Int? {
        var best: (place: Int, distance: Int64)?
        var place = first
        while place < standing.count, standing[place].start <= line.start + widest {
            let known = standing[place]
            let distance = abs(known.start - line.start)
            let allowed = line.knowsSecond && known.knowsSecond ? tolerance : max(tolerance, 59_999)
            if !isTaken[place], known.revision == line.revision, distance <= allowed,
                best.map({ distance < $0.distance }) ?? true
            {
                best = (place, distance)
            }
            place += 1
        }
        return best?.place
    }

    func standing(channel: Int64, day: String) throws -> [Standing] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT id, start_ms, knows_second, revision_id, coalesce(duration_ms, -1) FROM airing
                    WHERE channel_id = ? AND day = ? AND NOT EXISTS
                    (SELECT 1 FROM airing_end e WHERE e.airing_id = airing.id) ORDER BY start_ms, id
                    """), arguments: [channel, day]
        ).map {
            Standing(id: $0[0], start: $0[1], knowsSecond: ($0[2] as Int64) == 1, revision: $0[3], duration: $0[4])
        }
    }

    private func make(channel: Int64, day: String) throws {
        let day = Array(day.utf8)
        var place = 0
        while place < pending.count {
            let isFull = pending.count - place >= BulkStatement.rowsAtOnce
            let end = place + (isFull ? BulkStatement.rowsAtOnce : 1)
            let insert = isFull ? insertAirings : insertAiring
            for line in pending[place..<end] { bind(line, to: insert, channel: channel, day: day[...]) }
            try insert.run()
            place = end
        }
        let text = String(decoding: day, as: UTF8.self)
        for line in pending { count(1, max(line.duration, 0), channel: channel, revision: line.revision, day: text) }
        changes.new += pending.count
        pending.removeAll(keepingCapacity: true)
    }

    private func bind(_ line: Told, to insert: BulkStatement, channel: Int64, day: ArraySlice<UInt8>) {
        insert.bind(nextID)
        insert.bind(channel)
        insert.bind(day)
        insert.bind(line.start)
        insert.bind(line.knowsSecond ? 1 : 0)
        if line.duration < 0 { insert.bindNull() } else { insert.bind(line.duration) }
        insert.bind(line.revision)
        insert.bind(line.part)
        insert.bind(line.row)
        insert.bind(sequence)
        nextID += 1
    }

    private func witness(_ line: Told, airing: Int64) throws {
        insertWitness.bind(line.part)
        insertWitness.bind(line.row)
        insertWitness.bind(airing)
        insertWitness.bind(sequence)
        try insertWitness.run()
        changes.witnesses += 1
    }

    /// Ends an airing that is no longer so.
    func end(_ airing: Int64, reason: String) throws {
        guard
            let row = try Row.fetchOne(
                database.cachedStatement(
                    sql: "SELECT channel_id, day, revision_id, coalesce(duration_ms, 0) FROM airing WHERE id = ?"),
                arguments: [airing])
        else { return }
        try database.cachedStatement(sql: "INSERT INTO airing_end VALUES (?, ?, ?)").execute(
            arguments: [airing, reason, sequence])
        changes.ended += 1
        count(-1, -(row[3] as Int64), channel: row[0], revision: row[2], day: row[1])
    }

    private func count(_ airings: Int64, _ duration: Int64, channel: Int64, revision: Int64, day: String) {
        let sum = sums[DayKey(channel: channel, revision: revision, day: day), default: (0, 0)]
        sums[DayKey(channel: channel, revision: revision, day: day)] = (sum.airings + airings, sum.duration + duration)
    }

    /// Brings the summary up to date; the keeper takes nothing after it.
    func finish() throws {
        let upsert = try BulkStatement(
            database,
            """
            INSERT INTO airing_day VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (channel_id, revision_id, day)
            DO UPDATE SET airings = airings + excluded.airings, duration_ms = duration_ms + excluded.duration_ms
            """)
        // In the order of the key, so that neighbours are written together.
        let sums = self.sums.sorted {
            ($0.key.channel, $0.key.revision, $0.key.day) < ($1.key.channel, $1.key.revision, $1.key.day)
        }
        for (key, sum) in sums {
            upsert.bind(key.channel)
            upsert.bind(key.revision)
            upsert.bind(key.day)
            upsert.bind(sum.airings)
            upsert.bind(sum.duration)
            try upsert.run()
        }
        self.sums = [:]
    }
}
