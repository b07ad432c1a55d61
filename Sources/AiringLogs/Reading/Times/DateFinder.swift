import Campaign

/// Finds dates in running text, with the names of months in six languages.
struct DateFinder {
    struct Found: Equatable {
        let date: WrittenDate
        /// Scalars of the text.
        let range: Range<Int>
    }

    /// A number or a word of the text, and where it stands.
    private struct Token {
        let text: String
        let range: Range<Int>
        var number: Int? { text.count <= 4 ? Int(text) : nil }
        var digits: Int { number == nil ? 0 : text.count }
    }

    private let scalars: [Unicode.Scalar]
    private let tokens: [Token]

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
        tokens = DateFinder.tokens(scalars)
    }

    /// The date of a text that says nothing else: a weekday, «г.» and the like aside.
    static func only(in text: String) -> WrittenDate? {
        let finder = DateFinder(text)
        let found = finder.all()
        guard found.count == 1, let date = found.first else { return nil }
        let others = finder.tokens.filter { !date.range.overlaps($0.range) }
        return others.allSatisfy({ MonthNames.isDateWord($0.text) }) && date.date.isPlausible ? date.date : nil
    }

    /// All dates, in their order.
    func all() -> [Found] {
        var found: [Found] = []
        var index = 0
        // A date may begin where the one before ended: `01.11.2006-15.11.2006`.
        var end = -1
        while index < tokens.count {
            if let (date, next) = numeric(index, isFree: index == end) ?? named(index) {
                found.append(
                    Found(date: date, range: tokens[index].range.lowerBound..<tokens[next - 1].range.upperBound))
                index = next
                end = next
            } else {
                index += 1
            }
        }
        return found
    }

    /// A month with its year and no day: «ноябрь 2006», «2006 жылғы қараша».
    func month() -> (year: Int, month: Int)? {
        for index in tokens.indices {
            guard let month = MonthNames.month(tokens[index].text) else { continue }
            if index > 0, tokens[index - 1].digits == 1 || tokens[index - 1].digits == 2 { continue }
            for place in [index + 1, index + 2, index - 1, index - 2] where tokens.indices.contains(place) {
                if let year = tokens[place].number, (1990...2099).contains(year) { return (year, month) }
            }
        }
        return nil
    }

    /// Years that the text names.
    func years() -> [Int] { tokens.compactMap(\.number).filter { (1990...2099).contains($0) } }

    /// A day number that opens a range ending with the date at a place: «с 1 по 15 ноября», «1–15 ноября».
    func dayBefore(_ found: Found) -> Int? {
        guard let place = tokens.firstIndex(where: { $0.range.lowerBound == found.range.lowerBound }) else {
            return nil
        }
        for back in 1...2 where place - back >= 0 {
            let token = tokens[place - back]
            if let day = token.number, token.digits <= 2, (1...31).contains(day) {
                let between = scalars[token.range.upperBound..<found.range.lowerBound]
                let text = String(String.UnicodeScalarView(between)).lowercased().filter { $0 != " " && $0 != "." }
                return DateFinder.rangeWords.contains(text) ? day : nil
            }
        }
        return nil
    }

    private static let rangeWords: Set<String> = [
        "по", "-", "–", "—", "до", "to", "дан", "dan", "ден", "нан", "нен", "тан", "тен", "и", "ва", "то", "бастап",
        "ден баштап", "denbashlab",
    ]

    private func numeric(_ index: Int, isFree: Bool) -> (WrittenDate, Int)? {
        guard tokens[index].digits > 0, isFree || !isGlued(before: index) else { return nil }
        let rest = Array(
            String(String.UnicodeScalarView(scalars[tokens[index].range.lowerBound...].prefix(12))).utf8)
        return rest.withUnsafeBufferPointer { bytes -> (WrittenDate, Int)? in
            guard let (date, end) = WrittenDate.prefix(bytes, at: 0), date.isPlausible else { return nil }
            if bytes.isDigit(end) || bytes.byte(end) == UInt8(ascii: ":") { return nil }
            let used = date.needsYear ? 2 : 3
            guard index + used <= tokens.count else { return nil }
            // «12.11 сек» or «8.15» is no date where it may as well be a number or a time.
            if date.needsYear { return nil }
            return (date, index + used)
        }
    }

    private func named(_ index: Int) -> (WrittenDate, Int)? {
        guard let value = tokens[index].number else { return namedFirst(index) }
        if tokens[index].digits <= 2, (1...31).contains(value), !isGlued(before: index) {
            return dayThenMonth(index, day: value)
        }
        guard tokens[index].digits == 4, (1900...2199).contains(value) else { return nil }
        return yearThenDay(index, year: value)
    }

    /// «1 ноября 2006», «12-ноябрь», «1-Nov-06».
    private func dayThenMonth(_ index: Int, day: Int) -> (WrittenDate, Int)? {
        var place = index + 1
        if place < tokens.count, ["го", "е", "числа", "th", "st", "nd", "rd"].contains(tokens[place].text) {
            place += 1
        }
        guard place < tokens.count, isNear(place - 1, place), let month = MonthNames.month(tokens[place].text) else {
            return nil
        }
        if place + 1 < tokens.count, isNear(place, place + 1), let year = tokens[place + 1].number {
            if tokens[place + 1].digits == 4, (1900...2199).contains(year) {
                return (WrittenDate(.certain, year, month, day), place + 2)
            }
            if tokens[place + 1].digits == 2, isShortYear(place + 1) {
                return (WrittenDate(.namedShort, day, month, year), place + 2)
            }
        }
        // «12 ноябри соли 2006».
        if place + 2 < tokens.count, MonthNames.isYearWord(tokens[place + 1].text), tokens[place + 2].digits == 4,
            let year = tokens[place + 2].number, (1900...2199).contains(year), isNear(place, place + 1),
            isNear(place + 1, place + 2)
        {
            return (WrittenDate(.certain, year, month, day), place + 3)
        }
        return (WrittenDate(.namedYearless, day, month, 0), place + 1)
    }

    /// A hyphen before it or «г.» behind it makes two figures a year.
    private func isShortYear(_ index: Int) -> Bool {
        let before = scalars[tokens[index].range.lowerBound - 1]
        if before == "-" || before == "'" || before == "’" || before == "." { return true }
        return index + 1 < tokens.count && MonthNames.isYearWord(tokens[index + 1].text)
    }

    /// «2006-жылдын 12-ноябры», «2006 yil 12 noyabr».
    private func yearThenDay(_ index: Int, year: Int) -> (WrittenDate, Int)? {
        var place = index + 1
        while place < tokens.count, place <= index + 2, MonthNames.isYearWord(tokens[place].text) { place += 1 }
        guard place < tokens.count else { return nil }
        if let day = tokens[place].number, tokens[place].digits <= 2, place + 1 < tokens.count,
            let month = MonthNames.month(tokens[place + 1].text), (1...31).contains(day)
        {
            return (WrittenDate(.certain, year, month, day), place + 2)
        }
        if let month = MonthNames.month(tokens[place].text), place + 1 < tokens.count,
            let day = tokens[place + 1].number, tokens[place + 1].digits <= 2, (1...31).contains(day),
            place == index + 1
        {
            return (WrittenDate(.certain, year, month, day), place + 2)
        }
        return nil
    }

    /// `Nov 1, 2006`.
    private func namedFirst(_ index: Int) -> (WrittenDate, Int)? {
        guard let month = MonthNames.month(tokens[index].text), index + 2 < tokens.count,
            let day = tokens[index + 1].number, tokens[index + 1].digits <= 2, (1...31).contains(day),
            let year = tokens[index + 2].number, tokens[index + 2].digits == 4, (1900...2199).contains(year),
            isNear(index, index + 1), isNear(index + 1, index + 2)
        else { return nil }
        return (WrittenDate(.certain, year, month, day), index + 3)
    }

    private func isNear(_ left: Int, _ right: Int) -> Bool {
        tokens[right].range.lowerBound - tokens[left].range.upperBound <= 2
    }

    private func isGlued(before index: Int) -> Bool {
        let start = tokens[index].range.lowerBound
        guard start > 0 else { return false }
        let before = scalars[start - 1]
        guard before == "." || before == "-" || before == "/" || before == ":" else { return false }
        return start > 1 && scalars[start - 2].properties.numericType != nil
    }

    private static func tokens(_ scalars: [Unicode.Scalar]) -> [Token] {
        var tokens: [Token] = []
        var index = 0
        while index < scalars.count {
            let isDigit = isDigit(scalars[index])
            let isLetter = scalars[index].properties.isAlphabetic
            guard isDigit || isLetter else {
                index += 1
                continue
            }
            var end = index + 1
            while end < scalars.count,
                isDigit ? DateFinder.isDigit(scalars[end]) : scalars[end].properties.isAlphabetic
            {
                end += 1
            }
            tokens.append(Token(text: String(String.UnicodeScalarView(scalars[index..<end])), range: index..<end))
            index = end
        }
        return tokens
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }
}
