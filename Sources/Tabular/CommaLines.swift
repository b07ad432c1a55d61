/// Rows as lines of CSV for programs (RFC 4180): commas, quotes where needed, formulas guarded, one LF a line.
package enum CommaLines {
    package static func line(_ cells: [String]) -> String {
        cells.map { quoted(FormulaGuard.guarded($0)) }.joined(separator: ",") + "\n"
    }

    private static func quoted(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { ",\"\n\r".unicodeScalars.contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
