package import Campaign
import Crypto
import Foundation
package import GRDB

/// Who acts: a person bound to an operating-system account.
package struct Actor: Sendable, Equatable {
    package let personID: Int64
    package let person: String
    package let account: String

    init(personID: Int64, person: String, account: String) {
        self.personID = personID
        self.person = person
        self.account = account
    }
}

/// One change of the catalogue while it is made. Lives inside one transaction and one thread.
///
/// Every write goes through `create`, `update` or `recordBulkRow`, each of which adds a row under the link that
/// `finish` appends to the audit trail.
package final class ChangeSession {
    package let database: Database
    package let actor: Actor
    package let instant: Instant
    package let today: Day
    let identities: IdentitySource
    private let action: String
    private let key: Curve25519.Signing.PrivateKey
    private let previous: AuditHead?
    private var hashes = RowHashes()
    private var changes: Int64 = 0
    private var bulkRows: Int64 = 0
    private var isKeyKnown = false
    var affected = Affected()

    /// The number of the link that this change will be.
    package var sequence: Int64 { (previous?.sequence ?? 0) + 1 }

    /// Whether anything has entered this change yet; without, there will be no link.
    var hasChanges: Bool { changes + bulkRows > 0 }

    init(
        database: Database, action: String, actor: Actor, instant: Instant, day: Day, identities: IdentitySource,
        key: Curve25519.Signing.PrivateKey
    ) throws {
        self.database = database
        self.action = action
        self.actor = actor
        self.instant = instant
        self.identities = identities
        self.key = key
        today = day
        previous = try AuditTrail.head(in: database)
    }

    /// A point to which a part of the change can be taken back, together with a savepoint of the database.
    struct Mark {
        fileprivate let hashes: RowHashes
        fileprivate let changes: Int64
        fileprivate let bulkRows: Int64
        fileprivate let isKeyKnown: Bool
    }

    func mark() -> Mark { Mark(hashes: hashes, changes: changes, bulkRows: bulkRows, isKeyKnown: isKeyKnown) }

    func takeBack(to mark: Mark) {
        hashes = mark.hashes
        changes = mark.changes
        bulkRows = mark.bulkRows
        isKeyKnown = mark.isKeyKnown
    }

    func newIdentity() -> Identity { identities.next(instant) }

    /// Puts a row's state before and after under the link.
    func record(entity: String, uid: [UInt8], before: String?, after: String?) throws {
        try database.cachedStatement(sql: "INSERT INTO audit_change VALUES (?, ?, ?, ?, ?, ?)").execute(
            arguments: [sequence, changes, entity, Data(uid), before, after])
        hashes.add(change: AuditRow.bytes(entity: entity, uid: uid, before: before, after: after))
        changes += 1
    }

    /// Counts a new row of a table whose rows never change and lead to their link themselves by `audit_seq`.
    func recordBulkRow(table: String, uid: [UInt8], after: String) throws {
        try registerKey()
        hashes.add(bulkRow: AuditRow.bytes(entity: table, uid: uid, before: nil, after: after), of: table)
        bulkRows += 1
    }

    /// Brings derived tables up to date and appends the link. Nil when nothing was changed.
    func finish() throws -> AuditHead? {
        try affected.refresh(in: self)
        guard hasChanges else { return nil }
        let link = AuditLink(
            sequence: sequence, recordedAt: instant.milliseconds, actor: actor.person, account: actor.account,
            action: action, rows: changes + bulkRows, bulkTable: hashes.tables, rowsHash: hashes.digest,
            previous: previous?.hash.bytes ?? AuditLink.beforeFirst)
        let hash = link.hash
        let signature = try key.signature(for: hash)
        try database.execute(
            sql: "INSERT INTO audit_link VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                link.sequence, link.recordedAt, link.actor, link.account, link.action, link.rows, link.bulkTable,
                Data(link.rowsHash), Data(link.previous), Data(hash), key.publicKey.rawRepresentation, signature,
            ])
        return SHA256Digest(bytes: hash).map { AuditHead(sequence: link.sequence, hash: $0) }
    }

    /// The first change that an account makes with a key puts the key's public half on record.
    func registerKey() throws {
        guard !isKeyKnown else { return }
        isKeyKnown = true
        let mine = Hexadecimal.string(key.publicKey.rawRepresentation)
        let row = try Row.fetchOne(database, sql: "SELECT keys FROM person WHERE id = ?", arguments: [actor.personID])
        guard let row else { return }
        let known: String? = row["keys"]
        let keys = Set((known ?? "").split(separator: " ").map(String.init))
        guard !keys.contains(mine) else { return }
        try update(Entities.person, code: actor.person, ["keys": (keys.union([mine])).sorted().joined(separator: " ")])
    }
}
