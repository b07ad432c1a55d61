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
        /// What kind of source it stands in.
        let source: String
    }

    /// An airing as it stands.
    struct Standing {
        let id: Int64
        let start: Int64
        let knowsSecond: Bool
        let revision: Int64
        let duration: Int64
        /// What kind of source told of it first.
        let source: String
    }

    private struct DayKey: Hashable {
        let channel: Int64
        let revision: Int64
        let day: String
    }

    private let database: Database
    private let sequence: Int64
    private var sums: [DayKey: (airings: Int64, duration: Int64)] = [:]
    private var correction: LogCorrection?
    private(set) var changes = AiringChanges()
    private let insertAirings: BulkStatement
    private let insertAiring: BulkStatement
    private var pending: [Told] = []
    private let insertWitness: BulkStatement
    private var nextID: Int64

    /// How far apart two lines may tell of one airing, in milliseconds: files of one kind of source agree to the
    /// second; a station's log, its certificate and a monitor each have a clock of their own.
    private static let sameSource: Int64 = 1_500
    private static let otherSource: Int64 = 120_000
    /// A time without seconds may be any second of its minute.
    private static let minute: Int64 = 59_999

    init(_ database: Database, sequence: Int64, correction: LogCorrection? = nil) throws {
        self.database = database
        self.sequence = sequence
        self.correction = correction
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
    ///   - covered: the part of the day of which a log speaks that may correct an older one, in milliseconds.
    func take(_ told: [Told], channel: Int64, day: String, covered: ClosedRange<Int64>? = nil) throws {
        let standing = try standing(channel: channel, day: day)
        var isTaken = Array(repeating: false, count: standing.count)
        var first = 0
        for line in told {
            while first < standing.count, standing[first].start < line.start - AiringKeeper.otherSource { first += 1 }
            if let known = match(line, standing, isTaken, from: first) {
                isTaken[known] = true
                try witness(line, airing: standing[known].id)
            } else {
                pending.append(line)
            }
        }
        try make(channel: channel, day: day)
        guard let covered else { return }
        try correction?.compare(
            standing, isTold: isTaken, covered: covered, channel: channel, day: day, in: database)
    }

    /// The nearest standing airing of the same revision that no line of this file tells of yet.
    private func match(_ line: Told, _ standing: [Standing], _ isTaken: [Bool], from first: Int) -> Int? {
        var best: (place: Int, distance: Int64)?
        var place = first
        while place < standing.count, standing[place].start <= line.start + AiringKeeper.otherSource {
            let known = standing[place]
            let distance = abs(known.start - line.start)
            let allowed =
                known.source != line.source
                ? AiringKeeper.otherSource
                : line.knowsSecond && known.knowsSecond ? AiringKeeper.sameSource : AiringKeeper.minute
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
                    SELECT a.id, a.start_ms, a.knows_second, a.revision_id, coalesce(a.duration_ms, -1), g.source
                    FROM airing a JOIN log_part p ON p.id = a.part_id JOIN airing_log g ON g.id = p.log_id
                    WHERE a.channel_id = ? AND a.day = ? AND NOT EXISTS
                    (SELECT 1 FROM airing_end e WHERE e.airing_id = a.id) ORDER BY a.start_ms, a.id
                    """), arguments: [channel, day]
        ).map {
            Standing(
                id: $0[0], start: $0[1], knowsSecond: ($0[2] as Int64) == 1, revision: $0[3], duration: $0[4],
                source: $0[5])
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

    /// Ends what a corrected log takes back and brings the summary up to date; the keeper takes nothing after it.
    func finish() throws {
        for airing in correction?.ended ?? [] { try end(airing, reason: "corrected") }
        correction = nil
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
