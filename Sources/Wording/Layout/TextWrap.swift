/// Breaks running text into lines for a terminal.
package enum TextWrap {
    /// The text in lines of at most `width` columns, broken at spaces; no-break spaces hold. A word that is longer
    /// than a line, such as a path, stays whole. Line breaks of the text are kept.
    ///
    /// - Parameters:
    ///   - width: the columns of the terminal; nil where the output is no terminal, and then nothing is broken.
    ///   - indent: set before every line but the first.
    package static func wrapped(_ text: String, width: Int?, indent: String = "") -> String {
        let paragraphs = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let width else { return paragraphs.joined(separator: "\n" + indent) }
        let room = max(1, width) - DisplayWidth.of(indent)
        return paragraphs.flatMap { lines(of: $0, width: room) }.joined(separator: "\n" + indent)
    }

    private static func lines(of paragraph: Substring, width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var used = 0
        for word in paragraph.split(separator: " ") {
            let needed = DisplayWidth.of(word)
            if !line.isEmpty, used + 1 + needed > width {
                lines.append(line)
                line = ""
                used = 0
            }
            used += needed + (line.isEmpty ? 0 : 1)
            line += (line.isEmpty ? "" : " ") + word
        }
        return lines + [line]
    }
}
