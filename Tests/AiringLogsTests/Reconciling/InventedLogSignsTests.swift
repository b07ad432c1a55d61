import Campaign
import Testing

@testable import AiringLogs

@Suite struct InventedLogSignsTests {
    private static let spots = ReconcilerTests.spots

    /// Five airings on each of twenty days; `clock` gives the milliseconds of each.
    private func log(seconds: Double? = nil, _ clock: (_ day: Int, _ number: Int) -> Int) -> [Airing] {
        (0..<100).map { line in
            Airing(
                id: line, channel: "К",
                time: BroadcastTime(
                    day: ReconcilerTests.day.adding(days: line / 5), milliseconds: clock(line / 5, line % 5)),
                spot: 0, seconds: seconds)
        }
    }

    private func kinds(_ airings: [Airing]) -> [LogSignKind] {
        InventedLogSigns(spots: Self.spots).signs(in: airings).map(\.kind)
    }

    @Test func honestLogsRaiseNoQuestion() throws {
        let seed = UInt64.random(in: 1...UInt64.max)
        var lottery = Lottery(seed: seed)
        for _ in 0..<50 {
            let airings = log(seconds: 30) { _, number in
                (7 + 3 * number) * 3_600_000 + Int.random(in: 0..<7200, using: &lottery) * 1000
            }
            #expect(kinds(airings).isEmpty, "seed \(seed)")
        }
        let labelled = try LabelledLogs()
        for layout in labelled.layouts {
            let airings = labelled.lines.filter { $0.layout == layout }.map(\.airing)
            #expect(InventedLogSigns(spots: labelled.spots).signs(in: airings).isEmpty, "\(layout)")
        }
    }

    @Test func fullMinutes() {
        var lottery = Lottery(seed: 1)
        let airings = log { _, number in
            (7 + 3 * number) * 3_600_000 + Int.random(in: 0..<120, using: &lottery) * 60_000
        }
        #expect(kinds(airings).contains(.everySpotOnFullMinute))
        let minutes = airings.map {
            Airing(id: $0.id, channel: $0.channel, time: $0.time, isSecondKnown: false, spot: 0)
        }
        #expect(kinds(minutes).isEmpty, "minutes alone are not seconds")
    }

    @Test func oneSecondForWeeks() {
        var lottery = Lottery(seed: 2)
        let airings = log { _, number in
            (7 + 3 * number) * 3_600_000 + Int.random(in: 0..<120, using: &lottery) * 60_000 + 17_000
        }
        #expect(kinds(airings).contains(.sameSecond))
    }

    @Test func theSameTimesEveryDay() {
        let offsets = [11_000, 754_000, 1_803_000, 2_222_000, 3_107_000]
        let airings = log { _, number in (7 + 3 * number) * 3_600_000 + offsets[number] }
        #expect(kinds(airings).contains(.sameClockTime))
    }

    @Test func theSameGaps() {
        let airings = log { day, number in 7 * 3_600_000 + day * 67_000 + number * 5_400_000 }
        #expect(kinds(airings).contains(.sameGaps))
    }

    @Test func lengthsAlwaysNominal() {
        var lottery = Lottery(seed: 3)
        func line(_ number: Int, _ seconds: Double) -> Airing {
            let time = BroadcastTime(
                day: ReconcilerTests.day.adding(days: number / 20),
                milliseconds: 18_000_000 + Int.random(in: 0..<80_000, using: &lottery) * 1000)
            return Airing(id: number, channel: "К", time: time, spot: 0, seconds: seconds)
        }
        let exact = (0..<400).map { line($0, 30) }
        #expect(kinds(exact).contains(.lengthsAlwaysNominal))
        #expect(!kinds(exact.dropLast() + [line(399, 29.96)]).contains(.lengthsAlwaysNominal))
    }

    @Test func twoSpotsAtOnce() throws {
        let airings = [
            try ReconcilerTests.airing(1, "18:00:00", seconds: 30),
            try ReconcilerTests.airing(2, "18:00:20", spot: 3, seconds: 20),
            try ReconcilerTests.airing(3, "18:00:39", seconds: 30),
            try ReconcilerTests.airing(4, "19:00", spot: 4, seconds: 1560),
            try ReconcilerTests.airing(5, "19:10", spot: 3, seconds: 20),
            try ReconcilerTests.airing(6, "18:00:10", seconds: 30, source: .monitor),
        ]
        let signs = InventedLogSigns(spots: Self.spots).signs(in: airings)
        #expect(signs.map(\.kind) == [.impossibleOverlap])
        #expect(signs.first?.examples == [2] && signs.first?.probability == nil)
    }

    @Test(arguments: [(5, 5, 0.5, 0.03125), (1, 2, 0.5, 0.75), (0, 9, 0.1, 1), (3, 2, 0.5, 0)])
    func chance(_ count: Int, _ total: Int, _ each: Double, _ expected: Double) {
        #expect(abs(ChanceTail.atLeast(count, of: total, each: each) - expected) < 1e-12)
    }

    @Test func rareEvents() {
        // 1 − e^(−2)(1 + 2)
        #expect(abs(ChanceTail.atLeast(2, expecting: 2) - 0.593_994_150_290_162) < 1e-12)
    }
}
