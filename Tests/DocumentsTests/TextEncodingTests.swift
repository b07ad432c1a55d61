import Documents
import TestSupport
import Testing

@Suite struct TextEncodingTests {
    private static let phrase =
        "Не верь обещаниям: работа за границей, паспорт держи при себе. Позвони на горячую линию."

    private static func encoded(_ text: String, _ set: CharacterSet8) -> [UInt8] {
        text.unicodeScalars.map { scalar in
            (0...255).first { set.scalar(UInt8($0)) == scalar }.map { UInt8($0) } ?? 0x3F
        }
    }

    @Test func everyByteHasAMeaning() {
        for set in [CharacterSet8.windows1251, .koi8r, .cp866] {
            let all = set.decode((0...255).map { UInt8($0) })
            #expect(all.unicodeScalars.count == 256)
            #expect(Set(all.unicodeScalars).count >= 255)
        }
    }

    @Test func theEncodingIsFoundFromTheText() {
        let expected: [(TextEncoding, CharacterSet8)] = [
            (.windows1251, .windows1251), (.koi8r, .koi8r), (.cp866, .cp866),
        ]
        for (encoding, set) in expected {
            #expect(TextEncoding.detect(TextEncodingTests.encoded(TextEncodingTests.phrase, set)).encoding == encoding)
        }
        #expect(TextEncoding.detect(Array(TextEncodingTests.phrase.utf8)).encoding == .utf8)
        let wide = TextEncodingTests.phrase.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        #expect(TextEncoding.detect(wide).encoding == .utf16LittleEndian)
        #expect(TextEncoding.detect([0xEF, 0xBB, 0xBF, 0x41]) == (.utf8, 3))
        #expect(TextEncoding.detect([]) == (.utf8, 0))
    }

    @Test func aSampleCutInsideACharacterIsStillUTF8() {
        let bytes = Array("кыргызча".utf8)
        for count in 2...bytes.count { #expect(TextEncoding.detect(Array(bytes.prefix(count))).encoding == .utf8) }
    }
}
