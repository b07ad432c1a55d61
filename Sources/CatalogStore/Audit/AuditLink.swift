import Campaign
import Crypto
import Foundation
import GRDB

/// One link of the audit trail as it is hashed and signed.
struct AuditLink {
    var sequence: Int64
    var recordedAt: Int64
    var actor: String
    var account: String
    var action: String
    var rows: Int64
    var bulkTable: String?
    var rowsHash: [UInt8]
    var previous: [UInt8]

    static let beforeFirst = [UInt8](repeating: 0, count: 32)

    /// SHA-256 of the canonical JSON of everything that the link says.
    var hash: [UInt8] {
        var said = [
            "seq": String(sequence), "recorded_at": String(recordedAt), "actor": actor, "account": account,
            "action": action, "rows": String(rows), "rows_hash": Hexadecimal.string(rowsHash),
            "previous": Hexadecimal.string(previous),
        ]
        said["bulk_table"] = bulkTable
        return Array(SHA256.hash(data: Array(CanonicalJSON.object(said).utf8)))
    }

    init(
        sequence: Int64, recordedAt: Int64, actor: String, account: String, action: String, rows: Int64,
        bulkTable: String?, rowsHash: [UInt8], previous: [UInt8]
    ) {
        self.sequence = sequence
        self.recordedAt = recordedAt
        self.actor = actor
        self.account = account
        self.action = action
        self.rows = rows
        self.bulkTable = bulkTable
        self.rowsHash = rowsHash
        self.previous = previous
    }

    init(row: Row) {
        self.init(
            sequence: row["seq"], recordedAt: row["recorded_at"], actor: row["actor"], account: row["account"],
            action: row["action"], rows: row["rows"], bulkTable: row["bulk_table"],
            rowsHash: Array(row["rows_hash"] as Data),
            previous: Array(row["previous"] as Data))
    }
}

/// One row under a link, as it enters the link's hash.
enum AuditRow {
    static func bytes(entity: String, uid: [UInt8], before: String?, after: String?) -> [UInt8] {
        var said = ["entity": entity, "uid": Hexadecimal.string(uid)]
        said["before"] = before
        said["after"] = after
        return Array((CanonicalJSON.object(said) + "\n").utf8)
    }
}

/// The hash over all rows of a link: SHA-256 of the hash of its changes, in their order, and of the hash of its bulk
/// rows, in the order of their ids; of several bulk tables one hash each, in the order of their names.
struct RowHashes {
    private var changes = SHA256()
    private var bulkRows: [String: SHA256] = [:]

    mutating func add(change bytes: [UInt8]) { changes.update(data: bytes) }
    mutating func add(bulkRow bytes: [UInt8], of table: String) {
        bulkRows[table, default: SHA256()].update(data: bytes)
    }

    /// The names of the bulk tables; nil where there is none.
    var tables: String? { bulkRows.isEmpty ? nil : bulkRows.keys.sorted().joined(separator: " ") }

    var digest: [UInt8] {
        let bulk = bulkRows.isEmpty ? [SHA256()] : bulkRows.sorted { $0.key < $1.key }.map(\.value)
        return Array(SHA256.hash(data: Array(changes.finalize()) + bulk.flatMap { Array($0.finalize()) }))
    }
}
