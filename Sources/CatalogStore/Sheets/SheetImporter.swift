import Campaign
import GRDB

/// Takes rows of a spreadsheet into the catalogue inside one change: compares cell by cell, enters what is new and
/// changed, leaves conflicts alone, rejects what is wrong with its reason.
final class SheetImporter: RowTaker {
    private let session: ChangeSession
    private let entity: EntityDescription
    private let layout: SheetLayout
    private let vocabulary: SheetVocabulary
    private let options: SheetImportOptions
    private(set) var plan = SheetPlan()

    init(
        session: ChangeSession, entity: EntityDescription, layout: SheetLayout, vocabulary: SheetVocabulary,
        options: SheetImportOptions
    ) {
        self.session = session
        self.entity = entity
        self.layout = layout
        self.vocabulary = vocabulary
        self.options = options
        plan.unknownHeadings = layout.unknown
    }

    /// Takes one row. A row that cannot be taken leaves nothing behind.
    ///
    /// - Returns: the reason when the row was rejected.
    func take(_ row: SheetRow) throws -> (any Problem)? {
        let isBlank = row.cells.allSatisfy { SheetVocabulary.folded($0).isEmpty }
        if isBlank { return nil }
        let problem = try session.attempt { try enter(row) }
        if let problem { plan.add(.rejected, row: row.number, code: row.cells.first ?? "", problem: problem) }
        return problem
    }

    private func enter(_ row: SheetRow) throws {
        let content = try SheetContent(row, layout: layout, entity: entity, vocabulary: vocabulary)
        guard let record = try entity.snapshot(of: content.code, in: session.database) else {
            try session.create(entity, code: content.code, content.fields.filter { !$0.value.isEmpty })
            plan.add(.create, row: row.number, code: content.code, content.shown)
            try enterLanguages(content, row: row)
            return
        }
        let desired = try content.canonicalFields(of: entity)
        let differences = self.differences(desired, record.fields)
        let isCurrent = content.version.map { $0 == RowVersion.of(record) }
        if differences.isEmpty {
            plan.add(.unchanged, row: row.number, code: record.code)
        } else if isCurrent == true || options.overwrites && isCurrent == nil {
            try change(record, differences, row: row)
        } else if let version = content.version {
            try settle(record, desired, differences, version: version, row: row)
        } else if differences.allSatisfy({ $0.old == nil }) {
            try change(record, differences, row: row)
        } else {
            plan.add(.conflict, row: row.number, code: record.code, differences)
        }
        try enterLanguages(content, row: row)
    }

    /// Somebody changed the record after the export: what the sheet changed too is a conflict, and the row is left.
    private func settle(
        _ record: Snapshot, _ desired: FieldValues, _ differences: [ApplyPlan.FieldChange], version: String,
        row: SheetRow
    ) throws {
        let base = try RowVersion.fields(version, of: record, in: session.database)
        let own = differences.filter { base == nil || base?[$0.field] != $0.new }
        plan.add(own.isEmpty ? .unchanged : .conflict, row: row.number, code: record.code, own)
    }

    private func change(_ record: Snapshot, _ differences: [ApplyPlan.FieldChange], row: SheetRow) throws {
        try session.update(
            entity, code: record.code,
            Dictionary(uniqueKeysWithValues: differences.map { ($0.field, $0.new ?? "") }))
        plan.add(.change, row: row.number, code: record.code, differences)
    }

    private func differences(_ desired: FieldValues, _ current: FieldValues) -> [ApplyPlan.FieldChange] {
        desired.sorted { $0.key < $1.key }.compactMap { field, text in
            let new = text.isEmpty ? nil : text
            return new == current[field] ? nil : ApplyPlan.FieldChange(field: field, old: current[field], new: new)
        }
    }

    /// A language column with something in it: the variant exists, planned, or as a draft where a title is given.
    private func enterLanguages(_ content: SheetContent, row: SheetRow) throws {
        for (language, text) in content.languages {
            let code = EntityRules.variantCode(item: content.code, language: language, country: nil)
            guard try Entities.variant.id(of: code, in: session.database) == nil else { continue }
            try session.create(Entities.variant, code: code, ["item": content.code, "language": language])
            if FieldCanon.flag(text) == nil {
                try session.create(
                    Entities.revision, code: code + "/1",
                    ["variant": code, "number": "1", "on": session.today.description, "title": text])
            }
            plan.add(.create, row: row.number, code: code)
        }
    }
}
