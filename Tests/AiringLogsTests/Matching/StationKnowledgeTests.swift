import AiringLogs
import Campaign
import Foundation
import Testing

/// What is learned of a station, and what a whole file shows.
@Suite struct StationKnowledgeTests {
    private let spots: [Spot]
    private let matcher: SpotMatcher

    init() throws {
        spots = try MatchingFiles.spots("catalogue.csv")
        matcher = SpotMatcher(spots: spots, others: ["Сестра-хозяйка", "Легкие деньги от банка"])
    }

    private func learned(
        _ title: String, _ meaning: LearnedTitle.Meaning, seconds: Double? = nil, reference: String = "R-1"
    ) -> LearnedTitle {
        LearnedTitle(
            key: TitleKey(title: title).learnedKey, seconds: seconds, meaning: meaning, decidedBy: "Айгуль",
            decidedOn: Day("2006-09-12"), reference: reference)
    }

    @Test func whatWasDecidedOverridesAndSaysSo() {
        let station = StationKnowledge(
            channel: "KTRK",
            learned: [
                learned("Осторожно, обман!", .spot(item: "SPOT-001", language: "ky", revision: nil)),
                learned("Вернись домой", .notOurs),
            ])
        let ours = matcher.decide(TitleKey(title: "ОСТОРОЖНО  ОБМАН", seconds: 30), station: station)
        #expect(ours.outcome == .accepted && ours.best.map { spots[$0.spot].language } == "ky")
        #expect(ours.reasons.first?.code == "airing.match.learned.dated")
        #expect(
            ours.reasons.first?.values["channel"] == .text("KTRK")
                && ours.reasons.first?.values["reference"] == .text("R-1"))
        let others = matcher.decide(TitleKey(title: "«Вернись домой»", seconds: 60), station: station)
        #expect(others.outcome == .notOurs && others.reasons.first?.code == "airing.match.learned_not_ours.dated")
        let elsewhere = matcher.decide(
            TitleKey(title: "Осторожно обман", seconds: 30), station: StationKnowledge(channel: "NTS"))
        #expect(elsewhere.outcome == .notOurs)
    }

    @Test func oneTitleMayMeanDifferentThingsByLength() {
        let station = StationKnowledge(
            channel: "KTRK",
            learned: [
                learned("МОМ", .spot(item: "SPOT-003", language: "ru", revision: nil), seconds: 15),
                learned("МОМ", .spot(item: "SPOT-009", language: "ru", revision: nil), seconds: 60),
            ])
        func item(_ seconds: Double?) -> String? {
            let decision = matcher.decide(TitleKey(title: "mom", seconds: seconds), station: station)
            return decision.outcome == .accepted ? decision.best.map { spots[$0.spot].item } : nil
        }
        // Latin letters are other letters where nothing around them is Cyrillic.
        #expect(item(15) == nil)
        func cyrillic(_ seconds: Double?) -> String? {
            let decision = matcher.decide(TitleKey(title: "мом", seconds: seconds), station: station)
            return decision.outcome == .accepted ? decision.best.map { spots[$0.spot].item } : nil
        }
        #expect(
            cyrillic(15.2) == "SPOT-003" && cyrillic(60) == "SPOT-009" && cyrillic(30) == nil && cyrillic(nil) == nil)
    }

    @Test func aHouseNumberGoesBeforeWhatWasLearned() {
        let station = StationKnowledge(
            channel: "KTRK", learned: [learned("Ролик 5", .spot(item: "SPOT-001", language: "ru", revision: nil))])
        let decision = matcher.decide(TitleKey(title: "Ролик 5", code: "IOM-009-RU60", seconds: 60), station: station)
        #expect(decision.best.map { spots[$0.spot].item } == "SPOT-009")
    }

    @Test func whatIsLearnedOfASpotNoLongerOnAirIsNoReason() {
        let station = StationKnowledge(
            channel: "KTRK", learned: [learned("Старый ролик", .spot(item: "SPOT-099", language: "ru", revision: nil))])
        #expect(matcher.decide(TitleKey(title: "Старый ролик"), station: station).outcome == .notOurs)
    }

    @Test func titlesKnownNotToBeOursAreNotOurs() {
        let station = StationKnowledge(channel: "KTRK")
        let same = matcher.decide(TitleKey(title: "СЕСТРА - ХОЗЯЙКА", seconds: 45), station: station)
        #expect(same.outcome == .notOurs && same.reasons.first?.code == "airing.match.known_other")
        #expect(
            matcher.decide(TitleKey(title: "Лекгие деньги от банка", seconds: 30), station: station).outcome == .notOurs
        )
        #expect(matcher.decide(TitleKey(title: "Лёгкие деньги", seconds: 30), station: station).outcome == .accepted)
    }

    @Test func aTitleWithManyLengthsIsTheStationsOwn() {
        let station = StationKnowledge(channel: "KTRK")
        let keys = [611.0, 655, 700, 724, 745, 790].map { TitleKey(title: "Сестра", seconds: $0) }
        let decisions = matcher.decide(batch: keys, station: station)
        #expect(!decisions.contains { $0.outcome == .accepted })
        #expect(
            matcher.decide(batch: [TitleKey(title: "Сестра", seconds: 45)], station: station)[0].outcome == .accepted)
    }

    @Test func aStationsHabitIsFoundInItsFile() {
        let station = StationKnowledge(channel: "KTRK")
        var titles = spots.filter { $0.language == "ru" }.map(\.titles[0])
        titles += (0..<40).map { "Товар номер \($0) \(["альфа", "бета", "гамма"][$0 % 3])\($0)" }
        let keys = titles.map { TitleKey(title: "ЗЮЙДВЕСТ \($0)", seconds: nil) }
        let together = matcher.decide(batch: keys, station: station).prefix(12).count { $0.outcome == .accepted }
        let alone = keys.prefix(12).count { matcher.decide($0, station: station).outcome == .accepted }
        let told = keys.prefix(12).count {
            matcher.decide($0, station: StationKnowledge(channel: "KTRK", habits: ["Зюйдвест"])).outcome == .accepted
        }
        #expect(alone < together && together >= 11 && told >= 11)
    }

    @Test func partsOfAFileMayBeDecidedApart() {
        let station = StationKnowledge(channel: "KTRK")
        let keys = (spots.map(\.titles[0]) + ["Погода", "Сестры", "Уйге кайт"]).map { TitleKey(title: $0, seconds: 30) }
        let evidence = BatchEvidence(keys)
        let parts = [keys[..<20], keys[20...]].flatMap { matcher.decide($0, station: station, evidence: evidence) }
        #expect(parts == matcher.decide(batch: keys, station: station))
        #expect(parts == keys.map { matcher.decide($0, station: station) })
    }

    @Test func severalStationsAreDecidedAsEachAlone() {
        let stations = [
            StationKnowledge(channel: "A", languages: ["kk", "ru"]),
            StationKnowledge(channel: "B", planned: [0, 6, 26]),
            StationKnowledge(
                channel: "C", learned: [learned("Погода", .spot(item: "SPOT-001", language: "ru", revision: nil))]),
            StationKnowledge(channel: "D", habits: ["погода"]),
        ]
        let twins = ["ky", "kk"].map {
            Spot(item: "T", kind: "video_spot", language: $0, seconds: 30, codes: [], titles: ["Ана жолу"])
        }
        let matcher = SpotMatcher(spots: spots + twins)
        let titles = spots.map(\.titles[0]) + ["Погода", "Сестры", "Уйге кайт", "Ана жолу", "Погода Ана жолу"]
        let keys = titles.map { TitleKey(title: $0, seconds: 30) }
        let all = stations.indices.flatMap { _ in keys }
        let places = stations.indices.flatMap { place in keys.map { _ in place } }
        let evidence = BatchEvidence(keys)
        let together = matcher.decide(all, ofStations: places, among: stations, evidence: evidence)
        let alone = stations.flatMap { matcher.decide(keys[...], station: $0, evidence: evidence) }
        #expect(together == alone)
        let twin = keys.count - 2
        #expect(together[twin].best?.spot == spots.count + 1 && together[twin].dependsOnStation)
    }

    @Test func doubtfulLinesAreGroupedByTitle() {
        let station = StationKnowledge(channel: "KTRK")
        let keys = [
            TitleKey(title: "Сестры", seconds: 45), TitleKey(title: "Вернись домой", seconds: 60),
            TitleKey(title: "«Сестры»", seconds: 44), TitleKey(title: "Сестра и брат", seconds: 45),
            TitleKey(title: "СЕСТРЫ"),
        ]
        let groups = DoubtfulTitle.grouped(keys, matcher.decide(batch: keys, station: station))
        #expect(
            groups.first?.keys == [0, 2, 4] && groups.first?.seconds == [44, 45] && groups.first?.title == "Сестры")
        #expect(groups.first?.key == TitleKey(title: "сестры").learnedKey)
        #expect(groups.contains { $0.keys == [3] } && !groups.contains { $0.keys.contains(1) })
    }
}
