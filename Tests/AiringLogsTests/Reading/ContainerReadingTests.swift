import AiringLogs
import Campaign
import Documents
import Foundation
import Tabular
import Testing

/// The same log in whatever holds it.
@Suite struct ContainerReadingTests {
    private let folder = SampleFolder()
    private static let expected = ["2006-11-01 08:15:00|30|Горячая линия", "2006-11-02 09:15:00|45|Эже"]

    private func zip(_ name: String, _ members: [(String, String)]) throws -> String {
        let path = folder.path + "/" + name
        let writer = try ZipWriter(path: path)
        for (name, text) in members { try writer.add(name, bytes: Array(text.utf8)) }
        try writer.finish()
        return path
    }

    @Test func workbook() throws {
        let path = folder.path + "/log.xlsx"
        let writer = try WorkbookWriter(path, sheet: "НТС", headings: ["Дата", "Время", "Ролик", "Хрон"])
        try writer.write(["01.11.2006", "08:15:00", "Горячая линия", "30"])
        try writer.write(["", "", "", ""])
        try writer.write(["02.11.2006", "09:15:00", "Эже", "45"])
        try writer.finish()
        let log = try ReadLog(path)
        #expect(
            log.told == Self.expected && log.lines.map(\.row) == [2, 4] && log.lines.map(\.channel) == ["НТС", "НТС"])
        #expect(log.lines.allSatisfy { $0.sheet == "НТС" } && log.rowsTold.sorted() == [1, 2, 3, 4])
    }

    private static func word(_ body: String) -> String {
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>\(body)</w:body></w:document>"
    }

    private static func paragraph(_ text: String) -> String { "<w:p><w:r><w:t>\(text)</w:t></w:r></w:p>" }

    private static func row(_ cells: [String]) -> String {
        "<w:tr>" + cells.map { "<w:tc><w:tcPr></w:tcPr>\(paragraph($0))</w:tc>" }.joined() + "</w:tr>"
    }

    @Test func textDocumentWithTwoTables() throws {
        let table = { (channel: String) in
            Self.paragraph("Телеканал «\(channel)»") + "<w:tbl>" + Self.row(["Дата", "Время", "Ролик", "Хрон"])
                + Self.row(["01.11.2006", "08:15:00", "Горячая линия", "30"])
                + "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>\(Self.paragraph(""))</w:tc>"
                + ["09:15:00", "Эже", "45"].map { "<w:tc>\(Self.paragraph($0))</w:tc>" }.joined() + "</w:tr></w:tbl>"
        }
        let path = try zip(
            "log.docx",
            [("word/document.xml", Self.word(table("НТС") + table("КТРК") + Self.paragraph("Всего роликов: 2.")))])
        let log = try ReadLog(path)
        #expect(log.lines.map(\.channel) == ["НТС", "НТС", "КТРК", "КТРК"] && log.lines.map(\.row) == [2, 3, 2, 3])
        #expect(log.lines.map(\.sheet) == ["1", "1", "2", "2"] && log.lines[1].time.day == Day("2006-11-01"))
    }

    @Test func letterInATextDocument() throws {
        let path = try zip(
            "letter.docx",
            [
                (
                    "word/document.xml",
                    Self.word(
                        Self.paragraph("Ролик «Эже» (45 сек.) вышел в эфир телеканала «НТС»:")
                            + Self.paragraph("12 ноября 2006 г. – 08:15, 13:20"))
                )
            ])
        let log = try ReadLog(path)
        #expect(log.told == ["2006-11-12 08:15:00|45|Эже", "2006-11-12 13:20:00|45|Эже"] && log.lines[0].row == 2)
    }

    @Test func openDocuments() throws {
        func cell(_ text: String) -> String { "<table:table-cell><text:p>\(text)</text:p></table:table-cell>" }
        let rows = [["Дата", "Время", "Ролик", "Хрон"], ["02.11.2006", "09:15:00", "Эже", "45"]]
            .map { "<table:table-row>" + $0.map(cell).joined() + "</table:table-row>" }
        let typed =
            "<table:table-row><table:table-cell office:value-type=\"date\" office:date-value=\"2006-11-01\"><text:p>1 нояб</text:p></table:table-cell>"
            + "<table:table-cell office:value-type=\"time\" office:time-value=\"PT08H15M00S\"><text:p>8:15</text:p></table:table-cell>"
            + cell("Горячая линия") + cell("30") + "</table:table-row>"
        let space =
            "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
        let content =
            "<office:document-content \(space)><office:body><table:table table:name=\"НТС\">" + rows[0] + typed
            + rows[1]
            + "<table:table-row table:number-rows-repeated=\"1048573\"><table:table-cell table:number-columns-repeated=\"1024\"/></table:table-row>"
            + "</table:table></office:body></office:document-content>"
        let path = try zip(
            "log.ods", [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content)])
        #expect(try ReadLog(path).told == Self.expected)
    }

    @Test func webPageUnderTheNameOfAWorkbook() throws {
        let text =
            "<html><head><title>x</title></head><body><p>Телеканал &laquo;НТС&raquo;</p><table><tr><th>Дата</th><th>Время</th>"
            + "<th>Ролик</th><th>Хрон.</th></tr><tr><td>01.11.2006</td><td>08:15:00</td><td>Горячая&nbsp;линия</td><td>30</td></tr></table></body></html>"
        let log = try ReadLog(folder.file("log.xls", SampleFolder.bytes(text, .windows1251)))
        #expect(log.lines.count == 1 && log.lines[0].channel == "НТС" && log.lines[0].duration == 30_000)
    }

    @Test func workbookOfExcel2003() throws {
        let cells = { (texts: [String]) in
            "<Row>" + texts.map { "<Cell><Data ss:Type=\"String\">\($0)</Data></Cell>" }.joined() + "</Row>"
        }
        let text =
            "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"1\"><Table>"
            + cells(["Дата", "Время", "Ролик", "Хрон"])
            + cells(["2006-11-01T00:00:00.000", "1899-12-31T08:15:00.000", "Горячая линия", "30"])
            + cells(["2006-11-02T00:00:00.000", "1899-12-31T09:15:00.000", "Эже", "45"])
            + "</Table></Worksheet></Workbook>"
        #expect(try ReadLog(folder.file("log.xml", Array(text.utf8))).told == Self.expected)
    }

    @Test(.enabled(if: ExternalProgram(named: "pdftotext") != nil))
    func pageWithText() throws {
        var content = "BT /F1 10 Tf 40 700 Td 14 TL\n"
        for row in [
            "Date          Time        Title              Seconds", "2006-11-01    08:15:00    Hotline            30",
            "2006-11-02    09:15:00    Come home          60",
        ] {
            content += "(\(row)) Tj T*\n"
        }
        content += "ET"
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            "<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
        ]
        var file = "%PDF-1.4\n"
        for (index, object) in objects.enumerated() { file += "\(index + 1) 0 obj\n\(object)\nendobj\n" }
        file += "trailer << /Root 1 0 R /Size 6 >>\n%%EOF\n"
        let log = try ReadLog(folder.file("log.pdf", Array(file.utf8)))
        #expect(log.told == ["2006-11-01 08:15:00|30|Hotline", "2006-11-02 09:15:00|60|Come home"])
    }

    @Test func oldDocumentsNeedAConverter() throws {
        let head: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + Array(repeating: 0, count: 504)
        let entry = "Workbook".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] } + Array(repeating: 0, count: 112)
        var context = ReadLog.context
        context.converter = { _ in nil }
        let path = folder.file("log.xls", head + entry)
        let refusal = try #require(throws: LogRefusal.self) { try ReadLog(path, context: context) }
        #expect(refusal.code == "airing.log.tool_missing" && refusal.values["package"] == "catdoc")
    }

    @Test func archivesAndFoldersHoldManyLogs() throws {
        let text = "Дата;Время;Ролик;Хрон\n01.11.2006;08:15:00;Горячая линия;30\n02.11.2006;09:15:00;Эже;45\n"
        _ = try zip(
            "logs.zip", [("2006/ktrk.csv", text), ("2006/empty.csv", ""), ("__MACOSX/x", "x"), (".hidden", "x")])
        _ = folder.file("nts.csv", Array(text.utf8))
        let sources = try LogSources.expand([folder.path, folder.path + "/none.csv"], context: ReadLog.context)
        #expect(sources.map(\.fileName) == ["ktrk.csv", "empty.csv", "nts.csv", "none.csv"])
        #expect(try ReadLog(sources[0]).told == Self.expected && ReadLog(sources[0]).lines[0].channel == "КТРК")
        #expect(ReadLog.refusal { _ = try ReadLog(sources[1]) } == "airing.log.empty")
        #expect(try ReadLog(sources[2]).lines[0].channel == "НТС")
        #expect(ReadLog.refusal { _ = try ReadLog(sources[3]) } == "airing.log.not_found")
    }

    @Test func standardInput() throws {
        let path = folder.file("letter.txt", Array("Эфир 12.11.2006\n08:15:22 Горячая линия 30 сек\n".utf8))
        let input = try #require(FileHandle(forReadingAtPath: path))
        let sources = try LogSources.expand(["-"], context: ReadLog.context, standardInput: input.fileDescriptor)
        #expect(try sources.map { try ReadLog($0).told } == [["2006-11-12 08:15:22|30|Горячая линия"]])
    }
}
