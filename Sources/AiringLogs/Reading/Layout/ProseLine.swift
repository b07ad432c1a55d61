import Tabular

/// A line of running text that tells of airings: «12 ноября 2006 г. в 08:15, 13:20 — ролик „Горячая линия“, 30 сек.»
struct ProseLine {
    var date: WrittenDate?
    var dateText = ""
    var times: [(clock: ClockTime, text: String, title: String)] = []
    var end: ClockTime?
    var duration: Int?
    var durationText = ""
    var title = ""
    /// A list's line begins with its date or time; a sentence quotes a title or tells a length.
    private(set) var tellsOfAiring = false
    private static let longest = 4_000
    private static let mostTimes = 200

    static func hasTime(_ row: RowBuffer) -> Bool {
        let text = row.cells.filter { !$0.isEmpty }.joined(separator: " ")
        return !ProseLine(text, isDottedAllowed: true).times.isEmpty
    }

    init(_ whole: String, isDottedAllowed: Bool) {
        let text = String(whole.prefix(ProseLine.longest))
        let dates = DateFinder(text).all()
        let widths = ProseLine.byteOffsets(text)
        var used = dates.map { widths[$0.range.lowerBound]..<widths[$0.range.upperBound] }
        if let first = dates.first {
            date = first.date
            let scalars = Array(text.unicodeScalars)
            dateText = String(String.UnicodeScalarView(scalars[first.range]))
        }
        text.withCell { scan($0, used: &used, isDottedAllowed: isDottedAllowed) }
        name(text, used: used)
    }

    private mutating func scan(_ bytes: CellBytes, used: inout [Range<Int>], isDottedAllowed: Bool) {
        var place = 0
        var isInList = false
        while place < bytes.count, times.count < ProseLine.mostTimes {
            if let date = used.first(where: { $0.contains(place) }) {
                place = date.upperBound
                continue
            }
            guard bytes.isDigit(place), !ProseLine.isGlued(bytes, place) else {
                place += 1
                continue
            }
            if let end = length(bytes, at: place) {
                used.append(place..<end)
                place = end
                continue
            }
            if let clock = ClockTime.prefix(bytes, at: place), clock.end > place, ProseLine.endsWell(bytes, clock.end) {
                let isColon = bytes[place..<clock.end].contains(UInt8(ascii: ":")) || clock.hasHalf
                let isCalled = isDottedAllowed && (isInList || ProseLine.isCalledTime(bytes, place))
                if isColon || isCalled {
                    let text = CellBytes(rebasing: bytes[place..<clock.end]).string
                    if let start = ProseLine.dashBefore(bytes, place), let last = times.last, last.clock.end == start {
                        end = clock
                    } else {
                        times.append((clock, text, ""))
                    }
                    isInList = true
                    used.append(place..<clock.end)
                    place = clock.end
                    continue
                }
            }
            while bytes.isDigit(place) { place += 1 }
        }
    }

    /// A number with a unit of time is a length.
    private mutating func length(_ bytes: CellBytes, at place: Int) -> Int? {
        var end = place
        var value = 0
        if let clock = ClockTime.prefix(bytes, at: place), !clock.hasHalf, bytes[place..<clock.end].contains(0x3A) {
            guard let (unit, behind) = WrittenDuration.unit(bytes, at: clock.end), unit >= 1,
                bytes.byte(clock.end) != 0x2D,
                bytes[clock.end..<behind].contains(where: { $0 >= 0x80 || ($0 | 0x20) &- 0x61 < 26 })
            else { return nil }
            // «8:15 ч» is a time of day.
            if unit == 3600 { return nil }
            let text = CellBytes(rebasing: bytes[place..<clock.end])
            guard let read = WrittenDuration.milliseconds(text, form: .minutesSeconds) else { return nil }
            value = read
            end = behind
        } else {
            if let clock = ClockTime.prefix(bytes, at: place), !clock.hasHalf, clock.end > place,
                bytes[place..<clock.end].contains(where: { $0 >= 0x80 || $0 == UInt8(ascii: "h") })
            {
                return nil
            }
            guard let (thousandths, behind) = WrittenDuration.number(bytes, at: place),
                let (unit, unitEnd) = WrittenDuration.unit(bytes, at: behind), unit <= 60
            else { return nil }
            value = thousandths * unit
            end = unitEnd
            if unit == 60, bytes.isDigit(unitEnd), let (more, moreEnd) = WrittenDuration.number(bytes, at: unitEnd),
                let (second, secondEnd) = WrittenDuration.unit(bytes, at: moreEnd), second == 1
            {
                value += more
                end = secondEnd
            }
        }
        while end > place, bytes[end - 1] == 0x20 { end -= 1 }
        if duration == nil {
            duration = value
            durationText = CellBytes(rebasing: bytes[place..<end]).string
        }
        return end
    }

    private static func isGlued(_ bytes: CellBytes, _ place: Int) -> Bool {
        guard place > 0 else { return false }
        let before = bytes[place - 1]
        if before == 0x2E || before == 0x3A || before == 0x2C || before == 0x2F {
            return bytes.isDigit(place - 2)
        }
        return before >= 0xD0 && before <= 0xD3 || (before | 0x20) &- 0x61 < 26 || before == 0x5F
            || before == 0x2D && place > 1 && ((bytes[place - 2] | 0x20) &- 0x61 < 26)
            || before >= 0x80 && before < 0xC0 && place > 1 && (0xD0...0xD3).contains(bytes[place - 2])
    }

