import Tabular

/// One row of a file, whatever holds it.
struct GridRow {
    /// The sheet of a workbook, the table of a document; empty where a file has one only.
    var sheet = ""
    var cells = RowBuffer()
}

/// Rows one after another.
protocol GridRows: AnyObject {
    /// The next row, blank ones among them; false at the end.
    func read(into row: inout GridRow) throws -> Bool
}

/// A file as rows of cells; it can be read more than once.
protocol LogGrid {
    var container: String { get }
    var encoding: String? { get }
    var delimiter: String? { get }
    /// Its sheets stand by themselves.
    var isWorkbook: Bool { get }
    func rows() throws -> any GridRows
}

extension LogGrid {
    var encoding: String? { nil }
    var delimiter: String? { nil }
    var isWorkbook: Bool { false }
}

/// Rows that stand in memory: of documents, which are small.
struct StoredGrid: LogGrid {
    let container: String
    var encoding: String?
    var delimiter: String?
    var isWorkbook = false
    let stored: [GridRow]

    func rows() -> any GridRows { StoredRows(stored) }
}

final class StoredRows: GridRows {
    private var rest: IndexingIterator<[GridRow]>
    init(_ rows: [GridRow]) { rest = rows.makeIterator() }

    func read(into row: inout GridRow) -> Bool {
        guard let next = rest.next() else { return false }
        row = next
        return true
    }
}
