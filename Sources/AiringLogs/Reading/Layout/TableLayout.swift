import Campaign

/// How the cells of the start column are written.
enum StartForm: String, Sendable {
    case clock
    /// `0815`, `081530`.
    case compact
    /// A day's fraction, or days since 1899-12-30 with one.
    case serial
    case epochSeconds = "epoch_seconds"
    case epochMilliseconds = "epoch_milliseconds"
}

/// Which column of a table tells what.
struct TableLayout {
    let sheet: String
    let row: Int
    let headings: [String]
    var meanings: [ColumnMeaning] = []
    var reasons: [LogDescription.Reason] = []
    var samples: [[String]] = []
    var languages: [String] = []
    var startForm = StartForm.clock
    var durationForm = DurationForm.seconds
    var frames = FrameReading()
    /// Columns whose empty cells take what stands above, as merged cells do.
    var carried: Set<Int> = []

    func column(_ meaning: ColumnMeaning) -> Int? { meanings.firstIndex(of: meaning) }
    func columns(_ meaning: ColumnMeaning) -> [Int] { meanings.indices.filter { meanings[$0] == meaning } }

    func heading(_ column: Int) -> String {
        guard headings.indices.contains(column), !headings[column].trimmingSpaces.isEmpty else {
            return TableLayout.letter(column)
        }
        return headings[column].trimmingSpaces
    }

    /// `A`, …, `Z`, `AA`: as sheets call their columns.
    static func letter(_ column: Int) -> String {
        var letters = ""
        var rest = column + 1
        while rest > 0 {
            letters = String(UnicodeScalar(UInt8(0x41 + (rest - 1) % 26))) + letters
            rest = (rest - 1) / 26
        }
        return letters
    }

    var description: TableDescription {
        TableDescription(
            sheet: sheet, row: row,
            columns: meanings.indices.map { column in
                ColumnDescription(
                    letter: TableLayout.letter(column),
                    heading: headings.indices.contains(column) ? headings[column].trimmingSpaces : "",
                    meaning: meanings[column], reason: reasons[column], samples: samples[column])
            })
    }
}
