import Documents
import Tabular

/// A text file whose cells stand between delimiters.
struct DelimitedGrid: LogGrid {
    let file: FileBytes
    let limits: ReadingLimits
    let fileEncoding: TextEncoding
    let mark: UInt8
    let hasQuotes: Bool

    var container: String { mark == UInt8(ascii: "\t") ? "tsv" : "csv" }
    var encoding: String? { fileEncoding.rawValue }
    var delimiter: String? { String(UnicodeScalar(mark)) }

    func rows() throws -> any GridRows {
        Rows(
            try DelimitedReader(
                file: file, limits: limits, encoding: fileEncoding, delimiter: mark, hasQuotes: hasQuotes))
    }

    private final class Rows: GridRows {
        private let reader: DelimitedReader
        init(_ reader: DelimitedReader) { self.reader = reader }
        func read(into row: inout GridRow) throws -> Bool { try reader.read(into: &row.cells) }
    }
}

/// All sheets of a workbook, one after the other.
struct WorkbookGrid: LogGrid {
    let path: String
    let limits: ReadingLimits
    let sheets: [String]
    let container = "xlsx"
    let isWorkbook = true

    init(path: String, limits: ReadingLimits) throws {
        self.path = path
        self.limits = limits
        sheets = try WorkbookReader.sheetNames(of: path)
    }

    func rows() throws -> any GridRows { Rows(path: path, limits: limits, sheets: sheets) }

    private final class Rows: GridRows {
        private let path: String
        private let limits: ReadingLimits
        private var sheets: ArraySlice<String>
        private let isSingle: Bool
        private var reader: WorkbookReader?
        private var sheet = ""
        private var last = 0

        init(path: String, limits: ReadingLimits, sheets: [String]) {
            self.path = path
            self.limits = limits
            self.sheets = sheets[...]
            isSingle = sheets.count == 1
        }

        func read(into row: inout GridRow) throws -> Bool {
            while true {
                if let reader {
                    row.sheet = sheet
                    if let found = try reader.next() {
                        last = found.number
                        row.cells = RowBuffer(number: found.number, cells: found.cells)
                        return true
                    }
                    let end = reader.rowNumber
                    self.reader = nil
                    if end > last {
                        // Rows that are there and empty, up to a million of them, are told by the last one.
                        row.cells = RowBuffer(number: end, cells: [])
                        return true
                    }
                }
                guard let next = sheets.popFirst() else { return false }
                sheet = next
                last = 0
                reader = try WorkbookReader(path: path, sheet: next, limits: limits)
            }
        }
    }
}
