import ArgumentParser

/// The root: it only lists the groups of commands.
@main
struct Jarchi: AsyncParsableCommand {
    static let version = "0.1.0"

    static var configuration: CommandConfiguration {
        .told(
            "jarchi", key: "jarchi", version: version,
            groupedSubcommands: [
                CommandGroup(name: Interface.text("help.group.day"), subcommands: DailyCommands.all),
                CommandGroup(name: Interface.text("help.group.broadcast"), subcommands: BroadcastCommands.all),
                CommandGroup(name: Interface.text("help.group.records"), subcommands: NounCommands.all),
                CommandGroup(name: Interface.text("help.group.files"), subcommands: FileCommands.all),
                CommandGroup(name: Interface.text("help.group.catalogue"), subcommands: CatalogueCommands.all),
            ])
    }

    static func main() async {
        let arguments = Array(CommandLine.arguments.dropFirst())
        if arguments == ["--version"] {
            print(version)
            return
        }
        do {
            var command = try parseAsRoot(Interface.withoutLanguage(arguments))
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            Ending.exit(with: error)
        }
    }
}

/// The groups of commands. A new command is added to one of these lists.
enum DailyCommands {
    static let all: [any ParsableCommand.Type] = [Status.self, Search.self, Sign.self, Recall.self, Help.self]
}

enum BroadcastCommands {
    static let all: [any ParsableCommand.Type] = [
        Airings.self, Profiles.self, MediaPlan.self, NounGroup<Bookings>.self, NounGroup<Flights>.self,
        NounGroup<Channels>.self,
        NounGroup<DaypartRecords>.self, NounGroup<Audiences>.self,
    ]
}

enum NounCommands {
    static let all: [any ParsableCommand.Type] = [
        NounGroup<Items>.self, NounGroup<Variants>.self, NounGroup<Revisions>.self, NounGroup<People>.self,
        NounGroup<Contacts>.self, NounGroup<RiskGroups>.self, NounGroup<Sites>.self, NounGroup<Regions>.self,
        NounGroup<Awards>.self, NounGroup<Donors>.self, NounGroup<Rights>.self, NounGroup<HouseNumbers>.self,
        NounGroup<Pretests>.self, NounGroup<MarkingRules>.self,
    ]
}

enum FileCommands {
    static let all: [any ParsableCommand.Type] = [Intake.self, Media.self, HandOver.self]
}

enum CatalogueCommands {
    static let all: [any ParsableCommand.Type] = [
        Initialise.self, Apply.self, Imports.self, History.self, Doctor.self, BackUp.self, Restore.self, Manual.self,
    ]
}
