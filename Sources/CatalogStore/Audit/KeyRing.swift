import Campaign
package import Crypto
import Glibc

/// The account's own keys and what it has seen, outside every campaign folder and in no backup.
struct KeyRing: Sendable {
    /// The user's configuration folder for this program.
    let folder: String

    /// The account's Ed25519 key for a campaign; made at its first use.
    func key(of campaign: String) throws -> Curve25519.Signing.PrivateKey {
        let path = folder + "/keys/" + campaign + ".key"
        if let bytes = read(path) {
            guard let raw = Hexadecimal.bytes(String(decoding: bytes, as: UTF8.self).filter { !$0.isWhitespace }),
                let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: raw)
            else { throw PlainProblem("key.damaged", ["path": .text(path)]) }
            return key
        }
        let key = Curve25519.Signing.PrivateKey()
        try write(Hexadecimal.string(key.rawRepresentation) + "\n", to: path, exclusive: true)
        return key
    }

    /// The public half, where a key has been made.
    func publicKey(of campaign: String) -> [UInt8]? {
        guard read(folder + "/keys/" + campaign + ".key") != nil else { return nil }
        return (try? key(of: campaign)).map { Array($0.publicKey.rawRepresentation) }
    }

    /// Remembers the newest head that this account has made in a campaign folder, so that a chain rebuilt later is
    /// found. A copy of the campaign in another folder is a chain of its own.
    func witness(_ head: AuditHead, of campaign: String, in folder: CampaignFolder) {
        try? write(head.description + "\n", to: witnessPath(campaign, folder), exclusive: false)
    }

    /// The head last witnessed by this account.
    func witnessed(of campaign: String, in folder: CampaignFolder) -> AuditHead? {
        read(witnessPath(campaign, folder)).flatMap {
            AuditHead(String(decoding: $0, as: UTF8.self).filter { !$0.isWhitespace })
        }
    }

    /// Forgets what was seen in a folder whose catalogue was put there anew.
    func forgetWitness(of campaign: String, in folder: CampaignFolder) {
        unlink(witnessPath(campaign, folder))
    }

    private func witnessPath(_ campaign: String, _ place: CampaignFolder) -> String {
        let resolved = realpath(place.path, nil)
        defer { free(resolved) }
        let path = resolved.map { String(cString: $0) } ?? place.path
        let digest = Hexadecimal.string(SHA256.hash(data: Array(path.utf8)))
        return "\(folder)/heads/\(campaign)/\(digest.prefix(16))"
    }

    private func read(_ path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = Glibc.read(descriptor, &buffer, buffer.count)
        return count < 0 ? nil : Array(buffer.prefix(count))
    }

    /// Written whole under another name and renamed, or linked where nothing may be replaced.
    private func write(_ text: String, to path: String, exclusive: Bool) throws {
        makeParents(of: path)
        let temporary = path + ".\(getpid())"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure(path) }
        defer { unlink(temporary) }
        let bytes = Array(text.utf8)
        let written = Glibc.write(descriptor, bytes, bytes.count)
        let synced = fsync(descriptor)
        close(descriptor)
        guard written == bytes.count, synced == 0 else { throw failure(path) }
        let placed = exclusive ? link(temporary, path) : rename(temporary, path)
        guard placed == 0 || (exclusive && errno == EEXIST) else { throw failure(path) }
    }

    private func makeParents(of path: String) {
        let parts = path.split(separator: "/").dropLast()
        var made = path.hasPrefix("/") ? "" : "."
        for part in parts {
            made += "/" + part
            mkdir(made, 0o700)
        }
    }

    private func failure(_ path: String) -> PlainProblem {
        PlainProblem("key.cannot_write", ["path": .text(path), "reason": .text(String(cString: strerror(errno)))])
    }
}

extension Catalogue {
    /// The account's own key, with which it signs documents.
    package func signingKey() throws -> Curve25519.Signing.PrivateKey { try keys.key(of: try campaignIdentity()) }

    /// The public keys of all people of the catalogue: whose signature counts.
    package func knownKeys() throws -> [Curve25519.Signing.PublicKey] {
        try records(of: Entities.person).flatMap { ($0.fields["keys"] ?? "").split(separator: " ") }
            .compactMap { Hexadecimal.bytes(String($0)) }
            .compactMap { try? Curve25519.Signing.PublicKey(rawRepresentation: $0) }
    }

    /// The newest link of the audit trail.
    package func auditHead() throws -> AuditHead? { try read { try AuditTrail.head(in: $0) } }
}
