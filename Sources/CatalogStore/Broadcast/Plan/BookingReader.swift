import Campaign
import GRDB

/// Reads an order for airtime from what people type: `channel=КТРК variants="VSPOT-001/ky VSPOT-001/ru"
/// window=20:00-23:00 days=Пн-Пт`, or from the cells of a row.
struct BookingReader {
    /// What may be typed beside the fields of a booking.
    static let typedNames = ["item", "language", "date", "period", "window"]

    private let database: Database
    private let channels: ChannelNames
    private let vocabulary: SheetVocabulary?
    private var kinds: [String: String] = [:]
    private var flights: [String: DaySpan] = [:]

    init(database: Database, vocabulary: SheetVocabulary? = nil) throws {
        self.database = database
        self.vocabulary = vocabulary
        channels = try ChannelNames(in: database)
    }

    /// - Parameter typed: texts by the names of fields and of `typedNames`; the empty ones count as absent.
    mutating func order(_ typed: [String: String]) throws -> BookingOrder {
        var texts = typed.filter { !$0.value.allSatisfy(\.isWhitespace) }
        if let strange = texts.keys.sorted().first(where: {
            Entities.booking.field($0) == nil && !BookingReader.typedNames.contains($0)
        }) {
            throw FieldProblem.unknownField(
                entity: "booking", field: strange,
                known: BookingReader.typedNames + Entities.booking.fields.map(\.name))
        }
        let channel = try channels.find(try required("channel", texts))
        texts["channel"] = channel.code
        let variants = try BookedVariants(database: database, vocabulary: vocabulary).codes(texts, on: channel)
        texts["variants"] = variants.joined(separator: " ")
        for variant in variants { try check(kindOf: variant, on: channel) }
        try BookedHours.settle(&texts, dayStart: channel.dayStart)
        try BookedDays.settle(&texts)
        if let seconds = texts["seconds"] { texts["seconds"] = try BookedHours.seconds(seconds) }
        texts["days"] = texts["days"] ?? DayMask.everyDay.description
        texts["count"] = texts["count"] ?? "1"
        texts["free"] = texts["free"] ?? "no"
        for name in BookingReader.typedNames { texts[name] = nil }
        let fields = try canonical(texts)
        try checkMoney(fields)
        try checkFlight(fields)
        return BookingOrder(
            fields: fields, country: channel.country, variants: variants,
            makesGood: (fields["make_good_of"] ?? "").split(separator: " ").map(String.init),
            unfolding: try unfolding(fields, variants: variants.count))
    }

    private func required(_ name: String, _ texts: [String: String]) throws -> String {
        guard let text = texts[name] else { throw FieldProblem.missing(entity: "booking", field: name) }
        return text
    }

    private func canonical(_ texts: [String: String]) throws -> FieldValues {
        var fields: FieldValues = [:]
        for field in Entities.booking.fields {
            guard let text = texts[field.name],
                let value = try FieldCanon.canonical(text, for: field, of: "booking")
            else {
                if field.isRequired { throw FieldProblem.missing(entity: "booking", field: field.name) }
                continue
            }
            let isCode = field.name == "flight" || field.name == "award" || field.name == "make_good_of"
            fields[field.name] = isCode ? value.uppercased() : value
        }
        return fields
    }

    private func unfolding(_ fields: FieldValues, variants: Int) throws -> BookingUnfolding {
        guard let from = fields["from"].flatMap({ Day($0) }), let until = fields["until"].flatMap({ Day($0) }),
            let days = fields["days"].flatMap({ DayMask(typed: $0) }), let perDay = fields["count"].flatMap({ Int($0) })
        else { throw FieldProblem.missing(entity: "booking", field: "from") }
        return BookingUnfolding(from: from, until: until, days: days, perDay: perDay, variants: variants)
    }

    private func checkMoney(_ fields: FieldValues) throws {
        let hasMoney = fields["price"] != nil || fields["list_value"] != nil
        if hasMoney, fields["currency"] == nil {
            throw FieldProblem.missing(entity: "booking", field: "currency")
        }
        if fields["free"] == "yes", fields["price"] != nil {
            throw PlainProblem("booking.free_and_price", category: .usage)
        }
    }

    private mutating func checkFlight(_ fields: FieldValues) throws {
        guard let flight = fields["flight"] else { return }
        let days = try flights[flight] ?? flightDays(flight)
        flights[flight] = days
        guard let from = fields["from"].flatMap({ Day($0) }), let until = fields["until"].flatMap({ Day($0) }),
            !days.contains(from) || !days.contains(until)
        else { return }
        throw PlainProblem(
            "booking.outside_flight",
            [
                "flight": .text(flight), "from": days.from.map(MessageValue.day) ?? "",
                "until": days.until.map(MessageValue.day) ?? "",
            ], category: .usage)
    }

    private func flightDays(_ flight: String) throws -> DaySpan {
        guard let record = try Entities.flight.snapshot(of: flight, in: database) else {
            throw FieldProblem.unknownReference(entity: "booking", field: "flight", value: flight)
        }
        return DaySpan(
            from: record.fields["from"].flatMap { Day($0) }, until: record.fields["until"].flatMap { Day($0) })
    }

    /// A leaflet does not air, and a film not on the radio.
    private mutating func check(kindOf variant: String, on channel: ChannelNames.Channel) throws {
        let kind = try kinds[variant] ?? kindText(variant)
        kinds[variant] = kind
        let known = MaterialKind(rawValue: kind)
        let isHeardOnly = known == .audioSpot
        guard known?.uses.contains(.air) ?? false, channel.kind != "radio" || isHeardOnly else {
            throw PlainProblem(
                "booking.wrong_kind",
                ["variant": .text(variant), "kind": .text(kind), "channel": .text(channel.code)], category: .refused)
        }
    }

    private func kindText(_ variant: String) throws -> String {
        try String.fetchOne(
            database.cachedStatement(
                sql: "SELECT i.kind FROM variant v JOIN item i ON i.id = v.item_id WHERE v.code = ?"),
            arguments: [variant]) ?? ""
    }
}
