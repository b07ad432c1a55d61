package import Documents

/// One row of a table: where it stands in the file and its cells as text.
package struct TableRow: Sendable, Equatable {
    /// The line of a text file on which the row begins, or the row of a sheet; from 1.
    package let number: Int
    /// As written; numbers in their shortest form, days as `YYYY-MM-DD`. Trailing empty cells are left out.
    package let cells: [String]

    package init(number: Int, cells: [String]) {
        self.number = number
        self.cells = cells
    }
}

/// A table that somebody sent, read row by row: CSV or TSV in any dialect and encoding, or a sheet of XLSX.
package enum TableReader {
    /// Opens a table. What it is follows from its bytes, not from its name.
    ///
    /// - Parameter sheet: the sheet of a workbook; the first one without it.
    /// - Throws: `DocumentProblem`, `TableProblem`.
    package static func open(
        _ path: String, sheet: String? = nil, limits: ReadingLimits = .standard
    ) throws -> any TableRows {
        let file = try FileBytes(path: path)
        let head = file.read(at: 0, count: 4)
        if head == [0x50, 0x4B, 0x03, 0x04] || head == [0x50, 0x4B, 0x05, 0x06] {
            return try WorkbookReader(path: path, sheet: sheet, limits: limits)
        }
        return try DelimitedReader(file: file, limits: limits)
    }
}

/// Rows one after another.
package protocol TableRows: AnyObject {
    /// The next row that is there; nil at the end. Blank lines are passed over.
    func next() throws -> TableRow?
}
