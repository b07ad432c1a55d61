import Campaign
import Foundation
import MediaVault
import TestSupport
import Testing

@Suite struct VerifyTests {
    let fixture: VaultFixture
    let files: [ExpectedFile]

    init() throws {
        let fixture = try VaultFixture()
        let sources = try (0..<5).map { SourceFile(path: try fixture.write("\($0)", "contents \($0)")) }
        files = try fixture.vault.store(batch: sources).files.map { ExpectedFile(digest: $0.digest, size: $0.size) }
        self.fixture = fixture
    }

    private func outcomes() -> [FixityOutcome] {
        var outcomes: [FixityOutcome] = []
        _ = fixture.vault.verify(files) { outcomes.append($0.outcome) }
        return outcomes
    }

    @Test("sound, missing, corrupted, cut and strange files are told apart")
    func outcomeOfEach() throws {
        try FileManager.default.removeItem(atPath: fixture.vault.open(files[1].digest))
        try fixture.damage(files[2].digest, Array("contents 3".utf8))
        try fixture.damage(files[3].digest, [])
        let path = try fixture.vault.open(files[4].digest)
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/etc/hostname")
        let found = outcomes()
        #expect(found[0] == .ok)
        #expect(found[1] == .missing)
        #expect(found[2] == .altered(found: files[3].digest, size: 10))
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        #expect(found[3] == .altered(found: try #require(SHA256Digest(hexadecimal: empty)), size: 0))
        #expect(found[4] == .unreadable(reason: "not_a_file"))
    }

    @Test("one flipped bit anywhere is found")
    func flippedBit() throws {
        var random = SeededGenerator(seed: 20_061_101)
        for _ in 0..<20 {
            let file = files[Int.random(in: 0..<5, using: &random)]
            let sound = try fixture.bytes(fixture.vault.open(file.digest))
            var bytes = sound
            bytes[Int.random(in: bytes.indices, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            try fixture.damage(file.digest, bytes)
            #expect(outcomes().filter { $0 == .ok }.count == 4, "seed 20061101")
            try fixture.damage(file.digest, sound)
        }
    }

    @Test("at the deadline it says where to continue, and has always done one file")
    func deadline() {
        var rest = files[...]
        var seen: [SHA256Digest] = []
        var runs = 0
        while true {
            runs += 1
            let end = fixture.vault.verify(rest, deadline: .now) { seen.append($0.expected.digest) }
            #expect(end.checked == 1)
            guard let next = end.stoppedBefore, let index = rest.firstIndex(of: next) else { break }
            rest = rest[index...]
        }
        #expect(runs == 5)
        #expect(seen == files.map(\.digest))
    }

    @Test("an error of the listener ends the run")
    func listenerThrows() {
        #expect(throws: CancellationError.self) {
            try fixture.vault.verify(files) { _ in throw CancellationError() }
        }
    }

    @Test("files that nobody knows are orphans, whatever their names")
    func orphans() throws {
        let vault = fixture.vault
        let prefix = String(files[0].digest.description.prefix(2))
        for name in ["note.txt", "\(prefix)/note.txt", "\(prefix)/" + String(repeating: "zz", count: 32)] {
            try Data("12".utf8).write(to: URL(fileURLWithPath: vault.folder + "/" + name))
        }
        try Data("12".utf8).write(to: URL(fileURLWithPath: vault.folder + "/incoming/half"))
        var found: [Orphan] = []
        try vault.orphans(known: KnownDigests(files.dropFirst(2).map(\.digest))) { found.append($0) }
        #expect(found.count == 5)
        #expect(Set(found.compactMap(\.digest)) == Set(files.prefix(2).map(\.digest)))
        #expect(found.first { $0.path == "note.txt" } == Orphan(path: "note.txt", digest: nil, size: 2))
        try Vault(folder: fixture.folder + "/none").orphans(known: KnownDigests([])) { _ in Issue.record("orphan") }
    }

    @Test("a digest is known exactly when it was given")
    func knownDigests() throws {
        var random = SeededGenerator(seed: 7)
        func digest() throws -> SHA256Digest {
            // Few different bytes, so that many digests share their beginnings.
            try #require(
                SHA256Digest(bytes: (0..<32).map { $0 % 8 == 7 ? UInt8.random(in: 0...3, using: &random) : 0 }))
        }
        let given = try (0..<100).map { _ in try digest() }
        let known = KnownDigests(given)
        for _ in 0..<300 {
            let asked = try digest()
            #expect(known.contains(asked) == given.contains(asked), "seed 7")
        }
    }

    @Test("a copy is proved while it is made")
    func copy() throws {
        let target = fixture.folder + "/out.txt"
        try fixture.vault.copy(files[0].digest, to: target)
        #expect(try fixture.bytes(target) == Array("contents 0".utf8))
        #expect(problem { try fixture.vault.copy(files[1].digest, to: target) } == .targetExists(path: target))
        try fixture.vault.copy(files[1].digest, to: target, replacing: true)
        #expect(try fixture.bytes(target) == Array("contents 1".utf8))
        try fixture.damage(files[2].digest, Array("contents x".utf8))
        guard case .altered = problem({ try fixture.vault.copy(files[2].digest, to: fixture.folder + "/bad") }) else {
            Issue.record("a damaged file was given out")
            return
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: fixture.folder)
        #expect(!names.contains { $0 == "bad" || $0.hasSuffix(".partial") })
        let unknown = try #require(SHA256Digest(bytes: [UInt8](repeating: 0, count: 32)))
        #expect(problem { try fixture.vault.copy(unknown, to: target) } == .missing(digest: unknown))
    }
}
