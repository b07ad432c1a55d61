/// A time of day as a log writes it.
struct ClockTime: Equatable {
    /// After midnight of the date beside it; hours may pass 24.
    var milliseconds: Int
    /// Whether seconds were written at all.
    var isSecondKnown: Bool
    /// Written with a.m., p.m., or x for the small hours of the next day.
    var hasHalf = false
    /// Where the bytes that made it end.
    var end = 0

    var hour: Int { milliseconds / 3_600_000 }

    /// The largest hour taken: a broadcast day may run long into the next one.
    static let lastHour = 47

    /// The whole cell as one time: `08:15:30`, `8.15`, `25:03`, `1:03 XM`, `108xm`, `7p`, `08:15:30:12`.
    static func whole(_ bytes: CellBytes, frames: FrameReading = FrameReading()) -> ClockTime? {
        let cell = bytes.trimmedCell
        guard let time = prefix(cell, at: 0, frames: frames) else { return nil }
        return onlyHourWords(cell, from: time.end) ? time : nil
    }

    /// The time that begins at a place, with what follows left alone.
    static func prefix(_ bytes: CellBytes, at start: Int, frames: FrameReading = FrameReading()) -> ClockTime? {
        let (first, length) = bytes.digits(at: start, most: 7)
        guard length > 0, length <= 6 else { return nil }
        let end = start + length
        if length <= 2, let time = separated(bytes, hour: first, at: end, frames: frames) { return time }
        return bare(bytes, number: first, length: length, at: end)
    }

    private static func separated(_ bytes: CellBytes, hour: Int, at start: Int, frames: FrameReading) -> ClockTime? {
        guard let (separator, width) = separator(bytes, at: start) else { return nil }
        var place = start + width
        let (minute, minuteDigits) = bytes.digits(at: place, most: 3)
        guard minuteDigits == 2, minute < 60, hour <= lastHour else { return nil }
        place += 2
        var time = ClockTime(milliseconds: hour * 3_600_000 + minute * 60_000, isSecondKnown: false, end: place)
        // The word for minutes closes `8 ч 15 мин`.
        if separator == .word { time.end = skipWord(bytes, place, minuteWords) }
        if bytes.byte(place) == separator.byte || separator == .word && bytes.byte(place) == UInt8(ascii: ":") {
            let (second, digits) = bytes.digits(at: place + 1, most: 3)
            if digits == 2, second < 60 {
                time.milliseconds += second * 1000
                time.isSecondKnown = true
                place += 3
                let (part, partEnd) = frames.part(bytes, at: place)
                time.milliseconds += part
                time.end = partEnd
            } else if digits > 0, separator.byte != UInt8(ascii: "-") {
                return nil
            }
        }
        return half(bytes, time, hour: hour)
    }

    /// `7p`, `430a`, `108xm`, `1230 PM`: no separator, so the half of the day must be there.
    private static func bare(_ bytes: CellBytes, number: Int, length: Int, at end: Int) -> ClockTime? {
        guard length <= 4 else { return nil }
        let (hour, minute) = length <= 2 ? (number, 0) : (number / 100, number % 100)
        guard minute < 60 else { return nil }
        let time = ClockTime(milliseconds: hour * 3_600_000 + minute * 60_000, isSecondKnown: false, end: end)
        guard let done = half(bytes, time, hour: hour), done.hasHalf else { return nil }
        return done
    }

