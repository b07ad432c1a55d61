/// Rows as aligned columns for a terminal.
package struct TextTable: Sendable {
    package enum Alignment: Sendable {
        case left, right
        /// Right where every cell of the column is a number, else left.
        case automatic
    }

    package struct Column: Sendable {
        package let title: String
        package let alignment: Alignment
        /// Whether its cells may be cut when the terminal is narrow. Codes that people copy must stay whole.
        package let mayShrink: Bool

        package init(_ title: String, alignment: Alignment = .automatic, mayShrink: Bool = true) {
            self.title = title
            self.alignment = alignment
            self.mayShrink = mayShrink
        }
    }

    private static let gap = 2
    private static let narrowest = 4
    private let columns: [Column]
    private let cells: [[String]]

    /// - Parameter rows: missing cells of a row are empty, surplus ones are left out. Control characters are shown,
    ///   not sent to the terminal.
    package init(_ columns: [Column], rows: [[String]]) {
        self.columns = columns
        cells = rows.map { row in
            columns.indices.map { $0 < row.count ? Printable.line(row[$0]) : "" }
        }
    }

    /// The table with its titles, one line a row, each ended by a line break; empty when there are no columns.
    ///
    /// - Parameters:
    ///   - width: the columns of the terminal; nil where the output is no terminal, and then nothing is cut.
    ///   - isStyled: whether the titles are set in bold, where colour is allowed.
    package func rendered(width: Int? = nil, isStyled: Bool = false) -> String {
        guard !columns.isEmpty else { return "" }
        let widths = fittedWidths(to: width)
        let alignsRight = columns.indices.map(isRightAligned)
        let lines = ([columns.map { Printable.line($0.title) }] + cells).enumerated().map { index, row in
            let shown = columns.indices.map { padded(row[$0], to: widths[$0], right: alignsRight[$0]) }
            var line = shown.joined(separator: String(repeating: " ", count: TextTable.gap))
            while line.last == " " { line.removeLast() }
            if let width { line = DisplayWidth.fitted(line, into: width) }
            return isStyled && index == 0 ? "\u{1B}[1m\(line)\u{1B}[0m\n" : line + "\n"
        }
        return lines.joined()
    }

    private func isRightAligned(_ index: Int) -> Bool {
        switch columns[index].alignment {
        case .left: return false
        case .right: return true
        case .automatic:
            let filled = cells.lazy.map { $0[index] }.filter { !$0.isEmpty }
            return !filled.isEmpty && filled.allSatisfy(isNumber)
        }
    }

    private func isNumber(_ text: String) -> Bool {
        var hasDigit = false
        for character in text {
            if ("0"..."9").contains(character) {
                hasDigit = true
            } else if !" \u{A0},.-−+%".contains(character) {
                return false
            }
        }
        return hasDigit && !text.dropFirst().contains("-") && text.count { $0 == "." } <= 1
    }

    /// The widths that the columns need; where that is too much, the widest that may shrink give way.
    private func fittedWidths(to width: Int?) -> [Int] {
        var widths = columns.indices.map { index in
            cells.reduce(DisplayWidth.of(columns[index].title)) { max($0, DisplayWidth.of($1[index])) }
        }
        guard let width else { return widths }
        var surplus = widths.reduce(TextTable.gap * (widths.count - 1), +) - max(0, width)
        while surplus > 0 {
            let able = widths.indices.filter { columns[$0].mayShrink && widths[$0] > TextTable.narrowest }
            guard let widest = able.max(by: { widths[$0] < widths[$1] }) else { break }
            let next = able.filter { $0 != widest }.map { widths[$0] }.max() ?? TextTable.narrowest
            let step = max(1, min(surplus, widths[widest] - next))
            widths[widest] -= step
            surplus -= step
        }
        return widths
    }

    private func padded(_ cell: String, to width: Int, right: Bool) -> String {
        let fitted = DisplayWidth.fitted(cell, into: width)
        let space = String(repeating: " ", count: max(0, width - DisplayWidth.of(fitted)))
        return right ? space + fitted : fitted + space
    }
}
