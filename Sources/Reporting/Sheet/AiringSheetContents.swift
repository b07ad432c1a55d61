package import Campaign

/// What a clerk has typed from paper.
package struct AiringSheetContents: Sendable, Equatable {
    /// The channel as the sheet names it.
    package let channel: String
    /// Broadcast days, both ends included.
    package let period: ClosedRange<Day>
    /// The scan of the paper, where the sheet names one.
    package let scan: SHA256Digest?
    /// Rows in which something was typed, in their order.
    package let rows: [AiringSheetRow]
    /// Rows that are held back, and why; in the order of the rows.
    package let problems: [AiringSheetRowProblem]
    /// Bookings beside which nothing was typed. The paper does not tell of them, which is no proof that they did not
    /// air.
    package let untouched: Int
}

/// One row of an airing sheet in which something was typed.
package struct AiringSheetRow: Sendable, Equatable {
    /// As a person counts in that file, from 1.
    package let row: Int
    /// The booking's code; empty in a row that the clerk added.
    package let booking: String
    /// The day in the sheet: the broadcast day of a booking; of an added row the date as typed.
    package let day: Day
    /// The item's code, the language's tag and the title of the booking; empty where the row has none.
    package let item: String
    package let language: String
    package let title: String
    package let time: TypedTime?
    package let secondsAsWritten: String
    /// Milliseconds on air; nil where nothing was typed.
    package let length: Int?
    package let titleAsWritten: String
    package let remark: String
}

/// A time that somebody typed: `06:37:47`, `6.37`, `25:10`.
package struct TypedTime: Sendable, Equatable {
    package let asWritten: String
    /// Milliseconds after midnight, as typed: whether `01:10` is of the night after the broadcast day, the reader of
    /// the row must know.
    package let milliseconds: Int
    package let isSecondKnown: Bool

    /// Nil where the text is no time of 0 to 47 hours. Between the parts stand colons, points, hyphens or blanks;
    /// minutes and seconds have two digits.
    package init?(_ text: String) {
        let clock = TypedTime.fromSerial(text) ?? text
        let parts = clock.split(omittingEmptySubsequences: false) { ":.- ".contains($0) }
        guard (2...3).contains(parts.count), (1...2).contains(parts[0].utf8.count),
            parts.dropFirst().allSatisfy({ $0.utf8.count == 2 })
        else { return nil }
        let numbers = parts.compactMap { part in
            part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
        }
        guard numbers.count == parts.count, numbers[0] < 48, numbers[1] < 60, numbers.count < 3 || numbers[2] < 60
        else { return nil }
        asWritten = text
        isSecondKnown = numbers.count == 3
        milliseconds = (numbers[0] * 3600 + numbers[1] * 60 + (isSecondKnown ? numbers[2] : 0)) * 1000
    }

    /// A time cell copied from another workbook: midnight is read as the day 1899-12-30, hours above 24 as the days
    /// after it.
    private static func fromSerial(_ text: String) -> String? {
        let parts = text.split(separator: " ")
        let clock = parts.count == 2 ? String(parts[1]) : "00:00:00"
        switch (parts.first, parts.count) {
        case ("1899-12-30", 1...2): return clock
        case ("1899-12-31", 1...2):
            guard let hour = Int(clock.prefix(2)) else { return nil }
            return String(hour + 24) + clock.dropFirst(2)
        default: return nil
        }
    }
}
