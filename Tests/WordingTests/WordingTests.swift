import Campaign
import Testing
import Wording

@Suite struct WordingTests {
    private let russian = Wording(language: .russian)
    private let english = Wording(language: .english)

    @Test func fillsPlaceholders() {
        #expect(english.text("value.code", ["value": "листовка"]) == "\"листовка\" is not a code.")
        #expect(russian.text("value.code", ["value": "x y"]) == "«x y» — не код.")
    }

    @Test func neverReadsAValueAsAPlaceholder() {
        #expect(english.text("value.day", ["value": "{value} {"]) == "\"{value} {\" is not a date.")
    }

    @Test func leavesUnknownPlaceholders() {
        #expect(english.text("value.day") == "\"{value}\" is not a date.")
    }

    @Test func fallsBackToTheKey() {
        #expect(russian.text("no.such.key", ["n": 1]) == "no.such.key")
        #expect(russian.find("no.such.key") == nil)
        #expect(!russian.isReviewed("no.such.key"))
        #expect(english.isReviewed("value.day"))
    }

    /// No speaker has read the Russian texts yet, and each says so by its mark.
    @Test func theRussianTextsSayThatNobodyHasReadThem() {
        #expect(MessageTable.embedded(.russian).keys().filter(russian.isReviewed) == [])
    }

    @Test(arguments: [
        (0, "0 файлов"), (1, "1 файл"), (2, "2 файла"), (5, "5 файлов"), (11, "11 файлов"), (12, "12 файлов"),
        (21, "21 файл"), (22, "22 файла"), (111, "111 файлов"), (121, "121 файл"), (-1, "-1 файл"),
    ])
    func countsInRussian(_ number: Int64, _ expected: String) {
        #expect(russian.text("words.files", ["n": .number(number)]) == expected)
    }

    @Test(arguments: [(0, "0 files"), (1, "1 file"), (2, "2 files"), (11, "11 files"), (21, "21 files")])
    func countsInEnglish(_ number: Int64, _ expected: String) {
        #expect(english.text("words.files", ["n": .number(number)]) == expected)
    }

    @Test func countsWithoutANumber() {
        #expect(russian.text("words.files") == "{n} файлов")
        #expect(russian.text("words.files", ["n": .number(.min)]).hasSuffix("файлов"))
    }

    @Test func showsControlCharacters() {
        let told = english.text("value.day", ["value": "a\u{1B}[2J\nb\u{202E}c"])
        #expect(told == "\"a␛[2J␊b\u{FFFD}c\" is not a date.")
        #expect(english.text("value.day", ["value": .text(String(repeating: "я", count: 100_000))]).count < 4100)
    }

    @Test func tellsWhatWhyAndWhatToDo() {
        let told = russian.told(LanguageTagProblem.countryCode("kg", meant: "ky"))
        #expect(told.code == "language.country_code")
        #expect(told.what == "«kg» — код страны, а не языка.")
        #expect(told.why?.isEmpty == false)
        #expect(told.fix == "Если имеется в виду кыргызский язык, напишите ky.")
        #expect(!told.isReviewed)
        let choices = english.told(LanguageTagProblem.scriptMissing("uz", choices: ["uz-Latn", "uz-Cyrl"]))
        #expect(choices.fix == "Choose one: uz-Latn and uz-Cyrl.")
    }

    @Test func tellsUnknownProblemsWithTheirValues() {
        let problem = PlainProblem("made.up", ["b": 2000, "a": "x"])
        #expect(english.told(problem).what == "This did not work (code made.up; a: x; b: 2,000).")
        #expect(english.told(problem).why == nil)
        #expect(!english.told(problem).isReviewed)
        #expect(russian.told(PlainProblem("made.up")).what == "Это не получилось (код made.up).")
    }

    @Test func tellsErrorsOfOthers() {
        struct Strange: Error {}
        let told = english.told(Strange() as any Error)
        #expect(told.code == "problem.unexpected")
        #expect(told.what.contains("Strange"))
        #expect(english.told(LanguageTagProblem.unknown("x") as any Error).code == "language.unknown")
    }

    @Test(arguments: InterfaceLanguage.allCases)
    func namesEveryCodedValue(_ language: InterfaceLanguage) {
        let wording = Wording(language: language)
        let names: [String: [String]] = [
            "kind": MaterialKind.allCases.map(\.rawValue), "step": SigningStep.allCases.map(\.rawValue),
            "decision": SigningDecision.allCases.map(\.rawValue), "status": RevisionStatus.allCases.map(\.rawValue),
            "role": FileRole.allCases.map(\.rawValue), "use": Use.allCases.map(\.rawValue),
            "message": CampaignMessage.allCases.map(\.rawValue), "country": Country.allCases.map(\.rawValue),
            "money": Currency.allCases.map(\.rawValue),
            "language": LanguageTag.campaignWritten.map(\.description) + ["uz", "en", "kaa-Latn", "dng", "kk-Latn"],
        ]
        for (area, codes) in names {
            for code in codes { #expect(wording.find("\(area).\(code)") != nil, "\(area).\(code)") }
        }
        #expect(wording.named("no such", in: "kind") == "no such")
    }

    @Test(arguments: [
        LanguageTagProblem.unknown("x"), .countryCode("kg", meant: "ky"), .scriptMissing("uz", choices: []),
        .scriptOfSpeech("uz-Latn"),
    ])
    func hasATextForEveryLanguageProblem(_ problem: LanguageTagProblem) {
        for language in InterfaceLanguage.allCases {
            let told = Wording(language: language).told(problem)
            #expect(told.why != nil && told.fix != nil)
        }
    }
}
