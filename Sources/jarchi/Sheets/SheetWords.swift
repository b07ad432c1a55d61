import Campaign
import CatalogStore
import Wording

/// The words of spreadsheets in Russian and English, from the message catalogues.
enum SheetWords {
    /// With the risk groups of a catalogue by their names in every language.
    static func vocabulary(of catalogue: Catalogue) throws -> SheetVocabulary {
        var values = values
        var groups: [String: String] = [:]
        for group in try catalogue.records(of: Entities.riskGroup) {
            for name in tongues.flatMap({ others($0, "sheet.group." + group.code) }) { groups[name] = group.code }
            for name in (group.fields["names"].flatMap(CanonicalJSON.read) ?? [:]).values { groups[name] = group.code }
        }
        values["groups"] = groups
        return SheetVocabulary(headings: headings, values: values, languages: languages)
    }

    /// The heading of a column in the language of the interface.
    static func heading(_ column: String) -> String { Interface.text("column." + column) }

    static let tongues = InterfaceLanguage.allCases.map { Wording(language: $0) }

    private static var headings: [String: [String]] {
        let columns =
            ["code", "version", "title", "state"]
            + [Entities.item, Entities.variant, Entities.contact, Entities.site, Entities.riskGroup].flatMap {
                $0.fields.map(\.name)
            }
        var headings: [String: [String]] = [:]
        for column in columns {
            headings[column] = tongues.flatMap { tongue in
                [tongue.find("column." + column)].compactMap { $0 } + others(tongue, "sheet.heading." + column)
            }
        }
        return headings
    }

    private static var values: [String: [String: String]] {
        [
            "kind": words(of: MaterialKind.allCases.map(\.rawValue), area: "kind"),
            "messages": words(of: CampaignMessage.allCases.map(\.rawValue), area: "message"),
            "country": words(of: Country.allCases.map(\.rawValue), area: "country"),
        ]
    }

    static var languages: [String: String] {
        words(of: ["ky", "ru", "kk", "tg", "uz", "uz-Latn", "uz-Cyrl", "en"], area: "language")
    }

    /// Each value by its name in every tongue and by the other words that offices use for it.
    static func words(of values: [String], area: String) -> [String: String] {
        var words: [String: String] = [:]
        for value in values {
            for tongue in tongues {
                let names = [tongue.find("\(area).\(value)")].compactMap { $0 }
                for name in names + others(tongue, "sheet.\(area).\(value)") { words[name] = value }
            }
        }
        return words
    }

    /// Synonyms stand in one message, parted by semicolons.
    static func others(_ tongue: Wording, _ key: String) -> [String] {
        (tongue.find(key) ?? "").split(separator: ";").map { String($0.drop(while: \.isWhitespace)) }
    }
}
