import Campaign
import Testing

@testable import AiringLogs

@Suite struct ReconcilerPropertyTests {
    private static let rule = FulfilmentRule(spots: ReconcilerTests.spots, tolerances: .standard)

    private func random(_ lottery: inout Lottery) throws -> (slots: [Slot], airings: [Airing]) {
        let hours = 17...21
        let slots = try (0..<Int.random(in: 0...5, using: &lottery)).map { number in
            let hour = Int.random(in: hours, using: &lottery)
            return try ReconcilerTests.slot(
                "\(number)", "\(hour):00", "\(hour + 1):00", spots: [Int.random(in: 0...3, using: &lottery)],
                day: ReconcilerTests.day.adding(days: Int.random(in: 0...1, using: &lottery)),
                isStopped: Int.random(in: 0...5, using: &lottery) == 0)
        }
        let airings = try (0..<Int.random(in: 0...6, using: &lottery)).map { number in
            // Few different times make ties.
            let minute = 10 * Int.random(in: 0...5, using: &lottery)
            return try ReconcilerTests.airing(
                number, "\(Int.random(in: hours, using: &lottery)):\(minute)",
                spot: Int.random(in: 0...3, using: &lottery),
                seconds: [nil, 30, 12].randomElement(using: &lottery) ?? nil,
                day: ReconcilerTests.day.adding(days: Int.random(in: 0...1, using: &lottery)),
                reference: Int.random(in: 0...9, using: &lottery) == 0 ? "1" : "")
        }
        return (slots, airings)
    }

    private func weight(_ slot: Slot, _ airing: Airing) -> Int? {
        Self.rule.fulfilment(of: slot, by: AiringEvent(airing, place: 0, channel: 0))?.weight
    }

    private func cheapest(_ slots: ArraySlice<Slot>, _ airings: [Airing], _ taken: Set<Int>) -> Int {
        let alone = ReconcilingTolerances.standard.alone
        guard let slot = slots.first else { return (airings.count - taken.count) * alone }
        let rest = slots.dropFirst()
        var best = (slot.isStopped ? 0 : alone) + cheapest(rest, airings, taken)
        for airing in airings where !taken.contains(airing.id) {
            guard let weight = weight(slot, airing) else { continue }
            best = min(best, weight + cheapest(rest, airings, taken.union([airing.id])))
        }
        return best
    }

    @Test func equalsBruteForceAndIgnoresTheOrder() throws {
        let seed = UInt64.random(in: 1...UInt64.max)
        var lottery = Lottery(seed: seed)
        for _ in 0..<600 {
            let (slots, airings) = try random(&lottery)
            let result = try Reconciler.reconcile(
                slots: slots, airings: airings, spots: ReconcilerTests.spots, coverage: [])
            var sum = (airings.count - result.slots.compactMap(\.airing).count) * ReconcilingTolerances.standard.alone
            for (slot, outcome) in zip(slots, result.slots) {
                if let id = outcome.airing {
                    sum += try #require(weight(slot, airings[id]), "seed \(seed)")
                } else if !slot.isStopped {
                    sum += ReconcilingTolerances.standard.alone
                }
            }
            #expect(sum == cheapest(slots[...], airings, []), "seed \(seed)")
            let again = try Reconciler.reconcile(
                slots: slots, airings: airings.shuffled(using: &lottery), spots: ReconcilerTests.spots, coverage: [])
            #expect(again.slots == result.slots, "seed \(seed)")
        }
    }
}
