import Campaign

extension Wording {
    /// A pattern with its placeholders replaced. What a value says is never read as a placeholder; a placeholder
    /// without a value stays as it stands.
    func filled(_ pattern: String, _ values: [String: MessageValue]) -> String {
        guard pattern.utf8.contains(UInt8(ascii: "{")) else { return pattern }
        var filled = ""
        var rest = pattern[...]
        while let open = rest.firstIndex(of: "{") {
            filled += rest[..<open]
            guard let close = rest[open...].firstIndex(of: "}") else {
                return filled + rest[open...]
            }
            let inside = rest[rest.index(after: open)..<close]
            let parts = inside.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            if let name = parts.first, let value = values[String(name)] {
                filled += written(value, as: parts.count > 1 ? String(parts[1]) : nil)
                rest = rest[rest.index(after: close)...]
            } else {
                filled += "{"
                rest = rest[rest.index(after: open)...]
            }
        }
        return filled + rest
    }

    private func written(_ value: MessageValue, as form: String?) -> String {
        guard let form else { return written(value) }
        switch value {
        case .day(let day) where form == "long": return long(day)
        case .number(let number) where form == "2": return padded(Int(number))
        case .number(let number): return named(String(number), in: form)
        case .text(let word): return named(word, in: form)
        case .list(let words): return list(words.map { named($0, in: form) })
        default: return written(value)
        }
    }

    /// The name of a coded value: of `leaflet` in `kind` the message `kind.leaflet`. The code itself where it has
    /// no name.
    package func named(_ code: String, in area: String) -> String {
        find(area + "." + code) ?? Printable.value(code)
    }
}
