import Campaign

/// What one file told, line by line, held in memory.
package struct ReadLog: Sendable {
    package let name: String
    package var description = LogDescription()
    package var lines: [LogLine] = []
    package var rejected: [RejectedLine] = []
    /// The totals that it states, against its lines.
    package var totals: [TotalsCheck] = []
    package var periods: [StatedPeriod] = []
    /// Rows that are no airings and say so, by what they are.
    package var passedOver: [PassedRows.Reason: Int] = [:]

    /// More lines than this belong into a catalogue.
    package static let mostLines = 2_000_000

    package init(name: String) { self.name = name }

    /// Reads a whole file.
    ///
    /// - Throws: `LogRefusal` where the file cannot be read as a log.
    package init(_ source: LogSource, context: ReadingContext) throws {
        self.init(name: source.fileName)
        let reading = try LogReading.open(source, context: context)
        var tally = TotalsTally()
        while let event = try reading.next() {
            switch event {
            case .line(let line):
                tally.add(line)
                guard lines.count < ReadLog.mostLines else {
                    throw LogRefusal("airing.log.too_many_lines", ["most": .count(ReadLog.mostLines)])
                }
                lines.append(line)
            case .rejected(let row): rejected.append(row)
            case .total(let total): tally.add(total)
            case .period(let period): periods.append(period)
            case .passedOver(let rows): passedOver[rows.reason, default: 0] += rows.rows.count
            }
        }
        totals = tally.checks
        description = reading.description
    }

    /// The channel of a line: the known one, else as the file calls it.
    package static func channel(of line: LogLine) -> String { line.channel ?? line.channelAsWritten }
}
