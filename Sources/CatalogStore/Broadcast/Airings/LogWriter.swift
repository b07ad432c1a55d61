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
        let spellings = try spellings(judged.spellings)
        let reasons = try reasons(judged.reasons)
        try checkRevisions(judged)
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

    private func spellings(_ spellings: [JudgedLog.Spelling]) throws -> [Int64] {
        let find = try BulkStatement(
            database, "SELECT id FROM log_spelling WHERE title = ? AND code = ? AND language = ? AND context = ?")
        let insert = try BulkStatement(
            database, "INSERT INTO log_spelling (id, title, code, language, context, folded) VALUES (?, ?, ?, ?, ?, ?)")
        var next = try nextID(of: "log_spelling")
        return try spellings.map { spelling in
            let words = [spelling.title, spelling.code, spelling.language, spelling.context]
            words.forEach(find.bind)
            if let known = try find.first() { return known }
            insert.bind(next)
            words.forEach(insert.bind)
            insert.bind(spelling.folded)
            try insert.run()
            next += 1
            return next - 1
        }
    }

    private func reasons(_ reasons: [String]) throws -> [Int64] {
        let find = try BulkStatement(database, "SELECT id FROM log_reason WHERE said = ?")
        let insert = try BulkStatement(database, "INSERT INTO log_reason (id, said) VALUES (?, ?)")
        var next = try nextID(of: "log_reason")
        return try reasons.map { said in
            find.bind(said)
            if let known = try find.first() { return known }
            insert.bind(next)
            insert.bind(said)
            try insert.run()
            next += 1
            return next - 1
        }
    }

    private func nextID(of table: String) throws -> Int64 {
        (try Int64.fetchOne(database, sql: "SELECT max(id) FROM \(table)") ?? 0) + 1
    }

    /// Parts, spellings and reasons come from this transaction; what lines show is looked up once for each revision.
    private func checkRevisions(_ judged: JudgedLog) throws {
        let find = try BulkStatement(database, "SELECT id FROM revision WHERE id = ?")
        var known: Set<Int64> = [0]
        for line in judged.lines where known.insert(line.revision).inserted {
            find.bind(line.revision)
            guard try find.first() != nil else { throw CatalogueProblem.broken("log_line.revision_id") }
        }
    }

    /// - Returns: the hash over all lines.
    private func lines(_ judged: JudgedLog, _ parts: [Int64], _ spellings: [Int64], _ reasons: [Int64]) throws -> String
    {
        let many = try BulkStatement(database, inserting: BulkStatement.rowsAtOnce, into: "log_line", columns: 13)
        let one = try BulkStatement(database, inserting: 1, into: "log_line", columns: 13)
        let hash = try LineHasher.begin(judged, in: database)
        var days = DayTexts()
        var place = 0
        while place < judged.lines.count {
            let isFull = judged.lines.count - place >= BulkStatement.rowsAtOnce
            let insert = isFull ? many : one
            let end = place + (isFull ? BulkStatement.rowsAtOnce : 1)
            for line in judged.lines[place..<end] {
                insert.bind(parts[Int(line.part)])
                insert.bind(Int64(line.row))
                insert.bind(Int64(line.kind))
                insert.bind(days.text(line.day))
                insert.bind(Int64(line.start))
                insert.bind(line.knowsSecond ? 1 : 0)
                if line.duration < 0 { insert.bindNull() } else { insert.bind(Int64(line.duration)) }
                insert.bind(spellings[Int(line.spelling)])
                insert.bind(Int64(line.outcome))
                if line.revision == 0 { insert.bindNull() } else { insert.bind(line.revision) }
                if line.probability < 0 { insert.bindNull() } else { insert.bind(Int64(line.probability)) }
                if line.reason < 0 { insert.bindNull() } else { insert.bind(reasons[Int(line.reason)]) }
                insert.bind(judged.text(of: line))
            }
            try insert.run()
            place = end
        }
        return hash.finished()
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
