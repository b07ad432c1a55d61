import Campaign
import Reporting
import Tabular
import TestSupport
import Testing
import Wording

@Suite struct AiringSheetTests {
    private let folder = FreshFolder()

    /// The sheet as a table of cells, with something typed into some of them.
    private func table(
        _ language: DocumentLanguage = .russian, typing typed: [(row: Int, column: Int, text: String)] = []
    ) throws -> [[String]] {
        let path = folder.file("sheet.xlsx", try AiringSheetDocument(Samples.sheet, language: language).workbook())
        let reader = try TableReader.open(path)
        var rows: [[String]] = []
        while let row = try reader.next() {
            while rows.count < row.number - 1 { rows.append([]) }
            rows.append(row.cells + Array(repeating: "", count: 11 - row.cells.count))
        }
        for entry in typed {
            while rows.count < entry.row { rows.append(Array(repeating: "", count: 11)) }
            rows[entry.row - 1][entry.column] = entry.text
        }
        return rows
    }

    /// Saved as `.xlsx` or `.csv`, as an office does.
    private func saved(_ rows: [[String]], _ name: String = "filled.xlsx") throws -> String {
        let path = folder.path + "/" + name
        let writer = try TableFile.writer(path, sheet: "1", headings: rows[0])
        for row in rows.dropFirst() { try writer.write(row) }
        try writer.finish()
        return path
    }

    @Test(arguments: DocumentLanguage.allCases)
    func anUntouchedSheetHasNoAirings(_ language: DocumentLanguage) throws {
        let path = folder.file("sheet.xlsx", try AiringSheetDocument(Samples.sheet, language: language).workbook())
        let contents = try AiringSheetReader.read(path)
        #expect(contents.channel == "КТРК")
        #expect(contents.period == Samples.sheet.period)
        #expect(contents.scan == Samples.digest(5))
        #expect(contents.rows.isEmpty && contents.problems.isEmpty && contents.untouched == 5)
    }

    @Test(arguments: ["filled.xlsx", "filled.csv"])
    func whatIsTypedIsRead(_ name: String) throws {
        let rows = try table(typing: [
            (11, 7, "19:05:01"), (11, 8, "29,5"), (11, 9, "=Убадаларга"), (12, 7, "25.10"), (13, 10, "снят с эфира"),
            (16, 1, "30.11.2006"), (16, 7, "7:02:55"), (16, 8, "0:30"),
        ])
        let contents = try AiringSheetReader.read(saved(rows, name))
        #expect(contents.problems.isEmpty)
        #expect(contents.untouched == 2)
        #expect(contents.rows.map(\.row) == [11, 12, 13, 16])
        #expect(contents.rows.map(\.booking) == ["B10000", "B10001", "B10002", ""])
        #expect(contents.rows.map { $0.day.description } == ["2006-11-01", "2006-11-02", "2006-11-03", "2006-11-30"])
        #expect(contents.rows.map { $0.time?.milliseconds } == [68_701_000, 90_600_000, nil, 25_375_000])
        #expect(contents.rows.map { $0.time?.isSecondKnown } == [true, false, nil, true])
        #expect(contents.rows.map(\.length) == [29_500, nil, nil, 30_000])
        #expect(contents.rows[0].titleAsWritten == "=Убадаларга" && contents.rows[2].remark == "снят с эфира")
        #expect(contents.rows[0].item == "VSPOT-001" && contents.rows[0].language == "ky")
    }

