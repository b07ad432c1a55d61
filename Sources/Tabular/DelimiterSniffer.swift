/// Finds what stands between the cells of a text table.
enum DelimiterSniffer {
    private static let candidates = Array(";\t,|".utf8)

    /// The delimiter that stands most evenly in the first lines, outside quotes.
    static func delimiter(of text: [UInt8]) -> UInt8 {
        if let told = toldByExcel(text) { return told }
        var lines: [[UInt8: Int]] = [[:]]
        var isQuoted = false
        for byte in text.prefix(32 << 10) {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if isQuoted { continue }
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
                if lines.count == 20 { break }
                lines.append([:])
            } else if candidates.contains(byte) {
                lines[lines.count - 1][byte, default: 0] += 1
            }
        }
        func evenness(_ byte: UInt8) -> Int {
            let counts = lines.compactMap { $0[byte] }.filter { $0 > 0 }
            let commonest = Dictionary(grouping: counts) { $0 }.values.map(\.count).max() ?? 0
            return commonest * 100 + (counts.max() ?? 0)
        }
        return candidates.max { evenness($0) < evenness($1) } ?? UInt8(ascii: ",")
    }

    /// `sep=;` in the first line, as Excel reads it; it is passed over as a row by whoever reads headings.
    private static func toldByExcel(_ text: [UInt8]) -> UInt8? {
        let expected = Array("sep=".utf8)
        guard text.starts(with: expected), text.count > expected.count else { return nil }
        return text[expected.count]
    }
}
