import AiringLogs
import ArgumentParser
import Campaign
import CatalogStore
import Wording

/// `jarchi airing reconcile`
struct ReconcileAirings: ParsableCommand {
    static var configuration: CommandConfiguration { .told("reconcile", key: "airing_reconcile") }

    @OptionGroup var common: CommonOptions
    @OptionGroup var span: AiringSpanOptions
    @Flag(help: told("reconcile_all")) var all = false
    @Flag(help: told("reconcile_make_goods")) var makeGoods = false
    @Flag(help: told("reconcile_order")) var order = false
    @OptionGroup var trial: DryRunOption
    @OptionGroup var on: DayOption

    func run() throws {
        let catalogue = try common.openCatalogue()
        let found = try catalogue.reconciliation(channel: span.channel, days: span.days)
        let text = ReconciliationText(found)
        if makeGoods || order {
            let proposals = try catalogue.makeGoodProposals(for: found, from: on.day.adding(days: 1))
            if proposals.isEmpty, !common.json { return common.output.talk("airing.no_make_goods") }
            common.output.listing(text.makeGoods(proposals))
            guard order else { return }
            let codes = try catalogue.orderMakeGoods(
                proposals, for: found, by: try common.actor(in: catalogue), dryRun: trial.dryRun)
            common.output.talk(
                trial.dryRun ? "airing.would_order_make_goods" : "airing.make_goods_ordered",
                ["n": .count(codes.count), "codes": .list(codes)])
            return
        }
        let slots = text.slots(all: all)
        if common.json { return common.output.listing(slots) }
        guard !text.summary.rows.isEmpty else { return common.output.talk("airing.reconcile_nothing") }
        common.output.listing(text.summary)
        if !slots.rows.isEmpty {
            common.output.say("")
            common.output.listing(slots)
        } else if text.isAnythingCovered {
            common.output.say(Interface.text("airing.reconcile_as_booked"))
        }
        for line in text.remarks(all: all) + text.questions { common.output.say(line) }
    }
}

/// A reconciliation in words and for programs.
struct ReconciliationText {
    let found: ChannelReconciliation

    init(_ found: ChannelReconciliation) { self.found = found }

    private static let statuses: [AiringStatus] = [
        .aired, .outsideWindow, .short, .wrongLanguage, .wrongVersion, .airedThoughStopped, .missed, .noLogYet,
    ]

    /// Booked against aired by channel; columns without any figure are left out.
    var summary: Listing {
        let extras = zip(found.airings, found.outcome.airings).filter { $0.1.status == .extra && $0.1.role == .airing }
        let channels = Set(found.slots.map(\.channel)).union(extras.map(\.0.channel)).sorted()
        let shown = Self.statuses.filter { status in found.outcome.slots.contains { $0.status == status } }
        let columns = ["channel", "booked"] + shown.map { "status_" + $0.rawValue } + ["status_extra"]
        let rows = channels.map { channel -> Listing.Row in
            let outcomes = zip(found.slots, found.outcome.slots).filter { $0.0.channel == channel }.map(\.1)
            let counts =
                [outcomes.count] + shown.map { status in outcomes.count { $0.status == status } }
                + [extras.count { $0.0.channel == channel }]
            let pairs = Array(zip(columns.dropFirst(), counts))
            return Listing.Row(
                shown: Dictionary(
                    [("channel", channel)] + pairs.map { ($0.0, String($0.1)) }, uniquingKeysWith: { first, _ in first }
                ),
                json: [("channel", .text(channel))] + pairs.map { ($0.0, .count($0.1)) })
        }
        return Listing(columns: columns, rows: rows)
    }

    /// What deviates, or slot by slot, and what aired beyond the plan.
    func slots(all: Bool) -> Listing {
        let booked = found.slots.indices.filter { all || Self.deviates(found.outcome.slots[$0]) }.map(row)
        let extra = found.airings.indices.filter(isExtra).map(extraRow)
        return Listing(
            columns: ["channel", "day", "window", "slot", "spot", "time", "status", "deviation", "source_line"],
            rows: booked + extra)
    }

    /// A slot that only waits for a log does not.
    private static func deviates(_ outcome: SlotOutcome) -> Bool {
        ![.aired, .stopped, .noLogYet].contains(outcome.status)
    }

    var isAnythingCovered: Bool { found.outcome.slots.contains { $0.status == .aired } }

    /// What the tables leave out or only mark.
    func remarks(all: Bool) -> [String] {
        let waiting = found.outcome.slots.count { $0.status == .noLogYet }
        let doubtful =
            found.slots.indices.count { place in
                (all || Self.deviates(found.outcome.slots[place]))
                    && found.outcome.slots[place].airing.map { found.evidence[$0].airing == nil } ?? false
            } + found.airings.indices.count { isExtra($0) && found.evidence[$0].airing == nil }
        return [
            all || waiting == 0 ? nil : Interface.text("airing.reconcile_waiting", ["n": .count(waiting)]),
            doubtful == 0 ? nil : Interface.text("airing.reconcile_doubtful", ["n": .count(doubtful)]),
        ].compactMap { $0 }
    }

    private func isExtra(_ place: Int) -> Bool {
        found.outcome.airings[place].slot == nil && found.outcome.airings[place].role == .airing
    }

    private func row(_ place: Int) -> Listing.Row {
        let slot = found.slots[place]
        let outcome = found.outcome.slots[place]
        let airing = outcome.airing.map { found.airings[$0] }
        let evidence = outcome.airing.map { found.evidence[$0] }
        let spot = slot.variants.first.map { $0.item + "/" + $0.language } ?? ""
        let window = SlotText.clock(slot.window.lowerBound) + "–" + SlotText.clock(slot.window.upperBound)
        return line(
            channel: slot.channel, day: slot.day, window: window, slot: slot.code, spot: spot, airing: airing,
            evidence: evidence, status: outcome.status, deviations: outcome.deviations,
            makesGood: outcome.madeGoodBy.map { found.slots[$0].code })
    }

