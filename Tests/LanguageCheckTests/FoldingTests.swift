import LanguageCheck
import Testing

@Suite struct FoldingTests {
    private func keys(_ text: String, _ tier: SearchTier) -> [String] {
        SearchKeys.words(in: text).map { $0.key(tier) }
    }

    @Test(arguments: ["O'zbekiston", "Oʻzbekiston", "O‘zbekiston", "O`zbekiston", "Oʼzbekiston", "OʻZBEKISTON"])
    func everyApostropheOfUzbekIsOne(_ spelling: String) {
        #expect(keys(spelling, .exact) == keys("oʻzbekiston", .exact))
    }

    @Test(arguments: ["Ўзбекистон", "Ozbekiston", "O'zbekiston"])
    func scriptsOfUzbekMeetInLatin(_ spelling: String) {
        #expect(keys(spelling, .latin) == keys("Oʻzbekiston", .latin))
    }

    @Test(arguments: [
        ("ещё", "еще"), ("жаңы", "жаны"), ("өлкө", "олко"), ("үй", "уй"), ("қала", "кала"), ("Ҳисор", "Хисор"),
    ])
    func lettersThatPeopleCannotTypeMeetLoosely(_ written: String, _ typed: String) {
        #expect(keys(written, .loose) == keys(typed, .loose))
        #expect(keys(written, .exact) != keys(typed, .exact))
    }

    @Test(arguments: [
        ("обещаниям", "obeschaniyam"), ("обещаниям", "obeshchaniyam"), ("Жалал", "Zhalal"), ("Хорог", "Khorog"),
    ])
    func transliterationsMeet(_ cyrillic: String, _ latin: String) {
        #expect(keys(cyrillic, .latin) == keys(latin, .latin))
    }

    @Test func aWordKeepsItsPlaceInTheText() throws {
        let text = "«Не верь» – Ош, 2006"
        let words = SearchKeys.words(in: text)
        #expect(words.map(\.exact) == ["не", "верь", "ош", "2006"])
        let bytes = Array(text.utf8)
        #expect(words.map { String(decoding: bytes[$0.range], as: UTF8.self) } == ["Не", "верь", "Ош", "2006"])
        #expect(SearchKeys.ranges(in: text) == words.map(\.range))
        #expect(SearchKeys.ranges(in: text, limit: 2) == words.prefix(2).map(\.range))
    }

    /// Pairs of letters of every alphabet before and after letters that form groups with them: where a loose key is said
    /// to imply the Latin one, it does.
    @Test func theLooseKeyImpliesTheLatinOneWhereItSaysSo() {
        let letters = Array(
            "абвгдеёжзийклмнопрстуфхцчшщъыьэюяңөүұӯўқғҳһҷӣіәїєabcghknosyzñçşšžŝẑıəʼ\u{301}".unicodeScalars)
        var known: [String: String] = [:]
        var implied = 0
        for first in letters {
            for second in letters {
                for (before, after) in [("", ""), ("т", "с"), ("к", "х"), ("n", "г"), ("с", "е")] {
                    let text = "\(before)\(first)\(second)\(after)"
                    for word in SearchKeys.words(in: text) where word.looseImpliesLatin {
                        implied += 1
                        if known[word.loose, default: word.latin] != word.latin { Issue.record("\(text)") }
                        known[word.loose] = word.latin
                    }
                }
            }
        }
        #expect(implied > 1000)
        #expect(SearchKeys.words(in: "обещаниям узбек").map(\.looseImpliesLatin) == [true, false])
    }

    @Test func wordsAreBounded() { #expect(SearchKeys.words(in: "а б в г д", limit: 3).count == 3) }
}
