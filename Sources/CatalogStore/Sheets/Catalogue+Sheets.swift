package import Campaign
import GRDB

extension Catalogue {
    /// Takes a spreadsheet: one transaction, its good rows together; a rejected row is handed to `reject` with its
    /// reason. With `isStrict` one bad row keeps the whole file out. Facts such as signatures have doors of their own.
    ///
    /// - Parameter rows: gives the data rows one by one, the heading row left out.
    package func importSheet(
        of entity: EntityDescription, layout: SheetLayout, vocabulary: SheetVocabulary, options: SheetImportOptions,
        by actor: Actor, rows: (_ take: (SheetRow) throws -> Void) throws -> Void,
        reject: @escaping (SheetRow, any Problem) throws -> Void
    ) throws -> SheetPlan {
        guard !entity.isFact else { throw FieldProblem.factIsFixed(entity: entity.name, record: entity.name) }
        return try importRows("\(entity.name) import", options: options, by: actor, rows: rows, reject: reject) {
            SheetImporter(
                session: $0, entity: entity, layout: layout, vocabulary: vocabulary, options: options)
        }
    }

    /// One import of rows: a transaction in which each row is taken or handed to `reject` with its reason.
    func importRows(
        _ action: String, options: SheetImportOptions, by actor: Actor,
        rows: (_ take: (SheetRow) throws -> Void) throws -> Void,
        reject: @escaping (SheetRow, any Problem) throws -> Void, with taker: (ChangeSession) throws -> any RowTaker
    ) throws -> SheetPlan {
        var rejected: (SheetRow, any Problem)?
        do {
            return try change(action, by: actor, dryRun: options.isTrial) { session in
                let importer = try taker(session)
                try rows { row in
                    guard let problem = try importer.take(row) else { return }
                    try reject(row, problem)
                    if rejected == nil { rejected = (row, problem) }
                    if options.isStrict { throw StrictStop() }
                }
                return importer.plan
            }
        } catch is StrictStop {
            throw PlacedProblem(
                rejected?.1 ?? PlainProblem("sheet.rejected"),
                at: SourcePlace(file: "", line: rejected?.0.number ?? 0))
        }
    }

    /// Gives the records of an entity as rows for a spreadsheet: code, fields, and the version that lets the rows
    /// come back safely.
    ///
    /// - Parameter includingInternal: whether sites for the office only go out; a shelter is always one of them.
    package func exportSheet(
        of entity: EntityDescription, where codes: Set<String>? = nil, on day: Day, includingInternal: Bool = false,
        _ body: ([String: String]) throws -> Void
    ) throws {
        try read { database in
            try entity.forEachSnapshot(in: database) { record in
                if let codes, !codes.contains(record.code) { return }
                var cells = record.fields
                if entity.name == Entities.site.name, !includingInternal, cells["sensitivity"] == "internal" { return }
                cells["code"] = record.code
                cells["version"] = RowVersion.of(record)
                if entity.name == Entities.variant.name {
                    let newest = try VariantState.newest(of: record.id, on: day, in: database)
                    cells["title"] = newest.title
                    cells["state"] = newest.state
                }
                try body(cells)
            }
        }
    }

    /// A mapping of headings saved under a name.
    package func sheetProfile(_ name: String) throws -> String {
        try read { try Entities.importProfile.required(name, in: $0).fields["mapping"] ?? "{}" }
    }

    package func saveSheetProfile(_ name: String, kind: String, mapping: String, by actor: Actor) throws {
        try change("profile save", by: actor) { session in
            let fields = ["kind": kind, "mapping": mapping]
            if try Entities.importProfile.id(of: name, in: session.database) == nil {
                try session.create(Entities.importProfile, code: name, fields)
            } else {
                try session.update(Entities.importProfile, code: name, fields)
            }
        }
    }

    private struct StrictStop: Error {}
}

/// How a variant stands on a day, as listings show it.
enum VariantState {
    static func newest(of variant: Int64, on day: Day, in database: Database) throws -> (title: String?, state: String)
    {
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT r.title, s.status FROM revision r LEFT JOIN revision_status s ON s.revision_id = r.id
                    AND s.from_day <= ?2 AND (s.until_day IS NULL OR s.until_day >= ?2)
                    WHERE r.variant_id = ?1 AND r.made_on <= ?2 ORDER BY s.status = 'approved' DESC, r.number DESC
                    LIMIT 1
                    """), arguments: [variant, day.description])
        return (row?["title"], row?["status"] ?? "planned")
    }
}
