import Dispatch
import GRDB

/// Hashes the lines of a log by what they say, not by keys of this file: when they are written, and when they are
/// proved. Spelling and reason, which many lines share, go in as their own SHA-256.
struct LineHasher {
    private var hash = LinesHash()
    private let parts: [[UInt8]]
    private let spellings: [[UInt8]]
    private let reasons: [[UInt8]]
    private let revisions: [Int64: [UInt8]]

    init(_ judged: JudgedLog, in database: Database) throws {
        let channels = try LineHasher.codes(of: "channel", in: database)
        revisions = try LineHasher.codes(of: "revision", in: database)
        parts = judged.parts.map { part in
            LineHasher.joined([Array(part.sheet.utf8), Array(String(part.place).utf8), channels[part.channel] ?? []])
        }
        spellings = judged.spellings.map { LinesHash.digest([$0.title, $0.code, $0.language, $0.context]) }
        reasons = judged.reasons.map { LinesHash.digest([$0]) }
    }

    private mutating func add(_ line: JudgedLog.Line, day: ArraySlice<UInt8>, written: ArraySlice<UInt8>) {
        hash.add(parts[Int(line.part)])
        hash.add(Int64(line.row))
        hash.add(Int64(line.kind))
        hash.add(day)
        hash.add(Int64(line.start))
        hash.add(line.knowsSecond ? 1 : 0)
        hash.add(Int64(line.duration))
        hash.add(spellings[Int(line.spelling)])
        hash.add(Int64(line.outcome))
        hash.add(line.revision == 0 ? [] : revisions[line.revision] ?? [])
        hash.add(Int64(line.probability))
        hash.add(line.reason < 0 ? [] : reasons[Int(line.reason)])
        hash.add(written)
    }

    private mutating func finish() -> String { hash.finish() }

    /// Begins to hash a judged log while its lines are being written.
    static func begin(_ judged: JudgedLog, in database: Database) throws -> Work {
        let hasher = try LineHasher(judged, in: database)
        let work = Work()
        DispatchQueue.global(qos: .userInitiated).async {
            var hasher = hasher
            var days = DayTexts()
            for line in judged.lines { hasher.add(line, day: days.text(line.day), written: judged.text(of: line)) }
            work.end(with: hasher.finish())
        }
        return work
    }

    /// A hash that is still being made.
    final class Work: @unchecked Sendable {
        // Written once before the signal and read once after it.
        private var hash = ""
        private let isDone = DispatchSemaphore(value: 0)

        fileprivate func end(with hash: String) {
            self.hash = hash
            isDone.signal()
        }

        /// Waits for the hash; to be asked once.
        func finished() -> String {
            isDone.wait()
            return hash
        }
    }

    private static func joined(_ texts: [[UInt8]]) -> [UInt8] { Array(texts.joined(separator: [0x1F])) }

    private static func codes(of table: String, in database: Database) throws -> [Int64: [UInt8]] {
        var codes: [Int64: [UInt8]] = [:]
        let rows = try Row.fetchCursor(database, sql: "SELECT id, code FROM \(table)")
        while let row = try rows.next() { codes[row[0]] = Array((row[1] as String).utf8) }
        return codes
    }

    /// The hash of a log's lines as they stand in the catalogue. The order is that in which they were written: by
    /// part, then row.
    static func hash(ofLog log: Int64, in database: Database) throws -> String {
        var hash = LinesHash()
        var spellings: [Int64: [UInt8]] = [:]
        var reasons: [Int64: [UInt8]] = [:]
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT p.sheet, p.place, c.code, l.row, l.kind, l.day, l.start_ms, l.knows_second,
                coalesce(l.duration_ms, -1), l.spelling_id, s.title, s.code, s.language, s.context, l.outcome,
                coalesce(r.code, ''), coalesce(l.probability, -1), l.reason_id, e.said, l.written
                FROM log_part p JOIN log_line l ON l.part_id = p.id JOIN channel c ON c.id = p.channel_id
                JOIN log_spelling s ON s.id = l.spelling_id LEFT JOIN revision r ON r.id = l.revision_id
                LEFT JOIN log_reason e ON e.id = l.reason_id WHERE p.log_id = ? ORDER BY l.part_id, l.row
                """, arguments: [log])
        while let row = try rows.next() {
            func text(_ place: Int) -> [UInt8] { Array((row[place] as String).utf8) }
            func digest(_ places: ClosedRange<Int>, id: Int64, _ known: inout [Int64: [UInt8]]) -> [UInt8] {
                let digest = known[id] ?? LinesHash.digest(places.map { row[$0] as String })
                known[id] = digest
                return digest
            }
            hash.add(joined([text(0), Array(String(row[1] as Int).utf8), text(2)]))
            hash.add(row[3] as Int64)
            hash.add(row[4] as Int64)
            hash.add(text(5))
            for place in 6...8 { hash.add(row[place] as Int64) }
            hash.add(digest(10...13, id: row[9], &spellings))
            hash.add(row[14] as Int64)
            hash.add(text(15))
            hash.add(row[16] as Int64)
            hash.add((row[17] as Int64?).map { digest(18...18, id: $0, &reasons) } ?? [])
            hash.add(text(19))
        }
        return hash.finish()
    }
}
