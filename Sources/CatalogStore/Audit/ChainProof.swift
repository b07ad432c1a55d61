import Campaign
import Crypto
import Foundation
import GRDB

/// Proves the audit trail: numbers without a gap, each link's rows, hash, predecessor and signature.
struct ChainProof {
    let database: Database
    private var keys: [String: Set<String>] = [:]

    init(database: Database) throws {
        self.database = database
        for row in try Row.fetchAll(database, sql: "SELECT code, keys FROM person") {
            keys[row["code"]] = Set(((row["keys"] as String?) ?? "").split(separator: " ").map(String.init))
        }
    }

    /// - Parameters:
    ///   - since: a head printed earlier; nothing up to it may have changed.
    ///   - witnessed: the head that this account saw last.
    func prove(since: AuditHead?, witnessed: AuditHead?, into report: inout DoctorReport) throws {
        var previous = AuditLink.beforeFirst
        var expected: Int64 = 1
        var wanted = [since.map { ($0, "head_changed") }, witnessed.map { ($0, "witness_changed") }].compactMap { $0 }
        let rows = try Row.fetchCursor(database, sql: "SELECT * FROM audit_link ORDER BY seq")
        while let row = try rows.next() {
            let link = AuditLink(row: row)
            let stored = Array(row["hash"] as Data)
            let number: [String: MessageValue] = ["link": .number(link.sequence)]
            if link.sequence != expected { report.add("link_missing", ["link": .number(expected)]) }
            if link.previous != previous { report.add("chain_broken", number) }
            if link.hash != stored { report.add("link_altered", number) }
            if try rowsHash(of: link) != link.rowsHash { report.add("rows_altered", number) }
            prove(signatureOf: row, hash: stored, link: link, into: &report)
            for (head, code) in wanted where head.sequence == link.sequence && head.hash.bytes != stored {
                report.add(code, ["link": .number(head.sequence)])
            }
            wanted.removeAll { $0.0.sequence == link.sequence }
            previous = stored
            expected = link.sequence + 1
            report.links += 1
        }
        for (head, _) in wanted { report.add("links_cut", ["link": .number(head.sequence)]) }
        report.head = try AuditTrail.head(in: database)
        if let since { report.linksSince = max(0, Int((report.head?.sequence ?? 0) - since.sequence)) }
    }

    private func rowsHash(of link: AuditLink) throws -> [UInt8] {
        var hashes = RowHashes()
        let changes = try Row.fetchCursor(
            database.cachedStatement(
                sql: "SELECT entity, uid, before, after FROM audit_change WHERE seq = ? ORDER BY ordinal"),
            arguments: [link.sequence])
        while let row = try changes.next() {
            hashes.add(
                change: AuditRow.bytes(
                    entity: row["entity"], uid: Array(row["uid"] as Data), before: row["before"], after: row["after"]))
        }
        // Under every link, or a row put beside the trail would hide under one that has none.
        for table in BulkTable.all {
            let rows = try Row.fetchCursor(database.cachedStatement(sql: table.sql), arguments: [link.sequence])
            while let row = try rows.next() {
                hashes.add(
                    bulkRow: AuditRow.bytes(
                        entity: table.name, uid: Array(row["uid"] as Data), before: nil, after: table.canonicalJSON(row)
                    ),
                    of: table.name)
            }
        }
        return hashes.digest
    }

    private func prove(
        signatureOf row: Row, hash: [UInt8], link: AuditLink, into report: inout DoctorReport
    ) {
        let publicKey = Array(row["public_key"] as Data)
        let signature = row["signature"] as Data
        let number: [String: MessageValue] = ["link": .number(link.sequence), "person": .text(link.actor)]
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey),
            key.isValidSignature(signature, for: hash)
        else {
            report.add("signature_wrong", number)
            return
        }
        if keys[link.actor]?.contains(Hexadecimal.string(publicKey)) != true { report.add("key_unknown", number) }
    }
}
