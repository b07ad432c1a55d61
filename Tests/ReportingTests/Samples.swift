import Campaign
import Crypto
import Reporting

/// Documents with something of everything in them, and with text that would harm a careless writer.
enum Samples {
    static let first = Day(ordinal: 13_453)
    static let made = Instant(milliseconds: 1_164_945_600_000)
    static let hostile = "=HYPERLINK(\"http://x\",\"a\")<script>alert('&')</script>]]>"

    static func digest(_ byte: UInt8) -> Campaign.SHA256Digest {
        Campaign.SHA256Digest(bytes: (0..<32).map { $0 &* 7 &+ byte }) ?? digest(0)
    }

    static let log = StatementSource(kind: .stationLog, file: "ether_ktrk_200611.csv", digest: digest(1))
    static let certificate = StatementSource(
        kind: .stationCertificate, file: "Эфирная справка ноябрь.xlsx", digest: digest(2))
    static let monitor = StatementSource(kind: .monitor, file: "monitor.xlsx", digest: digest(3))
    static let typed = StatementSource(
        kind: .typedFromPaper, file: "ведомость.xlsx", digest: digest(4), scan: digest(5))

    static func clock(_ hours: Int, _ minutes: Int, _ seconds: Int = 0) -> Int {
        ((hours * 60 + minutes) * 60 + seconds) * 1000
    }

    static func booking(_ number: Int, _ from: Int, free: Bool = false) -> StatementBooking {
        let price = Money(minorUnits: 245_050, currency: .kgs)
        return StatementBooking(
            code: "B\(10_000 + number)", window: clock(from, 0)...clock(from + 2, 0), length: 30_000,
            price: free ? .free(listValue: price) : .paid(price))
    }

    static func line(
        _ status: StatementStatus, day: Int, number: Int?, at time: Int? = nil, length: Int? = 30_000,
        by evidence: [StatementEvidence] = []
    ) -> StatementLine {
        var line = StatementLine(
            day: first.adding(days: day), item: "VSPOT-00\(day % 7 + 1)", language: day % 2 == 0 ? "ky" : "ru",
            title: day % 2 == 0 ? "Убадаларга ишенбе" : "Не верь обещаниям", status: status)
        line.booking = number.map { booking($0, 19, free: $0 % 3 == 0) }
        line.airing = time.map {
            StatementAiring(
                time: StatementTime(day: line.day, milliseconds: $0), length: length,
                titleAsWritten: "Не верь обещ_рус_30 v2")
        }
        line.evidence = evidence
        return line
    }

    static var lines: [StatementLine] {
        let row = { (source: StatementSource, row: Int) in StatementEvidence(source: source, sheet: "", row: row) }
        let paper = StatementEvidence(source: certificate, sheet: "Лист1", row: 14)
        var outside = line(
            .outsideWindow, day: 1, number: 2, at: clock(25, 10, 7), length: 29_500,
            by: [row(log, 18), row(monitor, 220)])
        outside.deviations = [.late(clock(4, 10, 7)), .short(500)]
        var language = line(.wrongLanguage, day: 2, number: 3, at: clock(20, 1, 9), by: [paper])
        language.deviations = [.language(booked: "ky", aired: "ru")]
        var missed = line(.missed, day: 3, number: 4)
        missed.madeGoodBy = "B10090"
        missed.absentFrom = [log]
        var short = line(.short, day: 4, number: 5, at: clock(19, 30), length: 24_520, by: [row(typed, 11)])
        short.deviations = [.short(5_480)]
        var good = line(.makeGood, day: 5, number: 90, at: clock(20, 14, 33), by: [row(log, 77)])
        good.makesGood = "B10004"
        var version = line(.wrongVersion, day: 6, number: 6, at: clock(19, 45, 2), length: nil, by: [row(log, 90)])
        version.deviations = [.version(booked: "2", aired: "1")]
        return [
            line(.asBooked, day: 0, number: 1, at: clock(19, 5, 1), by: [row(log, 12), paper]), outside, language,
            missed, short, good, version,
            line(.extra, day: 7, number: nil, at: clock(7, 2, 55), by: [row(log, 101)]),
            line(.duplicate, day: 7, number: nil, at: clock(7, 2, 58), by: [row(monitor, 401)]),
            line(.airedThoughStopped, day: 8, number: 7, at: clock(19, 59, 59), by: [row(log, 111)]),
            line(.noLog, day: 20, number: 8), line(.stopped, day: 21, number: 9),
        ]
    }

