import Campaign
import Foundation
import MediaVault
import Synchronization
import TestSupport
import Testing

@Suite struct StoreTests {
    let fixture: VaultFixture
    init() throws { fixture = try VaultFixture() }

    @Test("what is stored comes out again under its SHA-256, read-only")
    func roundTrip() throws {
        let source = try fixture.write("a.txt", "abc")
        let stored = try fixture.vault.store(batch: [SourceFile(path: source)]).files
        let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        #expect(stored.map(\.digest.description) == [known])
        #expect(stored.map(\.size) == [3])
        #expect(stored.map(\.isNew) == [true])
        #expect(stored.map(\.identified.mediaType) == ["text/plain"])
        let path = try fixture.vault.open(stored[0].digest)
        #expect(try fixture.bytes(path) == Array("abc".utf8))
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect((mode ?? 0o777) & 0o222 == 0)
        #expect(fixture.incoming().isEmpty)
        #expect(fixture.vaultFiles() == ["ba/" + known])
    }

    @Test(
        "files around the sizes of the buffers keep their bytes",
        arguments: [
            1, 4096, (1 << 20) + 1, (4 << 20) - 1, 4 << 20, (4 << 20) + 1, (12 << 20) + 7, 40 << 20,
        ])
    func sizes(_ size: Int) throws {
        var random = SeededGenerator(seed: UInt64(size))
        var bytes = [UInt8](repeating: 0, count: size)
        for index in stride(from: 0, to: size, by: 61) { bytes[index] = UInt8.random(in: 0...255, using: &random) }
        let stored = try fixture.vault.store(batch: [SourceFile(path: fixture.write("a", bytes))]).files
        #expect(try fixture.bytes(fixture.vault.open(stored[0].digest)) == bytes)
        // The check hashes by another way than the store.
        let expected = ExpectedFile(digest: stored[0].digest, size: Int64(size))
        var outcomes: [FixityOutcome] = []
        _ = fixture.vault.verify([expected]) { outcomes.append($0.outcome) }
        #expect(outcomes == [.ok])
    }

    @Test("the same bytes are stored once, in one batch and in two")
    func deduplicates() throws {
        let sources = try ["a", "b", "c"].map { SourceFile(path: try fixture.write($0, "same")) }
        let first = try fixture.vault.store(batch: Array(sources[..<2]))
        #expect(first.files.map(\.isNew) == [true, false])
        #expect(first.newBytes == 4)
        #expect(try fixture.vault.store(batch: [sources[2]]).files.map(\.isNew) == [false])
        #expect(fixture.vaultFiles().count == 1)
        #expect(fixture.incoming().isEmpty)
    }

    @Test("many files come back in their order")
    func manyFiles() throws {
        let texts = (0..<200).map { "leaflet number \($0 % 150)" }
        let sources = try texts.enumerated().map { SourceFile(path: try fixture.write("\($0.offset)", $0.element)) }
        let stored = try fixture.vault.store(batch: sources).files
        for (text, file) in zip(texts, stored) {
            #expect(try fixture.bytes(fixture.vault.open(file.digest)) == Array(text.utf8))
        }
        #expect(stored.filter(\.isNew).count == 150)
        #expect(fixture.vaultFiles().count == 150)
    }

    @Test("one refused file refuses the whole batch and leaves nothing")
    func wholeOrNothing() throws {
        var sources = try (0..<40).map { SourceFile(path: try fixture.write("\($0)", "text \($0)")) }
        sources.insert(SourceFile(path: fixture.folder + "/none"), at: 35)
        #expect(problem { try fixture.vault.store(batch: sources) } == .sourceMissing(path: fixture.folder + "/none"))
        #expect(fixture.vaultFiles().isEmpty)
        #expect(fixture.incoming().isEmpty)
    }

    @Test("an empty batch stores nothing and makes no folder")
    func emptyBatch() throws {
        #expect(try fixture.vault.store(batch: []).files.isEmpty)
        #expect(!FileManager.default.fileExists(atPath: fixture.vault.folder))
    }

    @Test("a program that is called a PDF is refused")
    func renamedProgram() throws {
        let path = try fixture.write("leaflet.pdf", fixture.bytes("/bin/true"))
        let purpose = FilePurpose(kind: .leaflet, role: .printMaster)
        let found = problem { try fixture.vault.store(batch: [SourceFile(path: path, purpose: purpose)]) }
        guard case .wrongType(let named, let type, let wanted) = found else {
            Issue.record("not refused: \(String(describing: found))")
            return
        }
        #expect(named == path)
        // Which of the three depends on how the program was linked.
        let programs = ["application/x-executable", "application/x-pie-executable", "application/x-sharedlib"]
        #expect(programs.contains(type))
        #expect(wanted == ["application/pdf", "image/tiff"])
        #expect(fixture.vaultFiles().isEmpty)
    }

    @Test("a stored file of another size is reported as damaged, and can be mended")
    func damagedCopy() throws {
        let source = try fixture.write("a", "sound bytes")
        let digest = try fixture.vault.store(batch: [SourceFile(path: source)]).files[0].digest
        try fixture.damage(digest, Array("sound".utf8))
        let found = problem { try fixture.vault.store(batch: [SourceFile(path: source)]) }
        #expect(found == .damaged(digest: digest, expected: 11, found: 5))
        let other = try fixture.write("b", "other bytes")
        guard case .altered(digest, _) = problem({ try fixture.vault.mend(digest, from: other) }) else {
            Issue.record("mended by other bytes")
            return
        }
        try fixture.vault.mend(digest, from: source)
        #expect(try fixture.bytes(fixture.vault.open(digest)) == Array("sound bytes".utf8))
        #expect(fixture.incoming().isEmpty)
    }

    @Test("stores at the same time share what they have in common")
    func concurrent() throws {
        let common = try (0..<30).map { SourceFile(path: try fixture.write("c\($0)", "common \($0)")) }
        let own = try (0..<6).map { SourceFile(path: try fixture.write("o\($0)", "own \($0)")) }
        let batches = Mutex<[StoredBatch]>([])
        DispatchQueue.concurrentPerform(iterations: 6) { number in
            do {
                let stored = try fixture.vault.store(batch: common + [own[number]])
                batches.withLock { $0.append(stored) }
            } catch {
                Issue.record(error)
            }
        }
        let files = batches.withLock { $0.flatMap(\.files) }
        #expect(files.count == 6 * 31)
        #expect(files.filter(\.isNew).count == 36)
        #expect(fixture.vaultFiles().count == 36)
        #expect(fixture.incoming().isEmpty)
    }

    @Test("what dead processes left in incoming is removed, what living ones write is not")
    func leftovers() throws {
        let stat = try #require(String(bytes: fixture.bytes("/proc/1/stat"), encoding: .utf8))
        let fields = try #require(stat.split(separator: ")").last).split(separator: " ")
        let alive = "1-\(fields[19])-0"
        for name in ["1-\(fields[19])9-0", "999999999-12-3", "no-such-name", alive] {
            let folder = fixture.vault.folder + "/incoming/" + name
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Data("half".utf8).write(to: URL(fileURLWithPath: folder + "/0"))
        }
        try Data("half".utf8).write(to: URL(fileURLWithPath: fixture.vault.folder + "/incoming/loose"))
        _ = try fixture.vault.store(batch: [SourceFile(path: fixture.write("a", "abc"))])
        #expect(fixture.incoming() == [alive])
    }
}
