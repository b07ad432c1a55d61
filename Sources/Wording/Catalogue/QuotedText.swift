/// The quoted strings of a PO entry, one after the other, as they stand in the file.
enum QuotedText {
    private static let quote = UInt8(ascii: "\"")
    private static let backslash = UInt8(ascii: "\\")

    /// What is between the quotes, with its escapes resolved. Bytes that are not UTF-8 become U+FFFD.
    static func decoded(_ bytes: some Collection<UInt8>) -> String {
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        var isInside = false
        var isEscaped = false
        for byte in bytes {
            if isEscaped {
                plain.append(meaning(ofEscaped: byte))
                isEscaped = false
            } else if byte == quote {
                isInside.toggle()
            } else if isInside, byte == backslash {
                isEscaped = true
            } else if isInside {
                plain.append(byte)
            }
        }
        return String(decoding: plain, as: UTF8.self)
    }

    private static func meaning(ofEscaped byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "t"): 0x09
        case UInt8(ascii: "r"): 0x0D
        default: byte
        }
    }
}
