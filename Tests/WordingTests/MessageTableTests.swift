import TestSupport
import Testing
import Wording

@Suite struct MessageTableTests {
    private func table(_ text: String) -> MessageTable { MessageTable(Array(text.utf8)) }

    @Test func readsContinuedAndEscapedText() {
        let table = table(
            #"""
            # A remark.
            msgid ""
            msgstr "Language: ru\n"

            #. For the translator.
            #: Sources/File.swift:3
            msgctxt "menu"
            msgid "a."
            "key"
            msgstr ""
            "first \"line\"\n"
              "second\\"
            """#)
        #expect(table.keys() == ["a.key"])
        #expect(table.translation("a.key") == "first \"line\"\nsecond\\")
        #expect(table.isReviewed("a.key"))
    }

    @Test func marksOnlyTheEntryThatIsFuzzy() {
        let table = table(
            "#, fuzzy\nmsgid \"\"\nmsgstr \"Language: ru\"\n\nmsgid \"a\"\nmsgstr \"A\"\n"
                + "#, c-format, fuzzy\nmsgid \"b\"\nmsgstr \"B\"\n\nmsgid \"c\"\nmsgstr \"C\"\n")
        #expect(["a", "b", "c", "d"].map(table.isReviewed) == [true, false, true, false])
        #expect(table.translation("b") == "B")
    }

    @Test func leavesOutWhatIsEmptyOrObsolete() {
        let table = table("msgid \"a\"\nmsgstr \"\"\n#~ msgid \"b\"\n#~ msgstr \"B\"\nmsgid \"c\"\nmsgstr \"C\"")
        #expect(table.keys() == ["c"])
    }

    @Test func keepsTheFirstOfTwo() {
        #expect(table("msgid \"a\"\nmsgstr \"1\"\nmsgid \"a\"\nmsgstr \"2\"\n").translation("a") == "1")
    }

    @Test func readsLineEndsOfWindows() {
        let table = table("msgid \"a\"\r\nmsgstr \"\"\r\n\"1\"\r\n\r\nmsgid \"b\"\r\nmsgstr \"2\"\r\n")
        #expect(table.translation("a") == "1")
        #expect(table.translation("b") == "2")
    }

    @Test func choosesPluralForms() {
        let table = table("msgid \"k\"\nmsgid_plural \"k\"\nmsgstr[0] \"one\"\nmsgstr[1] \"few\"\nmsgstr[2] \"many\"\n")
        #expect(table.isPlural("k"))
        #expect(
            [Int.min, 0, 1, 2, 3, .max].map { table.translation("k", form: $0) ?? "" }
                == ["one", "one", "few", "many", "many", "many"])
    }

    @Test func survivesCutText() {
        let text = Array(
            "#, fuzzy\nmsgid \"k\\\"\"\nmsgid_plural \"k\"\nmsgstr[0] \"о\"\nmsgstr[1] \"ф\"\n\"м\\n\"\n".utf8)
        let tables = text.indices.map { MessageTable(Array(text[..<$0])) }
        #expect(tables.allSatisfy { $0.keys().count <= 1 })
        #expect(tables.first?.keys().isEmpty == true)
    }

    @Test func survivesRandomText() {
        let seed = UInt64.random(in: 0 ... .max)
        var generator = SeededGenerator(seed: seed)
        let pieces = [
            "msgid ", "msgid_plural ", "msgstr ", "msgstr[", "0]", "1]", "99999999999999999999]", "\"", "\\", "\n", "#",
            "#, fuzzy", "#~", "\"k\"", " ", "\r", "\u{0}", "ж", "m",
        ].map { Array($0.utf8) }
        for _ in 0..<400 {
            var text: [UInt8] = []
            for _ in 0..<Int.random(in: 0...60, using: &generator) {
                let isNoise = Int.random(in: 0..<8, using: &generator) == 0
                let noise = [UInt8.random(in: 0...255, using: &generator)]
                text += isNoise ? noise : pieces.randomElement(using: &generator) ?? noise
            }
            let table = MessageTable(text)
            for key in table.keys() { #expect(!table.forms(key).isEmpty, "seed \(seed)") }
        }
    }
}
