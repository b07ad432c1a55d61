import CMessages
package import Campaign

/// Speaks one language with a person: turns codes and typed values into sentences.
///
/// Every text stands in a PO catalogue under `Messages`; this type adds the rules of the language. It is cheap to
/// make and to copy: the catalogue of a language is read once, when the first sentence in it is asked for.
package struct Wording: Sendable {
    /// The language spoken; of a document in another one the language of the program that its readers know.
    package let language: InterfaceLanguage
    /// The language written, which the program itself may not speak.
    package let document: DocumentLanguage
    /// Seconds east of UTC at an instant, where the person sits.
    let offsetSeconds: @Sendable (Instant) -> Int
    let numbers: NumberStyle

    /// - Parameters:
    ///   - language: the language to speak.
    ///   - offsetSeconds: where the person sits, as a `Clock` has it; instants are written in UTC without it.
    package init(
        language: InterfaceLanguage, offsetSeconds: @escaping @Sendable (Instant) -> Int = { _ in 0 }
    ) {
        self.init(document: language.document, offsetSeconds: offsetSeconds)
    }

    /// The words of a document. Only the catalogues that documents need speak all of these languages.
    package init(
        document: DocumentLanguage, offsetSeconds: @escaping @Sendable (Instant) -> Int = { _ in 0 }
    ) {
        self.document = document
        language = document.interface
        self.offsetSeconds = offsetSeconds
        numbers = NumberStyle(document)
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
        for spoken in document.fallbacks {
            let table = MessageTable.embedded(document: spoken)
            let form = number(in: values).map { PluralRule(language: spoken.rawValue).form(of: $0) } ?? .max
            let isPlural = table.isPlural(key)
            if let pattern = table.translation(key, form: isPlural ? form : 0) { return filled(pattern, values) }
        }
        return nil
    }

    /// Whether the message is there in the language itself and a speaker of it has read it (no `#, fuzzy` mark).
    package func isReviewed(_ key: String) -> Bool { MessageTable.embedded(document: document).isReviewed(key) }

    private func number(in values: [String: MessageValue]) -> Int64? {
        guard case .number(let number) = values["n"] else { return nil }
        return number
    }
}

extension MessageTable {
    /// The catalogue that is part of the program.
    package static func embedded(_ language: InterfaceLanguage) -> MessageTable {
        embedded(document: language.document)
    }

    /// The catalogue of a language of documents.
    package static func embedded(document language: DocumentLanguage) -> MessageTable {
        switch language {
        case .english: english
        case .russian: russian
        case .kyrgyz: kyrgyz
        case .kazakh: kazakh
        case .tajik: tajik
        case .uzbek: uzbek
        }
    }

    private static let english = MessageTable(embedded_messages_english())
    private static let russian = MessageTable(embedded_messages_russian())
    private static let kyrgyz = MessageTable(embedded_messages_kyrgyz())
    private static let kazakh = MessageTable(embedded_messages_kazakh())
    private static let tajik = MessageTable(embedded_messages_tajik())
    private static let uzbek = MessageTable(embedded_messages_uzbek())

    private init(_ text: EmbeddedText) {
        self.init(Array(UnsafeBufferPointer(start: text.bytes, count: text.count)))
    }
}
