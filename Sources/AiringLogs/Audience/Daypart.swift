package import Campaign

/// A part of a channel's broadcast day that has a name and a value of its own: prime time, night.
///
/// There is no common law of dayparts, so they are data: per channel, with the dates on which they hold and the
/// weekdays, and on the broadcast day, so that one may cross midnight.
package struct Daypart: Sendable, Equatable {
    package let name: String
    /// Nil where it holds for every channel.
    package let channel: String?
    package let days: DaySpan
    /// Monday to Sunday, in this order; seven of them.
    package let weekdays: [Bool]
    /// Milliseconds after midnight of the broadcast day; the end is the first moment that no longer belongs to it.
    package let hours: Range<Int>

    package static let everyDay = [Bool](repeating: true, count: 7)

    package init(
        name: String, channel: String? = nil, days: DaySpan = .always, weekdays: [Bool] = Daypart.everyDay,
        hours: Range<Int>
    ) {
        self.name = name
        self.channel = channel
        self.days = days
        self.weekdays = weekdays
        self.hours = hours
    }

    /// Whether it holds on that channel and broadcast day.
    package func holds(on channel: String, day: Day) -> Bool {
        guard self.channel == nil || self.channel == channel, days.contains(day) else { return false }
        return weekdays.indices.contains(day.weekday) && weekdays[day.weekday]
    }
}

/// The dayparts of all channels.
package struct Dayparts: Sendable, Equatable {
    package let all: [Daypart]

    package init(_ all: [Daypart]) { self.all = all }

    /// The daypart of a moment. A channel's own goes before a common one; of several the one that began last.
    package func daypart(of channel: String, at time: BroadcastTime) -> Daypart? {
        let fitting = all.filter { $0.hours.contains(time.milliseconds) && $0.holds(on: channel, day: time.day) }
        let own = fitting.filter { $0.channel != nil }
        return (own.isEmpty ? fitting : own).max { $0.hours.lowerBound < $1.hours.lowerBound }
    }
}

extension Day {
    /// 0 is Monday, 6 is Sunday; 1 January 1970 was a Thursday.
    var weekday: Int { ((ordinal + 3) % 7 + 7) % 7 }
}
