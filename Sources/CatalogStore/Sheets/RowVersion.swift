import Campaign
import Crypto
import Foundation
import GRDB

/// The state of a record as a short text that travels with an exported row and tells on its return whether somebody
/// else has changed the record since.
enum RowVersion {
    /// The first 12 hexadecimal digits of the SHA-256 of the canonical JSON.
    static func of(_ json: String) -> String {
        String(Hexadecimal.string(SHA256.hash(data: Array(json.utf8))).prefix(12))
    }

    static func of(_ record: Snapshot) -> String { of(record.canonicalJSON) }

    /// The fields as they stood in the state that a version names; found in the record's history.
    static func fields(_ version: String, of record: Snapshot, in database: Database) throws -> FieldValues? {
        let states = try String.fetchCursor(
            database, sql: "SELECT after FROM audit_change WHERE uid = ? AND after IS NOT NULL ORDER BY seq DESC",
            arguments: [Data(record.uid)])
        while let state = try states.next() {
            if of(state) == version { return CanonicalJSON.read(state)?.filter { $0.key != "code" } }
        }
        return nil
    }
}
