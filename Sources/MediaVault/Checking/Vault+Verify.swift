package import Campaign
import Glibc

/// A file that the vault should hold.
package struct ExpectedFile: Sendable, Hashable {
    package let digest: SHA256Digest
    /// Bytes.
    package let size: Int64

    package init(digest: SHA256Digest, size: Int64) {
        self.digest = digest
        self.size = size
    }
}

/// What reading a stored file again has shown.
package enum FixityOutcome: Sendable, Equatable {
    /// The bytes are those of the digest.
    case ok
    case missing
    /// Other bytes stand in its place; `size` is theirs.
    case altered(found: SHA256Digest, size: Int64)
    /// It cannot be read; `reason` is the name of the system's error, or `not_a_file`.
    case unreadable(reason: String)
}

/// One check of one file.
package struct FixityCheck: Sendable, Equatable {
    package let expected: ExpectedFile
    package let outcome: FixityOutcome
}

/// How far a verification has come.
package struct VerificationEnd: Sendable, Equatable {
    package let checked: Int
    /// Bytes read.
    package let bytes: Int64
    /// The first file that was not checked, where the next run continues; nil when all were.
    package let stoppedBefore: ExpectedFile?
}

extension Vault {
    /// Reads stored files again, from the disk where the system lets go of its memory of them, and hashes them.
    /// - Parameters:
    ///   - next: the files in the caller's order; nil at the end.
    ///   - deadline: no file is begun after it, except the first: so even the shortest runs come to an end together.
    ///   - onCheck: told of every file at once.
    /// - Throws: only what `next` and `onCheck` throw.
    package func verify(
        deadline: ContinuousClock.Instant? = nil, next: () throws -> ExpectedFile?,
        onCheck: (FixityCheck) throws -> Void
    ) rethrows -> VerificationEnd {
        let buffer = TransferBuffer()
        var checked = 0
        var bytes: Int64 = 0
        while let expected = try next() {
            if checked > 0, let deadline, ContinuousClock.now >= deadline {
                return VerificationEnd(checked: checked, bytes: bytes, stoppedBefore: expected)
            }
            let (outcome, size) = fixity(of: expected, buffer: buffer.bytes)
            checked += 1
            bytes += size
            try onCheck(FixityCheck(expected: expected, outcome: outcome))
        }
        return VerificationEnd(checked: checked, bytes: bytes, stoppedBefore: nil)
    }

    /// The same for files at hand.
    package func verify(
        _ expected: some Sequence<ExpectedFile>, deadline: ContinuousClock.Instant? = nil,
        onCheck: (FixityCheck) throws -> Void
    ) rethrows -> VerificationEnd {
        var iterator = expected.makeIterator()
        return try verify(deadline: deadline, next: { iterator.next() }, onCheck: onCheck)
    }

    private func fixity(
        of expected: ExpectedFile, buffer: UnsafeMutableRawBufferPointer
    ) -> (FixityOutcome, read: Int64) {
        let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK
        guard let file = Descriptor(openAt: AT_FDCWD, path(of: expected.digest), flags) else {
            let number = errno
            if number == ENOENT || number == ENOTDIR { return (.missing, 0) }
            return (.unreadable(reason: number == ELOOP ? "not_a_file" : SystemError.name(number)), 0)
        }
        guard let status = file.status() else { return (.unreadable(reason: SystemError.name()), 0) }
        guard status.st_mode & S_IFMT == S_IFREG else { return (.unreadable(reason: "not_a_file"), 0) }
        posix_fadvise(file.number, 0, 0, POSIX_FADV_DONTNEED)
        posix_fadvise(file.number, 0, 0, POSIX_FADV_SEQUENTIAL)
        defer { posix_fadvise(file.number, 0, 0, POSIX_FADV_DONTNEED) }
        var hasher = ContentHasher()
        var size: Int64 = 0
        while true {
            guard let count = Transfer.fill(buffer, from: file.number) else {
                return (.unreadable(reason: SystemError.name()), size)
            }
            hasher.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            size += Int64(count)
            if count < buffer.count { break }
        }
        let found = hasher.digest()
        let isSame = found == expected.digest && size == expected.size
        return (isSame ? .ok : .altered(found: found, size: size), size)
    }
}
