package import Campaign
import Glibc

/// Something in the vault's folder that nobody expects there.
package struct Orphan: Sendable, Equatable {
    /// From the vault's folder on.
    package let path: String
    /// What its name says; nil when the name is none that the vault gives.
    package let digest: SHA256Digest?
    /// Bytes; 0 for a folder.
    package let size: Int64

    package init(path: String, digest: SHA256Digest?, size: Int64) {
        self.path = path
        self.digest = digest
        self.size = size
    }
}

/// Digests to look up, 32 bytes each: a million take 32 MB.
package struct KnownDigests: Sendable {
    private struct Key: Comparable {
        let words: (UInt64, UInt64, UInt64, UInt64)

        init(_ digest: SHA256Digest) {
            func word(_ index: Int) -> UInt64 {
                digest.bytes[index * 8..<index * 8 + 8].reduce(0) { $0 << 8 | UInt64($1) }
            }
            words = (word(0), word(1), word(2), word(3))
        }

        static func < (left: Key, right: Key) -> Bool { left.words < right.words }
        static func == (left: Key, right: Key) -> Bool { left.words == right.words }
    }

    private let keys: [Key]

    package init(_ digests: some Sequence<SHA256Digest>) { keys = digests.map(Key.init).sorted() }

    package func contains(_ digest: SHA256Digest) -> Bool {
        let key = Key(digest)
        var low = 0
        var high = keys.count
        while low < high {
            let middle = (low + high) / 2
            if keys[middle] < key { low = middle + 1 } else { high = middle }
        }
        return low < keys.count && keys[low] == key
    }
}

extension Vault {
    /// Tells of everything in the vault, except `incoming/`, that is not among the known files. They come folder by
    /// folder, and are not gathered.
    /// - Throws: `VaultProblem` when a folder cannot be listed, and what `onOrphan` throws. A vault that was never
    ///   stored to has none.
    package func orphans(known: KnownDigests, onOrphan: (Orphan) throws -> Void) throws {
        guard let vault = Descriptor(openAt: AT_FDCWD, folder, O_RDONLY | O_DIRECTORY) else {
            if errno == ENOENT { return }
            throw failure("openat")
        }
        let isListed = try FolderListing.forEach(in: vault.number) { entry in
            if entry.name == Vault.incoming { return }
            guard Vault.isPrefix(entry.name),
                let inner = Descriptor(openAt: vault.number, entry.name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
            else {
                try onOrphan(Orphan(path: entry.name, digest: nil, size: Vault.size(entry.name, in: vault.number)))
                return
            }
            try orphans(in: inner, named: entry.name, known: known, onOrphan: onOrphan)
        }
        guard isListed else { throw failure("readdir") }
    }

    private func orphans(
        in inner: borrowing Descriptor, named prefix: String, known: KnownDigests, onOrphan: (Orphan) throws -> Void
    ) throws {
        let number = inner.number
        let isListed = try FolderListing.forEach(in: number) { entry in
            let digest = Vault.digest(fileName: entry.name, prefix: prefix)
            if let digest, known.contains(digest) { return }
            let size = Vault.size(entry.name, in: number)
            try onOrphan(Orphan(path: prefix + "/" + entry.name, digest: digest, size: size))
        }
        guard isListed else { throw failure("readdir") }
    }

    private static func isPrefix(_ name: String) -> Bool {
        guard name.utf8.count == 2, let bytes = Hexadecimal.bytes(name) else { return false }
        return Hexadecimal.string(bytes) == name
    }

    private static func digest(fileName: String, prefix: String) -> SHA256Digest? {
        guard let digest = SHA256Digest(hexadecimal: fileName), digest.description == fileName,
            fileName.hasPrefix(prefix)
        else { return nil }
        return digest
    }

    private static func size(_ name: String, in folder: Int32) -> Int64 {
        var status = stat()
        guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0, status.st_mode & S_IFMT == S_IFREG else {
            return 0
        }
        return Int64(status.st_size)
    }
}
