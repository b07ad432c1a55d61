import Campaign
import Wording

/// Makes a workbook of an outline: texts and small tables on one sheet, each long table on one of its own.
struct WorkbookRenderer {
    private let outline: Outline
    private let cells: WorkbookCells
    private let book: Workbook
    /// The columns of a sheet with texts and small tables.
    private static let textWidths = [34.0, 30.0, 86.0]

    init(_ outline: Outline, words: OutlineWords) throws(ReportingProblem) {
        self.outline = outline
        cells = WorkbookCells(words: words, isEnglish: outline.language == .english)
        book = try Workbook(
            title: outline.title + " – " + outline.subtitle, author: outline.author, made: outline.made)
    }

    func bytes() throws(ReportingProblem) -> [UInt8] {
        let sections = outline.sections.filter { $0.place != .page }
        var names: [String] = []
        for section in sections where !names.contains(section.sheet) { names.append(section.sheet) }
        for name in names {
            let shown = sections.filter { $0.sheet == name }
            let sheet = try book.addSheet(name)
            // `&P` and `&N` are the numbers of the page and of all pages (ECMA-376 part 1, 18.3.1.46).
            sheet.setPrint(
                title: outline.title + " – " + outline.subtitle, footer: outline.pageNumber("&P", "&N"),
                isLandscape: true)
            if let table = WorkbookRenderer.onlyTable(shown) {
                try fill(sheet, with: table)
            } else {
                try fill(sheet, with: shown)
            }
        }
        return try book.bytes()
    }

    private static func onlyTable(_ sections: [OutlineSection]) -> OutlineTable? {
        guard sections.count == 1, sections[0].blocks.count == 1, case .table(let table) = sections[0].blocks[0]
        else { return nil }
        return table
    }

    private func fill(_ sheet: Worksheet, with table: OutlineTable) throws(ReportingProblem) {
        sheet.setWidths(table.columns.map(\.width))
        try write(table, to: sheet, at: 0)
        sheet.setHeading(row: 0, columns: table.columns.count, lastRow: table.rows.count)
    }

    private func fill(_ sheet: Worksheet, with sections: [OutlineSection]) throws(ReportingProblem) {
        sheet.setWidths(WorkbookRenderer.textWidths)
        try sheet.write(SafeText.line(outline.title), row: 0, column: 0, style: CellStyle(isTitle: true))
        try sheet.write(SafeText.line(outline.subtitle), row: 1, column: 0, style: CellStyle(isBold: true))
        var row = 3
        for section in sections {
            if !section.heading.isEmpty {
                try sheet.write(SafeText.line(section.heading), row: row, column: 0, style: CellStyle(isBold: true))
                row += 1
            }
            for block in section.blocks { row = try write(block, to: sheet, at: row) }
            row += 1
        }
        for line in outline.foot { row = try paragraph(line, to: sheet, at: row, isQuiet: true) }
    }

    /// The row after the block.
    private func write(_ block: OutlineBlock, to sheet: Worksheet, at row: Int) throws(ReportingProblem) -> Int {
        switch block {
        case .paragraph(let text): return try paragraph(text, to: sheet, at: row, isQuiet: false)
        case .items(let items):
            var next = row
            for item in items { next = try paragraph("• " + item, to: sheet, at: next, isQuiet: false) }
            return next
        case .facts(let facts):
            for (place, fact) in facts.enumerated() {
                try sheet.write(
                    SafeText.line(fact.label), row: row + place, column: 0, style: CellStyle(isQuiet: true))
                try sheet.write(SafeText.line(fact.value), row: row + place, column: 1, style: CellStyle())
            }
            return row + facts.count
        case .table(let table): return try write(table, to: sheet, at: row)
        case .answer(let labels):
            for (place, label) in labels.enumerated() {
                try sheet.write(SafeText.line(label), row: row + place, column: 0, style: CellStyle(isQuiet: true))
            }
            return row + labels.count
        }
    }

    private func paragraph(
        _ text: String, to sheet: Worksheet, at row: Int, isQuiet: Bool
    ) throws(ReportingProblem) -> Int {
        let widths = WorkbookRenderer.textWidths
        try sheet.writeParagraph(
            SafeText.line(text), row: row, columns: widths.count, width: widths.reduce(0, +),
            style: CellStyle(wraps: true, isQuiet: isQuiet))
        return row + 1
    }

    @discardableResult
    private func write(_ table: OutlineTable, to sheet: Worksheet, at row: Int) throws(ReportingProblem) -> Int {
        for (column, description) in table.columns.enumerated() {
            try sheet.write(
                SafeText.line(description.title), row: row, column: column, style: CellStyle(isHeading: true))
        }
        let headings = OutlineRow(cells: table.columns.map { .text($0.title) })
        sheet.setHeight(of: row, lines: cells.height(headings, table.columns, wrapsAll: true))
        for (place, line) in table.rows.enumerated() {
            let number = row + 1 + place
            let fill = WorkbookRenderer.fill(line.tone)
            for (column, (cell, description)) in zip(line.cells, table.columns).enumerated() {
                let style = CellStyle(wraps: description.wraps, hasBorder: true, fill: fill)
                try cells.write(cell, to: sheet, row: number, column: column, style: style)
            }
            sheet.setHeight(of: number, lines: cells.height(line, table.columns))
        }
        return row + 1 + table.rows.count
    }

    private static func fill(_ tone: OutlineRow.Tone) -> UInt32? {
        switch tone {
        case .plain, .good: nil
        case .warning: 0xFF_F6_DF
        case .bad: 0xFB_E3_E1
        case .quiet: 0xF2_F4_F5
        }
    }
}
