import Campaign
import Testing
import Wording

@Suite struct ValuesTests {
    private let russian = Wording(language: .russian)
    private let english = Wording(language: .english)

    /// No-break spaces made visible.
    private func shown(_ text: String) -> String { String(text.map { $0 == "\u{A0}" ? "_" : $0 }) }

    @Test(arguments: [
        (0, "0", "0"), (999, "999", "999"), (1000, "1,000", "1_000"), (-1_234_567, "-1,234,567", "-1_234_567"),
        (.min, "-9,223,372,036,854,775,808", "-9_223_372_036_854_775_808"),
        (.max, "9,223,372,036,854,775,807", "9_223_372_036_854_775_807"),
    ])
    func groupsNumbers(_ number: Int64, _ inEnglish: String, _ inRussian: String) {
        #expect(english.number(number) == inEnglish)
        #expect(shown(russian.number(number)) == inRussian)
    }

    @Test func writesDecimals() {
        #expect(english.decimal(-5, places: 2) == "-0.05")
        #expect(shown(russian.decimal(123_450, places: 2)) == "1_234,50")
        #expect(english.decimal(.min, places: 18) == "-9.223372036854775808")
        #expect(english.decimal(7, places: -3) == "7")
        #expect(english.percent(permille: 125) == "12.5%")
        #expect(shown(russian.percent(permille: 1000)) == "100_%")
    }

    @Test func writesMoneyWithItsCode() {
        let money = Money(minorUnits: 123_450, currency: .kgs)
        #expect(shown(russian.amount(money)) == "1_234,50_сом (KGS)")
        #expect(shown(english.amount(money)) == "1,234.50_som (KGS)")
        for currency in Currency.allCases {
            let least = Money(minorUnits: .min, currency: currency)
            #expect(russian.amount(least).contains("(\(currency.rawValue))"))
        }
    }

    @Test(arguments: [
        (0, "0_B", "0_Б"), (1023, "1,023_B", "1_023_Б"), (1024, "1.0_KB", "1,0_КБ"), (1536, "1.5_KB", "1,5_КБ"),
        (10_240, "10_KB", "10_КБ"), (1_048_575, "1.0_MB", "1,0_МБ"), (5_000_000, "4.8_MB", "4,8_МБ"),
        (734_003_200, "700_MB", "700_МБ"), (-1536, "-1.5_KB", "-1,5_КБ"), (.min, "-8,388,608_TB", "-8_388_608_ТБ"),
    ])
    func writesSizes(_ bytes: Int64, _ inEnglish: String, _ inRussian: String) {
        #expect(shown(english.size(bytes)) == inEnglish)
        #expect(shown(russian.size(bytes)) == inRussian)
    }

    @Test func writesDays() throws {
        let day = try #require(Day("2006-05-12"))
        #expect(russian.short(day) == "12.05.2006")
        #expect(shown(russian.long(day)) == "12_мая 2006_г.")
        #expect(shown(english.short(day)) == "12_May 2006")
        #expect(shown(russian.text("words.as_of", ["day": .day(day)])) == "по состоянию на 12_мая 2006_г.")
        #expect(russian.short(try #require(Day("0001-01-01"))) == "01.01.1")
        for ordinal in [Int.min, .max, -719_163, 2_932_897] {
            #expect(english.long(Day(ordinal: ordinal)) == "unknown day")
        }
        #expect(shown(english.long(Day(ordinal: 2_932_896))) == "31_December 9999")
    }

    @Test func writesSpans() throws {
        let (from, until) = (try #require(Day("2006-05-12")), try #require(Day("2006-06-01")))
        #expect(russian.span(DaySpan(from: from, until: until)) == "12.05.2006 – 01.06.2006")
        #expect(russian.span(DaySpan(from: from)) == "с 12.05.2006")
        #expect(shown(english.span(DaySpan(until: until))) == "until 1_June 2006")
        #expect(english.span(.always) == "at any time")
    }

    @Test func writesInstantsWithTheirOffset() {
        let instant = Instant(milliseconds: 1_157_090_400_000)
        let inBishkek = Wording(language: .russian, offsetSeconds: { _ in 6 * 3600 })
        let inKabul = Wording(language: .english, offsetSeconds: { _ in 16_200 })
        let inNewYork = Wording(language: .english, offsetSeconds: { _ in -4 * 3600 })
        #expect(inBishkek.moment(instant) == "01.09.2006 12:00 (UTC+6)")
        #expect(shown(inKabul.moment(instant)) == "1_September 2006, 10:30 (UTC+4:30)")
        #expect(shown(inNewYork.moment(instant)) == "1_September 2006, 02:00 (UTC-4)")
        #expect(russian.moment(Instant(milliseconds: -1)) == "31.12.1969 23:59 (UTC)")
        for milliseconds in [Int64.min, .max] {
            #expect(english.moment(Instant(milliseconds: milliseconds)).hasPrefix("unknown day"))
        }
        let broken = Wording(language: .english, offsetSeconds: { _ in .min })
        #expect(broken.moment(instant).hasSuffix("(UTC-24)"))
    }

    @Test func joinsLists() {
        #expect(russian.list(["а", "б", "в"]) == "а, б и в")
        #expect(english.list(["a", "b", "c"]) == "a, b and c")
        #expect(english.list(["a", "b"]) == "a and b")
        #expect(english.list(["a"]) == "a")
        #expect(english.list([]) == "none")
    }

    @Test(arguments: [
        ("ru", 0, 2), ("ru", 1, 0), ("ru", 3, 1), ("ru", 13, 2), ("ru", 1_000_004, 1), ("ky", 1, 0), ("ky", 0, 1),
        ("kk", 21, 1), ("tg", 1, 0), ("uz", 2, 1), ("en", -1, 0), ("en", Int64.min, 1),
    ])
    func choosesPluralForms(_ language: String, _ number: Int64, _ form: Int) {
        #expect(PluralRule(language: language).form(of: number) == form)
    }

    @Test(
        arguments: [
            (nil, [:], .english), ("ru", ["LANG": "en_US.UTF-8"], .russian), ("fr", ["LANG": "ru_RU"], .english),
            ("", ["LANG": "ru_RU.UTF-8"], .russian), (nil, ["JARCHI_LANG": "en", "LANGUAGE": "ru"], .english),
            (nil, ["LANGUAGE": "fr:ky:en", "LANG": "C"], .russian), (nil, ["LC_ALL": "C", "LANG": "ru_RU"], .english),
            (nil, ["LC_ALL": "", "LC_MESSAGES": "uz_UZ@cyrillic", "LANG": "en"], .russian),
            (nil, ["LANG": "tg_TJ.UTF-8"], .russian), (nil, ["LANG": "rus"], .russian),
            (nil, ["LANG": "run"], .english),
            (nil, ["LANG": ":::"], .english),
        ] as [(String?, [String: String], InterfaceLanguage)])
    func choosesTheLanguage(_ option: String?, _ environment: [String: String], _ expected: InterfaceLanguage) {
        #expect(InterfaceLanguage.chosen(option: option, environment: environment) == expected)
    }
}
