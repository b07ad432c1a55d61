/// A language as a BCP 47 tag (RFC 5646), in the form that the catalogue stores.
///
/// The script is kept only where the campaign writes a language in more than one (`uz-Latn`, `uz-Cyrl`) or where it
/// is not the usual one (`kk-Latn`); `ky-Cyrl` is stored as `ky`. A spoken variant has no script: `uz`.
package struct LanguageTag: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let language: String
    package let script: String?

    package var description: String { script.map { "\(language)-\($0)" } ?? language }

    /// The tag without its script: what `lang:uz` means.
    package var spoken: LanguageTag { LanguageTag(language: language, script: nil) }

    /// The script in which the tag is written, where that is certain.
    package var writtenScript: String? { script ?? LanguageTag.usualScript[language] }

    package static func < (left: LanguageTag, right: LanguageTag) -> Bool {
        let order = LanguageTag.order
        let first = order.firstIndex(of: left.description) ?? order.count
        let second = order.firstIndex(of: right.description) ?? order.count
        return first == second ? left.description < right.description : first < second
    }

    /// Reads the tag of a written text. Bare `uz` is asked about, never guessed.
    package static func written(_ text: String) throws(LanguageTagProblem) -> LanguageTag {
        let tag = try parse(text)
        if tag.script == nil, usualScript[tag.language] == nil {
            throw .scriptMissing(text, choices: scripts(of: tag.language))
        }
        return tag
    }

    /// Reads the tag of spoken words; a script is refused, subtitles are `written`.
    package static func spoken(_ text: String) throws(LanguageTagProblem) -> LanguageTag {
        let tag = try parse(text)
        if tag.script != nil, tag.script != usualScript[tag.language] { throw .scriptOfSpeech(text) }
        return tag.spoken
    }

    /// Reads a tag of either form, as typed after `lang:`.
    package static func parse(_ text: String) throws(LanguageTagProblem) -> LanguageTag {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        let language = (parts.first ?? "").lowercased()
        if let meant = countryTypedForLanguage[language] { throw .countryCode(text, meant: meant) }
        guard knownLanguages.contains(language) else { throw .unknown(text) }
        guard parts.count > 1 else { return LanguageTag(language: language, script: nil) }
        let script = parts[1].prefix(1).uppercased() + parts[1].dropFirst().lowercased()
        guard parts.count == 2, script.utf8.count == 4 else { throw .unknown(text) }
        guard scripts(of: language).contains("\(language)-\(script)") else { throw .unknown(text) }
        return LanguageTag(language: language, script: script == usualScript[language] ? nil : script)
    }

    /// The tags under which a language may be written.
    package static func scripts(of language: String) -> [String] {
        switch language {
        case "uz", "kaa": ["\(language)-Latn", "\(language)-Cyrl"]
        case "kk": ["kk-Cyrl", "kk-Latn"]
        default: usualScript[language].map { ["\(language)-\($0)"] } ?? []
        }
    }

    private init(language: String, script: String?) {
        self.language = language
        self.script = script
    }

    /// The six written varieties of the campaign.
    package static let campaignWritten: [LanguageTag] = [
        LanguageTag(language: "ky", script: nil), LanguageTag(language: "ru", script: nil),
        LanguageTag(language: "kk", script: nil), LanguageTag(language: "tg", script: nil),
        LanguageTag(language: "uz", script: "Latn"), LanguageTag(language: "uz", script: "Cyrl"),
    ]

    private static let order = ["ky", "ru", "kk", "tg", "uz", "uz-Latn", "uz-Cyrl", "en"]
    private static let usualScript = [
        "ky": "Cyrl", "ru": "Cyrl", "kk": "Cyrl", "tg": "Cyrl", "en": "Latn", "ug": "Arab", "dng": "Cyrl",
        "tr": "Latn", "tk": "Latn", "tt": "Cyrl", "uk": "Cyrl", "de": "Latn",
    ]
    private static let knownLanguages = Set(usualScript.keys).union(["uz", "kaa"])
    private static let countryTypedForLanguage = ["kg": "ky", "kz": "kk", "tj": "tg"]
}

package enum LanguageTagProblem: Problem, Equatable {
    case unknown(String)
    case countryCode(String, meant: String)
    case scriptMissing(String, choices: [String])
    case scriptOfSpeech(String)

    package var code: String {
        switch self {
        case .unknown: "language.unknown"
        case .countryCode: "language.country_code"
        case .scriptMissing: "language.script_missing"
        case .scriptOfSpeech: "language.script_of_speech"
        }
    }

    package var values: [String: MessageValue] {
        switch self {
        case .unknown(let text), .scriptOfSpeech(let text): ["value": .text(text)]
        case .countryCode(let text, let meant): ["value": .text(text), "meant": .text(meant)]
        case .scriptMissing(let text, let choices): ["value": .text(text), "choices": .list(choices)]
        }
    }

    package var category: ProblemCategory { .usage }
}
