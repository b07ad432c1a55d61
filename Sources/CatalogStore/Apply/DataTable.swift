import Campaign
import Documents
import Tabular

/// A CSV file of campaign data with a header row, one record a row.
struct DataTable {
    struct Record: Sendable {
        let place: SourcePlace
        var cells: [String: String]
    }

    /// Reads row by row; the body gets the cells by column name, the empty ones left out.
    ///
    /// - Throws: `PlacedProblem` for a column that nobody knows, a row with more cells than columns, a broken file.
    static func forEach(path: String, name: String, columns: Set<String>, _ body: (Record) throws -> Void) throws {
        do {
            let rows = try DelimitedReader(file: try FileBytes(path: path))
            guard let header = try rows.next() else { return }
            let place = SourcePlace(file: name, line: header.number)
            if let stranger = header.cells.first(where: { !columns.contains($0) }) {
                throw PlacedProblem(
                    PlainProblem(
                        "apply.column_unknown", ["column": .text(stranger), "known": .list(columns.sorted())],
                        category: .usage), at: place)
            }
            while let row = try rows.next() { try body(try record(row, header: header.cells, name: name)) }
        } catch let problem as PlacedProblem {
            throw problem
        } catch let problem as any Problem {
            throw PlacedProblem(problem, at: SourcePlace(file: name, line: 1))
        }
    }

    private static func record(_ row: TableRow, header: [String], name: String) throws -> Record {
        let place = SourcePlace(file: name, line: row.number)
        guard row.cells.count <= header.count else {
            throw PlacedProblem(
                PlainProblem(
                    "apply.too_many_cells", ["n": .count(row.cells.count), "columns": .count(header.count)],
                    category: .usage), at: place)
        }
        var cells: [String: String] = [:]
        for (column, cell) in zip(header, row.cells) where !cell.isEmpty { cells[column] = cell }
        return Record(place: place, cells: cells)
    }
}