    private func extraRow(_ place: Int) -> Listing.Row {
        let airing = found.airings[place]
        let spot = found.spots[airing.spot]
        return line(
            channel: airing.channel, day: airing.time.day, window: "", slot: "", spot: spot.item + "/" + spot.language,
            airing: airing, evidence: found.evidence[place], status: found.outcome.airings[place].status,
            deviations: found.outcome.airings[place].deviations, makesGood: nil)
    }

    private func line(
        channel: String, day: Day, window: String, slot: String, spot: String, airing: Airing?,
        evidence: AiringEvidence?, status: AiringStatus, deviations: [AiringDeviation], makesGood: String?
    ) -> Listing.Row {
        let time = airing.map { AiringText.clock($0.time.milliseconds, isSecondKnown: $0.isSecondKnown) } ?? ""
        let told = deviations.map { Interface.text($0.code, $0.values) }.joined(separator: "; ")
        let isDoubtful = evidence.map { $0.airing == nil } ?? false
        let source = evidence.map { "\($0.file):\($0.sheet.isEmpty ? "" : $0.sheet + ":")\($0.row)" } ?? ""
        return Listing.Row(
            shown: [
                "channel": channel, "day": RecordText.day(day), "window": window, "slot": slot, "spot": spot,
                "time": time,
                "status": Interface.wording.named(status.rawValue, in: "airing_status") + (isDoubtful ? " ?" : ""),
                "deviation": told, "source_line": source,
            ],
            json: [
                ("channel", .text(channel)), ("broadcast_date", .text(day.description)), ("slot", .text(slot)),
                ("spot", .text(spot)), ("window", .text(window)), ("time", .text(time)),
                ("status", .text(status.rawValue)), ("deviations", .list(deviations.map { .text($0.code) })),
                ("told", .text(told)), ("source_line", .text(source)), ("made_good_by", .optional(makesGood)),
                ("decision", .text(evidence.map { $0.airing == nil ? "ask" : "accepted" } ?? "")),
            ])
    }

    func makeGoods(_ proposals: [MakeGoodProposal]) -> Listing {
        Listing(
            columns: ["channel", "slot", "status", "proposal"],
            rows: proposals.map { proposal in
                let slot = found.slots[proposal.slot]
                let told = Self.told(proposal.way, found)
                return Listing.Row(
                    shown: [
                        "channel": slot.channel, "slot": slot.code,
                        "status": Interface.wording.named(proposal.reason.rawValue, in: "airing_status"),
                        "proposal": told,
                    ],
                    json: [
                        ("channel", .text(slot.channel)), ("slot", .text(slot.code)),
                        ("reason", .text(proposal.reason.rawValue)),
                        ("seconds_owed", proposal.secondsOwed.map(JSONValue.decimal) ?? .null),
                        ("proposal", .text(proposal.way.code)), ("told", .text(told)),
                    ])
            })
    }

    static func told(_ way: MakeGoodWay, _ found: ChannelReconciliation) -> String {
        switch way {
        case .acceptExtra(let airing, let fit):
            let line = found.airings[airing]
            return "\(line.time.day) \(AiringText.clock(line.time.milliseconds)): "
                + Interface.text(way.code, ["fit": .text(fit.rawValue)])
        case .newAiring(let day, let window):
            return Interface.text(
                way.code,
                [
                    "day": .day(day), "from": .text(SlotText.clock(window.lowerBound)),
                    "until": .text(SlotText.clock(window.upperBound)),
                ])
        case .noDayLeft: return Interface.text(way.code)
        }
    }

    /// Days to ask about, signs of an invented log, sources that disagree: questions, not verdicts.
    var questions: [String] {
        let days = found.outcome.daysToAsk.map { day in
            Interface.text(
                "airing.question_day", ["channel": .text(day.channel), "day": .day(day.day), "n": .count(day.bookings)])
        }
        let signs = found.signs.map { Interface.text($0.code, $0.values) }
        let conflicts = found.outcome.conflicts.map { conflict in
            SourceConflictText.lines(conflict, found) + ": "
                + Interface.text(conflict.code, SourceConflictText.values(conflict, found))
        }
        return days + signs + conflicts
    }
}

/// What two sources tell differently, with the lines that tell it.
enum SourceConflictText {
    static func values(_ conflict: SourceConflict, _ found: ChannelReconciliation) -> [String: MessageValue] {
        switch conflict {
        case .toldByOne(_, let source, let silent):
            return ["source": .text(source.rawValue), "silent": .text(silent.rawValue)]
        case .languagesDiffer: return [:]
        case .lengthsDiffer(_, _, let seconds): return ["seconds": .count(Int(seconds.rounded()))]
        }
    }

    /// The lines that differ: file and row of each.
    static func lines(_ conflict: SourceConflict, _ found: ChannelReconciliation) -> String {
        let airings: [Int] =
            switch conflict {
            case .toldByOne(let airing, _, _): [airing]
            case .languagesDiffer(let airing, let other), .lengthsDiffer(let airing, let other, _): [airing, other]
            }
        return airings.map { airing in
            let told = found.airings[airing]
            return "\(told.channel) \(told.time.day) \(AiringText.clock(told.time.milliseconds)) "
                + "(\(found.evidence[airing].file):\(found.evidence[airing].row))"
        }.joined(separator: ", ")
    }
}
