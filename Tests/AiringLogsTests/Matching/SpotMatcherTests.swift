import AiringLogs
import Campaign
import Foundation
import Testing

/// What one line is taken for, trap by trap.
@Suite struct SpotMatcherTests {
    private let spots: [Spot]
    private let matcher: SpotMatcher
    private let station = StationKnowledge(channel: "КТРК")

    init() throws {
        spots = try MatchingFiles.spots("catalogue.csv")
        matcher = SpotMatcher(spots: spots)
    }

    private func decide(
        _ title: String, code: String = "", language: String = "", context: String = "", seconds: Double? = nil,
        station: StationKnowledge? = nil
    ) -> Decision {
        matcher.decide(
            TitleKey(title: title, code: code, languageAsWritten: language, context: context, seconds: seconds),
            station: station ?? self.station)
    }

    private func name(_ decision: Decision) -> String {
        decision.best.map { "\(spots[$0.spot].item) \(spots[$0.spot].language)" } ?? "none"
    }

    @Test(arguments: [
        ("Не верь обещаниям", 30, "SPOT-001 ru"), ("НЕ ВЕРЬ ОБЕЩАНИЯМ", 30, "SPOT-001 ru"),
        ("Ne ver' obeshchaniyam", 30, "SPOT-001 ru"), ("Ne ver obesaniam", 30, "SPOT-001 ru"),
        ("Убaдaлapгa ишeнбe", 30, "SPOT-001 ky"), ("Уаделерге сенбе", 30, "SPOT-001 kk"),
        ("Шинoснoма дар дасти худат", 15, "SPOT-003 tg"), ("Шыгар алдында коныра", 30, "SPOT-002 kk"),
        ("Yo`lga chiqishdan oldin qo`ng`iroq qil", 30, "SPOT-002 uz"),
        ("Юлга чикишдан олдин кунгирок кил", 30, "SPOT-002 uz"),
        ("соц. ролик «Позвони перед выездом» (30 сек)", 30, "SPOT-002 ru"),
        ("IOM_Позвони_перед_выездом_30", 30, "SPOT-002 ru"),
        ("Ролик МОМ: Чужой берег v2", 60, "SPOT-009 ru"), ("позвониперед выездом", 30, "SPOT-002 ru"),
        ("Договор чтиай до конца", 30, "SPOT-007 ru"), ("Договор читай до коннца HD", 30, "SPOT-007 ru"),
        ("соц. ролик Договор чит", 30, "SPOT-007 ru"), ("Ljujdjh xbnfq lj rjywf", 30, "SPOT-007 ru"),
        ("Н е верь обещаниям", 30, "SPOT-001 ru"), ("жарнама: Шартты соңына дейін оқы", 30, "SPOT-007 kk"),
        ("ijtimoiy rolik Oson pul", 30, "SPOT-010 uz"), ("иҷтимоӣ Пули осон", 30, "SPOT-010 tg"),
    ])
    func spellings(title: String, seconds: Double, spot: String) {
        let decision = decide(title, seconds: seconds)
        #expect(name(decision) == spot && decision.outcome == .accepted, "\(title): \(decision)")
    }

    @Test(arguments: ["оНГБНМХ ОЕПЕД БШЕГДНЛ", "РџРѕР·РІРѕРЅРё РїРµСЂРµРґ РІС‹РµР·РґРѕРј", "╧ючтюэш яхЁхф т√хчфюь"])
    func misreadTables(title: String) {
        let decision = decide(title, seconds: 30)
        #expect(name(decision) == "SPOT-002 ru", "\(title): \(decision)")
        #expect(decision.reasons.first?.code == "airing.match.title_misread")
    }

    @Test func everySchemeOfTransliteration() throws {
        let schemes = try TransliterationScheme.all()
        #expect(schemes.count == 28)
        var accepted = 0
        var count = 0
        for scheme in schemes {
            for spot in spots where spot.language == "ru" {
                let title = TransliterationScheme.transliterated(spot.titles[0], scheme.letters)
                let decision = decide(title, seconds: spot.seconds)
                #expect(name(decision) == "\(spot.item) ru", "\(scheme.name): \(title)")
                count += 1
                if decision.outcome == .accepted { accepted += 1 }
            }
        }
        #expect(Double(accepted) >= 0.97 * Double(count), "\(accepted) of \(count)")
    }

