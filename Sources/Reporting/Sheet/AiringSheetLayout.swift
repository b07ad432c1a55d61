import Campaign

/// Where everything stands on an airing sheet. Writer and reader know it from here.
///
///     row 1   JARCHI-AIRING-SHEET 1
///     row 2   channel       КТРК
///     row 3   from          2006-11-01
///     row 4   until         2006-11-30
///     row 5   scan-sha256   64 hexadecimal digits, or nothing
///     row 6–8 what to do, in the clerk's language
///     row 9   the names of the columns for the program
///     row 10  the same in the clerk's language
///     row 11… one row for each booked airing, then empty ones for airings that nobody booked
///
/// A reader goes by the marks in the first column and by the names in the row that begins with `booking`, not by the
/// numbers of rows: offices insert rows. Columns may be moved, too.
package enum AiringSheetLayout {
    /// The beginning of the first cell, before the number of the version.
    package static let mark = "JARCHI-AIRING-SHEET "
    package static let version = 1
    /// Marks in the first column; their values stand beside them.
    static let channel = "channel"
    static let from = "from"
    static let until = "until"
    static let scan = "scan-sha256"
    /// Rows by number, from 0, as they are written.
    static let helpRow = 5
    static let namesRow = 8
    static let headingsRow = 9
    static let firstRow = 10
    /// Empty rows below the bookings.
    static let spareRows = 40
    /// Rows that a reader takes at most.
    static let mostRows = 100_000
}

/// The columns of an airing sheet. The raw values stand in the sheet, and name the messages of the headings.
package enum AiringSheetColumn: String, Sendable, CaseIterable {
    case booking
    /// The broadcast day.
    case day
    case window
    case item
    case language
    case title
    case secondsBooked = "seconds_booked"
    /// From here on the clerk types.
    case time
    case seconds
    case titleWritten = "title_written"
    case remark

    /// Whether the clerk types into it beside a booking.
    package var isTyped: Bool {
        switch self {
        case .time, .seconds, .titleWritten, .remark: true
        default: false
        }
    }

    var width: Double {
        switch self {
        case .booking: 14
        case .day, .item: 12
        case .window, .language, .time: 14
        case .title, .titleWritten: 32
        case .secondsBooked, .seconds: 11
        case .remark: 26
        }
    }
}
