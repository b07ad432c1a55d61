import Glibc

/// Opens a source and proves that it is a regular file that stayed the same while it was read.
struct SourceReader: ~Copyable {
    let descriptor: Descriptor
    /// Bytes, when it was opened.
    let size: Int64
    private let path: String
    private let before: stat

    init(path: String, largestFile: Int64) throws(VaultProblem) {
        // A zero byte would end the path early for the system, which would then open another file.
        guard !path.utf8.contains(0) else { throw .sourceMissing(path: path) }
        // Looked at before it is opened, because opening alone makes some devices act.
        var seen = stat()
        guard lstat(path, &seen) == 0 else { throw SourceReader.problem(path, errno) }
        try SourceReader.requireFile(path, seen)
        guard let descriptor = Descriptor(openAt: AT_FDCWD, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY) else {
            throw SourceReader.problem(path, errno)
        }
        guard let before = descriptor.status() else { throw SourceReader.problem(path, errno) }
        try SourceReader.requireFile(path, before)
        let size = Int64(before.st_size)
        guard size > 0 else { throw .empty(path: path) }
        guard size <= largestFile else { throw .tooLarge(path: path, size: size, limit: largestFile) }
        self.descriptor = descriptor
        self.size = size
        self.path = path
        self.before = before
    }

    /// The next bytes, fewer than fit only at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(VaultProblem) -> Int {
        guard let count = Transfer.fill(buffer, from: descriptor.number) else {
            throw SourceReader.problem(path, errno)
        }
        return count
    }

    /// Refuses a file that somebody wrote to while it was read.
    func requireUnchanged(bytesRead: Int64) throws(VaultProblem) {
        guard let after = descriptor.status() else { throw SourceReader.problem(path, errno) }
        let isSame =
            bytesRead == size && after.st_size == before.st_size && after.st_mtim.tv_sec == before.st_mtim.tv_sec
            && after.st_mtim.tv_nsec == before.st_mtim.tv_nsec
        guard isSame else { throw .changed(path: path) }
    }

    private static func requireFile(_ path: String, _ status: stat) throws(VaultProblem) {
        let nature: FileNature
        switch status.st_mode & S_IFMT {
        case S_IFREG: return
        case S_IFLNK: nature = .symbolicLink
        case S_IFDIR: nature = .folder
        case S_IFIFO: nature = .pipe
        case S_IFCHR, S_IFBLK: nature = .device
        case S_IFSOCK: nature = .socket
        default: nature = .other
        }
        throw .notAFile(path: path, found: nature)
    }

    private static func problem(_ path: String, _ number: Int32) -> VaultProblem {
        switch number {
        case ENOENT, ENOTDIR, ENAMETOOLONG: .sourceMissing(path: path)
        case ELOOP: .notAFile(path: path, found: .symbolicLink)
        default: .sourceUnreadable(path: path, reason: SystemError.name(number))
        }
    }
}
