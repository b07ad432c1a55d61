/// How the figures of a column of lengths are meant.
enum DurationForm: String, Sendable, Equatable {
    case seconds
    case minutesSeconds = "minutes_seconds"
    case hoursMinutesSeconds = "hours_minutes_seconds"
    /// A day's fraction, as sheets keep times.
    case fractionOfDay = "fraction_of_day"
    case milliseconds
    case minutes
}

/// A length as a log writes it.
enum WrittenDuration {
    /// The longest length that is believed, in milliseconds: a day.
    private static let longest = 86_400_000

    /// Milliseconds; nil when the cell is no length.
    static func milliseconds(
        _ bytes: CellBytes, form: DurationForm = .seconds, frames: FrameReading = FrameReading()
    ) -> Int? {
        let cell = bytes.trimmedCell
        guard !cell.isEmpty, let value = value(cell, form, frames), value >= 0, value <= longest else { return nil }
        return value
    }

    private static func value(_ cell: CellBytes, _ form: DurationForm, _ frames: FrameReading) -> Int? {
        if let (thousandths, end) = number(cell, at: 0) {
            if end == cell.count { return scaled(thousandths, form) }
            if cell.byte(end) == UInt8(ascii: ":"), let time = clock(cell, form, frames) { return time }
        }
        // `:30`, as American papers write half a minute.
        if cell[0] == UInt8(ascii: ":"), cell.digits(at: 1, most: 3).count == cell.count - 1, cell.count <= 4 {
            return cell.digits(at: 1).value * 1000
        }
        return worded(cell, frames)
    }

    private static func scaled(_ thousandths: Int, _ form: DurationForm) -> Int? {
        switch form {
        case .seconds, .minutesSeconds, .hoursMinutesSeconds: thousandths
        case .minutes: thousandths * 60
        case .milliseconds: thousandths / 1000
        case .fractionOfDay: nil
        }
    }

    /// `0:30`, `00:00:30`, `00:00:30:12`, `00:30.5`.
    private static func clock(_ cell: CellBytes, _ form: DurationForm, _ frames: FrameReading) -> Int? {
        var parts: [Int] = []
        var place = 0
        while true {
            let (value, digits) = cell.digits(at: place, most: 4)
            guard digits > 0, digits < 4 else { return nil }
            parts.append(value)
            place += digits
            guard cell.byte(place) == UInt8(ascii: ":"), parts.count < 3 else { break }
            place += 1
        }
        guard parts.count >= 2 else { return nil }
        var milliseconds = 0
        if parts.count == 3 {
            guard parts[1] < 60, parts[2] < 60 else { return nil }
            milliseconds = ((parts[0] * 60 + parts[1]) * 60 + parts[2]) * 1000
        } else if form == .hoursMinutesSeconds {
            guard parts[1] < 60 else { return nil }
            milliseconds = (parts[0] * 60 + parts[1]) * 60_000
        } else {
            guard parts[1] < 60 else { return nil }
            milliseconds = (parts[0] * 60 + parts[1]) * 1000
        }
        let (part, end) = frames.part(cell, at: place)
        return rest(cell, from: end) ? milliseconds + part : nil
    }

    /// `30 сек`, `1 мин 30 с`, `30"`, `1'30"`, `0:30 мин`, `хр. 30`.
    private static func worded(_ cell: CellBytes, _ frames: FrameReading) -> Int? {
        var place = 0
        var total = 0
        var found = false
        while place < cell.count {
            guard cell.isDigit(place), let (thousandths, end) = number(cell, at: place) else {
                if cell.isDigit(place) || isLetter(cell[place]) { return nil }
                place += 1
                continue
            }
            if cell.byte(end) == UInt8(ascii: ":"), !found {
                let tail = CellBytes(rebasing: cell[place...])
                return clock(tail, .minutesSeconds, frames)
            }
            guard let (unit, behind) = unit(cell, at: end) else { return nil }
            total += thousandths * unit
            found = true
            place = behind
        }
        return found ? total : nil
    }

    private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (byte | 0x20) &- 0x61 < 26 }

    /// Whether only a unit of time follows.
    private static func rest(_ cell: CellBytes, from start: Int) -> Bool {
        var place = start
        while cell.byte(place) == 0x20 { place += 1 }
        if place == cell.count { return true }
        guard let (_, end) = unit(cell, at: place) else { return false }
        return end == cell.count
    }

    /// A number in thousandths, with decimal point or comma, and its end.
    static func number(_ bytes: CellBytes, at start: Int) -> (thousandths: Int, end: Int)? {
        let (whole, digits) = bytes.digits(at: start, most: 9)
        guard digits > 0 else { return nil }
        var place = start + digits
        var value = whole * 1000
        let mark = bytes.byte(place)
        if mark == UInt8(ascii: ",") || mark == UInt8(ascii: "."), bytes.isDigit(place + 1) {
            place += 1
            var weight = 100
            while bytes.isDigit(place) {
                value += Int(bytes[place] - 0x30) * weight
                weight /= 10
                place += 1
            }
        }
        return (value, place)
    }

    /// The unit at a place, in seconds, and where its word ends.
    static func unit(_ bytes: CellBytes, at start: Int) -> (seconds: Int, end: Int)? {
        var place = start
        while bytes.byte(place) == 0x20 || bytes.byte(place) == UInt8(ascii: "-") { place += 1 }
        if bytes.byte(place) == 0xC2, bytes.byte(place + 1) == 0xA0 { place += 2 }
        for (word, seconds) in units where matches(bytes, place, word) {
            var end = place + word.count
            while end < bytes.count, isLetter(bytes[end]), word.count > 1 { end += 1 }
            if end < bytes.count, isLetter(bytes[end]) { continue }
            while bytes.byte(end) == UInt8(ascii: ".") || bytes.byte(end) == 0x20 { end += 1 }
            return (seconds, end)
        }
        return nil
    }

    private static let units: [([UInt8], Int)] = [
        ("секунд", 1), ("сек", 1), ("сония", 1), ("сониа", 1), ("soniya", 1), ("sek", 1), ("sec", 1), ("с", 1),
        ("s", 1), ("\"", 1), ("″", 1), ("”", 1), ("''", 1), ("мүнөт", 60), ("минут", 60), ("дақиқа", 60),
        ("дакика", 60), ("daqiqa", 60), ("мин", 60), ("min", 60), ("м", 60), ("m", 60), ("'", 60), ("′", 60),
        ("’", 60), ("час", 3600), ("ч", 3600), ("hour", 3600), ("h", 3600),
    ].map { (Array($0.0.utf8), $0.1) }

    private static func matches(_ bytes: CellBytes, _ start: Int, _ word: [UInt8]) -> Bool {
        guard start + word.count <= bytes.count else { return false }
        for index in word.indices {
            let byte = bytes[start + index]
            let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
            if lower != word[index] { return false }
        }
        return true
    }
}