    @Test(arguments: [
        ("Не верь рекламе (анонс)", 30.0), ("Сестры (сериал) анонс", 45), ("Телефон доверия банка", 20),
        ("Домой с победой (спорт)", 60),
        ("Вернись домой (трейлер)", 15), ("Анонс «Чужой берег»", 20), ("Программа «Чужой берег»", 1560),
        ("Горячий хлеб", 20),
        ("Человек и закон", 45), ("Чужой берег х/ф", 60), ("Т/с Сестра", 45), ("Вернись, любовь х/ф", 60),
        ("Тебя ждут скидки в Народном", 20),
        ("Сестра и брат (сериал)", 45),
        ("Сестры", 45), ("Погода", 15), ("", 30), ("...", 30), ("30", 30), ("реклама", 30), ("Соц. ролик", 30),
        ("МОМ", 30),
    ])
    func othersAreNotAccepted(title: String, seconds: Double) {
        let decision = decide(title, seconds: seconds)
        #expect(decision.outcome != .accepted, "\(title): \(decision)")
    }

    @Test func aTrailerOfADocumentaryIsNoAiringOfIt() {
        let film = Spot(
            item: "DOC-001", kind: "documentary", language: "ru", seconds: 2_580, codes: [],
            titles: ["Долгая дорога домой"])
        let matcher = SpotMatcher(spots: [film])
        func outcome(_ title: String, _ seconds: Double) -> Decision.Outcome {
            matcher.decide(TitleKey(title: title, seconds: seconds), station: station).outcome
        }
        #expect(outcome("Док. фильм «Долгая дорога домой»", 2_580) == .accepted)
        #expect(outcome("Долгая дорога домой (трейлер)", 30) != .accepted)
        #expect(outcome("Анонс д/ф «Долгая дорога домой»", 2_580) != .accepted)
    }

    // MARK: Codes

    @Test(arguments: [
        "IOM-002-RU30", "iom 002 ru30", "IOM002RU30", "IОМ-002-RU30", "[IOM_002_RU30]", "IOM-002-RU30.mpg",
    ])
    func aCodeDecides(code: String) {
        for decision in [
            decide("", code: code), decide(code), decide("\(code) Позвони перед выездом"), decide("ролик", code: code),
        ] {
            #expect(name(decision) == "SPOT-002 ru" && decision.outcome == .accepted, "\(code): \(decision)")
            #expect(decision.reasons.first?.code == "airing.match.code")
        }
    }

    @Test func aCodeThatTheTitleContradictsIsAskedAbout() {
        for title in ["Убадаларга ишенбе", "Тебя ждут", "Мегаком бонус", "Анонс Позвони перед выездом"] {
            for decision in [
                decide(title, code: "IOM-002-RU30", seconds: 30), decide("IOM-002-RU30 \(title)", seconds: 30),
            ] {
                #expect(decision.outcome == .ask, "\(title): \(decision)")
                #expect(name(decision) == "SPOT-002 ru")
                #expect(decision.reasons.first?.code == "airing.match.code_contradicted")
            }
        }
    }

    @Test func aMistypedCodeHelpsOnlyTogetherWithTheTitle() {
        let together = decide("IOM-002-RU31 Позвони перед выездом", seconds: 30)
        #expect(together.outcome == .accepted && name(together) == "SPOT-002 ru")
        #expect(decide("", code: "IOM-002-RU31", seconds: 30).outcome != .accepted)
        #expect(decide("Мегаком бонус", code: "IOM-002-RU31", seconds: 30).outcome != .accepted)
    }

    // MARK: Language

