import AiringLogs
import Documents
import Testing

/// Logs in six languages and the encodings in which they come.
@Suite struct EncodingReadingTests {
    /// Letters of the languages that the old sets lack are typed as Russian ones.
    static let texts: [(String, String)] = [
        (
            "ru",
            "Дата;Время;Ролик;Хрон\n01.11.2006;08:15:00;Не верь обещаниям;30\n01.11.2006;09:15:00;ГОРЯЧАЯ ЛИНИЯ;20\n"
        ),
        (
            "ky",
            "Куну;Убактысы;Аталышы;Узактыгы\n01.11.2006;08:15:00;Убадаларга ишенбе;30\n01.11.2006;09:15:00;УЙГО КАЙТ;20\n"
        ),
        (
            "kk",
            "Куни;Уакыты;Атауы;Узактыгы\n01.11.2006;08:15:00;Уаделерге сенбе;30\n01.11.2006;09:15:00;УЙГЕ КАЙТ;20\n"
        ),
        (
            "tg",
            "Сана;Вакт;Номи навор;Давомнокии\n01.11.2006;08:15:00;Ба ваъдахо бовар накун;30\n01.11.2006;09:15:00;БА ХОНА БАРГАРД;20\n"
        ),
        (
            "uz",
            "Сана;Вакти;Номи;Давомийлиги\n01.11.2006;08:15:00;Ваъдаларга ишонма;30\n01.11.2006;09:15:00;УЙГА КАЙТ;20\n"
        ),
        (
            "en",
            "Date;Time;Title;Length\n01.11.2006;08:15:00;Do not believe promises;30\n01.11.2006;09:15:00;COME HOME;20\n"
        ),
    ]

    @Test(arguments: texts, TextEncoding.allCases)
    func everyLanguageInEveryEncoding(_ text: (String, String), _ encoding: TextEncoding) throws {
        let log = try ReadLog(text: text.1, as: encoding)
        let expected = text.1.split(separator: "\n").dropFirst().map { $0.split(separator: ";")[2] }
        #expect(log.lines.map(\.title) == expected.map(String.init), "\(text.0) \(encoding)")
        #expect(log.lines.map(\.duration) == [30_000, 20_000])
        if text.0 != "en" { #expect(log.description.encoding == encoding.rawValue) }
    }

    /// The first letter that is not ASCII stands beyond the bytes that are looked at first.
    @Test func lettersThatComeLate() throws {
        let rows = (0..<4_000).map {
            "01.11.2006;\(8 + $0 / 600):\($0 / 10 % 60 + 10 > 59 ? 59 : $0 / 10 % 60 + 10):00;Hotline;30\n"
        }
        let text = "Date;Time;Title;Length\n" + rows.joined() + "02.11.2006;08:15:00;Горячая линия;30\n"
        #expect(try ReadLog(text: text, as: .windows1251).lines.last?.title == "Горячая линия")
    }

    @Test func byteOrderMarks() throws {
        let text = "Дата;Время;Ролик\n01.11.2006;08:15:00;Эже\n"
        let folder = SampleFolder()
        #expect(try ReadLog(folder.file("mark.csv", [0xEF, 0xBB, 0xBF] + Array(text.utf8))).lines.count == 1)
        #expect(try ReadLog(text: text, as: .utf16BigEndian).lines.map(\.title) == ["Эже"])
    }
}
