import Campaign

/// Every entity of the catalogue, in an order in which each comes after what it refers to.
package enum Entities {
    package static let all: [EntityDescription] = ofMaterials + ofPlan + ofAirings

    private static let ofMaterials = [
        campaign, donor, award, exchangeRate, riskGroup, person, signingRule, markingRule, region, regionCode,
        regionName, regionChange, site, channel, contact, contactTest, item, variant, revision, revisionFile,
        revisionPerson, shownContact, marking, right, houseNumber, pretest, signature, handover, handoverFile,
    ]
    private static let ofPlan = [
        flight, daypart, channelAudience, booking, slotStop, recall, recallLine, recallClosure, importProfile,
    ]

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
    /// Tables of facts that enter the trail in bulk; other records refer to them by code.
    private static let bulkTables = ["media_file", "slot"].map { EntityDescription($0, []) }

    package static func named(_ name: String) -> EntityDescription? {
        byName[name] ?? bulkTables.first { $0.name == name }
    }

    private static let countries = Country.allCases.map(\.rawValue)
    private static let kinds = MaterialKind.allCases.map(\.rawValue)
    private static let steps = SigningStep.allCases.map(\.rawValue)
    private static let span = [Field("from", .day, column: "from_day"), Field("until", .day, column: "until_day")]

    package static let campaign = EntityDescription(
        "campaign", upperCase: true,
        [
            Field("titles", .names, required: true), Field("from", .day, column: "from_day", required: true),
            Field("until", .day, column: "until_day", required: true), Field("currency", .text, required: true),
            Field("countries", .words(countries), required: true), Field("home", .choice(countries), required: true),
        ])
    package static let donor = EntityDescription("donor", upperCase: true, [Field("names", .names, required: true)])
    package static let award = EntityDescription(
        "award", upperCase: true,
        [
            Field("donor", .reference("donor"), required: true), Field("title", .text),
            Field("from", .day, column: "from_day", required: true), Field("until", .day, column: "until_day"),
        ])
    package static let exchangeRate = EntityDescription(
        "exchange_rate",
        [
            Field("currency", .choice(Currency.allCases.map(\.rawValue)), required: true),
            Field("day", .day, required: true),
            Field("per_usd", .decimalMillionths, column: "per_usd_millionths", required: true),
            Field("source", .text, required: true),
        ])
    package static let riskGroup = EntityDescription(
        "risk_group", [Field("parent", .reference("risk_group")), Field("names", .names, required: true)])
    package static let person = EntityDescription(
        "person",
        [
            Field("name", .text, required: true), Field("organisation", .text), Field("roles", .words(nil)),
            Field("languages", .words(nil)), span[0], span[1], Field("account", .text), Field("keys", .words(nil)),
            Field("example", .flag, column: "is_example"),
        ])
    package static let signingRule = EntityDescription("signing_rule", [Field("steps", .words(steps), required: true)])
    package static let markingRule = EntityDescription(
        "marking_rule", upperCase: true,
        [
            Field("donor", .reference("donor"), required: true), Field("countries", .words(countries)),
            Field("kinds", .words(kinds)), Field("from", .day, column: "from_day", required: true), span[1],
            Field("texts", .names),
        ])
    package static let region = EntityDescription(
        "region", upperCase: true,
        [
            Field("country", .choice(countries), required: true), Field("level", .whole(0...2), required: true),
            Field("parent", .reference("region")), Field("kind", .text, required: true), span[0], span[1],
            Field("lat", .text), Field("lon", .text),
        ])
    package static let regionCode = EntityDescription(
        "region_code",
        [
            Field("region", .reference("region"), required: true), Field("system", .text, required: true),
            Field("value", .text, required: true), span[0], span[1],
        ])
    package static let regionName = EntityDescription(
        "region_name",
        [
            Field("region", .reference("region"), required: true), Field("language", .text, required: true),
            Field("name", .text, required: true), Field("kind", .text, required: true), span[0], span[1],
        ])
    package static let regionChange = EntityDescription(
        "region_change",
        [
            Field("day", .day, required: true), Field("kind", .text, required: true),
            Field("from_region", .reference("region"), required: true),
            Field("to_region", .reference("region"), required: true), Field("source", .text),
        ])
    package static let siteKinds = [
        "warehouse", "school", "boarding_school", "orphanage", "juvenile_colony", "station", "office", "ngo_office",
        "theatre", "border_point", "centre", "shelter",
    ]
    package static let site = EntityDescription(
        "site", upperCase: true,
        [
            Field("region", .reference("region"), required: true), Field("kind", .choice(siteKinds), required: true),
            Field("name_ru", .text), Field("name_en", .text), Field("address", .text),
            Field("sensitivity", .choice(["public", "donor", "internal"]), required: true), span[0], span[1],
            Field("example", .flag, column: "is_example"),
        ])
    package static let channel = EntityDescription(
        "channel", upperCase: true,
        [
            Field("name", .text, required: true), Field("kind", .choice(["tv", "radio"]), required: true),
            Field("country", .choice(countries), required: true), Field("zone", .text, required: true),
            Field("day_starts", .text), Field("languages", .words(nil)), Field("names_in_files", .list),
        ])
    package static let contact = EntityDescription(
        "contact", upperCase: true,
        [
            Field("kind", .choice(["hotline", "centre", "ngo_office", "site"]), required: true),
            Field("country", .choice(countries), required: true), Field("number", .text, required: true),
            Field("names", .names, required: true), Field("languages", .words(nil)), Field("hours", .text),
            span[0], span[1], Field("example", .flag, column: "is_example"),
        ])
    package static let contactTest = EntityDescription(
        "contact_test", fact: true,
        [
            Field("contact", .reference("contact"), required: true),
            Field("on", .day, column: "on_day", required: true),
            Field("by", .reference("person"), required: true),
            Field("result", .choice(["answered", "no_answer", "wrong_number", "dead"]), required: true),
            Field("note", .text),
        ])
    package static let item = EntityDescription(
        "item", upperCase: true,
        [
            Field("kind", .choice(kinds), required: true), Field("title", .text, required: true),
            Field("award", .reference("award")), Field("derived_from", .reference("item")),
            Field(
                "groups", .links(entity: "risk_group", table: "item_group", owner: "item_id", target: "risk_group_id")),
            Field("messages", .words(CampaignMessage.allCases.map(\.rawValue))), Field("note", .text),
        ])
    package static let variant = EntityDescription(
        "variant",
        [
            Field("item", .reference("item"), required: true), Field("language", .language, required: true),
            Field("country", .choice(countries)), Field("native_read", .flag), Field("note", .text),
        ])
    package static let revision = EntityDescription(
        "revision",
        [
            Field("variant", .reference("variant"), required: true), Field("number", .whole(1...9999), required: true),
            Field("on", .day, column: "made_on", required: true), Field("title", .text, required: true),
            Field("translated_from", .reference("revision")), Field("note", .text), Field("withdrawn_on", .day),
            Field("withdrawn_reason", .text),
        ])
    package static let revisionFile = EntityDescription(
        "revision_file", fact: true,
        [
            Field("revision", .reference("revision"), required: true),
            Field("role", .choice(FileRole.allCases.map(\.rawValue)), required: true), Field("language", .language),
            Field("file", .reference("media_file"), required: true), Field("name", .text, required: true),
        ])
    package static let revisionPerson = EntityDescription(
        "revision_person", fact: true,
        [
            Field("revision", .reference("revision"), required: true), Field("role", .text, required: true),
            Field("person", .reference("person"), required: true),
        ])
    package static let shownContact = EntityDescription(
        "shown_contact",
        [
            Field("revision", .reference("revision"), required: true),
            Field("contact", .reference("contact"), required: true),
        ])
    package static let marking = EntityDescription(
        "marking",
        [
            Field("revision", .reference("revision"), required: true),
            Field("rule", .reference("marking_rule"), required: true), Field("evidence", .text, required: true),
            Field("exception", .flag, column: "is_exception"),
        ])
    package static let right = EntityDescription(
        "right", table: "revision_right",
        [
            Field("revision", .reference("revision"), required: true),
            Field("kind", .choice(["licence", "consent"]), required: true), Field("holder", .text, required: true),
            span[0], span[1], Field("document", .text), Field("ended_on", .day), Field("ended_reason", .text),
        ])
    package static let houseNumber = EntityDescription(
        "house_number",
        [
            Field("revision", .reference("revision"), required: true), Field("authority", .text, required: true),
            Field("number", .text, required: true), span[0], span[1],
        ])
    package static let pretest = EntityDescription(
        "pretest",
        [
            Field("revision", .reference("revision"), required: true),
            Field("on", .day, column: "on_day", required: true),
            Field("kind", .choice(["concept", "stakeholder", "pretest", "field"]), required: true),
            Field("place", .text), Field("language", .text), Field("people", .whole(1...1_000_000), required: true),
            Field("women", .whole(0...1_000_000)), Field("group", .reference("risk_group"), column: "risk_group_id"),
            Field("understood", .whole(0...1_000_000)), Field("recalled_contact", .whole(0...1_000_000)),
            Field("acceptable", .whole(0...1_000_000)), Field("changes", .text),
        ])
    package static let signature = EntityDescription(
        "signature", fact: true,
        [
            Field("revision", .reference("revision"), required: true), Field("step", .choice(steps), required: true),
            Field("decision", .choice(SigningDecision.allCases.map(\.rawValue)), required: true),
            Field("signer", .reference("person"), required: true), Field("clerk", .reference("person"), required: true),
            Field("on", .day, column: "on_day", required: true), Field("expires", .day, column: "expires_on"),
            Field("document", .reference("media_file")), Field("reason", .text),
            Field("example", .flag, column: "is_example"),
        ])
    package static let handover = EntityDescription(
        "handover", fact: true,
        [
            Field("revision", .reference("revision"), required: true),
            Field("clearance", .whole(1...Int64.max), column: "clearance_id"),
            Field("draft", .flag, column: "is_draft"), Field("recipient", .text, required: true),
            Field("on", .day, column: "on_day", required: true), Field("country", .choice(countries), required: true),
            Field("recorded_at", .whole(Int64.min...Int64.max), required: true),
            Field("person", .reference("person"), required: true), Field("note", .text),
        ])
    package static let handoverFile = EntityDescription(
        "handover_file", fact: true,
        [
            Field("handover", .reference("handover"), required: true),
            Field("file", .reference("media_file"), required: true), Field("name", .text, required: true),
        ])
    package static let recall = EntityDescription(
        "recall", fact: true,
        [
            Field("cause", .text, required: true), Field("subject", .text, required: true),
            Field("reason", .text, required: true), Field("on", .day, column: "on_day", required: true),
            Field("person", .reference("person"), required: true),
        ])
    package static let recallLine = EntityDescription(
        "recall_line", fact: true,
        [
            Field("recall", .reference("recall"), required: true),
            Field("revision", .reference("revision"), required: true), Field("handover", .reference("handover")),
            Field("booking", .reference("booking")),
        ])
    package static let recallClosure = EntityDescription(
        "recall_closure", fact: true,
        [
            Field("line", .reference("recall_line"), required: true),
            Field("on", .day, column: "on_day", required: true),
            Field("outcome", .text, required: true), Field("note", .text),
            Field("person", .reference("person"), required: true),
        ])
    package static let importProfile = EntityDescription(
        "import_profile", [Field("kind", .text, required: true), Field("mapping", .text, required: true)])
}
