import Campaign
import GRDB

/// Rules of single entities that go beyond the form of a field.
enum EntityRules {
    static func check(
        _ entity: EntityDescription, code: String, fields: FieldValues, before: FieldValues?, in database: Database
    ) throws {
        switch entity.name {
        case "variant": try variant(code, fields, before: before, in: database)
        case "revision": try revision(code, fields)
        case "item": try item(code, fields, before: before, in: database)
        case "contact": try contact(fields)
        case "channel", "daypart": try PlanRules.check(entity, fields)
        case "award", "campaign", "marking_rule", "person", "region", "right", "house_number", "flight",
            "channel_audience":
            try span(entity, fields)
        case "site": try site(code, fields)
        case "revision_file": try role(fields, in: database)
        default: break
        }
    }

    /// The code of a variant: `LEAF-004/uz-Latn`, or with a country edition `LEAF-004/ru@KG`.
    static func variantCode(item: String, language: String, country: String?) -> String {
        item + "/" + language + (country.map { "@" + $0 } ?? "")
    }

    private static func variant(
        _ code: String, _ fields: FieldValues, before: FieldValues?, in database: Database
    ) throws {
        let item = fields["item"] ?? ""
        let language = fields["language"] ?? ""
        let kind = try String.fetchOne(database, sql: "SELECT kind FROM item WHERE code = ?", arguments: [item])
        if let kind = kind.flatMap(MaterialKind.init) {
            _ = try kind.isSpoken ? LanguageTag.spoken(language) : LanguageTag.written(language)
        }
        let due = variantCode(item: item.uppercased(), language: language, country: fields["country"])
        if due != code {
            throw PlainProblem("variant.code", ["code": .text(code), "due": .text(due)], category: .usage)
        }
    }

    private static func revision(_ code: String, _ fields: FieldValues) throws {
        let due = (fields["variant"] ?? "") + "/" + (fields["number"] ?? "")
        if due != code {
            throw PlainProblem("variant.code", ["code": .text(code), "due": .text(due)], category: .usage)
        }
    }

    private static func item(_ code: String, _ fields: FieldValues, before: FieldValues?, in database: Database) throws
    {
        guard let before, before["kind"] != fields["kind"] else { return }
        let hasVariants =
            try Bool.fetchOne(
                database,
                sql: "SELECT EXISTS (SELECT 1 FROM variant v JOIN item i ON i.id = v.item_id WHERE i.code = ?)",
                arguments: [code]) ?? false
        if hasVariants { throw PlainProblem("item.kind_fixed", ["code": .text(code)], category: .refused) }
    }

    private static func site(_ code: String, _ fields: FieldValues) throws {
        try span(Entities.site, fields)
        if fields["kind"] == "shelter", fields["sensitivity"] != "internal" {
            throw PlainProblem("site.shelter_internal", ["code": .text(code)], category: .refused)
        }
    }

    private static func contact(_ fields: FieldValues) throws {
        try span(Entities.contact, fields)
        guard let number = fields["number"], PhoneNumber(number) != nil else {
            throw FieldProblem.invalid(
                entity: "contact", field: "number", value: fields["number"] ?? "", wanted: "+996 312 000001, 0000")
        }
    }

    private static func span(_ entity: EntityDescription, _ fields: FieldValues) throws {
        guard let from = fields["from"], let until = fields["until"], until < from else { return }
        throw PlainProblem(
            "field.span", ["entity": .text(entity.name), "from": .text(from), "until": .text(until)], category: .usage)
    }

    private static func role(_ fields: FieldValues, in database: Database) throws {
        guard let role = fields["role"].flatMap(FileRole.init), let revision = fields["revision"] else { return }
        let kindText = try String.fetchOne(
            database,
            sql: """
                SELECT i.kind FROM revision r JOIN variant v ON v.id = r.variant_id JOIN item i ON i.id = v.item_id
                WHERE r.code = ?
                """, arguments: [revision])
        guard let kind = kindText.flatMap(MaterialKind.init) else { return }
        guard kind.roles.contains(role) else {
            throw PlainProblem(
                "media.wrong_role",
                [
                    "role": .text(role.rawValue), "kind": .text(kind.rawValue),
                    "wanted": .list(kind.roles.map(\.rawValue)),
                ], category: .refused)
        }
        if role == .subtitles {
            guard let language = fields["language"] else {
                throw FieldProblem.missing(entity: "revision_file", field: "language")
            }
            _ = try LanguageTag.written(language)
        }
    }
}
