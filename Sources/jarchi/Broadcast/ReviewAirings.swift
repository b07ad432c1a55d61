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
            common.output.talk(
                trial.dryRun ? "airing.would_take_back" : "airing.decision_taken_back",
                ["code": .text(undo.uppercased()), "airings": .text(AiringParts.airings(changes))])
        } else if let title {
            try decide(title, in: catalogue)
        } else if list || common.json || common.noInput || isatty(STDIN_FILENO) == 0 {
            let doubtful = try catalogue.doubtfulTitles(channel: try channelCode(catalogue))
            common.output.listing(
                Listing(
                    columns: [
                        "channel", "title_as_written", "lines", "seconds", "guess", "probability", "from", "until",
                    ],
                    rows: doubtful.map(ReviewText.row)))
            common.output.talk(doubtful.isEmpty ? "airing.nothing_doubtful" : "airing.review_how")
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
        let doubtful = try catalogue.doubtfulTitles(channel: channel).first { $0.title == title }
        let key = doubtful?.key ?? TitleKey.learnedKey(title: title, code: title)
        let (code, changes) = try catalogue.decideTitle(
            key: key, title: title, channel: channel, variant: variant, by: try common.actor(in: catalogue),
            dryRun: trial.dryRun)
        common.output.talk(
            trial.dryRun ? "airing.would_decide" : "airing.decided",
            ReviewText.decided(code, title: title, variant: variant, changes))
    }
}

/// Doubtful titles in words and for programs.
enum ReviewText {
    static func decided(
        _ code: String, title: String, variant: String?, _ changes: AiringChanges
    ) -> [String: MessageValue] {
        [
            "code": .text(code), "title": .text(Printable.line(title)),
            "meaning": .text(variant ?? Interface.text("airing.not_ours")),
            "airings": .text(AiringParts.airings(changes)),
        ]
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
        (title.reason.map(ReasonText.decoded) ?? []).map { Interface.text($0.code, $0.values) }.joined(separator: " ")
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
                        "span": .text(AiringParts.days(from: title.firstDay, until: title.lastDay)),
                    ]))
            let why = ReviewText.why(title)
            if !why.isEmpty { output.say("  " + why) }
            guard try ask(title) else { return }
        }
    }

    /// False when the person wants to stop.
    private func ask(_ title: TitleToReview) throws -> Bool {
        while true {
            output.say(
                Interface.text(
                    title.guess == nil ? "airing.review_ask_none" : "airing.review_ask",
                    ["guess": .text(title.guess ?? ""), "title": .text(Printable.line(title.guessTitle ?? ""))]))
            guard let line = readLine() else { return false }
            let answer = line.filter { !$0.isWhitespace }
            switch ReviewAnswer(answer) {
            case .yes:
                if let guess = title.guess { return try decide(title, guess) }
                Output.standardError(Interface.text("airing.review_no_guess"))
            case .notOurs: return try decide(title, nil)
            case .skip: return true
            case .stop: return false
            case .variant(let variant):
                do {
                    return try decide(title, variant)
                } catch let problem as any Problem {
                    Output.standardError(Ending.text(of: problem))
                }
            case nil:
                Output.standardError(
                    Interface.text("airing.review_not_understood", ["answer": .text(Printable.line(answer))]))
            }
        }
    }

    private func decide(_ title: TitleToReview, _ variant: String?) throws -> Bool {
        let (code, changes) = try catalogue.decideTitle(
            key: title.key, title: title.title, channel: title.channel, variant: variant, by: actor)
        output.talk("airing.decided", ReviewText.decided(code, title: title.title, variant: variant, changes))
        return true
    }
}

/// What a person answers to the question what a title is, in Russian or English whatever the program speaks.
private enum ReviewAnswer {
    case yes, notOurs, skip, stop
    /// `ITEM/language`.
    case variant(String)

    /// Nil where it cannot be understood.
    init?(_ answer: String) {
        switch answer.lowercased() {
        case "y", "yes", "д", "да": self = .yes
        case "n", "no", "н", "нет": self = .notOurs
        case "s", "skip", "п", "": self = .skip
        case "q", "quit", "в": self = .stop
        default:
            guard let slash = answer.firstIndex(of: "/") else { return nil }
            self = .variant(answer[..<slash].uppercased() + answer[slash...])
        }
    }
}
