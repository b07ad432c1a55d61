import LanguageCheck

/// What decides of a line whose airing it is, time and booking apart. Equal keys are matched once.
package struct TitleKey: Hashable, Sendable {
    package let title: String
    /// A house number or another code that the log gives in a field of its own.
    package let code: String
    package let languageAsWritten: String
    /// Advertiser, brand, category and the like.
    package let context: String
    /// Seconds on air; nil where the log does not tell.
    package let seconds: Double?

    package init(
        title: String, code: String = "", languageAsWritten: String = "", context: String = "", seconds: Double? = nil
    ) {
        self.title = title
        self.code = code
        self.languageAsWritten = languageAsWritten
        self.context = context
        self.seconds = seconds
    }

    package init(_ line: LogLine) {
        self.init(
            title: line.title, code: line.code, languageAsWritten: line.languageAsWritten, context: line.context,
            seconds: line.duration.map { Double($0) / 1000 })
    }

    /// Under what a scheduler's decision on this title is kept and found again: the title without capitals,
    /// punctuation and letters that only look like others; where the line has no title, its code.
    package var learnedKey: String { TitleKey.learnedKey(title: title, code: code) }

    package static func learnedKey(title: String, code: String) -> String {
        let folded = FoldedTitle(title)
        return folded.isEmpty ? "#" + FoldedTitle(code).text : folded.text
    }
}
