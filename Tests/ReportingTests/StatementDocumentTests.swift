import Campaign
import Crypto
import Documents
import Foundation
import Reporting
import Tabular
import TestSupport
import Testing
import Wording

@Suite struct StatementDocumentTests {
    private let folder = FreshFolder()

    private func rows(_ bytes: [UInt8], sheet: String) throws -> [TableRow] {
        let reader = try TableReader.open(folder.file("statement.xlsx", bytes), sheet: sheet)
        var rows: [TableRow] = []
        while let row = try reader.next() { rows.append(row) }
        return rows
    }

    private func text(_ language: DocumentLanguage) -> String {
        String(decoding: StatementDocument(Samples.statement, language: language).page(), as: UTF8.self)
    }

    @Test(arguments: DocumentLanguage.allCases)
    func theSameStatementGivesTheSameBytes(_ language: DocumentLanguage) throws {
        let first = StatementDocument(Samples.statement, language: language)
        let second = StatementDocument(Samples.statement, language: language)
        #expect(first.page() == second.page())
        #expect(try first.workbook() == second.workbook())
    }

    /// In a process of its own, in another zone and with another locale, at another time.
    @Test func theMachineDoesNotEnterTheBytes() async throws {
        let document = StatementDocument(Samples.statement, language: .kyrgyz)
        let path = folder.path + "/here"
        try Data(document.page() + document.workbook()).write(to: URL(filePath: path))
        await #expect(processExitsWith: .success) { [path = path as String] in
            setenv("TZ", "Pacific/Chatham", 1)
            for name in ["LANG", "LC_ALL", "LC_NUMERIC"] { setenv(name, "de_DE.UTF-8", 1) }
            setlocale(LC_ALL, "")
            tzset()
            usleep(1_100_000)
            let document = StatementDocument(Samples.statement, language: .kyrgyz)
            let made = try Data(document.page() + document.workbook())
            let expected = try Data(contentsOf: URL(filePath: path))
            exit(made == expected ? EXIT_SUCCESS : EXIT_FAILURE)
        }
    }

    @Test func anInstantBeforeAllClocksIsWrittenTheSame() throws {
        let making = StatementMaking(
            instant: Instant(milliseconds: 0), offsetSeconds: 0, person: "", auditHead: "", keyFingerprint: "")
        let statement = AiringStatement(
            campaign: "", channel: StatementChannel(name: "", zone: nil, dayStart: 0),
            period: Samples.first...Samples.first, making: making)
        let document = StatementDocument(statement, language: .english)
        let first = try document.workbook()
        usleep(1_100_000)
        #expect(try document.workbook() == first)
    }

    @Test(arguments: DocumentLanguage.allCases)
    func hostileTextStaysText(_ language: DocumentLanguage) throws {
        let page = text(language)
        #expect(!page.contains("<script"))
        #expect(page.contains("&lt;script&gt;alert(&#39;&amp;&#39;)"))
        #expect(!page.contains("src=") && !page.contains("href=") && !page.contains("url("))
        let bytes = try StatementDocument(Samples.statement, language: language).workbook()
        let archive = try ZipArchive(path: folder.file("hostile.xlsx", bytes))
        for number in 1...4 {
            let member = try #require(archive.member("xl/worksheets/sheet\(number).xml"))
            let reader = try archive.open(member)
            var sheet: [UInt8] = []
            while case let piece = try reader.next(), !piece.isEmpty { sheet += piece }
            let xml = String(decoding: sheet, as: UTF8.self)
            #expect(xml.contains("<sheetData>") && !xml.contains("<f>") && !xml.contains("<hyperlink"))
        }
    }

    @Test func controlCharactersAreShown() {
        var statement = Samples.statement
        statement.donor = "a\u{0}b\u{1B}[2J\nc\u{202E}\u{FFFE}"
        let page = String(
            decoding: StatementDocument(statement, language: .english).page(), as: UTF8.self)
        #expect(page.contains("a␀b␛[2J␊c\u{FFFD}\u{FFFD}"))
        #expect(throws: Never.self) { try StatementDocument(statement, language: .english).workbook() }
    }

    @Test func aWorkbookHoldsDaysTimesAndNumbers() throws {
        let bytes = try StatementDocument(Samples.statement, language: .russian).workbook()
        let lines = try rows(bytes, sheet: "Выходы")
        #expect(lines.count == Samples.lines.count + 1)
        #expect(
            lines[2].cells.prefix(6) == [
                // 25:10:07 as a spreadsheet counts hours, and the night that the calendar shows.
                "2", "2006-11-02", "25:10:07", "2006-11-03 01:10:07", "VSPOT-002", "русский",
            ])
        #expect(lines[2].cells[8...11] == ["B10002", "19:00–21:00", "30", "29.5"])
        #expect(lines[2].cells[13] == "на 04:10:07 позже окна\nкороче на 0,5 с")
        #expect(lines[4].cells[12...14] == ["не вышло", "", "возмещено: B10090"])
    }

    @Test func everyLineLeadsToItsSource() throws {
        let bytes = try StatementDocument(Samples.statement, language: .english).workbook()
        let evidence = try rows(bytes, sheet: "Evidence").dropFirst().map(\.cells)
        #expect(evidence.count == Samples.lines.reduce(0) { $0 + $1.evidence.count })
        #expect(
            evidence.contains([
                "1", "station certificate", "Эфирная справка ноябрь.xlsx", "Лист1", "14",
                Samples.digest(2).description,
            ]))
        #expect(
            evidence.contains([
                "5", "typed from paper", "ведомость.xlsx", "", "11", Samples.digest(4).description,
                Samples.digest(5).description,
            ]))
        let sources = try rows(bytes, sheet: "Sources").dropFirst().map(\.cells)
        #expect(sources.map { $0[1] }.contains("ether_ktrk_02.csv"))
        #expect(sources.first { $0[1] == "ether_ktrk_200611.csv" }?[2] == "7")
        let page = text(.english)
        #expect(page.contains("no such line in station log: ether_ktrk_200611.csv, SHA-256"))
        for source in [Samples.log, Samples.certificate, Samples.monitor, Samples.typed] {
            #expect(page.contains(source.digest.description))
            #expect(page.contains("SHA-256 \(source.digest.description.prefix(16))…"))
        }
    }

    @Test(arguments: DocumentLanguage.allCases)
    func everyFigureSaysHowItIsCounted(_ language: DocumentLanguage) throws {
        let name = Wording(document: language).text("statement.section.summary")
        let heading = Wording(document: language).text("statement.counted")
        let cells = try rows(
            try StatementDocument(Samples.statement, language: language).workbook(), sheet: name
        ).map(\.cells)
        let start = try #require(cells.firstIndex { $0.last == heading })
        let figures = cells[(start + 1)...].prefix { $0.count > 1 }
        #expect(figures.count == 16)
        #expect(figures.allSatisfy { $0.count == 3 && $0[2].count > 10 })
    }

    @Test(arguments: DocumentLanguage.allCases)
    func saysWhetherItWasReadByASpeaker(_ language: DocumentLanguage) {
        let wording = Wording(document: language)
        let note = wording.text("statement.foot.not_read")
        #expect(text(language).contains(note) == (language != .english))
        #expect(text(language).contains("<html lang=\"\(language.rawValue)\">"))
    }

    @Test func theWordCertificateIsTheStations() {
        let page = text(.english).replacing("station certificate", with: "").replacing("airing certificate", with: "")
        #expect(!page.lowercased().contains("certificate"))
        #expect(text(.russian).contains("Это не эфирная справка"))
    }

    @Test func anEmptyStatementSaysSo() throws {
        let making = Samples.statement.making
        let statement = AiringStatement(
            campaign: "x", channel: StatementChannel(name: "КТРК [1]:*?/\\'", zone: nil, dayStart: 0),
            period: Samples.first...Samples.first, making: making)
        let document = StatementDocument(statement, language: .russian)
        let page = String(decoding: document.page(), as: UTF8.self)
        #expect(page.contains("В эти дни нет ни заказов, ни выходов."))
        #expect(page.contains("Вопросов нет.") && page.contains("часовой пояс не известен"))
        #expect(try rows(document.workbook(), sheet: "Итоги").count > 10)
    }

    @Test func aTextTooLongForACellIsRefused() {
        var statement = Samples.statement
        statement.donor = String(repeating: "я", count: 40_000)
        #expect(throws: ReportingProblem.textTooLong(beginning: String(repeating: "я", count: 40), most: 32_767)) {
            try StatementDocument(statement, language: .english).workbook()
        }
    }

    @Test func isNamedByChannelDaysAndLanguage() {
        let name = StatementDocument(Samples.statement, language: .uzbek).name
        #expect(name == "airing statement КТРК 2006-11-01..2006-11-30 uz-Latn")
    }
}
