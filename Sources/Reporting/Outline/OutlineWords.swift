import Campaign
import Wording

/// How values of an outline are written in a language.
struct OutlineWords: Sendable {
    let wording: Wording

    func text(_ cell: OutlineCell) -> String {
        switch cell {
        case .empty: ""
        case .text(let text), .code(let text): SafeText.line(text)
        case .lines(let lines): lines.map(SafeText.line).joined(separator: "\n")
        case .whole(let number): wording.number(number)
        case .hundredths(let number): wording.decimal(number, places: 2)
        case .seconds(let milliseconds): seconds(milliseconds)
        case .permille(let share): wording.percent(permille: share)
        case .day(let day): wording.short(day)
        case .clock(let milliseconds, let isSecondKnown): Clockwork.time(milliseconds, isSecondKnown: isSecondKnown)
        case .moment(let day, let milliseconds, let isSecondKnown):
            wording.short(day) + " " + Clockwork.time(milliseconds, isSecondKnown: isSecondKnown)
        case .money(let amounts): amounts.map(wording.amount).joined(separator: "\n")
        }
    }

    /// Milliseconds as seconds, with as many decimals as are needed: `30`, `29,5`.
    func seconds(_ milliseconds: Int64) -> String {
        if milliseconds % 1000 == 0 { return wording.number(milliseconds / 1000) }
        if milliseconds % 100 == 0 { return wording.decimal(milliseconds / 100, places: 1) }
        if milliseconds % 10 == 0 { return wording.decimal(milliseconds / 10, places: 2) }
        return wording.decimal(milliseconds, places: 3)
    }
}

/// Times as clocks and stopwatches show them, the same in all languages.
enum Clockwork {
    /// `25:10:07`, or `25:10` where the second is unknown. A part of a second is cut off, as a clock does.
    static func time(_ milliseconds: Int, isSecondKnown: Bool = true) -> String {
        let whole = milliseconds < 0 ? (milliseconds - 999) / 1000 : milliseconds / 1000
        let seconds = whole.magnitude
        let parts = [seconds / 3600, seconds / 60 % 60] + (isSecondKnown ? [seconds % 60] : [])
        return (whole < 0 ? "-" : "") + parts.map(twoDigits).joined(separator: ":")
    }

    /// A bound of a window, without seconds where it is a full minute.
    static func bound(_ milliseconds: Int) -> String {
        time(milliseconds, isSecondKnown: milliseconds % 60_000 != 0)
    }

    private static func twoDigits(_ number: UInt) -> String { number < 10 ? "0\(number)" : String(number) }
}

/// Text from files and people made safe for a page and a workbook: on one line, without control characters, without
/// code points that XML 1.0 forbids.
enum SafeText {
    static func line(_ text: String) -> String {
        let line = Printable.line(text)
        guard line.unicodeScalars.contains(where: isForbidden) else { return line }
        return String(String.UnicodeScalarView(line.unicodeScalars.map { isForbidden($0) ? "\u{FFFD}" : $0 }))
    }

    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool { scalar.value & 0xFFFE == 0xFFFE }
}
