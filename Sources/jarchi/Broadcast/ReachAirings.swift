import AiringLogs
import ArgumentParser
import Campaign
import CatalogStore
import Wording

/// `jarchi airing reach --from 2006-11-01 --to 2006-11-30`
struct ReachAirings: ParsableCommand {
    static var configuration: CommandConfiguration { .told("reach", key: "airing_reach") }

    @OptionGroup var common: CommonOptions
    @OptionGroup var wanted: AiringFilterOptions
    @Option(help: told("audience_group")) var group: String?

    func run() throws {
        let catalogue = try common.openCatalogue()
        let found = try catalogue.audience(wanted.filter, group: group)
        common.output.listing(
            Listing(
                columns: [
                    "audience", "universe", "channels", "airings", "rating_points", "reduced_points", "reach", "bounds",
                    "frequency",
                ], rows: found.reports.map(ReachText.row)))
        if found.unknown > 0 { common.output.talk("airing.reach_unknown", ["n": .count(found.unknown)]) }
        common.output.talk("airing.reach_how")
    }
}

enum ReachText {
    static func row(_ report: AudienceReport) -> Listing.Row {
        let reach = report.random.reach
        let frequency = AudienceFigures.frequency(points: report.figures.grossPoints, reach: reach)
        return Listing.Row(
            shown: [
                "audience": report.group, "universe": report.universe.map(String.init) ?? "",
                "channels": report.channels.joined(separator: " "), "airings": String(report.figures.airings),
                "rating_points": decimal(report.figures.grossPoints),
                "reduced_points": decimal(report.figures.reducedPoints), "reach": percent(reach),
                "bounds": percent(report.interval.lowest) + " – " + percent(report.interval.highest),
                "frequency": frequency.map(decimal) ?? "",
            ],
            json: [
                ("group", .text(report.group)), ("universe", report.universe.map(JSONValue.count) ?? .null),
                ("channels", .list(report.channels.map(JSONValue.text))), ("airings", .count(report.figures.airings)),
                ("grp", .decimal(report.figures.grossPoints)), ("grp_20s", .decimal(report.figures.reducedPoints)),
                ("reach_random", .decimal(reach)), ("reach_binomial", .decimal(report.binomial.reach)),
                ("reach_lowest", .decimal(report.interval.lowest)),
                ("reach_highest", .decimal(report.interval.highest)),
                ("frequency", frequency.map(JSONValue.decimal) ?? .null),
                (
                    "reach_at_least",
                    .list((1...5).map { .decimal(report.random.reach(atLeast: $0)) })
                ),
                ("sources", .list(report.sources.map(JSONValue.text))),
            ])
    }

    private static func percent(_ share: Double) -> String { decimal(share * 100) + " %" }

    private static func decimal(_ number: Double) -> String {
        Interface.text(
            "value.tenths", ["whole": .number(tenths(number) / 10), "tenth": .number(abs(tenths(number)) % 10)])
    }

    private static func tenths(_ number: Double) -> Int64 { Int64((number * 10).rounded()) }
}
