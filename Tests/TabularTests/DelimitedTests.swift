import Documents
import Tabular
import TestSupport
import Testing

@Suite struct DelimitedTests {
    private let folder = FreshFolder()

    private func rows(_ bytes: [UInt8]) throws -> [[String]] { try numbered(bytes).map(\.cells) }

    private func numbered(_ bytes: [UInt8]) throws -> [TableRow] {
        let reader = try TableReader.open(folder.file("table.csv", bytes))
        var rows: [TableRow] = []
        while let row = try reader.next() { rows.append(row) }
        return rows
    }

    @Test(arguments: [",", ";", "\t", "|"])
    func theDelimiterIsFound(_ delimiter: String) throws {
        let text = "код\(delimiter)вид\(delimiter)цена\r\nL-1\(delimiter)листовка\(delimiter)\"1,5;2\t3|4\"\r\n"
        #expect(try rows(Array(text.utf8)) == [["код", "вид", "цена"], ["L-1", "листовка", "1,5;2\t3|4"]])
    }

    @Test func rowsKeepTheLineOnWhichTheyBegin() throws {
        let text = "a;b\n\n\"two\nlines\";x\n\nlast;y\n"
        let found = try numbered(Array(text.utf8))
        #expect(found.map(\.number) == [1, 3, 6])
        #expect(found[1].cells == ["two\nlines", "x"])
    }

    @Test func lineEndsOfEveryKind() throws {
        for end in ["\n", "\r\n", "\r"] {
            #expect(try rows(Array("a;b\(end)c;d".utf8)) == [["a", "b"], ["c", "d"]])
        }
    }

    @Test func encodingsOfTheRegion() throws {
        let text = "название;вид\nНе верь обещаниям, береги паспорт;листовка\n"
        let expected = [["название", "вид"], ["Не верь обещаниям, береги паспорт", "листовка"]]
        #expect(try rows([0xEF, 0xBB, 0xBF] + Array(text.utf8)) == expected)
        let little = text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
        #expect(try rows([0xFF, 0xFE] + little) == expected)
        #expect(try rows([0xFE, 0xFF] + big) == expected)
        let windows = text.unicodeScalars.map { scalar in
            UInt8((0...255).first { CharacterSet8.windows1251.scalar(UInt8($0)) == scalar } ?? 0x3F)
        }
        #expect(try rows(windows) == expected)
    }

    @Test func anUnclosedQuoteNamesItsLine() {
        #expect(throws: TableProblem.unclosedQuote(file: "table.csv", line: 2)) { try rows(Array("a;b\n\"c;d\n".utf8)) }
    }

    @Test func bytesOfAProgramAreNoTable() {
        #expect(throws: TableProblem.notText(file: "table.csv")) {
            try rows([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0, 0, 9])
        }
    }

    @Test func anEmptyFileHasNoRows() throws {
        #expect(try rows([]) == [])
        #expect(try rows([0xEF, 0xBB, 0xBF]) == [])
    }

    @Test func whatIsWrittenIsReadAgain() throws {
        let seed: UInt64 = 4_711
        var generator = SeededGenerator(seed: seed)
        let pieces = ["ң", "Ө", "\"", ";", ",", "\n", "=", "+1", "-", "@x", "'", " ", "a", "007", "é", "\t", "|"]
        for turn in 0..<200 {
            let written = (0..<3).map { _ in
                ["k"]
                    + (0..<4).map { _ in
                        (0..<Int.random(in: 0...4, using: &generator)).map { _ in
                            pieces.randomElement(using: &generator) ?? ""
                        }
                        .joined()
                    } + ["end"]
            }
            let path = folder.path + "/turn\(turn).csv"
            let writer = try DelimitedWriter(path, headings: ["a", "b", "c", "d", "e", "f"])
            for row in written { try writer.write(row) }
            try writer.finish()
            let reader = try TableReader.open(path)
            _ = try reader.next()
            var read: [[String]] = []
            while let row = try reader.next() { read.append(row.cells.map(FormulaGuard.unguarded)) }
            #expect(read == written, "seed \(seed), turn \(turn)")
        }
    }

    @Test(arguments: ["=1+1", "+cmd", "-x", "@sum", "\tx"])
    func formulasAreHarmlessAndComeBack(_ text: String) {
        #expect(FormulaGuard.guarded(text).hasPrefix("'"))
        #expect(FormulaGuard.unguarded(FormulaGuard.guarded(text)) == text)
    }

    @Test(arguments: ["-5", "+5", "-1.5", "text", "'text", "", "007"])
    func otherTextIsLeftAlone(_ text: String) {
        #expect(FormulaGuard.guarded(text) == text)
        #expect(FormulaGuard.unguarded(text) == text)
    }

    @Test func randomBytesNeverCrash() {
        var generator = SeededGenerator(seed: 99)
        for _ in 0..<300 {
            let bytes = (0..<Int.random(in: 0...300, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            _ = try? rows(bytes)
        }
    }

    @Test func memoryDoesNotGrowWithTheFile() throws {
        let line = Array(("LEAF-001;листовка;" + String(repeating: "слово ", count: 20) + "\n").utf8)
        let path = folder.file("big.csv", Array(repeating: line, count: 100_000).flatMap { $0 })
        let before = ResidentMemory.kilobytes
        let reader = try TableReader.open(path)
        var count = 0
        while try reader.next() != nil { count += 1 }
        #expect(count == 100_000)
        #expect(ResidentMemory.kilobytes - before < 120_000)
    }
}
