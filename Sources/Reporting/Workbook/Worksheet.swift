import CXlsxWriter
import Campaign

/// A sheet of a workbook in the making. Text is written as text, so nothing in it can become a formula or a link.
struct Worksheet {
    static let mostRows = 1_048_576
    private static let longestText = 32_767
    private let sheet: UnsafeMutablePointer<lxw_worksheet>
    private let format: (CellStyle) -> UnsafeMutablePointer<lxw_format>?

    init(
        _ sheet: UnsafeMutablePointer<lxw_worksheet>,
        format: @escaping (CellStyle) -> UnsafeMutablePointer<lxw_format>?
    ) {
        self.sheet = sheet
        self.format = format
    }

    func write(_ text: String, row: Int, column: Int, style: CellStyle) throws(ReportingProblem) {
        guard row < Worksheet.mostRows else {
            throw .tooManyRows(count: row + 1, most: Worksheet.mostRows)
        }
        guard text.utf16.count <= Worksheet.longestText else {
            throw .textTooLong(beginning: String(text.prefix(40)), most: Worksheet.longestText)
        }
        if text.isEmpty {
            worksheet_write_blank(sheet, UInt32(row), UInt16(column), format(style))
        } else {
            worksheet_write_string(sheet, UInt32(row), UInt16(column), text, format(style))
        }
    }

    func write(_ number: Double, row: Int, column: Int, style: CellStyle) throws(ReportingProblem) {
        guard row < Worksheet.mostRows else {
            throw .tooManyRows(count: row + 1, most: Worksheet.mostRows)
        }
        worksheet_write_number(sheet, UInt32(row), UInt16(column), number, format(style))
    }

    /// A text over several columns, broken into lines; its row gets the height that the text needs.
    func writeParagraph(_ text: String, row: Int, columns: Int, width: Double, style: CellStyle)
        throws(ReportingProblem)
    {
        try write(text, row: row, column: 0, style: style)
        if columns > 1 {
            worksheet_merge_range(
                sheet, UInt32(row), 0, UInt32(row), UInt16(columns - 1), text.isEmpty ? nil : text, format(style))
        }
        let lines = (Double(text.count) / max(1, width)).rounded(.up)
        setHeight(of: row, lines: Int(max(1, lines)))
    }

    /// For rows whose height a program that opens the workbook does not find by itself.
    func setHeight(of row: Int, lines: Int) {
        worksheet_set_row(sheet, UInt32(row), Double(min(max(lines, 1), 30)) * 13.5 + 1.5, nil)
    }

    func setWidths(_ widths: [Double]) {
        for (column, width) in widths.enumerated() {
            worksheet_set_column(sheet, UInt16(column), UInt16(column), width, nil)
        }
    }

    /// A4, as wide as the columns need, with the page's number below and the document's name above.
    func setPrint(title: String, footer: String, isLandscape: Bool) {
        if isLandscape { worksheet_set_landscape(sheet) } else { worksheet_set_portrait(sheet) }
        worksheet_set_paper(sheet, 9)
        worksheet_fit_to_pages(sheet, 1, 0)
        worksheet_set_margins(sheet, 0.4, 0.4, 0.6, 0.6)
        worksheet_set_header(sheet, "&L&8" + Worksheet.marginText(title))
        worksheet_set_footer(sheet, "&R&8" + footer)
    }

    /// Keeps the rows above `row` in sight, and prints the heading row on every page.
    func setHeading(row: Int, columns: Int, lastRow: Int, isFiltered: Bool = true) {
        worksheet_freeze_panes(sheet, UInt32(row + 1), 0)
        worksheet_repeat_rows(sheet, UInt32(row), UInt32(row))
        if isFiltered {
            worksheet_autofilter(sheet, UInt32(row), 0, UInt32(max(row, lastRow)), UInt16(max(0, columns - 1)))
        }
    }

    /// Only open cells can be changed; rows may be added and sorted. There is no password: it keeps from slips.
    func protect() {
        var options = lxw_protection()
        options.insert_rows = 1
        options.format_columns = 1
        options.format_rows = 1
        options.sort = 1
        options.autofilter = 1
        worksheet_protect(sheet, nil, &options)
    }

    /// Cells in which a number may stand as text without a mark of warning.
    func allowNumbersAsText(fromRow: Int, toRow: Int, columns: Int) {
        let last = Unicode.Scalar(UInt8(ascii: "A") + UInt8(min(max(columns, 1), 26) - 1))
        worksheet_ignore_errors(
            sheet, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), "A\(fromRow + 1):\(last)\(toRow + 1)")
    }

    /// The length of a header is limited to 255 characters, and `&` begins a command in it.
    static func marginText(_ text: String) -> String {
        String(SafeText.line(text).prefix(100)).replacing("&", with: "&&")
    }
}
