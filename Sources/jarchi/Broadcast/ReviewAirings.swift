import AiringLogs
import ArgumentParser
import Campaign
import CatalogStore
import Glibc
import Wording

/// `jarchi airing review`
struct ReviewAirings: ParsableCommand {
    static var configuration: CommandConfiguration { .told("review", key: "airing_review") }

    @OptionGroup var common: CommonOptions
    @OptionGroup var trial: DryRunOption
    @Option(help: told("airing_channel")) var channel: String?
    @Flag(help: told("review_list")) var list = false
    @Option(help: told("review_title")) var title: String?
    @Option(name: .customLong("is"), help: told("review_is")) var variant: String?
    @Flag(name: .customLong("not-ours"), help: told("review_not_ours")) var notOurs = false
    @Option(help: told("review_undo")) var undo: String?

    func run() throws {
        let catalogue = try common.openCatalogue()
        if let undo {
            let changes = try catalogue.undoDecision(
                undo, by: try common.actor(in: catalogue), dryRun: trial.dryRun)
            common.output.talk("airing.decision_taken_back", ReviewText.values(changes, ["code": .text(undo.uppercased())]))
        } else if let title {
            try decide(title, in: catalogue)
        } else if list || common.json || common.noInput || isatty(STDIN_FILENO) == 0 {
            let doubtful = try catalogue.doubtfulTitles(channel: try channelCode(catalogue))
            common.output.listing(
                Listing(
                    columns: ["channel", "title_as_written", "lines", "seconds", "guess", "probability", "from", "until"],
                    rows: doubtful.map(ReviewText.row)))
        } else {
            try ReviewWalk(catalogue: catalogue, actor: try common.actor(in: catalogue), output: common.output)
                .walk(channel: try channelCode(catalogue))
        }
    }

    private func channelCode(_ catalogue: Catalogue) throws -> String? {
        try channel.map { try catalogue.record($0, of: Entities.channel).code }
    }

    private func decide(_ title: String, in catalogue: Catalogue) throws {
        guard (variant == nil) == notOurs else { throw PlainProblem("airing.review_what", category: .usage) }
        guard let channel = try channelCode(catalogue) else {
            throw PlainProblem("airing.review_channel", category: .usage)
        }
        let key = TitleKey.learnedKey(title: title, code: title)
        let (code, changes) = try catalogue.decideTitle(
            key: key, title: title, channel: channel, variant: variant, by: try common.actor(in: catalogue),
            dryRun: trial.dryRun)
        common.output.talk("airing.decided", ReviewText.values(changes, ["code": .text(code), "title": .text(title)]))
    }
}

/// Doubtful titles in words and for programs.
enum ReviewText {
    static func values(_ changes: AiringChanges, _ more: [String: MessageValue]) -> [String: MessageValue] {
        more.merging([
            "new": .count(changes.new), "known": .count(changes.witnesses), "ended": .count(changes.ended),
        ]) { first, _ in first }
    }

    static func row(_ title: TitleToReview) -> Listing.Row {
        let probability = title.probability.map { AiringText.probability(Double($0) / 1_000_000) }
        return Listing.Row(
            shown: [
                "channel": title.channel, "title_as_written": Printable.line(title.title), "lines": String(title.lines),
                "seconds": title.seconds.map { AiringText.seconds(Int($0 * 1000)) } ?? "",
                "guess": [title.guess, title.guessTitle.map { "«\(Printable.line($0))»" }].compactMap { $0 }
                    .joined(separator: " "),
                "probability": probability ?? "", "from": RecordText.day(title.firstDay),
                "until": RecordText.day(title.lastDay),
            ],
            json: [
                ("channel", .text(title.channel)), ("key", .text(title.key)), ("title_as_written", .text(title.title)),
                ("lines", .count(title.lines)), ("seconds", title.seconds.map(JSONValue.decimal) ?? .null),
                ("guess", .optional(title.guess)),
                ("probability", title.probability.map { .decimal(Double($0) / 1_000_000) } ?? .null),
                ("from", .text(title.firstDay.description)), ("until", .text(title.lastDay.description)),
                ("why", .text(why(title))),
            ])
    }

    /// The sentence that explains what was thought of it.
    static func why(_ title: TitleToReview) -> String {
        (title.reason.map(ReasonText.decoded) ?? []).map { Interface.text($0.code, $0.values) }.joined(separator: "; ")
    }
}

/// Walks the doubtful titles with a person: one question a title, for all its lines.
struct ReviewWalk {
    let catalogue: Catalogue
    let actor: Actor
    let output: Output

    func walk(channel: String?) throws {
        let doubtful = try catalogue.doubtfulTitles(channel: channel)
        guard !doubtful.isEmpty else { return output.talk("airing.nothing_doubtful") }
        for (number, title) in doubtful.enumerated() {
            output.say(
                Interface.text(
                    "airing.review_title",
                    [
                        "number": .count(number + 1), "of": .count(doubtful.count), "channel": .text(title.channel),
                        "title": .text(Printable.line(title.title)), "n": .count(title.lines),
                        "from": .day(title.firstDay), "until": .day(title.lastDay),
                    ]))
            output.say("  " + ReviewText.why(title))
            guard try ask(title) else { return }
        }
    }

    /// False when the person wants to stop.
    private func ask(_ title: TitleToReview) throws -> Bool {
        while true {
            output.say(
                Interface.text(
                    title.guess == nil ? "airing.review_ask_none" : "airing.review_ask",
                    ["guess": .text(title.guess ?? ""), "title": .text(title.guessTitle ?? "")]))
            guard let answer = readLine()?.lowercased() else { return false }
            switch answer.first {
            case "y", "д": if let guess = title.guess { return try decide(title, guess) }
            case "n", "н": return try decide(title, nil)
            case "s", "п", nil: return true
            case "q", "в": return false
            default:
                do {
                    return try decide(title, answer.split(separator: "/").first.map { $0.uppercased() }.map { item in
                        item + answer.drop { $0 != "/" }
                    })
                } catch let problem as any Problem {
                    Output.standardError(Ending.text(of: problem))
                }
            }
        }
    }

    private func decide(_ title: TitleToReview, _ variant: String?) throws -> Bool {
        let (code, changes) = try catalogue.decideTitle(
            key: title.key, title: title.title, channel: title.channel, variant: variant, by: actor)
        output.talk("airing.decided", ReviewText.values(changes, ["code": .text(code), "title": .text(title.title)]))
        return true
    }
}
