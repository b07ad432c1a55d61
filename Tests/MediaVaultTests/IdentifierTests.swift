import Campaign
import MediaVault
import TestSupport
import Testing

@Suite struct IdentifierTests {
    private func type(_ bytes: [UInt8]) throws -> String {
        let identifier = try FileIdentifier()
        return bytes.withUnsafeBytes { identifier.identify(whole: $0) }.mediaType
    }

    private static let office = "application/vnd.openxmlformats-officedocument."
    private static let types = ("[Content_Types].xml", "<Types/>")

    static let packages: [(String, [(name: String, content: String)])] = [
        (office + "wordprocessingml.document", [types, ("word/document.xml", "<w/>")]),
        (office + "wordprocessingml.document", [("word/document.xml", "<w/>"), types]),
        (office + "spreadsheetml.sheet", [types, ("xl/workbook.xml", "")]),
        (office + "presentationml.presentation", [types, ("docProps/app.xml", "x"), ("ppt/presentation.xml", "")]),
        ("application/vnd.ms-word.document.macroEnabled.12", [types, ("word/vbaProject.bin", "m")]),
        ("application/vnd.oasis.opendocument.text", [("mimetype", "application/vnd.oasis.opendocument.text")]),
        ("application/epub+zip", [("mimetype", "application/epub+zip\n"), ("META-INF/container.xml", "")]),
        (
            "application/vnd.adobe.indesign-idml-package",
            [("mimetype", "application/vnd.adobe.indesign-idml-package"), ("designmap.xml", "")]
        ),
        ("application/zip", [("photos/word.jpg", "x"), ("readme.txt", "word/")]),
        ("application/zip", [("mimetype", "text/html"), ("a", "")]),
    ]

    @Test("office and layout packages are told from other zip files", arguments: packages)
    func packageKinds(_ wanted: String, _ members: [(name: String, content: String)]) throws {
        #expect(try type(SampleFiles.zip(members)) == wanted)
    }

    static let texts: [(String, String)] = [
        ("text/plain", ".EXT. ROAD TO OSH - NIGHT\n\nAIGUL\nWho took my passport?\n"),
        ("text/plain", "a,b,c\n1,2,3\n4,5,6\n"),
        ("text/plain", "Адам сатуу — кылмыш. Жардам алуу үчүн чалыңыз.\n"),
        ("application/x-subrip", "1\r\n00:00:01,000 --> 00:00:02,500\r\nСалам\r\n"),
        ("application/x-subrip", "\u{FEFF}1\n00:00:01,000 --> 00:00:02,500\nhello\n"),
        ("text/vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nhello\n"),
        ("text/x-shellscript", "#!/bin/sh\nrm -rf /\n"),
    ]

    @Test("texts are texts, subtitles are subtitles, scripts of a shell stay what they are", arguments: texts)
    func textKinds(_ wanted: String, _ text: String) throws {
        #expect(try type(Array(text.utf8)) == wanted)
    }

    @Test("subtitles in UTF-16 are subtitles")
    func wideSubtitles() throws {
        let text = "1\n00:00:01,000 --> 00:00:02,500\nСалам, дос. Бул субтитр.\n"
        var bytes: [UInt8] = [0xFF, 0xFE]
        for unit in text.utf16 { bytes += [UInt8(unit & 255), UInt8(unit >> 8)] }
        #expect(try type(bytes) == "application/x-subrip")
    }

    @Test("pictures, sounds, films and pages are known by their bytes")
    func media() throws {
        #expect(try type(SampleFiles.png) == "image/png")
        #expect(try type(SampleFiles.jpeg) == "image/jpeg")
        #expect(try type(SampleFiles.wav) == "audio/x-wav")
        #expect(try type(SampleFiles.pdf("Risk")) == "application/pdf")
        let packet: [UInt8] = [0x47, 0x40, 0, 0x10] + [UInt8](repeating: 0xFF, count: 184)
        #expect(try type(Array(repeating: packet, count: 8).flatMap { $0 }) == "video/MP2T")
        #expect(try type(Array(repeating: [0, 0, 0, 1] + packet, count: 8).flatMap { $0 }) == "video/MP2T")
        #expect(FileIdentifier.magicVersion >= 500)
    }

    @Test("a path is identified as its bytes are")
    func paths() throws {
        let fixture = try VaultFixture()
        let path = try fixture.write("film.mp4", SampleFiles.pdf("x"))
        #expect(try FileIdentifier().identify(path: path).mediaType == "application/pdf")
        #expect(problem { try FileIdentifier().identify(path: path + "x") } == .sourceMissing(path: path + "x"))
    }

    @Test("cut and random bytes always get some answer")
    func hostile() throws {
        let identifier = try FileIdentifier()
        var random = SeededGenerator(seed: 42)
        for (_, members) in IdentifierTests.packages {
            let whole = SampleFiles.zip(members)
            for _ in 0..<60 {
                var bytes = Array(whole.prefix(Int.random(in: 0...whole.count, using: &random)))
                for _ in 0..<Int.random(in: 0...6, using: &random) where !bytes.isEmpty {
                    bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
                }
                let answer = bytes.withUnsafeBytes { identifier.identify(whole: $0) }.mediaType
                #expect(answer.contains("/"), "seed 42")
            }
        }
    }

    @Test("every role takes what it wants and nothing else", arguments: MaterialKind.allCases)
    func rules(_ kind: MaterialKind) throws {
        for role in kind.roles {
            let wanted = kind.mediaTypes(for: role)
            for type in wanted {
                try MediaRules.check(kind: kind, role: role, identified: IdentifiedMedia(mediaType: type))
            }
            let program = IdentifiedMedia(mediaType: "application/x-executable")
            let found = problem { try MediaRules.check(kind: kind, role: role, identified: program) }
            #expect(found?.code == "media.wrong_type")
            #expect(found?.values["found"] == "application/x-executable")
            #expect(found?.values["wanted"] == .list(wanted))
            #expect(found?.category == .refused)
        }
    }
}
