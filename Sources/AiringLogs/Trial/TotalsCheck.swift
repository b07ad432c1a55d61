/// A total that a paper states, against the lines that it should count: a checksum.
package struct TotalsCheck: Sendable, Equatable {
    package let total: StatedTotal
    /// How many lines it should count, and their milliseconds together.
    package let lines: Int
    package let milliseconds: Int

    package var agrees: Bool {
        (total.count.map { $0 == lines } ?? true)
            && (total.seconds.map { abs($0 - Double(milliseconds) / 1000) < 0.5 } ?? true)
    }
}

/// Counts lines while a log is read, and checks each stated total when it comes.
///
/// A total counts the lines of its sheet since the one before it; a count and a sum may stand on two rows below the
/// same lines; one that agrees with all lines so far is a grand total.
package struct TotalsTally: Sendable {
    private struct Sum {
        var lines = 0
        var milliseconds = 0

        mutating func add(_ line: LogLine) {
            lines += 1
            milliseconds += line.duration ?? 0
        }
    }

    private var sheet = ""
    private var sinceTotal = Sum()
    private var belowTotal = Sum()
    private var ofSheet = Sum()
    private var ofFile = Sum()
    package private(set) var checks: [TotalsCheck] = []

    package init() {}

    package mutating func add(_ line: LogLine) {
        guard line.kind == .airing || line.kind == .resumed else { return }
        turn(to: line.sheet)
        sinceTotal.add(line)
        ofSheet.add(line)
        ofFile.add(line)
    }

    package mutating func add(_ total: StatedTotal) {
        turn(to: total.sheet)
        if sinceTotal.lines > 0 { belowTotal = sinceTotal }
        let candidates = [belowTotal, ofSheet, ofFile].map { sum in
            TotalsCheck(total: total, lines: sum.lines, milliseconds: sum.milliseconds)
        }
        checks.append(candidates.first(where: \.agrees) ?? candidates[0])
        sinceTotal = Sum()
    }

    private mutating func turn(to sheet: String) {
        guard sheet != self.sheet else { return }
        self.sheet = sheet
        sinceTotal = Sum()
        belowTotal = Sum()
        ofSheet = Sum()
    }
}
