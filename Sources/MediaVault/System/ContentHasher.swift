import Campaign
import Crypto

/// SHA-256 of bytes that come in pieces, by the processor's SHA instructions where it has them.
struct ContentHasher {
    private var hash = SHA256()

    mutating func update(_ bytes: UnsafeRawBufferPointer) { hash.update(bufferPointer: bytes) }

    /// The digest of everything so far.
    func digest() -> Campaign.SHA256Digest {
        let bytes = Array(hash.finalize())
        guard let digest = Campaign.SHA256Digest(bytes: bytes) else {
            preconditionFailure("SHA-256 has 32 bytes")
        }
        return digest
    }
}
