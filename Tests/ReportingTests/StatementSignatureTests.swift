import Campaign
import Crypto
import Foundation
import Reporting
import TestSupport
import Testing
import Wording

@Suite struct StatementSignatureTests {
    private let key = Curve25519.Signing.PrivateKey()
    private let document = StatementDocument(Samples.statement, language: .tajik).page()

    private func signed(_ document: [UInt8], what: String = "airing statement КТРК") throws -> StatementSignature {
        try StatementSignature(
            document: document, what: what, signer: "Айгүл Асанова", auditHead: "1482:abc",
            instant: Samples.made, key: key)
    }

    private func verdict(_ document: [UInt8], _ file: [UInt8]) -> SignatureVerdict {
        SignatureVerdict(document: document, signature: file, expecting: [key.publicKey])
    }

    @Test func aWholeDocumentIsWhole() throws {
        let signature = try signed(document)
        #expect(verdict(document, signature.file) == .whole(signature))
        #expect(verdict(document, signature.file).problem == nil)
        let lines = String(decoding: signature.file, as: UTF8.self).split(separator: "\n").map(String.init)
        #expect(lines.count == 9)
        #expect(lines[0] == "JARCHI-SIGNATURE 1")
        #expect(lines[1] == "what: airing statement КТРК")
        #expect(lines[3] == "bytes: \(document.count)")
        #expect(lines[7] == "signed: 2006-12-01T04:00:00Z")
        #expect(signature.fingerprint == PublicKeyFingerprint(key.publicKey).description)
        #expect(signature.fingerprint.split(separator: " ").count == 8)
    }

    /// Every single place of the signature file, and random places of the document.
    @Test func anyChangedByteIsFound() throws {
        let seed = UInt64.random(in: 0 ... .max)
        var generator = SeededGenerator(seed: seed)
        let signature = try signed(document)
        let file = signature.file
        for place in file.indices {
            var changed = file
            changed[place] ^= UInt8.random(in: 1...255, using: &generator)
            switch verdict(document, changed) {
            case .signatureAltered, .notASignature: break
            default: Issue.record("place \(place) of the signature, seed \(seed)")
            }
        }
        for _ in 0..<300 {
            var changed = document
            changed[Int.random(in: changed.indices, using: &generator)] ^= UInt8.random(in: 1...255, using: &generator)
            guard case .documentAltered(signature, _) = verdict(changed, file) else {
                Issue.record("seed \(seed)")
                return
            }
        }
    }

    @Test func cutAndGrownFilesAreFound() throws {
        let signature = try signed(document)
        for count in 0..<signature.file.count {
            let verdict = verdict(document, Array(signature.file.prefix(count)))
            #expect(verdict == (count < 17 ? .notASignature : .signatureAltered))
        }
        #expect(verdict(document, signature.file + [0x0A]) == .signatureAltered)
        #expect(verdict(document, [0xEF, 0xBB, 0xBF] + signature.file) == .notASignature)
        let windows = String(decoding: signature.file, as: UTF8.self).replacing("\n", with: "\r\n")
        #expect(verdict(document, Array(windows.utf8)) == .signatureAltered)
        for altered in [document + [0x20], Array(document.dropLast()), []] {
            guard case .documentAltered = verdict(altered, signature.file) else {
                Issue.record("\(altered.count) bytes")
                return
            }
        }
    }

    @Test func aSignatureOfSomebodyElseIsNotOurs() throws {
        let signature = try signed(document)
        let other = Curve25519.Signing.PrivateKey()
        let verdict = SignatureVerdict(
            document: document, signature: signature.file, expecting: [other.publicKey])
        #expect(verdict == .otherKey(signature))
        #expect(
            SignatureVerdict(document: document, signature: signature.file, expecting: []) == .otherKey(signature))
    }

    @Test func otherFilesAreNoSignatures() {
        for file in ["", "x", "%PDF-1.7", "JARCHI-AIRING-SHEET 1"] {
            #expect(verdict(document, Array(file.utf8)) == .notASignature)
        }
        let endless = Array("JARCHI-SIGNATURE ".utf8) + [UInt8](repeating: 0x0A, count: 1_000_000)
        #expect(verdict(document, endless) == .signatureAltered)
    }

    /// What a person or a channel is called cannot add a line.
    @Test(arguments: ["a\nsha256: b", "\u{0}\r\n", "  x  ", "", String(repeating: "ы", count: 5_000), "e\u{301}"])
    func strangeNamesAreSigned(_ name: String) throws {
        let signature = try signed(document, what: name)
        #expect(verdict(document, signature.file) == .whole(signature))
        #expect(signature.file.count { $0 == 0x0A } == 9)
    }

    @Test func everyVerdictHasItsWords() throws {
        let signature = try signed(document)
        let verdicts: [SignatureVerdict] = [
            .documentAltered(signature, found: Samples.digest(1)), .signatureAltered, .otherKey(signature),
            .notASignature,
        ]
        for language in InterfaceLanguage.allCases {
            for verdict in verdicts {
                let told = Wording(language: language).told(try #require(verdict.problem))
                #expect(told.fix != nil && !told.what.contains("{"), "\(told.what)")
            }
        }
    }
}
