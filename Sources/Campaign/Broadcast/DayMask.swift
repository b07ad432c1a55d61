/// The days of the week on which something airs, by the broadcast day. Written as seven characters, Monday first:
/// `1111100` is Monday to Friday.
package struct DayMask: Sendable, Hashable, CustomStringConvertible {
    /// Bit 0 is Monday.
    private let bits: UInt8

    private init(bits: UInt8) { self.bits = bits }

    package static let everyDay = DayMask(bits: 0b111_1111)
    private static let weekdays = DayMask(bits: 0b001_1111)
    private static let weekend = DayMask(bits: 0b110_0000)

    /// Reads what people write: `Пн-Пт`, `вт, чт`, `Mo-Fr`, `1-5`, `MTWTF--`, `--11---`, `ежедневно`; names of days
    /// in the languages of the campaign, in full or as calendars shorten them. Nil where a word is no day.
    package init?(typed text: some StringProtocol) {
        let lower = String(text.lowercased().map { DayMask.dashes.contains($0) ? "-" : $0 })
        let words = lower.split(whereSeparator: \.isWhitespace)
        let plain = words.joined(separator: " ")
        if let whole = DayMask.wholes[plain] {
            self = whole
        } else if words.count == 1, let marks = DayMask.marks(plain) {
            self = marks
        } else if let list = DayMask.list(words.joined(separator: " ")) {
            self = list
        } else {
            return nil
        }
    }

    package func contains(_ day: Day) -> Bool { bits & 1 << DayMask.weekday(of: day) != 0 }

    /// 0 for Monday to 6 for Sunday.
    package static func weekday(of day: Day) -> Int {
        let index = (day.ordinal + 3) % 7
        return index < 0 ? index + 7 : index
    }

    package var description: String { String((0..<7).map { bits & 1 << $0 == 0 ? "0" : "1" }) }

    private static let dashes: Set<Character> = ["–", "—", "−", "‑", "‐"]

    private static let wholes: [String: DayMask] = {
        var wholes: [String: DayMask] = [:]
        for word in ["ежедневно", "каждый день", "все дни", "daily", "every day", "all days", "күн сайын", "күнүгө"] {
            wholes[word] = .everyDay
        }
        for word in ["будни", "по будням", "рабочие дни", "weekdays"] { wholes[word] = .weekdays }
        for word in ["выходные", "по выходным", "weekend", "weekends"] { wholes[word] = .weekend }
        return wholes
    }()

    /// Seven marks, one a day: a dash, dot or zero where it does not air, else a one, a cross, the day's number or its
    /// initial.
    private static func marks(_ text: String) -> DayMask? {
        guard text.count == 7 else { return nil }
        let alphabets: [[Character]] = [
            Array("1111111"), Array("xxxxxxx"), Array("ххххххх"), Array("1234567"), Array("mtwtfss"), Array("пвсчпсв"),
        ]
        for alphabet in alphabets {
            var bits: UInt8 = 0
            var isRead = true
            for (index, mark) in text.enumerated() where !"-._0·".contains(mark) {
                if mark == alphabet[index] { bits |= 1 << index } else { isRead = false }
            }
            if isRead { return bits == 0 ? nil : DayMask(bits: bits) }
        }
        return nil
    }

    /// Days and spans of days, parted by commas, semicolons, plus signs or spaces.
    private static func list(_ text: String) -> DayMask? {
        let closed = text.replacing(" - ", with: "-").replacing("- ", with: "-").replacing(" -", with: "-")
        var bits: UInt8 = 0
        for part in closed.split(whereSeparator: { ",;+/& ".contains($0) }) where part != "и" && part != "and" {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { day($0) }
            guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1] else { return nil }
            var index = first
            bits |= 1 << index
            while index != last {
                index = (index + 1) % 7
                bits |= 1 << index
            }
        }
        return bits == 0 ? nil : DayMask(bits: bits)
    }

    private static func day(_ text: Substring) -> Int? {
        let word = text.filter { $0 != "." }
        if word.count == 1 { return Int(word).flatMap { (1...7).contains($0) ? $0 - 1 : nil } }
        if let index = short.firstIndex(where: { $0.contains(word) }) { return index }
        guard word.count >= 3 else { return nil }
        return full.firstIndex { names in names.contains { $0.hasPrefix(word) } }
    }

    /// As calendars shorten them in Russian, English, Kyrgyz, Kazakh, Tajik and Uzbek.
    private static let short: [Set<String>] = [
        ["пн", "mo", "дш", "дс", "du"], ["вт", "tu", "шш", "сс", "сш", "se"], ["ср", "we", "шр", "чш", "ch"],
        ["чт", "th", "бш", "бс", "пш", "pa"], ["пт", "fr", "жм", "ҷм", "ju"], ["сб", "sa", "иш", "шн", "sh"],
        ["вс", "su", "жк", "яш", "ya"],
    ]

    private static let full: [[String]] = [
        ["понедельник", "пнд", "monday", "дүйшөмбү", "дүйсенбі", "душанбе", "dushanba"],
        ["вторник", "втр", "tuesday", "шейшемби", "сейсенбі", "сешанбе", "seshanba"],
        ["среда", "срд", "wednesday", "шаршемби", "сәрсенбі", "чоршанбе", "chorshanba"],
        ["четверг", "чтв", "thursday", "бейшемби", "бейсенбі", "панҷшанбе", "payshanba"],
        ["пятница", "птн", "friday", "жума", "жұма", "ҷумъа", "juma"],
        ["суббота", "сбт", "saturday", "ишемби", "сенбі", "шанбе", "shanba"],
        ["воскресенье", "вск", "sunday", "жекшемби", "жексенбі", "якшанбе", "yakshanba"],
    ]
}
