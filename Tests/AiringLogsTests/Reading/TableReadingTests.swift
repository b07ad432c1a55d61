import AiringLogs
import Campaign
import Documents
import Testing

/// Tables in other layouts than the labelled ones.
@Suite struct TableReadingTests {
    @Test func kyrgyzHeadings() throws {
        let log = try ReadLog(
            text: "Күнү;Чыккан убактысы;Аталышы;Узактыгы (сек)\n12-ноябрь 2006;08:15;Убадаларга ишенбе;30\n"
                + "13-ноябрь 2006;19:40;Үйгө кайт;60\nЖыйынтыгы: 2 жолу;;;90\n", as: .utf16LittleEndian)
        #expect(log.told == ["2006-11-12 08:15:00|30|Убадаларга ишенбе", "2006-11-13 19:40:00|60|Үйгө кайт"])
        #expect(log.lines.allSatisfy { !$0.isSecondKnown })
        #expect(log.totals.map(\.count) == [2] && log.totals.map(\.seconds) == [90])
        #expect(log.description.languages == ["ky"])
    }

    @Test func kazakhHeadingsUnderDates() throws {
        let log = try ReadLog(
            text: "«Шымкент ТВ» телеарнасы\n2006 жылғы 12 қараша\nУақыты;Атауы;Ұзақтығы\n8:15:00;Уәделерге сенбе;0:30\n"
                + "23:59:10;Үйге қайт;1:00\n0:20:00;Сенім телефоны;0:20\n2006 жылғы 13 қараша\n8:15:00;Уәделерге сенбе;0:30\n"
                + "Барлығы;;2:20\n")
        #expect(
            log.told == [
                "2006-11-12 08:15:00|30|Уәделерге сенбе", "2006-11-12 23:59:10|60|Үйге қайт",
                "2006-11-12 24:20:00|20|Сенім телефоны", "2006-11-13 08:15:00|30|Уәделерге сенбе",
            ])
        #expect(log.lines.allSatisfy { $0.channel == "Шымкент ТВ" })
        #expect(log.totals.map(\.seconds) == [140])
    }

    @Test func tajikHeadingsTypedInRussianLetters() throws {
        let log = try ReadLog(
            text: "Шабакаи \"Сафина\"\nСана\tВакти пахш\tНоми навор\tДавомноки\n"
                + "05.03.2007\t10:15:22\tБа ваъдахо бовар накун\t30\n06.03.2007\t11:15:22\tТелефони бовари\t20\n"
                + "Хамаги\t\t2 маротиба\t50\n", as: .windows1251)
        #expect(
            log.told == ["2007-03-05 10:15:22|30|Ба ваъдахо бовар накун", "2007-03-06 11:15:22|20|Телефони бовари"])
        #expect(log.lines.allSatisfy { $0.channel == "Сафина" } && log.totals.map(\.count) == [2])
        #expect(log.description.languages == ["tg"] && log.description.encoding == "windows1251")
    }

    @Test func uzbekHeadingsInBothScripts() throws {
        let latin = try ReadLog(
            text: "Sana,Vaqti,Rolik nomi,Davomiyligi\n2007-03-05,10:15:22,\"Vaʼdalarga ishonma\",30\n"
                + "2007-03-06,11:15:22,\"Uyga qayt, farzandim\",60\nJami,,2 marta,90\n")
        #expect(
            latin.told == ["2007-03-05 10:15:22|30|Vaʼdalarga ishonma", "2007-03-06 11:15:22|60|Uyga qayt, farzandim"])
        let cyrillic = try ReadLog(
            text: "Сана;Вақти;Номи;Давомийлиги\n5 март 2007 йил;10:15;Ваъдаларга ишонма;30\n"
                + "6 март 2007 йил;11:15;Уйга қайт;60\n")
        #expect(cyrillic.told == ["2007-03-05 10:15:00|30|Ваъдаларга ишонма", "2007-03-06 11:15:00|60|Уйга қайт"])
        #expect(latin.description.languages == ["uz"] && cyrillic.description.languages == ["uz"])
    }

    @Test func aTableWithoutHeadings() throws {
        let log = try ReadLog(
            text: "1;15.11.2006;08:15:22;Горячая линия;30\n2;15.11.2006;12:15:22;Не верь обещаниям;30\n"
                + "3;16.11.2006;08:15:22;Человек не товар;45\n4;17.11.2006;09:15:22;Горячая линия;30\n")
        #expect(log.told.count == 4)
        #expect(log.told[2] == "2006-11-16 08:15:22|45|Человек не товар")
        #expect(log.description.tables.first?.columns.map(\.meaning) == [.sequence, .date, .start, .title, .duration])
    }

    @Test func stackedTablesWithoutHeadings() throws {
        let log = try ReadLog(
            text:
                "Эфирная справка\nТелеканал «КТРК»;;;\n01.11.2006;08:15:00;Горячая линия;30\n02.11.2006;08:15:00;Эже;45\n"
                + "Итого: 2 выхода;;;75 сек\nТелеканал «НТС»;;;\n01.11.2006;09:15:00;Горячая линия;30\n"
                + "02.11.2006;09:15:00;Эже;45\nИтого: 2 выхода;;;75 сек\nВсего по каналам: 4 выхода, 150 сек;;;\n")
        #expect(log.lines.map(\.channel) == ["КТРК", "КТРК", "НТС", "НТС"])
        #expect(log.totals.map(\.count) == [2, 2, 4] && log.totals.map(\.seconds) == [75, 75, 150])
        #expect(log.totals.map(\.channel) == ["КТРК", "НТС", nil])
    }

    @Test func severalTimesInOneCellAndDatesOnlyOnce() throws {
        let log = try ReadLog(
            text: "Дата;Ролик;Время выхода\n01.11.2006;Горячая линия;\"08:15, 13:20, 21:05\"\n"
                + ";Не верь обещаниям;\"09:15, 14:20\"\n02.11.2006;Горячая линия;08:16\n")
        #expect(log.lines.map(\.row) == [2, 2, 2, 3, 3, 4])
        #expect(log.lines.map(\.place) == [1, 2, 3, 1, 2, 1])
        #expect(log.told[4] == "2006-11-01 14:20:00|-|Не верь обещаниям")
    }

    @Test func plannedAndActual() throws {
        let log = try ReadLog(
            text: "№ п/п;Дата выхода;Плановое время;Фактическое время;Название ролика;Хронометраж план, сек;"
                + "Хронометраж факт, сек;Примечание\n1;01.11.2006;08:15;08:15:22;Горячая линия;30;30;\n"
                + "2;01.11.2006;12:15;12:16:40;Горячая линия;30;28;\n3;01.11.2006;18:15;;Горячая линия;30;;не вышел\n")
        #expect(log.told.prefix(2) == ["2006-11-01 08:15:22|30|Горячая линия", "2006-11-01 12:16:40|28|Горячая линия"])
        #expect(log.lines.map(\.kind) == [.airing, .airing, .didNotAir])
        #expect(log.told[2].hasPrefix("2006-11-01 18:15:00"))
    }

    @Test func beginAndEndGiveTheLength() throws {
        let log = try ReadLog(
            text: "Дата;Начало;Окончание;Ролик\n01.11.2006;08:15:00;08:15:30;Эже\n01.11.2006;23:59:50;00:00:20;Эже\n")
        #expect(log.lines.map(\.duration) == [30_000, 30_000])
    }

    @Test func channelInItsOwnColumn() throws {
        let log = try ReadLog(
            text: "Телеканал;Дата;Время;Ролик;Длительность;Язык;Рекламодатель\n"
                + "КТРК;01.11.2006;08:15:00;Горячая линия;00:00:30;рус;МОМ\nНТС;01.11.2006;08:25:00;Ишеним телефону;00:00:20;кырг;МОМ\n"
        )
        #expect(log.lines.map(\.channel) == ["КТРК", "НТС"])
        #expect(log.lines.map(\.languageAsWritten) == ["рус", "кырг"] && log.lines.map(\.context) == ["МОМ", "МОМ"])
    }

    @Test func headingsAgainOnEveryPage() throws {
        let page = "Дата;Время;Ролик;Хрон\n01.11.2006;08:15:00;Эже;30\n"
        let log = try ReadLog(text: page + "Стр. 2\n" + page)
        #expect(log.lines.count == 2 && log.passed.count(where: { $0.reason == .heading }) == 2)
    }

    @Test func theFileNameTellsTheChannel() throws {
        let text = "Дата;Время;Ролик\n01.11.2006;08:15:00;Эже\n"
        #expect(try ReadLog(text: text, name: "shymkent_tv_noyabr.csv").lines.first?.channel == "Шымкент ТВ")
        #expect(try ReadLog(text: text, name: "эфир хабар 2006.csv").lines.first?.channel == "Хабар")
        #expect(try ReadLog(text: text, name: "report.csv").lines.first?.channel == nil)
    }

    @Test func twoColumnsThatMayBeTheTimeAreAskedAbout() throws {
        let text =
            "01.11.2006;08:15:00;08:17:10;Hotline;30\n01.11.2006;09:15:00;09:12:10;Hotline;30\n"
            + "01.11.2006;10:15:00;10:16:10;Hotline;30\n"
        let refusal = try #require(throws: LogRefusal.self) { try ReadLog(text: text) }
        #expect(refusal.code == "airing.log.column_ambiguous" && refusal.values["columns"] == .list(["B", "C"]))
        #expect(refusal.offers.count == 2)
        var context = ReadLog.context
        context.profiles = [refusal.offers[1].profile]
        #expect(try ReadLog(text: text, context: context).told.first == "2006-11-01 08:17:10|30|Hotline")
    }

    @Test func twoColumnsThatMayBeTheTitleAreAskedAbout() throws {
        let text =
            "01.11.2006;08:15:00;Горячая линия помощи;Утренний выпуск новостей;30\n"
            + "01.11.2006;09:15:00;Человек не товар;Доброе утро страна;30\n01.11.2006;10:15:00;Вернись домой;Кино для всех;30\n"
        #expect(ReadLog.refusal { _ = try ReadLog(text: text) } == "airing.log.column_ambiguous")
    }

    @Test func rowsThatCannotBeReadNameColumnValueAndReason() throws {
        let log = try ReadLog(
            text: "Дата;Время;Ролик;Хрон\n30.01.2007;08:15:00;Эже;30\n31.02.2007;08:15:00;Эже;30\n"
                + "45.13.2007;08:15:00;Эже;30\n01.02.2007;25:61:00;Эже;30\n01.02.2007;;Эже;30\n01.02.2007;09:00:00;;30\n"
        )
        #expect(log.lines.count == 1)
        #expect(log.rejected.map(\.row) == [3, 4, 5, 6, 7])
        #expect(
            log.rejected.map(\.reason.code) == [
                "airing.row.date_impossible", "airing.row.date_unreadable", "airing.row.time_unreadable",
                "airing.row.time_missing", "airing.row.title_missing",
            ])
        #expect(log.rejected[0].column == "Дата" && log.rejected[0].value == "31.02.2007")
        #expect(log.rowsTold.sorted() == Array(1...7))
    }

    @Test func aQuotationMarkThatNobodyCloses() throws {
        let log = try ReadLog(text: "Дата;Время;Ролик\n01.11.2006;08:15:00;\"Эже\n01.11.2006;09:15:00;Эже\n")
        #expect(log.lines.map(\.title) == ["\"Эже", "Эже"])
    }

    @Test func resumedAndSecondaryLinesAreNoAirings() throws {
        let log = try ReadLog(
            text: "Дата;Время;Наименование;Хрон;Статус\n01.11.2006;08:15:00;Фильм;600;вышел\n"
                + "01.11.2006;08:35:00;Фильм (продолжение);600;вышел\n01.11.2006;09:00:00;Заставка;5;Logo\n"
                + "01.11.2006;10:00:00;Эже;45;отменён\n")
        #expect(log.lines.map(\.kind) == [.airing, .resumed, .secondary, .didNotAir])
    }

    @Test func sheetsOfAWorkbookAreNamed() throws {
        #expect(
            try ReadLog(text: "Телеканал: НТС\n01.11.2006;09:15:00;Эже;45\n02.11.2006;09:15:00;Эже;45\n").lines.map(
                \.channel) == ["НТС", "НТС"])
    }
}
