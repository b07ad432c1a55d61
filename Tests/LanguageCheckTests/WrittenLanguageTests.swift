import Campaign
import Foundation
import LanguageCheck
import TestSupport
import Testing

@Suite struct WrittenLanguageTests {
    @Test(arguments: [
        ("ky", "Чет өлкөгө иштегени барардан мурун документтериңди эч кимге бербе."),
        ("ky", "Убадаларга ишенбе, адегенде бейөкмөт уюмга чалып кеңеш сура."),
        ("ru", "Никому не отдавай паспорт и оставь близким адрес работодателя."),
        ("ru", "Если тебя держат силой, позвони на горячую линию."),
        ("kk", "Шетелге жұмысқа барар алдында құжаттарыңды ешкімге берме."),
        ("kk", "Уәделерге сенбе, сенім телефонына қоңырау шал."),
        ("tg", "Пеш аз рафтан ба хориҷа шиносномаатро ба касе надеҳ."),
        ("tg", "Ба ваъдаҳо бовар накун, ба телефони боварӣ занг зан."),
        ("uz-Latn", "Chet elga ishga ketishdan oldin pasportingizni hech kimga bermang."),
        ("uz-Latn", "Vaʼdalarga ishonmang, ishonch telefoniga qoʻngʻiroq qiling."),
        ("uz-Cyrl", "Чет элга ишга кетишдан олдин паспортингизни ҳеч кимга берманг."),
        ("uz-Cyrl", "Ваъдаларга ишонманг, ишонч телефонига қўнғироқ қилинг."),
    ])
    func aSentenceTellsItsVariety(_ variety: String, _ sentence: String) throws {
        let guess = try #require(WrittenLanguage.guess(sentence))
        #expect(guess.language.description == variety)
        #expect(guess.certainty > 0.9)
    }

    @Test(arguments: [
        ("ky", "Чет олкого иштегени барардан мурун документтеринди эч кимге бербе."),
        ("uz-Latn", "Chet elga ishga ketishdan oldin hujjatlaringizni o`zingizda saqlang"),
        ("uz-Cyrl", "Чет элга ишга кетишдан олдин паспортингизни хеч кимга берманг, узингизда сакланг."),
        ("tg", "Пеш аз рафтан ба хорича шиносномаатро ба касе надех."),
    ])
    func textTypedWithoutSpecialLettersIsTold(_ variety: String, _ sentence: String) throws {
        #expect(try #require(WrittenLanguage.guess(sentence)).language.description == variety)
    }

    /// The plays of the campaign are long texts in five of the varieties.
    @Test func everyPlayIsTold() throws {
        let scripts = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Scripts").standardized
        let files = try #require(FileManager.default.enumerator(at: scripts, includingPropertiesForKeys: nil))
        var seen: Set<String> = []
        for case let file as URL in files where file.pathExtension == "fountain" {
            let language = try #require(file.lastPathComponent.split(separator: "_").dropFirst().first)
            let guess = try #require(WrittenLanguage.guess(String(contentsOf: file, encoding: .utf8)))
            #expect(guess.language.description == language, "\(file.lastPathComponent)")
            seen.insert(guess.language.description)
        }
        #expect(seen == ["ru", "ky", "kk", "tg", "uz-Latn"])
    }

    @Test(arguments: ["", "  ", "12 500 000", "Ош", "+996 312 000 001", "你好,世界,请不要相信承诺", "🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂"])
    func whatIsNoTextIsNotJudged(_ text: String) { #expect(WrittenLanguage.guess(text) == nil) }

    @Test(arguments: [
        "Never hand your passport to anybody and leave the address of the employer with your family.",
        "Nie gib deinen Reisepass aus der Hand und lass die Adresse deines Arbeitgebers zu Hause.",
    ])
    func otherLanguagesAreNoneOfTheSix(_ text: String) { #expect(WrittenLanguage.guess(text) == nil) }

    @Test func theGreaterPartOfAMixedTextCounts() throws {
        let mixed = "Ishonch telefoni. Никому не отдавай паспорт и оставь близким адрес работодателя, позвони нам."
        #expect(try #require(WrittenLanguage.guess(mixed)).language.description == "ru")
    }

    @Test func anyBytesAndHugeTextsAreJudgedInBounds() throws {
        let seed = UInt64.random(in: .min ... .max)
        print("seed \(seed)")
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let bytes = (0..<Int.random(in: 0...300, using: &generator)).map { _ in
                UInt8.random(in: .min ... .max, using: &generator)
            }
            let guess = WrittenLanguage.guess(String(decoding: bytes, as: UTF8.self))
            #expect((guess?.certainty ?? 0.5) > 0 && (guess?.certainty ?? 0.5) <= 1)
        }
        let sentence = "Никому не отдавай паспорт и оставь близким адрес работодателя. "
        let huge = String(repeating: sentence, count: 100_000)
        #expect(WrittenLanguage.guess(huge)?.language.description == "ru")
        #expect(WrittenLanguage.guess(String(repeating: "\u{301}", count: 1_000_000)) == nil)
    }
}
