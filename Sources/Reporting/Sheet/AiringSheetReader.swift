import Campaign
import Tabular

/// Reads an airing sheet that a clerk has filled in: the workbook itself, or the table saved as CSV.
package struct AiringSheetReader {
    private let file: String
    private let rows: any TableRows
    private var marks: [String: String] = [:]
    private var places: [AiringSheetColumn: Int] = [:]

    /// Whether the first cell of a table is the mark of an airing sheet, of whatever version.
    package static func isMark(_ cell: String) -> Bool { cell.hasPrefix(AiringSheetLayout.mark) }

    /// - Throws: `AiringSheetProblem`; what `TableReader` throws.
    package static func read(_ path: String) throws -> AiringSheetContents {
        var reader = AiringSheetReader(
            file: path.split(separator: "/").last.map(String.init) ?? path, rows: try TableReader.open(path))
        return try reader.contents()
    }

    private init(file: String, rows: any TableRows) {
        self.file = file
        self.rows = rows
    }

    private mutating func contents() throws -> AiringSheetContents {
        try readMarks()
        let channel = try mark(AiringSheetLayout.channel)
        let (first, last) = (try day(AiringSheetLayout.from), try day(AiringSheetLayout.until))
        guard first <= last else {
            throw AiringSheetProblem.badMark(
                file: file, mark: AiringSheetLayout.until, value: last.description)
        }
        let scan = try scan()
        var typed: [AiringSheetRow] = []
        var problems: [AiringSheetRowProblem] = []
        var untouched = 0
        var count = 0
        // The names for people stand below the names for the program.
        _ = try rows.next()
        while let row = try rows.next() {
            count += 1
            guard count <= AiringSheetLayout.mostRows else {
                throw AiringSheetProblem.tooManyRows(file: file, most: AiringSheetLayout.mostRows)
            }
            let cells = AiringSheetCells(row: row, places: places)
            guard cells.isTouched else {
                untouched += 1
                continue
            }
            switch cells.read(within: first...last) {
            case .success(let read): typed.append(read)
            case .failure(let problem): problems.append(problem)
            }
        }
        return AiringSheetContents(
            channel: channel, period: first...last, scan: scan, rows: typed, problems: problems, untouched: untouched)
    }

    /// The marks, down to the names of the columns.
    private mutating func readMarks() throws {
        guard let first = try rows.next(), let cell = first.cells.first, AiringSheetReader.isMark(cell) else {
            throw AiringSheetProblem.notASheet(file: file)
        }
        let version = String(cell.dropFirst(AiringSheetLayout.mark.count)).filter { !$0.isWhitespace }
        guard version == String(AiringSheetLayout.version) else {
            throw AiringSheetProblem.unknownVersion(file: file, version: version)
        }
        // Nobody inserts more rows than this above the table.
        for _ in 0..<200 {
            guard let row = try rows.next() else { break }
            let cells = row.cells.map(AiringSheetCells.trimmed)
            if cells.contains(AiringSheetColumn.booking.rawValue), cells.contains(AiringSheetColumn.time.rawValue) {
                return try place(cells)
            }
            if let name = cells.first, !name.isEmpty, marks[name] == nil {
                marks[name] = cells.dropFirst().first { !$0.isEmpty } ?? ""
            }
        }
        throw AiringSheetProblem.missingColumn(file: file, column: AiringSheetColumn.booking.rawValue)
    }

    private mutating func place(_ names: [String]) throws {
        for column in AiringSheetColumn.allCases {
            guard let place = names.firstIndex(of: column.rawValue) else {
                throw AiringSheetProblem.missingColumn(file: file, column: column.rawValue)
            }
            places[column] = place
        }
    }

    private func mark(_ name: String) throws -> String {
        guard let value = marks[name], !value.isEmpty else {
            throw AiringSheetProblem.missingMark(file: file, mark: name)
        }
        return value
    }

    private func day(_ name: String) throws -> Day {
        let value = try mark(name)
        guard let day = Day(typed: value) else {
            throw AiringSheetProblem.badMark(file: file, mark: name, value: value)
        }
        return day
    }

    private func scan() throws -> SHA256Digest? {
        guard let value = marks[AiringSheetLayout.scan] else {
            throw AiringSheetProblem.missingMark(file: file, mark: AiringSheetLayout.scan)
        }
        guard !value.isEmpty else { return nil }
        guard let digest = SHA256Digest(hexadecimal: value) else {
            throw AiringSheetProblem.badMark(file: file, mark: AiringSheetLayout.scan, value: value)
        }
        return digest
    }
}
