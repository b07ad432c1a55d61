import Campaign
import GRDB

/// Compares what a data file wants with what the catalogue holds and with what was last applied.
///
/// A field changed in the catalogue since the last apply is left alone and reported: a file never takes back what a
/// person did here. Fields that the file does not name are not compared.
struct RecordComparison {
    let changes: [ApplyPlan.FieldChange]
    let conflicts: [ApplyPlan.FieldChange]

    init(desired: FieldValues, current: FieldValues, base: FieldValues?) {
        var changes: [ApplyPlan.FieldChange] = []
        var conflicts: [ApplyPlan.FieldChange] = []
        for (field, wanted) in desired.sorted(by: { $0.key < $1.key }) {
            let new = wanted.isEmpty ? nil : wanted
            let old = current[field]
            guard new != old else { continue }
            let difference = ApplyPlan.FieldChange(field: field, old: old, new: new)
            if let base, base[field] == old {
                changes.append(difference)
            } else {
                conflicts.append(difference)
            }
        }
        self.changes = changes
        self.conflicts = conflicts
    }
}

/// What was last applied to each record, to tell whose change a difference is.
enum ApplyBase {
    static func fields(of entity: EntityDescription, code: String, in database: Database) throws -> FieldValues? {
        try String.fetchOne(
            database.cachedStatement(sql: "SELECT fields FROM apply_base WHERE entity = ? AND code = ?"),
            arguments: [entity.name, code]
        ).flatMap(CanonicalJSON.read)
    }

    static func set(
        _ fields: FieldValues, of entity: EntityDescription, code: String, file: String, in database: Database
    ) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO apply_base VALUES (?, ?, ?, ?) ON CONFLICT (entity, code)
                DO UPDATE SET fields = excluded.fields, source_file = excluded.source_file
                WHERE fields <> excluded.fields OR source_file <> excluded.source_file
                """
        ).execute(arguments: [entity.name, code, CanonicalJSON.object(fields), file])
    }
}