    private static func endsWell(_ bytes: CellBytes, _ end: Int) -> Bool {
        let next = bytes.byte(end)
        if next == 0x2E || next == 0x2F { return !bytes.isDigit(end + 1) }
        return !bytes.isDigit(end)
    }

    private static let callers = [
        "в ", "at ", "саат ", "сағат ", "сагат ", "соат ", "соати ", "soat ", "саати ", "время ",
    ]
    .map { Array($0.utf8) }

    /// «в 8.15», «саат 8.15».
    private static func isCalledTime(_ bytes: CellBytes, _ place: Int) -> Bool {
        callers.contains { word in
            place >= word.count && word.indices.allSatisfy { bytes[place - word.count + $0] == word[$0] }
        } || place == 0
    }

    /// Where the time before a dash ended: «18:50-19:00».
    private static func dashBefore(_ bytes: CellBytes, _ place: Int) -> Int? {
        var start = place
        var hasDash = false
        while start > 0 {
            let byte = bytes[start - 1]
            if byte == 0x2D || byte == 0x93 || byte == 0x94 || byte == 0x80 || byte == 0xE2 {
                hasDash = true
            } else if byte != 0x20 {
                break
            }
            start -= 1
        }
        return hasDash ? start : nil
    }

    // MARK: Title

    private mutating func name(_ text: String, used: [Range<Int>]) {
        let quoted = ChannelText.quotedParts(text).filter { part in
            !used.contains { $0.overlaps(part.range) } || part.text.contains { $0.isLetter }
        }
        if times.count > 1, quoted.count == times.count {
            for index in times.indices { times[index].title = quoted[index].text }
        }
        let bytes = Array(text.utf8)
        let names = quoted.filter { part in
            let before = String(decoding: bytes[..<part.range.lowerBound].suffix(60), as: UTF8.self)
            let last = HeadingWords.words(before).last ?? ""
            return !ChannelText.isChannelWord(last)
        }
        let head = String(decoding: bytes[..<(used.map(\.lowerBound).min() ?? 0)], as: UTF8.self)
        tellsOfAiring = !names.isEmpty || duration != nil || !head.contains { $0.isLetter }
        if let longest = names.max(by: { $0.text.count < $1.text.count }) {
            title = longest.text
            return
        }
        var pieces: [String] = []
        var place = 0
        for range in used.sorted(by: { $0.lowerBound < $1.lowerBound }) where range.lowerBound >= place {
            pieces.append(String(decoding: bytes[place..<range.lowerBound], as: UTF8.self))
            place = range.upperBound
        }
        pieces.append(String(decoding: bytes[place...], as: UTF8.self))
        let cleaned = pieces.map(ProseLine.cleaned).filter { $0.contains { $0.isLetter } }
        title = cleaned.joined(separator: " ")
    }

    private static let noise: Set<String> = [
        "в", "на", "и", "с", "по", "эфир", "эфире", "эфира", "вышел", "вышла", "вышли", "выход", "выхода", "время",
        "хронометраж", "хрон", "длительность", "дата", "саат", "сағат", "соат", "соати", "soat", "at", "on", "aired",
        "саати",
        "ч", "час", "мин", "сек", "г", "от", "прокат", "показ", "чыкты", "шықты", "пахш", "шуд", "chiqdi", "n", "күнү",
        "куни",
        "продолжительность", "продолжительностью", "длительностью", "хронометражем", "да", "де", "те", "та", "lda",
    ]

    /// Without bullets, numbers of lists, and words such as «в эфире» at both ends.
    private static func cleaned(_ piece: String) -> String {
        var words = piece.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\u{A0}" })[...]
        func isNoise(_ word: Substring) -> Bool {
            let bare = word.filter { $0.isLetter || $0.isNumber }.lowercased()
            if bare.isEmpty { return true }
            if noise.contains(bare) { return true }
            return false
        }
        if let first = words.first, first.hasSuffix(".") || first.hasSuffix(")"), Int(first.dropLast()) != nil {
            words = words.dropFirst()
        }
        while let first = words.first, isNoise(first) { words = words.dropFirst() }
        while let last = words.last, isNoise(last) { words = words.dropLast() }
        let marks: Set<Character> = ["-", "–", "—", ",", ";", ":", "|", "•", "*", "·", "(", "["]
        var text = words.joined(separator: " ")[...]
        while let first = text.first, marks.contains(first) || first == "." { text = text.dropFirst() }
        while let last = text.last, marks.contains(last) || last == "." && text.filter({ $0 == "." }).count == 1 {
            text = text.dropLast()
        }
        return text.trimmingSpaces
    }

    private static func byteOffsets(_ text: String) -> [Int] {
        var offsets = [0]
        for scalar in text.unicodeScalars { offsets.append(offsets[offsets.count - 1] + UTF8.width(scalar)) }
        return offsets
    }
}
