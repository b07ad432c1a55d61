package import Campaign
package import Crypto
import Foundation

/// A signature that stands beside a document, in a small text file that people can read.
///
/// The file has these lines, each ended by a line feed, in UTF-8, and nothing else:
///
///     JARCHI-SIGNATURE 1
///     what: airing statement КТРК 2006-11-01..2006-11-30 ru
///     sha256: 64 hexadecimal digits, the SHA-256 of the document's bytes
///     bytes: the document's size
///     signer: name of the person
///     public-key: 64 hexadecimal digits, the Ed25519 key (RFC 8032)
///     audit-head: head of the audit trail from which the document was made
///     signed: 2006-12-01T03:00:00Z
///     signature: base64 of the 64 bytes
///
/// What is signed are the bytes of all lines before the last. There is one way only to write the same facts, so that
/// any changed byte is found.
package struct StatementSignature: Sendable, Equatable {
    package let what: String
    package let digest: Campaign.SHA256Digest
    /// The size of the document in bytes.
    package let size: Int
    package let signer: String
    /// The 32 bytes of the public key.
    package let publicKey: [UInt8]
    package let auditHead: String
    /// Whole seconds.
    package let instant: Instant
    let signature: [UInt8]

    /// Signs a document.
    ///
    /// - Throws: what the cryptographic library throws; `signature.cannot_sign` where the document has no digest.
    package init(
        document: [UInt8], what: String, signer: String, auditHead: String, instant: Instant,
        key: Curve25519.Signing.PrivateKey
    ) throws {
        guard let digest = Campaign.SHA256Digest(bytes: Array(SHA256.hash(data: document))) else {
            throw PlainProblem("signature.cannot_sign")
        }
        let seconds = instant.milliseconds / 1000 - (instant.milliseconds % 1000 < 0 ? 1 : 0)
        let unsigned = StatementSignature(
            what: SignatureText.field(what), digest: digest, size: document.count,
            signer: SignatureText.field(signer), publicKey: Array(key.publicKey.rawRepresentation),
            auditHead: SignatureText.field(auditHead), instant: Instant(milliseconds: seconds * 1000), signature: [])
        self.init(unsigned, signature: Array(try key.signature(for: SignatureText.header(unsigned))))
    }

    /// The file's bytes.
    package var file: [UInt8] { SignatureText.file(self) }

    /// The fingerprint of the key that signed.
    package var fingerprint: String {
        (try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey))
            .map { PublicKeyFingerprint($0).description } ?? Hexadecimal.string(publicKey)
    }

    init(
        what: String, digest: Campaign.SHA256Digest, size: Int, signer: String, publicKey: [UInt8], auditHead: String,
        instant: Instant, signature: [UInt8]
    ) {
        self.what = what
        self.digest = digest
        self.size = size
        self.signer = signer
        self.publicKey = publicKey
        self.auditHead = auditHead
        self.instant = instant
        self.signature = signature
    }

    private init(_ other: StatementSignature, signature: [UInt8]) {
        self.init(
            what: other.what, digest: other.digest, size: other.size, signer: other.signer,
            publicKey: other.publicKey, auditHead: other.auditHead, instant: other.instant, signature: signature)
    }
}
