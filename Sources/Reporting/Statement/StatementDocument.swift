package import Wording

/// Writes an airing statement in a language, as a page or as a workbook. The bytes follow from statement and language
/// alone: no clock, zone or locale of the machine enters them.
package struct StatementDocument: Sendable {
    private let statement: AiringStatement
    private let words: OutlineWords

    package init(_ statement: AiringStatement, language: DocumentLanguage) {
        self.statement = statement
        let offset = statement.making.offsetSeconds
        words = OutlineWords(wording: Wording(document: language, offsetSeconds: { _ in offset }))
    }

    /// HTML in UTF-8 that loads nothing, for screens, phones and A4 across.
    package func page() -> [UInt8] {
        var renderer = PageRenderer(outline, words: words, isLandscape: true)
        return renderer.page()
    }

    /// XLSX: a summary, the lines, what stands behind them and the files.
    ///
    /// - Throws: `tooManyRows` and `textTooLong` where a workbook cannot hold it, `cannotMakeWorkbook`.
    package func workbook() throws(ReportingProblem) -> [UInt8] {
        try WorkbookRenderer(outline, words: words).bytes()
    }

    /// What the signature calls the document: the kind, the channel and the days.
    package var name: String {
        "airing statement \(statement.channel.name) \(statement.period.lowerBound)..\(statement.period.upperBound)"
            + " \(words.wording.document.rawValue)"
    }

    private var outline: Outline {
        StatementOutline(statement: statement, words: words).outline
    }
}
