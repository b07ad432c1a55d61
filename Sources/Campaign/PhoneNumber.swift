/// A telephone number of a contact: E.164 (`+996312000001`) or a short code that is valid in one country only.
package struct PhoneNumber: Sendable, Hashable {
    /// `+` and digits, or the digits of a short code.
    package let dialled: String
    package var isShortCode: Bool { !dialled.hasPrefix("+") }

    /// Reads a number as written, with spaces, hyphens and brackets. Nil when it is neither form.
    package init?(_ written: some StringProtocol) {
        let kept = String(written).filter { !PhoneNumber.separators.contains($0) }
        let digits = kept.hasPrefix("+") ? kept.dropFirst() : kept[...]
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        if kept.hasPrefix("+") {
            guard (8...15).contains(digits.count) else { return nil }
        } else {
            guard (3...12).contains(digits.count) else { return nil }
        }
        dialled = kept
    }

    /// Numbers that look like telephone numbers in a running text, as written.
    package static func found(in text: String) -> [String] {
        var scanner = PhoneNumberScanner()
        for character in text { scanner.take(character) }
        scanner.close()
        return scanner.found
    }

    /// What may stand between the digits of a number.
    static let separators: Set<Character> = [" ", "-", "(", ")", "\u{00A0}", "\u{2011}", "\u{2013}"]
}
