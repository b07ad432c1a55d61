import Campaign

/// A row of a sheet by the meaning of its columns.
struct SheetContent {
    let code: String
    /// Fields as typed, with the words of the sheet turned into values; an empty cell is an empty text.
    let fields: [String: String]
    /// Texts in language columns that are not empty and not «no».
    let languages: [(String, String)]
    let version: String?

    init(_ row: SheetRow, layout: SheetLayout, entity: EntityDescription, vocabulary: SheetVocabulary) throws {
        var code: String?
        var fields: [String: String] = [:]
        var languages: [(String, String)] = []
        var version: String?
        for (meaning, cell) in zip(layout.meanings, row.cells) {
            let text = String(cell.drop(while: \.isWhitespace))
            switch meaning {
            case .code: code = text
            case .version: version = text.isEmpty ? nil : text
            case .ignored: break
            case .field(let name):
                fields[name] = SheetContent.value(text, of: name, entity: entity, vocabulary: vocabulary)
            case .language(let tag):
                if !text.isEmpty, FieldCanon.flag(text) != false { languages.append((tag, text)) }
            }
        }
        if entity.name == Entities.variant.name, code == nil || code?.isEmpty == true {
            code = try SheetContent.variantCode(fields)
        }
        guard let code, !code.isEmpty else { throw PlainProblem("sheet.row_without_code", category: .usage) }
        self.code = try entity.canonicalCode(code)
        self.fields = fields.filter { entity.field($0.key) != nil }
        self.languages = languages
        self.version = version
    }

    var shown: [ApplyPlan.FieldChange] {
        fields.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
            .map { ApplyPlan.FieldChange(field: $0.key, old: nil, new: $0.value) }
    }

    func canonicalFields(of entity: EntityDescription) throws -> FieldValues {
        var canonical: FieldValues = [:]
        for (name, text) in fields {
            guard let field = entity.field(name) else { continue }
            let value = try FieldCanon.canonical(text, for: field, of: entity.name) ?? ""
            if case .reference(let target) = field.form, Entities.named(target)?.codeIsUpperCase == true {
                canonical[name] = value.uppercased()
            } else {
                canonical[name] = value
            }
        }
        return canonical
    }

    private static func value(
        _ text: String, of name: String, entity: EntityDescription, vocabulary: SheetVocabulary
    ) -> String {
        switch entity.field(name)?.form {
        case .words, .links: vocabulary.list(text, of: name)
        case .language: vocabulary.languages[SheetVocabulary.folded(text)] ?? text
        case .choice: vocabulary.value(text, of: name)
        default: text
        }
    }

    private static func variantCode(_ fields: [String: String]) throws -> String? {
        guard let item = fields["item"], let language = fields["language"], !item.isEmpty, !language.isEmpty
        else { return nil }
        let country = fields["country"].flatMap { $0.isEmpty ? nil : $0.uppercased() }
        return EntityRules.variantCode(
            item: item.uppercased(), language: try LanguageTag.parse(language).description, country: country)
    }
}
