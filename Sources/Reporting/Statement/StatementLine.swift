package import Campaign

/// A time on a channel's clock: milliseconds since the midnight at which the broadcast day's own date began, so that
/// ten past one in the following night is `25:10`.
package struct StatementTime: Sendable, Hashable {
    package let day: Day
    package let milliseconds: Int
    /// Logs without seconds name the minute; the second is unknown then, not zero.
    package let isSecondKnown: Bool

    package init(day: Day, milliseconds: Int, isSecondKnown: Bool = true) {
        self.day = day
        self.milliseconds = milliseconds
        self.isSecondKnown = isSecondKnown
    }
}

/// What became of a booking, or what an airing without one is. The raw values name messages.
package enum StatementStatus: String, Sendable, CaseIterable {
    case asBooked = "as_booked"
    case outsideWindow = "outside_window"
    case short
    case wrongLanguage = "wrong_language"
    case wrongVersion = "wrong_version"
    case airedThoughStopped = "aired_though_stopped"
    case makeGood = "make_good"
    case missed
    case noLog = "no_log"
    case stopped
    case extra
    case duplicate
}

/// How far an airing is from its booking.
package enum StatementDeviation: Sendable, Hashable {
    /// Before the window, by milliseconds.
    case early(Int)
    /// After the window, by milliseconds.
    case late(Int)
    /// Shorter than booked, by milliseconds.
    case short(Int)
    /// Longer than booked, by milliseconds.
    case long(Int)
    /// Tags of the languages.
    case language(booked: String, aired: String)
    /// Names of the versions or items.
    case version(booked: String, aired: String)
}

/// What was booked for a line.
package struct StatementBooking: Sendable, Equatable {
    /// The booking's code, as people call it.
    package let code: String
    /// Milliseconds since the midnight at which the broadcast day's own date began; both ends included.
    package let window: ClosedRange<Int>
    /// The length booked, in milliseconds; nil where nothing tells it.
    package let length: Int?
    package let price: StatementPrice?

    package init(code: String, window: ClosedRange<Int>, length: Int?, price: StatementPrice? = nil) {
        self.code = code
        self.window = window
        self.length = length
        self.price = price
    }
}

/// What a booked airing costs: money, or free airtime at its list value.
package enum StatementPrice: Sendable, Equatable {
    case paid(Money)
    case free(listValue: Money)
}

/// What a source tells of an airing.
package struct StatementAiring: Sendable, Equatable {
    package let time: StatementTime
    /// Milliseconds on air; nil where no source tells.
    package let length: Int?
    /// The title as the station writes it.
    package let titleAsWritten: String

    package init(time: StatementTime, length: Int?, titleAsWritten: String) {
        self.time = time
        self.length = length
        self.titleAsWritten = titleAsWritten
    }
}

/// One line of a statement: a booked slot, what aired for it, or an airing without a booking.
package struct StatementLine: Sendable, Equatable {
    /// The broadcast day.
    package let day: Day
    /// The item's code.
    package let item: String
    /// The language's tag, of what aired where it aired.
    package let language: String
    /// The title as we call it.
    package let title: String
    package let status: StatementStatus
    package var booking: StatementBooking?
    package var airing: StatementAiring?
    package var deviations: [StatementDeviation] = []
    /// The code of the booking that this line makes good.
    package var makesGood: String?
    /// The code of the booking that makes this line good.
    package var madeGoodBy: String?
    /// What stands behind it, the first witness first.
    package var evidence: [StatementEvidence] = []
    /// Of a missed line the files that cover its day and do not show it.
    package var absentFrom: [StatementSource] = []

    package init(day: Day, item: String, language: String, title: String, status: StatementStatus) {
        self.day = day
        self.item = item
        self.language = language
        self.title = title
        self.status = status
    }
}
