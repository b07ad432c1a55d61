/// The one writer of the JSON that is hashed: keys sorted by Unicode scalars, no white space, only what JSON demands
/// escaped (RFC 8785 is followed as far as objects of text need it).
package enum CanonicalJSON {
    package static func object(_ values: [String: String]) -> String {
        var text = "{"
        for (index, key) in values.keys.sorted(by: precedes).enumerated() {
            if index > 0 { text += "," }
            append(key, to: &text)
            text += ":"
            append(values[key] ?? "", to: &text)
        }
        return text + "}"
    }

    /// Reads an object of texts that `object` wrote. Nil for anything else.
    package static func read(_ json: String) -> [String: String]? {
        var reader = TextObjectReader(json)
        return reader.read()
    }

    private static func precedes(_ left: String, _ right: String) -> Bool {
        left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars)
    }

    private static func append(_ value: String, to text: inout String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\u{08}": text += "\\b"
            case "\u{0C}": text += "\\f"
            case "\u{00}"..."\u{1F}":
                let hex = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - hex.utf8.count) + hex
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}

/// Reads `{"a":"b"}` with texts only; everything else is refused.
private struct TextObjectReader {
    private var rest: Substring.UnicodeScalarView

    init(_ json: String) { rest = Substring(json).unicodeScalars }

    mutating func read() -> [String: String]? {
        var values: [String: String] = [:]
        guard take("{") else { return nil }
        if take("}") { return rest.isEmpty ? values : nil }
        repeat {
            guard let key = text(), take(":"), let value = text() else { return nil }
            values[key] = value
        } while take(",")
        return take("}") && rest.isEmpty ? values : nil
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard rest.first == scalar else { return false }
        rest.removeFirst()
        return true
    }

    private mutating func text() -> String? {
        guard take("\"") else { return nil }
        var text = String.UnicodeScalarView()
        while let scalar = rest.popFirst() {
            if scalar == "\"" { return String(text) }
            guard scalar == "\\" else {
                text.append(scalar)
                continue
            }
            guard let escaped = escaped() else { return nil }
            text.append(escaped)
        }
        return nil
    }

    private mutating func escaped() -> Unicode.Scalar? {
        guard let kind = rest.popFirst() else { return nil }
        switch kind {
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "b": return "\u{08}"
        case "f": return "\u{0C}"
        case "u":
            let hex = String(rest.prefix(4))
            rest = rest.dropFirst(4)
            return UInt32(hex, radix: 16).flatMap(Unicode.Scalar.init)
        default: return kind
        }
    }
}
