import Campaign

/// Which column of somebody's media plan holds what, found from its heading row, in any order.
package struct PlanLayout: Sendable {
    /// Everything that a plan may say, the booking's number first.
    package static let columns: [String] =
        ["booking"] + BookingReader.typedNames
        + Entities.booking.fields.map(\.name).filter { $0 != "free" } + ["free"]

    /// What each column holds; nil for one that is left out.
    let meanings: [String?]
    /// Headings that nobody understands; they are named and left out.
    package let unknown: [String]

    /// - Parameter mapping: what was decided before; it goes before everything else.
    /// - Throws: `PlainProblem` where there is no column of channels or days, or two columns hold the same.
    package init(headings: [String], vocabulary: SheetVocabulary, mapping: SheetMapping) throws {
        var unknown: [String] = []
        meanings = headings.map { heading in
            guard let found = PlanLayout.meaning(of: heading, vocabulary: vocabulary, mapping: mapping) else {
                if !SheetVocabulary.folded(heading).isEmpty { unknown.append(heading) }
                return nil
            }
            return found.isEmpty ? nil : found
        }
        self.unknown = unknown
        let found = meanings.compactMap { $0 }
        if let twice = Dictionary(grouping: found, by: { $0 }).first(where: { $0.value.count > 1 })?.key {
            throw PlainProblem("plan.column_twice", ["column": .text(twice)], category: .usage)
        }
        let due = [["channel"], ["variants", "item"], ["date", "from", "period"]]
        if let missing = due.first(where: { Set($0).isDisjoint(with: found) })?.first {
            throw PlainProblem(
                "plan.column_missing",
                ["column": .text(missing), "headings": .list(headings.filter { !$0.isEmpty })], category: .usage)
        }
    }

    /// How many of the headings are understood; the best row of the first ones is the heading row.
    package static func recognised(
        _ headings: [String], vocabulary: SheetVocabulary, mapping: SheetMapping
    ) -> Int {
        headings.filter { meaning(of: $0, vocabulary: vocabulary, mapping: mapping)?.isEmpty == false }.count
    }

    /// The texts of a row by column.
    func texts(_ row: SheetRow) -> [String: String] {
        var texts: [String: String] = [:]
        for (meaning, cell) in zip(meanings, row.cells) {
            guard let meaning else { continue }
            let text = String(cell.drop(while: \.isWhitespace))
            if !text.isEmpty { texts[meaning] = text }
        }
        return texts
    }

    /// Empty for a column that is to be left out.
    private static func meaning(
        of heading: String, vocabulary: SheetVocabulary, mapping: SheetMapping
    ) -> String? {
        let folded = SheetVocabulary.folded(heading)
        if folded.isEmpty { return nil }
        switch mapping.columns[folded] {
        case .field(let name): return name
        case .code: return "booking"
        case .some: return ""
        case nil: break
        }
        return columns.first { name in
            ([name] + (vocabulary.headings[name] ?? [])).contains { SheetVocabulary.folded($0) == folded }
        }
    }
}
