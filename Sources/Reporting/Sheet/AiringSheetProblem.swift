package import Campaign

/// Why a file is no airing sheet that can be read.
package enum AiringSheetProblem: Problem, Equatable {
    /// It does not begin with the mark of an airing sheet.
    case notASheet(file: String)
    /// A sheet of a later program.
    case unknownVersion(file: String, version: String)
    /// A grey cell is gone or empty: the mark's name.
    case missingMark(file: String, mark: String)
    /// A grey cell holds what it cannot hold.
    case badMark(file: String, mark: String, value: String)
    /// The row with the names of the columns lacks one.
    case missingColumn(file: String, column: String)
    case tooManyRows(file: String, most: Int)

    package var code: String {
        switch self {
        case .notASheet: "airing_sheet.problem.not_a_sheet"
        case .unknownVersion: "airing_sheet.problem.unknown_version"
        case .missingMark: "airing_sheet.problem.missing_mark"
        case .badMark: "airing_sheet.problem.bad_mark"
        case .missingColumn: "airing_sheet.problem.missing_column"
        case .tooManyRows: "airing_sheet.problem.too_many_rows"
        }
    }

    package var values: [String: MessageValue] {
        switch self {
        case .notASheet(let file): ["file": .text(file)]
        case .unknownVersion(let file, let version): ["file": .text(file), "version": .text(version)]
        case .missingMark(let file, let mark): ["file": .text(file), "mark": .text(mark)]
        case .badMark(let file, let mark, let value):
            ["file": .text(file), "mark": .text(mark), "value": .text(value)]
        case .missingColumn(let file, let column): ["file": .text(file), "column": .text(column)]
        case .tooManyRows(let file, let most): ["file": .text(file), "most": .count(most)]
        }
    }
}

/// A cell of an airing sheet that cannot be read; the row is held back, the others are not.
package struct AiringSheetRowProblem: Problem, Equatable {
    package enum Reason: String, Sendable, CaseIterable {
        case noDay = "no_day"
        case badDay = "bad_day"
        case dayOutside = "day_outside"
        /// Something was typed, but neither a time nor a remark.
        case noTime = "no_time"
        case badTime = "bad_time"
        case badSeconds = "bad_seconds"
    }

    /// As a person counts in that file, from 1.
    package let row: Int
    package let column: AiringSheetColumn
    /// As written.
    package let value: String
    package let reason: Reason

    package init(row: Int, column: AiringSheetColumn, value: String, reason: Reason) {
        self.row = row
        self.column = column
        self.value = value
        self.reason = reason
    }

    package var code: String { "airing_sheet.row." + reason.rawValue }
    package var values: [String: MessageValue] { ["row": .text(String(row)), "value": .text(value)] }
}
