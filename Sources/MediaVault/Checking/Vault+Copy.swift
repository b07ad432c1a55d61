import CLinux
package import Campaign
import Glibc

extension Vault {
    /// Copies a stored file to a path outside the vault, proving on the way that its bytes are those of the digest.
    /// The copy appears whole or not at all and is durable.
    /// - Parameter replacing: whether something that stands at the path may be replaced.
    /// - Throws: `VaultProblem.missing`, `.altered`, `.targetExists`, or what the file system refused.
    package func copy(
        _ digest: SHA256Digest, to path: String, replacing: Bool = false
    ) throws(VaultProblem) {
        let reader = try SourceReader(path: open(digest), largestFile: .max)
        let target = Target(path: path)
        guard let output = target.make() else { throw .storage("openat", in: target.folder) }
        var isDone = false
        defer { if !isDone { unlink(target.partial) } }
        let buffer = TransferBuffer()
        let count = try reader.read(into: buffer.bytes)
        let first = UnsafeMutableRawBufferPointer(rebasing: buffer.bytes[..<count])
        let found = try PipelinedCopy(folder: target.folder).copy(reader, first: first, spare: buffer.bytes, to: output)
        guard found == digest else { throw .altered(digest: digest, found: found) }
        guard fsync(output.number) == 0 else { throw .storage("fsync", in: target.folder) }
        try target.appear(replacing: replacing)
        isDone = true
    }

    /// Puts sound bytes in the place of a stored file that is damaged or lost.
    /// - Parameter path: of a file with the bytes of the digest, such as one from a backup.
    /// - Throws: `VaultProblem.altered` when its bytes are others; then nothing has changed.
    package func mend(_ digest: SHA256Digest, from path: String) throws(VaultProblem) {
        let vault = try openFolder()
        guard let incoming = IncomingFolder.make(inVault: vault.number) else { throw failure("mkdirat") }
        let intake = try FileIntake(vault: self, incoming: incoming)
        let taken = try intake.take(SourceFile(path: path), as: "0")
        guard taken.digest == digest else { throw .altered(digest: digest, found: taken.digest) }
        var placement = Placement(vault: self, folder: vault, isReplacing: true)
        _ = try placement.place([taken])
    }
}

/// Where a copy goes, and the name that it has until it is whole.
private struct Target {
    let path: String
    let folder: String
    let partial: String

    init(path: String) {
        self.path = path
        let name = path.split(separator: "/", omittingEmptySubsequences: false).last.map(String.init) ?? path
        let parent = String(path.dropLast(name.count))
        folder = parent.isEmpty ? "." : parent
        partial = "\(folder)/.\(getpid())-\(UInt64.random(in: .min ... .max)).partial"
    }

    func make() -> Descriptor? {
        guard !path.utf8.contains(0) else {
            errno = EINVAL
            return nil
        }
        return Descriptor(openAt: AT_FDCWD, partial, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o666)
    }

    func appear(replacing: Bool) throws(VaultProblem) {
        // Flag 1 is RENAME_NOREPLACE.
        if renameat2(AT_FDCWD, partial, AT_FDCWD, path, replacing ? 0 : 1) != 0 {
            if errno == EEXIST { throw .targetExists(path: path) }
            guard errno == EINVAL || errno == ENOSYS else { throw .storage("renameat2", in: folder) }
            // A file system that cannot rename without replacing.
            if !replacing, access(path, F_OK) == 0 { throw .targetExists(path: path) }
            guard rename(partial, path) == 0 else { throw .storage("rename", in: folder) }
        }
        guard let parent = Descriptor(openAt: AT_FDCWD, folder, O_RDONLY | O_DIRECTORY), fsync(parent.number) == 0
        else { throw .storage("fsync", in: folder) }
    }
}
