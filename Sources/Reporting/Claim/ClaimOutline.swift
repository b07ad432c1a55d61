import Campaign
import Wording

/// Puts a claim into words.
struct ClaimOutline {
    let claim: StationClaim
    let words: OutlineWords
    private var wording: Wording { words.wording }
    private var asked: [ClaimLine] { claim.lines.filter { ClaimLetter.reasons.contains($0.reason) } }

    var outline: Outline {
        var outline = Outline(
            wording, title: text("title"), subtitle: claim.channel + ", " + period, author: claim.sender.person,
            // A letter has a day and no hour; only workbooks show the instant.
            made: Instant(milliseconds: Int64(claim.day.ordinal) * 86_400_000))
        outline.sections = [opening] + reasons + [logs, makeGoods, closing].compactMap { $0 }
        let latest = asked.compactMap { $0.airing?.time.milliseconds }.max() ?? 0
        if latest >= StatementTime.wholeDay { outline.foot = [wording.text("statement.foot.times")] }
        let areas = ["claim.", "statement.column.", "statement.deviation."]
        if !NativeReading.isDone(wording, keysFrom: areas) {
            outline.foot.append(wording.text("statement.foot.not_read"))
        }
        return outline
    }

    private var period: String {
        let (first, last) = (claim.period.lowerBound, claim.period.upperBound)
        return first == last ? wording.short(first) : wording.span(DaySpan(from: first, until: last))
    }

    /// What is known of them.
    private static func joined(_ words: [String]) -> String { words.filter { !$0.isEmpty }.joined(separator: ", ") }

    private func text(_ key: String, _ values: [String: MessageValue] = [:]) -> String {
        wording.text("claim." + key, values)
    }

    private var opening: OutlineSection {
        let address: [(String, String)] = [
            ("to", claim.addressee), ("from", ClaimOutline.joined([claim.sender.office, claim.campaign])),
            ("date", wording.short(claim.day)), ("number", claim.number),
        ]
        let counts: [(String, Int)] = [
            ("booked", claim.counts.booked), ("aired", claim.counts.aired), ("as_booked", claim.counts.asBooked),
            ("to_check", asked.count),
        ]
        var blocks: [OutlineBlock] = [
            .facts(address.map { OutlineFact(label: text($0.0), value: $0.1) }),
            .paragraph(text("greeting")),
            .paragraph(text("intro", ["channel": .text(claim.channel), "period": .text(period)])),
            .facts(counts.map { OutlineFact(label: text($0.0), value: wording.number(Int64($0.1))) }),
        ]
        if !asked.isEmpty {
            blocks.append(.paragraph(text("request", ["n": .count(asked.count)])))
        } else if claim.daysWithoutLog.isEmpty {
            blocks.append(.paragraph(text("nothing")))
        }
        return OutlineSection(heading: "", blocks: blocks)
    }

    private var reasons: [OutlineSection] {
        ClaimLetter.reasons.compactMap { reason in
            let lines = asked.filter { $0.reason == reason }
            guard !lines.isEmpty else { return nil }
            return OutlineSection(
                heading: text("section." + reason.rawValue) + " (\(wording.number(Int64(lines.count))))",
                blocks: [.table(table(lines))])
        }
    }

    private func table(_ lines: [ClaimLine]) -> OutlineTable {
        let hasAirings = lines.contains { $0.airing != nil }
        let keys = [
            "statement.column.booking", "statement.column.day", "airing_sheet.column.window",
            "statement.column.item", "claim.column.seconds",
        ]
        let further = hasAirings ? ["claim.column.aired", "statement.column.deviation"] : []
        let columns = (keys + further + ["claim.column.answer"]).map(column)
        return OutlineTable(
            columns: columns,
            rows: lines.map { line in
                let aired: [OutlineCell] = [.lines(told(line.airing)), .lines(line.deviations.map(sentence))]
                let booked = cells(
                    line.booking.code, line.day, line.booking.window, (line.item, line.language, line.title),
                    line.booking.length)
                return OutlineRow(cells: booked + (hasAirings ? aired : []) + [.empty])
            })
    }

    private func column(_ key: String) -> OutlineColumn {
        let width: Double =
            switch key {
            case "statement.column.item": 24
            case "claim.column.answer": 22
            case "claim.column.aired", "statement.column.deviation": 15
            case "claim.column.seconds": 8
            default: 11
            }
        return OutlineColumn(title: wording.text(key), width: width)
    }

    private func cells(
        _ booking: String, _ day: Day, _ window: ClosedRange<Int>,
        _ item: (code: String, language: String, title: String), _ length: Int?
    ) -> [OutlineCell] {
        let bounds = wording.text(
            "statement.window",
            ["from": .text(Clockwork.bound(window.lowerBound)), "until": .text(Clockwork.bound(window.upperBound))])
        return [
            .text(booking), .day(day), .text(bounds),
            .lines([item.code + " · " + wording.named(item.language, in: "language"), item.title]),
            length.map { .seconds(Int64($0)) } ?? .empty,
        ]
    }

    private func told(_ airing: StatementAiring?) -> [String] {
        guard let airing else { return [] }
        let clock = Clockwork.time(airing.time.milliseconds, isSecondKnown: airing.time.isSecondKnown)
        let length = airing.length.map {
            wording.text("statement.seconds", ["seconds": .text(words.seconds(Int64($0)))])
        }
        let title = wording.text("statement.as_written", ["title": .text(airing.titleAsWritten)])
        return [clock, length, airing.titleAsWritten.isEmpty ? nil : title].compactMap { $0 }
    }

    private func sentence(_ deviation: StatementDeviation) -> String {
        DeviationWords(words: words).sentence(deviation)
    }

    private var logs: OutlineSection? {
        let days = Set(claim.daysWithoutLog).sorted()
        guard !days.isEmpty else { return nil }
        return OutlineSection(
            heading: text("section.no_log"),
            blocks: [.paragraph(text("logs")), .paragraph(days.map(wording.short).joined(separator: ", "))])
    }

    private var makeGoods: OutlineSection? {
        guard !claim.makeGoods.isEmpty else { return nil }
        let keys = [
            "claim.column.for", "statement.column.day", "airing_sheet.column.window", "statement.column.item",
            "claim.column.seconds", "claim.column.answer",
        ]
        let rows = claim.makeGoods.map { proposed in
            OutlineRow(
                cells: cells(
                    proposed.insteadOf, proposed.day, proposed.window,
                    (proposed.item, proposed.language, proposed.title), proposed.length) + [.empty])
        }
        let columns = keys.map(column)
        return OutlineSection(
            heading: text("section.make_goods"),
            blocks: [.paragraph(text("make_goods")), .table(OutlineTable(columns: columns, rows: rows))])
    }

    private var closing: OutlineSection {
        var blocks: [OutlineBlock] = []
        let wantsAnswer = !asked.isEmpty || !claim.daysWithoutLog.isEmpty
        if wantsAnswer, let day = claim.answerBy { blocks.append(.paragraph(text("answer_by", ["day": .day(day)]))) }
        if !claim.sender.contact.isEmpty {
            blocks.append(.paragraph(text("contact", ["contact": .text(claim.sender.contact)])))
        }
        blocks += [
            .paragraph(text("closing")), .paragraph(ClaimOutline.joined([claim.sender.person, claim.sender.office])),
        ]
        if wantsAnswer { blocks.append(.answer(["answer.text", "answer.name", "answer.date"].map { text($0) })) }
        return OutlineSection(heading: "", blocks: blocks)
    }
}
