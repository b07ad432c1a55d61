package import Campaign

/// A television or radio channel, as far as its logs need to know it.
package struct LogChannel: Sendable, Equatable {
    /// The name under which plan and airings know it.
    package let name: String
    /// The IANA time zone of its clock (`Asia/Bishkek`); nil where nobody told.
    package let zone: String?
    /// When its broadcast day begins, in milliseconds after midnight.
    package let dayStart: Int
    /// How files call it, the name itself among them.
    package let namesInFiles: [String]

    package init(name: String, zone: String?, dayStart: Int = LogChannel.usualDayStart, namesInFiles: [String] = []) {
        self.name = name
        self.zone = zone
        self.dayStart = dayStart
        self.namesInFiles = namesInFiles.contains(name) ? namesInFiles : [name] + namesInFiles
    }

    /// Five in the morning, as most television of the region has it.
    package static let usualDayStart = 5 * 3_600_000
}

/// A time on a channel's clock: the broadcast date, and milliseconds since midnight at which that date began.
///
/// The broadcast day crosses midnight: ten past one at night of a day that begins at five is `25:10` of the day before.
package struct BroadcastTime: Sendable, Hashable, Comparable {
    package let day: Day
    package let milliseconds: Int

    package init(day: Day, milliseconds: Int) {
        self.day = day
        self.milliseconds = milliseconds
    }

    /// From the date and time that a wall clock shows.
    package init(calendarDay: Day, milliseconds: Int, dayStart: Int) {
        if milliseconds < dayStart {
            self.init(day: calendarDay.adding(days: -1), milliseconds: milliseconds + BroadcastTime.wholeDay)
        } else {
            self.init(day: calendarDay, milliseconds: milliseconds)
        }
    }

    /// The date that a wall clock shows.
    package var calendarDay: Day { day.adding(days: milliseconds / BroadcastTime.wholeDay) }
    /// The time that a wall clock shows, in milliseconds after midnight.
    package var clockMilliseconds: Int { milliseconds % BroadcastTime.wholeDay }

    package static let wholeDay = 86_400_000

    package static func < (left: BroadcastTime, right: BroadcastTime) -> Bool {
        (left.day, left.milliseconds) < (right.day, right.milliseconds)
    }
}
