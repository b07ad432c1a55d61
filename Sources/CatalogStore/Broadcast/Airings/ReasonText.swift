package import AiringLogs
import Campaign

/// The reasons of a decision as they are kept: JSON with a code and its values for each clause.
package enum ReasonText {
    package static func encoded(_ reasons: [MatchReason]) -> String {
        var said: [String: String] = [:]
        for (place, reason) in reasons.prefix(10).enumerated() {
            said["\(place)"] = reason.code
            for (name, value) in reason.values { said["\(place).\(name)"] = encoded(value) }
        }
        return CanonicalJSON.object(said)
    }

    package static func decoded(_ text: String) -> [MatchReason] {
        let said = CanonicalJSON.read(text) ?? [:]
        return (0..<10).compactMap { place in
            guard let code = said["\(place)"] else { return nil }
            var values: [String: MessageValue] = [:]
            for (name, value) in said where name.hasPrefix("\(place).") {
                values[String(name.dropFirst(2))] = decoded(value: value)
            }
            return MatchReason(code, values)
        }
    }

    /// The kind of a value stands before it.
    private static func encoded(_ value: MessageValue) -> String {
        switch value {
        case .text(let text): "t" + text
        case .number(let number): "n\(number)"
        case .day(let day): "d\(day)"
        case .list(let list): "l" + list.joined(separator: "\u{1F}")
        case .instant(let instant): "i\(instant.milliseconds)"
        case .bytes(let bytes): "n\(bytes)"
        case .money(let money): "t\(money)"
        }
    }

    private static func decoded(value: String) -> MessageValue {
        let rest = String(value.dropFirst())
        switch value.first {
        case "n": return Int64(rest).map(MessageValue.number) ?? .text(rest)
        case "d": return Day(rest).map(MessageValue.day) ?? .text(rest)
        case "i": return Int64(rest).map { .instant(Instant(milliseconds: $0)) } ?? .text(rest)
        case "l": return .list(rest.split(separator: "\u{1F}").map(String.init))
        default: return .text(rest)
        }
    }
}
