import Campaign
import GRDB

/// Which variants an order names, in the order of their turns.
struct BookedVariants {
    let database: Database
    let vocabulary: SheetVocabulary?

    /// From codes of variants, or from an item and one or several languages.
    func codes(_ texts: [String: String], on channel: ChannelNames.Channel) throws -> [String] {
        let named = (texts["variants"] ?? "").split(whereSeparator: { ",;+\n ".contains($0) })
        if !named.isEmpty { return try named.map { try variant(String($0), on: channel) } }
        guard let item = texts["item"]?.split(separator: " ").first.map(String.init) else {
            throw FieldProblem.missing(entity: "booking", field: "variants")
        }
        if item.contains("/") { return [try variant(item, on: channel)] }
        guard let languages = texts["language"] else {
            throw FieldProblem.missing(entity: "booking", field: "language")
        }
        return try languages.split(whereSeparator: { ",;+/\n".contains($0) }).map { word in
            try variant(item + "/" + tag(String(word)), on: channel)
        }
    }

    private func tag(_ word: String) throws -> String {
        let plain = word.split(separator: " ").joined(separator: " ")
        return try LanguageTag.spoken(vocabulary?.languages[SheetVocabulary.folded(plain)] ?? plain).description
    }

    /// The variant of a code; of an edition for the channel's country and one for all, the country's own.
    private func variant(_ typed: String, on channel: ChannelNames.Channel) throws -> String {
        let parts = typed.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
            throw PlainProblem("booking.variant_code", ["value": .text(typed)], category: .usage)
        }
        let code = parts[0].uppercased() + "/" + edition(parts[1])
        for candidate in code.contains("@") ? [code] : ["\(code)@\(channel.country)", code] {
            if try Entities.variant.id(of: candidate, in: database) != nil { return candidate }
        }
        let near = try String.fetchAll(
            database,
            sql:
                "SELECT v.code FROM variant v JOIN item i ON i.id = v.item_id WHERE i.code = ? ORDER BY v.code LIMIT 8",
            arguments: [parts[0].uppercased()])
        throw FieldProblem.unknownRecord(entity: "variant", record: code, near: near)
    }

    /// `RU@kg` as `ru@KG`.
    private func edition(_ text: String) -> String {
        let parts = text.split(separator: "@", maxSplits: 1).map(String.init)
        let language = (try? LanguageTag.parse(parts[0]))?.description ?? parts[0]
        return parts.count == 2 ? language + "@" + parts[1].uppercased() : language
    }
}
