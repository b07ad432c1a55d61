import AiringLogs
import ArgumentParser
import Campaign
import CatalogStore
import Wording

/// `jarchi airing due`
struct DueLogs: ParsableCommand {
    static var configuration: CommandConfiguration { .told("due", key: "airing_due") }

    @OptionGroup var common: CommonOptions
    @OptionGroup var span: AiringSpanOptions
    @OptionGroup var on: DayOption

    func run() throws {
        let catalogue = try common.openCatalogue()
        let yesterday = on.day.adding(days: -1)
        let last = [span.to, yesterday].compactMap { $0 }.min() ?? yesterday
        let reconciliation = try catalogue.reconciliation(
            channel: span.channel, days: DaySpan(from: span.from, until: last))
        let found = reconciliation.outcome
        let days =
            found.daysOwed.map { Due(day: $0, state: .noLog) }
            + found.daysToAsk.filter { !found.daysOwed.contains($0) }.map { Due(day: $0, state: .ask) }
        if days.isEmpty, !common.json { return common.output.talk("airing.due_nothing") }
        let sorted = days.sorted { $0.day < $1.day }
        let booked = Dictionary(grouping: reconciliation.slots, by: \.channel).mapValues { Set($0.map(\.day)) }
        common.output.listing(common.json ? DueLogs.byDay(sorted) : DueLogs.bySpan(sorted, booked: booked))
    }

    private enum State: String {
        case noLog = "no_log"
        case ask
    }

    private struct Due {
        let day: OpenDay
        let state: State
    }

    private static func byDay(_ days: [Due]) -> Listing {
        Listing(
            columns: [],
            rows: days.map { due in
                Listing.Row(
                    shown: [:],
                    json: [
                        ("channel", .text(due.day.channel)), ("broadcast_date", .text(due.day.day.description)),
                        ("bookings", .count(due.day.bookings)), ("state", .text(due.state.rawValue)),
                        ("coverage", .text(due.day.coverage.rawValue)),
                    ])
            })
    }

    /// One row for booked days that follow each other on a channel in the same state: one letter asks for them.
    private static func bySpan(_ days: [Due], booked: [String: Set<Day>]) -> Listing {
        var spans: [[Due]] = []
        for due in days {
            if let last = spans.last?.last, last.day.channel == due.day.channel, last.state == due.state,
                !(booked[due.day.channel] ?? []).contains(where: { last.day.day < $0 && $0 < due.day.day })
            {
                spans[spans.count - 1].append(due)
            } else {
                spans.append([due])
            }
        }
        return Listing(
            columns: ["channel", "from", "until", "days", "bookings", "state"],
            rows: spans.compactMap { span in
                guard let first = span.first, let last = span.last else { return nil }
                return Listing.Row(
                    shown: [
                        "channel": first.day.channel, "from": RecordText.day(first.day.day),
                        "until": RecordText.day(last.day.day), "days": String(span.count),
                        "bookings": String(span.reduce(0) { $0 + $1.day.bookings }),
                        "state": Interface.text(first.state == .noLog ? "airing.due_no_log" : "airing.due_ask"),
                    ], json: [])
            })
    }
}
