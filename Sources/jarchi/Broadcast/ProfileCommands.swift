import AiringLogs
import ArgumentParser
import Campaign
import CatalogStore
import Foundation
import Wording

/// `jarchi profile …`: what is fixed and learned about the logs of stations.
struct Profiles: ParsableCommand {
    static var configuration: CommandConfiguration {
        .told(
            "profile", key: "profile",
            subcommands: [ShowProfile.self, ListLogProfiles.self, SaveProfile.self, ForgetTitle.self])
    }
}

/// `jarchi profile show KTRK`
struct ShowProfile: ParsableCommand {
    static var configuration: CommandConfiguration { .told("show", key: "profile_show") }

    @OptionGroup var common: CommonOptions
    @Argument(help: told("station")) var station: String
    @Flag(help: told("profile_undone")) var undone = false

    func run() throws {
        let catalogue = try common.openCatalogue()
        let channel = try catalogue.record(station, of: Entities.channel).code
        let decisions = try catalogue.titleDecisions(channel: channel, includingUndone: undone)
        for profile in try catalogue.logProfiles() where profile.channel == channel || profile.station == channel {
            common.output.talk(
                "profile.fixed", ["station": .text(profile.station), "headings": .list(profile.headings)])
        }
        common.output.listing(
            Listing(
                columns: ["code", "title", "spot", "on", "person", "taken_back"],
                rows: decisions.map { decision in
                    Listing.Row(
                        shown: [
                            "code": decision.code, "title": Printable.line(decision.title),
                            "spot": decision.variant ?? Interface.text("airing.not_ours"),
                            "on": RecordText.day(decision.decidedOn), "person": decision.person,
                            "taken_back": decision.isUndone ? "✓" : "",
                        ],
                        json: [
                            ("code", .text(decision.code)), ("channel", .optional(decision.channel)),
                            ("title", .text(decision.title)), ("key", .text(decision.key)),
                            ("variant", .optional(decision.variant)), ("on", .text(decision.decidedOn.description)),
                            ("person", .text(decision.person)), ("undone", .flag(decision.isUndone)),
                        ])
                }))
    }
}

/// `jarchi profile list`
struct ListLogProfiles: ParsableCommand {
    static var configuration: CommandConfiguration { .told("list", key: "profile_list") }

    @OptionGroup var common: CommonOptions

    func run() throws {
        let profiles = try common.openCatalogue().logProfiles()
        common.output.listing(
            Listing(
                columns: ["station", "channel", "headings"],
                rows: profiles.map { profile in
                    Listing.Row(
                        shown: [
                            "station": profile.station, "channel": profile.channel ?? "",
                            "headings": profile.headings.joined(separator: ", "),
                        ],
                        json: [
                            ("station", .text(profile.station)), ("channel", .optional(profile.channel)),
                            ("headings", .list(profile.headings.map(JSONValue.text))),
                            ("date_order", .optional(profile.dateOrder?.rawValue)),
                            ("zone", .optional(profile.zone)),
                        ])
                }))
    }
}

/// `jarchi profile save KTRK FILE --offer 1`
struct SaveProfile: ParsableCommand {
    static var configuration: CommandConfiguration { .told("save", key: "profile_save") }

    @OptionGroup var common: CommonOptions
    @Argument(help: told("station")) var station: String
    @Argument(help: told("profile_file")) var file: String
    @Option(help: told("profile_offer")) var offer: Int

    func run() throws {
        let catalogue = try common.openCatalogue()
        let actor = try common.actor(in: catalogue)
        let context = try catalogue.readingContext(profiles: try catalogue.logProfiles())
        guard let source = try LogSources.expand([file], context: context).first else {
            throw PlainProblem("profile.nothing_to_save", ["file": .text(file)], category: .usage)
        }
        do {
            _ = try LogReading.open(source, context: context)
            throw PlainProblem("profile.nothing_to_save", ["file": .text(file)], category: .usage)
        } catch let refusal as LogRefusal where !refusal.offers.isEmpty {
            guard refusal.offers.indices.contains(offer - 1) else {
                throw PlainProblem(
                    "profile.no_such_offer", ["n": .count(refusal.offers.count)], category: .usage)
            }
            var profile = refusal.offers[offer - 1].profile
            profile.station = station.uppercased()
            try catalogue.saveLogProfile(profile, by: actor)
            common.output.talk("profile.saved", ["station": .text(profile.station)])
        }
    }
}

/// `jarchi profile forget T-001`
struct ForgetTitle: ParsableCommand {
    static var configuration: CommandConfiguration { .told("forget", key: "profile_forget") }

    @OptionGroup var common: CommonOptions
    @OptionGroup var trial: DryRunOption
    @Argument(help: told("decision_code")) var code: String

    func run() throws {
        let catalogue = try common.openCatalogue()
        let changes = try catalogue.undoDecision(code, by: try common.actor(in: catalogue), dryRun: trial.dryRun)
        common.output.talk(
            trial.dryRun ? "airing.would_take_back" : "airing.decision_taken_back",
            ["code": .text(code.uppercased()), "airings": .text(AiringParts.airings(changes))])
    }
}
