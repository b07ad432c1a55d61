import Campaign
import CatalogStore
import Wording

/// What a part of the plan adds up to; stopped slots are counted apart.
struct PlanTotal {
    private(set) var airings = 0
    private(set) var seconds = 0
    /// Airings of which nobody knows the length; they are not in the seconds.
    private(set) var unknown = 0
    private(set) var stopped = 0
    private(set) var toStop = 0

    init(_ slots: [BookedSlot], lengths: [String: Int]) {
        for slot in slots {
            if slot.isStopped {
                stopped += 1
                continue
            }
            airings += 1
            if slot.state == .toStop { toStop += 1 }
            if let length = slot.seconds ?? slot.variants.first.flatMap({ lengths[$0.revision] }) {
                seconds += length
            } else {
                unknown += 1
            }
        }
    }

    var secondsText: String { unknown == 0 ? String(seconds) : "\(seconds)+?" }
}

/// One channel's sheet of the media plan for one month.
struct PlanMonth {
    let code: String
    let name: String
    let first: Day
    let slots: [BookedSlot]
    let lengths: [String: Int]

    /// One sheet for each channel and month that has slots.
    static func sheets(of slots: [BookedSlot], channels: [Snapshot], lengths: [String: Int]) -> [PlanMonth] {
        let names = Dictionary(uniqueKeysWithValues: channels.map { ($0.code, $0.fields["name"] ?? $0.code) })
        let groups = Dictionary(grouping: slots) { "\($0.channel) \($0.day.description.prefix(7))" }
        return groups.keys.sorted().compactMap { key in
            guard let slots = groups[key], let slot = slots.first else { return nil }
            let (year, month, _) = slot.day.components
            guard let first = Day(year: year, month: month, day: 1) else { return nil }
            return PlanMonth(
                code: slot.channel, name: names[slot.channel] ?? slot.channel, first: first, slots: slots,
                lengths: lengths)
        }
    }

    private var title: String {
        let (year, month, _) = first.components
        return Interface.text(
            "plan.title",
            [
                "channel": .text(name), "code": .text(code), "month": .text(Interface.text("plan.month.\(month)")),
                "year": .text(String(year)),
            ])
    }

    private var calendar: [Day] {
        let last = first.adding(months: 1).adding(days: -1)
        return (first.ordinal...last.ordinal).map(Day.init(ordinal:))
    }

    /// One line a booking and spot, one sign a day.
    var grid: String {
        let groups = Dictionary(grouping: slots, by: PlanLine.init)
        let rows = groups.keys.sorted().map { line in
            cells([line.booking, line.spot, line.hours], groups[line] ?? [], isTotal: false)
        }
        let total = cells([Interface.text("plan.total"), "", ""], slots, isTotal: true)
        let letters = Interface.text("plan.weekdays").split(separator: " ").map(String.init)
        let weekdays = calendar.map { letters[DayMask.weekday(of: $0) % max(1, letters.count)] }.joined()
        let columns =
            ["booking", "spot", "window"].map {
                TextTable.Column(Interface.text("column." + $0), alignment: .left, mayShrink: $0 == "spot")
            } + [
                TextTable.Column(
                    calendar.map { String($0.components.day % 10) }.joined(), alignment: .left, mayShrink: false),
                TextTable.Column(Interface.text("plan.airings"), mayShrink: false),
                TextTable.Column(Interface.text("plan.seconds"), mayShrink: false),
            ]
        let table = TextTable(columns, rows: [["", "", "", weekdays, "", ""]] + rows + [total])
        return title + "\n" + table.rendered(width: Terminal.width, isStyled: Terminal.isStyled(1)) + marks
    }

    private func cells(_ head: [String], _ slots: [BookedSlot], isTotal: Bool) -> [String] {
        let byDay = Dictionary(grouping: slots) { $0.day }
        let total = PlanTotal(slots, lengths: lengths)
        let days = calendar.map { CalendarMarks.mark(byDay[$0] ?? [], isTotal: isTotal) }.joined()
        return head + [days, String(total.airings), total.secondsText]
    }

    /// Only the marks that stand in the sheet are explained.
    private var marks: String {
        let used = [SlotState.stopped, .toStop, .superseded].filter { state in
            slots.contains { $0.state == state }
        }
        return used.isEmpty
            ? "" : used.map { Interface.text("plan.mark." + $0.rawValue) }.joined(separator: "; ") + "\n"
    }

    /// Day by day: the window, the spot, how often, how it stands.
    var days: String {
        let byDay = Dictionary(grouping: slots) { $0.day }
        var lines = [title]
        for day in byDay.keys.sorted() {
            let slots = byDay[day] ?? []
            let total = PlanTotal(slots, lengths: lengths)
            lines.append(
                Interface.text(
                    "plan.day",
                    ["day": .day(day), "n": .count(total.airings), "seconds": .text(total.secondsText)]))
            let groups = Dictionary(grouping: slots) { PlanLine($0, state: $0.state) }
            lines += groups.keys.sorted().map { line in
                let count = groups[line]?.count ?? 0
                let state = line.state == .open ? "" : " – " + Interface.text("slot.state." + line.state.rawValue)
                return "  \(line.hours)  \(line.booking)  \(line.spot) ×\(count)\(state)"
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

/// What stands in one line of the sheet.
private struct PlanLine: Hashable, Comparable {
    let start: Int
    let hours: String
    let booking: String
    let spot: String
    let state: SlotState

    init(_ slot: BookedSlot) { self.init(slot, state: .open) }

    init(_ slot: BookedSlot, state: SlotState) {
        start = slot.window.lowerBound
        booking = slot.booking
        spot = slot.variants.first.map { "\($0.item) \($0.language)" } ?? ""
        let window = "\(SlotText.clock(slot.window.lowerBound))–\(SlotText.clock(slot.window.upperBound))"
        hours = slot.programme.map { "«\($0)»" } ?? window
        self.state = state
    }

    static func < (left: PlanLine, right: PlanLine) -> Bool {
        (left.start, left.booking, left.spot, left.state.rawValue)
            < (right.start, right.booking, right.spot, right.state.rawValue)
    }
}

/// Days and marks of the plan in words.
enum CalendarMarks {
    /// The sign of a day: how many airings, and whether something must stop, was stopped or is asked about.
    static func mark(_ slots: [BookedSlot], isTotal: Bool) -> String {
        if slots.isEmpty { return "·" }
        if !isTotal {
            if slots.contains(where: { $0.state == .toStop }) { return "!" }
            if slots.contains(where: { $0.state == .superseded }) { return "?" }
            if slots.allSatisfy(\.isStopped) { return "×" }
        }
        let count = slots.count { !$0.isStopped }
        return count == 0 ? "·" : count > 9 ? "+" : String(count)
    }

    /// `1111100` with the letters of the days, a dash for the others.
    static func days(_ mask: String) -> String {
        let letters = Interface.text("plan.weekdays").split(separator: " ")
        guard mask.count == 7, letters.count == 7 else { return mask }
        return zip(mask, letters).map { $0 == "1" ? String($1) : "-" }.joined()
    }
}
