package import Documents

/// CSV and TSV (RFC 4180 and what offices make of it): comma, semicolon, tab or bar between cells, quotes doubled,
/// line breaks inside quotes, any line end.
package final class DelimitedReader: TableRows {
    private let text: TextScalars
    private let name: String
    private let limits: ReadingLimits
    private let delimiter: Unicode.Scalar
    private var line = 1

    package init(file: FileBytes, limits: ReadingLimits = .standard) throws {
        name = file.path.split(separator: "/").last.map(String.init) ?? file.path
        self.limits = limits
        text = TextScalars(file: file)
        delimiter = DelimitedReader.sniff(TextScalars(file: file))
        let sample = TextScalars(file: file)
        for _ in 0..<4096 where sample.next() == "\0" { throw TableProblem.notText(file: name) }
    }

    package func next() throws -> TableRow? {
        while text.peek() != nil {
            let start = line
            let cells = try row()
            if cells.contains(where: { !$0.isEmpty }) { return TableRow(number: start, cells: trimmed(cells)) }
        }
        return nil
    }

    private func row() throws -> [String] {
        var cells: [String] = []
        while true {
            let (cell, isLast) = try self.cell()
            guard cells.count < limits.cellsInRow else { throw TableProblem.tooManyCells(file: name, row: line) }
            cells.append(cell)
            if isLast { return cells }
        }
    }

    /// One cell, and whether the row ends with it.
    private func cell() throws -> (String, Bool) {
        var cell = String.UnicodeScalarView()
        var size = 0
        var isQuoted = false
        let quoteLine = line
        if text.peek() == "\"" {
            _ = text.next()
            isQuoted = true
        }
        while let scalar = text.next() {
            if isQuoted {
                if scalar == "\"" {
                    if text.peek() == "\"" {
                        _ = text.next()
                    } else {
                        isQuoted = false
                        continue
                    }
                }
                if scalar == "\n" { line += 1 }
            } else if scalar == delimiter {
                return (String(cell), false)
            } else if scalar == "\n" || scalar == "\r" {
                if scalar == "\r", text.peek() == "\n" { _ = text.next() }
                line += 1
                return (String(cell), true)
            }
            size += 1
            guard size <= limits.cellBytes else { throw TableProblem.cellTooLong(file: name, row: quoteLine) }
            cell.append(scalar)
        }
        if isQuoted { throw TableProblem.unclosedQuote(file: name, line: quoteLine) }
        return (String(cell), true)
    }

    private func trimmed(_ cells: [String]) -> [String] {
        Array(cells.reversed().drop(while: \.isEmpty).reversed())
    }

    /// The delimiter that stands most evenly in the first lines, outside quotes.
    private static func sniff(_ text: TextScalars) -> Unicode.Scalar {
        if text.peek() == "s" { if let told = toldByExcel(text) { return told } }
        let candidates: [Unicode.Scalar] = [";", "\t", ",", "|"]
        var lines: [[Unicode.Scalar: Int]] = [[:]]
        var isQuoted = false
        var read = 0
        while read < 32 << 10, lines.count <= 20, let scalar = text.next() {
            read += 1
            if scalar == "\"" { isQuoted.toggle() }
            if isQuoted { continue }
            if scalar == "\n" || scalar == "\r" {
                lines.append([:])
            } else if candidates.contains(scalar) {
                lines[lines.count - 1][scalar, default: 0] += 1
            }
        }
        func evenness(_ scalar: Unicode.Scalar) -> Int {
            let counts = lines.compactMap { $0[scalar] }.filter { $0 > 0 }
            let commonest = Dictionary(grouping: counts) { $0 }.values.map(\.count).max() ?? 0
            return commonest * 100 + (counts.max() ?? 0)
        }
        return candidates.max { evenness($0) < evenness($1) } ?? ","
    }

    /// `sep=;` in the first line, as Excel reads it; it is passed over as a row by whoever reads headings.
    private static func toldByExcel(_ text: TextScalars) -> Unicode.Scalar? {
        for expected in "sep=".unicodeScalars where text.next() != expected { return nil }
        return text.next()
    }
}
