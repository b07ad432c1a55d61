import Campaign
import Foundation
import MediaVault
import Synchronization
import Testing

@Suite struct RefusalTests {
    let fixture: VaultFixture
    init() throws { fixture = try VaultFixture() }

    private func refusal(_ path: String) -> VaultProblem? {
        problem { try fixture.vault.store(batch: [SourceFile(path: path)]) }
    }

    @Test("only regular files are taken")
    func natures() throws {
        let file = try fixture.write("a", "abc")
        let link = fixture.folder + "/link"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
        let pipe = fixture.folder + "/pipe"
        #expect(mkfifo(pipe, 0o600) == 0)
        #expect(refusal(link) == .notAFile(path: link, found: .symbolicLink))
        #expect(refusal(fixture.folder) == .notAFile(path: fixture.folder, found: .folder))
        #expect(refusal(pipe) == .notAFile(path: pipe, found: .pipe))
        #expect(refusal("/dev/null") == .notAFile(path: "/dev/null", found: .device))
        #expect(refusal(link)?.category == .refused)
    }

    @Test("names that cannot be are missing files")
    func impossibleNames() throws {
        let long = fixture.folder + "/" + String(repeating: "ж", count: 300)
        let file = try fixture.write("a", "abc")
        for path in ["", long, file + "/b", file + "\0.pdf", String(repeating: "/a", count: 5000)] {
            #expect(refusal(path) == .sourceMissing(path: path))
        }
    }

    @Test("names with spaces, line breaks, hyphens and four scripts are ordinary names")
    func oddNames() throws {
        for name in ["-rf", "a\nb", "листовка ң.pdf", "ҷорчӣ «1»", "o‘zbek", "  "] {
            #expect(try fixture.vault.store(batch: [SourceFile(path: fixture.write(name, name))]).files.count == 1)
        }
    }

    @Test("nothing and too much are refused")
    func sizes() throws {
        let empty = try fixture.write("empty", "")
        #expect(refusal(empty) == .empty(path: empty))
        let file = try fixture.write("a", "12345")
        let small = Vault(folder: fixture.vault.folder, largestFile: 4)
        let found = problem { try small.store(batch: [SourceFile(path: file)]) }
        #expect(found == .tooLarge(path: file, size: 5, limit: 4))
    }

    @Test("a file without read permission is unreadable")
    func unreadable() async throws {
        let file = try fixture.write("a", "abc")
        chmod(file, 0)
        chmod(fixture.folder, 0o777)
        let folder = fixture.vault.folder
        await #expect(processExitsWith: .success) { [file = file as String, folder = folder as String] in
            // Root may read everything, so the child becomes nobody.
            if geteuid() == 0 { seteuid(65534) }
            let found = problem { try Vault(folder: folder).store(batch: [SourceFile(path: file)]) }
            exit(found == .sourceUnreadable(path: file, reason: "EACCES") ? 0 : 1)
        }
    }

    @Test("a file that cannot be read to its end is unreadable", .enabled(if: access("/proc/self/mem", R_OK) == 0))
    func failingRead() {
        // It has no size, and reading it fails; either is a refusal.
        #expect(refusal("/proc/self/mem") != nil)
    }

    @Test("a file that grows while it is read is refused")
    func changed() throws {
        let file = try fixture.write("a", [UInt8](repeating: 7, count: 64 << 20))
        let isDone = Mutex(false)
        let started = DispatchSemaphore(value: 0)
        let writer = Thread {
            guard let handle = FileHandle(forWritingAtPath: file) else { return }
            handle.seekToEndOfFile()
            while !isDone.withLock({ $0 }) {
                handle.write(Data([8]))
                started.signal()
                usleep(200)
            }
        }
        writer.start()
        started.wait()
        let found = refusal(file)
        isDone.withLock { $0 = true }
        #expect(found == .changed(path: file))
        #expect(fixture.vaultFiles().isEmpty)
        #expect(fixture.incoming().isEmpty)
    }

    @Test("a vault that cannot be made says which step failed")
    func noFolder() throws {
        let file = try fixture.write("a", "abc")
        let vault = Vault(folder: file + "/vault")
        let found = problem { try vault.store(batch: [SourceFile(path: file)]) }
        #expect(found == .storageFailed(folder: file + "/vault", operation: "mkdir", reason: "ENOTDIR"))
    }
}
