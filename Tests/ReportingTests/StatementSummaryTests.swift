import Campaign
import Reporting
import TestSupport
import Testing

@Suite struct StatementSummaryTests {
    @Test func countsTheSample() {
        let summary = StatementSummary(Samples.lines)
        #expect(summary.booked == 9)
        #expect(summary.waiting == 1)
        #expect(summary.stopped == 1)
        #expect(summary.aired == 6)
        #expect(summary.asBooked == 1)
        #expect(summary.missed == 1)
        #expect(summary.madeGood == 1)
        #expect(summary.extra == 1)
        #expect(summary.airedPermille == 857)
        #expect(summary.lengthBooked == 270_000)
        #expect(summary.lengthAired == 174_020)
        #expect(summary.lengthUnknown == 1)
        #expect(summary.paidBooked == [Money(minorUnits: 6 * 245_050, currency: .kgs)])
        #expect(summary.paidAired == [Money(minorUnits: 4 * 245_050, currency: .kgs)])
        #expect(summary.freeBooked == [Money(minorUnits: 3 * 245_050, currency: .kgs)])
        #expect(summary.freeAired == [Money(minorUnits: 2 * 245_050, currency: .kgs)])
    }

    @Test func countsNothing() {
        let summary = StatementSummary([])
        #expect(summary.booked == 0 && summary.airedPermille == nil && summary.paidBooked.isEmpty)
    }

    @Test func hugeNumbersDoNotEndTheProgram() {
        var line = StatementLine(day: Samples.first, item: "A", language: "ky", title: "", status: .asBooked)
        let price = StatementPrice.paid(Money(minorUnits: .max, currency: .kgs))
        line.booking = StatementBooking(code: "B", window: 0...0, length: .max, price: price)
        let summary = StatementSummary([line, line])
        #expect(summary.lengthBooked == .max)
        #expect(summary.paidBooked == [Money(minorUnits: .max, currency: .kgs)])
    }

    /// Every booked line is in exactly one place; a told-twice line is in none.
    @Test func theFiguresAddUp() {
        let seed = UInt64.random(in: 0 ... .max)
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let lines = (0..<Int.random(in: 0...40, using: &generator)).map { number in
                let status = StatementStatus.allCases.randomElement(using: &generator) ?? .missed
                let hasAired = ![.missed, .noLog, .stopped].contains(status)
                let isBooked = ![.extra, .duplicate].contains(status)
                var line = Samples.line(
                    status, day: number % 30, number: isBooked ? number : nil, at: hasAired ? 70_000_000 : nil)
                if status == .makeGood { line.makesGood = "B1" }
                return line
            }
            let summary = StatementSummary(lines)
            #expect(
                summary.booked == summary.aired + summary.missed + summary.waiting + summary.stopped, "seed \(seed)")
            #expect(summary.statuses.values.reduce(0, +) == lines.count, "seed \(seed)")
            #expect(
                lines.count == summary.booked + summary.madeGood + summary.extra
                    + (summary.statuses[.duplicate] ?? 0), "seed \(seed)")
        }
    }
}
