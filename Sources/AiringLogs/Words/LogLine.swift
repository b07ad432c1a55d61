package import Campaign

/// What a line of a log tells of.
package enum LogLineKind: String, Sendable, CaseIterable {
    case airing
    /// A further part of an item that an earlier line began.
    case resumed
    /// The end of an item that another line began.
    case stop
    /// A logo, a macro, a comment, a break header, a live feed: not an item that airs.
    case secondary
    /// The station itself says that it did not air.
    case didNotAir = "did_not_air"
    /// A schedule's line: what should air, not what did.
    case scheduled
}

/// A line of a station's log as it was read: what is written, and when that was.
package struct LogLine: Sendable, Equatable {
    /// The sheet of a workbook or the part of a document; empty where the file has none.
    package var sheet = ""
    /// As a person counts in that file: the row of a sheet, the line of a text, the row of a table, the number of an
    /// event; from 1.
    package var row: Int
    /// Which of the airings that the same row tells of («08:15, 13:20»); from 1.
    package var place = 1
    package var kind = LogLineKind.airing
    /// The channel as the line, its section, its table, its sheet or its file calls it; empty where none does.
    package var channelAsWritten = ""
    /// The known channel that is meant.
    package var channel: String?
    package var timeAsWritten = ""
    package var time: BroadcastTime
    /// Logs without seconds name the minute; everything below it is unknown, not zero.
    package var isSecondKnown = true
    /// The instant that the log itself gives (epoch seconds, UTC), in milliseconds since 1970.
    package var instant: Instant?
    package var durationAsWritten = ""
    /// Milliseconds on air; nil where the log does not tell.
    package var duration: Int?
    package var title = ""
    /// A house number or another code that the log gives.
    package var code = ""
    /// A language that the log gives in a field of its own.
    package var languageAsWritten = ""
    /// Advertiser, brand, artist, category: words around the title that may help to know it.
    package var context = ""
    /// The booking's own number, where the log returns it.
    package var bookingReference = ""

    package init(row: Int, time: BroadcastTime) {
        self.row = row
        self.time = time
    }
}
