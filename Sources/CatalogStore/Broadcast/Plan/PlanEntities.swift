import Campaign

extension Entities {
    private static let currencies = Currency.allCases.map(\.rawValue)
    private static let from = Field("from", .day, column: "from_day")
    private static let until = Field("until", .day, column: "until_day")

    /// A stretch of the broadcast day, on the days of the week and dates named; of one channel or of all.
    package static let daypart = EntityDescription(
        "daypart", upperCase: true,
        [
            Field("channel", .reference("channel")), Field("names", .names, required: true),
            Field("days", .dayMask, required: true), Field("starts", .clock, required: true),
            Field("ends", .clock, required: true), from, until,
        ])
    /// Who watches or hears a channel, as far as somebody measured it. The rating is in percent of the universe.
    package static let channelAudience = EntityDescription(
        "channel_audience",
        [
            Field("channel", .reference("channel"), required: true), Field("daypart", .reference("daypart")),
            Field("audience", .text, required: true), Field("rating", .hundredths, required: true),
            Field("universe", .whole(1...10_000_000_000)), Field("source", .text, required: true), from, until,
        ])
    package static let flight = EntityDescription(
        "flight", upperCase: true,
        [
            Field("title", .text, required: true), Field("award", .reference("award")),
            Field("from", .day, column: "from_day", required: true),
            Field("until", .day, column: "until_day", required: true), Field("note", .text),
        ])
    /// An order to a channel. Price and list value are of one airing; a booking changes only by stopping its slots
    /// and booking anew.
    package static let booking = EntityDescription(
        "booking", upperCase: true, fact: true,
        [
            Field("flight", .reference("flight")), Field("channel", .reference("channel"), required: true),
            Field("variants", .sequence(of: "variant"), required: true),
            Field("from", .day, column: "from_day", required: true),
            Field("until", .day, column: "until_day", required: true), Field("days", .dayMask, required: true),
            Field("window_from", .clock), Field("window_to", .clock), Field("programme", .text),
            Field("count", .whole(1...BookingUnfolding.mostPerDay), column: "per_day", required: true),
            Field("seconds", .whole(1...86_400)), Field("price", .hundredths), Field("currency", .choice(currencies)),
            Field("free", .flag, column: "is_free"), Field("list_value", .hundredths), Field("contract_line", .text),
            Field("award", .reference("award")), Field("make_good_of", .sequence(of: "slot")), Field("note", .text),
        ])
    package static let slotStop = EntityDescription(
        "slot_stop", fact: true,
        [
            Field("booking", .reference("booking"), required: true), Field("slot", .reference("slot"), required: true),
            Field("on", .day, column: "on_day", required: true), Field("reason", .text, required: true),
            Field("person", .reference("person"), required: true),
        ])
}