    private func twins(_ languages: [String] = ["ky", "kk"], seconds: [Double] = [30, 30]) -> SpotMatcher {
        SpotMatcher(
            spots: zip(languages, seconds).map { language, length in
                Spot(
                    item: "SPOT-1", kind: "video_spot", language: language, seconds: length, codes: [],
                    titles: [language == "ky" ? "Жүрөк үнү" : "Жүрек үні"])
            })
    }

    @Test func oneLetterTellsKyrgyzFromKazakh() {
        let matcher = twins()
        for (title, spot) in [("Жүрөк үнү", 0), ("ЖҮРЕК ҮНІ", 1), ("Журок уну", 0), ("Журек уни", 1)] {
            for planned in [0, 1] {
                let known = StationKnowledge(
                    channel: "КТРК", languages: [planned == 0 ? "ky" : "kk"], planned: [planned])
                let decision = matcher.decide(TitleKey(title: title, seconds: 30), station: known)
                #expect(decision.best?.spot == spot, "\(title), planned \(planned): \(decision)")
            }
        }
    }

    @Test func equalTitlesAreToldApartByLengthTagStationPlanElseAsked() {
        func same(_ seconds: [Double]) -> SpotMatcher {
            SpotMatcher(
                spots: zip(["ky", "kk"], seconds).map { language, length in
                    Spot(
                        item: "SPOT-1", kind: "video_spot", language: language, seconds: length, codes: [],
                        titles: ["Ана жолу"])
                })
        }
        let key = TitleKey(title: "Ана жолу", seconds: 30)
        let alike = same([30, 30])
        let asked = alike.decide(key, station: station)
        #expect(asked.outcome == .ask && asked.runnerUp != nil && abs(asked.gap) < 0.1)
        #expect(asked.reasons.first?.code == "airing.match.alike")
        #expect(same([20, 30]).decide(key, station: station).best?.spot == 1)
        let tagged = alike.decide(TitleKey(title: "Ана жолу (каз)", seconds: 30), station: station)
        #expect(tagged.best?.spot == 1 && tagged.outcome == .accepted)
        let field = alike.decide(
            TitleKey(title: "Ана жолу", languageAsWritten: "казахский", seconds: 30), station: station)
        #expect(field.best?.spot == 1 && field.outcome == .accepted)
        let kazakh = alike.decide(key, station: StationKnowledge(channel: "Хабар", languages: ["kk", "ru"]))
        #expect(kazakh.best?.spot == 1 && kazakh.outcome == .accepted)
        #expect(kazakh.reasons.contains { $0.code == "airing.match.decided_by.station" })
        let planned = alike.decide(key, station: StationKnowledge(channel: "Ош ТВ", planned: [0]))
        #expect(planned.best?.spot == 0 && planned.outcome == .accepted)
        #expect(planned.reasons.contains { $0.code == "airing.match.decided_by.plan" })
    }

    @Test func thePlanNeverTurnsAnotherLanguageIntoTheBookedOne() {
        for spot in spots.indices {
            for sibling in spots.indices where sibling != spot && spots[sibling].item == spots[spot].item {
                let known = StationKnowledge(channel: "КТРК", languages: [spots[sibling].language], planned: [sibling])
                let decision = decide(spots[spot].titles[0], seconds: spots[spot].seconds, station: known)
                #expect(decision.best?.spot == spot, "\(spots[spot].titles[0]): \(decision)")
            }
        }
    }

    @Test func titlesThatCoincideInPlainLettersAreToldApartByStationAndPlan() {
        let matcher = SpotMatcher(
            spots: [("ky", "Кайтпас жол"), ("kk", "Қайтпас жол")].map { language, title in
                Spot(item: "A", kind: "video_spot", language: language, seconds: 60, codes: [], titles: [title])
            })
        func decide(_ title: String, _ languages: Set<String>, _ planned: Set<Int>) -> Decision {
            matcher.decide(
                TitleKey(title: title, seconds: 60),
                station: StationKnowledge(channel: "A", languages: languages, planned: planned))
        }
        #expect(decide("КАЙТПАС ЖОЛ", [], []).outcome == .ask)
        #expect(decide("КАЙТПАС ЖОЛ", [], [0]).best?.spot == 0 && decide("КАЙТПАС ЖОЛ", [], [0]).outcome == .accepted)
        let kazakh = decide("КАЙТПАС ЖОЛ", ["kk", "ru"], [1])
        #expect(kazakh.best?.spot == 1 && kazakh.outcome == .accepted)
        // With its own letters it is itself, whatever is booked.
        #expect(decide("Қайтпас жол", ["ky"], [0]).best?.spot == 1)
    }

