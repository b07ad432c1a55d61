import CatalogStore
import Foundation
import TestSupport
import Testing

/// What is hashed must be written in one way only, and read back as it was.
@Suite struct CanonicalJSONTests {
    @Test func keysAreSortedAndOnlyWhatMustBeIsEscaped() {
        let json = CanonicalJSON.object(["я": "ё/\u{2028}", "b": "\"\\\n\t\u{1}", "a": "", "Z": "👩‍👩‍👧"])
        #expect(json == "{\"Z\":\"👩‍👩‍👧\",\"a\":\"\",\"b\":\"\\\"\\\\\\n\\t\\u0001\",\"я\":\"ё/\u{2028}\"}")
        #expect(CanonicalJSON.object([:]) == "{}")
    }

    @Test func whatIsWrittenReadsBackTheSame() throws {
        let seed: UInt64 = 8_785
        var generator = SeededGenerator(seed: seed)
        let parts = [
            "a", "я", "ў", "\"", "\\", "\n", "\r", "\t", "\u{0}", "\u{1F}", "\u{8}", "\u{C}", "/", "{", "}", ":", ",",
            "e\u{301}", "👩‍👩‍👧", "\u{FFFF}", "\\u0041",
        ]
        func text() -> String {
            (0..<Int.random(in: 0...6, using: &generator)).map { _ in parts.randomElement(using: &generator) ?? "" }
                .joined()
        }
        for _ in 0..<3_000 {
            let values = Dictionary((0..<4).map { _ in (text(), text()) }) { first, _ in first }
            let json = CanonicalJSON.object(values)
            #expect(CanonicalJSON.read(json) == values, "seed \(seed): \(json)")
            let decoded = try JSONDecoder().decode([String: String].self, from: Data(json.utf8))
            #expect(decoded == values, "seed \(seed): \(json)")
        }
    }

    @Test(arguments: [
        "", "{", "{\"a\"}", "{\"a\":1}", "{\"a\":null}", "{} ", "{\"a\":\"b\",}", "[]", "{\"a\":\"\\u12\"}",
    ])
    func otherJSONIsNotRead(_ json: String) {
        #expect(CanonicalJSON.read(json) == nil)
    }
}
