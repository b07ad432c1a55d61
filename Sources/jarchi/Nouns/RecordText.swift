import Campaign
import CatalogStore
import Wording

/// A record in words and for programs.
enum RecordText {
    static func row(_ record: Snapshot, of entity: EntityDescription) -> Listing.Row {
        var shown = record.fields
        for field in entity.fields { shown[field.name] = shown[field.name].map { self.shown($0, field, of: entity) } }
        shown["code"] = record.code
        return Listing.Row(shown: shown, json: json(record, of: entity))
    }

    static func json(_ record: Snapshot, of entity: EntityDescription) -> [(String, JSONValue)] {
        [("code", .text(record.code))]
            + entity.fields.map { field in (field.name, record.fields[field.name].map { value($0, field) } ?? .null) }
    }

    /// Field by field, the empty ones left out.
    static func sheet(_ record: Snapshot, of entity: EntityDescription) -> String {
        ([record.code]
            + entity.fields.compactMap { field in
                record.fields[field.name].map {
                    "  \(Interface.text("column." + field.name)): \(shown($0, field, of: entity))"
                }
            }).joined(separator: "\n")
    }

    /// One line of a part: its fields without the one that names its owner.
    static func part(_ record: Snapshot, of entity: EntityDescription, without owner: String) -> String {
        entity.fields.filter { $0.name != owner && $0.name != "clearance" && $0.name != "recorded_at" }
            .compactMap { field -> String? in
                guard let text = record.fields[field.name] else { return nil }
                if case .flag = field.form {
                    return text == "yes" ? Interface.text("column." + field.name).lowercased() : nil
                }
                return field.name == "file" || field.name == "document"
                    ? String(text.prefix(12)) : shown(text, field, of: entity)
            }.joined(separator: " · ")
    }

    static func shown(_ text: String, _ field: Field, of entity: EntityDescription) -> String {
        switch field.form {
        case .day: return Day(text).map(day) ?? text
        case .dayMask: return CalendarMarks.days(text)
        case .list: return text.split(separator: "|").joined(separator: ", ")
        case .names:
            let names = CanonicalJSON.read(text) ?? [:]
            return names[Interface.wording.language.rawValue] ?? names["ru"] ?? names.values.first ?? ""
        case .flag: return Interface.text("flag." + text)
        case .choice: return named(text, field, of: entity)
        case .words(.some):
            return text.split(separator: " ").map { named(String($0), field, of: entity) }.joined(separator: ", ")
        default: return text
        }
    }

    static func day(_ day: Day) -> String { Interface.text("value.day_shown", ["day": .day(day)]) }

    /// The word for a coded value: the entity's own, else the one that the field has everywhere.
    private static func named(_ code: String, _ field: Field, of entity: EntityDescription) -> String {
        let plural = ["messages": "message", "countries": "country", "kinds": "kind", "steps": "step"]
        let areas = ["\(entity.name).\(field.name)", plural[field.name] ?? field.name]
        return areas.lazy.compactMap { Interface.wording.find("\($0).\(code)") }.first ?? code
    }

    static func value(_ text: String, _ field: Field) -> JSONValue {
        switch field.form {
        case .flag: .flag(text == "yes")
        case .whole: .number(Int64(text) ?? 0)
        case .list: .list(text.split(separator: "|").map { .text(String($0)) })
        case .words, .links, .sequence: .list(text.split(separator: " ").map { .text(String($0)) })
        case .names:
            .object((CanonicalJSON.read(text) ?? [:]).sorted { $0.key < $1.key }.map { ($0.key, .text($0.value)) })
        default: .text(text)
        }
    }
}
