import AiringLogs
import Campaign
import Documents
import Testing

/// How the small hours are dated.
@Suite struct NightReadingTests {
    private static func log(_ rows: [(String, String)]) throws -> ReadLog {
        try ReadLog(
            text: "Дата;Время;Ролик\n" + rows.map { "\($0.0);\($0.1);Эже\n" }.joined(), name: "nts.csv")
    }

    @Test func hoursBeyond24() throws {
        let log = try Self.log([("01.11.2006", "23:15:00"), ("01.11.2006", "25:03"), ("02.11.2006", "06:00:00")])
        #expect(log.description.dayConvention == .hoursBeyond)
        #expect(log.told == ["2006-11-01 23:15:00|-|Эже", "2006-11-01 25:03:00|-|Эже", "2006-11-02 06:00:00|-|Эже"])
    }

    @Test func theClockBeginsAgainUnderTheSameDate() throws {
        let log = try Self.log([
            ("01.11.2006", "23:15:00"), ("01.11.2006", "00:10:00"), ("02.11.2006", "06:00:00"),
            ("02.11.2006", "23:00:00"),
            ("02.11.2006", "01:00:00"), ("03.11.2006", "07:00:00"),
        ])
        #expect(log.description.dayConvention == .clockRestarts)
        #expect(log.told[1] == "2006-11-01 24:10:00|-|Эже" && log.told[4] == "2006-11-02 25:00:00|-|Эже")
    }

    @Test func theDateTurnsAtMidnight() throws {
        let log = try Self.log([("01.11.2006", "23:15:00"), ("02.11.2006", "00:10:00"), ("02.11.2006", "06:00:00")])
        #expect(log.description.dayConvention == .calendar)
        #expect(log.told[1] == "2006-11-01 24:10:00|-|Эже")
    }

    @Test func bothWaysInOneFileAreAskedAbout() throws {
        let rows = [
            ("01.11.2006", "23:15:00"), ("01.11.2006", "00:10:00"), ("02.11.2006", "23:00:00"),
            ("02.11.2006", "00:20:00"),
            ("03.11.2006", "23:00:00"), ("04.11.2006", "00:30:00"), ("04.11.2006", "23:30:00"),
            ("05.11.2006", "00:30:00"),
        ]
        let refusal = try #require(throws: LogRefusal.self) { try Self.log(rows) }
        #expect(refusal.code == "airing.log.day_convention" && refusal.offers.count == 2)
    }

    /// Clocks of Moscow went forward on 26 March 2006 and back on 29 October 2006.
    @Test func localTimesThatNeverWereOrWereTwice() throws {
        let log = try ReadLog(
            text: "Телеканал «Москва 24»\nДата;Время;Ролик\n26.03.2006;02:30:00;A\n26.03.2006;03:30:00;A\n"
                + "29.10.2006;02:30:00;A\n29.10.2006;03:30:00;A\n")
        #expect(log.rejected.map(\.reason.code) == ["airing.row.time_never", "airing.row.time_twice"])
        #expect(log.rejected.map(\.row) == [3, 5] && log.lines.count == 2)
    }

    @Test(arguments: [
        ("08:15:30", "08:15:30", true), ("8:15", "08:15:00", false), ("8.15", "08:15:00", false),
        ("08-15", "08:15:00", false),
        ("08-15-30", "08:15:30", true), ("25:03", "25:03:00", false), ("1:03 XM", "25:03:00", false),
        ("108xm", "25:08:00", false),
        ("12:00 XM", "24:00:00", false), ("7p", "19:00:00", false), ("430a", "04:30:00", false),
        ("11:35 PM", "23:35:00", false),
        ("12:05 AM", "00:05:00", false), ("12:05 p.m.", "12:05:00", false), ("7p-7:30p", "19:00:00", false),
        ("08:15:30:12", "08:15:30", true), ("08:15:30;12", "08:15:30", true), ("08:15:30.12", "08:15:30", true),
        ("08:15:30.480", "08:15:30", true), ("08:15:30,5", "08:15:30", true), ("8 ч 15 мин", "08:15:00", false),
        ("08:15 ч.", "08:15:00", false), ("18:50-19:00", "18:50:00", false),
    ])
    func timesWrittenSo(_ written: String, _ told: String, _ isSecondKnown: Bool) throws {
        // Beside a usual time, so that the column is surely one of times.
        let log = try ReadLog(
            text:
                "Дата\tВремя\tРолик\n01.11.2006\t12:00:00\tЭже\n01.11.2006\t13:00:00\tЭже\n02.11.2006\t\(written)\tЭже\n"
        )
        let line = try #require(log.lines.last)
        #expect(log.lines.count == 3)
        let shown = ReadLog.clock(
            line.time.day == Day("2006-11-01") ? line.time.milliseconds - 86_400_000 : line.time.milliseconds)
        #expect(shown == told && line.isSecondKnown == isSecondKnown)
    }

    @Test func framesAreParts() throws {
        let log = try ReadLog(
            text: "Date\tTC\tTitle\n2006-11-01\t08:15:30:12\tA\n2006-11-01\t08:15:30.250\tB\n", name: "nts.txt")
        #expect(log.lines.map { $0.time.milliseconds % 1000 } == [480, 250])
    }

    @Test(arguments: [
        ("30", 30_000), ("30,0", 30_000), ("30.5", 30_500), ("30 сек", 30_000), ("30 сек.", 30_000), ("0:30", 30_000),
        ("00:00:30", 30_000), ("00:00:30:12", 30_480), ("1 мин 30 сек", 90_000), ("1'30\"", 90_000), ("30\"", 30_000),
        ("0,5 мин", 30_000), (":30", 30_000), ("90 секунд", 90_000), ("30 сония", 30_000), ("1:30 мин", 90_000),
        ("20 sec", 20_000),
    ])
    func lengthsWrittenSo(_ written: String, _ milliseconds: Int) throws {
        let log = try ReadLog(
            text:
                "Дата\tВремя\tРолик\tХронометраж\n01.11.2006\t12:00:00\tЭже\t\(written.replacing("\"", with: "\"\""))\n"
        )
        #expect(log.lines.map(\.duration) == [milliseconds], "\(written)")
    }
}
