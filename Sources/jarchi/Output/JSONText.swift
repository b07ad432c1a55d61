import Campaign

/// A JSON value in the order in which it is to be written.
indirect enum JSONValue: Sendable {
    case text(String)
    case number(Int64)
    /// A number with a fraction of at most three digits.
    case decimal(Double)
    case flag(Bool)
    case null
    case list([JSONValue])
    case object([(String, JSONValue)])

    static func optional(_ text: String?) -> JSONValue { text.map(JSONValue.text) ?? .null }
    static func count(_ count: Int) -> JSONValue { .number(Int64(count)) }
}

/// Writes JSON for programs: two spaces a level, keys in the order given.
enum JSONText {
    static func written(_ value: JSONValue) -> String {
        var text = ""
        append(value, indent: "", to: &text)
        return text
    }

    private static func append(_ value: JSONValue, indent: String, to text: inout String) {
        switch value {
        case .text(let string): append(string, to: &text)
        case .number(let number): text += String(number)
        case .decimal(let number): text += decimal(number)
        case .flag(let flag): text += flag ? "true" : "false"
        case .null: text += "null"
        case .list(let values):
            append(values.map { (nil, $0) }, brackets: ("[", "]"), indent: indent, to: &text)
        case .object(let pairs):
            append(pairs.map { (Optional($0.0), $0.1) }, brackets: ("{", "}"), indent: indent, to: &text)
        }
    }

    private static func decimal(_ number: Double) -> String {
        guard number.isFinite, abs(number) < 1e12 else { return "null" }
        let thousandths = Int64((number * 1000).rounded())
        if thousandths % 1000 == 0 { return String(thousandths / 1000) }
        let fraction = String(1000 + abs(thousandths % 1000)).dropFirst()
        let sign = thousandths < 0 ? "-" : ""
        return sign + "\(abs(thousandths) / 1000)." + String(fraction.reversed().drop { $0 == "0" }.reversed())
    }

    private static func append(
        _ parts: [(String?, JSONValue)], brackets: (String, String), indent: String, to text: inout String
    ) {
        text += brackets.0
        let inner = indent + "  "
        for (index, part) in parts.enumerated() {
            text += (index == 0 ? "\n" : ",\n") + inner
            if let key = part.0 {
                append(key, to: &text)
                text += ": "
            }
            append(part.1, indent: inner, to: &text)
        }
        if !parts.isEmpty { text += "\n" + indent }
        text += brackets.1
    }

    private static func append(_ string: String, to text: inout String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\u{00}"..."\u{1F}":
                let hexadecimal = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - hexadecimal.utf8.count) + hexadecimal
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
