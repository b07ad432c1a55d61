package import AiringLogs
package import Campaign

/// How logs are taken in.
package struct AiringImportOptions: Sendable {
    /// What stands behind the lines; found out from the file without it.
    package var source: AiringSource?
    /// The channel of files that name none.
    package var channel: String?
    /// The scan of the paper from which the lines were typed.
    package var scan: String?
    package var isTrial = false
    /// One bad row keeps the whole file out.
    package var isStrict = false
    /// Totals that do not agree with the lines are accepted.
    package var acceptsDifference = false

    package init() {}
}

/// What became of one file.
package struct AiringImportReport: Sendable {
    package enum State: String, Sendable {
        case imported
        /// Exactly these bytes are in already.
        case known
        /// Its totals do not agree with its lines, and nobody accepted that.
        case held
        /// Nothing in it is a line of a log.
        case empty
    }

    package let file: String
    package internal(set) var state = State.imported
    /// The code of the log in the catalogue.
    package internal(set) var log: String?
    package internal(set) var description = LogDescription()
    package internal(set) var source = AiringSource.stationLog
    package internal(set) var channels: [String] = []
    package internal(set) var days = 0
    package internal(set) var firstDay: Day?
    package internal(set) var lastDay: Day?
    package internal(set) var lines = 0
    package internal(set) var ours = 0
    package internal(set) var ask = 0
    package internal(set) var others = 0
    /// Resumed items, stop events, logos, schedules: lines that are no airings, by their kind.
    package internal(set) var notAirings: [LogLineKind: Int] = [:]
    package internal(set) var rejected: [RejectedLine] = []
    package internal(set) var rejectedCount = 0
    package internal(set) var totals: [TotalsCheck] = []
    package internal(set) var changes = AiringChanges()

    init(file: String) { self.file = file }
}
