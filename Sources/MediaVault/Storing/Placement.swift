import CLinux
import Campaign
import Glibc

/// Moves the files of a batch from `incoming/` to their places, and makes them durable there.
///
/// The order is what makes it safe against a loss of power: the bytes of all files are on the disk (one `syncfs`)
/// before the first has its name, and all names are on the disk (one `fsync` a folder) before the caller is told.
struct Placement: ~Copyable {
    /// `RENAME_NOREPLACE`.
    private static let neverReplace: UInt32 = 1
    private let vault: Vault
    private let isReplacing: Bool
    private let folder: Int32
    private var placed: [String] = []

    /// - Parameter isReplacing: only to mend a damaged file.
    init(
        vault: Vault, folder: borrowing Descriptor, isReplacing: Bool = false
    ) {
        self.isReplacing = isReplacing
        self.vault = vault
        self.folder = folder.number
    }

    /// - Returns: for each file whether its bytes are new to the vault.
    mutating func place(_ files: [TakenFile]) throws(VaultProblem) -> [Bool] {
        let prefixes = Set(files.map { $0.digest.bytes[0] }).sorted()
        let hasNewFolder = try makeFolders(prefixes)
        guard syncfs(folder) == 0 else { throw vault.failure("syncfs") }
        // Held over the renames, so that no other process counts on a file that a failure here takes back.
        while flock(folder, LOCK_EX) != 0 {
            guard errno == EINTR else { throw vault.failure("flock") }
        }
        defer { flock(folder, LOCK_UN) }
        do throws(VaultProblem) {
            let areNew = try rename(files)
            try makeDurable(prefixes, includingVault: hasNewFolder)
            return areNew
        } catch {
            for path in placed { unlinkat(folder, path, 0) }
            throw error
        }
    }

    private func makeFolders(_ prefixes: [UInt8]) throws(VaultProblem) -> Bool {
        var hasNewFolder = false
        for prefix in prefixes {
            if mkdirat(folder, Hexadecimal.string([prefix]), 0o777) == 0 {
                hasNewFolder = true
            } else if errno != EEXIST {
                throw vault.failure("mkdirat")
            }
        }
        return hasNewFolder
    }

    private mutating func rename(_ files: [TakenFile]) throws(VaultProblem) -> [Bool] {
        var areNew: [Bool] = []
        areNew.reserveCapacity(files.count)
        for file in files {
            let path = Vault.relativePath(of: file.digest)
            if isReplacing {
                guard renameat(file.folder.descriptor.number, file.name, folder, path) == 0 else {
                    throw vault.failure("renameat")
                }
                areNew.append(true)
            } else if renameat2(file.folder.descriptor.number, file.name, folder, path, Placement.neverReplace) == 0 {
                placed.append(path)
                areNew.append(true)
            } else if errno == EEXIST {
                try requireSound(path, file)
                areNew.append(false)
            } else if errno == EINVAL || errno == ENOSYS {
                areNew.append(try renameChecked(file, to: path))
            } else {
                throw vault.failure("renameat2")
            }
        }
        return areNew
    }

    /// For file systems that cannot rename without replacing. The lock keeps other writers away between the two steps.
    private mutating func renameChecked(_ file: TakenFile, to path: String) throws(VaultProblem) -> Bool {
        if faccessat(folder, path, F_OK, AT_SYMLINK_NOFOLLOW) == 0 {
            try requireSound(path, file)
            return false
        }
        guard renameat(file.folder.descriptor.number, file.name, folder, path) == 0 else {
            throw vault.failure("renameat")
        }
        placed.append(path)
        return true
    }

    /// A file that is already there is kept; a look at its size finds the coarse damage.
    private func requireSound(_ path: String, _ file: TakenFile) throws(VaultProblem) {
        var status = stat()
        guard fstatat(folder, path, &status, AT_SYMLINK_NOFOLLOW) == 0 else { throw vault.failure("fstatat") }
        guard status.st_mode & S_IFMT == S_IFREG, Int64(status.st_size) == file.size else {
            throw .damaged(digest: file.digest, expected: file.size, found: Int64(status.st_size))
        }
    }

    /// Also for folders where nothing is new: the process that placed those files may have died before this step.
    private func makeDurable(_ prefixes: [UInt8], includingVault: Bool) throws(VaultProblem) {
        for prefix in prefixes {
            guard let touched = Descriptor(openAt: folder, Hexadecimal.string([prefix]), O_RDONLY | O_DIRECTORY) else {
                throw vault.failure("openat")
            }
            guard fsync(touched.number) == 0 else { throw vault.failure("fsync") }
        }
        if includingVault {
            guard fsync(folder) == 0 else { throw vault.failure("fsync") }
        }
    }
}
