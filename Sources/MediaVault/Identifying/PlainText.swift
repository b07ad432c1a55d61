/// Corrections of what libmagic says of texts.
enum PlainText {
    static let subtitles = "application/x-subrip"

    /// Programming languages and letters that libmagic guesses from a few words, which plays and leaflets use too.
    /// A script that begins with `#!` is not guessed and stays what it is.
    private static let guesses: Set<String> = [
        "text/troff", "text/x-c", "text/x-c++", "text/x-java", "text/x-asm", "text/x-makefile", "text/x-forth",
        "text/x-objective-c", "text/x-ruby", "text/x-script.python", "text/x-python", "text/x-tex", "text/x-po",
        "text/x-bcpl", "text/x-m4", "text/x-lisp", "text/x-pascal", "text/x-modulefile", "text/x-awk",
        "text/x-algol68", "text/csv", "application/csv", "text/x-wine-extension-reg", "message/news", "message/rfc822",
    ]

    /// Nil when libmagic's answer stands.
    static func mediaType(answer: String, head: UnsafeRawBufferPointer) -> String? {
        guard answer == "text/plain" || guesses.contains(answer) else { return nil }
        if isSubRip(head) { return subtitles }
        if answer == "text/plain" || head.starts(with: Array("#!".utf8)) { return nil }
        return "text/plain"
    }

    /// SubRip: a number on the first line, and on the second two times with an arrow: `00:00:01,000 --> 00:00:02,500`.
    private static func isSubRip(_ head: UnsafeRawBufferPointer) -> Bool {
        // Zero bytes are left out, which turns these ASCII characters from UTF-16 into themselves.
        let bytes = head.prefix(512).filter { $0 != 0 && $0 < 0x80 }
        let lines = bytes.split(omittingEmptySubsequences: true) { $0 == 0x0A || $0 == 0x0D }
        guard lines.count >= 2, !lines[0].isEmpty else { return false }
        let isNumber = trimmed(lines[0]).allSatisfy { (0x30...0x39).contains($0) } && !trimmed(lines[0]).isEmpty
        return isNumber && isTimes(String(decoding: lines[1], as: UTF8.self))
    }

    private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var line = line.drop { $0 <= 0x20 }
        while let last = line.last, last <= 0x20 { line.removeLast() }
        return line
    }

    private static func isTimes(_ line: String) -> Bool {
        let words = line.split(separator: " ")
        guard words.count >= 3, words[1] == "-->" else { return false }
        return isTime(words[0]) && isTime(words[2])
    }

    private static func isTime(_ word: Substring) -> Bool {
        let parts = word.split(whereSeparator: { $0 == ":" || $0 == "," || $0 == "." })
        return parts.count == 4 && parts.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    }
}
