import Campaign
import Foundation
import Testing

@testable import AiringLogs

/// Every code that leaves this room has a message in both languages, with the values that it is given.
@Suite struct ReconcilingMessagesTests {
    private static let day = ReconcilerTests.day

    private static let told: [(code: String, values: [String: MessageValue])] = {
        let deviations: [AiringDeviation] = [
            .outsideWindow(seconds: 1), .outsideWindow(seconds: -1), .short(seconds: 1),
            .wrongLanguage(booked: ["ky"], aired: "ru"), .wrongVersion(booked: [1], aired: 2), .thoughStopped,
            .otherDay(day),
        ]
        let conflicts: [SourceConflict] = [
            .toldByOne(airing: 1, source: .monitor, silent: .certificate), .languagesDiffer(airing: 1, other: 2),
            .lengthsDiffer(airing: 1, other: 2, seconds: 3),
        ]
        let ways: [MakeGoodWay] = [
            .acceptExtra(airing: 1, fit: .sameWindow), .newAiring(day: day, window: 0...1), .noDayLeft,
        ]
        let problems: [any Problem] = [
            ReconcilingProblem.unknownSpot(1), ReconcilingProblem.repeatedAiring(1),
            ReconcilingProblem.tooManyBookings(channel: "К", day: day, count: 1),
            ReconcilingProblem.tooManyAirings(channel: "К", day: day, count: 1), AudienceProblem.notAShare(2),
            AudienceProblem.insertions(0), AudienceProblem.nothingToCount,
            AudienceProblem.accumulation(one: 0.3, two: 0.2), AudienceProblem.duplication(0.9),
            AudienceProblem.duplicationMissing, AudienceProblem.reachAndContacts(reach: 1, contacts: 0),
        ]
        let signs = LogSignKind.allCases.map {
            LogSign(kind: $0, channel: "К", source: .monitor, count: 1, total: 1, probability: 0, examples: [])
        }
        let words =
            AiringStatus.allCases.map { "airing_status." + $0.rawValue }
            + AiringSource.allCases.map { "airing_source." + $0.rawValue }
            + [DayCoverage.covered, .silent, .cutOff, .outside].map { "day_coverage." + $0.rawValue }
            + [MakeGoodFit.sameWindow, .sameDaypart, .otherTime].map { "make_good_fit." + $0.rawValue }
        return deviations.map { ($0.code, $0.values) } + conflicts.map { ($0.code, $0.values) }
            + ways.map { ($0.code, $0.values) } + problems.map { ($0.code, $0.values) }
            + signs.map { ($0.code, $0.values) } + words.map { ($0, [:]) }
    }()

    @Test(arguments: ["en", "ru"])
    func everyCodeHasItsMessage(_ language: String) throws {
        let file = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .appending(path: "../../../Sources/Wording/Messages/airing-reconciling.\(language).po").standardized
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        for (code, values) in Self.told {
            let place = try #require(lines.firstIndex(of: "msgid \"\(code)\""), "\(code)")
            let used = lines[place + 1].split(separator: "{").dropFirst().map { part in
                String(part.prefix { $0 != "}" && $0 != ":" })
            }
            #expect(used.allSatisfy { values[$0] != nil }, "\(code) has no value for \(used)")
        }
    }
}
