import ArgumentParser
import Campaign
import CatalogStore

/// `jarchi backup [FOLDER]`
struct BackUp: ParsableCommand {
    static var configuration: CommandConfiguration { .told("backup", key: "backup") }

    @OptionGroup var common: CommonOptions
    @Argument(help: told("backup_to")) var folder: String?

    func run() throws {
        let backup = try common.openCatalogue().backUp(to: folder)
        if common.json {
            common.output.json(
                .object([
                    ("path", .text(backup.path)), ("head", .text(backup.head.description)),
                    ("files", .count(backup.files)),
                ]))
        } else {
            common.output.say(
                Interface.text(
                    "backup.done",
                    ["path": .text(backup.path), "n": .count(backup.files), "head": .text(backup.head.description)]))
        }
    }
}

/// `jarchi restore BACKUP FOLDER`
struct Restore: ParsableCommand {
    static var configuration: CommandConfiguration { .told("restore", key: "restore") }

    @OptionGroup var common: CommonOptions
    @Argument(help: told("restore_from")) var backup: String
    @Argument(help: told("restore_into")) var folder: String

    func run() throws {
        _ = try Catalogue.restore(
            backup, into: CampaignFolder(path: folder), account: Account.name, clock: LocalTime.clock,
            configurationFolder: Account.configurationFolder)
        common.output.talk("restore.done", ["path": .text(folder)])
    }
}