    /// Applies a.m., p.m. or x; nil when the hour does not fit it.
    private static func half(_ bytes: CellBytes, _ time: ClockTime, hour: Int) -> ClockTime? {
        var place = time.end
        while bytes.byte(place) == 0x20 { place += 1 }
        let letter = bytes.byte(place) | 0x20
        guard letter == UInt8(ascii: "a") || letter == UInt8(ascii: "p") || letter == UInt8(ascii: "x") else {
            return time
        }
        place += 1
        if bytes.byte(place) == UInt8(ascii: ".") { place += 1 }
        if bytes.byte(place) | 0x20 == UInt8(ascii: "m") {
            place += 1
            if bytes.byte(place) == UInt8(ascii: ".") { place += 1 }
        }
        // The beginning of a word, not a half of the day.
        if bytes.byte(place) > 0x40 { return time }
        var result = time
        result.end = place
        result.hasHalf = true
        // `00:30 AM` and `13:05 PM` are written too, and say no more than their hour.
        guard (1...12).contains(hour) else { return letter == UInt8(ascii: "x") || hour > 23 ? nil : result }
        let base = time.milliseconds - hour * 3_600_000
        let twelve = hour % 12
        result.milliseconds = base + (twelve + (letter == UInt8(ascii: "p") ? 12 : 0)) * 3_600_000
        if letter == UInt8(ascii: "x") { result.milliseconds += 24 * 3_600_000 }
        return result
    }

    private struct Separator: Equatable {
        let byte: UInt8
        static let word = Separator(byte: 0)
    }

    private static func separator(_ bytes: CellBytes, at index: Int) -> (Separator, Int)? {
        let byte = bytes.byte(index)
        if byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") {
            return (Separator(byte: byte), 1)
        }
        if byte | 0x20 == UInt8(ascii: "h"), bytes.isDigit(index + 1) { return (.word, 1) }
        let end = skipWord(bytes, index, hourWords)
        return end > index && bytes.isDigit(end) ? (.word, end - index) : nil
    }

    private static let hourWords = ["час", "ч.", "ч", "h"].map { Array($0.utf8) }
    private static let minuteWords = ["минут", "мин.", "мин", "м", "min", "m"].map { Array($0.utf8) }

    /// Behind spaces, one of the words and spaces again; the place itself where no word stands.
    private static func skipWord(_ bytes: CellBytes, _ start: Int, _ words: [[UInt8]]) -> Int {
        var place = start
        while bytes.byte(place) == 0x20 { place += 1 }
        for word in words where matches(bytes, place, word) {
            place += word.count
            while bytes.byte(place) == 0x20 { place += 1 }
            return place
        }
        return start
    }

    private static func matches(_ bytes: CellBytes, _ start: Int, _ word: [UInt8]) -> Bool {
        guard start + word.count <= bytes.count else { return false }
        for index in word.indices where bytes[start + index] != word[index] { return false }
        return true
    }

    /// Nothing more than «ч.», «час.» or a zone letter may follow.
    private static func onlyHourWords(_ bytes: CellBytes, from start: Int) -> Bool {
        var place = start
        if place == bytes.count { return true }
        let behind = skipWord(bytes, place, hourWords)
        if behind > place { place = behind }
        while bytes.byte(place) == 0x20 || bytes.byte(place) == UInt8(ascii: ".") { place += 1 }
        return place == bytes.count
    }
}

/// How what stands behind the seconds is meant: frames or parts of a second.
struct FrameReading: Equatable {
    /// Frames in a second where nobody told another number: PAL, as all television of the region has it.
    var perSecond = 25
    /// Two figures behind a point were found to pass the frames of a second, so they are hundredths.
    var isHundredths = false

    /// Milliseconds behind the seconds, and where they end.
    func part(_ bytes: CellBytes, at place: Int) -> (milliseconds: Int, end: Int) {
        let mark = bytes.byte(place)
        guard
            mark == UInt8(ascii: ":") || mark == UInt8(ascii: ";") || mark == UInt8(ascii: ".")
                || mark == UInt8(ascii: ",")
        else { return (0, place) }
        let (value, digits) = bytes.digits(at: place + 1, most: 7)
        guard digits > 0, digits < 7 else { return (0, place) }
        let end = place + 1 + digits
        let isDecimal = mark == UInt8(ascii: ".") || mark == UInt8(ascii: ",")
        if digits == 2, !(isDecimal && (isHundredths || value >= perSecond)) {
            return (min(value, perSecond - 1) * 1000 / perSecond, end)
        }
        guard isDecimal else { return digits == 1 ? (value * 1000 / perSecond, end) : (value, end) }
        var milliseconds = value * 1000
        for _ in 0..<digits { milliseconds /= 10 }
        return (milliseconds, end)
    }
}
