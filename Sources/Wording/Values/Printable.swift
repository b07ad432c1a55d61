/// Makes text from files and people safe to show on one line.
package enum Printable {
    /// More of a value than this is never needed in a sentence.
    static let longestValue = 4000

    /// The text with its control characters made visible, so that a file name cannot clear the screen, colour it or
    /// begin a line of its own; marks that turn the writing direction become U+FFFD.
    package static func line(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
        var line = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { line.append(isUnsafe(scalar) ? shown(scalar) : scalar) }
        return String(line)
    }

    /// A value for a sentence: one safe line, cut with an ellipsis when it is longer than anybody reads.
    static func value(_ text: String) -> String {
        let isLong = text.utf8.count > longestValue && text.unicodeScalars.count > longestValue
        return line(isLong ? String(text.unicodeScalars.prefix(longestValue)) + "…" : text)
    }

    private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// Tabs become spaces, other controls the pictures of the block Control Pictures.
    private static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x09: " "
        case 0x00...0x1F: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
        case 0x7F: "\u{2421}"
        default: "\u{FFFD}"
        }
    }
}
