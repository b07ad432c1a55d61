import ArgumentParser
import Campaign
import CatalogStore
import Glibc
import Wording

/// How the program ends. The codes are documented in the man page.
enum Ending: Int32 {
    case done = 0
    case failure = 1
    /// A check found something; nothing failed.
    case findings = 2
    case notFound = 3
    case refused = 4
    case busy = 5
    case usage = 64
    case interrupted = 130

    static func of(_ category: ProblemCategory) -> Ending {
        switch category {
        case .failure: .failure
        case .notFound: .notFound
        case .refused: .refused
        case .usage: .usage
        case .busy: .busy
        }
    }

    /// Tells the person what happened and ends the program.
    static func exit(with error: any Error) -> Never {
        if let problem = Ending.problem(in: error) {
            Output.standardError(text(of: problem))
            Glibc.exit(of(problem.category).rawValue)
        }
        if let code = error as? ExitCode { Glibc.exit(code.rawValue) }
        let code = Jarchi.exitCode(for: error)
        let message = HelpWords.translated(Jarchi.fullMessage(for: error))
        if code.isSuccess {
            print(message)
        } else {
            Output.standardError(message)
        }
        Glibc.exit(code.rawValue)
    }

    /// What happened, why, what to do.
    static func text(of problem: any Problem) -> String {
        var place = ""
        var inner: any Problem = problem
        if let placed = problem as? PlacedProblem {
            place = "\(placed.place.file):\(placed.place.line): "
            inner = placed.problem
        }
        let told = Interface.wording.told(inner)
        return ([place + Interface.text("problem.label") + " " + told.what] + [told.why, told.fix].compactMap { $0 })
            .joined(separator: "\n")
    }

    /// A problem thrown by the parser's own transforms comes wrapped.
    private static func problem(in error: any Error) -> (any Problem)? {
        if let problem = error as? any Problem { return problem }
        return Mirror(reflecting: error).descendants.lazy.compactMap { $0 as? any Problem }.first
    }
}

extension Mirror {
    /// The values inside a value, four levels deep.
    fileprivate var descendants: [Any] {
        func below(_ mirror: Mirror, _ depth: Int) -> [Any] {
            guard depth > 0 else { return [] }
            return mirror.children.flatMap { [$0.value] + below(Mirror(reflecting: $0.value), depth - 1) }
        }
        return below(self, 6)
    }
}

/// The parser's own words in the language of the interface.
enum HelpWords {
    static func translated(_ message: String) -> String {
        // The parser writes its own English word behind the title of each group.
        let plain = message.replacing(" SUBCOMMANDS:", with: ":")
        guard Interface.wording.language != .english else { return plain }
        return pairs.reduce(plain) { text, pair in text.replacing(pair.0, with: Interface.text(pair.1)) }
    }

    private static let pairs: [(String, String)] = [
        ("OVERVIEW:", "help.word.overview"), ("USAGE:", "help.word.usage"), ("ARGUMENTS:", "help.word.arguments"),
        ("OPTIONS:", "help.word.options"), ("SUBCOMMANDS:", "help.word.subcommands"),
        ("Show help information.", "help.word.show_help"), ("Show the version.", "help.word.show_version"),
        ("Usage:", "help.word.usage_short"), ("Error:", "problem.label"), ("Help:", "help.word.help"),
        ("Missing expected argument", "help.word.missing_argument"), ("Unknown option", "help.word.unknown_option"),
        ("Unexpected argument", "help.word.unexpected_argument"), ("Missing value for", "help.word.missing_value"),
        ("for more information.", "help.word.for_more"), ("  See '", "help.word.see"),
        ("for detailed help.", "help.word.for_detail"),
    ]
}
