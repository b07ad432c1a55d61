import ArgumentParser
import CatalogStore
import Wording

/// Help text of an option or argument from the message catalogues.
func told(_ key: String) -> ArgumentHelp { ArgumentHelp(stringLiteral: Interface.text("help.option." + key)) }

extension CommandConfiguration {
    /// A command whose help stands in the message catalogues: `help.KEY` in one line, `help.KEY.more` in full,
    /// `help.KEY.example`. The word of the field stands beside it in Russian.
    static func told(
        _ name: String, key: String, version: String = "", subcommands: [any ParsableCommand.Type] = [],
        groupedSubcommands: [CommandGroup] = []
    ) -> CommandConfiguration {
        CommandConfiguration(
            commandName: name, abstract: Interface.text("help." + key) + russianWord(of: name, key: key),
            discussion: discussion([Interface.wording.find("help.\(key).more")], example: key), version: version,
            subcommands: subcommands, groupedSubcommands: groupedSubcommands)
    }

    /// A command that several nouns have: the help is of the verb, the example and the fields are of the noun.
    static func told<Named: Noun>(_ name: String, key: String, of noun: Named.Type, fields: Bool = false)
        -> CommandConfiguration
    {
        let more = [
            Interface.wording.find("help.\(key).more"),
            fields ? Interface.text("help.fields") + "\n" + fieldLines(of: noun) : nil,
        ]
        return CommandConfiguration(
            commandName: name, abstract: Interface.text("help." + key),
            discussion: discussion(more, example: "\(noun.command).\(name)"))
    }

    private static func discussion(_ more: [String?], example: String) -> String {
        let examples = Interface.wording.find("help.\(example).example")
            .map { Interface.text("help.examples") + "\n" + $0 }
        return (more + [examples]).compactMap { $0 }.joined(separator: "\n\n")
    }

    private static func fieldLines<Named: Noun>(of noun: Named.Type) -> String {
        noun.entity.fields.map { field in
            let choices = field.choices.map { " (\($0.joined(separator: ", ")))" } ?? ""
            return "\(field.name)\(field.isRequired ? "*" : "") – \(Interface.text("column." + field.name))\(choices)"
        }.joined(separator: "\n")
    }

    /// The words of the field for a command; one below a noun is found by both of its names, `airing claim`.
    private static func russianWord(of command: String, key: String) -> String {
        guard Interface.wording.language != .russian else { return "" }
        let terms = Glossary.common.terms.filter { $0.command == command }
        if let term = terms.first(where: { $0.key == command.replacing("-", with: "_") }) ?? terms.first {
            return " (\(term.russian))"
        }
        let below = Glossary.common.terms.filter { $0.command == key.replacing("_", with: " ") }
        return below.isEmpty ? "" : " (\(below.map(\.russian).joined(separator: ", ")))"
    }
}
