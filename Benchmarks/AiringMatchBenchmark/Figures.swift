import AiringLogs
import Foundation

let anyStation = StationKnowledge(channel: "")

func printFeatures(spots: String, lines: String) {
    print(MatchFeatures.Feature.allCases.map { "\($0)" }.joined(separator: " "))
    let matchers = spotsByCampaign(spots).mapValues { SpotMatcher(spots: $0) }
    for (number, line) in trueLines(lines).enumerated() {
        guard let matcher = matchers[line.campaign] else { continue }
        for (spot, features) in matcher.features(line.key, station: anyStation) {
            let values = MatchFeatures.Feature.allCases.map { "\(features[$0])" }.joined(separator: "\t")
            print(number, line.campaign, spot ?? -1, line.spot, values, separator: "\t")
        }
    }
}

/// Counts of decisions against the truth.
struct Figures {
    var ours = 0
    var others = 0
    var accepted = 0
    var acceptedRight = 0
    var oursAcceptedRight = 0
    var bestRight = 0
    var othersAsked = 0
    var othersAccepted = 0
    var predicted = [Double](repeating: 0, count: 10)
    var observed = [Double](repeating: 0, count: 10)
    var counts = [Int](repeating: 0, count: 10)

    mutating func add(_ decision: Decision, truth: Int) {
        let isRight = truth >= 0 && decision.best?.spot == truth
        if truth >= 0 { ours += 1 } else { others += 1 }
        if isRight { bestRight += 1 }
        if decision.outcome == .accepted {
            accepted += 1
            if isRight { acceptedRight += 1 }
            if isRight { oursAcceptedRight += 1 }
            if truth < 0 { othersAccepted += 1 }
        }
        if truth < 0, decision.outcome == .ask { othersAsked += 1 }
        guard let best = decision.best else { return }
        let bin = min(9, Int(best.probability * 10))
        counts[bin] += 1
        predicted[bin] += best.probability
        observed[bin] += isRight ? 1 : 0
    }

    var text: String {
        func percent(_ part: Int, _ whole: Int) -> String {
            String(format: "%.2f %%", whole == 0 ? 0 : Double(part) * 100 / Double(whole))
        }
        var lines = [
            "ours \(ours), others \(others)",
            "accepted of ours: \(percent(oursAcceptedRight, ours)); precision: \(percent(acceptedRight, accepted))",
            "best guess right: \(percent(bestRight, ours))",
            "others accepted \(othersAccepted), asked about \(percent(othersAsked, others))",
        ]
        for bin in 0..<10 where counts[bin] > 0 {
            let count = Double(counts[bin])
            lines.append(
                String(
                    format: "  predicted %.3f observed %.3f (%d)", predicted[bin] / count, observed[bin] / count,
                    counts[bin]))
        }
        return lines.joined(separator: "\n")
    }
}

func printFigures(spots: String, lines: String, plan: String?, showsErrors: Bool) {
    let matchers = spotsByCampaign(spots).mapValues { SpotMatcher(spots: $0) }
    var planned: [Int: Set<Int>] = [:]
    for row in plan.map(rows) ?? [] where row.count == 2 {
        planned[Int(row[0]) ?? 0, default: []].insert(Int(row[1]) ?? 0)
    }
    var figures = Figures()
    for line in trueLines(lines) {
        guard let matcher = matchers[line.campaign] else { continue }
        let station = StationKnowledge(channel: "\(line.campaign)", planned: planned[line.campaign] ?? [])
        let decision = matcher.decide(line.key, station: station)
        figures.add(decision, truth: line.spot)
        let isRight = line.spot < 0 ? decision.outcome == .notOurs : decision.best?.spot == line.spot
        if showsErrors, !isRight || (line.spot >= 0 && decision.outcome != .accepted) {
            let best = decision.best.map { matcher.spots[$0.spot].titles[0] } ?? "-"
            let truth = line.spot < 0 ? "-" : matcher.spots[line.spot].titles[0]
            let percent = Int((decision.best?.probability ?? 0) * 100)
            print(
                decision.outcome, percent, line.key.title, line.key.code, line.key.seconds ?? 0, best, truth,
                separator: " | ")
        }
    }
    print(figures.text)
}

func explain(spots: String, titles: [String]) {
    guard let campaign = spotsByCampaign(spots).min(by: { $0.key < $1.key }) else { return }
    let matcher = SpotMatcher(spots: campaign.value)
    for title in titles {
        let parts = title.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        let key = TitleKey(
            title: parts[0], code: parts.count > 2 ? parts[2] : "", seconds: parts.count > 1 ? Double(parts[1]) : nil)
        let decision = matcher.decide(key, station: anyStation)
        print(title, decision.outcome, decision.best.map { "\($0.probability)" } ?? "-")
        for reason in decision.reasons { print("   ", reason.code, reason.values) }
        for (spot, features) in matcher.features(key, station: anyStation) {
            let named = MatchFeatures.Feature.allCases.filter { features[$0] != 0 }.map { "\($0) \(features[$0])" }
            print(
                "    ", spot.map { matcher.spots[$0].titles[0] } ?? "-", features.weighed, named.joined(separator: ", ")
            )
        }
    }
}
