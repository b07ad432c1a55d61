/// What the cells of a column look like, over the rows that were surveyed.
struct ColumnFacts {
    private(set) var filled = 0
    private(set) var blank = 0
    private(set) var clocks = 0
    /// Several times in one cell: `08:15; 13:20`.
    private(set) var clockLists = 0
    /// `8.15`: a time, or a number with a decimal point.
    private(set) var dotted = 0
    private(set) var dates = 0
    private(set) var dateTimes = 0
    private(set) var durations = 0
    /// Lengths with a unit: `30 сек`, `1'30"`.
    private(set) var worded = 0
    private(set) var numbers = 0
    private(set) var epochs = 0
    private(set) var fractions = 0
    private(set) var codes = 0
    private(set) var texts = 0
    private(set) var smallest = Int.max
    private(set) var largest = Int.min
    private(set) var earliest = Int.max
    private(set) var latest = Int.min
    /// Numbers that follow the one before by one.
    private(set) var steps = 0
    /// Lengths that spots usually have.
    private(set) var roundLengths = 0
    private(set) var twoPartClocks = 0
    private(set) var letters = 0
    private(set) var knownChannels = 0
    private(set) var samples: [String] = []
    private(set) var hasHundredths = false
    private(set) var isFirstFilled = false
    private var distinct: Set<String> = []
    private var lastNumber: Int?
    private static let mostDistinct = 512

    var distinctCount: Int { distinct.count }
    var values: Set<String> { distinct }
    func share(_ count: Int) -> Double { filled == 0 ? 0 : Double(count) / Double(filled) }
    /// Cells that may tell when something aired.
    var timeShare: Double { share(clocks + clockLists + dateTimes) }

    mutating func addBlank() { blank += 1 }

    mutating func add(_ bytes: CellBytes, names: ChannelNames) {
        let cell = bytes.trimmedCell
        guard !cell.isEmpty else {
            blank += 1
            return
        }
        if filled == 0, blank == 0 { isFirstFilled = true }
        filled += 1
        if distinct.count < ColumnFacts.mostDistinct || samples.count < 3 {
            let text = cell.string
            distinct.insert(text)
            if samples.count < 3, !samples.contains(text) { samples.append(String(text.prefix(60))) }
            if names.channel(named: text) != nil { knownChannels += 1 }
        }
        addTimes(cell)
        addNumber(cell)
        addText(cell)
    }

    private mutating func addTimes(_ cell: CellBytes) {
        if let clock = ClockTime.whole(cell) {
            if cell.allSatisfy({ $0 &- 0x30 < 10 || $0 == 0x2E }) { dotted += 1 } else { clocks += 1 }
            earliest = min(earliest, clock.milliseconds)
            latest = max(latest, clock.milliseconds)
            if !clock.isSecondKnown { twoPartClocks += 1 }
            noteFraction(cell)
        } else if MomentReading.moment(cell) != nil {
            dateTimes += 1
            noteFraction(cell)
        } else if ClockList.times(cell).count > 1 {
            clockLists += 1
        }
        if WrittenDate.whole(cell) != nil { dates += 1 }
        if let length = WrittenDuration.milliseconds(cell) {
            durations += 1
            if (1_000...600_000).contains(length), length % 5_000 == 0 { roundLengths += 1 }
            if !cell.allSatisfy({ $0 &- 0x30 < 10 || $0 == UInt8(ascii: ":") || $0 == 0x2C || $0 == 0x2E }) {
                worded += 1
            }
        }
    }

    /// Two figures behind a point that are no frame.
    private mutating func noteFraction(_ cell: CellBytes) {
        guard cell.count > 3, cell.byte(cell.count - 3) == UInt8(ascii: "."), cell.isDigit(cell.count - 1) else {
            return
        }
        if cell.digits(at: cell.count - 2).value >= 25 { hasHundredths = true }
    }

    private mutating func addNumber(_ cell: CellBytes) {
        guard let (thousandths, end) = WrittenDuration.number(cell, at: 0), end == cell.count else {
            let (value, digits) = cell.digits(at: 0, most: 14)
            if digits >= 10, digits == cell.count || cell.byte(digits) == UInt8(ascii: ".") { addEpoch(value, digits) }
            return
        }
        numbers += 1
        let whole = thousandths / 1000
        smallest = min(smallest, whole)
        largest = max(largest, whole)
        if let lastNumber, whole == lastNumber + 1 { steps += 1 }
        lastNumber = whole
        if thousandths < 1000, thousandths > 0 || cell.count > 6, cell.contains(UInt8(ascii: ".")) { fractions += 1 }
        if cell.count >= 9 { addEpoch(whole, 9) }
    }

    private mutating func addEpoch(_ value: Int, _ digits: Int) {
        // From 1990 on, in seconds or milliseconds.
        if (631_152_000...4_102_444_800).contains(value) || (631_152_000_000...4_102_444_800_000).contains(value) {
            epochs += 1
            largest = max(largest, value)
        }
    }

    private mutating func addText(_ cell: CellBytes) {
        var hasDigit = false
        var hasSpace = false
        var count = 0
        for byte in cell {
            if byte &- 0x30 < 10 { hasDigit = true }
            if byte == 0x20 { hasSpace = true }
            if byte >= 0xC0 || (byte | 0x20) &- 0x61 < 26 { count += 1 }
        }
        letters += count
        if count > 0, hasDigit, !hasSpace, cell.count <= 40 { codes += 1 }
        if count >= 2 { texts += 1 }
    }
}

/// Several times in one cell.
enum ClockList {
    private static let mostTimes = 200

