import Campaign
package import Wording

/// Writes an airing sheet as a workbook.
package struct AiringSheetDocument: Sendable {
    private let sheet: AiringSheet
    private let words: OutlineWords
    private static let typed = CellStyle(
        wraps: true, isOpen: true, hasBorder: true, fill: 0xFF_F9_C4, numberFormat: "@")
    private static let mark = CellStyle(isQuiet: true, fill: 0xE3_E6_E8)

    package init(_ sheet: AiringSheet, language: DocumentLanguage) {
        self.sheet = sheet
        words = OutlineWords(wording: Wording(document: language))
    }

    /// XLSX. The cells to type in are open and hold text, so that a spreadsheet program changes nothing in them; the
    /// others are closed without a password.
    package func workbook() throws(ReportingProblem) -> [UInt8] {
        let title = text("title") + " – " + SafeText.line(sheet.channel)
        let book = try Workbook(title: title, author: "", made: sheet.made)
        let page = try book.addSheet(text("title"))
        page.setWidths(AiringSheetColumn.allCases.map(\.width))
        page.setPrint(
            title: title, footer: words.wording.text("statement.page", ["page": "&P", "pages": "&N"]),
            isLandscape: true)
        try writeMarks(to: page)
        try writeHeadings(to: page)
        for (place, slot) in sheet.slots.enumerated() {
            try write(slot, to: page, row: AiringSheetLayout.firstRow + place)
        }
        let spare = AiringSheetLayout.firstRow + sheet.slots.count
        for row in spare..<spare + AiringSheetLayout.spareRows { try writeSpare(to: page, row: row) }
        page.setHeading(
            row: AiringSheetLayout.headingsRow, columns: AiringSheetColumn.allCases.count, lastRow: spare,
            isFiltered: false)
        page.allowNumbersAsText(
            fromRow: AiringSheetLayout.firstRow, toRow: spare + AiringSheetLayout.spareRows,
            columns: AiringSheetColumn.allCases.count)
        page.protect()
        return try book.bytes()
    }

    private func text(_ key: String) -> String { words.wording.text("airing_sheet." + key) }

    private func writeMarks(to page: Worksheet) throws(ReportingProblem) {
        typealias Layout = AiringSheetLayout
        let marks: [(String, String)] = [
            (Layout.mark + String(Layout.version), ""), (Layout.channel, SafeText.line(sheet.channel)),
            (Layout.from, sheet.period.lowerBound.description), (Layout.until, sheet.period.upperBound.description),
            (Layout.scan, sheet.scan?.description ?? ""),
        ]
        for (row, mark) in marks.enumerated() {
            try page.write(mark.0, row: row, column: 0, style: AiringSheetDocument.mark)
            try page.write(mark.1, row: row, column: 1, style: AiringSheetDocument.mark)
        }
        let width = AiringSheetColumn.allCases.reduce(0) { $0 + $1.width }
        for number in 1...3 {
            try page.writeParagraph(
                text("help.\(number)"), row: Layout.helpRow + number - 1, columns: AiringSheetColumn.allCases.count,
                width: width, style: CellStyle(wraps: true))
        }
    }

    private func writeHeadings(to page: Worksheet) throws(ReportingProblem) {
        for (column, name) in AiringSheetColumn.allCases.enumerated() {
            try page.write(
                name.rawValue, row: AiringSheetLayout.namesRow, column: column, style: AiringSheetDocument.mark)
            try page.write(
                text("column." + name.rawValue), row: AiringSheetLayout.headingsRow, column: column,
                style: CellStyle(isHeading: true))
        }
    }

    private func write(_ slot: AiringSheetSlot, to page: Worksheet, row: Int) throws(ReportingProblem) {
        // Day, month and year in numbers in every language: saved as CSV, they must be read again.
        let cells = WorkbookCells(words: words, isEnglish: false)
        let columns = AiringSheetColumn.allCases.map { OutlineColumn(title: "", width: $0.width, wraps: true) }
        let contents = AiringSheetColumn.allCases.map { cell($0, of: slot) }
        page.setHeight(of: row, lines: cells.height(OutlineRow(cells: contents), columns))
        for (column, name) in AiringSheetColumn.allCases.enumerated() {
            guard !name.isTyped else {
                try page.write("", row: row, column: column, style: AiringSheetDocument.typed)
                continue
            }
            let style = CellStyle(wraps: true, hasBorder: true)
            try cells.write(cell(name, of: slot), to: page, row: row, column: column, style: style)
        }
    }

    /// The language stands as its tag: the importer reads it.
    private func cell(_ column: AiringSheetColumn, of slot: AiringSheetSlot) -> OutlineCell {
        switch column {
        case .booking: .text(slot.booking)
        case .day: .day(slot.day)
        case .window: .text(Clockwork.bound(slot.window.lowerBound) + "–" + Clockwork.bound(slot.window.upperBound))
        case .item: .text(slot.item)
        case .language: .text(slot.language)
        case .title: .text(slot.title)
        case .secondsBooked: slot.length.map { .seconds(Int64($0)) } ?? .empty
        case .time, .seconds, .titleWritten, .remark: .empty
        }
    }

    private func writeSpare(to page: Worksheet, row: Int) throws(ReportingProblem) {
        for column in AiringSheetColumn.allCases.indices {
            try page.write("", row: row, column: column, style: AiringSheetDocument.typed)
        }
    }
}
