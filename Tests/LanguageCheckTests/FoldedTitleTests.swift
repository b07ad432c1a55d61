import LanguageCheck
import Testing

/// Titles in the forms in which they are compared.
@Suite struct FoldedTitleTests {
    private func skeleton(_ text: String) -> String { TitleAlphabet.text(FoldedTitle(text).skeleton) }

    @Test(arguments: [
        ("«Вернись  ДОМОЙ!»", "вернись домой"), ("IOM_Чужой-берег_60", "iom чужой берег 60"), ("20сек", "20 сек"),
        ("Vaʼdalarga ishonma", "vadalarga ishonma"), ("Бөтөн жээк", "бөтөн жээк"),
        ("и\u{306} е\u{308} у\u{304}", "й ё ӯ"),
        ("", ""), ("—…!", ""), ("🇰🇬", ""),
    ])
    func letters(text: String, folded: String) {
        #expect(FoldedTitle(text).text == folded)
    }

    @Test(arguments: [
        ("Дoгoвop", "договор"), ("Cecтpa", "сестра"), ("Cecтpa v2", "сестра v 2"), ("MOM Чужой", "мом чужой"),
        ("Opa", "opa"), ("Оsоn рul", "oson pul"), ("Эже (ky)", "эже ky"), ("HD Чужой", "hd чужой"),
    ])
    func lookalikes(text: String, folded: String) {
        #expect(FoldedTitle(text).text == folded)
    }

    @Test(arguments: [
        ["Щедрый хозяин", "Shchedryy khozyain", "Ščedryj hozjain", "Schedrii hoziain"],
        ["Қайтпас жол", "Qaytpas zhol", "Kaitpas jol", "Кайтпас жол"], ["Ҳуҷҷат", "Hujjat", "Khudzhdzhat"],
        ["Qoʻgʻirchoq", "Қоғирчоқ", "Kogirchok"],
    ])
    func oneSkeletonForAllSpellings(_ spellings: [String]) {
        // What schemes still write differently is one letter at most.
        let first = Array(skeleton(spellings[0]))
        for spelling in spellings.dropFirst() {
            let other = Array(skeleton(spelling))
            let differences = zip(first, other).count { $0 != $1 } + abs(first.count - other.count)
            #expect(differences <= 1, "\(spelling): \(String(first)) \(String(other))")
        }
    }

    @Test func wordsStandWhereTheySay() {
        let folded = FoldedTitle("Ба ваъдаҳо бовар накун 30")
        #expect(
            folded.words.map { TitleAlphabet.text(Array(folded.letters[$0])) } == [
                "ба", "ваъдаҳо", "бовар", "накун", "30",
            ])
        #expect(folded.skeletonWords.count == folded.words.count)
        #expect(folded.skeletonWords.map { TitleAlphabet.text(Array(folded.skeleton[$0])) }.first == "ba")
    }

    @Test func longTextsAreCut() {
        let folded = FoldedTitle(String(repeating: "слово ", count: 50_000))
        #expect(folded.letters.count < 200 && folded.writtenLength == 300_000)
    }

    @Test(arguments: [
        ("ghbdtn", "привет"), ("РџРѕР·РІРѕРЅРё", "Позвони"), ("Џ®§ў®\u{AD}Ё", "Позвони"), ("оНГБНМХ", "Позвони"),
        ("рПЪЧПОЙ", "Позвони"),
    ])
    func misreadTextsAreReadAgain(text: String, meant: String) {
        #expect(MisreadText.otherReadings(of: text, folded: FoldedTitle(text)).contains(meant), "\(text)")
    }

    @Test func textsThatCanBeSpokenAreLeftAlone() {
        for text in ["Вернись домой", "Человек не товар", "Oson pul", "Погода"] {
            #expect(MisreadText.otherReadings(of: text, folded: FoldedTitle(text)).isEmpty, "\(text)")
        }
    }
}
