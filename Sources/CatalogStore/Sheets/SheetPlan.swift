package import Campaign

/// What a spreadsheet does to the catalogue, or would do, row by row and cell by cell.
package struct SheetPlan: Sendable {
    package enum Action: String, Sendable, CaseIterable {
        case create, change, unchanged, conflict, rejected
    }

    package struct Line: Sendable {
        package let row: Int
        package let action: Action
        package let code: String
        package let changes: [ApplyPlan.FieldChange]
        /// Why a row was rejected.
        package let problem: (any Problem)?
    }

    package private(set) var lines: [Line] = []
    package private(set) var counts: [Action: Int] = [:]
    /// Headings that were not understood.
    package var unknownHeadings: [String] = []
    private static let mostLines = 20_000

    package func count(_ action: Action) -> Int { counts[action] ?? 0 }

    mutating func add(
        _ action: Action, row: Int, code: String, _ changes: [ApplyPlan.FieldChange] = [],
        problem: (any Problem)? = nil
    ) {
        counts[action, default: 0] += 1
        guard action != .unchanged, lines.count < SheetPlan.mostLines else { return }
        lines.append(Line(row: row, action: action, code: code, changes: changes, problem: problem))
    }
}

/// How a spreadsheet is taken.
package struct SheetImportOptions: Sendable {
    /// All rows or none.
    package var isStrict = false
    /// Take the sheet's value where the row carries no version and the catalogue has another value.
    package var overwrites = false
    package var isTrial = false

    package init(isStrict: Bool = false, overwrites: Bool = false, isTrial: Bool = false) {
        self.isStrict = isStrict
        self.overwrites = overwrites
        self.isTrial = isTrial
    }
}

/// One row of a sheet with its number in the file.
package struct SheetRow: Sendable {
    package let number: Int
    package let cells: [String]

    package init(number: Int, cells: [String]) {
        self.number = number
        self.cells = cells
    }
}
