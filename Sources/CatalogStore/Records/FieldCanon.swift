package import Campaign
import Foundation

/// Turns what somebody typed into the canonical text of a field, or says what is wrong with it.
enum FieldCanon {
    static let longestText = 20_000

    /// Nil for an empty field.
    static func canonical(_ typed: String, for field: Field, of entity: String) throws -> String? {
        let text = trimmed(typed).precomposedStringWithCanonicalMapping
        if text.isEmpty { return nil }
        guard text.utf8.count <= longestText, !text.unicodeScalars.contains("\0") else {
            throw FieldProblem.invalid(
                entity: entity, field: field.name, value: String(text.prefix(40)), wanted: "text")
        }
        func refused(_ wanted: String) -> FieldProblem {
            .invalid(entity: entity, field: field.name, value: text, wanted: wanted)
        }
        switch field.form {
        case .text, .reference: return text
        case .day:
            guard let day = Day(typed: text) else { throw refused("day") }
            return day.description
        case .whole(let range):
            guard let number = Int64(text), range.contains(number) else { throw refused("whole") }
            return String(number)
        case .decimalMillionths:
            guard let millionths = millionths(text) else { throw refused("decimal") }
            return decimal(millionths)
        case .hundredths:
            guard let millionths = millionths(text.filter { !$0.isWhitespace }), millionths % 10_000 == 0 else {
                throw refused("decimal")
            }
            return decimal(millionths)
        case .clock:
            guard let clock = BroadcastClock(typed: text) else { throw refused("clock") }
            return clock.description
        case .dayMask:
            guard let days = DayMask(typed: text) else { throw refused("day_mask") }
            return days.description
        case .list: return listed(text, separators: "|;\n").joined(separator: "|")
        case .sequence: return listed(text, separators: ",; \n").joined(separator: " ")
        case .flag:
            guard let flag = flag(text) else { throw refused("flag") }
            return flag ? "yes" : "no"
        case .choice(let choices):
            let folded = choices.first { $0.lowercased() == text.lowercased() }
            guard let choice = folded else { throw refused(choices.joined(separator: ", ")) }
            return choice
        case .words(let choices):
            let words = Set(text.split(whereSeparator: { ", ;\n".contains($0) }).map(String.init))
            if let choices, let stranger = words.first(where: { !choices.contains($0) }) {
                throw FieldProblem.invalid(
                    entity: entity, field: field.name, value: stranger, wanted: choices.joined(separator: ", "))
            }
            return words.sorted().joined(separator: " ")
        case .links:
            return Set(text.split(whereSeparator: { ", ;\n".contains($0) }).map(String.init)).sorted()
                .joined(separator: " ")
        case .names: return try names(text, refused: refused("names"))
        case .language: return try LanguageTag.parse(text).description
        }
    }

    static func flag(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "yes", "true", "1", "да", "есть", "x", "+": true
        case "no", "false", "0", "нет", "-": false
        default: nil
        }
    }

    /// A decimal with point or comma and at most six places, in millionths.
    static func millionths(_ text: String) -> Int64? {
        let parts = text.replacing(",", with: ".").split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = Int64(parts[0]), whole >= 0, whole < 1_000_000_000_000
        else { return nil }
        let places = parts.count == 2 ? String(parts[1]) : ""
        guard places.utf8.count <= 6, places.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let fraction = Int64(places + String(repeating: "0", count: 6 - places.utf8.count))
        else { return nil }
        return whole * 1_000_000 + fraction
    }

    /// Millionths as the shortest decimal: `41.2`.
    static func decimal(_ millionths: Int64) -> String {
        let fraction = String(millionths % 1_000_000)
        let padded = String(repeating: "0", count: 6 - fraction.utf8.count) + fraction
        let kept = padded.reversed().drop { $0 == "0" }.reversed()
        return String(millionths / 1_000_000) + (kept.isEmpty ? "" : "." + String(kept))
    }

    /// Parts in their order, trimmed, each once.
    private static func listed(_ text: String, separators: String) -> [String] {
        var seen: Set<String> = []
        return text.split(whereSeparator: separators.contains).map { trimmed(String($0)) }
            .filter { !$0.isEmpty && seen.insert($0).inserted }
    }

    private static func names(_ text: String, refused: FieldProblem) throws -> String {
        guard let names = try? JSONDecoder().decode([String: String].self, from: Data(text.utf8)) else {
            throw refused
        }
        return CanonicalJSON.object(names)
    }

    private static func trimmed(_ text: String) -> String {
        var slice = Substring(text)
        while let first = slice.first, first.isWhitespace { slice.removeFirst() }
        while let last = slice.last, last.isWhitespace { slice.removeLast() }
        return String(slice)
    }
}

package enum FieldProblem: Problem, Equatable {
    case invalid(entity: String, field: String, value: String, wanted: String)
    case missing(entity: String, field: String)
    case unknownField(entity: String, field: String, known: [String])
    case unknownReference(entity: String, field: String, value: String)
    case factIsFixed(entity: String, record: String)
    case exists(entity: String, record: String)
    case unknownRecord(entity: String, record: String, near: [String])
    case contactIsShelter(String)

    package var code: String {
        switch self {
        case .invalid(_, _, _, let wanted):
            ["day", "whole", "decimal", "flag", "names", "text", "clock", "day_mask"].contains(wanted)
                ? "field.invalid.\(wanted)" : "field.invalid.choice"
        case .missing: "field.missing"
        case .unknownField: "field.unknown"
        case .unknownReference: "field.unknown_reference"
        case .factIsFixed: "record.fact_is_fixed"
        case .exists: "record.exists"
        case .unknownRecord: "record.unknown"
        case .contactIsShelter: "contact.shelter"
        }
    }

    package var values: [String: MessageValue] {
        switch self {
        case .invalid(let entity, let field, let value, let wanted):
            ["entity": .text(entity), "field": .text(field), "value": .text(value), "wanted": .text(wanted)]
        case .missing(let entity, let field): ["entity": .text(entity), "field": .text(field)]
        case .unknownField(let entity, let field, let known):
            ["entity": .text(entity), "field": .text(field), "known": .list(known)]
        case .unknownReference(let entity, let field, let value):
            ["entity": .text(entity), "field": .text(field), "value": .text(value)]
        case .factIsFixed(let entity, let record), .exists(let entity, let record):
            ["entity": .text(entity), "record": .text(record)]
        case .unknownRecord(let entity, let record, let near):
            ["entity": .text(entity), "record": .text(record), "near": .list(near)]
        case .contactIsShelter(let record): ["record": .text(record)]
        }
    }

    package var category: ProblemCategory {
        switch self {
        case .unknownRecord, .unknownReference: .notFound
        case .factIsFixed, .contactIsShelter: .refused
        default: .usage
        }
    }
}
