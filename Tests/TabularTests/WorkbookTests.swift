import Documents
import Foundation
import Tabular
import TestSupport
import Testing

@Suite struct WorkbookTests {
    private let folder = FreshFolder()

    private func rows(_ path: String, sheet: String? = nil) throws -> [TableRow] {
        let reader = try TableReader.open(path, sheet: sheet)
        var rows: [TableRow] = []
        while let row = try reader.next() { rows.append(row) }
        return rows
    }

    private func fixture(_ name: String) throws -> String {
        try #require(Bundle.module.url(forResource: "Files/" + name, withExtension: nil)).path
    }

    @Test func whatIsWrittenIsReadAgain() throws {
        let path = folder.path + "/written.xlsx"
        let rows = [
            ["007", "=1+1", "Өзгөн", "two\nlines"], ["3501000", "", "+996 312 000 001", "@x"],
            ["1e5", "-5", " a ", "'q"],
        ]
        let writer = try TableFile.writer(path, sheet: "Лист", headings: ["a", "b", "c", "d"])
        for row in rows { try writer.write(row) }
        try writer.finish()
        let read = try self.rows(path)
        #expect(read.map(\.cells) == [["a", "b", "c", "d"]] + rows)
        #expect(read.map(\.number) == [1, 2, 3, 4])
        #expect(try WorkbookReader.sheetNames(of: path) == ["Лист"])
    }

    /// Made with openpyxl: numbers, days, a boolean, a gap, a formula with its value, two sheets, a merged title.
    @Test func aWorkbookOfAnotherProgram() throws {
        let path = try fixture("office.xlsx")
        #expect(
            try rows(path).map(\.cells) == [
                ["Список материалов"], ["Код", "Вид", "Дата", "Тираж", "Цена", "Да"],
                ["LEAF-001", "листовка", "2006-05-12", "3501000", "0.1", "TRUE"],
                ["007", "", "2006-05-12 14:30:00", "-5", "1234.5"],
            ])
        #expect(try rows(path).map(\.number) == [1, 3, 4, 6])
        #expect(try rows(path, sheet: "Второй").map(\.cells) == [["x"]])
        #expect(throws: TableProblem.unknownSheet(file: path, sheet: "нет", known: ["Первый", "Второй"])) {
            try rows(path, sheet: "нет")
        }
    }

    @Test func cutAndAlteredWorkbooksAreRefusedWithoutACrash() throws {
        let whole = try [UInt8](Data(contentsOf: URL(filePath: try fixture("office.xlsx"))))
        for count in stride(from: 0, to: whole.count, by: 61) {
            let path = folder.file("cut.xlsx", Array(whole.prefix(count)))
            #expect(throws: (any Error).self) {
                let found = try rows(path)
                if found.isEmpty { throw TableProblem.notATable(file: path) }
            }
        }
        let seed: UInt64 = 31
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<300 {
            var bytes = whole
            for _ in 0..<6 {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = .random(in: 0...255, using: &generator)
            }
            _ = try? rows(folder.file("altered.xlsx", bytes))
        }
    }

    @Test func memoryDoesNotGrowWithTheWorkbook() throws {
        let path = folder.path + "/big.xlsx"
        let writer = try WorkbookWriter(path, sheet: "1", headings: ["a", "b"])
        for number in 0..<60_000 { try writer.write(["LEAF-\(number)", "Не верь обещаниям \(number)"]) }
        try writer.finish()
        let before = ResidentMemory.kilobytes
        #expect(
            try { () throws -> Int in
                let reader = try TableReader.open(path)
                var count = 0
                while try reader.next() != nil { count += 1 }
                return count
            }() == 60_001)
        #expect(ResidentMemory.kilobytes - before < 120_000)
    }
}

/// Times of day in sheets: midnight, hours past 24, and days with a time.
@Suite struct SheetTimeTests {
    private let folder = FreshFolder()

    @Test func timesAreTimes() throws {
        let styles =
            "<styleSheet><numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"[h]:mm:ss\"/>"
            + "<numFmt numFmtId=\"165\" formatCode=\"[Red]dd\\.mm\\.yyyy\"/></numFmts><cellXfs count=\"5\"><xf numFmtId=\"0\"/>"
            + "<xf numFmtId=\"21\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"22\"/></cellXfs></styleSheet>"
        let cells: [(style: Int, value: String, shown: String)] = [
            (1, "0", "00:00:00"), (1, "0.34400462962963", "08:15:22"), (2, "1.04375", "25:03:00"), (2, "0", "00:00:00"),
            (1, "38969.5", "2006-09-09 12:00:00"), (3, "38969", "2006-09-09"), (4, "38969.999999", "2006-09-10"),
            (0, "0.5", "0.5"), (4, "38969.25", "2006-09-09 06:00:00"),
        ]
        let row = cells.map { "<c s=\"\($0.style)\"><v>\($0.value)</v></c>" }.joined()
        let path = folder.path + "/times.xlsx"
        let writer = try ZipWriter(path: path)
        let book = "<workbook xmlns:r=\"r\"><sheets><sheet name=\"1\" r:id=\"r1\"/></sheets></workbook>"
        try writer.add("xl/workbook.xml", bytes: Array(book.utf8))
        let relations = "<Relationships><Relationship Id=\"r1\" Target=\"s.xml\"/></Relationships>"
        try writer.add("xl/_rels/workbook.xml.rels", bytes: Array(relations.utf8))
        try writer.add("xl/styles.xml", bytes: Array(styles.utf8))
        let sheet = "<worksheet><sheetData><row r=\"1\">\(row)</row></sheetData></worksheet>"
        try writer.add("xl/s.xml", bytes: Array(sheet.utf8))
        try writer.finish()
        #expect(try TableReader.open(path).next()?.cells == cells.map(\.shown))
    }
}
