import Campaign

/// Writes values of an outline as cells with which a spreadsheet program can calculate.
struct WorkbookCells {
    let words: OutlineWords
    let isEnglish: Bool

    /// Days as the language writes them. Days before March 1900 no spreadsheet counts right, nor those after 9999.
    var dayFormat: String { isEnglish ? "d mmm yyyy" : "dd.mm.yyyy" }
    private static let countedDays = Day.ordinalOfMarch1900...2_932_896

    func write(
        _ cell: OutlineCell, to sheet: Worksheet, row: Int, column: Int, style: CellStyle
    ) throws(ReportingProblem) {
        var style = style
        switch cell {
        case .whole(let number):
            style.numberFormat = "#,##0"
            try sheet.write(Double(number), row: row, column: column, style: style)
        case .hundredths(let number):
            style.numberFormat = "#,##0.00"
            try sheet.write(Double(number) / 100, row: row, column: column, style: style)
        case .seconds(let milliseconds):
            style.numberFormat = milliseconds % 1000 == 0 ? "#,##0" : "#,##0.0##"
            try sheet.write(Double(milliseconds) / 1000, row: row, column: column, style: style)
        case .permille(let share):
            style.numberFormat = share % 10 == 0 ? "0%" : "0.0%"
            try sheet.write(Double(share) / 1000, row: row, column: column, style: style)
        case .day(let day) where WorkbookCells.countedDays.contains(day.ordinal):
            style.numberFormat = dayFormat
            try sheet.write(Double(WorkbookCells.serial(day)), row: row, column: column, style: style)
        case .clock(let milliseconds, let isSecondKnown) where milliseconds >= 0:
            // Brackets keep hours above 24 as they are.
            style.numberFormat = isSecondKnown ? "[hh]:mm:ss" : "[hh]:mm"
            try sheet.write(WorkbookCells.part(milliseconds), row: row, column: column, style: style)
        case .moment(let day, let milliseconds, let isSecondKnown)
        where WorkbookCells.countedDays.contains(day.ordinal) && milliseconds >= 0:
            style.numberFormat = dayFormat + (isSecondKnown ? " hh:mm:ss" : " hh:mm")
            try sheet.write(
                Double(WorkbookCells.serial(day)) + WorkbookCells.part(milliseconds), row: row, column: column,
                style: style)
        case .money(let amounts) where amounts.count == 1:
            try write(amounts[0], to: sheet, row: row, column: column, style: style)
        default:
            style.wraps = style.wraps || isSeveralLines(cell)
            style.isIndented = style.hasBorder
            try sheet.write(words.text(cell), row: row, column: column, style: style)
        }
    }

    private func write(
        _ money: Money, to sheet: Worksheet, row: Int, column: Int, style: CellStyle
    ) throws(ReportingProblem) {
        var style = style
        style.numberFormat = "#,##0.00 \"\(money.currency.rawValue)\""
        try sheet.write(Double(money.minorUnits) / 100, row: row, column: column, style: style)
    }

    private func isSeveralLines(_ cell: OutlineCell) -> Bool {
        switch cell {
        case .lines(let lines): lines.count > 1
        case .money(let amounts): amounts.count > 1
        default: false
        }
    }

    /// How many lines of text a row takes. Programs differ in whether they find it out themselves.
    func height(_ row: OutlineRow, _ columns: [OutlineColumn], wrapsAll: Bool = false) -> Int {
        zip(row.cells, columns).map { cell, column in
            let wraps = column.wraps || wrapsAll
            // A line breaks at words and may be bold or indented, so it holds less than the width says.
            let room = max(4, column.width - 3)
            return words.text(cell).split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { lines, text in
                lines + (wraps ? max(1, Int((Double(text.count) / room).rounded(.up))) : 1)
            }
        }.max() ?? 1
    }

    /// Excel's count of days, in which 1900 is taken for a leap year: right from 1 March 1900 on.
    static func serial(_ day: Day) -> Int { day.ordinal + 25_569 }

    /// Whole seconds as a part of a day; a part of a second is cut off, as a clock does.
    static func part(_ milliseconds: Int) -> Double { Double(milliseconds / 1000) / 86_400 }
}

extension Day {
    /// 1 March 1900.
    fileprivate static let ordinalOfMarch1900 = -25_508
}
