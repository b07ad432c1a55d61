import Campaign
import TestSupport
import Testing

@Suite struct CodeTests {
    @Test(arguments: [("leaf-004", "LEAF-004"), ("OSH-W-031", "OSH-W-031"), ("kg", "KG"), ("a1", "A1")])
    func codesAreKeptInCapitals(_ typed: String, _ code: String) throws {
        #expect(try Code(typed).description == code)
        #expect(try Code(typed) == Code(code))
    }

    @Test(arguments: [
        "", "A", "1A", "-A", "LEAF-", "LEAF 004", "LEAF_004", "ЛИСТ-4", "LEAF/4", "ﬂ-1", "ß1", "LEAF\0",
        String(repeating: "A", count: 41),
    ])
    func otherTextsAreNoCode(_ typed: String) {
        #expect(throws: CodeProblem.self) { try Code(typed) }
    }
}

@Suite struct IdentityTests {
    @Test func identitiesOfLaterInstantsComeLater() {
        let seed: UInt64 = 9_562
        var generator = SeededGenerator(seed: seed)
        var last = ""
        for step in 0..<2_000 {
            let identity = Identity(
                at: Instant(milliseconds: 1_157_090_400_000 + Int64(step)),
                random: (generator.next(), generator.next()))
            #expect(identity.description > last, "seed \(seed)")
            #expect(identity.bytes[6] >> 4 == 7 && identity.bytes[8] >> 6 == 2, "seed \(seed)")
            last = identity.description
        }
    }

    @Test func aDerivedIdentityFollowsFromItsDigest() {
        let digest = [UInt8](0..<32)
        #expect(Identity(derivedFrom: digest) == Identity(derivedFrom: digest))
        #expect(Identity(derivedFrom: digest)?.bytes[6] == 0x86)
        #expect(Identity(derivedFrom: [1, 2, 3]) == nil && Identity(bytes: [1]) == nil)
    }

    @Test func hexadecimalReadsBackWhatItWrote() {
        let seed: UInt64 = 16
        var generator = SeededGenerator(seed: seed)
        for count in 0..<200 {
            let bytes = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
            let text = Hexadecimal.string(bytes)
            #expect(Hexadecimal.bytes(text) == bytes && Hexadecimal.bytes(text.uppercased()) == bytes, "seed \(seed)")
        }
        for text in ["0", "0g", "я0", " 00", "+1"] { #expect(Hexadecimal.bytes(text) == nil) }
    }
}
