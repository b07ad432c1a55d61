import AiringLogs
import Campaign
import GRDB

/// Writes a judged log: its parts, spellings, reasons, lines, days and rejected rows.
struct LogWriter {
    let database: Database
    /// The key that the log's record will have.
    let log: Int64

    /// Where the lines of a judged log came to stand.
    struct Written {
        let parts: [Int64]
        let spellings: [Int64]
        let hash: String
    }

    func write(_ judged: JudgedLog) throws -> Written {
        let parts = try judged.parts.map(part)
        let spellings = try judged.spellings.map(spelling)
        let reasons = try judged.reasons.map(reason)
        let hash = try lines(judged, parts, spellings, reasons)
        try days(judged)
        try rejected(judged.rejected)
        return Written(parts: parts, spellings: spellings, hash: hash)
    }

    private func part(_ part: JudgedLog.Part) throws -> Int64 {
        try database.cachedStatement(sql: "INSERT INTO log_part (log_id, sheet, place, channel_id) VALUES (?, ?, ?, ?)")
            .execute(arguments: [log, part.sheet, part.place, part.channel])
        return database.lastInsertedRowID
    }

    private func spelling(_ spelling: JudgedLog.Spelling) throws -> Int64 {
        let known = try Int64.fetchOne(
            database.cachedStatement(
                sql: "SELECT id FROM log_spelling WHERE title = ? AND code = ? AND language = ? AND context = ?"),
            arguments: [spelling.title, spelling.code, spelling.language, spelling.context])
        if let known { return known }
        try database.cachedStatement(
            sql: "INSERT INTO log_spelling (title, code, language, context, folded) VALUES (?, ?, ?, ?, ?)"
        ).execute(arguments: [
            spelling.title, spelling.code, spelling.language, spelling.context, spelling.folded,
        ])
        return database.lastInsertedRowID
    }

    private func reason(_ said: String) throws -> Int64 {
        let known = try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT id FROM log_reason WHERE said = ?"), arguments: [said])
        if let known { return known }
        try database.cachedStatement(sql: "INSERT INTO log_reason (said) VALUES (?)").execute(arguments: [said])
        return database.lastInsertedRowID
    }

    /// - Returns: the hash over all lines.
    private func lines(_ judged: JudgedLog, _ parts: [Int64], _ spellings: [Int64], _ reasons: [Int64]) throws -> String {
        let insert = try BulkStatement(
            database, "INSERT INTO log_line VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        var hash = try LineHasher(judged, in: database)
        var days = DayTexts()
        for line in judged.lines {
            let day = days.text(line.day)
            insert.bind(parts[Int(line.part)])
            insert.bind(Int64(line.row))
            insert.bind(Int64(line.kind))
            insert.bind(day)
            insert.bind(Int64(line.start))
            insert.bind(line.knowsSecond ? 1 : 0)
            if line.duration < 0 { insert.bindNull() } else { insert.bind(Int64(line.duration)) }
            insert.bind(spellings[Int(line.spelling)])
            insert.bind(Int64(line.outcome))
            if line.revision == 0 { insert.bindNull() } else { insert.bind(line.revision) }
            if line.probability < 0 { insert.bindNull() } else { insert.bind(Int64(line.probability)) }
            if line.reason < 0 { insert.bindNull() } else { insert.bind(reasons[Int(line.reason)]) }
            let written = judged.text(of: line)
            insert.bind(written)
            try insert.run()
            hash.add(line, day: day, written: written)
        }
        return hash.finish()
    }

    private func days(_ judged: JudgedLog) throws {
        for (key, cover) in judged.days.sorted(by: { ($0.key.channel, $0.key.day) < ($1.key.channel, $1.key.day) }) {
            try database.cachedStatement(sql: "INSERT INTO log_day VALUES (?, ?, ?, ?, ?, ?)").execute(arguments: [
                key.channel, Day(ordinal: Int(key.day)).description, log, Int64(cover.first), Int64(cover.last),
                cover.lines,
            ])
        }
        for (channel, period) in judged.periods.sorted(by: { $0.key < $1.key }) {
            try database.cachedStatement(sql: "INSERT INTO log_period VALUES (?, ?, ?, ?, ?)").execute(arguments: [
                log, channel, period.from?.description, period.until?.description, period.totals,
            ])
        }
    }

    private func rejected(_ rows: [JudgedLog.Rejected]) throws {
        for (ordinal, row) in rows.enumerated() {
            try database.cachedStatement(sql: "INSERT INTO log_rejected VALUES (?, ?, ?, ?, ?, ?, ?)").execute(
                arguments: [log, ordinal, row.sheet, row.row, row.place, row.value, row.reason])
        }
    }
}

/// Days as text, each made once.
struct DayTexts {
    private var texts: [Int32: ArraySlice<UInt8>] = [:]
    private var last: (Int32, ArraySlice<UInt8>) = (.min, [])

    mutating func text(_ ordinal: Int32) -> ArraySlice<UInt8> {
        if last.0 == ordinal { return last.1 }
        let text = texts[ordinal] ?? Array(Day(ordinal: Int(ordinal)).description.utf8)[...]
        texts[ordinal] = text
        last = (ordinal, text)
        return text
    }
}
