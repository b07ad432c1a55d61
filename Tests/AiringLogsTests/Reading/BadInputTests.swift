import AiringLogs
import Campaign
import Documents
import Testing

/// Each bad file has its own answer, and none holds anybody up.
@Suite struct BadInputTests {
    private let folder = SampleFolder()

    private func refusal(_ name: String, _ bytes: [UInt8]) -> String {
        ReadLog.refusal { _ = try ReadLog(folder.file(name, bytes)) }
    }

    @Test func xmlWithEntitiesOrEndlessNesting() {
        let entities =
            "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><BxfMessage><x>&b;</x></BxfMessage>"
        #expect(refusal("a.xml", Array(entities.utf8)) == "document.declares_entities")
        let television =
            "<!DOCTYPE tv SYSTEM \"xmltv.dtd\" [<!ENTITY a \"x\">]><tv><programme start=\"20061101081522\"><title>&a;</title></programme></tv>"
        #expect(refusal("t.xml", Array(television.utf8)) == "document.declares_entities")
        let nested = "<BxfMessage>" + String(repeating: "<a>", count: 100_000)
        #expect(refusal("b.xml", Array(nested.utf8)) == "document.malformed")
        #expect(refusal("c.xml", Array("<other><x/></other>".utf8)) == "airing.log.unknown_xml")
        #expect(refusal("d.xml", Array("<BxfMessage><AsRun>".utf8)) == "document.malformed")
    }

    @Test func aTextOfOneEndlessLine() {
        #expect(refusal("a.txt", Array(repeating: 0x78, count: 3 << 20)) == "airing.log.endless_line")
        let late = Array("01.11.2006 08:15 Эже\n".utf8) + Array(repeating: UInt8(0x78), count: 3 << 20)
        #expect(refusal("b.txt", late) == "airing.log.endless_line")
        let cell = Array("Дата;Время;Ролик\n01.11.2006;08:15:00;".utf8) + Array(repeating: UInt8(0x78), count: 3 << 20)
        #expect(refusal("c.csv", cell) == "table.cell_too_long")
    }

    @Test func nothingAndNoise() {
        #expect(refusal("a.csv", []) == "airing.log.empty")
        #expect(refusal("b.csv", Array("\n\n\n".utf8)) == "airing.log.only_empty_rows")
        #expect(
            refusal("c.bin", (0..<4_000).map { UInt8(truncatingIfNeeded: $0 &* 197 &+ $0 >> 3) })
                == "airing.log.not_text")
        #expect(refusal("d.jpg", [0xFF, 0xD8, 0xFF, 0xE0] + Array(repeating: 7, count: 100)) == "airing.log.picture")
        #expect(refusal("e.db", Array("SQLite format 3\0".utf8)) == "airing.log.database")
        #expect(refusal("f.json", Array("{\"a\": [".utf8)) == "airing.log.json_damaged")
        #expect(refusal("g.json", Array("{\"a\": 1}".utf8)) == "airing.log.unknown_json")
        #expect(refusal("h.json", Array((String(repeating: "[", count: 100_000) + "{").utf8)) != "none")
    }

    @Test func aCutWorkbook() {
        #expect(
            refusal("a.xlsx", [0x50, 0x4B, 0x03, 0x04] + Array(repeating: 0, count: 200)) == "document.not_an_archive")
    }

    /// A million empty rows behind one line cost no time and are told as one run.
    @Test func aMillionEmptyRows() throws {
        let sheet =
            "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>01.11.2006</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>08:15:00</t></is></c>"
            + "<c r=\"C1\" t=\"inlineStr\"><is><t>Эже</t></is></c></row>"
            + (2...200_000).map { "<row r=\"\($0)\"/>" }.joined() + "</sheetData></worksheet>"
        func book(_ name: String, _ sheet: String) throws -> String {
            let path = folder.path + "/" + name
            let writer = try ZipWriter(path: path)
            try writer.add(
                "xl/workbook.xml",
                bytes: Array("<workbook xmlns:r=\"r\"><sheets><sheet name=\"1\" r:id=\"r1\"/></sheets></workbook>".utf8)
            )
            try writer.add(
                "xl/_rels/workbook.xml.rels",
                bytes: Array("<Relationships><Relationship Id=\"r1\" Target=\"s.xml\"/></Relationships>".utf8))
            try writer.add("xl/s.xml", bytes: Array(sheet.utf8))
            try writer.finish()
            return path
        }
        let log = try ReadLog(try book("a.xlsx", sheet))
        #expect(log.lines.count == 1 && log.passed == [PassedRows(.blank, sheet: "1", rows: 2...200_000)])
        let empty =
            "<worksheet><sheetData>" + (1...200_000).map { "<row r=\"\($0)\"/>" }.joined() + "</sheetData></worksheet>"
        let refusal = try #require(throws: LogRefusal.self) { try ReadLog(try book("b.xlsx", empty)) }
        #expect(refusal.code == "airing.log.only_empty_rows" && refusal.values["n"] == .number(200_000))
    }

    @Test func anArchiveThatExplodes() throws {
        // The directory says that a few bytes unpack to more than is taken.
        var context = ReadLog.context
        context.limits.unpackedBytes = 1_000
        let path = folder.path + "/big.zip"
        let writer = try ZipWriter(path: path)
        try writer.add("a.csv", bytes: Array(repeating: 0x30, count: 5_000))
        try writer.finish()
        let sources = try LogSources.expand([path], context: context)
        #expect(sources.count == 1 && sources[0].problem?.code == "document.archive_too_large")
    }

    @Test func randomBytesAndAlteredLogsNeverCrash() {
        var state: UInt64 = 88_172
        func random(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        let seedText = Array(
            "Телеканал «НТС»\nДата;Время;Ролик;Хрон\n01.11.2006;08:15:00;Эже «Сестра» (прод.);30 сек\nИтого: 1 выход;;;30 сек\n12 ноября 2006 г. в 9.30, 25:10\n"
                .utf8)
        for turn in 0..<400 {
            var bytes = turn % 2 == 0 ? seedText : (0..<random(300)).map { _ in UInt8(random(256)) }
            for _ in 0..<random(12) where !bytes.isEmpty { bytes[random(bytes.count)] = UInt8(random(256)) }
            _ = refusal("\(turn % 3).csv", bytes)
        }
    }
}
