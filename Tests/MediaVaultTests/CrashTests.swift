import Campaign
import Documents
import Foundation
import MediaVault
import Testing

/// A vault meets full disks and dying processes.
@Suite struct CrashTests {
    let fixture: VaultFixture
    init() throws { fixture = try VaultFixture() }

    private func requireOnlyWholeFiles(_ vault: Vault) throws {
        var expected: [ExpectedFile] = []
        try vault.orphans(known: KnownDigests([])) { orphan in
            let digest = try #require(orphan.digest, "no stored file: \(orphan.path)")
            expected.append(ExpectedFile(digest: digest, size: orphan.size))
        }
        _ = vault.verify(expected) { #expect($0.outcome == .ok) }
    }

    @Test("kill -9 at any moment leaves only whole files", arguments: [1, 4, 9, 16, 30, 60, 120])
    func killed(_ milliseconds: Int) async throws {
        let folder = fixture.folder
        await #expect(processExitsWith: .signal(SIGKILL)) {
            [folder = folder as String, milliseconds = milliseconds as Int] in
            let sources = try (0..<60).map { number in
                let path = "\(folder)/source\(number)"
                let size = number == 0 ? 6 << 20 : 20_000 + number
                try Data(repeating: UInt8(number), count: size).write(to: URL(fileURLWithPath: path))
                return SourceFile(path: path)
            }
            Thread {
                usleep(UInt32(milliseconds) * 1000)
                kill(getpid(), SIGKILL)
            }.start()
            for round in 0... {
                _ = try Vault(folder: "\(folder)/vault").store(batch: sources)
                for (number, source) in sources.enumerated() {
                    try Data(repeating: UInt8(number), count: 20_000 + round * 100 + number)
                        .write(to: URL(fileURLWithPath: source.path))
                }
            }
        }
        try requireOnlyWholeFiles(fixture.vault)
        _ = try fixture.vault.store(batch: [SourceFile(path: fixture.write("after", "after"))])
        #expect(fixture.incoming().isEmpty)
    }

    @Test("where a process may write no more, the batch is refused and nothing stays")
    func fileSizeLimit() async throws {
        let folder = fixture.folder
        await #expect(processExitsWith: .success) { [folder = folder as String] in
            signal(SIGXFSZ, SIG_IGN)
            let paths = ["small", "large"].map { folder + "/" + $0 }
            try Data("small".utf8).write(to: URL(fileURLWithPath: paths[0]))
            try Data(repeating: 1, count: 300_000).write(to: URL(fileURLWithPath: paths[1]))
            var limit = rlimit(rlim_cur: 100_000, rlim_max: 100_000)
            setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
            let vault = Vault(folder: folder + "/vault")
            let found = problem { try vault.store(batch: paths.map { SourceFile(path: $0) }) }
            exit(found == .diskFull(folder: vault.folder) ? 0 : 1)
        }
        #expect(fixture.vaultFiles().isEmpty)
        #expect(fixture.incoming().isEmpty)
    }

    @Test(
        "a full disk refuses the batch, keeps what was there, and leaves nothing half",
        .enabled(if: geteuid() == 0, "only root may mount a small file system; see the limit on file sizes"),
        arguments: [1, 40])
    func fullDisk(_ count: Int) throws {
        let folder = fixture.vault.folder
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let mount = try #require(ExternalProgram(named: "mount"))
        let unmount = try #require(ExternalProgram(named: "umount"))
        let mounted = mount.runBlocking(["-t", "tmpfs", "-o", "size=2m", "tmpfs", folder])
        guard mounted.end == .exited(0) else {
            print("no tmpfs may be mounted here; the test of the limit on file sizes stands for it")
            return
        }
        defer { _ = unmount.runBlocking([folder]) }
        let kept = try fixture.vault.store(batch: [SourceFile(path: fixture.write("kept", "kept"))]).files[0].digest
        let size = (5 << 20) / count
        let sources = try (0..<count).map { number in
            SourceFile(path: try fixture.write("\(number)", [UInt8](repeating: UInt8(number), count: size + number)))
        }
        #expect(problem { try fixture.vault.store(batch: sources) } == .diskFull(folder: folder))
        #expect(fixture.vaultFiles() == [String(kept.description.prefix(2)) + "/" + kept.description])
        #expect(fixture.incoming().isEmpty)
        _ = try fixture.vault.store(batch: [SourceFile(path: fixture.write("after", "after"))])
    }
}
