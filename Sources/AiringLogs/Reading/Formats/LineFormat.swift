import Campaign
import Documents

/// A text format of which each line is read by itself.
protocol LineFormat: LogFormat {
    /// What one line is; nil where it is no line of the log.
    func record(_ line: String, number: Int, state: inout LineFormatState) -> RawRecord
    var dateOrder: DateOrder? { get }
    /// The day that the name of such a file tells.
    func day(_ file: LogFile) -> Day?
}

/// What lines above have said.
struct LineFormatState {
    var date: WrittenDate?
    var channel = ""
    /// Where the columns of a ruler begin.
    var ruler: [String: Range<Int>] = [:]
    var years: Set<Int> = []
}

extension LineFormat {
    var dateOrder: DateOrder? { nil }
    func day(_ file: LogFile) -> Day? { nil }

    func source(_ file: LogFile) throws -> any RecordSource { LineSource(format: self, file: file) }

    /// Whether four of five of the first lines that say anything fit.
    func fits(_ file: LogFile, _ test: (String) -> Bool) -> Bool {
        guard file.kind == .text else { return false }
        let lines = file.lines.filter { !$0.trimmingSpaces.isEmpty }.prefix(60)
        return !lines.isEmpty && lines.count(where: test) * 5 >= lines.count * 4
    }

    func passed(_ reason: PassedRows.Reason, _ number: Int) -> RawRecord {
        .passed(PassedRows(reason, sheet: "", rows: number...number))
    }

    func rejected(_ reason: RowProblem, _ number: Int, _ value: String) -> RawRecord {
        var line = RejectedLine(row: number, reason: reason)
        line.value = String(value.prefix(200))
        return .rejected(line)
    }
}

private struct LineSource: RecordSource {
    let format: any LineFormat
    let file: LogFile

    var facts: SourceFacts {
        var facts = SourceFacts()
        facts.container = "text"
        facts.format = format.name
        facts.encoding = file.encoding.rawValue
        facts.dateOrder = format.dateOrder
        facts.day = format.day(file)
        facts.profile = file.context.profiles.first { $0.station == file.stem && $0.headings.isEmpty }
        return facts
    }

    func records(isForEvidence: Bool) throws -> any RecordReader {
        Reader(format, try TextLines(file: file.bytes, encoding: file.encoding, limits: file.context.limits))
    }

    private final class Reader: RecordReader {
        private let format: any LineFormat
        private let lines: TextLines
        private var state = LineFormatState()

        init(_ format: any LineFormat, _ lines: TextLines) {
            self.format = format
            self.lines = lines
        }

        func next() throws -> RawRecord? {
            guard let line = try lines.next() else { return nil }
            if line.trimmingSpaces.isEmpty || line == "\u{1A}" {
                return .passed(PassedRows(.blank, sheet: "", rows: lines.number...lines.number))
            }
            return format.record(line, number: lines.number, state: &state)
        }
    }
}

/// Pieces of a line between spaces, and where they stand.
struct LineTokens {
    let characters: [Character]
    private(set) var tokens: [(text: String, range: Range<Int>)] = []

    init(_ line: String) {
        characters = Array(line)
        var start: Int?
        for (index, character) in characters.enumerated() {
            if character.isWhitespace {
                if let begun = start { tokens.append((String(characters[begun..<index]), begun..<index)) }
                start = nil
            } else if start == nil {
                start = index
            }
        }
        if let begun = start { tokens.append((String(characters[begun...]), begun..<characters.count)) }
    }

    func text(_ range: Range<Int>) -> String {
        let bounded = min(range.lowerBound, characters.count)..<min(range.upperBound, characters.count)
        return String(characters[bounded]).trimmingSpaces
    }

    func text(from start: Int) -> String { text(start..<characters.count) }

    /// `08:15:30`, also with one figure for the hour.
    static func isTime(_ text: String) -> Bool {
        text.withCell { ClockTime.whole($0)?.isSecondKnown ?? false && $0.contains(UInt8(ascii: ":")) }
    }
}