    @Test func aRussianTitleWithATagIsTheVersionInThatLanguage() {
        let decision = decide("Не верь обещаниям (кырг.)", seconds: 30)
        #expect(name(decision) == "SPOT-001 ky")
        #expect(decision.reasons.first?.code == "airing.match.title_of_sibling")
        #expect(name(decide("Не верь обещаниям рус", seconds: 30)) == "SPOT-001 ru")
    }

    @Test func theVersionNamedDecidesBetweenRevisions() {
        let matcher = SpotMatcher(
            spots: (1...2).map {
                Spot(
                    item: "A", kind: "video_spot", language: "ru", revision: $0, seconds: 30, codes: [],
                    titles: ["Закрытая дверь"])
            })
        func best(_ title: String) -> Int? {
            matcher.decide(TitleKey(title: title, seconds: 30), station: station).best?.spot
        }
        #expect(best("Закрытая дверь") == 1 && best("Закрытая дверь v1") == 0 && best("Закрытая дверь версия 2") == 1)
    }

    // MARK: Length

    @Test func lengthSpeaksForAndAgainst() throws {
        let exact = try #require(decide("Вернис дамой", seconds: 60).best)
        let none = try #require(decide("Вернис дамой").best)
        let long = try #require(decide("Вернис дамой", seconds: 1_800).best)
        #expect(exact.probability > none.probability && none.probability > long.probability)
        let cut = decide("Вернись домой", seconds: 41)
        #expect(cut.outcome == .accepted && cut.reasons.contains { $0.code == "airing.match.length_short" })
    }

    @Test func probabilitiesAreProbabilities() {
        for title in ["Вернись домой", "Үйгө кайт", "Уйге кайт", "Сестры", "Погода"] {
            let decision = decide(title, seconds: 60)
            let sum =
                (decision.best?.probability ?? 0) + (decision.runnerUp?.probability ?? 0) + decision.probabilityOfNone
            #expect(sum <= 1.000_001 && sum > 0)
            #expect((decision.best?.probability ?? 1) >= (decision.runnerUp?.probability ?? 0))
        }
    }

    // MARK: Hostile input

    @Test func hostileTitlesNeitherCrashNorHang() {
        var numbers = SeededNumbers(seed: 99)
        let long = String(repeating: "Вернись домой ", count: 20_000)
        var titles = [
            long, String(repeating: "\u{301}", count: 5_000), "\u{0}\u{1}", "👩‍👩‍👧‍👦🇰🇬", "؀إعلان",
            String(repeating: "1-", count: 9_000),
        ]
        for _ in 0..<2_000 {
            let scalars = (0..<Int.random(in: 0...60, using: &numbers)).compactMap { _ in
                Unicode.Scalar(UInt32.random(in: 0...0x2FFF, using: &numbers))
            }
            titles.append(String(String.UnicodeScalarView(scalars)))
        }
        let keys = titles.map { TitleKey(title: $0, code: $0, languageAsWritten: $0, context: $0, seconds: .infinity) }
        let decisions = matcher.decide(batch: keys, station: station)
        #expect(decisions.count == keys.count)
        #expect(!decisions.dropFirst().contains { $0.outcome == .accepted })
        for seconds in [Double.nan, -1, 0, 1e300] { #expect(decide("Вернись домой", seconds: seconds).best != nil) }
        #expect(SpotMatcher(spots: []).decide(TitleKey(title: "Вернись домой"), station: station).outcome == .notOurs)
    }
}
