import ArgumentParser
import Campaign
import CatalogStore

/// `jarchi booking add B-0101 channel=KTRK variants="VSPOT-001/ky VSPOT-001/ru" …`
struct AddBooking: ParsableCommand {
    static var configuration: CommandConfiguration {
        .told("add", key: "booking_add", of: Bookings.self, fields: true)
    }

    @OptionGroup var common: CommonOptions
    @OptionGroup var trial: DryRunOption
    @Argument(help: told("code")) var code: String
    @Argument(help: told("booking_fields")) var fields: [String]

    func run() throws {
        let catalogue = try common.openCatalogue()
        let slots = try catalogue.book(
            code, try FieldArguments.values(fields), vocabulary: PlanWords.vocabulary,
            by: try common.actor(in: catalogue), dryRun: trial.dryRun)
        common.output.talk(
            trial.dryRun ? "booking.would_be_added" : "booking.added",
            ["booking": .text(code.uppercased()), "n": .count(slots)])
    }
}

/// `jarchi booking show B-0101`: the order and its slots.
struct ShowBooking: ParsableCommand {
    static var configuration: CommandConfiguration { .told("show", key: "booking_show", of: Bookings.self) }

    @OptionGroup var common: CommonOptions
    @OptionGroup var on: DayOption
    @Argument(help: told("code")) var code: String

    func run() throws {
        let catalogue = try common.openCatalogue()
        let record = try catalogue.record(code, of: Entities.booking)
        let slots = try catalogue.slots(booking: record.code, asOf: on.day)
        if common.json {
            common.output.json(
                .object(
                    RecordText.json(record, of: Entities.booking) + [("slots", .list(slots.map(SlotText.json)))]))
            return
        }
        common.output.say(RecordText.sheet(record, of: Entities.booking))
        common.output.say("")
        common.output.listing(
            Listing(
                columns: ["slot", "day", "revision", "state", "make_good_of"], rows: slots.map(SlotText.row)))
    }
}

/// `jarchi booking stop B-0101 --reason …`
struct StopBooking: ParsableCommand {
    static var configuration: CommandConfiguration { .told("stop", key: "booking_stop", of: Bookings.self) }

    @OptionGroup var common: CommonOptions
    @OptionGroup var trial: DryRunOption
    @Argument(help: told("code")) var code: String
    @Option(help: told("stop_day"), transform: typedDay) var day: Day?
    @Option(help: told("stop_from"), transform: typedDay) var from: Day?
    @Option(help: told("stop_until"), transform: typedDay) var until: Day?
    @Option(help: told("reason")) var reason: String
    @Option(help: told("on"), transform: typedDay) var on: Day?

    func run() throws {
        guard day == nil || (from == nil && until == nil) else {
            throw PlainProblem("booking.day_or_span", category: .usage)
        }
        let catalogue = try common.openCatalogue()
        let actor = try common.actor(in: catalogue)
        let slots = try catalogue.change("booking stop", by: actor, dryRun: trial.dryRun) { session in
            let acted = on ?? session.today
            let request = StopRequest(
                booking: code, reason: reason, days: DaySpan(from: day ?? from ?? acted, until: day ?? until))
            return try session.stop(request, on: acted)
        }
        if common.json { common.output.json(.list(slots.map(JSONValue.text))) }
        common.output.talk(
            trial.dryRun ? "booking.would_be_stopped" : "booking.stopped",
            ["booking": .text(code.uppercased()), "n": .count(slots.count)])
    }
}

/// A slot in words and for programs.
enum SlotText {
    static func row(_ slot: BookedSlot) -> Listing.Row {
        Listing.Row(
            shown: [
                "slot": slot.code, "day": RecordText.day(slot.day), "revision": slot.variants.first?.revision ?? "",
                "state": Interface.text("slot.state." + slot.state.rawValue), "make_good_of": slot.makesGood ?? "",
            ], json: [])
    }

    static func json(_ slot: BookedSlot) -> JSONValue {
        .object([
            ("code", .text(slot.code)), ("booking", .text(slot.booking)), ("channel", .text(slot.channel)),
            ("broadcast_date", .text(slot.day.description)), ("number", .count(slot.number)),
            ("window_from", .text(clock(slot.window.lowerBound))), ("window_to", .text(clock(slot.window.upperBound))),
            ("programme", .optional(slot.programme)), ("item", .optional(slot.variants.first?.item)),
            ("language", .optional(slot.variants.first?.language)),
            ("revision", .optional(slot.variants.first?.revision)),
            ("rotation", .list(slot.variants.map { .text($0.revision) })),
            ("seconds", slot.seconds.map(JSONValue.count) ?? .null), ("state", .text(slot.state.rawValue)),
            ("make_good_of", .optional(slot.makesGood)),
        ])
    }

    static func clock(_ milliseconds: Int) -> String {
        BroadcastClock(milliseconds: milliseconds)?.description ?? ""
    }
}
