import Campaign
import Foundation

/// The text of a signature file, in its one form.
enum SignatureText {
    static let mark = "JARCHI-SIGNATURE "
    static let version = "1"
    /// No signature file is longer; what is longer is not read.
    static let longest = 16_384
    private static let longestField = 1_000

    /// What is signed.
    static func header(_ signature: StatementSignature) -> [UInt8] {
        let lines = [
            mark + version,
            "what: " + signature.what,
            "sha256: " + signature.digest.description,
            "bytes: " + String(signature.size),
            "signer: " + signature.signer,
            "public-key: " + Hexadecimal.string(signature.publicKey),
            "audit-head: " + signature.auditHead,
            "signed: " + signature.instant.iso8601(),
        ]
        return Array(lines.map { $0 + "\n" }.joined().utf8)
    }

    static func file(_ signature: StatementSignature) -> [UInt8] {
        header(signature) + Array("signature: \(Data(signature.signature).base64EncodedString())\n".utf8)
    }

    /// A value as it stands in a line: one line, no blanks at its ends, not endless.
    static func field(_ text: String) -> String {
        let line = SafeText.line(String(text.unicodeScalars.prefix(longestField)))
        let scalars = line.unicodeScalars.drop { $0.properties.isWhitespace }
        return String(
            String.UnicodeScalarView(scalars.reversed().drop { $0.properties.isWhitespace }.reversed()))
    }

    /// Whether the text says that it is such a file, of whatever version.
    static func hasMark(_ bytes: [UInt8]) -> Bool { bytes.starts(with: mark.utf8) }

    /// Nil where the text is not exactly what `file` writes.
    static func parsed(_ bytes: [UInt8]) -> StatementSignature? {
        guard bytes.count <= longest, let text = String(validating: bytes, as: UTF8.self) else { return nil }
        // Line feeds by scalar: Swift takes CR LF for one character.
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
        let names = [
            mark + version, "what: ", "sha256: ", "bytes: ", "signer: ", "public-key: ", "audit-head: ", "signed: ",
            "signature: ", "",
        ]
        guard lines.count == names.count, zip(lines, names).allSatisfy({ $0.utf8.starts(with: $1.utf8) }) else {
            return nil
        }
        let values = zip(lines, names).map { String($0.unicodeScalars.dropFirst($1.unicodeScalars.count)) }
        guard let digest = SHA256Digest(hexadecimal: values[2]), let size = Int(values[3]),
            let key = Hexadecimal.bytes(values[5]), key.count == 32, let instant = instant(values[7]),
            let signature = Data(base64Encoded: values[8]), signature.count == 64
        else { return nil }
        let parsed = StatementSignature(
            what: values[1], digest: digest, size: size, signer: values[4], publicKey: key, auditHead: values[6],
            instant: instant, signature: Array(signature))
        return file(parsed) == bytes ? parsed : nil
    }

    /// `2006-12-01T03:00:00Z`.
    private static func instant(_ text: String) -> Instant? {
        let bytes = Array(text.utf8)
        guard bytes.count == 20, let day = Day(String(decoding: bytes[..<10], as: UTF8.self)) else { return nil }
        let parts = [11, 14, 17].map { Int(String(decoding: bytes[$0..<$0 + 2], as: UTF8.self)) }
        guard let hour = parts[0], let minute = parts[1], let second = parts[2] else { return nil }
        return Instant(milliseconds: (Int64(day.ordinal) * 86_400 + Int64(hour * 3600 + minute * 60 + second)) * 1000)
    }
}
