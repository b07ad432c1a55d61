import Campaign
import TestSupport
import Testing

@Suite struct DayTests {
    @Test(arguments: ["1970-01-01", "2006-02-28", "2004-02-29", "0001-01-01", "9999-12-31"])
    func roundTripsThroughText(_ text: String) {
        #expect(Day(text)?.description == text)
    }

    @Test(arguments: ["2006-02-29", "2006-13-01", "2006-1-1", "", "06-01-01", "2006-00-10", "2006-01-32"])
    func refusesWhatIsNoDay(_ text: String) {
        #expect(Day(text) == nil)
    }

    @Test func readsDaysAsTyped() {
        #expect(Day(typed: "12.05.2006") == Day("2006-05-12"))
        #expect(Day(typed: "12/5/2006") == Day("2006-05-12"))
        #expect(Day(typed: "12.05.06") == nil)
    }

    @Test func everyOrdinalRoundTrips() {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<20_000 {
            let ordinal = Int.random(in: -700_000...2_900_000, using: &generator)
            let (year, month, day) = Day(ordinal: ordinal).components
            #expect(Day(year: year, month: month, day: day)?.ordinal == ordinal, "seed 7")
        }
    }

    @Test func monthsAreCutToTheirLastDay() {
        #expect(Day("2006-01-31")?.adding(months: 1) == Day("2006-02-28"))
        #expect(Day("2006-03-31")?.adding(months: -1) == Day("2006-02-28"))
    }

    @Test func campaignHas27Months() throws {
        let months = CampaignMonth.all(from: try #require(Day("2006-04-01")), until: try #require(Day("2008-06-30")))
        #expect(months.count == 27)
        #expect(months.last?.days.until == Day("2008-06-30"))
    }
}

@Suite struct LanguageTagTests {
    @Test(arguments: [
        ("ky-Cyrl", "ky"), ("RU", "ru"), ("uz-latn", "uz-Latn"), ("uz-CYRL", "uz-Cyrl"), ("kk-Latn", "kk-Latn"),
    ])
    func writtenTagsAreCanonical(_ typed: String, _ stored: String) throws {
        #expect(try LanguageTag.written(typed).description == stored)
    }

    @Test func bareUzbekIsAskedAbout() {
        #expect(throws: LanguageTagProblem.scriptMissing("uz", choices: ["uz-Latn", "uz-Cyrl"])) {
            try LanguageTag.written("uz")
        }
        #expect(throws: Never.self) { try LanguageTag.spoken("uz") }
        #expect(throws: LanguageTagProblem.scriptOfSpeech("uz-Latn")) { try LanguageTag.spoken("uz-Latn") }
    }

    @Test(arguments: ["kg": "ky", "kz": "kk", "tj": "tg"])
    func countryCodesGetAHint(_ typed: String, _ meant: String) {
        #expect(throws: LanguageTagProblem.countryCode(typed, meant: meant)) { try LanguageTag.parse(typed) }
    }

    @Test(arguments: ["", "x", "ru-RU-x", "русский", "uz-Arab", "-", "uz-"])
    func otherWordsAreUnknown(_ typed: String) {
        #expect(throws: LanguageTagProblem.unknown(typed)) { try LanguageTag.parse(typed) }
    }
}
