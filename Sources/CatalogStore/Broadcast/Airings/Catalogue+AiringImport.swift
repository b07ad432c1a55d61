package import AiringLogs
import Campaign
import GRDB
import MediaVault

extension Catalogue {
    /// The name of the change that takes a log in.
    static let airingImport = "airing import"

    /// What reading and matching know of this catalogue.
    package func readingContext(profiles: [LogProfile] = [], limits: LogLimits = LogLimits()) throws -> ReadingContext {
        let planned = try read { database in
            try Row.fetchOne(database, sql: "SELECT min(on_day), max(on_day) FROM slot")
        }
        let first = (planned?[0] as String?).flatMap { Day($0) }
        let last = (planned?[1] as String?).flatMap { Day($0) }
        return ReadingContext(
            channels: try logChannels(), profiles: profiles,
            expectedDays: first == nil ? nil : DaySpan(from: first, until: last), limits: limits)
    }

    /// Takes one log in: reads, matches and counts it without holding the catalogue, then writes it as one change.
    ///
    /// The same bytes again change nothing. What another source told already is a further witness; what a corrected
    /// log no longer tells is ended and stays readable.
    ///
    /// - Parameter progress: told how many lines were read, from time to time.
    /// - Throws: `LogRefusal` where the file is no log that can be read; a problem of the first bad row when strict.
    package func importAirings(
        _ source: LogSource, context: ReadingContext, options: AiringImportOptions, by actor: Actor,
        progress: (Int) -> Void = { _ in }
    ) throws -> AiringImportReport {
        try importAirings(source, context: context, options: options, by: actor) { take in
            let reading = try LogReading.open(source, context: context)
            var read = 0
            while let event = try reading.next() {
                try take(event)
                read += 1
                if read % 20_000 == 0 { progress(read) }
            }
            return reading.description
        }
    }

    /// Takes in lines that somebody read from the file in another way, such as a sheet typed from paper.
    ///
    /// - Parameter feed: gives the events one by one and tells what was understood of the file.
    package func importAirings(
        _ source: LogSource, context: ReadingContext, options: AiringImportOptions, by actor: Actor,
        feed: (_ take: (LogEvent) throws -> Void) throws -> LogDescription
    ) throws -> AiringImportReport {
        var report = AiringImportReport(file: source.fileName)
        let examined = try vault.examine(batch: [SourceFile(path: source.path)]).files[0]
        if let log = try knownLog(examined.digest.description) {
            report.state = .known
            report.log = log
            return report
        }
        let judged = try judge(source, context: context, options: options, report: &report, feed: feed)
        if judged.lines.isEmpty {
            report.state = .empty
            return report
        }
        if report.totals.contains(where: { !$0.agrees }), !options.acceptsDifference {
            report.state = .held
            return report
        }
        if options.isStrict, let row = report.rejected.first {
            throw PlacedProblem(row.reason, at: SourcePlace(file: source.fileName, line: row.row))
        }
        let paths = [source.path] + (options.scan.map { [$0] } ?? [])
        let batch = paths.map { SourceFile(path: $0) }
        let stored = try options.isTrial ? vault.examine(batch: batch).files : vault.store(batch: batch).files
        let (code, changes) = try change(Catalogue.airingImport, by: actor, dryRun: options.isTrial) { session in
            try session.enter(judged, files: stored, scanPath: options.scan, report: report)
        }
        report.log = options.isTrial ? nil : code
        report.changes = changes
        return report
    }

    /// The log that holds exactly these bytes and was not taken back.
    private func knownLog(_ digest: String) throws -> String? {
        try read { database in
            try String.fetchOne(
                database,
                sql: """
                    SELECT g.code FROM airing_log g JOIN media_file m ON m.id = g.file_id WHERE m.code = ?
                    AND NOT EXISTS (SELECT 1 FROM airing_log_end e WHERE e.log_id = g.id)
                    """, arguments: [digest])
        }
    }

    private func judge(
        _ source: LogSource, context: ReadingContext, options: AiringImportOptions,
        report: inout AiringImportReport, feed: ((LogEvent) throws -> Void) throws -> LogDescription
    ) throws -> JudgedLog {
        let airable = try airableSpots()
        let (spots, stations) = try read { database in
            let spots = try SpotBook(airable, in: database)
            return (spots, try StationBook(channels: context.channels, spots: spots, in: database))
        }
        let channel = try options.channel.map { name -> Int? in
            let code = try read { try ChannelNames(in: $0).find(name).code }
            return stations.place(of: code)
        }
        var builder = JudgedLogBuilder(spots: spots, stations: stations, channel: channel ?? nil)
        report.description = try feed { try builder.take($0) }
        if builder.lineCount == 0, let name = builder.unknownChannels.keys.sorted().first {
            throw name.isEmpty
                ? PlainProblem("airing.channel_needed", ["file": .text(source.fileName)], category: .notFound)
                : PlainProblem("airing.channel_unknown", ["channel": .text(name)], category: .notFound)
        }
        report.totals = builder.totals
        report.rejected = builder.rejectedRows
        report.rejectedCount = builder.rejectedCount
        let judged = builder.finish()
        report.count(judged, stations)
        report.source =
            options.source
            ?? LogPaper.source(
                of: report.description, name: source.fileName, ours: report.ours + report.ask, others: report.others)
        return judged
    }
}

