import Campaign

/// What a row that is no airing tells: a channel, a date, the period, a total.
struct SectionText {
    var channel: String?
    var date: WrittenDate?
    var period: (WrittenDate, WrittenDate)?
    var years: [Int] = []
    var total: TotalText?
    /// A title in quotation marks under which a list of times may follow.
    var quoted: [String] = []
    /// Whether the date is all that the text says.
    var isDateOnly = false

    init(_ cells: [String], names: ChannelNames) {
        let filled = cells.map(\.trimmingSpaces).filter { !$0.isEmpty }
        let text = filled.joined(separator: " | ")
        total = TotalText(filled)
        let finder = DateFinder(text)
        years = finder.years()
        let dates = finder.all()
        period = SectionText.period(dates, finder, text)
        if total == nil, period == nil, dates.count == 1, let only = dates.first {
            isDateOnly =
                filled.contains { DateFinder.only(in: $0) != nil }
                || SectionText.isMostlyDate(text, only.range)
            if isDateOnly { date = only.date }
        }
        if total == nil, let cellDate = filled.first.flatMap({ $0.withCell(WrittenDate.whole) }), filled.count <= 2,
            date == nil, period == nil
        {
            date = cellDate
            isDateOnly = true
        }
        quoted = ChannelText.quotedParts(text).map(\.text)
        channel = SectionText.channel(filled, names: names)
    }

    private static func channel(_ filled: [String], names: ChannelNames) -> String? {
        if filled.count == 1 || filled.count == 2, let known = filled.first(where: { names.channel(named: $0) != nil })
        {
            return known
        }
        let text = filled.joined(separator: " ")
        guard let name = ChannelText.name(in: text) else { return nil }
        if names.channel(named: name) == nil, let known = names.channel(within: text) { return known }
        return name
    }

    /// Hardly any letter beside the date: «Дата: 12.11.2006 (воскресенье)».
    private static func isMostlyDate(_ text: String, _ range: Range<Int>) -> Bool {
        let scalars = Array(text.unicodeScalars)
        let rest = scalars[..<range.lowerBound] + [" "] + scalars[range.upperBound...]
        let words = HeadingWords.words(String(String.UnicodeScalarView(rest)))
        return words.count <= 4 && words.allSatisfy(MonthNames.isDateWord)
    }

    private static func period(
        _ dates: [DateFinder.Found], _ finder: DateFinder, _ text: String
    ) -> (WrittenDate, WrittenDate)? {
        if dates.count == 2, let first = dates.first, let last = dates.last {
            return (inheriting(first.date, last.date), last.date)
        }
        if dates.count == 1, let last = dates.first, let day = finder.dayBefore(last) {
            var first = last.date
            switch first.form {
            case .certain: first.third = day
            default: first.first = day
            }
            return (first, last.date)
        }
        if dates.isEmpty, let (year, month) = finder.month() {
            let start = Day(year: year, month: month, day: 1)
            return start.map { (WrittenDate($0), WrittenDate($0.adding(months: 1).adding(days: -1))) }
        }
        return nil
    }

    /// «с 1 ноября по 15 ноября 2006»: the first date takes the year of the second.
    private static func inheriting(_ first: WrittenDate, _ last: WrittenDate) -> WrittenDate {
        guard first.form == .namedYearless, last.form == .certain else { return first }
        return WrittenDate(.certain, last.first, first.second, first.first)
    }
}

/// «ИТОГО 65 выходов … 2056 сек.», «Общий хронометраж: 2468 секунд».
struct TotalText: Equatable {
    var count: Int?
    var seconds: Double?

    /// Nil when the row does not begin with a word for a total.
    init?(_ cells: [String]) {
        guard cells.prefix(4).contains(where: TotalText.begins) else { return nil }
        for cell in cells { read(cell) }
    }

    static func begins(_ text: String) -> Bool {
        let lower = text.lowercased().drop { !$0.isLetter }
        guard let stem = stems.first(where: { lower.hasPrefix($0) }) else { return false }
        return lower.dropFirst(stem.count).prefix { $0.isLetter }.count <= 4
    }

    /// Whether a cell begins with a letter with which a total can begin; a quick look.
    static func mayBegin(_ cell: CellBytes) -> Bool {
        for byte in cell.prefix(8) {
            if byte >= 0xC0 || (byte | 0x20) &- 0x61 < 26 { return true }
            if byte &- 0x30 < 10 { return false }
        }
        return false
    }

