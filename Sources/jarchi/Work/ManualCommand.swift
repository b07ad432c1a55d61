import ArgumentParser
import Campaign
import Wording

/// `jarchi manual`: the page of manual for `man`, or every command as Markdown.
struct Manual: ParsableCommand {
    static var configuration: CommandConfiguration { .told("manual", key: "manual") }

    @Flag(help: told("markdown")) var markdown = false

    func run() throws {
        let commands = CommandTree.all
        print(markdown ? MarkdownManual.text(commands) : ManualPage.text(commands), terminator: "")
    }
}

/// Every command with the words that call it, in the order of the help.
enum CommandTree {
    struct Entry {
        let path: [String]
        let command: any ParsableCommand.Type
        let isGroup: Bool

        var help: String { HelpWords.translated(Jarchi.helpMessage(for: command, columns: 100)) }
    }

    static var all: [Entry] { below(Jarchi.self, path: []) }

    private static func below(_ command: any ParsableCommand.Type, path: [String]) -> [Entry] {
        let configuration = command.configuration
        let children = configuration.groupedSubcommands.flatMap(\.subcommands) + configuration.ungroupedSubcommands
        let name = configuration.commandName ?? ""
        return [Entry(path: path + [name], command: command, isGroup: !children.isEmpty)]
            + children.flatMap { below($0, path: path + [name]) }
    }
}

/// The sections that stand beside the commands: exit codes, environment, files.
private enum ManualSections {
    static let sections = ["exit", "environment", "files"]

    static func lines(_ section: String) -> [(term: String, meaning: String)] {
        Interface.text("manual.\(section).lines").split(separator: "\n").map { line in
            let parts = line.split(separator: "|", maxSplits: 1).map(String.init)
            return (parts[0], parts.count > 1 ? parts[1] : "")
        }
    }
}

private enum ManualPage {
    static func text(_ commands: [CommandTree.Entry]) -> String {
        var lines = [
            ".TH JARCHI 1", ".SH " + Interface.text("manual.name"),
            "jarchi \\- " + escaped(Interface.text("help.jarchi")), ".SH " + Interface.text("manual.synopsis"),
            ".B jarchi", escaped(Interface.text("manual.synopsis.line")),
            ".SH " + Interface.text("manual.description"), escaped(Interface.text("help.jarchi.more")),
            ".SH " + Interface.text("manual.commands"),
        ]
        for entry in commands.dropFirst() {
            lines += [".SS " + escaped(entry.path.joined(separator: " ")), ".nf"]
            lines += entry.help.split(separator: "\n", omittingEmptySubsequences: false).map { escaped(String($0)) }
            lines.append(".fi")
        }
        for section in ManualSections.sections {
            lines.append(".SH " + Interface.text("manual." + section))
            for line in ManualSections.lines(section) {
                lines += [".TP", ".B " + escaped(line.term), escaped(line.meaning)]
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Backslashes, hyphens and leading dots mean something to the typesetter.
    private static func escaped(_ text: String) -> String {
        let plain = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
        return plain.hasPrefix(".") || plain.hasPrefix("'") ? "\\&" + plain : plain
    }
}

private enum MarkdownManual {
    static func text(_ commands: [CommandTree.Entry]) -> String {
        var parts = ["# " + Interface.text("manual.commands.title"), Interface.text("help.jarchi.more")]
        for entry in commands.dropFirst() {
            let level = entry.path.count == 2 ? "##" : "###"
            parts += ["\(level) `\(entry.path.joined(separator: " "))`", "```text\n\(trimmed(entry.help))\n```"]
        }
        for section in ManualSections.sections {
            parts.append("## " + Interface.text("manual." + section))
            parts.append(ManualSections.lines(section).map { "- `\($0.term)`: \($0.meaning)" }.joined(separator: "\n"))
        }
        return parts.joined(separator: "\n\n") + "\n"
    }

    private static func trimmed(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            String(line.reversed().drop { $0 == " " }.reversed())
        }.joined(separator: "\n").trimmedNewlines
    }
}

extension String {
    fileprivate var trimmedNewlines: String {
        var slice = self[...]
        while slice.last == "\n" { slice.removeLast() }
        return String(slice)
    }
}
