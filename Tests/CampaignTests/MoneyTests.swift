import Campaign
import TestSupport
import Testing

@Suite struct MoneyTests {
    private func rate(_ millionths: Int64, from: Currency = .usd, to: Currency = .kgs) -> ExchangeRate {
        ExchangeRate(from: from, to: to, millionths: millionths, day: Day(ordinal: 13_239), source: "example")
    }

    private func converted(_ units: Int64, _ millionths: Int64) -> Int64? {
        Money(minorUnits: units, currency: .usd).converted(by: rate(millionths))?.minorUnits
    }

    @Test func aRateTurnsOneCurrencyIntoTheOther() {
        let money = Money(minorUnits: 10_000, currency: .usd).converted(by: rate(41_200_000))
        #expect(money == Money(minorUnits: 412_000, currency: .kgs))
    }

    @Test func aRateOfAnotherCurrencyIsRefused() {
        #expect(Money(minorUnits: 100, currency: .eur).converted(by: rate(41_200_000)) == nil)
        #expect(Money(minorUnits: 100, currency: .kgs).converted(by: rate(41_200_000)) == nil)
    }

    @Test(
        arguments: [
            (1, 500_000, 1), (1, 499_999, 0), (-1, 500_000, -1), (-1, 499_999, 0), (3, 500_000, 2), (-3, 500_000, -2),
            (0, 41_200_000, 0), (5, 1_000_000, 5), (7, 142_857, 1),
        ] as [(Int64, Int64, Int64)])
    func halfAMinorUnitIsRoundedAwayFromZero(_ units: Int64, _ millionths: Int64, _ due: Int64) {
        #expect(converted(units, millionths) == due)
    }

    @Test func whatDoesNotFitIsRefusedAndNothingOverflows() {
        #expect(converted(.max, 1_000_000) == .max)
        #expect(converted(-.max, 1_000_000) == -.max)
        #expect(converted(.max, 1_000_001) == nil)
        #expect(converted(.min, 1_000_000) == nil)
        #expect(converted(.max, .max) == nil)
        #expect(converted(.min, .max) == nil)
        #expect(converted(.max, 0) == 0)
    }

    @Test func everyConversionIsTheExactOneRounded() {
        let seed: UInt64 = 412
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<20_000 {
            let units = Int64.random(in: -4_000_000_000...4_000_000_000, using: &generator)
            let millionths = Int64.random(in: 1...2_000_000_000, using: &generator)
            let (quotient, rest) = (units.magnitude * UInt64(millionths)).quotientAndRemainder(dividingBy: 1_000_000)
            let due = Int64(quotient + (rest * 2 >= 1_000_000 ? 1 : 0)) * units.signum()
            #expect(converted(units, millionths) == due, "seed \(seed): \(units) at \(millionths)")
        }
    }

    @Test func moreMoneyNeverBecomesLess() {
        let seed: UInt64 = 27
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<5_000 {
            let units = Int64.random(in: -1_000_000...1_000_000, using: &generator)
            let millionths = Int64.random(in: 1...100_000_000, using: &generator)
            guard let less = converted(units, millionths), let more = converted(units + 1, millionths) else {
                Issue.record("seed \(seed)")
                return
            }
            #expect(less <= more && converted(-units, millionths) == -less, "seed \(seed)")
        }
    }
}
