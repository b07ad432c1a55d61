/// A word of the field, as every text of the program uses it.
package struct Term: Sendable, Equatable {
    /// A stable English key: `waybill`.
    package let key: String
    package let russian: String
    package let english: String
    /// What it means, in one sentence.
    package let meaningRussian: String
    package let meaningEnglish: String
    /// Other words that people say for it, in both languages.
    package let synonyms: [String]
    /// The command that works with it, where there is one.
    package let command: String?

    /// The word in a language.
    package func word(in language: InterfaceLanguage) -> String { language == .russian ? russian : english }

    /// What it means, in a language.
    package func meaning(in language: InterfaceLanguage) -> String {
        language == .russian ? meaningRussian : meaningEnglish
    }
}
