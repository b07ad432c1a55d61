package import Campaign

/// The totals that a paper states against its lines: a checksum.
package struct TotalsCheck: Sendable, Equatable {
    package let total: StatedTotal
    /// How many lines stand before it, and how many seconds they make together.
    package let lines: Int
    package let seconds: Double

    package var agrees: Bool {
        (total.count.map { $0 == lines } ?? true) && (total.seconds.map { abs($0 - seconds) < 0.5 } ?? true)
    }

    /// Every stated total with what its lines make.
    ///
    /// A total counts the lines since the one before it; one that does not agree with these but with all lines of the
    /// file is a grand total.
    package static func all(_ totals: [StatedTotal], lines: [LogLine]) -> [TotalsCheck] {
        let counted = lines.filter { $0.kind == .airing || $0.kind == .resumed }
        var checks: [TotalsCheck] = []
        var previous: (sheet: String, row: Int) = ("", 0)
        for total in totals {
            let since = previous.sheet == total.sheet ? previous.row : 0
            let own = counted.filter { $0.sheet == total.sheet && $0.row > since && $0.row < total.row }
            let check = TotalsCheck(total, own)
            // A count and a sum often stand on two rows below the same lines.
            let same = own.isEmpty ? checks.last(where: { $0.total.sheet == total.sheet }) : nil
            if let same, own.isEmpty {
                let again = TotalsCheck(total: total, lines: same.lines, seconds: same.seconds)
                let grand = TotalsCheck(total, counted.filter { $0.sheet == total.sheet && $0.row < total.row })
                checks.append(again.agrees || !grand.agrees ? again : grand)
            } else {
                let grand = TotalsCheck(total, counted.filter { $0.sheet == total.sheet && $0.row < total.row })
                checks.append(check.agrees || !grand.agrees ? check : grand)
            }
            previous = (total.sheet, total.row)
        }
        return checks
    }

    private init(_ total: StatedTotal, _ lines: [LogLine]) {
        self.init(
            total: total, lines: lines.count,
            seconds: lines.reduce(0) { $0 + Double($1.duration ?? 0) / 1000 })
    }

    private init(total: StatedTotal, lines: Int, seconds: Double) {
        self.total = total
        self.lines = lines
        self.seconds = seconds
    }
}
