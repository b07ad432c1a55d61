import ArgumentParser
import Campaign
import CatalogStore
import Wording

/// `jarchi person end asel`
struct EndPerson: ParsableCommand {
    static var configuration: CommandConfiguration { .told("end", key: "person_end") }

    @OptionGroup var common: CommonOptions
    @Argument(help: told("person")) var code: String
    @Option(help: told("on"), transform: typedDay) var on: Day?

    func run() throws {
        let catalogue = try common.openCatalogue()
        let actor = try common.actor(in: catalogue)
        let day = on ?? LocalTime.clock.today
        try catalogue.change("person end", by: actor) { session in
            _ = try session.update(Entities.person, code: code, ["until": day.description])
        }
        common.output.talk("person.was_ended", ["code": .text(code), "day": .day(day)])
    }
}

/// `jarchi contact test HOT-KG-1 --result answered`
struct TestContact: ParsableCommand {
    static var configuration: CommandConfiguration { .told("test", key: "contact_test") }

    @OptionGroup var common: CommonOptions
    @Argument(help: told("contact")) var code: String
    @Option(help: told("result")) var result: String
    @Option(help: told("note")) var note: String?
    @Option(help: told("on"), transform: typedDay) var on: Day?

    func run() throws {
        let catalogue = try common.openCatalogue()
        let actor = try common.actor(in: catalogue)
        try catalogue.change("contact test", by: actor) { session in
            try session.testContact(code.uppercased(), result: result, on: on ?? session.today, note: note)
        }
        common.output.talk("contact.tested", ["code": .text(code.uppercased())])
    }
}

/// `jarchi help WORD`: a term of the field in Russian or English, or a command.
struct Help: ParsableCommand {
    static var configuration: CommandConfiguration { .told("help", key: "help") }

    @Argument(help: told("word")) var words: [String] = []

    func run() throws {
        guard !words.isEmpty else {
            print(HelpWords.translated(Jarchi.helpMessage()))
            return
        }
        let terms = Glossary.common.find(words.joined(separator: " "))
        let commands = Jarchi.commands(named: words)
        guard !terms.isEmpty || commands != nil else {
            throw PlainProblem("help.unknown_word", ["word": .text(words.joined(separator: " "))], category: .notFound)
        }
        for term in terms {
            print("\(term.russian) – \(term.english)")
            print("  " + term.meaning(in: Interface.wording.language))
            if let command = term.command { print("  jarchi \(command)") }
        }
        if let commands { print(HelpWords.translated(Jarchi.helpMessage(for: commands))) }
    }
}

extension Jarchi {
    /// The command that a path of words names.
    static func commands(named words: [String]) -> (any ParsableCommand.Type)? {
        var found: any ParsableCommand.Type = Jarchi.self
        for word in words {
            let below = found.configuration.subcommands + found.configuration.groupedSubcommands.flatMap(\.subcommands)
            guard let next = below.first(where: { $0.configuration.commandName == word }) else { return nil }
            found = next
        }
        return found
    }
}
