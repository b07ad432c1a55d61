package import Campaign

/// Why a document could not be made.
package enum ReportingProblem: Problem, Equatable {
    /// More rows than a sheet of a workbook holds.
    case tooManyRows(count: Int, most: Int)
    /// A text longer than a cell of a workbook holds.
    case textTooLong(beginning: String, most: Int)
    /// The workbook could not be put together (no room or no right in the folder for temporary files).
    case cannotMakeWorkbook(reason: String)

    package var code: String {
        switch self {
        case .tooManyRows: "reporting.too_many_rows"
        case .textTooLong: "reporting.text_too_long"
        case .cannotMakeWorkbook: "reporting.cannot_make_workbook"
        }
    }

    package var values: [String: MessageValue] {
        switch self {
        case .tooManyRows(let count, let most): ["count": .count(count), "most": .count(most)]
        case .textTooLong(let beginning, let most): ["beginning": .text(beginning), "most": .count(most)]
        case .cannotMakeWorkbook(let reason): ["reason": .text(reason)]
        }
    }
}
