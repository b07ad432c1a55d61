import Campaign

/// Which column of a sheet holds what, found from its heading row.
package struct SheetLayout: Sendable {
    package let meanings: [SheetMapping.Meaning]
    /// Headings that nobody understands; they are named and left out.
    package let unknown: [String]

    /// - Parameters:
    ///   - headings: the cells of the heading row.
    ///   - mapping: what was decided before for this kind of sheet; it goes before everything else.
    /// - Throws: `PlainProblem` when there is no column of codes, or a language leaves its script open.
    package init(
        headings: [String], of entity: EntityDescription, vocabulary: SheetVocabulary, mapping: SheetMapping
    ) throws {
        var meanings: [SheetMapping.Meaning] = []
        var unknown: [String] = []
        for heading in headings {
            let meaning = try SheetLayout.meaning(of: heading, of: entity, vocabulary: vocabulary, mapping: mapping)
            if meaning == nil, !heading.isEmpty { unknown.append(heading) }
            meanings.append(meaning ?? .ignored)
        }
        self.meanings = meanings
        self.unknown = unknown
        let names = entity.name == "item" ? meanings.contains(.code) : SheetLayout.namesVariant(meanings)
        guard names else {
            throw PlainProblem(
                "sheet.no_code", ["headings": .list(headings.filter { !$0.isEmpty })], category: .usage)
        }
    }

    /// How many of the headings are understood; the best row of the first ones is the heading row.
    package static func recognised(
        _ headings: [String], of entity: EntityDescription, vocabulary: SheetVocabulary, mapping: SheetMapping
    ) -> Int {
        headings.filter { heading in
            do {
                let found = try meaning(of: heading, of: entity, vocabulary: vocabulary, mapping: mapping)
                return found != nil && found != .ignored
            } catch {
                return true
            }
        }.count
    }

    private static func namesVariant(_ meanings: [SheetMapping.Meaning]) -> Bool {
        meanings.contains(.code) || (meanings.contains(.field("item")) && meanings.contains(.field("language")))
    }

    private static func meaning(
        of heading: String, of entity: EntityDescription, vocabulary: SheetVocabulary, mapping: SheetMapping
    ) throws -> SheetMapping.Meaning? {
        let folded = SheetVocabulary.folded(heading)
        if folded.isEmpty { return nil }
        if let decided = mapping.columns[folded] { return decided }
        let fields = ["code", "version", "title", "state"] + entity.fields.map(\.name)
        for name in fields {
            let words = [name] + (vocabulary.headings[name] ?? [])
            guard words.contains(where: { SheetVocabulary.folded($0) == folded }) else { continue }
            switch name {
            case "code": return .code
            case "version": return .version
            case "state": return .ignored
            default: return .field(name)
            }
        }
        guard entity.name == "item", let language = vocabulary.languages[folded] ?? tag(heading) else { return nil }
        if let written = try? LanguageTag.written(language) { return .language(written.description) }
        throw PlainProblem("sheet.script_missing", ["heading": .text(heading)], category: .usage)
    }

    private static func tag(_ heading: String) -> String? { (try? LanguageTag.parse(heading))?.description }
}
