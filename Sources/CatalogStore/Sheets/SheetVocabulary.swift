import Campaign

/// The words that a spreadsheet may use for columns and values, in any language; handed in by the face, which has the
/// message catalogues. Compared without regard to case, ё/е, punctuation and spaces.
package struct SheetVocabulary: Sendable {
    /// Headings by column.
    package let headings: [String: [String]]
    /// Values by field: the word used, the value meant.
    package let values: [String: [String: String]]
    /// Names of languages: `кыргызский` means `ky`. A name that leaves the script open maps to `uz`.
    package let languages: [String: String]

    package init(headings: [String: [String]], values: [String: [String: String]], languages: [String: String]) {
        self.headings = headings
        self.values = values.mapValues { words in
            Dictionary(words.map { (SheetVocabulary.folded($0.key), $0.value) }) { first, _ in first }
        }
        self.languages = Dictionary(languages.map { (SheetVocabulary.folded($0.key), $0.value) }) { first, _ in first }
    }

    /// Letters and digits only, lower case, ё as е; a sign that stands alone, such as №, is kept.
    package static func folded(_ text: String) -> String {
        let kept = String(text.lowercased().compactMap { $0 == "ё" ? "е" : $0.isLetter || $0.isNumber ? $0 : nil })
        return kept.isEmpty ? text.filter { !$0.isWhitespace } : kept
    }

    /// The value that a word stands for in a field; the word itself where it stands for none.
    func value(_ text: String, of field: String) -> String {
        guard let words = values[field] else { return text }
        return words[SheetVocabulary.folded(text)] ?? text
    }

    /// A list of words, each by its meaning.
    func list(_ text: String, of field: String) -> String {
        guard values[field] != nil else { return text }
        if let whole = values[field]?[SheetVocabulary.folded(text)] { return whole }
        return text.split(whereSeparator: { ",;\n".contains($0) }).map { part in
            value(part.split(separator: " ").joined(separator: " "), of: field)
        }.joined(separator: " ")
    }
}

/// What each column of somebody's spreadsheet is; saved under a name so that the next file needs no questions.
package struct SheetMapping: Sendable, Codable, Equatable {
    /// What a column holds.
    package enum Meaning: Sendable, Codable, Equatable {
        case code
        case field(String)
        /// One language a column: a title or a mark in it means that the variant exists.
        case language(String)
        case version
        case ignored
    }

    /// By the folded heading.
    package var columns: [String: Meaning]

    package init(columns: [String: Meaning] = [:]) { self.columns = columns }
}
