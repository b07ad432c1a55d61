package import Campaign
package import Documents

/// What a person fixed about the files of one station; used again for the next file whose headings agree.
package struct LogProfile: Sendable, Equatable, Codable {
    package var station: String
    /// The folded headings of the table; empty for a table without headings.
    package var headings: [String]
    package var encoding: String?
    package var delimiter: String?
    /// Meanings by folded heading, or by the column's letter where it has none.
    package var columns: [String: ColumnMeaning]
    package var dateOrder: DateOrder?
    package var dayConvention: DayConvention?
    /// For dates without a year, and for years of two figures.
    package var year: Int?
    /// The IANA zone of the times in the file.
    package var zone: String?
    /// The channel of files that name none.
    package var channel: String?

    package init(station: String, headings: [String] = [], columns: [String: ColumnMeaning] = [:]) {
        self.station = station
        self.headings = headings
        self.columns = columns
    }
}

/// Everything that reading may know besides the file.
package struct ReadingContext: Sendable {
    package var channels: [LogChannel]
    package var profiles: [LogProfile]
    /// The days of the media plan: evidence for dates that can be read in two ways, and for years left out.
    package var expectedDays: DaySpan?
    /// The channel of files that name none, as somebody told.
    package var channel: String?
    package var limits: LogLimits
    /// Finds a converter by the program's name.
    package var converter: @Sendable (String) -> ExternalProgram?

    package init(
        channels: [LogChannel] = [], profiles: [LogProfile] = [], expectedDays: DaySpan? = nil,
        channel: String? = nil, limits: LogLimits = LogLimits(),
        converter: @escaping @Sendable (String) -> ExternalProgram? = { ExternalProgram(named: $0) }
    ) {
        self.channels = channels
        self.profiles = profiles
        self.expectedDays = expectedDays
        self.channel = channel
        self.limits = limits
        self.converter = converter
    }
}

/// How much of a log is taken.
package struct LogLimits: Sendable {
    package var reading = ReadingLimits.standard
    /// Files found in a folder or in an archive.
    package var files = 10_000
    /// Bytes of one member of an archive, or of a compressed log, that are unpacked.
    package var unpackedBytes: Int64 = 2 << 30
    /// Rows looked at before the columns are decided.
    package var surveyedRows = 6_000
    /// Bytes of one line of text.
    package var lineBytes = 64 << 10
    /// Bytes of text that a converter may give.
    package var convertedBytes = 64 << 20

    package init() {}
}
