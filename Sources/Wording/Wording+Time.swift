package import Campaign

extension Wording {
    /// A day in short: `12 May 2006`, `12.05.2006`.
    package func short(_ day: Day) -> String { written(day, "day.short") }

    /// A day with its month in words: `12 May 2006`, `12 мая 2006 г.`.
    package func long(_ day: Day) -> String { written(day, "day.long") }

    /// A point in time with the offset in which it is written: `12 May 2006, 14:30 (UTC+6)`.
    package func moment(_ instant: Instant) -> String {
        let offset = max(-86_400, min(offsetSeconds(instant), 86_400))
        let day = instant.day(offsetSeconds: offset)
        let (whole, rest) = instant.milliseconds.quotientAndRemainder(dividingBy: 1000)
        let second = (whole - (rest < 0 ? 1 : 0) + Int64(offset)) % 86_400
        let minute = Int(second < 0 ? second + 86_400 : second) / 60
        let values: [String: MessageValue] = [
            "day": .text(short(day)), "time": .text("\(padded(minute / 60)):\(padded(minute % 60))"),
            "offset": .text(named(offset: offset)),
        ]
        return text("day.moment", values)
    }

    /// A span of days with both its ends, where it has them.
    package func span(_ days: DaySpan) -> String {
        switch (days.from, days.until) {
        case (let from?, let until?): text("day.between", ["from": .day(from), "until": .day(until)])
        case (let from?, nil): text("day.from", ["from": .day(from)])
        case (nil, let until?): text("day.until", ["until": .day(until)])
        case (nil, nil): text("day.always")
        }
    }

    private func written(_ day: Day, _ pattern: String) -> String {
        guard let (year, month, number) = calendar(day) else { return text("day.unknown") }
        let values: [String: MessageValue] = [
            "day": .count(number), "month": .count(month), "year": .text(String(year)),
        ]
        return text(pattern, values)
    }

    /// Nil for days that no calendar of ours writes, which only broken data can hold.
    private func calendar(_ day: Day) -> (year: Int, month: Int, day: Int)? {
        let firstOfYearOne = -719_162
        let lastOfYear9999 = 2_932_896
        return (firstOfYearOne...lastOfYear9999).contains(day.ordinal) ? day.components : nil
    }

    private func named(offset seconds: Int) -> String {
        guard seconds != 0 else { return "UTC" }
        let minutes = abs(seconds) / 60
        let rest = minutes % 60 == 0 ? "" : ":" + padded(minutes % 60)
        return "UTC" + (seconds < 0 ? "-" : "+") + String(minutes / 60) + rest
    }

    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
