import ArgumentParser
import Campaign
import CatalogStore
import Glibc

/// The options that every command has.
struct CommonOptions: ParsableArguments {
    @Option(help: told("campaign")) var campaign: String?
    @Flag(help: told("json")) var json = false
    @Flag(name: [.short, .long], help: told("quiet")) var quiet = false
    @Flag(help: told("no_input")) var noInput = false
    @Option(name: .customLong("as"), help: told("as")) var actingAs: String?

    /// Opens the catalogue that is meant.
    func openCatalogue() throws -> Catalogue {
        let folder = try CampaignFolder.find(
            option: campaign, environment: Interface.environment, workingFolder: Account.workingFolder)
        return try Catalogue.open(folder, clock: LocalTime.clock, configurationFolder: Account.configurationFolder)
    }

    /// Who acts: the account that runs the program, or another person in an example catalogue.
    func actor(in catalogue: Catalogue) throws -> Actor {
        try catalogue.actor(account: Account.name, as: actingAs)
    }

    var output: Output { Output(isJSON: json, isQuiet: quiet) }
}

/// For commands that change much.
struct DryRunOption: ParsableArguments {
    @Flag(name: [.customShort("n"), .long], help: told("dry_run")) var dryRun = false
}

/// For questions about what is valid, due or missing.
struct DayOption: ParsableArguments {
    @Option(help: told("as_of"), transform: typedDay) var asOf: Day?

    var day: Day { asOf ?? LocalTime.clock.today }
}

/// A day as typed on the command line.
@Sendable func typedDay(_ text: String) throws -> Day {
    guard let day = Day(typed: text) else {
        throw PlainProblem("value.day", ["value": .text(text)], category: .usage)
    }
    return day
}

/// The operating-system account that runs the program.
enum Account {
    static let name: String = {
        guard let entry = getpwuid(geteuid()) else { return "uid-\(geteuid())" }
        return String(cString: entry.pointee.pw_name)
    }()

    /// The account's full name, as its system knows it.
    static let fullName: String = {
        guard let entry = getpwuid(geteuid()), let comment = entry.pointee.pw_gecos else { return name }
        let full = String(cString: comment).prefix { $0 != "," }
        return full.isEmpty ? name : String(full)
    }()

    static var workingFolder: String {
        guard let path = getcwd(nil, 0) else { return "." }
        defer { free(path) }
        return String(cString: path)
    }

    /// `$JARCHI_CONFIG`, else `$XDG_CONFIG_HOME/jarchi`, else `~/.config/jarchi`.
    static var configurationFolder: String {
        let environment = Interface.environment
        if let named = environment["JARCHI_CONFIG"], !named.isEmpty { return named }
        if let base = environment["XDG_CONFIG_HOME"], !base.isEmpty { return base + "/jarchi" }
        return (environment["HOME"] ?? "/tmp") + "/.config/jarchi"
    }
}
