import Campaign
import Foundation

/// Times and dates that are numbers.
enum StartReading {
    /// `0815`, `815`, `081530`.
    static func compact(_ bytes: CellBytes) -> ClockTime? {
        let cell = bytes.trimmedCell
        let (value, digits) = cell.digits(at: 0, most: 7)
        guard digits == cell.count, (1...6).contains(digits) else { return nil }
        let hasSeconds = digits > 4
        let seconds = hasSeconds ? value % 100 : 0
        let rest = hasSeconds ? value / 100 : value
        guard rest % 100 < 60, seconds < 60, rest / 100 <= ClockTime.lastHour else { return nil }
        return ClockTime(
            milliseconds: (rest / 100 * 3600 + rest % 100 * 60 + seconds) * 1000, isSecondKnown: hasSeconds, end: digits
        )
    }

    /// A number of days since 1899-12-30, as sheets count them; the date only where there is one.
    static func serial(_ bytes: CellBytes) -> (WrittenDate?, ClockTime)? {
        guard let days = Double(bytes.trimmedCell.string.replacing(",", with: ".")), (0..<80_000).contains(days) else {
            return nil
        }
        let seconds = Int((days * 86_400).rounded())
        if days < 3 { return (nil, ClockTime(milliseconds: seconds * 1000, isSecondKnown: true)) }
        let day = Day(ordinal: seconds / 86_400 - 25_569)
        return (WrittenDate(day), ClockTime(milliseconds: seconds % 86_400 * 1000, isSecondKnown: true))
    }

    static func epoch(_ bytes: CellBytes, isMilliseconds: Bool) -> Instant? {
        let cell = bytes.trimmedCell
        let (value, digits) = cell.digits(at: 0, most: 14)
        guard digits >= 9, digits == cell.count || cell.byte(digits) == UInt8(ascii: ".") else { return nil }
        let known = isMilliseconds ? value : value * 1000
        guard (0...4_102_444_800_000).contains(known) else { return nil }
        return Instant(milliseconds: Int64(known))
    }

    /// A date in letters and figures, as `20061112`, or as days since 1899-12-30.
    static func date(_ cell: CellBytes) -> WrittenDate? {
        if let date = WrittenDate.whole(cell) { return date }
        let (value, digits) = cell.digits(at: 0, most: 9)
        if digits == cell.count, digits == 8 {
            let date = WrittenDate(.certain, value / 10_000, value / 100 % 100, value % 100)
            return date.isPlausible ? date : nil
        }
        if digits == 5, (20_000...80_000).contains(value), digits == cell.count || cell.byte(5) == UInt8(ascii: ".") {
            return WrittenDate(Day(ordinal: value - 25_569))
        }
        return MomentReading.moment(cell)?.date
    }

    private static let dittoWords: Set<String> = [
        "-//-", "-\"-", "//", "\"", "''", "то же", "тоже", "—//—", "—”—", "-„-",
    ]

    /// Marks by which a clerk repeats the cell above.
    static func isDitto(_ cell: CellBytes) -> Bool {
        guard cell.count <= 12 else { return false }
        return dittoWords.contains(cell.string.lowercased())
    }
}