    @Test func badCellsHoldBackTheirRowOnly() throws {
        let rows = try table(typing: [
            (11, 7, "19:65"), (12, 8, "30"), (13, 7, "19:00"), (13, 8, "half"), (14, 1, "31.11.2006"), (14, 7, "19:00"),
            (15, 7, "20:00:01"), (16, 7, "20:00"), (17, 1, "05.12.2006"), (17, 7, "20:00"),
        ])
        let contents = try AiringSheetReader.read(saved(rows))
        #expect(contents.rows.map(\.row) == [15])
        #expect(contents.untouched == 0)
        #expect(
            contents.problems == [
                AiringSheetRowProblem(row: 11, column: .time, value: "19:65", reason: .badTime),
                AiringSheetRowProblem(row: 12, column: .time, value: "", reason: .noTime),
                AiringSheetRowProblem(row: 13, column: .seconds, value: "half", reason: .badSeconds),
                AiringSheetRowProblem(row: 14, column: .day, value: "31.11.2006", reason: .badDay),
                AiringSheetRowProblem(row: 16, column: .day, value: "", reason: .noDay),
                AiringSheetRowProblem(row: 17, column: .day, value: "05.12.2006", reason: .dayOutside),
            ])
    }

    @Test func rowsAndColumnsMayBeMoved() throws {
        var rows = try table(typing: [(11, 7, "19:05:01")])
        rows.insert(Array(repeating: "note", count: 11), at: 6)
        rows = rows.enumerated().map { $0.offset > 8 ? [$0.element[7]] + $0.element : $0.element }
        let contents = try AiringSheetReader.read(saved(rows))
        #expect(contents.rows.map(\.row) == [12])
        #expect(contents.rows.first?.booking == "B10000")
    }

    @Test func otherFilesAreRefusedByName() throws {
        let whole = try table()
        func problem(_ change: (inout [[String]]) -> Void) throws -> AiringSheetProblem? {
            var rows = whole
            change(&rows)
            let path = try saved(rows)
            return #expect(throws: AiringSheetProblem.self) { try AiringSheetReader.read(path) }
        }
        let file = "filled.xlsx"
        #expect(try problem { $0[0][0] = "Эфирная справка" } == .notASheet(file: file))
        #expect(
            try problem { $0[0][0] = "JARCHI-AIRING-SHEET 2" } == .unknownVersion(file: file, version: "2"))
        #expect(try problem { $0[1][1] = "" } == .missingMark(file: file, mark: "channel"))
        #expect(try problem { $0[2][1] = "вчера" } == .badMark(file: file, mark: "from", value: "вчера"))
        #expect(try problem { $0[3][1] = "2001-01-01" } == .badMark(file: file, mark: "until", value: "2001-01-01"))
        #expect(try problem { $0[4][1] = "abc" } == .badMark(file: file, mark: "scan-sha256", value: "abc"))
        #expect(try problem { $0[4][0] = "" } == .missingMark(file: file, mark: "scan-sha256"))
        #expect(try problem { $0[8][10] = "" } == .missingColumn(file: file, column: "remark"))
        #expect(try problem { $0.removeLast($0.count - 8) } == .missingColumn(file: file, column: "booking"))
        #expect(throws: AiringSheetProblem.notASheet(file: "empty.csv")) {
            try AiringSheetReader.read(folder.file("empty.csv", ""))
        }
    }

    @Test func aSheetWithoutAScanNamesNone() throws {
        var rows = try table()
        rows[4][1] = ""
        #expect(try AiringSheetReader.read(saved(rows)).scan == nil)
    }

    @Test(arguments: [
        ("06:37:47", 23_867_000), ("6.37", 23_820_000), ("6-37-47", 23_867_000), ("25:10", 90_600_000),
        ("47:59:59", 172_799_000), ("00:00", 0), ("1899-12-31 01:10:07", 90_607_000), ("1899-12-30", 0),
        ("1899-12-31", 86_400_000),
    ])
    func readsTimes(_ text: String, _ milliseconds: Int) {
        #expect(TypedTime(text)?.milliseconds == milliseconds)
        #expect(TypedTime(text)?.asWritten == text)
    }

    @Test(arguments: [
        "", ":", "6", "6:5", "48:00", "6:60", "6:37:60", "6:37:47:12", "-6:37", "+6:37", "6:+7", "６:３７", "1:03 XM",
        "1899-12-31 x", "2006-11-01 06:37:47", String(repeating: "1:", count: 10_000),
    ])
    func refusesOtherTimes(_ text: String) { #expect(TypedTime(text) == nil) }

    /// Whatever is typed, every row is read, held back or untouched, and nothing crashes.
    @Test func survivesWhateverIsTyped() throws {
        let seed = UInt64.random(in: 0 ... .max)
        var generator = SeededGenerator(seed: seed)
        let pieces = [
            "19:00", "1", ":", ",", ".", "-", "е", "2006-11-05", "05.11.2006", " ", "\u{A0}", "'", "=", "99999",
        ]
        for _ in 0..<40 {
            var rows = try table()
            for row in 10..<15 {
                for column in 0..<11 where Int.random(in: 0..<3, using: &generator) == 0 {
                    rows[row][column] = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
                        pieces.randomElement(using: &generator) ?? ""
                    }.joined()
                }
            }
            let contents = try AiringSheetReader.read(saved(rows))
            let filled = rows[10...].count { row in row.contains { !$0.isEmpty } }
            #expect(
                contents.rows.count + contents.problems.count + contents.untouched == filled, "seed \(seed)")
        }
    }

    @Test func everyProblemHasItsWords() throws {
        let rowProblems = AiringSheetRowProblem.Reason.allCases.map {
            AiringSheetRowProblem(row: 12, column: .day, value: "x", reason: $0) as any Problem
        }
        let problems: [any Problem] =
            rowProblems + [
                AiringSheetProblem.notASheet(file: "f"), AiringSheetProblem.unknownVersion(file: "f", version: "2"),
                AiringSheetProblem.missingMark(file: "f", mark: "m"),
                AiringSheetProblem.badMark(file: "f", mark: "m", value: "v"),
                AiringSheetProblem.missingColumn(file: "f", column: "c"),
                AiringSheetProblem.tooManyRows(file: "f", most: 5),
                ReportingProblem.tooManyRows(count: 6, most: 5), ReportingProblem.textTooLong(beginning: "b", most: 5),
                ReportingProblem.cannotMakeWorkbook(reason: "r"), PlainProblem("signature.cannot_sign"),
            ]
        for language in InterfaceLanguage.allCases {
            for problem in problems {
                let told = Wording(language: language).told(problem)
                #expect(Wording(language: language).find(problem.code) != nil, "\(problem.code)")
                #expect(!told.what.contains("{") && told.fix?.contains("{") != true, "\(told.what)")
            }
        }
    }
}
