import AiringLogs
import Foundation
import Testing

/// What can be undone in one way only must be undone; what is made up must not be taken for ours.
@Suite struct MatchingPropertyTests {
    private let spots: [Spot]
    private let matcher: SpotMatcher
    private let station = StationKnowledge(channel: "Test")

    init() throws {
        spots = try MatchingFiles.spots("matching/spots.csv")
        matcher = SpotMatcher(spots: spots)
    }

    @Test(arguments: [UInt64.random(in: 0...UInt64.max), 1, 2])
    func whatCanBeUndoneIsAccepted(seed: UInt64) throws {
        print("seed \(seed)")
        var clerk = try TitleClerk(seed: seed)
        let forms: [(String, Spot) -> String] = [
            { title, _ in title.uppercased() }, { title, _ in title.lowercased() }, { title, _ in "«\(title)»" },
            { title, _ in "  \(title.replacingOccurrences(of: " ", with: "_"))  " },
            { title, _ in "Соц. ролик: \(title)" },
            { title, spot in "\(spot.codes[0]) \(title)" },
            { title, spot in "\(title) (\(Int(spot.seconds ?? 0)) сек)" },
            { title, spot in "\(title) \(spot.language)" }, { title, spot in "\(spot.codes[0].lowercased())_\(title)" },
            { title, _ in title.decomposedStringWithCanonicalMapping },
        ]
        for (place, spot) in spots.enumerated() {
            var title = spot.titles[0]
            // Кайтпас жол and Қайтпас жол are the same where letters are lost: only the plan tells.
            let booked = StationKnowledge(channel: "Test", planned: [place])
            for _ in 0..<Int.random(in: 1...3, using: &clerk.numbers) {
                title = (forms.randomElement(using: &clerk.numbers) ?? { title, _ in title })(title, spot)
            }
            let decision = matcher.decide(TitleKey(title: title, seconds: spot.seconds), station: booked)
            #expect(
                decision.outcome == .accepted && decision.best?.spot == place, "seed \(seed), \(title): \(decision)")
        }
    }

    @Test(arguments: [UInt64.random(in: 0...UInt64.max), 3])
    func madeUpTitlesAreNotAccepted(seed: UInt64) {
        print("seed \(seed)")
        var numbers = SeededNumbers(seed: seed)
        let syllables = [
            "ба", "ко", "ри", "ме", "чта", "до", "ро", "га", "жол", "кай", "эм", "ес", "qa", "yt", "ol", "se", "ни",
            "шет", "ел", "кук",
        ]
        for number in 0..<3_000 {
            let words = (0..<Int.random(in: 1...4, using: &numbers)).map { _ in
                (0..<Int.random(in: 2...4, using: &numbers)).map { _ in syllables.randomElement(using: &numbers) ?? "" }
                    .joined()
            }
            let title = words.joined(separator: " ")
            let seconds = Double([15, 20, 30, 60][number % 4])
            let decision = matcher.decide(TitleKey(title: title, seconds: seconds), station: station)
            #expect(decision.outcome != .accepted, "seed \(seed), \(title): \(decision)")
        }
    }
}
