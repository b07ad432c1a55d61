import Documents
import TestSupport
import Testing

@Suite struct OfficeTextTests {
    private let docx = OfficeText.mediaTypes[0]
    private let odt = OfficeText.mediaTypes[1]

    private func text(
        _ members: [(String, String)], _ mediaType: String, limit: Int = 2 << 20
    ) throws -> String {
        let folder = FreshFolder()
        let path = folder.path + "/document"
        let zip = try ZipWriter(path: path)
        for (name, content) in members { try zip.add(name, bytes: Array(content.utf8)) }
        try zip.finish()
        return try OfficeText.text(path: path, mediaType: mediaType, limit: limit)
    }

    private func word(_ body: String) -> String {
        "<w:document xmlns:w=\"w\" xmlns:mc=\"mc\"><w:body>\(body)</w:body></w:document>"
    }

    private func writer(_ body: String) -> String {
        "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\"><office:body><office:text>\(body)"
            + "</office:text></office:body></office:document-content>"
    }

    @Test func paragraphsOfWordAreLines() throws {
        let body = """
            <w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>Не верь </w:t></w:r><w:r><w:t>обещаниям</w:t></w:r></w:p>
            <w:p/><w:p><w:r><w:t>Звони</w:t><w:tab/><w:t>сегодня</w:t><w:br/><w:t>Бесплатно</w:t></w:r></w:p>
            """
        #expect(
            try text([("word/document.xml", word(body))], docx)
                == "Не верь обещаниям\nЗвони сегодня\nБесплатно\n")
    }

    @Test func whatIsCrossedOutOrTwiceOrAFieldIsLeftOut() throws {
        let body = """
            <w:p><w:del><w:r><w:delText>старый</w:delText></w:r></w:del><w:r><w:instrText>PAGE</w:instrText></w:r>
            <mc:AlternateContent><mc:Choice><w:r><w:t>рамка</w:t></w:r></mc:Choice>
            <mc:Fallback><w:r><w:t>рамка</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>
            """
        #expect(try text([("word/document.xml", word(body))], docx) == "рамка\n")
    }

    @Test func headersFootersAndNotesAreRead() throws {
        let members = ["document", "header1", "footer12", "footnotes", "endnotes", "comments", "headerimage"].map {
            ("word/\($0).xml", word("<w:p><w:r><w:t>\($0)</w:t></w:r></w:p>"))
        }
        #expect(try text(members, docx) == "document\nheader1\nfooter12\nfootnotes\nendnotes\n")
    }

    @Test func paragraphsOfWriterAreLines() throws {
        let body = """
            <text:tracked-changes><text:p>старый</text:p></text:tracked-changes>
            <text:h>Убадаларга</text:h><text:p>ишен<text:span>бе</text:span><text:s/>эч<text:tab/>качан</text:p>
            <text:p>а<text:line-break/>б<office:annotation><text:p>заметка</text:p></office:annotation></text:p>
            """
        #expect(try text([("content.xml", writer(body))], odt) == "Убадаларга\nишенбе эч качан\nа\nб\n")
    }

    @Test func aLongTextIsCut() throws {
        let body = String(repeating: "<w:p><w:r><w:t>слово</w:t></w:r></w:p>", count: 100)
        let found = try text([("word/document.xml", word(body))], docx, limit: 60)
        #expect(found.utf8.count <= 60 && found.hasPrefix("слово\nслово"))
    }

    @Test func brokenDocumentsAreProblems() throws {
        #expect(throws: DocumentProblem.self) { try text([("word/document.xml", "<w:document")], docx) }
        #expect(throws: DocumentProblem.self) {
            try text([("word/document.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>")], docx)
        }
        let folder = FreshFolder()
        let path = folder.file("x.docx", "не архив")
        #expect(throws: DocumentProblem.self) { try OfficeText.text(path: path, mediaType: docx) }
    }
}