    private static let stems = [
        "итого", "всего", "общ", "жыйынт", "жалпы", "бардыг", "баары", "барлы", "жиын", "қорытынд", "корытынд", "ҳамаг",
        "хамаг", "ҷамъ", "чамъ", "умумӣ", "умуми", "jami", "hammasi", "umumiy", "жами", "ҳаммаси", "total", "subtotal",
        "grand total", "sum",
    ]

    private static let countStems = [
        "выход", "ролик", "раз", "показ", "прокат", "трансл", "позиц", "чыгарыл", "жолу", "рет", "шығ", "marta",
        "марта",
        "бор", "маротиба", "дафъа", "пахш", "spot", "airing", "times", "plays", "шт", "количеств", "саны", "soni",
        "кол",
        "намоиш", "чыгуу", "эфир",
    ]

    /// Numbers with the words behind or before them: seconds, minutes, or how many.
    private mutating func read(_ cell: String) {
        let tokens = TotalText.tokens(cell)
        for (index, token) in tokens.enumerated() {
            guard let number = token.number else { continue }
            let next = index + 1 < tokens.count ? tokens[index + 1].text : ""
            let before = index > 0 ? tokens[index - 1].text : ""
            if token.isClock {
                seconds = seconds ?? number
            } else if let unit = TotalText.unit(next) {
                seconds =
                    (index >= 2 && TotalText.unit(tokens[index - 1].text) != nil ? seconds ?? 0 : 0) + number * unit
            } else if number == number.rounded(), number < 1e9 {
                let words = [next, before] + (index > 1 ? [tokens[index - 2].text] : [])
                if words.contains(where: { word in TotalText.countStems.contains { word.hasPrefix($0) } }) {
                    count = count ?? Int(number)
                } else if TotalText.isLengthWord(before) {
                    seconds = seconds ?? number
                }
            }
        }
    }

    private static func isLengthWord(_ word: String) -> Bool {
        ["хрон", "длит", "прод", "узакт", "ұзақт", "давом", "davom", "duration", "length"].contains {
            word.hasPrefix($0)
        }
    }

    private static func unit(_ word: String) -> Double? {
        if ["сек", "сония", "sek", "sec", "soniya"].contains(where: { word.hasPrefix($0) }) || word == "с"
            || word == "s"
        {
            return 1
        }
        if ["мин", "мүн", "дақ", "дак", "daq", "min"].contains(where: { word.hasPrefix($0) }) { return 60 }
        return word == "ч" || word.hasPrefix("час") || word.hasPrefix("саат") && word.count <= 5 ? 3600 : nil
    }

    private struct Token {
        let text: String
        var number: Double?
        var isClock = false
    }

    private static func tokens(_ text: String) -> [Token] {
        var tokens: [Token] = []
        let characters = Array(text.lowercased())
        var index = 0
        while index < characters.count {
            let character = characters[index]
            if character.isASCII, character.isNumber {
                var end = index
                while end < characters.count,
                    characters[end].isNumber || ".,:".contains(characters[end])
                        || isThousandsSpace(characters, end)
                {
                    end += 1
                }
                tokens.append(number(String(characters[index..<end])))
                index = end
            } else if character.isLetter {
                var end = index
                while end < characters.count, characters[end].isLetter { end += 1 }
                tokens.append(Token(text: String(characters[index..<end])))
                index = end
            } else {
                index += 1
            }
        }
        return tokens
    }

    /// A space between groups of three figures: `1 800`.
    private static func isThousandsSpace(_ characters: [Character], _ place: Int) -> Bool {
        guard characters[place] == " " || characters[place] == "\u{A0}", place > 0, characters[place - 1].isNumber,
            place + 3 < characters.count, characters[(place + 1)...(place + 3)].allSatisfy(\.isNumber)
        else { return false }
        return place + 4 >= characters.count || !characters[place + 4].isNumber
    }

    private static func number(_ text: String) -> Token {
        let digits = text.filter { $0 != " " && $0 != "\u{A0}" }.reversed().drop { ".,:".contains($0) }
        let plain = String(digits.reversed())
        if plain.contains(":") {
            let parts = plain.split(separator: ":").compactMap { Double($0) }
            let seconds = parts.reduce(0) { $0 * 60 + $1 }
            return Token(text: "", number: parts.count <= 3 ? seconds : nil, isClock: true)
        }
        return Token(text: "", number: Double(plain.replacing(",", with: ".")))
    }
}
