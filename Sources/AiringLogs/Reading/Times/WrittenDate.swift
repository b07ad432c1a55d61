import Campaign

/// A date as a log writes it, before anybody decided which number is the day.
struct WrittenDate: Hashable {
    enum Form: UInt8, Hashable {
        /// Year, month, day, or a month by its name: nothing to decide.
        case certain
        /// Two numbers and a year: `12/11/2006`.
        case numeric
        /// Two numbers without a year: `12.11`.
        case yearless
        /// A day and the name of its month, without a year.
        case namedYearless
        /// Three numbers of two figures: `06-11-12`.
        case short
        /// A day and the name of its month with a year of two figures: `12-Nov-06`.
        case namedShort
    }

    var form: Form
    /// In the order in which they are written; year, month and day where the form is certain.
    var first: Int
    var second: Int
    var third: Int
    var separator: UInt8 = 0

    init(_ form: Form, _ first: Int, _ second: Int, _ third: Int, separator: UInt8 = 0) {
        self.form = form
        self.first = first
        self.second = second
        self.third = third
        self.separator = separator
    }

    init(_ day: Day) {
        let parts = day.components
        self.init(.certain, parts.year, parts.month, parts.day)
    }

    /// The numeric date that begins at a place: `2006-11-12`, `12.11.2006`, `11/12/06`, `12.11`; and where it ends.
    static func prefix(_ bytes: CellBytes, at start: Int) -> (date: WrittenDate, end: Int)? {
        let (first, firstDigits) = bytes.digits(at: start, most: 5)
        guard firstDigits == 1 || firstDigits == 2 || firstDigits == 4 else { return nil }
        var place = start + firstDigits
        let separator = bytes.byte(place)
        guard separator == UInt8(ascii: ".") || separator == UInt8(ascii: "/") || separator == UInt8(ascii: "-") else {
            return nil
        }
        let (second, secondDigits) = bytes.digits(at: place + 1, most: 3)
        guard secondDigits == 1 || secondDigits == 2 else { return nil }
        place += 1 + secondDigits
        guard bytes.byte(place) == separator else {
            return firstDigits <= 2 && secondDigits == 2
                ? (WrittenDate(.yearless, first, second, 0, separator: separator), place) : nil
        }
        let (third, thirdDigits) = bytes.digits(at: place + 1, most: 5)
        if thirdDigits == 0 {
            // `12.11.` ends with a point.
            return firstDigits <= 2 && separator == UInt8(ascii: ".")
                ? (WrittenDate(.yearless, first, second, 0, separator: separator), place + 1) : nil
        }
        place += 1 + thirdDigits
        if firstDigits == 4 {
            return thirdDigits <= 2 ? (WrittenDate(.certain, first, second, third, separator: separator), place) : nil
        }
        if thirdDigits == 4 { return (WrittenDate(.numeric, first, second, third, separator: separator), place) }
        guard thirdDigits == 2, secondDigits == 2 || separator == UInt8(ascii: "/") else { return nil }
        return (WrittenDate(.short, first, second, third, separator: separator), place)
    }

    /// The whole cell as a date.
    static func whole(_ bytes: CellBytes) -> WrittenDate? {
        let cell = bytes.trimmedCell
        if let (date, end) = prefix(cell, at: 0), end == cell.count { return date.isPlausible ? date : nil }
        guard cell.count <= 80, cell.contains(where: { $0 &- 0x30 < 10 }) else { return nil }
        return DateFinder.only(in: cell.string)
    }

    /// Whether the numbers may be a date at all, though perhaps of a day that no calendar knows (31 February).
    var isPlausible: Bool {
        switch form {
        case .certain: (1900...2199).contains(first) && (1...12).contains(second) && (1...31).contains(third)
        case .numeric:
            (1...31).contains(first) && (1...31).contains(second) && (1900...2199).contains(third)
                && min(first, second) <= 12
        case .yearless: (1...31).contains(first) && (1...31).contains(second) && min(first, second) <= 12
        case .namedYearless: (1...31).contains(first) && (1...12).contains(second)
        case .namedShort: (1...31).contains(first) && (1...12).contains(second) && third < 100
        case .short: (first <= 31 && (1...31).contains(second)) && third < 100
        }
    }

    /// The day in a given order; nil when the calendar has none.
    func day(_ order: DateOrder, year: Int?) -> Day? {
        switch form {
        case .certain: Day(year: first, month: second, day: third)
        case .namedYearless: year.flatMap { Day(year: $0, month: second, day: first) }
        case .namedShort: Day(year: WrittenDate.century(third, near: year), month: second, day: first)
        case .numeric:
            order == .monthFirst
                ? Day(year: third, month: first, day: second) : Day(year: third, month: second, day: first)
        case .yearless:
            year.flatMap {
                order == .monthFirst
                    ? Day(year: $0, month: first, day: second) : Day(year: $0, month: second, day: first)
            }
        case .short:
            switch order {
            case .dayFirst: Day(year: WrittenDate.century(third, near: year), month: second, day: first)
            case .monthFirst: Day(year: WrittenDate.century(third, near: year), month: first, day: second)
            case .yearFirst: Day(year: WrittenDate.century(first, near: year), month: second, day: third)
            }
        }
    }

    /// The year with these last two figures that lies nearest to a known one.
    static func century(_ year: Int, near known: Int?) -> Int {
        let known = known ?? 2000
        let base = known / 100 * 100 + year
        return [base - 100, base, base + 100].min { abs($0 - known) < abs($1 - known) } ?? base
    }

    var needsYear: Bool { form == .yearless || form == .namedYearless }
    var hasShortYear: Bool { form == .short || form == .namedShort }
    var needsOrder: Bool { form == .numeric || form == .yearless || form == .short }
}

/// Which number of a date written in figures is the day.
package enum DateOrder: String, Sendable, Codable, CaseIterable {
    case dayFirst = "day_first"
    case monthFirst = "month_first"
    case yearFirst = "year_first"
}
