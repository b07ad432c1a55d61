import CXlsxWriter
import Glibc

/// Writes rows to a spreadsheet. Nothing is there under its name until `finish` has written all of it.
package protocol TableWriter: AnyObject {
    func write(_ cells: [String]) throws
    func finish() throws
}

package enum TableFile {
    /// A writer by the ending of the name: `.xlsx`, else CSV.
    package static func writer(_ path: String, sheet: String, headings: [String]) throws -> any TableWriter {
        if path.lowercased().hasSuffix(".xlsx") { return try WorkbookWriter(path, sheet: sheet, headings: headings) }
        return try DelimitedWriter(path, headings: headings)
    }
}

/// Text that a spreadsheet program would take for a formula.
package enum FormulaGuard {
    /// Puts an apostrophe before text that begins like a formula and is no number, and before text that already has
    /// such an apostrophe, so that reading takes exactly one away (OWASP, CSV injection).
    package static func guarded(_ text: String) -> String { isDangerous(text[...]) ? "'" + text : text }

    /// Takes the guard away again.
    package static func unguarded(_ text: String) -> String {
        guard text.hasPrefix("'"), isDangerous(text.dropFirst()) else { return text }
        return String(text.dropFirst())
    }

    private static func isDangerous(_ text: Substring) -> Bool {
        let bare = text.drop { $0 == "'" }
        guard let first = bare.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else { return false }
        return Double(bare) == nil || text.hasPrefix("'")
    }
}

/// CSV for Excel: UTF-8 with its mark, semicolons, CR LF, quotes where needed, formulas guarded.
package final class DelimitedWriter: TableWriter {
    private let path: String
    private let temporary: String
    private let descriptor: Int32
    private var buffer: [UInt8] = [0xEF, 0xBB, 0xBF]

    package init(_ path: String, headings: [String]) throws {
        self.path = path
        temporary = path + ".\(getpid()).part"
        descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else {
            throw TableProblem.cannotWrite(file: path, reason: String(cString: strerror(errno)))
        }
        try write(headings)
    }

    deinit {
        close(descriptor)
        unlink(temporary)
    }

    package func write(_ cells: [String]) throws {
        buffer += Array(
            (cells.map { DelimitedWriter.quoted(FormulaGuard.guarded($0)) }.joined(separator: ";") + "\r\n").utf8)
        if buffer.count > 64 << 10 { try flush() }
    }

    package func finish() throws {
        try flush()
        guard fsync(descriptor) == 0, rename(temporary, path) == 0 else {
            throw TableProblem.cannotWrite(file: path, reason: String(cString: strerror(errno)))
        }
    }

    private func flush() throws {
        var rest = buffer[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else {
                throw TableProblem.cannotWrite(file: path, reason: String(cString: strerror(errno)))
            }
            rest = rest.dropFirst(count)
        }
        buffer = []
    }

    private static func quoted(_ text: String) -> String {
        let needsQuotes =
            text.unicodeScalars.contains { ";,\"\n\r\t|".unicodeScalars.contains($0) } || text.hasPrefix(" ")
        return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }
}

/// XLSX through libxlsxwriter: every cell is text, so that codes stay codes and nothing is a formula.
package final class WorkbookWriter: TableWriter {
    private let path: String
    private let temporary: String
    private var workbook: UnsafeMutablePointer<lxw_workbook>?
    private let worksheet: UnsafeMutablePointer<lxw_worksheet>
    private var row: UInt32 = 0
    private let columns: Int
    private static let longestCell = 32_767

    package init(_ path: String, sheet: String, headings: [String]) throws {
        self.path = path
        temporary = path + ".\(getpid()).part"
        columns = headings.count
        var options = lxw_workbook_options()
        options.constant_memory = 1
        workbook = workbook_new_opt(temporary, &options)
        guard let workbook, let made = workbook_add_worksheet(workbook, String(sheet.prefix(31))) else {
            throw TableProblem.cannotWrite(file: path, reason: "xlsx")
        }
        worksheet = made
        let bold = workbook_add_format(workbook)
        format_set_bold(bold)
        worksheet_freeze_panes(worksheet, 1, 1)
        worksheet_set_column(worksheet, 0, UInt16(max(headings.count - 1, 0)), 22, nil)
        for (column, heading) in headings.enumerated() {
            worksheet_write_string(worksheet, 0, UInt16(column), heading, bold)
        }
        row = 1
    }

    deinit {
        if let workbook { _ = workbook_close(workbook) }
        unlink(temporary)
    }

    package func write(_ cells: [String]) throws {
        guard row < 1_048_576 else { throw TableProblem.cannotWrite(file: path, reason: "1048576") }
        for (column, cell) in cells.enumerated() where !cell.isEmpty {
            guard cell.utf16.count <= WorkbookWriter.longestCell else {
                throw TableProblem.cellTooLong(file: path, row: Int(row) + 1)
            }
            worksheet_write_string(worksheet, row, UInt16(column), WorkbookWriter.writable(cell), nil)
        }
        row += 1
    }

    package func finish() throws {
        worksheet_autofilter(worksheet, 0, 0, max(row, 1) - 1, UInt16(max(columns - 1, 0)))
        let closing = workbook
        workbook = nil
        guard let closing, workbook_close(closing) == LXW_NO_ERROR, sync(), rename(temporary, path) == 0 else {
            throw TableProblem.cannotWrite(file: path, reason: String(cString: strerror(errno)))
        }
    }

    private func sync() -> Bool {
        let descriptor = open(temporary, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return fsync(descriptor) == 0
    }

    /// XML 1.0 knows no control characters but tab and line ends.
    private static func writable(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter { $0.value >= 0x20 || "\t\n\r".unicodeScalars.contains($0) }))
    }
}
