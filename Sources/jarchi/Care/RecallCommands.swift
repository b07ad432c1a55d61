import ArgumentParser
import Campaign
import CatalogStore

/// `jarchi recall …`
struct Recall: ParsableCommand {
    static var configuration: CommandConfiguration {
        .told(
            "recall", key: "recall",
            subcommands: [StartRecall.self, ListRecalls.self, ShowRecall.self, CloseRecallLine.self])
    }
}

extension RecallCause: ExpressibleByArgument {}
extension RecallOutcome: ExpressibleByArgument {}

/// `jarchi recall start --contact HOT-KG-1 --reason …`
struct StartRecall: ParsableCommand {
    static var configuration: CommandConfiguration { .told("start", key: "recall_start") }

    @OptionGroup var common: CommonOptions
    @OptionGroup var trial: DryRunOption
    @Option(help: told("recall_contact")) var contact: String?
    @Option(help: told("recall_right")) var right: String?
    @Option(help: told("recall_revision")) var revision: String?
    @Option(help: told("recall_marking")) var marking: String?
    @Option(help: told("recall_cause")) var cause: RecallCause?
    @Option(help: told("reason")) var reason: String
    @Option(help: told("on"), transform: typedDay) var on: Day?

    func run() throws {
        let catalogue = try common.openCatalogue()
        let actor = try common.actor(in: catalogue)
        let (subject, usual) = try self.subject()
        var lines: [RecallLine] = []
        let code = try catalogue.change("recall start", by: actor, dryRun: trial.dryRun) { session in
            try session.startRecall(subject, cause: cause ?? usual, reason: reason, on: on ?? session.today)
        }
        if trial.dryRun {
            common.output.talk("recall.would_start", ["code": .text(code)])
            return
        }
        lines = try catalogue.recallLines(of: code)
        RecallText.show(lines, common.output)
        common.output.talk("recall.started", ["code": .text(code), "n": .count(lines.count)])
    }

    private func subject() throws -> (RecallSubject, RecallCause) {
        let subjects: [(RecallSubject, RecallCause)] = [
            contact.map { (.contact($0.uppercased()), .contactDead) }, right.map { (.right($0), .consentWithdrawn) },
            revision.map { (.revision($0), .textWrong) },
            marking.map { (.marking($0.uppercased()), .markingChanged) },
        ].compactMap { $0 }
        guard subjects.count == 1 else { throw PlainProblem("recall.one_subject", category: .usage) }
        return subjects[0]
    }
}

/// `jarchi recall list`
struct ListRecalls: ParsableCommand {
    static var configuration: CommandConfiguration { .told("list", key: "recall_list") }

    @OptionGroup var common: CommonOptions

    func run() throws {
        let catalogue = try common.openCatalogue()
        let recalls = try catalogue.records(of: Entities.recall)
        common.output.listing(
            Listing(
                columns: ["code", "cause", "subject", "reason", "on"],
                rows: recalls.map { RecordText.row($0, of: Entities.recall) }))
    }
}

/// `jarchi recall show R-001`
struct ShowRecall: ParsableCommand {
    static var configuration: CommandConfiguration { .told("show", key: "recall_show") }

    @OptionGroup var common: CommonOptions
    @Argument(help: told("recall")) var code: String

    func run() throws {
        RecallText.show(try common.openCatalogue().recallLines(of: code), common.output)
    }
}

/// `jarchi recall close R-001/2 --outcome stopped`
struct CloseRecallLine: ParsableCommand {
    static var configuration: CommandConfiguration { .told("close", key: "recall_close") }

    @OptionGroup var common: CommonOptions
    @Argument(help: told("recall_line")) var line: String
    @Option(help: told("outcome")) var outcome: RecallOutcome
    @Option(help: told("note")) var note: String?
    @Option(help: told("on"), transform: typedDay) var on: Day?

    func run() throws {
        let catalogue = try common.openCatalogue()
        let actor = try common.actor(in: catalogue)
        try catalogue.change("recall close", by: actor) { session in
            try session.closeRecallLine(line, outcome: outcome, note: note, on: on ?? session.today)
        }
        common.output.talk("recall.closed", ["code": .text(line)])
    }
}

/// Lines of recalls in words and for programs.
enum RecallText {
    static func show(_ lines: [RecallLine], _ output: Output) {
        if output.isJSON {
            output.json(.list(lines.map(json)))
        } else {
            for line in lines { output.say(self.line(line)) }
        }
    }

    static func line(_ line: RecallLine) -> String {
        let booked = line.booking.map {
            Interface.text(
                "recall.line_booking",
                ["booking": .text($0), "channel": .text(line.channel ?? ""), "n": .count(line.openSlots)])
        }
        let what =
            booked
            ?? line.handover.map {
                Interface.text(
                    line.isDraft ? "recall.line_draft" : "recall.line_handover",
                    ["handover": .text($0), "recipient": .text(line.recipient ?? "")])
            }
        let state = line.outcome.map { Interface.text("outcome." + $0) } ?? Interface.text("recall.open")
        return "\(line.code)  \(line.revision)  " + [what, state].compactMap { $0 }.joined(separator: " – ")
    }

    static func json(_ line: RecallLine) -> JSONValue {
        .object([
            ("code", .text(line.code)), ("revision", .text(line.revision)), ("handover", .optional(line.handover)),
            ("recipient", .optional(line.recipient)),
            ("booking", .optional(line.booking)), ("channel", .optional(line.channel)),
            ("open_slots", line.booking == nil ? .null : .count(line.openSlots)), ("outcome", .optional(line.outcome)),
            ("closed_on", .optional(line.closedOn)), ("note", .optional(line.note)),
        ])
    }
}
