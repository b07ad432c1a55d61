/// A civil day in the proleptic Gregorian calendar, without a time zone. Written `YYYY-MM-DD`.
package struct Day: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
    /// Days since 1970-01-01.
    package let ordinal: Int

    package init(ordinal: Int) { self.ordinal = ordinal }

    /// Nil when there is no such day in that month or the year is outside 1…9999.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Day.days(inMonth: month, of: year)
        else { return nil }
        ordinal = Day.ordinal(year: year, month: month, day: day)
    }

    /// Reads exactly `YYYY-MM-DD`.
    package init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D,
            let year = Day.number(bytes[0..<4]), let month = Day.number(bytes[5..<7]),
            let day = Day.number(bytes[8..<10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Reads what people type: `2006-05-12`, `12.05.2006`, `12/05/2006`. Two-digit years are not guessed.
    package init?(typed text: some StringProtocol) {
        if let day = Day(text) {
            self = day
            return
        }
        let parts = text.split(whereSeparator: { $0 == "." || $0 == "/" })
        guard parts.count == 3, parts[2].utf8.count == 4,
            let day = Day.number(Array(parts[0].utf8)[...]), let month = Day.number(Array(parts[1].utf8)[...]),
            let year = Day.number(Array(parts[2].utf8)[...])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    package var description: String {
        let (year, month, day) = components
        return Day.padded(year, to: 4) + "-" + Day.padded(month, to: 2) + "-" + Day.padded(day, to: 2)
    }

    /// Year, month and day (Howard Hinnant, "chrono-compatible low-level date algorithms", civil_from_days).
    package var components: (year: Int, month: Int, day: Int) {
        let shifted = ordinal + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    package func adding(days: Int) -> Day { Day(ordinal: ordinal + days) }

    /// The same day of a later or earlier month, cut to that month's last day.
    package func adding(months: Int) -> Day {
        let (year, month, day) = components
        let index = year * 12 + month - 1 + months
        let newYear = index >= 0 ? index / 12 : (index - 11) / 12
        let newMonth = index - newYear * 12 + 1
        let newDay = min(day, Day.days(inMonth: newMonth, of: newYear))
        return Day(ordinal: Day.ordinal(year: newYear, month: newMonth, day: newDay))
    }

    package static func < (left: Day, right: Day) -> Bool { left.ordinal < right.ordinal }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let day = Day(text) else { throw PlainProblem("value.day", ["value": .text(text)], category: .usage) }
        self = day
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    private static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func ordinal(year: Int, month: Int, day: Int) -> Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard !digits.isEmpty, digits.count <= 4, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    private static func padded(_ number: Int, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

/// A span of days, both ends included; an end left out is open.
package struct DaySpan: Sendable, Hashable, Codable {
    package let from: Day?
    package let until: Day?

    package init(from: Day? = nil, until: Day? = nil) {
        self.from = from
        self.until = until
    }

    package static let always = DaySpan()

    package var isEmpty: Bool {
        guard let from, let until else { return false }
        return until < from
    }

    package func contains(_ day: Day) -> Bool {
        (from.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
    }

    /// The days in both spans; may be empty.
    package func intersection(_ other: DaySpan) -> DaySpan {
        let start = [from, other.from].compactMap { $0 }.max()
        let end = [until, other.until].compactMap { $0 }.min()
        return DaySpan(from: start, until: end)
    }

    /// What is left of this span when the other's days are taken out: none, one or two spans.
    package func subtracting(_ other: DaySpan) -> [DaySpan] {
        let common = intersection(other)
        if common.isEmpty { return [self] }
        var rest: [DaySpan] = []
        if let start = common.from, from.map({ $0 < start }) ?? true {
            rest.append(DaySpan(from: from, until: start.adding(days: -1)))
        }
        if let end = common.until, until.map({ end < $0 }) ?? true {
            rest.append(DaySpan(from: end.adding(days: 1), until: until))
        }
        return rest
    }
}
