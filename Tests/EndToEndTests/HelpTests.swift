import Foundation
import Testing

/// Rules that the help of every command keeps.
@Suite struct HelpTests {
    private static let manual: String = {
        let ended = try? BuiltProgram().run("manual", "--markdown")
        return ended?.output ?? ""
    }()

    /// Every command with the text of its help.
    private static let commands: [(path: String, help: String)] = {
        manual.split(separator: "\n```\n").compactMap { part -> (String, String)? in
            guard let start = part.range(of: "`jarchi "), let open = part.range(of: "```text\n"),
                let end = part[start.upperBound...].firstIndex(of: "`")
            else { return nil }
            return (String(part[start.upperBound..<end]), String(part[open.upperBound...]))
        }
    }()

    @Test func everyCommandHasHelpAndAnExample() throws {
        #expect(HelpTests.commands.count > 60)
        for command in HelpTests.commands {
            #expect(
                command.help.firstMatch(of: /\b(help|column|entity)\.[a-z]/) == nil,
                "a text is missing: \(command.path)")
            let isGroup = command.help.contains("SUBCOMMANDS:")
            #expect(isGroup || command.help.contains("EXAMPLES:\njarchi "), "no example: \(command.path)")
        }
    }

    @Test func theDocumentationIsTheHelp() throws {
        let file = BuiltProgram.repository.appending(path: "Documentation/commands.md")
        #expect(
            try String(contentsOf: file, encoding: .utf8) == HelpTests.manual,
            "make it anew: jarchi manual --markdown > Documentation/commands.md")
    }

    @Test func helpSpeaksRussian() throws {
        let help = try BuiltProgram().run("sign", "--help", language: "ru")
        #expect(help.code == 0 && help.output.contains("ПАРАМЕТРЫ:") && help.output.contains("Подписать"))
        let word = try BuiltProgram().run("help", "накладная")
        #expect(word.code == 0 && word.output.contains("waybill"))
        #expect(try BuiltProgram().run("help", "абракадабра").code == 3)
    }

    @Test func whatCannotBeUnderstoodEndsWith64() throws {
        #expect(try BuiltProgram().run("nonsense").code == 64)
        #expect(try BuiltProgram().run("item", "list", "--nonsense").code == 64)
        #expect(try BuiltProgram().run("item", "list").code == 3)
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func completionsAreWritten(_ shell: String) throws {
        let ended = try BuiltProgram().run("--generate-completion-script", shell)
        #expect(ended.code == 0 && ended.output.contains("handover"))
    }
}
