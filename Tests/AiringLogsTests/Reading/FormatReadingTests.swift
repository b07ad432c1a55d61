import AiringLogs
import Campaign
import Documents
import Testing

/// One test for each format.
@Suite struct FormatReadingTests {
    private static func log(_ text: String, name: String, channel: String? = nil) throws -> ReadLog {
        var context = ReadLog.context
        context.channel = channel
        return try ReadLog(text: text, name: name, context: context)
    }

    @Test func automationPipe() throws {
        let log = try Self.log(
            "2/3/2007-23:10:14.09|Video Clip|X1|Hotline|00:00:15.00|00:00:00.00|00:00:15.00|30a1|\n"
                + "2/3/2007-24:10:14.09|Logo|X2|Logo|00:00:05.12|00:00:00.00|00:00:05.12|30a2|\n"
                + "2/4/2007-07:10:14.09|Live|X3|News|00:10:00.00|00:00:00.00|00:10:00.00|30a3|\n", name: "habar.txt")
        #expect(log.description.format == "automation_pipe" && log.description.dateOrder == .monthFirst)
        #expect(
            log.told == [
                "2007-02-03 23:10:14|15|Hotline", "2007-02-03 24:10:14|5.48|Logo", "2007-02-04 07:10:14|600|News",
            ])
        #expect(log.lines.map(\.kind) == [.airing, .secondary, .secondary] && log.lines[0].code == "X1")
        #expect(log.lines.allSatisfy { $0.channel == "Хабар" })
    }

    @Test(arguments: [
        "http://smpte-ra.org/schemas/2021/2007/BXF", "http://smpte-ra.org/schemas/2021/2008/BXF",
        "http://smpte-ra.org/schemas/2021/2017/BXF", "http://smpte-ra.org/schemas/2021/2023/BXF",
    ])
    func broadcastExchange(_ space: String) throws {
        func event(
            _ name: String, _ time: String, status: String = "Aired Without Discrepancy", type: String = "Primary"
        ) -> String {
            "<AsRun><BasicAsRun><AsRunEventId><EventId><EventId>urn:uuid:1</EventId></EventId><BillingReferenceCode>K-17/3"
                + "</BillingReferenceCode></AsRunEventId><Content><ContentId><HouseNumber>PSA1</HouseNumber></ContentId>"
                + "<Name>\(name)</Name></Content><AsRunDetail><Status>\(status)</Status><Type>\(type)</Type><StartDateTime>"
                + "<SmpteDateTime broadcastDate=\"2007-05-20\"><SmpteTimeCode>\(time)</SmpteTimeCode></SmpteDateTime>"
                + "</StartDateTime><Duration><SmpteDuration><SmpteTimeCode>00:00:20:01</SmpteTimeCode></SmpteDuration>"
                + "</Duration></AsRunDetail></BasicAsRun></AsRun>"
        }
        let events =
            event("A", "23:29:47:07") + event("B", "01:33:35;00", status: "Did not air")
            + event("C", "01:40:00:00", type: "Comment")
        let text =
            "\u{FEFF}<?xml version=\"1.0\" encoding=\"utf-8\"?><BxfMessage xmlns=\"\(space)\"><BxfData action=\"add\"><Schedule>"
            + "<Channel channelNumber=\"5\" ShortName=\"Сафина\"/>\(events)</Schedule></BxfData></BxfMessage>"
        let log = try Self.log(text, name: "asrun.xml")
        #expect(log.description.format == "bxf" && log.description.dayConvention == .clockRestarts)
        #expect(
            log.told == ["2007-05-20 23:29:47|20.04|A", "2007-05-20 25:33:35|20.04|B", "2007-05-20 25:40:00|20.04|C"])
        #expect(log.lines.map(\.kind) == [.airing, .didNotAir, .secondary] && log.lines.map(\.row) == [1, 2, 3])
        #expect(
            log.lines[0].channel == "Сафина" && log.lines[0].code == "PSA1" && log.lines[0].bookingReference == "K-17/3"
        )
    }

    @Test func broadcastExchangeInUTCAndComplete() throws {
        let text = """
            <b:BxfMessage xmlns:b="http://smpte-ra.org/schemas/2021/2019/BXF"><b:BxfData><b:Schedule><b:Channel shortName="Сафина"/>
            <b:AsRun><b:CompleteAsRun><b:ScheduledEvent><b:EventData eventType="Primary"><b:StartDateTime><b:SmpteDateTime
            broadcastDate="2007-05-20"><b:SmpteTimeCode>10:00:00:00</b:SmpteTimeCode></b:SmpteDateTime></b:StartDateTime>
            </b:EventData><b:Content><b:Name>A</b:Name></b:Content></b:ScheduledEvent><b:AsRunDetail><b:Status>Aired Without Discrepancy</b:Status>
            <b:Type>Primary</b:Type><b:StartDateTime><b:UtcDateTime>2007-05-20T05:00:10Z</b:UtcDateTime></b:StartDateTime></b:AsRunDetail>
            </b:CompleteAsRun></b:AsRun><b:ScheduledEvent><b:EventData><b:StartDateTime><b:SmpteDateTime broadcastDate="2007-05-20">
            <b:SmpteTimeCode>11:00:00:00</b:SmpteTimeCode></b:SmpteDateTime></b:StartDateTime></b:EventData>
            <b:Content><b:Name>B</b:Name></b:Content></b:ScheduledEvent></b:Schedule></b:BxfData></b:BxfMessage>
            """
        let log = try Self.log(text, name: "a.xml")
        #expect(log.lines.map(\.title) == ["A", "B"] && log.lines.map(\.kind) == [.airing, .scheduled])
        #expect(log.lines.last.map { ReadLog.clock($0.time.milliseconds) } == "11:00:00")
    }

    @Test func xmltv() throws {
        let log = try Self.log(
            """
            <?xml version="1.0" encoding="UTF-8"?><!DOCTYPE tv SYSTEM "xmltv.dtd">
            <tv><channel id="ktrk.kg"><display-name lang="ky">КТРК</display-name></channel>
            <programme start="20061101081522 +0600" stop="20061101083000 +0600" channel="ktrk.kg"><title>Новости</title></programme>
            <programme start="200611010230" channel="ktrk.kg"><title>Кино</title></programme>
            <programme start="2006" channel="ktrk.kg"><title>Год</title></programme></tv>
            """, name: "tv.xml")
        #expect(log.told == ["2006-11-01 08:15:22|878|Новости", "2006-11-01 08:30:00|-|Кино"])
        #expect(log.lines.allSatisfy { $0.kind == .scheduled && $0.channel == "КТРК" } && log.rejected.count == 1)
        #expect(log.lines[1].instant == Instant(milliseconds: 1_162_348_200_000))
    }

    @Test func rivendellReconciliation() throws {
        let log = try Self.log(
            "00:00:00 14:49:47 00:02:53 00:03:15  10001 Lone Rider                         BOOKING-1\r\n"
                + "0:02:53 14:53:02 00:03:27 00:03:53  10002 A title as long as the column is   BOOKING-2\r\n",
            name: "ktrk_20061101.elr")
        #expect(
            log.told == [
                "2006-11-01 14:49:47|195|Lone Rider", "2006-11-01 14:53:02|233|A title as long as the column is",
            ])
        #expect(log.lines.map(\.bookingReference).first == "BOOKING-1" && log.lines.map(\.code) == ["10001", "10002"])
        #expect(log.lines.allSatisfy { $0.kind == .airing && $0.channel == "КТРК" })
    }

    @Test func rivendellSchedule() throws {
        let log = try Self.log(
            "06:00:00  10001          Lone Rider                         00:02:53 GUID-1\r\n"
                + "06:30:00  BREAK          Spot Break                         00:02:00\r\n"
                + "06:32:00  10005          Hotline                            00:00:30 GUID-2\r\n",
            name: "ktrk_20061101.tfc")
        #expect(log.told == ["2006-11-01 06:00:00|173|Lone Rider", "2006-11-01 06:32:00|30|Hotline"])
        #expect(log.lines.allSatisfy { $0.kind == .scheduled } && log.passed.map(\.reason) == [.marker])
        let natural = try Self.log(
            "06:00:01 10001     Lone Rider                                00:01:00\n", name: "110106TS.LOG")
        #expect(natural.told == ["2006-11-01 06:00:01|60|Lone Rider"])
    }

    @Test func rivendellReports() throws {
        let technical = try Self.log(
            "Rivendell Technical Playout Report for November 1, 2006\n\n"
                + "--Time-- -Cart- Cut --Title---------------- A-Len N-Len --Host---- Srce StartedBy OnAir\n"
                + "08:15:22 010001 001 Hotline number one        :30   :30 studio     Log1 Manual    Yes\n",
            name: "technical.txt")
        #expect(technical.told == ["2006-11-01 08:15:22|30|Hotline number one"])
        let results = try Self.log(
            "06-11-01,08:15:01,Yes,010001,001,\"Hotline                IOM\",0:30,0:30,1|-|1|00\n", name: "r.txt")
        #expect(results.told == ["2006-11-01 08:15:00|30|Hotline"] && results.lines[0].isSecondKnown == false)
        let deltaFlex = try Self.log(
            "Air Log for CBSI 201|06/11/01|KTRK|1|C|\n0815|0810|Hotline|010001|TR0001|030|030|BOOK01|COM|||EV01|\n",
            name: "KT061101.201")
        #expect(deltaFlex.told == ["2006-11-01 08:15:00|30|Hotline"] && deltaFlex.lines[0].channel == "КТРК")
        let npr = try Self.log(
            "Start Time\tEnd Time\tTitle\tArtist\tAlbum\tLabel\n11/01/2006 08:15:22\t11/01/2006 08:15:52\tHotline\tIOM\t\t\n",
            name: "npr.txt")
        #expect(npr.told == ["2006-11-01 08:15:22|30|Hotline"])
    }

    @Test func cableVerification() throws {
        let log = try Self.log(
            "REM expected |window | sch | real values\n"
                + "LOI 1101 060000 0559 0100 001 001 000030 060512 00002950 001 IOM00000001 0001 IOM\n"
                + "LOI 1101 070000 0659 0100 001 001 000030 000000 00000000 000 IOM00000001 0020 IOM\n"
                + "LOI 1101 080000 0759 0100 001 001 000030 000000 00000000 000 IOM00000001 0000 IOM\nEND\n",
            name: "ktrk_2006.ver")
        #expect(
            log.told.first == "2006-11-01 06:05:12|29.5|IOM"
                && log.lines.map(\.kind) == [.airing, .didNotAir, .scheduled])
        #expect(log.lines.allSatisfy { $0.code == "IOM00000001" } && log.passed.count == 2)
    }

    @Test func azuraCast() throws {
        let table = try Self.log(
            "Date,Time,Listeners,Delta,Track,Artist,Playlist,Streamer\n2024-05-01,8:15am,12,+1,Hotline,IOM,Spots,\n"
                + "2024-05-01,11:59pm,3,-1,Not for sale,IOM,Spots,\n", name: "history.csv")
        #expect(table.told == ["2024-05-01 08:15:00|-|Hotline", "2024-05-01 23:59:00|-|Not for sale"])
        #expect(table.description.format == "azuracast_csv" && table.lines.allSatisfy { !$0.isSecondKnown })
        let text =
            "[{\"sh_id\":1,\"played_at\":1162361722,\"duration\":30,\"song\":{\"id\":\"a\",\"artist\":\"IOM\",\"title\":\"Hotline\"}}]"
        #expect(ReadLog.refusal { _ = try Self.log(text, name: "h.json") } == "airing.log.zone_needed")
        let history = try Self.log(text, name: "h.json", channel: "КТРК")
        #expect(
            history.told == ["2006-11-01 12:15:22|30|Hotline"]
                && history.lines[0].instant?.milliseconds == 1_162_361_722_000)
        #expect(history.lines[0].row == 1)
    }

    @Test func libreTime() throws {
        let log = try Self.log(
            "Starts,Ends,Track Title,Creator\n2024-05-01 08:15:22,2024-05-01 08:15:52,Hotline,IOM\n", name: "ktrk.csv")
        #expect(log.told == ["2024-05-01 08:15:22|30|Hotline"] && log.description.format == "libretime")
    }

    @Test func obplayer() throws {
        let text =
            "media_id,artist,title,datetime,context,emerg_id,notes\n17,IOM,Hotline,1162361722,show,,\n17,IOM,Hotline,1162361752,show,,resuming at 12s\n"
        let log = try Self.log(text, name: "playlog.csv", channel: "КТРК")
        #expect(log.lines.map(\.kind) == [.airing, .resumed] && log.told.first == "2006-11-01 12:15:22|-|Hotline")
        let json =
            "[{\"media_id\":17,\"artist\":\"IOM\",\"title\":\"Hotline\",\"datetime\":1162361722.5,\"notes\":\"\"}]"
        #expect(try Self.log(json, name: "playlog.json", channel: "КТРК").told == ["2006-11-01 12:15:22|-|Hotline"])
    }

    @Test func monitoringTable() throws {
        let log = try Self.log(
            "Дата исследования;Время начала;Время окончания;Телекомпания;Регион;Рекламодатель;Бренд;Название ролика;"
                + "Стандартная длительность;Статус\n01.11.2006;08:15:22;08:15:52;КТРК;;МОМ;МОМ;ГОРЯЧАЯ ЛИНИЯ;30;R\n"
                + "01.11.2006;25:15:22;25:15:52;НТС;;МОМ;МОМ;ГОРЯЧАЯ ЛИНИЯ;30;R\n", name: "monitor.csv")
        #expect(log.told == ["2006-11-01 08:15:22|30|ГОРЯЧАЯ ЛИНИЯ", "2006-11-01 25:15:22|30|ГОРЯЧАЯ ЛИНИЯ"])
        #expect(log.lines.map(\.channel) == ["КТРК", "НТС"])
    }

    @Test func secondsSince1970() throws {
        let text = "song,artist,callsign,time,date_time,unique_id\nA Song,Someone,KTRK,1162361722,1162361722.0,K1\n"
        let log = try Self.log(text, name: "plays.csv")
        #expect(log.told == ["2006-11-01 12:15:22|-|A Song"] && log.lines[0].channel == "КТРК")
        #expect(log.lines[0].instant?.milliseconds == 1_162_361_722_000)
        #expect(
            ReadLog.refusal { _ = try Self.log(text.replacing("KTRK", with: "KGLK"), name: "plays.csv") }
                == "airing.log.zone_needed")
    }

    @Test func americanWindows() throws {
        let log = try Self.log(
            "Air Date,Time,Spot Title,Length,ISCI\n11/12/2006,7p-7:30p,HOTLINE,:30,ABCD1234\n11/13/2006,1:03 XM,HOTLINE,:30,ABCD1234\n"
                + "11/14/2006,108xm-2xm,HOTLINE,:30,ABCD1234\n", name: "order.csv")
        #expect(
            log.told == [
                "2006-11-12 19:00:00|30|HOTLINE", "2006-11-13 25:03:00|30|HOTLINE", "2006-11-14 25:08:00|30|HOTLINE",
            ])
    }
}
