import ArgumentParser
import CatalogStore

/// `jarchi status`
struct Status: ParsableCommand {
    static var configuration: CommandConfiguration { .told("status", key: "status") }

    @OptionGroup var common: CommonOptions
    @OptionGroup var on: DayOption

    func run() throws {
        let catalogue = try common.openCatalogue()
        let counts = try catalogue.statusCounts(on: on.day)
        for (status, count) in counts { common.output.say("\(status): \(count)") }
    }
}
