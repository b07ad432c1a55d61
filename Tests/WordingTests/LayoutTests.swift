import TestSupport
import Testing
import Wording

@Suite struct LayoutTests {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("Өңүр", 4), ("Ўзбекистон", 10), ("ҷорчӣ", 5), ("и\u{306}", 1), ("е\u{301}", 1),
        ("漢字", 4), ("한", 2), ("\u{1112}\u{1161}\u{11AB}", 2), ("👩‍👩‍👧", 2), ("a\u{200B}b", 2), ("\u{AD}", 0), ("½", 1),
    ])
    func measures(_ text: String, _ columns: Int) {
        #expect(DisplayWidth.of(text) == columns)
    }

    @Test func cutsWithAnEllipsis() {
        #expect(DisplayWidth.fitted("Бишкек", into: 6) == "Бишкек")
        #expect(DisplayWidth.fitted("Бишкек", into: 4) == "Биш…")
        #expect(DisplayWidth.fitted("漢字漢字", into: 4) == "漢…")
        #expect(DisplayWidth.fitted("abc", into: 0).isEmpty)
        #expect(DisplayWidth.fitted("abc", into: .min).isEmpty)
    }

    @Test func alignsKyrgyzLettersAndNumbers() {
        let table = TextTable(
            [.init("Код"), .init("Өңүр"), .init("Саны")],
            rows: [["LEAF-004", "Ысык-Көл", "1\u{A0}200"], ["A-1", "О\u{306}ш"], ["B-22", "Нарын", "7", "surplus"]])
        #expect(
            table.rendered() == """
                Код       Өңүр       Саны
                LEAF-004  Ысык-Көл  1\u{A0}200
                A-1       О\u{306}ш
                B-22      Нарын         7

                """)
    }

    @Test func setsTitlesInBoldOnlyWhenAsked() {
        let table = TextTable([.init("Code")], rows: [["x\u{1B}[31m"]])
        #expect(table.rendered(isStyled: true) == "\u{1B}[1mCode\u{1B}[0m\nx␛[31m\n")
        #expect(!table.rendered().contains("\u{1B}"))
    }

    @Test func cutsTheWidestColumnFirst() {
        let title = String(repeating: "я", count: 30)
        let table = TextTable([.init("Code", mayShrink: false), .init("Title")], rows: [["LEAF-004", title]])
        let lines = table.rendered(width: 20).split(separator: "\n")
        #expect(lines.last == "LEAF-004  яяяяяяяяя…")
    }

    @Test func leavesDatesAndRangesToTheLeft() {
        let table = TextTable([.init("A heading")], rows: [["12.05.2006"], ["2006-05-12"], ["1"]])
        #expect(table.rendered().hasSuffix("\n1\n"))
    }

    @Test func neverExceedsTheTerminal() {
        let seed = UInt64.random(in: 0 ... .max)
        var generator = SeededGenerator(seed: seed)
        let alphabet = Array("aZ9 ,.өңүҷ漢👍\u{301}\u{1B}\n\t")
        func word() -> String {
            String(
                (0..<Int.random(in: 0...30, using: &generator)).map { _ in
                    alphabet.randomElement(using: &generator) ?? "a"
                })
        }
        for _ in 0..<200 {
            let columns = (0..<Int.random(in: 0...6, using: &generator)).map { _ in TextTable.Column(word()) }
            let rows = (0..<5).map { _ in (0..<Int.random(in: 0...7, using: &generator)).map { _ in word() } }
            let width = Int.random(in: -1...60, using: &generator)
            let table = TextTable(columns, rows: rows)
            let lines = table.rendered(width: width).split(separator: "\n", omittingEmptySubsequences: false)
            #expect(lines.allSatisfy { DisplayWidth.of($0) <= max(0, width) }, "seed \(seed)")
            #expect(lines.count == (columns.isEmpty ? 1 : 7), "seed \(seed)")
        }
        #expect(TextTable([], rows: [["x"]]).rendered(width: 10).isEmpty)
    }

    @Test func wrapsAtSpaces() {
        #expect(TextWrap.wrapped("один два три четыре", width: 9) == "один два\nтри\nчетыре")
        #expect(TextWrap.wrapped("12\u{A0}мая 2006\u{A0}г.", width: 8) == "12\u{A0}мая\n2006\u{A0}г.")
        #expect(TextWrap.wrapped("a b\n\nc", width: 3) == "a b\n\nc")
        #expect(TextWrap.wrapped("aa bb", width: 4, indent: "  ") == "aa\n  bb")
        #expect(TextWrap.wrapped("/a/long/path x", width: 5) == "/a/long/path\nx")
        #expect(TextWrap.wrapped("a b\nc", width: nil, indent: " ") == "a b\n c")
        #expect(TextWrap.wrapped("a b", width: .min, indent: "  ") == "a\n  b")
    }
}
