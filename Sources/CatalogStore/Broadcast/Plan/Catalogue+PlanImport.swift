package import Campaign
import GRDB

extension Catalogue {
    /// Takes a media plan: one transaction and one link of the audit trail, its good rows together; a rejected row is
    /// handed to `reject` with its reason. With `isStrict` one bad row keeps the whole file out.
    ///
    /// - Parameter rows: gives the data rows one by one, the heading row left out.
    package func importPlan(
        layout: PlanLayout, vocabulary: SheetVocabulary, options: SheetImportOptions, by actor: Actor,
        rows: (_ take: (SheetRow) throws -> Void) throws -> Void,
        reject: @escaping (SheetRow, any Problem) throws -> Void
    ) throws -> SheetPlan {
        try importRows("plan import", options: options, by: actor, rows: rows, reject: reject) { session in
            try PlanImporter(session: session, layout: layout, vocabulary: vocabulary)
        }
    }
}
