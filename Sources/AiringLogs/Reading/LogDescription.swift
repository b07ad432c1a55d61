package import Campaign

/// What was understood of a file before its lines are read: for `--explain`.
package struct LogDescription: Sendable {
    /// `xlsx`, `csv`, `text`, `docx`, `pdf`, `xml`, `json`, …
    package var container = ""
    /// The format's name: `table`, `prose`, `bxf`, …
    package var format = ""
    package var encoding: String?
    package var delimiter: String?
    package var tables: [TableDescription] = []
    package var dateOrder: DateOrder?
    /// Why the date is read so: a code with values.
    package var dateReason: Reason?
    package var dayConvention: DayConvention?
    package var dayReason: Reason?
    /// The year of dates that have none.
    package var year: Int?
    /// As the file names them, with the known channel where there is one, at most a thousand.
    package var channels: [(asWritten: String, known: String?)] = []
    package var period: DaySpan?
    /// Tags of the languages in which the headings are written.
    package var languages: [String] = []
    /// The station whose profile was used.
    package var profile: String?

    package init() {}

    /// A stable code and its values, to be worded.
    package struct Reason: Sendable, Equatable {
        package let code: String
        package let values: [String: MessageValue]

        package init(_ code: String, _ values: [String: MessageValue] = [:]) {
            self.code = code
            self.values = values
        }
    }
}

/// A table of the file and its columns.
package struct TableDescription: Sendable {
    package var sheet = ""
    /// The row of its headings, or its first row.
    package var row: Int
    package var columns: [ColumnDescription]
}

package struct ColumnDescription: Sendable {
    /// `A`, `B`, …
    package var letter: String
    package var heading: String
    package var meaning: ColumnMeaning
    package var reason: LogDescription.Reason
    package var samples: [String]
}
