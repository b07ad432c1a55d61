import Campaign
import Testing
import Wording

@Suite struct DocumentLanguageTests {
    /// The beginnings of the keys that documents are made of.
    private static let areas = [
        "statement.", "claim.", "airing_sheet.title", "airing_sheet.help", "airing_sheet.column",
    ]
    private static let others: [DocumentLanguage] = [.kyrgyz, .kazakh, .tajik, .uzbek]

    private static func placeholders(_ text: String) -> [String] {
        text.split(separator: "{", omittingEmptySubsequences: false).dropFirst()
            .map { String($0.prefix { $0 != "}" && $0 != ":" }) }.sorted()
    }

    @Test(arguments: others)
    func everyWordOfADocumentIsThere(_ language: DocumentLanguage) {
        let english = MessageTable.embedded(document: .english)
        let table = MessageTable.embedded(document: language)
        let wanted = english.keys().filter { key in Self.areas.contains { key.hasPrefix($0) } }
        #expect(wanted.count > 150)
        #expect(Set(wanted).subtracting(table.keys()) == [])
        #expect(Set(table.keys()).subtracting(english.keys()) == [], "a key that nobody asks for")
        for key in table.keys() {
            let expected = Self.placeholders(english.translation(key) ?? "")
            // A date in another order may say a month twice or not at all, so only documents' own texts are held to it.
            for form in table.forms(key) where wanted.contains(key) {
                #expect(Self.placeholders(form) == expected, "\(key): \(form)")
            }
            #expect(table.isPlural(key) == english.isPlural(key), "\(key)")
            #expect(!table.isPlural(key) || table.forms(key).count == PluralRule(language: language.rawValue).count)
        }
    }

    @Test(arguments: others)
    func nobodyHasReadThemYet(_ language: DocumentLanguage) {
        let table = MessageTable.embedded(document: language)
        #expect(table.keys().filter(table.isReviewed) == [])
    }

    @Test(arguments: [
        (DocumentLanguage.kyrgyz, "2006-жылдын 12-майы"), (.russian, "12 мая 2006 г."),
        (.kazakh, "2006 жылғы 12 мамыр"),
        (.tajik, "12 майи соли 2006"), (.uzbek, "2006-yil 12-may"), (.english, "12 May 2006"),
    ])
    func writesDays(_ language: DocumentLanguage, _ expected: String) throws {
        let day = try #require(Day("2006-05-12"))
        let written = Wording(document: language).long(day)
        #expect(String(written.map { $0 == "\u{A0}" ? " " : $0 }) == expected)
    }

    @Test(arguments: [DocumentLanguage.kyrgyz, .kazakh, .tajik, .uzbek, .russian])
    func writesNumbersAsTheRegionDoes(_ language: DocumentLanguage) {
        let wording = Wording(document: language)
        #expect(wording.number(1_234_567) == "1\u{A0}234\u{A0}567")
        #expect(wording.decimal(2950, places: 2) == "29,50")
    }

    @Test func isChosenByTag() {
        #expect(DocumentLanguage(tag: "ky") == .kyrgyz)
        #expect(DocumentLanguage(tag: "uz") == .uzbek)
        #expect(DocumentLanguage(tag: "uz-Latn") == .uzbek)
        #expect(DocumentLanguage(tag: "uz-Cyrl") == nil)
        #expect(DocumentLanguage(tag: "kg") == nil)
        #expect(Wording(document: .uzbek).language == .russian)
        #expect(Wording(language: .english).document == .english)
    }

    @Test func wordsThatOnlyTheProgramSaysAreRussian() {
        let wording = Wording(document: .kyrgyz)
        #expect(wording.text("words.title") == "Заглавие")
        #expect(wording.named("ky", in: "language") == "кыргызча")
    }
}
