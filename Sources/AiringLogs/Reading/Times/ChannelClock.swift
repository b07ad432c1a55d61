package import Campaign
import Foundation

/// Turns a channel's clock into instants and back, by the zone's rules of that date.
///
/// Offsets are kept by the day, so that a million lines ask the zone's table a few times.
package struct ChannelClock: Sendable {
    /// What an instant a local time names.
    package enum Answer: Sendable, Equatable {
        case instant(Instant)
        /// Clocks went forward over it: it never was.
        case never
        /// Clocks went back over it: it was twice, first and second.
        case twice(Instant, Instant)
    }

    package let zone: String
    /// When the broadcast day begins, in milliseconds after midnight.
    package let dayStart: Int
    private let rules: TimeZone
    private var known: [Int: Offsets] = [:]
    private static let mostKnown = 4096

    /// Seconds east of UTC around one local day.
    private struct Offsets {
        let before: Int
        let after: Int
    }

    /// Nil when nobody knows such a zone.
    package init?(zone: String, dayStart: Int = LogChannel.usualDayStart) {
        guard let rules = TimeZone(identifier: zone) else { return nil }
        self.zone = zone
        self.dayStart = dayStart
        self.rules = rules
    }

    /// Nil where the channel has no zone, or one that nobody knows.
    package init?(_ channel: LogChannel) {
        guard let zone = channel.zone else { return nil }
        self.init(zone: zone, dayStart: channel.dayStart)
    }

    /// The instant of a broadcast time.
    package mutating func instant(of time: BroadcastTime) -> Answer {
        let local = Int64(time.day.ordinal) * 86_400_000 + Int64(time.milliseconds)
        let offsets = offsets(around: time.calendarDay.ordinal)
        let early = local - Int64(offsets.before) * 1000
        if offsets.before == offsets.after { return .instant(Instant(milliseconds: early)) }
        let late = local - Int64(offsets.after) * 1000
        let isEarly = offset(at: early) == offsets.before
        let isLate = offset(at: late) == offsets.after
        switch (isEarly, isLate) {
        case (true, true): return .twice(Instant(milliseconds: early), Instant(milliseconds: late))
        case (true, false): return .instant(Instant(milliseconds: early))
        case (false, true): return .instant(Instant(milliseconds: late))
        case (false, false): return .never
        }
    }

    /// What the channel's clock shows at an instant.
    package mutating func time(at instant: Instant) -> BroadcastTime {
        let roughDay = instant.day(offsetSeconds: 0).ordinal
        let offsets = offsets(around: roughDay)
        let offset = offsets.before == offsets.after ? offsets.before : offset(at: instant.milliseconds)
        let local = instant.milliseconds + Int64(offset) * 1000
        let ordinal = Int(local >= 0 ? local / 86_400_000 : (local - 86_399_999) / 86_400_000)
        return BroadcastTime(
            calendarDay: Day(ordinal: ordinal), milliseconds: Int(local - Int64(ordinal) * 86_400_000),
            dayStart: dayStart)
    }

    /// Seconds east of UTC at an instant.
    package func offsetSeconds(at instant: Instant) -> Int { offset(at: instant.milliseconds) }

    private func offset(at milliseconds: Int64) -> Int {
        rules.secondsFromGMT(for: Date(timeIntervalSince1970: Double(milliseconds) / 1000))
    }

    /// Offsets a day before a local day begins and a day after it ends: the same but around a change of clocks.
    private mutating func offsets(around ordinal: Int) -> Offsets {
        if let offsets = known[ordinal] { return offsets }
        let midnight = Int64(ordinal) * 86_400_000
        let offsets = Offsets(before: offset(at: midnight - 86_400_000), after: offset(at: midnight + 2 * 86_400_000))
        if known.count >= ChannelClock.mostKnown { known.removeAll() }
        known[ordinal] = offsets
        return offsets
    }
}
