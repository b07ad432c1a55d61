import Campaign
import Foundation
import GRDB

extension Catalogue {
    /// Records of an entity whose code or any field contains all the words, whatever their case.
    package func records(of entity: EntityDescription, matching words: [String] = []) throws -> [Snapshot] {
        let wanted = words.map { $0.lowercased() }
        return try read { database in
            var found: [Snapshot] = []
            try entity.forEachSnapshot(in: database) { record in
                let text = ([record.code] + record.fields.values).joined(separator: "\n").lowercased()
                if wanted.allSatisfy({ text.contains($0) }) { found.append(record) }
            }
            return found
        }
    }

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
