/// A point in time: milliseconds since 1970-01-01T00:00:00Z.
package struct Instant: Sendable, Hashable, Comparable, Codable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    package static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

    /// The day in UTC shifted by an offset from it.
    package func day(offsetSeconds: Int = 0) -> Day {
        let seconds = Instant.floorDivide(milliseconds, 1000) + Int64(offsetSeconds)
        return Day(ordinal: Int(Instant.floorDivide(seconds, 86_400)))
    }

    /// ISO 8601 with an explicit offset, seconds precision: `2026-11-24T09:30:00+06:00`.
    package func iso8601(offsetSeconds: Int = 0) -> String {
        let seconds = Instant.floorDivide(milliseconds, 1000) + Int64(offsetSeconds)
        let day = Day(ordinal: Int(Instant.floorDivide(seconds, 86_400)))
        let rest = Int(seconds - Int64(day.ordinal) * 86_400)
        let clock = [rest / 3600, rest / 60 % 60, rest % 60].map(Instant.twoDigits).joined(separator: ":")
        if offsetSeconds == 0 { return "\(day)T\(clock)Z" }
        let minutes = abs(offsetSeconds) / 60
        let sign = offsetSeconds < 0 ? "-" : "+"
        return "\(day)T\(clock)\(sign)\(Instant.twoDigits(minutes / 60)):\(Instant.twoDigits(minutes % 60))"
    }

    private static func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
        let quotient = value / divisor
        return value % divisor < 0 ? quotient - 1 : quotient
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}

/// Where the time comes from; handed in, so that tests fix it.
package struct Clock: Sendable {
    package let now: @Sendable () -> Instant
    /// Seconds east of UTC at an instant, where the person sits.
    package let offsetSeconds: @Sendable (Instant) -> Int

    package init(
        now: @escaping @Sendable () -> Instant, offsetSeconds: @escaping @Sendable (Instant) -> Int = { _ in 0 }
    ) {
        self.now = now
        self.offsetSeconds = offsetSeconds
    }

    package var today: Day {
        let instant = now()
        return instant.day(offsetSeconds: offsetSeconds(instant))
    }
}
