import Campaign
import Documents
import Tabular

/// The lines of a PDF that has text, with columns beside each other as on the page.
enum PDFGrid {
    static func grid(_ file: LogFile) throws -> any LogGrid {
        let limit = file.context.limits.convertedBytes
        switch PDFText.textBlocking(path: file.path, limit: limit, keepsLayout: true) {
        case .text(let text, let isCut):
            guard !isCut else { throw LogRefusal("airing.log.too_much_text", ["file": .text(file.name)]) }
            guard text.contains(where: { $0.isLetter || $0.isNumber }) else {
                throw LogRefusal("airing.log.picture", ["file": .text(file.name), "kind": "PDF"])
            }
            return lines(text, container: "pdf")
        case .toolMissing:
            throw LogRefusal(
                "airing.log.tool_missing",
                ["file": .text(file.name), "program": "pdftotext", "package": "poppler-utils"])
        case .timeLimit: throw LogRefusal("airing.log.tool_slow", ["file": .text(file.name), "program": "pdftotext"])
        case .unreadable(let reason):
            throw LogRefusal(
                "airing.log.tool_failed",
                ["file": .text(file.name), "program": "pdftotext", "reason": .text(reason)])
        }
    }

    /// Rows of a text that stands in memory.
    static func lines(_ text: String, container: String) -> StoredGrid {
        let lines = text.replacing("\u{C}", with: "").split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline
        )
        .map(String.init)
        let cut = TextCut.of(lines.prefix(2_000).map { $0 })
        let isTabbed = cut == .delimiter(UInt8(ascii: "\t"))
        let rows = lines.enumerated().map { index, line in
            let cells =
                isTabbed
                ? line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) : cut.cut(line)
            return GridRow(cells: RowBuffer(number: index + 1, cells: cells))
        }
        return StoredGrid(container: container, stored: rows)
    }
}
