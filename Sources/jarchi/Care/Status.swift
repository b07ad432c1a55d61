import ArgumentParser
import Campaign
import CatalogStore
import Wording

/// `jarchi status`
struct Status: ParsableCommand {
    static var configuration: CommandConfiguration { .told("status", key: "status") }

    @OptionGroup var common: CommonOptions
    @OptionGroup var on: DayOption

    func run() throws {
        let page = try common.openCatalogue().morningPage(on: on.day)
        if common.json {
            common.output.json(StatusText.json(page))
        } else {
            common.output.say(StatusText(page: page).text)
        }
    }
}

/// The morning page in words.
struct StatusText {
    let page: MorningPage
    private static let mostLines = 12

    var text: String {
        ([head]
            + [waiting, coverage, endings, contacts, markings, behind, toStop, bookings, superseded, logs, recalls]
            .compactMap { $0 } + [foot])
            .joined(separator: "\n\n")
    }

    private var head: String {
        let counts = page.counts.map { "\(Interface.text("state." + $0.0)) \($0.1)" }.joined(separator: " · ")
        let month = page.month.map {
            Interface.text("status.month", ["month": .count($0), "months": .count(page.months)])
        }
        let title = Interface.text("status.head", ["campaign": .text(page.campaign), "day": .day(page.day)])
        return [([title] + [month].compactMap { $0 }).joined(separator: " · "), counts].joined(separator: "\n")
    }

    private var waiting: String? {
        section("status.waiting", page.waiting) { waiting in
            let steps = waiting.steps.map { Interface.wording.named($0.rawValue, in: "step") }
            return "\(waiting.revision)  \(waiting.title) – " + steps.joined(separator: ", ")
        }
    }

    private var coverage: String? {
        guard !page.coverage.isEmpty else { return nil }
        let languages = LanguageTag.campaignWritten.map(\.description) + ["uz"]
        let columns = ([Interface.text("column.code")] + languages).map { TextTable.Column($0, mayShrink: false) }
        let rows = page.coverage.map { item in
            [item.item]
                + languages.map { language in
                    guard item.isWanted(language) else { return "" }
                    return Interface.text("status.mark." + (item.states[language] ?? "missing"))
                }
        }
        let table = TextTable(columns, rows: rows).rendered(width: Terminal.width, isStyled: false)
        return Interface.text("status.coverage") + "\n" + table + Interface.text("status.marks")
    }

    private var endings: String? {
        section("status.endings", page.endings) { ending in
            Interface.text(
                "status.ending",
                [
                    "kind": .text(Interface.text("status.kind." + ending.kind)), "code": .text(ending.code),
                    "revision": .text(ending.revision), "day": .day(ending.on),
                ])
        }
    }

    private var contacts: String? {
        section("status.contacts", page.contacts) { contact in
            Interface.text(
                contact.isDead ? "status.contact_dead" : "status.contact_stale",
                [
                    "code": .text(contact.code), "variants": .list(StatusText.shortened(contact.variants)),
                    "tested": contact.lastTest.map(MessageValue.day) ?? .text("–"),
                ])
        }
    }

    /// A long list by its beginning.
    private static func shortened(_ words: [String]) -> [String] {
        let most = 6
        guard words.count > most + 1 else { return words }
        return words.prefix(most) + [Interface.text("status.others", ["n": .count(words.count - most)])]
    }

    private var markings: String? {
        section("status.markings", page.missingMarkings) {
            Interface.text(
                "status.marking",
                ["revision": .text($0.revision), "rule": .text($0.rule), "day": .day($0.since)])
        }
    }

    private var behind: String? {
        section("status.behind", page.behind) {
            Interface.text(
                "status.behind_line",
                ["revision": .text($0.revision), "source": .text($0.source), "n": .count($0.count)])
        }
    }

    private var toStop: String? {
        section("status.to_stop", page.toStop) {
            Interface.text(
                "status.to_stop_line",
                ["handover": .text($0.handover), "revision": .text($0.revision), "recipient": .text($0.recipient)])
        }
    }

    private var bookings: String? {
        section("status.bookings", page.fallenBookings.filter { !$0.isSuperseded }) { booking in
            StatusText.line(booking, "status.booking_line")
        }
    }

    private var superseded: String? {
        section("status.bookings_superseded", page.fallenBookings.filter(\.isSuperseded)) { booking in
            StatusText.line(booking, "status.booking_superseded_line")
        }
    }

    /// Channels that owe logs, and lines that wait for a decision.
    private var logs: String? {
        let owed = section("status.logs", page.owedLogs) { log in
            Interface.text(
                "status.logs_line",
                [
                    "channel": .text(log.channel), "n": .count(log.days), "from": .day(log.first),
                    "until": .day(log.last),
                ])
        }
        let doubtful =
            page.doubtfulLines > 0
            ? Interface.text("status.doubtful", ["n": .count(page.doubtfulLines)]) : nil
        let texts = [owed, doubtful].compactMap { $0 }
        return texts.isEmpty ? nil : texts.joined(separator: "\n\n")
    }

