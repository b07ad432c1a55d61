/// A time on a station's clock, in milliseconds after the midnight at which the broadcast date began; it may exceed
/// 24 hours, because the broadcast day crosses midnight. Written `20:00`, `25:30`, `07:00:30`.
package struct BroadcastClock: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let milliseconds: Int

    package static let wholeDay = 86_400_000
    private static let hour = 3_600_000
    /// Five in the morning, when most stations of the region begin their day.
    package static let usualDayStart = BroadcastClock(5 * hour)

    private init(_ milliseconds: Int) { self.milliseconds = milliseconds }

    /// Nil outside the two days that a broadcast day can touch.
    package init?(milliseconds: Int) {
        guard (0...2 * BroadcastClock.wholeDay).contains(milliseconds) else { return nil }
        self.milliseconds = milliseconds
    }

    /// Reads hours below 48 with minutes and perhaps seconds, parted by colons or points.
    package init?(typed text: some StringProtocol) {
        let parts = text.split(whereSeparator: { $0 == ":" || $0 == "." }).map { BroadcastClock.number($0) }
        let marks = text.count { $0 == ":" || $0 == "." }
        guard (2...3).contains(parts.count), marks == parts.count - 1, let hours = parts[0], let minutes = parts[1],
            let seconds = parts.count == 3 ? parts[2] : 0, hours <= 48, minutes < 60, seconds < 60
        else { return nil }
        self.init(milliseconds: (hours * 3600 + minutes * 60 + seconds) * 1000)
    }

    /// A whole hour, as windows are often written: `20–23`.
    package init?(hours text: some StringProtocol) {
        guard let hours = BroadcastClock.number(text) else { return nil }
        self.init(milliseconds: hours * BroadcastClock.hour)
    }

    package var description: String {
        let seconds = milliseconds / 1000
        let parts = [seconds / 3600, seconds / 60 % 60] + (seconds % 60 == 0 ? [] : [seconds % 60])
        return parts.map { $0 < 10 ? "0\($0)" : String($0) }.joined(separator: ":")
    }

    package static func < (left: BroadcastClock, right: BroadcastClock) -> Bool {
        left.milliseconds < right.milliseconds
    }

    private static func number(_ text: some StringProtocol) -> Int? {
        guard (1...2).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(text)
    }
}