    /// All times when the cell holds nothing but times and marks between them.
    static func times(_ bytes: CellBytes, frames: FrameReading = FrameReading()) -> [ClockTime] {
        let cell = bytes.trimmedCell
        guard cell.isDigit(0), cell.count >= 9 else { return [] }
        var times: [ClockTime] = []
        var place = 0
        while place < cell.count, times.count < mostTimes {
            guard let time = ClockTime.prefix(cell, at: place, frames: frames) else { return [] }
            times.append(time)
            place = time.end
            var marks = 0
            while place < cell.count, !cell.isDigit(place) {
                let byte = cell[place]
                guard byte == 0x20 || byte == 0x2C || byte == 0x3B || byte == 0x0A || byte == 0x0D || byte == 0x2F
                else {
                    return []
                }
                marks += 1
                place += 1
            }
            if place < cell.count, marks == 0 { return [] }
        }
        return times
    }

    /// `18:50-19:00`, `7p-7:30p`, `08:15 – 08:16`: the first time and the second.
    static func range(_ bytes: CellBytes) -> (ClockTime, ClockTime)? {
        let cell = bytes.trimmedCell
        guard let first = ClockTime.prefix(cell, at: 0) else { return nil }
        var place = first.end
        var hasDash = false
        while place < cell.count, !cell.isDigit(place) {
            switch cell[place] {
            case 0x20: break
            case 0x2D, 0xE2, 0x80, 0x93, 0x94: hasDash = true
            default: return nil
            }
            place += 1
        }
        guard hasDash, let second = ClockTime.prefix(cell, at: place), second.end == cell.count else { return nil }
        return (first, second)
    }
}

/// A date and a time in one cell.
struct MomentReading {
    let date: WrittenDate
    let clock: ClockTime
    /// Seconds east of UTC where the cell names them: `Z`, `+06:00`.
    var offsetSeconds: Int?

    static func moment(_ bytes: CellBytes, frames: FrameReading = FrameReading()) -> MomentReading? {
        let cell = bytes.trimmedCell
        guard cell.count >= 8, cell.count <= 80 else { return nil }
        if let (date, end) = WrittenDate.prefix(cell, at: 0), date.isPlausible, !date.needsYear {
            var place = end
            while place < cell.count, !cell.isDigit(place), place - end < 8 { place += 1 }
            let isJoined = place > end && onlyJoiners(cell, end, place)
            if isJoined, let clock = ClockTime.prefix(cell, at: place, frames: frames) {
                guard let offset = offset(cell, from: clock.end) else { return nil }
                return MomentReading(date: date, clock: clock, offsetSeconds: offset.seconds)
            }
            return nil
        }
        if let clock = ClockTime.prefix(cell, at: 0, frames: frames),
            cell.byte(clock.end) == 0x20 || cell.byte(clock.end) == 0x2C
        {
            let rest = CellBytes(rebasing: cell[(clock.end + 1)...]).trimmedCell
            return WrittenDate.whole(rest).map { MomentReading(date: $0, clock: clock) }
        }
        return worded(cell, frames)
    }

    /// «12 ноября 2006 г. 08:15», «12-Nov-2006 08:15:00».
    private static func worded(_ cell: CellBytes, _ frames: FrameReading) -> MomentReading? {
        guard cell.contains(where: { $0 >= 0x80 || ($0 | 0x20) &- 0x61 < 26 }), cell.contains(0x3A) else { return nil }
        guard let colon = cell.firstIndex(of: 0x3A) else { return nil }
        var start = colon
        while start > 0, cell.isDigit(start - 1) { start -= 1 }
        guard start < colon, start >= 6, let clock = ClockTime.prefix(cell, at: start, frames: frames),
            clock.end >= cell.count - 1
        else { return nil }
        var end = start
        while end > 0, cell[end - 1] == 0x20 || cell[end - 1] == 0x2C { end -= 1 }
        return WrittenDate.whole(CellBytes(rebasing: cell[..<end])).map { MomentReading(date: $0, clock: clock) }
    }

    private static func onlyJoiners(_ cell: CellBytes, _ start: Int, _ end: Int) -> Bool {
        for place in start..<end {
            let byte = cell[place]
            let isMark =
                byte == 0x20 || byte == 0x54 || byte == 0x2D || byte == 0x2C || byte == 0x0A || byte == 0x0D
                || byte == 0x2F || byte == 0x3B || byte == 0x5F || byte == 0xC2 || byte == 0xA0
            if !isMark, !(byte == 0xD0 || byte == 0xB2 || byte == 0xD0 || byte == 0xB3 || byte == 0x2E) { return false }
        }
        return true
    }

    /// What follows the time: nothing, or a zone. Nil when it is something else.
    private static func offset(_ cell: CellBytes, from start: Int) -> (seconds: Int?, Void)? {
        var place = start
        if place == cell.count { return (nil, ()) }
        while cell.byte(place) == 0x20 { place += 1 }
        if cell.count - place == 1, cell[place] | 0x20 == UInt8(ascii: "z") { return (0, ()) }
        if cell.hasASCII("utc", at: place) || cell.hasASCII("gmt", at: place), cell.count - place == 3 {
            return (0, ())
        }
        let sign = cell.byte(place)
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
        let (hours, digits) = cell.digits(at: place + 1, most: 2)
        guard digits == 2, hours <= 14 else { return nil }
        place += 3
        if cell.byte(place) == UInt8(ascii: ":") { place += 1 }
        let (minutes, minuteDigits) = cell.digits(at: place, most: 2)
        guard minuteDigits == 2 || place == cell.count, place + minuteDigits == cell.count else { return nil }
        let seconds = hours * 3600 + minutes * 60
        return (sign == UInt8(ascii: "-") ? -seconds : seconds, ())
    }
}
