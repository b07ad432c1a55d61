import GRDB

/// Finds the airings that a corrected log takes back.
///
/// A log corrects an older one of the same kind of source and channel when it tells at least half of what the older
/// one told of the time that the new one covers. What only corrected logs told of that time is then no longer so; an
/// airing that another source also saw stays.
struct LogCorrection {
    private struct Candidate {
        let airing: Int64
        /// Empty where a log of another kind of source saw it.
        let logs: [Int64]
    }

    /// What an older log told of the time that the new one covers, all days together.
    private struct Told {
        var again = 0
        var noMore = 0
    }

    private let source: String
    private var told: [Int64: Told] = [:]
    private var candidates: [Candidate] = []

    /// - Parameter source: the kind of source of the new log, whose own record is not in the catalogue yet.
    init(source: String) { self.source = source }

    /// Compares one channel's day.
    ///
    /// - Parameters:
    ///   - standing: the airings of that day before the new log came.
    ///   - isTold: whether the new log tells of each.
    ///   - covered: the part of the day of which the new log speaks, in milliseconds.
    mutating func compare(
        _ standing: [AiringKeeper.Standing], isTold: [Bool], covered: ClosedRange<Int64>, channel: Int64, day: String,
        in database: Database
    ) throws {
        guard !standing.isEmpty, try isTold.contains(true) || isLogged(channel, day, in: database) else { return }
        let logs = try logs(channel: channel, day: day, in: database)
        for (airing, isTold) in zip(standing, isTold) {
            guard let tellers = logs[airing.id] else { continue }
            if isTold {
                for log in tellers where log.isSameKind { told[log.id, default: Told()].again += 1 }
            } else if covered.contains(airing.start) {
                for log in tellers where log.isSameKind { told[log.id, default: Told()].noMore += 1 }
                if tellers.allSatisfy(\.isSameKind) {
                    candidates.append(Candidate(airing: airing.id, logs: tellers.map(\.id)))
                }
            }
        }
    }

    /// The airings that are no longer so.
    var ended: [Int64] {
        candidates.filter { candidate in
            candidate.logs.allSatisfy { log in told[log].map { $0.again > 0 && $0.again >= $0.noMore } ?? false }
        }.map(\.airing)
    }

    private struct Teller {
        let id: Int64
        let isSameKind: Bool
    }

    private func isLogged(_ channel: Int64, _ day: String, in database: Database) throws -> Bool {
        try Bool.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT EXISTS (SELECT 1 FROM log_day d JOIN airing_log g ON g.id = d.log_id
                    WHERE d.channel_id = ? AND d.day = ? AND g.source = ?)
                    """), arguments: [channel, day, source]) ?? false
    }

    /// The logs in force that told of each standing airing of a day.
    private func logs(channel: Int64, day: String, in database: Database) throws -> [Int64: [Teller]] {
        var logs: [Int64: [Teller]] = [:]
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT t.airing, g.id, g.source FROM (
                        SELECT a.id AS airing, a.part_id AS part FROM airing a WHERE a.channel_id = ?1 AND a.day = ?2
                        UNION SELECT a.id, w.part_id FROM airing a JOIN airing_witness w ON w.airing_id = a.id
                        WHERE a.channel_id = ?1 AND a.day = ?2
                    ) t JOIN log_part p ON p.id = t.part JOIN airing_log g ON g.id = p.log_id
                    WHERE NOT EXISTS (SELECT 1 FROM airing_log_end x WHERE x.log_id = g.id)
                    """), arguments: [channel, day])
        while let row = try rows.next() {
            logs[row[0], default: []].append(Teller(id: row[1], isSameKind: row[2] == source))
        }
        return logs
    }
}
