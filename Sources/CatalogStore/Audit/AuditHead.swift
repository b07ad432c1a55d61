package import Campaign

/// The last link of the audit trail: its number and hash. Written `17:9f3c…`; printed on backups, reports, handovers.
package struct AuditHead: Sendable, Equatable, CustomStringConvertible {
    package let sequence: Int64
    package let hash: SHA256Digest

    package init(sequence: Int64, hash: SHA256Digest) {
        self.sequence = sequence
        self.hash = hash
    }

    /// Reads `17:` and 64 hexadecimal digits.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ":")
        guard parts.count == 2, let sequence = Int64(parts[0]), let hash = SHA256Digest(hexadecimal: parts[1])
        else { return nil }
        self.init(sequence: sequence, hash: hash)
    }

    package var description: String { "\(sequence):\(hash)" }
}
