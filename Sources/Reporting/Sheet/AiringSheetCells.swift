import Campaign
import Tabular

/// One row of an airing sheet, by the names of its columns.
struct AiringSheetCells {
    let row: TableRow
    let places: [AiringSheetColumn: Int]
    /// No airing lasts longer, in milliseconds.
    private static let longest = 12 * 3_600_000

    /// Whether a clerk typed anything: beside a booking into the open cells, in an added row anywhere.
    var isTouched: Bool {
        AiringSheetColumn.allCases.contains { ($0.isTyped || self[.booking].isEmpty) && !self[$0].isEmpty }
    }

    func read(within period: ClosedRange<Day>) -> Result<AiringSheetRow, AiringSheetRowProblem> {
        Result { () throws(AiringSheetRowProblem) in
            let day = try day(within: period)
            let time = try time()
            let length = try length()
            return AiringSheetRow(
                row: row.number, booking: self[.booking], day: day, item: self[.item], language: self[.language],
                title: self[.title], time: time, secondsAsWritten: self[.seconds], length: length,
                titleAsWritten: self[.titleWritten], remark: self[.remark])
        }
    }

    subscript(column: AiringSheetColumn) -> String {
        guard let place = places[column], row.cells.indices.contains(place) else { return "" }
        // A table that a program saved as CSV has apostrophes before what looks like a formula.
        return FormulaGuard.unguarded(AiringSheetCells.trimmed(row.cells[place]))
    }

    /// Without blanks at its ends, no-break ones included.
    static func trimmed(_ text: String) -> String {
        let start = text.drop(while: \.isWhitespace)
        guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...end])
    }

    private func problem(
        _ column: AiringSheetColumn, _ reason: AiringSheetRowProblem.Reason
    ) -> AiringSheetRowProblem {
        AiringSheetRowProblem(row: row.number, column: column, value: self[column], reason: reason)
    }

    private func day(within period: ClosedRange<Day>) throws(AiringSheetRowProblem) -> Day {
        guard !self[.day].isEmpty else { throw problem(.day, .noDay) }
        guard let day = Day(typed: self[.day]) else { throw problem(.day, .badDay) }
        // The night after the last broadcast day has the next date.
        let isAdded = self[.booking].isEmpty
        let last = isAdded ? period.upperBound.adding(days: 1) : period.upperBound
        guard (period.lowerBound...last).contains(day) else { throw problem(.day, .dayOutside) }
        return day
    }

    private func time() throws(AiringSheetRowProblem) -> TypedTime? {
        guard !self[.time].isEmpty else {
            // A remark alone is worth keeping: «снят с эфира».
            if self[.remark].isEmpty { throw problem(.time, .noTime) }
            return nil
        }
        guard let time = TypedTime(self[.time]) else { throw problem(.time, .badTime) }
        return time
    }

    /// Seconds with or without decimals (`30`, `29,5`), `0:30`, `00:00:30`.
    private func length() throws(AiringSheetRowProblem) -> Int? {
        let text = self[.seconds]
        guard !text.isEmpty else { return nil }
        let parts = text.replacing(",", with: ".").split(separator: ":", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { AiringSheetCells.milliseconds($0) }
        guard (1...3).contains(parts.count), numbers.count == parts.count else { throw problem(.seconds, .badSeconds) }
        let isClock = numbers.count > 1
        guard !isClock || numbers.dropFirst().allSatisfy({ $0 < 60_000 }) else {
            throw problem(.seconds, .badSeconds)
        }
        let length = numbers.reduce(0) { $0 * 60 + $1 }
        guard (1...AiringSheetCells.longest).contains(length) else { throw problem(.seconds, .badSeconds) }
        return length
    }

    /// A number of at most five digits and three decimals, in thousandths.
    private static func milliseconds(_ text: Substring) -> Int? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let isNumber = parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
        guard isNumber, (1...2).contains(parts.count), parts[0].utf8.count <= 5,
            let whole = Int(parts[0])
        else { return nil }
        guard parts.count == 2 else { return whole * 1000 }
        guard parts[1].utf8.count <= 3,
            let fraction = Int(parts[1] + String(repeating: "0", count: 3 - parts[1].utf8.count))
        else { return nil }
        return whole * 1000 + fraction
    }
}
