import Campaign
import Crypto
import Foundation
import GRDB
package import MediaVault

extension ChangeSession {
    /// Enters a stored file into the catalogue, unless it is known. Each row leads to the change by its link's number.
    func enter(_ file: StoredFile, name: String) throws {
        let code = file.digest.description
        try registerKey()
        let known = try Bool.fetchOne(
            database.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM media_file WHERE code = ?)"), arguments: [code])
        if known ?? false { return }
        let uid = (Identity(derivedFrom: file.digest.bytes) ?? newIdentity()).bytes
        let row = MediaFileRow(
            code: code, size: file.size, mediaType: file.identified.mediaType,
            magicVersion: Int64(file.identified.magicVersion), storedAt: instant.milliseconds, name: name)
        try database.cachedStatement(
            sql: """
                INSERT INTO media_file (uid, code, size, media_type, magic_version, stored_at, original_name, audit_seq)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            Data(uid), row.code, row.size, row.mediaType, row.magicVersion, row.storedAt, row.name, sequence,
        ])
        try recordBulkRow(table: "media_file", uid: uid, after: row.canonicalJSON)
    }
}

/// A row of `media_file` as it enters the hash of its link.
struct MediaFileRow {
    let code: String
    let size: Int64
    let mediaType: String
    let magicVersion: Int64
    let storedAt: Int64
    let name: String

    var canonicalJSON: String {
        CanonicalJSON.object([
            "code": code, "size": String(size), "media_type": mediaType, "magic_version": String(magicVersion),
            "stored_at": String(storedAt), "original_name": name,
        ])
    }
}

extension Catalogue {
    package var vault: Vault { Vault(folder: folder.vault) }

    /// Takes files into the vault and the catalogue; durable when it returns. Their digests, in the order given.
    @discardableResult
    package func addMedia(_ paths: [String], by actor: Actor) throws -> [String] {
        let batch = try vault.store(batch: paths.map { SourceFile(path: $0) })
        try change("media add", by: actor) { session in
            for (path, file) in zip(paths, batch.files) {
                try session.enter(file, name: path.split(separator: "/").last.map(String.init) ?? path)
            }
        }
        return batch.files.map(\.digest.description)
    }
}
