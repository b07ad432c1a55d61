import AiringLogs
import Campaign
import Documents
import Testing

/// What dates mean, and when nobody can know.
@Suite struct DateReadingTests {
    private static func days(_ written: [String], name: String = "log.csv", context: ReadingContext = ReadLog.context)
        throws -> [String]
    {
        let rows = written.map { "\($0);08:15:00;Hotline;30\n" }
        return try ReadLog(text: "Date;Time;Title;Seconds\n" + rows.joined(), name: name, context: context).lines
            .map { $0.time.day.description }
    }

    @Test(arguments: [
        ("12.11.2006", "2006-11-12"), ("2006-11-12", "2006-11-12"), ("2006/11/12", "2006-11-12"),
        ("12-Nov-2006", "2006-11-12"),
        ("12 ноября 2006 г.", "2006-11-12"), ("воскресенье, 12 ноября 2006 года", "2006-11-12"),
        ("12-ноябрь 2006", "2006-11-12"), ("2006-жылдын 12-ноябры", "2006-11-12"),
        ("2006 жылғы 12 қараша", "2006-11-12"),
        ("12 noyabr 2006 yil", "2006-11-12"), ("2006 yil 12 noyabr", "2006-11-12"),
        ("12 ноябри соли 2006", "2006-11-12"),
        ("Nov 12, 2006", "2006-11-12"), ("20061112", "2006-11-12"), ("39033", "2006-11-12"),
        ("13/11/2006", "2006-11-13"),
        ("11/13/2006", "2006-11-13"), ("12.11.2006 (вс)", "2006-11-12"), ("Sun 12.11.2006", "2006-11-12"),
    ])
    func writtenSo(_ written: String, _ day: String) throws {
        #expect(try Self.days([written.contains(",") ? "\"\(written)\"" : written]) == [day])
    }

    @Test func nothingTellsWhichNumberIsTheDay() throws {
        let refusal = try #require(throws: LogRefusal.self) { try Self.days(["03/04/2007", "03/04/2007"]) }
        #expect(
            refusal.code == "airing.log.date_order"
                && refusal.values["readings"] == .list(["2007-04-03", "2007-03-04"]))
        #expect(refusal.offers.map(\.reading) == [["2007-04-03"], ["2007-03-04"]])
        var context = ReadLog.context
        context.profiles = [refusal.offers[1].profile]
        #expect(try Self.days(["03/04/2007", "03/05/2007"], context: context) == ["2007-03-04", "2007-03-05"])
    }

    @Test func daysThatFollowEachOtherTell() throws {
        #expect(
            try Self.days(["01/11/2006", "02/11/2006", "03/11/2006"]) == ["2006-11-01", "2006-11-02", "2006-11-03"])
        #expect(
            try Self.days(["11/01/2006", "11/02/2006", "11/03/2006"]) == ["2006-11-01", "2006-11-02", "2006-11-03"])
    }

    @Test func thePlanThePeriodAndTheFileNameTell() throws {
        var context = ReadLog.context
        context.expectedDays = DaySpan(from: Day("2007-03-01"), until: Day("2007-03-31"))
        #expect(try Self.days(["03/04/2007"], context: context) == ["2007-03-04"])
        #expect(try Self.days(["03/04/2007"], name: "efir_2007-04.csv") == ["2007-04-03"])
        let log = try ReadLog(
            text: "Period: 1 March 2007 - 31 March 2007\nDate;Time;Title;Seconds\n03/04/2007;08:15:00;Hotline;30\n")
        #expect(log.lines.map { $0.time.day.description } == ["2007-03-04"])
    }

    @Test func yearsOfTwoFiguresNeedEvidence() throws {
        #expect(ReadLog.refusal { _ = try Self.days(["01.11.06", "02.11.06"]) } == "airing.log.year_short")
        #expect(try Self.days(["01.11.06", "02.11.06"], name: "efir 11.2006.csv").isEmpty == false)
        #expect(try Self.days(["01.11.06", "02.11.06"], name: "efir_200611.csv") == ["2006-11-01", "2006-11-02"])
        var context = ReadLog.context
        context.expectedDays = DaySpan(from: Day("2006-01-01"), until: Day("2008-03-31"))
        #expect(try Self.days(["01.11.06", "02.11.06"], context: context) == ["2006-11-01", "2006-11-02"])
    }

    @Test func datesWithoutAYearTakeThatOfThePaper() throws {
        let text = "Эфирная справка за ноябрь 2006 года\n1 ноября\n08:15:00;Эже;45\n2 ноября\n08:16:00;Эже;45\n"
        let log = try ReadLog(text: text)
        #expect(log.told == ["2006-11-01 08:15:00|45|Эже", "2006-11-02 08:16:00|45|Эже"])
        #expect(log.periods.map(\.from) == [Day("2006-11-01")] && log.periods.map(\.until) == [Day("2006-11-30")])
        let bare = "1 ноября\n08:15:00;Эже;45\n2 ноября\n08:16:00;Эже;45\n"
        #expect(ReadLog.refusal { _ = try ReadLog(text: bare) } == "airing.log.year_missing")
    }

    @Test func timesWithoutADateTakeThatOfTheFileName() throws {
        let text = "08:15:00;Эже;45\n09:15:00;Эже;45\n"
        #expect(ReadLog.refusal { _ = try ReadLog(text: text) } == "airing.log.date_missing")
        let log = try ReadLog(text: text, name: "ktrk_2006-11-12.csv")
        #expect(log.told.first == "2006-11-12 08:15:00|45|Эже" && log.lines.first?.channel == "КТРК")
    }

    @Test(arguments: [
        "период размещения: с 01.11.2006 по 15.11.2006", "с 1 по 15 ноября 2006 года",
        "с 1 ноября по 15 ноября 2006 г.",
        "1–15 ноября 2006 г.", "01.11.2006-15.11.2006", "1 November 2006 to 15 November 2006",
    ])
    func periods(_ written: String) throws {
        let log = try ReadLog(text: written + "\nДата;Время;Ролик\n02.11.2006;08:15:00;Эже\n")
        #expect(log.periods.map(\.from) == [Day("2006-11-01")] && log.periods.map(\.until) == [Day("2006-11-15")])
    }
}
