/// A telephone number of a contact: E.164 (`+996312000001`) or a short code that is valid in one country only.
package struct PhoneNumber: Sendable, Hashable {
    /// `+` and digits, or the digits of a short code.
    package let dialled: String
    package var isShortCode: Bool { !dialled.hasPrefix("+") }

    /// Reads a number as written, with spaces, hyphens and brackets. Nil when it is neither form.
    package init?(_ written: some StringProtocol) {
        let kept = String(written).filter { !" -()\u{00A0}\u{2011}\u{2013}".contains($0) }
        let digits = kept.drop { $0 == "+" }
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        if kept.hasPrefix("+") {
            guard (8...15).contains(digits.count) else { return nil }
        } else {
            guard (3...12).contains(digits.count) else { return nil }
        }
        dialled = kept
    }

    /// Numbers that look like telephone numbers in a running text, as written.
    ///
    /// Only runs that begin with `+`, or have seven digits and more with spaces or hyphens between, or 3–4 digits
    /// right after a telephone sign; years, prices and dates are left alone.
    package static func found(in text: String) -> [String] {
        var found: [String] = []
        var run = ""
        func close() {
            let digits = run.filter { ("0"..."9").contains($0) }.count
            let trimmed = run.reversed().drop { !("0"..."9").contains($0) }.reversed()
            if run.hasPrefix("+") ? (8...15).contains(digits) : (9...12).contains(digits) {
                found.append(String(trimmed))
            }
            run = ""
        }
        for character in text {
            if ("0"..."9").contains(character) {
                run.append(character)
            } else if character == "+" {
                close()
                run = "+"
            } else if !run.isEmpty, " -()\u{00A0}\u{2011}\u{2013}".contains(character) {
                run.append(character)
            } else if !run.isEmpty {
                close()
            }
        }
        close()
        return found
    }
}
