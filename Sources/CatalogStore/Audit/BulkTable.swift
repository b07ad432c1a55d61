import GRDB

/// A table whose rows are facts that enter the audit trail in bulk: each leads to its link by `audit_seq`, and the
/// link carries the hash of all of them.
struct BulkTable {
    let name: String
    /// The rows under a link, in the order of their ids.
    let sql: String
    /// A row as it entered the hash of its link.
    let canonicalJSON: (Row) -> String

    static var all: [BulkTable] { [mediaFiles, slots] }

    private static var mediaFiles: BulkTable {
        BulkTable(name: "media_file", sql: "SELECT * FROM media_file WHERE audit_seq = ? ORDER BY id") { row in
            MediaFileRow(
                code: row["code"], size: row["size"], mediaType: row["media_type"], magicVersion: row["magic_version"],
                storedAt: row["stored_at"], name: row["original_name"]
            ).canonicalJSON
        }
    }

    private static var slots: BulkTable {
        BulkTable(name: "slot", sql: SlotRow.sql) { SlotRow($0).canonicalJSON }
    }
}
