import AiringLogs
import Campaign

/// What a line of a log was taken for.
package enum LineOutcome: Int, Sendable, CaseIterable {
    case accepted = 0
    case ask = 1
    case notOurs = 2
}

/// A log as it was read and judged, before anything of it is in the catalogue; small enough for a million lines.
struct JudgedLog {
    /// Lines of one sheet and channel. A row that tells of several airings has each in a part of its own.
    struct Part: Hashable {
        let sheet: String
        /// Which airing of its row a line tells, from 1.
        let place: Int
        let channel: Int64
    }

    /// The words of a line from which it was judged.
    struct Spelling: Hashable {
        let title: String
        let code: String
        let language: String
        let context: String
        /// The key under which a scheduler's decision is learned.
        let folded: String
    }

    struct Line {
        var part: Int32
        var row: Int32
        var kind: UInt8
        var outcome: UInt8
        var knowsSecond: Bool
        /// Days since 1970.
        var day: Int32
        /// Milliseconds since midnight of that broadcast day.
        var start: Int32
        /// Milliseconds; below zero where the log does not tell.
        var duration: Int32
        var spelling: Int32
        /// The revision in the catalogue; zero where there is none.
        var revision: Int64
        var probability: Int32
        /// Below zero where there is nothing to say.
        var reason: Int32
        /// Where the text of its time and length stands among the written texts.
        var written: Range<Int32>
    }

    /// First and last line of a channel's broadcast day, in milliseconds since its midnight.
    struct DayCover {
        var first: Int32
        var last: Int32
        var lines: Int
    }

    struct DayKey: Hashable {
        let channel: Int64
        let day: Int32
    }

    /// What the log states of a channel itself.
    struct Period {
        var from: Day?
        var until: Day?
        /// `none`, `agree` or `differ`.
        var totals = "none"
    }

    struct Rejected {
        let sheet: String
        let row: Int
        let place: String
        let value: String
        let reason: String
    }

    var parts: [Part] = []
    var spellings: [Spelling] = []
    var reasons: [String] = []
    var lines: ContiguousArray<Line> = []
    var written: [UInt8] = []
    var days: [DayKey: DayCover] = [:]
    /// By channel.
    var periods: [Int64: Period] = [:]
    var rejected: [Rejected] = []

    /// A log of more lines than this is refused rather than held in memory.
    static let mostLines = 3_000_000

    func text(of line: Line) -> ArraySlice<UInt8> {
        written[Int(line.written.lowerBound)..<Int(line.written.upperBound)]
    }

    /// Puts the lines in the order in which they are kept and hashed: part by part, row by row.
    mutating func sort() {
        func precedes(_ left: Line, _ right: Line) -> Bool { (left.part, left.row) < (right.part, right.row) }
        let isSorted = lines.indices.dropFirst().allSatisfy { !precedes(lines[$0], lines[$0 - 1]) }
        if !isSorted { lines.sort(by: precedes) }
    }
}
