/// The hours of a broadcast day within which something is to air.
package struct AirWindow: Sendable, Hashable, CustomStringConvertible {
    package let from: BroadcastClock
    package let until: BroadcastClock

    /// - Parameters:
    ///   - from: as people write it: on a day that begins at five, `01:00` means the night after, `25:00`.
    ///   - until: at or before `from` where the window crosses midnight: `23:00–01:30` ends at `25:30`.
    ///   - dayStart: when the station's broadcast day begins.
    /// - Returns: nil where the window leaves the broadcast day or has no length.
    package init?(from: BroadcastClock, until: BroadcastClock, dayStart: BroadcastClock) {
        let whole = BroadcastClock.wholeDay
        let dayEnd = dayStart.milliseconds + whole
        var start = from.milliseconds
        var end = until.milliseconds
        if start == 0, end >= whole - 60_000 {
            // From midnight to midnight is how people write the whole day.
            start = dayStart.milliseconds
            end = dayEnd
        }
        if start < dayStart.milliseconds { start += whole }
        if end <= start { end += whole }
        guard start < end, end <= dayEnd, let first = BroadcastClock(milliseconds: start),
            let last = BroadcastClock(milliseconds: end)
        else { return nil }
        self.from = first
        self.until = last
    }

    /// The two ends of a window in one text: `20:00–23:00`, `с 20.00 до 23.00`, `20-23`.
    package static func ends(typed text: some StringProtocol) -> (from: BroadcastClock, until: BroadcastClock)? {
        let plain = String(text.lowercased().map { "–—−‑‐".contains($0) ? "-" : $0 })
        let parts = plain.replacing(" до ", with: "-").replacing(" to ", with: "-").replacing(" по ", with: "-")
            .split(separator: "-", omittingEmptySubsequences: false)
            .map { part in part.split(whereSeparator: \.isWhitespace).filter { !smallWords.contains($0) } }
            .map { words in words.count == 1 ? words[0] : "" }
        guard parts.count == 2, let from = BroadcastClock(typed: parts[0]) ?? BroadcastClock(hours: parts[0]),
            let until = BroadcastClock(typed: parts[1]) ?? BroadcastClock(hours: parts[1])
        else { return nil }
        return (from, until)
    }

    private static let smallWords: Set<Substring> = ["с", "со", "от", "from", "between", "ч", "ч.", "час", "часов"]

    package var description: String { "\(from)–\(until)" }
}