extension AiringImportReport {
    fileprivate mutating func count(_ judged: JudgedLog, _ stations: StationBook) {
        let days = Set(judged.lines.lazy.map(\.day))
        self.days = days.count
        firstDay = days.min().map { Day(ordinal: Int($0)) }
        lastDay = days.max().map { Day(ordinal: Int($0)) }
        lines = judged.lines.count
        let known = Set(judged.parts.map(\.channel))
        channels = zip(stations.ids, stations.channels).filter { known.contains($0.0) }.map(\.1.name)
        for line in judged.lines {
            if line.kind != 0 {
                notAirings[LogLineKind.allCases[Int(line.kind)], default: 0] += 1
            } else if line.outcome == UInt8(LineOutcome.accepted.rawValue) {
                ours += 1
            } else if line.outcome == UInt8(LineOutcome.ask.rawValue) {
                ask += 1
            } else {
                others += 1
            }
        }
    }
}

extension ChangeSession {
    fileprivate func enter(
        _ judged: JudgedLog, files: [StoredFile], scanPath: String?, report: AiringImportReport
    ) throws -> (String, AiringChanges) {
        try enter(files[0], name: report.file)
        if files.count > 1, let scanPath {
            try enter(files[1], name: scanPath.split(separator: "/").last.map(String.init) ?? scanPath)
        }
        // An index of ten million rows is written in many places: what is written to again should not be read again.
        try database.execute(sql: "PRAGMA cache_size = -65536")
        defer { try? database.execute(sql: "PRAGMA cache_size = -\(Catalogue.cachedKibibytes)") }
        let code = try OfficeCode.next("LOG", table: "airing_log", in: database)
        let log = (try Int64.fetchOne(database, sql: "SELECT max(id) FROM airing_log") ?? 0) + 1
        let written = try LogWriter(database: database, log: log).write(judged)
        let changes = try makeAirings(judged, written, source: report.source.rawValue)
        var fields = [
            "file": files[0].digest.description, "name": report.file, "source": report.source.rawValue,
            "layout": report.description.format, "lines": String(judged.lines.count),
            "rejected": String(report.rejectedCount), "lines_hash": written.hash, "on": today.description,
            "person": actor.person,
        ]
        if files.count > 1 { fields["scan"] = files[1].digest.description }
        let id = try create(Entities.airingLog, code: code, fields)
        guard id == log else { throw CatalogueProblem.broken("airing_log") }
        return (code, changes)
    }

    private func makeAirings(_ judged: JudgedLog, _ written: LogWriter.Written, source: String) throws -> AiringChanges
    {
        let keeper = try AiringKeeper(database, sequence: sequence, correction: LogCorrection(source: source))
        let accepted = judged.lines.indices.filter {
            judged.lines[$0].outcome == 0 && judged.lines[$0].kind == 0 && judged.lines[$0].revision != 0
        }
        func order(_ place: Int) -> (Int64, Int32, Int32) {
            let line = judged.lines[place]
            return (judged.parts[Int(line.part)].channel, line.day, line.start)
        }
        // A log told in the order of time is in order already.
        let isSorted = accepted.indices.dropFirst().allSatisfy { order(accepted[$0 - 1]) <= order(accepted[$0]) }
        let sorted = isSorted ? accepted : accepted.sorted { order($0) < order($1) }
        var start = 0
        for (key, covered) in judged.coveredDays {
            let end = sorted[start...].firstIndex { order($0).0 != key.channel || order($0).1 != key.day }
            let told = sorted[start..<(end ?? sorted.count)].map { place in
                let line = judged.lines[place]
                return AiringKeeper.Told(
                    part: written.parts[Int(line.part)], row: Int64(line.row), start: Int64(line.start),
                    knowsSecond: line.knowsSecond, duration: Int64(line.duration), revision: line.revision,
                    source: source)
            }
            try keeper.take(
                told, channel: key.channel, day: Day(ordinal: Int(key.day)).description, covered: covered)
            start += told.count
        }
        try keeper.finish()
        return keeper.changes
    }
}

extension JudgedLog {
    /// A stated period longer than this is no reason to look at each of its days.
    private static let longestPeriod = 400

    /// Each channel's days of which the log speaks, in order, with the part of the day in milliseconds: from the log's
    /// first line to its last; days of a stated period whole, where totals prove that nothing is left out.
    fileprivate var coveredDays: [(key: DayKey, covered: ClosedRange<Int64>)] {
        let always = Int64(Int32.min)...Int64(Int32.max)
        var covered: [DayKey: ClosedRange<Int64>] = [:]
        for (channel, keys) in Dictionary(grouping: days.keys, by: \.channel) {
            let first = keys.map(\.day).min()
            let last = keys.map(\.day).max()
            for key in keys {
                guard let day = days[key] else { continue }
                let from = key.day == first ? Int64(day.first) : always.lowerBound
                let until = key.day == last ? Int64(day.last) : always.upperBound
                covered[key] = from...until
            }
            guard let period = periods[channel], period.totals == "agree", let from = period.from,
                let until = period.until, from <= until, until.ordinal - from.ordinal < JudgedLog.longestPeriod
            else { continue }
            for day in from.ordinal...until.ordinal {
                covered[DayKey(channel: channel, day: Int32(clamping: day))] = always
            }
        }
        return covered.map { ($0.key, $0.value) }.sorted { ($0.key.channel, $0.key.day) < ($1.key.channel, $1.key.day) }
    }
}
