package import Campaign

/// Why a table could not be read or written.
package enum TableProblem: Problem, Equatable {
    case unclosedQuote(file: String, line: Int)
    case cellTooLong(file: String, row: Int)
    case tooManyCells(file: String, row: Int)
    case notText(file: String)
    case unknownSheet(file: String, sheet: String, known: [String])
    case notATable(file: String)
    case cannotWrite(file: String, reason: String)

    package var code: String {
        switch self {
        case .unclosedQuote: "table.unclosed_quote"
        case .cellTooLong: "table.cell_too_long"
        case .tooManyCells: "table.too_many_cells"
        case .notText: "table.not_text"
        case .unknownSheet: "table.unknown_sheet"
        case .notATable: "table.not_a_table"
        case .cannotWrite: "table.cannot_write"
        }
    }

    package var values: [String: MessageValue] {
        switch self {
        case .unclosedQuote(let file, let line): ["file": .text(file), "line": .count(line)]
        case .cellTooLong(let file, let row), .tooManyCells(let file, let row):
            ["file": .text(file), "row": .count(row)]
        case .notText(let file), .notATable(let file): ["file": .text(file)]
        case .unknownSheet(let file, let sheet, let known):
            ["file": .text(file), "sheet": .text(sheet), "known": .list(known)]
        case .cannotWrite(let file, let reason): ["file": .text(file), "reason": .text(reason)]
        }
    }

    package var category: ProblemCategory {
        if case .unknownSheet = self { return .notFound }
        return .failure
    }
}
