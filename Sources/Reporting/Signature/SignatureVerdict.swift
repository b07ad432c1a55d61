package import Campaign
package import Crypto
import Foundation

/// What a document and the signature beside it prove.
package enum SignatureVerdict: Sendable, Equatable {
    /// Every byte is the one that was signed, by an expected key.
    case whole(StatementSignature)
    /// The signature is whole, the document is another one than was signed.
    case documentAltered(StatementSignature, found: Campaign.SHA256Digest)
    /// The signature file was changed, or its lines do not belong together.
    case signatureAltered
    /// Document and signature are whole, but the key is none of the expected ones.
    case otherKey(StatementSignature)
    /// The file is no signature at all.
    case notASignature

    /// Looks at a document and a signature file.
    ///
    /// - Parameter keys: the keys whose signature counts. Without any, nobody's does: whoever changes a document can
    ///   sign it with a key of their own.
    package init(document: [UInt8], signature file: [UInt8], expecting keys: [Curve25519.Signing.PublicKey]) {
        guard SignatureText.hasMark(file) else {
            self = .notASignature
            return
        }
        guard let signature = SignatureText.parsed(file),
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: signature.publicKey),
            key.isValidSignature(signature.signature, for: SignatureText.header(signature))
        else {
            self = .signatureAltered
            return
        }
        let found = Array(SHA256.hash(data: document))
        if found != signature.digest.bytes || document.count != signature.size,
            let digest = Campaign.SHA256Digest(bytes: found)
        {
            self = .documentAltered(signature, found: digest)
        } else if keys.contains(where: { Array($0.rawRepresentation) == signature.publicKey }) {
            self = .whole(signature)
        } else {
            self = .otherKey(signature)
        }
    }

    /// What to tell; nil where all is well.
    package var problem: PlainProblem? {
        switch self {
        case .whole: nil
        case .documentAltered(let signature, let found):
            PlainProblem(
                "signature.document_altered",
                [
                    "what": .text(signature.what), "signed": .text(signature.digest.description),
                    "found": .text(found.description),
                ])
        case .signatureAltered: PlainProblem("signature.altered")
        case .otherKey(let signature):
            PlainProblem(
                "signature.other_key",
                [
                    "what": .text(signature.what), "signer": .text(signature.signer),
                    "fingerprint": .text(signature.fingerprint),
                ])
        case .notASignature: PlainProblem("signature.not_a_signature")
        }
    }
}
