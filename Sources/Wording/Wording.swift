import CMessages
package import Campaign

/// Speaks one language with a person: turns codes and typed values into sentences.
///
/// Every text stands in a PO catalogue under `Messages`; this type adds the rules of the language. It is cheap to
/// make and to copy: the catalogue of a language is read once, when the first sentence in it is asked for.
package struct Wording: Sendable {
    /// The language spoken.
    package let language: InterfaceLanguage
    /// Seconds east of UTC at an instant, where the person sits.
    let offsetSeconds: @Sendable (Instant) -> Int
    let numbers: NumberStyle

    /// - Parameters:
    ///   - language: the language to speak.
    ///   - offsetSeconds: where the person sits, as a `Clock` has it; instants are written in UTC without it.
    package init(
        language: InterfaceLanguage, offsetSeconds: @escaping @Sendable (Instant) -> Int = { _ in 0 }
    ) {
        self.language = language
        self.offsetSeconds = offsetSeconds
        numbers = NumberStyle(language)
    }

    /// The message of a key with its values filled in.
    ///
    /// A placeholder is `{name}`. `{name:long}` writes a day with its month in words, `{name:2}` a number with two
    /// digits; `{name:kind}` takes the value as the end of a key and shows the message `kind.VALUE`. Where a message has plural forms, the number is the
    /// value named `n`. A message missing in the language is shown in English, one missing there as its key.
    package func text(_ key: String, _ values: [String: MessageValue] = [:]) -> String {
        find(key, values) ?? key
    }

    /// The message of a key, or nil where no catalogue has it.
    package func find(_ key: String, _ values: [String: MessageValue] = [:]) -> String? {
        for spoken in language == .english ? [language] : [language, .english] {
            let table = MessageTable.embedded(spoken)
            let form = number(in: values).map { PluralRule(language: spoken.rawValue).form(of: $0) } ?? .max
            let isPlural = table.isPlural(key)
            if let pattern = table.translation(key, form: isPlural ? form : 0) { return filled(pattern, values) }
        }
        return nil
    }

    /// Whether the message is there in the language itself and a speaker of it has read it (no `#, fuzzy` mark).
    package func isReviewed(_ key: String) -> Bool { MessageTable.embedded(language).isReviewed(key) }

    private func number(in values: [String: MessageValue]) -> Int64? {
        guard case .number(let number) = values["n"] else { return nil }
        return number
    }
}

extension MessageTable {
    /// The catalogue that is part of the program.
    package static func embedded(_ language: InterfaceLanguage) -> MessageTable {
        switch language {
        case .english: english
        case .russian: russian
        }
    }

    private static let english = MessageTable(embedded_messages_english())
    private static let russian = MessageTable(embedded_messages_russian())

    private init(_ text: EmbeddedText) {
        self.init(Array(UnsafeBufferPointer(start: text.bytes, count: text.count)))
    }
}