    static var statement: AiringStatement {
        var statement = AiringStatement(
            campaign: "Не верь обещаниям 2006–2008",
            channel: StatementChannel(name: "КТРК", zone: "Asia/Bishkek", dayStart: clock(5, 0)),
            period: first...first.adding(days: 29),
            making: StatementMaking(
                instant: made, offsetSeconds: 6 * 3600, person: "Айгүл Асанова",
                auditHead: "1482:" + digest(9).description, keyFingerprint: "0123 4567 89ab cdef 0123 4567 89ab cdef"))
        statement.donor = "Example Donor <&>"
        statement.award = "AW-2006/17"
        statement.lines = lines
        statement.furtherSources = [
            StatementSource(kind: .stationLog, file: "ether_ktrk_02.csv", digest: digest(6))
        ]
        statement.daysWithoutLog = [20, 21, 22, 25].map { first.adding(days: $0) }
        statement.questions = [
            StatementQuestion("full_minute", ["count": 21, "total": 24]),
            StatementQuestion("empty_day", ["day": .day(first.adding(days: 9))]),
            StatementQuestion("made_up", ["text": .text(hostile)]),
        ]
        statement.conflicts = [
            StatementConflict(
                line: 1,
                accounts: [
                    .init(
                        evidence: StatementEvidence(source: log, row: 18),
                        time: StatementTime(day: first.adding(days: 1), milliseconds: clock(25, 10, 7)),
                        length: 29_500),
                    .init(evidence: StatementEvidence(source: monitor, row: 220), time: nil, length: nil),
                ])
        ]
        statement.reach = StatementReach(
            group: "18–35, село", model: "beta-binomial", ratingPoints: 12_340, reach: 416, interval: 380...452,
            frequency: 297, contacts: [.init(count: 2, share: 250), .init(count: 3, share: 141)])
        return statement
    }

    static var claim: StationClaim {
        var claim = StationClaim(
            campaign: "Не верь обещаниям", channel: "КТРК", addressee: "Отдел рекламы КТРК",
            period: first...first.adding(days: 6),
            day: first.adding(days: 9), number: "OSH-C-007",
            sender: ClaimSender(
                office: "Ошский офис", person: "Айгүл Асанова", contact: "+996 3222 5 55 55, osh@example.org"),
            counts: ClaimCounts(booked: 21, aired: 19, asBooked: 16))
        claim.lines = lines.compactMap { line in
            guard let booking = line.booking else { return nil }
            var asked = ClaimLine(
                reason: line.status, day: line.day, item: line.item, language: line.language, title: line.title,
                booking: booking)
            asked.airing = line.airing
            asked.deviations = line.deviations
            return asked
        }
        claim.makeGoods = [
            ProposedMakeGood(
                insteadOf: "B10004", day: first.adding(days: 14), window: clock(19, 0)...clock(21, 0),
                item: "VSPOT-004", language: "ru", title: "Не верь обещаниям", length: 30_000)
        ]
        claim.daysWithoutLog = [first.adding(days: 5)]
        claim.answerBy = first.adding(days: 20)
        return claim
    }

    static var sheet: AiringSheet {
        let slots = (0..<5).map { number in
            AiringSheetSlot(
                booking: "B1000\(number)", day: first.adding(days: number), window: clock(19, 0)...clock(21, 0),
                item: "VSPOT-001", language: number == 2 ? "uz" : "ky",
                title: number == 3 ? hostile : "Убадаларга ишенбе",
                length: number == 4 ? nil : 30_000)
        }
        return AiringSheet(
            channel: "КТРК", period: first...first.adding(days: 29), scan: digest(5), slots: slots, made: made)
    }
}
