/// The messages of one language, read from gettext PO text.
///
/// Reading finds where each message stands; a message is decoded when somebody asks for it, because a command says
/// ten sentences of two thousand. The format is that of the GNU gettext manual, "The Format of PO Files". What is
/// not PO is passed over; nothing in the text can fail.
package struct MessageTable: Sendable {
    /// Where a message stands.
    struct Entry: Sendable {
        /// The translation, or its first plural form, with quotes and escapes.
        var translation: Range<Int>
        /// The further plural forms in their order; empty where the message has no plural.
        var furtherForms: [Range<Int>]
        /// Whether no speaker of the language has read it.
        var isFuzzy: Bool
    }

    private let text: [UInt8]
    private let entries: [String: Entry]

    /// Reads PO text in UTF-8. Several files may follow one another. Of two entries with one key the first counts.
    package init(_ text: [UInt8]) {
        self.text = text
        entries = text.withUnsafeBufferPointer { bytes in
            var reader = MessageReader(bytes)
            return reader.entries()
        }
    }

    /// The translation, or nil where there is none. Of a plural message this is the form by index; where that form
    /// is missing, the last one that is there.
    package func translation(_ key: String, form: Int = 0) -> String? {
        guard let entry = entries[key] else { return nil }
        let further = min(max(form, 0), entry.furtherForms.count) - 1
        return decoded(further >= 0 ? entry.furtherForms[further] : entry.translation)
    }

    /// Whether a message has plural forms.
    package func isPlural(_ key: String) -> Bool { entries[key].map { !$0.furtherForms.isEmpty } ?? false }

    /// All forms of a message, as a check of the catalogues needs them.
    package func forms(_ key: String) -> [String] {
        guard let entry = entries[key] else { return [] }
        return ([entry.translation] + entry.furtherForms).map(decoded)
    }

    /// Whether the message is there and a speaker of the language has read it.
    package func isReviewed(_ key: String) -> Bool { entries[key].map { !$0.isFuzzy } ?? false }

    /// The keys with a beginning, in the order of the text.
    package func keys(withPrefix prefix: String = "") -> [String] {
        entries.filter { $0.key.hasPrefix(prefix) }
            .sorted { $0.value.translation.lowerBound < $1.value.translation.lowerBound }
            .map(\.key)
    }

    private func decoded(_ range: Range<Int>) -> String { QuotedText.decoded(text[range]) }
}

extension MessageTable.Entry {
    init(_ draft: MessageDraft) {
        translation = draft.forms.first ?? 0..<0
        furtherForms = draft.forms.count > 1 ? Array(draft.forms.dropFirst()) : []
        isFuzzy = draft.isFuzzy
    }
}
