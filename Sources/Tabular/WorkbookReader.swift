package import Documents

/// A sheet of an XLSX workbook (ECMA-376 part 1, SpreadsheetML), row by row.
package final class WorkbookReader: TableRows {
    private let path: String
    private let limits: ReadingLimits
    private let reader: XMLPullReader
    private let strings: SharedStrings
    private let formats: DateFormats
    /// The row that was read last, an empty one among them.
    package private(set) var rowNumber = 0

    package init(path: String, sheet: String? = nil, limits: ReadingLimits = .standard) throws {
        self.path = path
        self.limits = limits
        let archive = try ZipArchive(path: path, limits: limits)
        let parts = try WorkbookParts(archive: archive, path: path, limits: limits)
        let member = try parts.sheetMember(named: sheet)
        strings = try SharedStrings(archive: archive, path: path, limits: limits)
        formats = try DateFormats(archive: archive, path: path, is1904: parts.is1904, limits: limits)
        let bytes = try archive.open(member)
        reader = try XMLPullReader(path: path, limits: limits) { () throws(DocumentProblem) in try bytes.next() }
    }

    /// The names of the sheets, in their order.
    package static func sheetNames(of path: String) throws -> [String] {
        let archive = try ZipArchive(path: path)
        return try WorkbookParts(archive: archive, path: path, limits: .standard).sheets.map(\.name)
    }

    package func next() throws -> TableRow? {
        while let event = try reader.next() {
            guard case .start("row", let isEmpty) = event else { continue }
            rowNumber = reader.attribute("r").flatMap { Int($0) } ?? rowNumber + 1
            if isEmpty { continue }
            let cells = try row()
            if cells.contains(where: { !$0.isEmpty }) { return TableRow(number: rowNumber, cells: cells) }
        }
        return nil
    }

    private func row() throws -> [String] {
        var cells: [String] = []
        while let event = try reader.next() {
            if case .end("row") = event { break }
            guard case .start("c", let isEmpty) = event else { continue }
            let column = reader.attribute("r").flatMap(WorkbookReader.column) ?? cells.count
            let type = reader.attribute("t") ?? "n"
            let style = reader.attribute("s").flatMap { Int($0) } ?? 0
            guard column < limits.cellsInRow else { throw TableProblem.tooManyCells(file: path, row: rowNumber) }
            let text = isEmpty ? "" : try cell(type: type, style: style)
            while cells.count <= column { cells.append("") }
            cells[column] = text
        }
        return Array(cells.reversed().drop(while: \.isEmpty).reversed())
    }

    private func cell(type: String, style: Int) throws -> String {
        var text = ""
        var isWanted = false
        while let event = try reader.next() {
            switch event {
            case .start("v", _), .start("t", _): isWanted = true
            case .end("v"), .end("t"): isWanted = false
            case .text(let piece) where isWanted:
                text += piece
                guard text.utf8.count <= limits.cellBytes else {
                    throw TableProblem.cellTooLong(file: path, row: rowNumber)
                }
            case .end("c"): return shown(text, type: type, style: style)
            default: break
            }
        }
        return text
    }

    private func shown(_ text: String, type: String, style: Int) -> String {
        switch type {
        case "s": Int(text).flatMap(strings.text) ?? ""
        case "inlineStr", "str", "e": text
        case "b": text == "1" ? "TRUE" : "FALSE"
        default: formats.shown(number: text, style: style)
        }
    }

    /// `BC12` stands in column 54, counted from 0.
    private static func column(_ reference: String) -> Int? {
        var column = 0
        for byte in reference.utf8 {
            guard (0x41...0x5A).contains(byte) else { break }
            column = column * 26 + Int(byte - 0x40)
            if column > 1 << 20 { return nil }
        }
        return column > 0 ? column - 1 : nil
    }
}
