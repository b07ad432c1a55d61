package import Campaign

/// What a row of a log turned out to be. Every row of a file comes in exactly one event, or in several lines with the
/// same row and different places where one row tells of several airings.
package enum LogEvent: Sendable {
    case line(LogLine)
    case rejected(RejectedLine)
    case passedOver(PassedRows)
    case total(StatedTotal)
    case period(StatedPeriod)
}

/// A row that should be an airing and cannot be read as one.
package struct RejectedLine: Sendable {
    package var sheet = ""
    package var row: Int
    /// The heading of the column, or its letter.
    package var column = ""
    package var value = ""
    package var reason: any Problem

    package init(row: Int, reason: any Problem) {
        self.row = row
        self.reason = reason
    }
}

/// Rows that are no airings and say so.
package struct PassedRows: Sendable, Equatable {
    package enum Reason: String, Sendable, CaseIterable {
        case blank, heading, title, text, channel, date, decoration, comment, marker
    }

    package var sheet = ""
    package var rows: ClosedRange<Int>
    package var reason: Reason

    package init(_ reason: Reason, sheet: String, rows: ClosedRange<Int>) {
        self.reason = reason
        self.sheet = sheet
        self.rows = rows
    }
}

/// A total that the paper states: a checksum of the lines above it.
package struct StatedTotal: Sendable, Equatable {
    package var sheet = ""
    package var row: Int
    package var channelAsWritten = ""
    /// The known channel that is meant; nil where the total stands for all, or for one that nobody knows.
    package var channel: String?
    /// How many lines stand between the total before it and this one.
    package var linesBefore = 0
    package var count: Int?
    package var seconds: Double?

    package init(row: Int) { self.row = row }
}

/// The days that the paper says it covers, both included.
package struct StatedPeriod: Sendable, Equatable {
    package var sheet = ""
    package var row: Int
    package var from: Day
    package var until: Day
    package var channelAsWritten = ""
    package var channel: String?

    package init(row: Int, from: Day, until: Day) {
        self.row = row
        self.from = from
        self.until = until
    }
}
