import AiringLogs
import Foundation
import Testing

/// The figures that matching must reach, on logs that it was not made from.
@Suite struct MatchingFiguresTests {
    @Test func labelledLogsAreKnownAgain() throws {
        let spots = try MatchingFiles.spots("catalogue.csv")
        let matcher = SpotMatcher(spots: spots)
        func place(_ row: [String: String]) -> Int? {
            spots.firstIndex { $0.item == row["item"] && $0.language == row["language"] }
        }
        var planned: [String: Set<Int>] = [:]
        for row in try MatchingFiles.rows("plan.csv") {
            if let spot = place(row) { planned[row["channel"] ?? "", default: []].insert(spot) }
        }
        var figures = MatchFigures()
        let rows = try MatchingFiles.rows("truth.csv").filter { $0["title"] != "" }
        for (layout, lines) in Dictionary(grouping: rows, by: { "\($0["layout"] ?? "") \($0["channel"] ?? "")" }) {
            let channel = lines[0]["channel"] ?? ""
            let keys = lines.map { TitleKey(title: $0["title"] ?? "", seconds: Double($0["seconds"] ?? "")) }
            let station = StationKnowledge(channel: channel, planned: planned[channel] ?? [])
            let decisions = matcher.decide(batch: keys, station: station)
            for (line, decision) in zip(lines, decisions) {
                figures.add(decision, truth: place(line), title: "\(layout): \(line["title"] ?? "")")
            }
        }
        print("labelled logs:", figures)
        #expect(figures.ours > 1000 && figures.others > 1000)
        #expect(figures.acceptedShare >= 0.85, "\(figures)")
        #expect(figures.precision >= 0.995, "\(figures)")
        #expect(figures.bestShare >= 0.97, "\(figures)")
        #expect(figures.othersAccepted == 0, "\(figures)")
        #expect(figures.askedShareOfOthers <= 0.02, "\(figures)")
    }

    @Test(arguments: [UInt64(7), 20_060_911, 424_242])
    func inventedCampaignIsKnownAgain(seed: UInt64) throws {
        print("seed \(seed)")
        let spots = try MatchingFiles.spots("matching/spots.csv")
        let others = try MatchingFiles.lines("matching/others.txt")
        #expect(spots.count == 40 && others.count == 300)
        let matcher = SpotMatcher(spots: spots)
        var clerk = try TitleClerk(seed: seed)
        var figures = MatchFigures()
        let station = StationKnowledge(channel: "Test")
        for number in 0..<4000 {
            let place = number % 2 == 0 ? Int.random(in: spots.indices, using: &clerk.numbers) : nil
            let spot = place.map { spots[$0] }
            let title = spot?.titles[0] ?? others.randomElement(using: &clerk.numbers) ?? ""
            let nominal = Int(spot?.seconds ?? 30)
            let written =
                place == nil && clerk.chance(0.6)
                ? title : clerk.written(title, language: spot?.language ?? "ru", seconds: nominal)
            var seconds: Double? =
                spot?.seconds ?? [5, 10, 15, 20, 30, 45, 60, 1500].randomElement(using: &clerk.numbers)
            if clerk.chance(0.15) {
                seconds = nil
            } else if clerk.chance(0.04) {
                seconds = seconds.map { ($0 * 0.7).rounded() }
            }
            let decision = matcher.decide(TitleKey(title: written, seconds: seconds), station: station)
            figures.add(decision, truth: place, title: written)
        }
        print("invented campaign:", figures)
        #expect(figures.acceptedShare >= 0.85, "seed \(seed): \(figures)")
        #expect(figures.precision >= 0.995, "seed \(seed): \(figures)")
        #expect(figures.bestShare >= 0.97, "seed \(seed): \(figures)")
        #expect(figures.askedShareOfOthers <= 0.05, "seed \(seed): \(figures)")
        #expect(figures.calibrationError <= 0.03, "seed \(seed): \(figures)")
    }
}
