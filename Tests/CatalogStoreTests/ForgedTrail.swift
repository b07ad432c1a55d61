import Campaign
import CatalogStore
import Crypto
import Foundation
import GRDB

/// Rebuilds a whole audit trail so that it proves itself, written from the description of the format alone.
struct ForgedTrail {
    let key = Curve25519.Signing.PrivateKey()

    /// Hashes every link anew over the rows that now stand under it; signs it with the forger's key where told.
    func rebuild(in database: Database, signing: Bool) throws {
        var previous = Data(count: 32)
        for link in try Row.fetchAll(database, sql: "SELECT * FROM audit_link ORDER BY seq") {
            let sequence: Int64 = link["seq"]
            let rows = try rowsHash(of: sequence, in: database)
            let said: [String: String] = [
                "seq": String(sequence), "recorded_at": String(link["recorded_at"] as Int64), "actor": link["actor"],
                "account": link["account"], "action": link["action"], "rows": String(link["rows"] as Int64),
                "rows_hash": Hexadecimal.string(rows), "previous": Hexadecimal.string(previous),
            ]
            let hash = Data(SHA256.hash(data: Data(CanonicalJSON.object(said).utf8)))
            let signature = signing ? try key.signature(for: hash) : link["signature"]
            let mine = signing ? key.publicKey.rawRepresentation : link["public_key"]
            try database.execute(
                sql: """
                    UPDATE audit_link SET rows_hash = ?, previous = ?, hash = ?, public_key = ?, signature = ?
                    WHERE seq = ?
                    """, arguments: [Data(rows), previous, hash, mine, signature, sequence])
            previous = hash
        }
    }

    private func rowsHash(of sequence: Int64, in database: Database) throws -> [UInt8] {
        var changes = SHA256()
        for row in try Row.fetchAll(
            database, sql: "SELECT * FROM audit_change WHERE seq = ? ORDER BY ordinal", arguments: [sequence])
        {
            var said: [String: String] = [
                "entity": row["entity"], "uid": Hexadecimal.string(row["uid"] as Data),
            ]
            said["before"] = row["before"]
            said["after"] = row["after"]
            changes.update(data: Data((CanonicalJSON.object(said) + "\n").utf8))
        }
        let both = Data(changes.finalize()) + Data(SHA256().finalize())
        return Array(SHA256.hash(data: both))
    }
}
