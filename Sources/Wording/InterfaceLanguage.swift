/// A language in which the program speaks with people.
package enum InterfaceLanguage: String, Sendable, CaseIterable, Codable {
    case english = "en"
    case russian = "ru"

    /// The language by a code or a locale name: `ru`, `ru_KG.UTF-8`, `ky`, `C`.
    ///
    /// Offices in Kyrgyzstan, Kazakhstan, Tajikistan and Uzbekistan work in Russian as their common language, so a
    /// computer set to Kyrgyz, Kazakh, Tajik or Uzbek gets Russian. Nil where neither is meant.
    package init?(locale name: some StringProtocol) {
        let code = name.prefix { !"_-.@".contains($0) }.lowercased()
        switch code {
        case "ru", "rus", "russian", "ky", "kir", "kk", "kaz", "tg", "tgk", "uz", "uzb": self = .russian
        case "en", "eng", "english": self = .english
        default: return nil
        }
    }

    /// The language to speak: the option `--lang-ui`, else the first of `JARCHI_LANG`, `LANGUAGE`, `LC_ALL`,
    /// `LC_MESSAGES`, `LANG` that is set and not empty; English where that names neither language.
    ///
    /// `LANGUAGE` may be a list in order of preference (`ky:ru:en`), of which the first known one counts.
    package static func chosen(option: String?, environment: [String: String]) -> InterfaceLanguage {
        let names = ["JARCHI_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"]
        let wishes = [option] + names.map { environment[$0] }
        guard let wish = wishes.lazy.compactMap({ $0 }).first(where: { !$0.isEmpty }) else { return .english }
        return wish.split(separator: ":").lazy.compactMap { InterfaceLanguage(locale: $0) }.first ?? .english
    }
}
