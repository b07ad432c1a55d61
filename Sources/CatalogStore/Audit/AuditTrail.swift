package import Campaign
import Foundation
package import GRDB

/// Reading the hash-chained trail of everything that was changed.
package enum AuditTrail {
    /// The newest link; nil in an empty catalogue.
    package static func head(in database: Database) throws -> AuditHead? {
        guard
            let row = try Row.fetchOne(
                database, sql: "SELECT seq, hash FROM audit_link ORDER BY seq DESC LIMIT 1"),
            let hash = SHA256Digest(bytes: Array(row["hash"] as Data))
        else { return nil }
        return AuditHead(sequence: row["seq"], hash: hash)
    }

    /// Whether a link seen earlier still stands where it stood.
    static func holds(_ head: AuditHead, in database: Database) throws -> Bool {
        let hash = try Data.fetchOne(
            database, sql: "SELECT hash FROM audit_link WHERE seq = ?", arguments: [head.sequence])
        return hash.map { Array($0) == head.hash.bytes } ?? false
    }

    /// What happened to one record, oldest first.
    package static func history(ofUID uid: [UInt8], in database: Database) throws -> [HistoryEntry] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT l.seq, c.ordinal, l.recorded_at, l.actor, l.account, l.action, c.entity, c.before,
                c.after FROM audit_change c JOIN audit_link l ON l.seq = c.seq WHERE c.uid = ? ORDER BY c.seq, c.ordinal
                """, arguments: [Data(uid)]
        ).map(HistoryEntry.init)
    }
}

/// One change of one record: who, when, what, before, after.
package struct HistoryEntry: Sendable {
    package let sequence: Int64
    /// Its place among the changes of the link.
    let ordinal: Int64
    package let recordedAt: Instant
    package let actor: String
    package let account: String
    package let action: String
    package let entity: String
    package let before: FieldValues?
    package let after: FieldValues?

    init(row: Row) {
        sequence = row["seq"]
        ordinal = row["ordinal"]
        recordedAt = Instant(milliseconds: row["recorded_at"])
        actor = row["actor"]
        account = row["account"]
        action = row["action"]
        entity = row["entity"]
        before = (row["before"] as String?).flatMap(CanonicalJSON.read)
        after = (row["after"] as String?).flatMap(CanonicalJSON.read)
    }

    /// The names of the fields that differ, sorted.
    package var changedFields: [String] {
        let names = Set((before ?? [:]).keys).union((after ?? [:]).keys)
        return names.filter { before?[$0] != after?[$0] }.sorted()
    }
}
