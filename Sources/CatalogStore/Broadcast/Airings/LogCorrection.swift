import GRDB

/// Decides which airings a corrected log takes back.
///
/// A log corrects an older one of the same kind of source for a channel's day when it tells at least half of what the
/// older one told of that day. What the older one alone told, between the first and the last line of the new one,
/// is then no longer so. An airing that another source also saw stays.
struct LogCorrection {
    let source: String
    /// First and last line of that day in the new log, in milliseconds.
    let day: ClosedRange<Int64>

    /// - Parameters:
    ///   - standing: the airings of the channel and day before the new log came.
    ///   - isTold: whether the new log tells of each.
    func ended(_ standing: [Int64], isTold: [Bool], in database: Database) throws -> [Int64] {
        var told: [Int64: Int] = [:]
        var untold: [Int64: [Int64]] = [:]
        let query = try database.cachedStatement(
            sql: """
                SELECT p.log_id, a.start_ms FROM airing a JOIN log_part p ON p.id = a.part_id
                JOIN airing_log g ON g.id = p.log_id WHERE a.id = ? AND g.source = ?
                AND NOT EXISTS (SELECT 1 FROM airing_witness w WHERE w.airing_id = a.id)
                """)
        let witnessed = try database.cachedStatement(
            sql: """
                SELECT p.log_id FROM airing a JOIN log_part p ON p.id = a.part_id
                JOIN airing_log g ON g.id = p.log_id WHERE a.id = ? AND g.source = ?
                """)
        for (airing, isTold) in zip(standing, isTold) {
            if isTold {
                if let log = try Int64.fetchOne(witnessed, arguments: [airing, source]) { told[log, default: 0] += 1 }
            } else if let row = try Row.fetchOne(query, arguments: [airing, source]), day.contains(row[1] as Int64) {
                untold[row[0], default: []].append(airing)
            }
        }
        return untold.filter { log, airings in told[log, default: 0] >= airings.count }.values.flatMap { $0 }.sorted()
    }
}
