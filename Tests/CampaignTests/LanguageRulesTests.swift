import Campaign
import TestSupport
import Testing

@Suite struct LanguageRulesTests {
    private static let languages = [
        "ky", "ru", "kk", "tg", "en", "uz", "kaa", "ug", "dng", "tr", "tk", "tt", "uk", "de",
    ]

    @Test(arguments: ["uz", "UZ", "kaa"])
    func aLanguageOfTwoScriptsIsAskedAboutWhenWritten(_ typed: String) {
        let language = typed.lowercased()
        #expect(
            throws: LanguageTagProblem.scriptMissing(typed, choices: ["\(language)-Latn", "\(language)-Cyrl"])
        ) { try LanguageTag.written(typed) }
        #expect(throws: Never.self) { try LanguageTag.spoken(typed) }
    }

    @Test func everyChoiceOfferedIsTaken() throws {
        for language in LanguageRulesTests.languages {
            for choice in LanguageTag.scripts(of: language) {
                #expect(try LanguageTag.written(choice).language == language)
            }
        }
    }

    @Test(arguments: ["uz-Latn", "uz-Cyrl", "kk-Latn"])
    func speechHasNoScript(_ typed: String) {
        #expect(throws: LanguageTagProblem.scriptOfSpeech(typed)) { try LanguageTag.spoken(typed) }
    }

    @Test func theUsualScriptOfALanguageIsNoScriptOfSpeech() throws {
        #expect(try LanguageTag.spoken("ky-Cyrl").description == "ky")
        #expect(try LanguageTag.spoken("kk-Cyrl").description == "kk")
    }

    @Test func allScriptsOfALanguageAreSpokenAsOne() throws {
        let uzbek = try LanguageTag.spoken("uz")
        #expect(try LanguageTag.written("uz-Latn").spoken == uzbek)
        #expect(try LanguageTag.written("uz-Cyrl").spoken == uzbek)
        #expect(try LanguageTag.parse("uz") == uzbek && LanguageTag.parse("uz").writtenScript == nil)
        #expect(try LanguageTag.written("ky").writtenScript == "Cyrl")
        #expect(try LanguageTag.written("kk-Latn").writtenScript == "Latn")
    }

    @Test func theCampaignWritesSixVarieties() {
        let tags = LanguageTag.campaignWritten.map(\.description)
        #expect(tags == ["ky", "ru", "kk", "tg", "uz-Latn", "uz-Cyrl"])
        #expect(LanguageTag.campaignWritten == LanguageTag.campaignWritten.reversed().sorted())
    }

    @Test func whatIsStoredReadsBackTheSameInAnyCase() throws {
        let seed: UInt64 = 5_646
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<2_000 {
            let language = LanguageRulesTests.languages.randomElement(using: &generator) ?? "ky"
            let choice = (LanguageTag.scripts(of: language) + [language]).randomElement(using: &generator) ?? language
            let typed = String(choice.map { Bool.random(using: &generator) ? Character($0.uppercased()) : $0 })
            let tag = try LanguageTag.parse(typed)
            #expect(try LanguageTag.parse(tag.description) == tag, "seed \(seed): \(typed)")
            #expect(tag.language == language, "seed \(seed): \(typed)")
        }
    }

    @Test func anyTextIsATagOrAProblem() {
        let seed: UInt64 = 47
        var generator = SeededGenerator(seed: seed)
        let parts = ["uz", "ky", "kg", "-", "--", "Latn", "cyrl", "ʻ", "", " ", "\0", "x", "ў", "uz-Latn", "👩‍👩‍👧", "_"]
        for _ in 0..<5_000 {
            let text = (0..<Int.random(in: 0...4, using: &generator)).map { _ in
                parts.randomElement(using: &generator) ?? ""
            }.joined()
            do {
                let tag = try LanguageTag.written(text)
                #expect(tag.writtenScript != nil, "seed \(seed): \(text.debugDescription)")
            } catch {
                #expect(!error.code.isEmpty && error.category == .usage)
            }
        }
    }
}
