package import Wording

/// Writes the letter to a station in a language, as a page to print and as a plain text to mail.
package struct ClaimLetter: Sendable {
    private let claim: StationClaim
    private let words: OutlineWords

    package init(_ claim: StationClaim, language: DocumentLanguage) {
        self.claim = claim
        words = OutlineWords(wording: Wording(document: language))
    }

    /// HTML in UTF-8 that loads nothing, for A4 upright.
    package func page() -> [UInt8] {
        var renderer = PageRenderer(ClaimOutline(claim: claim, words: words).outline, words: words, isLandscape: false)
        return renderer.page()
    }

    /// Plain text in UTF-8, lines of at most 76 columns.
    package func text() -> [UInt8] {
        LetterRenderer(ClaimOutline(claim: claim, words: words).outline, words: words).text()
    }

    /// The reasons in the order of the letter.
    package static let reasons: [StatementStatus] = [
        .missed, .wrongLanguage, .wrongVersion, .short, .outsideWindow, .airedThoughStopped,
    ]
}