    private static func line(_ booking: FallenBooking, _ key: String) -> String {
        Interface.text(
            key,
            [
                "booking": .text(booking.booking), "channel": .text(booking.channel),
                "ahead": .count(booking.ahead), "passed": .count(booking.passed), "from": .day(booking.from),
                "until": .day(booking.until), "reason": .text(Interface.wording.told(booking.reason).what),
            ])
    }

    private var recalls: String? {
        section("status.recalls", page.openRecallLines) { RecallText.line($0) }
    }

    private var foot: String {
        [
            Interface.text("status.unread", ["n": .count(page.unreadTexts)]),
            page.notProbed > 0 ? Interface.text("status.not_probed", ["n": .count(page.notProbed)]) : nil,
        ].compactMap { $0 }.joined(separator: "\n")
    }

    private func section<Line>(_ key: String, _ lines: [Line], _ text: (Line) -> String) -> String? {
        guard !lines.isEmpty else { return nil }
        let shown = lines.prefix(StatusText.mostLines).map { "  " + text($0) }
        let rest = lines.count - shown.count
        let more = rest > 0 ? ["  " + Interface.text("status.more", ["n": .count(rest)])] : []
        return ([Interface.text(key, ["n": .count(lines.count)])] + shown + more).joined(separator: "\n")
    }
}

extension MorningPage.Coverage {
    /// Whether the campaign wants this kind in the language.
    func isWanted(_ language: String) -> Bool {
        kind.isSpoken ? !language.contains("-") : language != "uz"
    }
}

extension StatusText {
    static func json(_ page: MorningPage) -> JSONValue {
        .object([
            ("day", .text(page.day.description)), ("campaign", .text(page.campaign)),
            ("campaign_month", page.month.map(JSONValue.count) ?? .null), ("campaign_months", .count(page.months)),
            ("variants_by_state", .object(page.counts.map { ($0.0, .count($0.1)) })),
            (
                "waiting",
                .list(
                    page.waiting.map {
                        .object([
                            ("revision", .text($0.revision)), ("title", .text($0.title)),
                            ("missing_steps", .list($0.steps.map { .text($0.rawValue) })),
                        ])
                    })
            ),
            (
                "coverage",
                .list(
                    page.coverage.map { item in
                        .object([
                            ("item", .text(item.item)), ("kind", .text(item.kind.rawValue)),
                            (
                                "states",
                                .object(item.states.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value)) })
                            ),
                        ])
                    })
            ),
            (
                "endings",
                .list(
                    page.endings.map {
                        .object([
                            ("kind", .text($0.kind)), ("code", .text($0.code)), ("revision", .text($0.revision)),
                            ("on", .text($0.on.description)),
                        ])
                    })
            ),
            (
                "contacts",
                .list(
                    page.contacts.map {
                        .object([
                            ("code", .text($0.code)), ("dead", .flag($0.isDead)),
                            ("last_test", .optional($0.lastTest?.description)),
                            ("variants", .list($0.variants.map(JSONValue.text))),
                        ])
                    })
            ),
            (
                "missing_markings",
                .list(
                    page.missingMarkings.map { .object([("revision", .text($0.revision)), ("rule", .text($0.rule))]) })
            ),
            (
                "behind",
                .list(
                    page.behind.map {
                        .object([
                            ("revision", .text($0.revision)), ("source", .text($0.source)),
                            ("revisions", .count($0.count)),
                        ])
                    })
            ),
            (
                "to_stop",
                .list(
                    page.toStop.map { .object([("handover", .text($0.handover)), ("revision", .text($0.revision))]) })
            ),
            ("bookings_to_stop", .list(page.fallenBookings.filter { !$0.isSuperseded }.map(json))),
            ("bookings_superseded", .list(page.fallenBookings.filter(\.isSuperseded).map(json))),
            ("open_recall_lines", .list(page.openRecallLines.map(RecallText.json))),
            (
                "logs_owed",
                .list(
                    page.owedLogs.map { log in
                        .object([
                            ("channel", .text(log.channel)), ("days", .count(log.days)),
                            ("from", .text(log.first.description)), ("until", .text(log.last.description)),
                        ])
                    })
            ), ("lines_to_review", .count(page.doubtfulLines)),
            ("texts_not_read_by_native", .count(page.unreadTexts)), ("files_not_probed", .count(page.notProbed)),
        ])
    }

    private static func json(_ booking: FallenBooking) -> JSONValue {
        .object([
            ("booking", .text(booking.booking)), ("channel", .text(booking.channel)),
            ("revision", .text(booking.revision)), ("slots_ahead", .count(booking.ahead)),
            ("slots_passed", .count(booking.passed)), ("from", .text(booking.from.description)),
            ("until", .text(booking.until.description)), ("reason", .text(booking.reason.code)),
        ])
    }
}
