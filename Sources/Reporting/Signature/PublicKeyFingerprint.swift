import Campaign
package import Crypto

/// How people compare a public key: the first 16 bytes of the SHA-256 of its 32 bytes, in groups of four digits.
package struct PublicKeyFingerprint: Sendable, Hashable, CustomStringConvertible {
    package let description: String

    package init(_ key: Curve25519.Signing.PublicKey) {
        let digits = Array(Hexadecimal.string(SHA256.hash(data: key.rawRepresentation).prefix(16)))
        description = stride(from: 0, to: digits.count, by: 4)
            .map { String(digits[$0..<min($0 + 4, digits.count)]) }
            .joined(separator: " ")
    }
}
