import Campaign

/// A line before anybody decided what its date means.
struct RawLine {
    var line: LogLine
    var date: WrittenDate?
    var clock: ClockTime?
    /// The instant itself, where the log counts from 1970 or writes UTC.
    var instant: Instant?
    /// Seconds east of UTC that the log writes beside its time; then date and clock are of that offset.
    var offsetSeconds: Int?
    /// The clock of the end, to know the length of a line that gives none.
    var end: ClockTime?
    /// Column and value to name when date or time fail.
    var dateColumn = ""
    var dateValue = ""
    var timeColumn = ""
    var timeValue = ""

    init(row: Int) {
        line = LogLine(row: row, time: BroadcastTime(day: Day(ordinal: 0), milliseconds: 0))
    }
}

/// What a reader of one format found, before dates are decided.
enum RawRecord {
    case line(RawLine)
    case rejected(RejectedLine)
    case passed(PassedRows)
    case total(StatedTotal)
    case period(sheet: String, row: Int, from: WrittenDate, until: WrittenDate, channel: String)
}

/// Records one after another.
protocol RecordReader: AnyObject {
    func next() throws -> RawRecord?
}

/// A log that has been recognised: it can be read more than once, first for evidence, then for its lines.
protocol RecordSource {
    var facts: SourceFacts { get }
    /// - Parameter isForEvidence: titles and other words are not wanted.
    func records(isForEvidence: Bool) throws -> any RecordReader
}

/// What a format knows of its file.
struct SourceFacts {
    var container = ""
    var format = ""
    var encoding: String?
    var delimiter: String?
    var tables: [TableDescription] = []
    var languages: [String] = []
    /// How this format orders its dates where both orders are possible.
    var dateOrder: DateOrder?
    /// How this format dates the night.
    var dayConvention: DayConvention?
    var years: Set<Int> = []
    var profile: LogProfile?
    /// For offers: the folded headings of the first table.
    var headings: [String] = []
    /// The heading of the date's column, for refusals.
    var dateColumn = ""
    /// The day of the whole file, where the format writes it into the name.
    var day: Day?
}
