import Campaign
import Wording

/// Puts the lines of a statement into words: all columns apart for a workbook, few and full ones for a page.
struct StatementLineWords {
    let outline: StatementOutline
    private var wording: Wording { outline.wording }
    private var lines: [StatementLine] { outline.statement.lines }

    var workbookTable: OutlineTable {
        let columns: [(String, Double, Bool)] = [
            ("number", 5, false), ("day", 11, false), ("time", 9, false), ("calendar", 18, false),
            ("item", 11, true), ("language", 11, true), ("title", 19, true), ("title_written", 19, true),
            ("booking", 19, true), ("window", 12, true), ("seconds_booked", 9, false),
            ("seconds_aired", 9, false), ("status", 13, true), ("deviation", 18, true), ("make_good", 13, true),
            ("evidence", 40, true),
        ]
        return OutlineTable(
            columns: columns.map { key, width, wraps in
                let name = key == "status" ? "status" : "column." + key
                return OutlineColumn(title: outline.text(name), width: width, wraps: wraps)
            },
            rows: lines.enumerated().map { place, line in
                OutlineRow(cells: workbookCells(place, line), tone: line.status.tone)
            })
    }

    var pageTable: OutlineTable {
        let keys: [(String, Double)] = [
            ("column.number", 4), ("column.time", 14), ("column.item", 21), ("column.booking", 15),
            ("column.seconds", 9), ("status", 14), ("column.evidence", 23),
        ]
        return OutlineTable(
            columns: keys.map { OutlineColumn(title: outline.text($0.0), width: $0.1) },
            rows: lines.enumerated().map { place, line in
                OutlineRow(cells: pageCells(place, line), tone: line.status.tone)
            })
    }

    private func workbookCells(_ place: Int, _ line: StatementLine) -> [OutlineCell] {
        let (booking, airing) = (line.booking, line.airing)
        return [
            .whole(Int64(place + 1)), .day(line.day),
            airing.map { .clock($0.time.milliseconds, isSecondKnown: $0.time.isSecondKnown) } ?? .empty,
            airing.map { moment($0.time) } ?? .empty,
            .text(line.item), .text(wording.named(line.language, in: "language")), .text(line.title),
            airing.map { .text($0.titleAsWritten) } ?? .empty,
            booking.map { .text($0.code) } ?? .empty, booking.map { .text(window($0.window)) } ?? .empty,
            booking?.length.map { .seconds(Int64($0)) } ?? .empty,
            airing?.length.map { .seconds(Int64($0)) } ?? .empty,
            .text(outline.text("status." + line.status.rawValue)), .lines(line.deviations.map(sentence)),
            .lines(makeGoods(line)), .lines(evidence(line)),
        ]
    }

    private func pageCells(_ place: Int, _ line: StatementLine) -> [OutlineCell] {
        let airing = line.airing
        let titles =
            [line.item + " · " + wording.named(line.language, in: "language"), line.title]
            + (airing.map { [outline.text("as_written", ["title": .text($0.titleAsWritten)])] } ?? [])
        let status = [outline.text("status." + line.status.rawValue)] + line.deviations.map(sentence) + makeGoods(line)
        return [
            .whole(Int64(place + 1)), .lines(times(line)), .lines(titles.filter { !$0.isEmpty }),
            line.booking.map { .lines([$0.code, window($0.window)]) } ?? .empty, seconds(line), .lines(status),
            .lines(evidence(line)),
        ]
    }

    /// The broadcast day, the time on its clock, and the date of the calendar where it is another one.
    private func times(_ line: StatementLine) -> [String] {
        guard let time = line.airing?.time else { return [wording.short(line.day)] }
        let clock = Clockwork.time(time.milliseconds, isSecondKnown: time.isSecondKnown)
        let isNight = time.milliseconds >= StatementTime.wholeDay
        return [wording.short(line.day), clock] + (isNight ? ["= " + outline.words.text(moment(time))] : [])
    }

    private func seconds(_ line: StatementLine) -> OutlineCell {
        guard line.booking != nil || line.airing != nil else { return .empty }
        func shown(_ length: Int?) -> String { length.map { outline.words.seconds(Int64($0)) } ?? "–" }
        return .text(shown(line.booking?.length) + " → " + shown(line.airing?.length))
    }

    private func moment(_ time: StatementTime) -> OutlineCell {
        let (day, rest) = time.calendar
        return .moment(day, rest, isSecondKnown: time.isSecondKnown)
    }

    private func window(_ window: ClosedRange<Int>) -> String {
        outline.text(
            "window",
            ["from": .text(Clockwork.bound(window.lowerBound)), "until": .text(Clockwork.bound(window.upperBound))])
    }

    private func makeGoods(_ line: StatementLine) -> [String] {
        [
            line.makesGood.map { outline.text("makes_good", ["booking": .text($0)]) },
            line.madeGoodBy.map { outline.text("made_good_by", ["booking": .text($0)]) },
        ].compactMap { $0 }
    }

    private func evidence(_ line: StatementLine) -> [String] {
        let cited =
            line.evidence.map(outline.cited)
            + line.absentFrom.map { outline.text("evidence.absent", ["source": .text(outline.cited($0))]) }
        return cited.isEmpty ? [outline.text("evidence.none")] : cited
    }

    private func sentence(_ deviation: StatementDeviation) -> String {
        DeviationWords(words: outline.words).sentence(deviation)
    }
}

/// Says how far an airing is from its booking.
struct DeviationWords {
    let words: OutlineWords

    func sentence(_ deviation: StatementDeviation) -> String {
        func named(_ tag: String) -> MessageValue { .text(words.wording.named(tag, in: "language")) }
        let (key, values): (String, [String: MessageValue]) =
            switch deviation {
            case .early(let amount): ("early", ["time": .text(Clockwork.time(amount))])
            case .late(let amount): ("late", ["time": .text(Clockwork.time(amount))])
            case .short(let amount): ("short", ["seconds": .text(words.seconds(Int64(amount)))])
            case .long(let amount): ("long", ["seconds": .text(words.seconds(Int64(amount)))])
            case .language(let booked, let aired): ("language", ["booked": named(booked), "aired": named(aired)])
            case .version(let booked, let aired): ("version", ["booked": .text(booked), "aired": .text(aired)])
            }
        return words.wording.text("statement.deviation." + key, values)
    }
}

extension StatementTime {
    static let wholeDay = 86_400_000

    /// The date and the milliseconds after midnight that a wall clock shows.
    var calendar: (day: Day, milliseconds: Int) {
        let days = milliseconds / StatementTime.wholeDay - (milliseconds % StatementTime.wholeDay < 0 ? 1 : 0)
        return (day.adding(days: days), milliseconds - days * StatementTime.wholeDay)
    }
}
