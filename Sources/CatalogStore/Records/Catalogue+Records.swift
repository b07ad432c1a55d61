import Campaign
import Foundation
import GRDB

extension Catalogue {
    package func record(_ code: String, of entity: EntityDescription) throws -> Snapshot {
        try read { try entity.required(code, in: $0) }
    }

    /// Everything that happened to the record with a code, of whatever entity it is, and to its parts, oldest first.
    package func history(of code: String) throws -> [HistoryEntry] {
        try read { database in
            for entity in Entities.all {
                let canonical = entity.codeIsUpperCase ? code.uppercased() : code
                guard let record = try entity.snapshot(of: canonical, in: database) else { continue }
                var entries: [HistoryEntry] = []
                try gatherHistory(of: record, entity, in: database, into: &entries)
                return entries.sorted { ($0.sequence, $0.ordinal) < ($1.sequence, $1.ordinal) }
            }
            throw FieldProblem.unknownRecord(entity: "record", record: code, near: [])
        }
    }

    private func gatherHistory(
        of record: Snapshot, _ entity: EntityDescription, in database: Database, into entries: inout [HistoryEntry]
    ) throws {
        entries += try AuditTrail.history(ofUID: record.uid, in: database)
        for (part, field) in entity.referring {
            try part.forEachSnapshot(in: database, where: "t.\(field.column) = ?", arguments: [record.id]) {
                try gatherHistory(of: $0, part, in: database, into: &entries)
            }
        }
    }
}
