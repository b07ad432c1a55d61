import Campaign
import Foundation
import GRDB

extension Catalogue {
    package func record(_ code: String, of entity: EntityDescription) throws -> Snapshot {
        try read { try entity.required(code, in: $0) }
    }

    /// Everything that happened to the record with a code, of whatever entity it is, and to its parts.
    package func history(of code: String) throws -> [HistoryEntry] {
        try read { database in
            let entities = Entities.all
            for entity in entities {
                let canonical = entity.codeIsUpperCase ? code.uppercased() : code
                guard let record = try entity.snapshot(of: canonical, in: database) else { continue }
                return try AuditTrail.history(ofUID: record.uid, in: database)
            }
            throw FieldProblem.unknownRecord(entity: "record", record: code, near: [])
        }
    }
}
