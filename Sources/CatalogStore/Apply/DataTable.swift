import Campaign
import Foundation

/// A CSV file of campaign data with a header row, one record a row.
struct DataTable {
    struct Record {
        let place: SourcePlace
        let cells: [String: String]
    }

    /// Reads row by row; the body gets the cells by column name, the empty ones left out.
    static func forEach(path: String, name: String, columns: Set<String>, _ body: (Record) throws -> Void) throws {
        guard let data = FileManager.default.contents(atPath: path),
            let text = String(validating: data, as: UTF8.self)
        else {
            throw PlacedProblem(
                PlainProblem("apply.not_utf8", ["file": .text(name)]), at: SourcePlace(file: name, line: 1))
        }
        var header: [String]?
        for (index, cells) in rows(of: text).enumerated() {
            guard let header else {
                header = cells
                continue
            }
            var named: [String: String] = [:]
            for (column, cell) in zip(header, cells) where !cell.isEmpty { named[column] = cell }
            try body(Record(place: SourcePlace(file: name, line: index + 1), cells: named))
        }
    }

    private static func rows(of text: String) -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var cell = ""
        var isQuoted = false
        var last: Character?
        for character in text {
            if isQuoted {
                if character == "\"" { isQuoted = false } else { cell.append(character) }
            } else if character == "\"" {
                if last == "\"" { cell.append("\"") }
                isQuoted = true
            } else if character == "," {
                row.append(cell)
                cell = ""
            } else if character.isNewline {
                rows.append(row + [cell])
                row = []
                cell = ""
            } else {
                cell.append(character)
            }
            last = character
        }
        if !row.isEmpty || !cell.isEmpty { rows.append(row + [cell]) }
        return rows
    }
}
