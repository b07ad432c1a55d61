import Campaign
import Reporting
import Testing
import Wording

@Suite struct ClaimLetterTests {
    private func text(_ claim: StationClaim, _ language: DocumentLanguage) -> String {
        String(decoding: ClaimLetter(claim, language: language).text(), as: UTF8.self)
    }

    private func page(_ claim: StationClaim, _ language: DocumentLanguage) -> String {
        String(decoding: ClaimLetter(claim, language: language).page(), as: UTF8.self)
    }

    @Test(arguments: DocumentLanguage.allCases)
    func asksAboutEveryLine(_ language: DocumentLanguage) {
        let wording = Wording(document: language)
        for shown in [text(Samples.claim, language), page(Samples.claim, language)] {
            for reason in ClaimLetter.reasons {
                #expect(shown.contains(wording.text("claim.section.\(reason.rawValue)") + " (1)"))
            }
            for booking in 2...7 { #expect(shown.contains("B1000\(booking)")) }
            // As booked, no log, stopped: nothing to ask.
            for booking in [1, 8, 9] { #expect(!shown.contains("B1000\(booking)")) }
            #expect(shown.contains(wording.text("claim.section.make_goods")))
            #expect(shown.contains(wording.text("claim.answer.date")))
            #expect(!shown.contains("claim.") && !shown.contains("statement.") && !shown.contains("airing_sheet."))
        }
    }

    @Test(arguments: DocumentLanguage.allCases)
    func aLetterIsShortLines(_ language: DocumentLanguage) {
        let lines = text(Samples.claim, language).split(separator: "\n")
        #expect(lines.allSatisfy { $0.count <= 76 })
    }

    @Test(arguments: [
        (1, "о 1 строке ниже"), (2, "о 2 строках ниже"), (5, "о 5 строках ниже"), (21, "о 21 строке ниже"),
    ])
    func countsInRussian(_ count: Int, _ expected: String) {
        var claim = Samples.claim
        claim.lines = Array(repeating: claim.lines[3], count: count)
        #expect(text(claim, .russian).replacing("\n", with: " ").contains(expected))
    }

    @Test func aGoodWeekNeedsNoAnswer() {
        var claim = Samples.claim
        claim.lines = []
        claim.makeGoods = []
        claim.daysWithoutLog = []
        let shown = text(claim, .english)
        #expect(shown.contains("Everything aired as booked."))
        #expect(!shown.contains("Station's answer") && !shown.contains("Please answer"))
    }

    @Test func missingLogsAreAskedFor() {
        var claim = Samples.claim
        claim.lines = []
        let shown = text(claim, .russian)
        #expect(shown.contains("Просим прислать журнал эфира") && shown.contains("06.11.2006"))
        #expect(!shown.contains("Всё вышло по заказу"))
        #expect(shown.contains("Просим ответить до 21\u{A0}ноября 2006\u{A0}г.") || shown.contains("21 ноября 2006 г."))
    }

    @Test func hostileNamesStayText() {
        let claim = StationClaim(
            campaign: Samples.hostile, channel: Samples.hostile, addressee: "a\nb",
            period: Samples.first...Samples.first,
            day: Samples.first, number: "1", sender: ClaimSender(office: "x", person: "y", contact: ""),
            counts: ClaimCounts(booked: 0, aired: 0, asBooked: 0))
        #expect(!page(claim, .kazakh).contains("<script"))
        #expect(text(claim, .kazakh).contains("a␊b"))
    }
}
