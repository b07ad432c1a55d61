import Campaign
import Testing

@testable import AiringLogs

@Suite struct LabelledReconcilingTests {
    /// Right, wrong and lacking words over lines and missed bookings.
    struct Score {
        var right = 0
        var wrong = 0
        var lacking = 0
        var differences: [String] = []
        var figure: Double { 2 * Double(right) / Double(2 * right + wrong + lacking) }
    }

    private func score(_ labelled: LabelledLogs, _ layout: String) throws -> Score {
        let slots = labelled.slots[layout] ?? []
        let lines = labelled.lines.filter { $0.layout == layout }
        let result = try Reconciler.reconcile(
            slots: slots, airings: lines.map(\.airing), spots: labelled.spots, coverage: labelled.coverage(layout))
        var score = Score()
        for (line, outcome) in zip(lines, result.airings) {
            let booking = outcome.slot.map { slots[$0].booking } ?? ""
            if outcome.status.exportWord == line.status, booking == line.booking {
                score.right += 1
            } else {
                score.wrong += 1
                score.lacking += 1
                score.differences.append(
                    "\(layout) \(line.airing.channel) \(line.airing.time) \(line.status) \(line.booking) → "
                        + "\(outcome.status) \(booking)")
            }
        }
        let told = Set(zip(slots, result.slots).filter { $0.1.status == .missed }.map(\.0.booking))
        let missed = labelled.missed[layout] ?? []
        score.right += told.intersection(missed).count
        score.wrong += told.subtracting(missed).count
        score.lacking += missed.subtracting(told).count
        score.differences += told.subtracting(missed).sorted().map { "\(layout) falsely missed \($0)" }
        score.differences += missed.subtracting(told).sorted().map { "\(layout) not told as missed \($0)" }
        return score
    }

    @Test func statusesAreThoseOfTheLabels() throws {
        let labelled = try LabelledLogs()
        var all = Score()
        for layout in labelled.layouts {
            let score = try score(labelled, layout)
            all.right += score.right
            all.wrong += score.wrong
            all.lacking += score.lacking
            all.differences += score.differences
        }
        #expect(labelled.lines.count > 900)
        #expect(all.figure >= 0.99, "\(all.differences)")
    }
}
