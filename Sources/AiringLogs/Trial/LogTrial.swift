import Campaign

/// Reads logs, matches their lines with spots and reconciles them with a plan, all in memory and without a catalogue.
package struct LogTrial: Sendable {
    package let tables: TrialTables
    package let context: ReadingContext

    package init(tables: TrialTables, profiles: [LogProfile] = [], limits: LogLimits = LogLimits()) {
        self.tables = tables
        context = ReadingContext(
            channels: tables.channels, profiles: profiles, expectedDays: tables.expectedDays, limits: limits)
    }

    /// A line with what was thought of it.
    package struct JudgedLine: Sendable {
        /// The place of its file.
        package let log: Int
        package let line: LogLine
        /// Nil where the line is no airing at all.
        package let decision: Decision?
        package fileprivate(set) var outcome: AiringOutcome?
    }

    package struct Result: Sendable {
        package let lines: [JudgedLine]
        /// One for each booking of the plan.
        package let reconciliation: Reconciliation
    }

    /// Puts what the files tell against the plan.
    package func judge(_ logs: [ReadLog]) throws -> Result {
        var lines = decided(logs)
        let told = lines.indices.filter { LogTrial.mayBeOurs(lines[$0]) }
        let sources = logs.indices.map { log in source(of: logs[log], lines.filter { $0.log == log }) }
        let airings = told.map { airing(lines[$0], number: $0, source: sources[lines[$0].log]) }
        let coverage = logs.indices.flatMap { log in
            LogCoverage.of(
                logs[log], source: sources[log],
                lines: lines.filter { $0.log == log }.map { ($0.line, $0.decision) })
        }
        let reconciliation = try Reconciler.reconcile(
            slots: tables.slots, airings: airings, spots: tables.spots, coverage: coverage)
        for (place, outcome) in zip(told, reconciliation.airings) { lines[place].outcome = outcome }
        return Result(lines: lines, reconciliation: reconciliation)
    }

    /// Doubtful lines count too, or a booking would be called missed that only waits for a decision.
    private static func mayBeOurs(_ line: JudgedLine) -> Bool {
        guard let decision = line.decision, decision.best != nil else { return false }
        return decision.outcome != .notOurs
    }

    private func source(of log: ReadLog, _ lines: [JudgedLine]) -> AiringSource {
        let ours = lines.count(where: LogTrial.mayBeOurs)
        let airings = lines.count { $0.decision != nil }
        return LogPaper.source(of: log.description, name: log.name, ours: ours, others: airings - ours)
    }

    private func decided(_ logs: [ReadLog]) -> [JudgedLine] {
        var names: [String: Int] = [:]
        for line in logs.lazy.flatMap(\.lines) {
            let name = ReadLog.channel(of: line)
            if names[name] == nil { names[name] = names.count }
        }
        let stations = names.sorted { $0.value < $1.value }.map { station($0.key) }
        let matcher = SpotMatcher(spots: tables.spots)
        var lines: [JudgedLine] = []
        // The lengths of a title are evidence file by file, as its clerk writes them.
        for (place, log) in logs.enumerated() {
            var keys = TitleKeys(stations: stations)
            let numbers = log.lines.map { line -> Int? in
                guard line.kind == .airing || line.kind == .scheduled else { return nil }
                return keys.number(of: TitleKey(line), station: names[ReadLog.channel(of: line)] ?? 0)
            }
            let decisions = keys.decisions(by: matcher)
            lines += zip(log.lines, numbers).map { line, number in
                JudgedLine(log: place, line: line, decision: number.map { decisions[$0] })
            }
        }
        return lines
    }

    private func station(_ name: String) -> StationKnowledge {
        StationKnowledge(
            channel: name, planned: Set(tables.slots.lazy.filter { $0.channel == name }.flatMap(\.spots)))
    }

    private func airing(_ judged: JudgedLine, number: Int, source: AiringSource) -> Airing {
        let best = judged.decision?.best
        return Airing(
            id: number, channel: ReadLog.channel(of: judged.line), time: judged.line.time,
            isSecondKnown: judged.line.isSecondKnown, spot: best?.spot ?? 0, probability: best?.probability ?? 0,
            seconds: judged.line.duration.map { Double($0) / 1000 }, source: source,
            bookingReference: judged.line.bookingReference, log: judged.log)
    }
}

extension LogCoverage {
    /// What a file covers, channel by channel.
    static func of(
        _ log: ReadLog, source: AiringSource, lines: [(line: LogLine, decision: Decision?)]
    ) -> [LogCoverage] {
        Dictionary(grouping: lines) { ReadLog.channel(of: $0.line) }.sorted { $0.key < $1.key }
            .map { channel, lines in
                let period =
                    log.periods.first { $0.channel == channel || $0.channelAsWritten == channel }
                    ?? log.periods.first { $0.channel == nil && $0.channelAsWritten.isEmpty }
                let own = log.totals.filter { $0.total.channel == nil || $0.total.channel == channel }
                let totals: StatedTotals = own.isEmpty ? .none : own.allSatisfy(\.agrees) ? .agree : .differ
                let ours = lines.count { $0.decision.map { $0.outcome != .notOurs } ?? false }
                return LogCoverage(
                    channel: channel, source: source, statedPeriod: period.map { $0.from...$0.until },
                    totals: totals, isOursOnly: ours * 20 >= lines.count * 19, times: lines.lazy.map(\.line.time))
            }
    }
}
