/// The identity that travels between offices: 16 bytes, UUIDv7 (RFC 9562 section 5.7), or UUIDv8 where it is
/// derived from kind and code so that offices agree.
package struct Identity: Sendable, Hashable, CustomStringConvertible {
    package let bytes: [UInt8]

    /// Nil unless there are exactly 16 bytes.
    package init?(bytes: [UInt8]) {
        guard bytes.count == 16 else { return nil }
        self.bytes = bytes
    }

    /// UUIDv7: 48 bits of Unix milliseconds, then random bits.
    package init(at instant: Instant, random: (UInt64, UInt64)) {
        let time = UInt64(bitPattern: instant.milliseconds)
        var made = (0..<6).map { UInt8(truncatingIfNeeded: time >> (40 - 8 * UInt64($0))) }
        made += (0..<2).map { UInt8(truncatingIfNeeded: random.0 >> (8 * UInt64($0))) }
        made += (0..<8).map { UInt8(truncatingIfNeeded: random.1 >> (8 * UInt64($0))) }
        bytes = Identity.marked(made, version: 7)
    }

    /// UUIDv8 from the first 16 bytes of a digest over kind and code.
    package init?(derivedFrom digest: [UInt8]) {
        guard digest.count >= 16 else { return nil }
        bytes = Identity.marked(Array(digest.prefix(16)), version: 8)
    }

    package var description: String {
        let hex = Hexadecimal.string(bytes)
        let cuts = [0, 8, 12, 16, 20, 32]
        let characters = Array(hex)
        return zip(cuts, cuts.dropFirst()).map { String(characters[$0..<$1]) }.joined(separator: "-")
    }

    private static func marked(_ bytes: [UInt8], version: UInt8) -> [UInt8] {
        var marked = bytes
        marked[6] = (marked[6] & 0x0F) | (version << 4)
        marked[8] = (marked[8] & 0x3F) | 0x80
        return marked
    }
}

/// Where identities come from; handed in, so that tests fix them.
package struct IdentitySource: Sendable {
    package let next: @Sendable (Instant) -> Identity

    package init(next: @escaping @Sendable (Instant) -> Identity) { self.next = next }

    package static let system = IdentitySource { instant in
        Identity(at: instant, random: (UInt64.random(in: .min ... .max), UInt64.random(in: .min ... .max)))
    }
}

package enum Hexadecimal {
    private static let digits = Array("0123456789abcdef".utf8)

    package static func string(_ bytes: some Sequence<UInt8>) -> String {
        var text: [UInt8] = []
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Nil when a character is no hexadecimal digit or their number is odd.
    package static func bytes(_ text: some StringProtocol) -> [UInt8]? {
        var bytes: [UInt8] = []
        var high: UInt8?
        for character in text.utf8 {
            let value: UInt8
            switch character {
            case 0x30...0x39: value = character - 0x30
            case 0x61...0x66: value = character - 0x61 + 10
            case 0x41...0x46: value = character - 0x41 + 10
            default: return nil
            }
            if let upper = high {
                bytes.append(upper << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return high == nil ? bytes : nil
    }
}

/// The SHA-256 of a file's bytes: its name in the vault and in every handover.
package struct SHA256Digest: Sendable, Hashable, CustomStringConvertible {
    package let bytes: [UInt8]

    package init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    package init?(hexadecimal text: some StringProtocol) {
        guard let bytes = Hexadecimal.bytes(text) else { return nil }
        self.init(bytes: bytes)
    }

    package var description: String { Hexadecimal.string(bytes) }
}
