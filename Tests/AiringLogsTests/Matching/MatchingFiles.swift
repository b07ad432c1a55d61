import AiringLogs
import Foundation
import Testing

/// The tables that the tests of matching read.
enum MatchingFiles {
    /// Rows of a comma-separated file as values by the header's names.
    static func rows(_ name: String) throws -> [[String: String]] {
        let file = try #require(Bundle.module.url(forResource: "Files/\(name)", withExtension: nil))
        let lines = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline).map(fields)
        let header = try #require(lines.first)
        return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
    }

    static func spots(_ name: String) throws -> [Spot] {
        try rows(name).map { row in
            Spot(
                item: row["item"] ?? "", kind: "video_spot", language: row["language"] ?? "",
                seconds: Double(row["seconds"] ?? ""), codes: [row["house_number"] ?? ""], titles: [row["title"] ?? ""])
        }
    }

    static func lines(_ name: String) throws -> [String] {
        let file = try #require(Bundle.module.url(forResource: "Files/\(name)", withExtension: nil))
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
    }

    private static func fields(_ line: Substring) -> [String] {
        var fields = [""]
        var isQuoted = false
        for letter in line {
            if letter == "\"" {
                isQuoted.toggle()
            } else if letter == ",", !isQuoted {
                fields.append("")
            } else {
                fields[fields.count - 1].append(letter)
            }
        }
        return fields
    }
}

/// Counts decisions against what is true.
struct MatchFigures: CustomStringConvertible {
    private(set) var ours = 0
    private(set) var others = 0
    private(set) var accepted = 0
    private(set) var acceptedRight = 0
    private(set) var bestRight = 0
    private(set) var othersAccepted = 0
    private(set) var othersAsked = 0
    private var bins = [(predicted: Double, observed: Double, count: Double)](repeating: (0, 0, 0), count: 5)
    private(set) var wrong: [String] = []

    /// - Parameter spot: the place of the true spot; nil where the line is not ours.
    mutating func add(_ decision: Decision, truth spot: Int?, title: String) {
        let isRight = spot != nil && decision.best?.spot == spot
        if spot == nil { others += 1 } else { ours += 1 }
        if isRight { bestRight += 1 }
        switch decision.outcome {
        case .accepted:
            accepted += 1
            if isRight { acceptedRight += 1 } else { wrong.append(title) }
            if spot == nil { othersAccepted += 1 }
        case .ask: if spot == nil { othersAsked += 1 }
        case .notOurs: break
        }
        guard let best = decision.best else { return }
        let bin = min(4, Int(best.probability * 5))
        bins[bin] = (
            bins[bin].predicted + best.probability, bins[bin].observed + (isRight ? 1 : 0), bins[bin].count + 1
        )
    }

    var acceptedShare: Double { Double(acceptedRight) / Double(max(1, ours)) }
    var precision: Double { Double(acceptedRight) / Double(max(1, accepted)) }
    var bestShare: Double { Double(bestRight) / Double(max(1, ours)) }
    var askedShareOfOthers: Double { Double(othersAsked) / Double(max(1, others)) }
    /// The mean distance of probability and truth, over all best guesses.
    var calibrationError: Double {
        let count = bins.reduce(0) { $0 + $1.count }
        return bins.reduce(0) { $0 + abs($1.predicted - $1.observed) } / max(1, count)
    }

    var description: String {
        let table = bins.filter { $0.count > 0 }.map { bin in
            String(format: "%.3f→%.3f (%.0f)", bin.predicted / bin.count, bin.observed / bin.count, bin.count)
        }
        return String(
            format:
                "ours %d others %d accepted %.4f precision %.4f best %.4f others accepted %d asked %.4f calibration %.4f ",
            ours, others, acceptedShare, precision, bestShare, othersAccepted, askedShareOfOthers, calibrationError)
            + table.joined(separator: ", ") + " wrong: " + wrong.prefix(8).joined(separator: " | ")
    }
}
