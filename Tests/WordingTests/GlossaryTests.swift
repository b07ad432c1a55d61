import Testing
import Wording

@Suite struct GlossaryTests {
    private let glossary = Glossary.common

    @Test(arguments: [
        ("накладная", "waybill"), ("накладные", "waybill"), ("НАКЛАДНОЙ", "waybill"), ("накл", "waybill"),
        ("ттн", "waybill"), ("waybills", "waybill"), ("приём файлов", "intake"), ("прием файлов", "intake"),
        ("тиражами", "print_run"), ("print run", "print_run"), ("эфирной справкой", "airing_certificate"),
        ("as-run certificate", "airing_certificate"), ("сверок", "reconciliation"), ("make-good", "make_good"),
        ("горячей линии", "contact"), ("hotlines", "contact"), ("согласования", "signature"), ("sign", "signature"),
        ("судей", "judge"), ("пьесы", "theatre_script"), ("резервную копию", "backup"), ("site", "site"),
        ("house_number", "house_number"), ("группы риска", "risk_group"), ("материал", "item"),
        ("макеты", "print_master"),
    ])
    func findsFirst(_ word: String, _ key: String) {
        #expect(glossary.find(word).first?.key == key)
    }

    @Test(arguments: ["", "  ", "…", "абракадабра", "zzz", String(repeating: "ы", count: 100_000)])
    func findsNothing(_ word: String) {
        #expect(glossary.find(word).isEmpty)
    }

    @Test func isComplete() {
        #expect(glossary.terms.count >= 60)
        #expect(Set(glossary.terms.map(\.russian)).count == glossary.terms.count, "one word for two things")
        #expect(Set(glossary.terms.map(\.english)).count == glossary.terms.count, "one word for two things")
        for term in glossary.terms {
            #expect(term.meaningRussian.hasSuffix(".") && term.meaningEnglish.hasSuffix("."), "\(term.key)")
            #expect(glossary.find(term.russian).first?.russian == term.russian)
            #expect(glossary.find(term.english).first?.english == term.english)
        }
    }

    @Test func namesTheSameCommandInBothLanguages() {
        let (english, russian) = (MessageTable.embedded(.english), MessageTable.embedded(.russian))
        let keys = english.keys(withPrefix: "term.").filter { $0.hasSuffix(".command") }
        #expect(!keys.isEmpty)
        for key in keys { #expect(english.translation(key) == russian.translation(key)) }
        #expect(glossary.find("отзыв").first?.command == "recall")
        #expect(glossary.find("тираж").first?.command == nil)
    }

    @Test func speaksBothLanguages() throws {
        let term = try #require(glossary.find("waybill").first)
        #expect(term.word(in: .russian) == "накладная")
        #expect(term.word(in: .english) == "waybill")
        #expect(term.meaning(in: .english) != term.meaning(in: .russian))
    }
}
