import ArgumentParser
import Campaign
import CatalogStore

/// `jarchi plan show --channel KTRK --month 2006-11`
struct ShowPlan: ParsableCommand {
    static var configuration: CommandConfiguration { .told("show", key: "plan_show") }

    @OptionGroup var common: CommonOptions
    @OptionGroup var on: DayOption
    @Option(help: told("plan_channel")) var channel: String?
    @Option(help: told("plan_month")) var month: String?
    @Option(help: told("plan_from"), transform: typedDay) var from: Day?
    @Option(help: told("plan_to"), transform: typedDay) var to: Day?
    @Flag(help: told("plan_daily")) var daily = false

    func run() throws {
        let catalogue = try common.openCatalogue()
        let slots = try catalogue.slots(channel: channel, days: try days(), asOf: on.day)
        let channels = try catalogue.records(of: Entities.channel)
        let sheets = PlanMonth.sheets(of: slots, channels: channels, lengths: try lengths(in: catalogue))
        if common.json {
            common.output.json(.list(PlanJSON.channels(slots, lengths: try lengths(in: catalogue))))
            return
        }
        if sheets.isEmpty { common.output.talk("listing.empty") }
        let texts = sheets.map { daily ? $0.days : $0.grid }
        if !texts.isEmpty { common.output.say(texts.joined(separator: "\n")) }
    }

    /// The lengths of spots by revision, for bookings that name none.
    private func lengths(in catalogue: Catalogue) throws -> [String: Int] {
        var lengths: [String: Int] = [:]
        for spot in try catalogue.airableSpots() {
            lengths[spot.revision] = spot.seconds.map { Int($0.rounded()) }
        }
        return lengths
    }

    private func days() throws -> DaySpan {
        guard let month else { return DaySpan(from: from, until: to) }
        let parts = month.split(whereSeparator: { "-./".contains($0) }).map(String.init)
        let ordered = parts.first?.count == 4 ? parts : parts.reversed()
        guard from == nil, to == nil, ordered.count == 2, let year = Int(ordered[0]), let number = Int(ordered[1]),
            let first = Day(year: year, month: number, day: 1)
        else { throw PlainProblem("plan.month", ["value": .text(month)], category: .usage) }
        return DaySpan(from: first, until: first.adding(months: 1).adding(days: -1))
    }
}

/// The plan for programs: days with their slots, by channel.
enum PlanJSON {
    static func channels(_ slots: [BookedSlot], lengths: [String: Int]) -> [JSONValue] {
        let byChannel = Dictionary(grouping: slots) { $0.channel }
        return byChannel.keys.sorted().map { channel in
            let own = byChannel[channel] ?? []
            let byDay = Dictionary(grouping: own) { $0.day }
            let days = byDay.keys.sorted().map { day in
                let slots = byDay[day] ?? []
                return JSONValue.object(
                    [("broadcast_date", .text(day.description))] + totals(slots, lengths)
                        + [("slots", .list(slots.map(SlotText.json)))])
            }
            return .object([("channel", .text(channel))] + totals(own, lengths) + [("days", .list(days))])
        }
    }

    private static func totals(_ slots: [BookedSlot], _ lengths: [String: Int]) -> [(String, JSONValue)] {
        let total = PlanTotal(slots, lengths: lengths)
        return [
            ("airings", .count(total.airings)), ("seconds", .count(total.seconds)),
            ("airings_of_unknown_length", .count(total.unknown)), ("stopped", .count(total.stopped)),
            ("to_stop", .count(total.toStop)),
        ]
    }
}
