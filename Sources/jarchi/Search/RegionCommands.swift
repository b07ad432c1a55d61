import ArgumentParser
import Campaign
import CatalogStore
import Wording

/// `jarchi region find NAME`
struct FindRegion: ParsableCommand {
    static var configuration: CommandConfiguration { .told("find", key: "region.find") }

    @OptionGroup var common: CommonOptions
    @OptionGroup var on: DayOption
    @Option(help: told("in_country"), transform: typedCountry) var country: Country?
    @Argument(help: told("region_name")) var name: [String]

    func run() throws {
        let catalogue = try common.openCatalogue()
        let asked = name.joined(separator: " ")
        let match = try catalogue.findRegion(asked, country: country, on: on.day)
        switch match {
        case .one(let region, let inside):
            show([region], inside: inside)
        case .several(let regions):
            show(regions, inside: [])
            common.output.talk("region.several", ["name": .text(asked), "n": .count(regions.count)])
            throw ExitCode(Ending.findings.rawValue)
        case .none(let near):
            if common.json { common.output.json(.list([])) }
            common.output.talk("region.none", ["name": .text(asked), "day": .day(on.day)])
            if !near.isEmpty {
                common.output.talk("region.near", ["near": .list(near.map { RegionText.line($0) })])
            }
            throw ExitCode(Ending.notFound.rawValue)
        }
    }

    private func show(_ regions: [FoundRegion], inside: [FoundRegion]) {
        guard !common.json else {
            common.output.json(.list(regions.map { RegionText.json($0, inside: inside) }))
            return
        }
        for region in regions { common.output.say(RegionText.line(region)) }
        if !inside.isEmpty {
            common.output.talk("region.inside", ["regions": .list(inside.map { RegionText.line($0) })])
        }
    }
}

/// `jarchi region show CODE`
struct ShowRegion: ParsableCommand {
    static var configuration: CommandConfiguration { .told("show", key: "region.show") }

    @OptionGroup var common: CommonOptions
    @OptionGroup var on: DayOption
    @Argument(help: told("code")) var code: String

    func run() throws {
        let sheet = try common.openCatalogue().regionSheet(code, on: on.day)
        if common.json {
            common.output.json(RegionText.json(sheet))
        } else {
            common.output.say(RegionText.text(sheet))
        }
    }
}

@Sendable func typedCountry(_ text: String) throws -> Country {
    guard let country = Country(rawValue: text.uppercased()) else {
        throw PlainProblem(
            "value.country", ["value": .text(text), "known": .list(Country.allCases.map(\.rawValue))],
            category: .usage)
    }
    return country
}

/// Regions in words and for programs.
enum RegionText {
    static func line(_ region: FoundRegion) -> String {
        var parts = [
            region.code, region.name(in: Interface.wording.language.rawValue),
            Interface.wording.named(region.kind, in: "region.kind"),
        ]
        if let parent = region.parent { parts.append(parent) }
        if let days = days(region.days) { parts.append(days) }
        if let former = region.succeeds {
            parts.append(Interface.text("region.succeeds", ["region": .text(former)]))
        }
        return parts.joined(separator: " · ")
    }

    static func json(_ region: FoundRegion, inside: [FoundRegion]) -> JSONValue {
        .object([
            ("code", .text(region.code)), ("country", .text(region.country)), ("level", .count(region.level)),
            ("kind", .text(region.kind)), ("parent", .optional(region.parent)),
            ("from", .optional(region.days.from?.description)), ("until", .optional(region.days.until?.description)),
            ("names", .object(region.names.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value)) })),
            ("matched", .text(region.matched)), ("succeeds", .optional(region.succeeds)),
            ("inside", .list(inside.map { .text($0.code) })),
        ])
    }

    static func text(_ sheet: RegionSheet) -> String {
        var lines = [RecordText.sheet(sheet.record, of: Entities.region)]
        func add(_ key: String, _ rows: [String]) {
            guard !rows.isEmpty else { return }
            lines.append(Interface.text("region.heading." + key))
            lines += rows.map { "  " + $0 }
        }
        func dated(_ text: String, _ span: DaySpan) -> String { days(span).map { "\(text) (\($0))" } ?? text }
        add("parents", sheet.parents.isEmpty ? [] : [sheet.parents.joined(separator: " < ")])
        add("codes", sheet.codes.map { dated("\($0.system): \($0.value)", $0.days) })
        add(
            "names",
            sheet.names.map {
                let kind = $0.kind == "official" ? "" : ", " + Interface.wording.named($0.kind, in: "region.name")
                return dated("\($0.name) [\($0.language)\(kind)]", $0.days)
            })
        add(
            "changes",
            sheet.changes.map { change in
                let day = Interface.text("value.day_shown", ["day": .day(change.day)])
                let what = Interface.wording.named(change.kind, in: "region.change")
                let way = change.from == change.to ? change.from : "\(change.from) → \(change.to)"
                return "\(day): \(what) \(way)" + (change.source.map { " – \($0)" } ?? "")
            })
        add("sites", sheet.sites)
        return lines.joined(separator: "\n")
    }

    static func json(_ sheet: RegionSheet) -> JSONValue {
        func dated(_ pairs: [(String, JSONValue)], _ days: DaySpan) -> JSONValue {
            .object(
                pairs + [
                    ("from", .optional(days.from?.description)), ("until", .optional(days.until?.description)),
                ])
        }
        return .object(
            RecordText.json(sheet.record, of: Entities.region) + [
                ("parents", .list(sheet.parents.map(JSONValue.text))),
                (
                    "codes",
                    .list(
                        sheet.codes.map { dated([("system", .text($0.system)), ("value", .text($0.value))], $0.days) })
                ),
                (
                    "names",
                    .list(
                        sheet.names.map {
                            dated(
                                [("language", .text($0.language)), ("name", .text($0.name)), ("kind", .text($0.kind))],
                                $0.days)
                        })
                ),
                (
                    "changes",
                    .list(
                        sheet.changes.map {
                            .object([
                                ("day", .text($0.day.description)), ("kind", .text($0.kind)), ("from", .text($0.from)),
                                ("to", .text($0.to)), ("source", .optional($0.source)),
                            ])
                        })
                ),
                ("sites", .list(sheet.sites.map(JSONValue.text))),
            ])
    }

    private static func days(_ days: DaySpan) -> String? {
        switch (days.from, days.until) {
        case (nil, nil): nil
        case (let from?, nil): Interface.text("day.from", ["from": .day(from)])
        case (nil, let until?): Interface.text("day.until", ["until": .day(until)])
        case (let from?, let until?): Interface.text("day.between", ["from": .day(from), "until": .day(until)])
        }
    }
}
