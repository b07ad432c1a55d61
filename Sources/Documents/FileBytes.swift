import Glibc

/// A file opened for reading at any place.
package final class FileBytes: Sendable {
    package let path: String
    package let size: Int64
    private let descriptor: Int32

    /// - Throws: `DocumentProblem.unreadable` when there is no regular file that may be read.
    package init(path: String) throws(DocumentProblem) {
        self.path = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        var status = stat()
        guard descriptor >= 0, fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            if descriptor >= 0 { close(descriptor) }
            throw .unreadable(path: path)
        }
        size = Int64(status.st_size)
    }

    deinit { close(descriptor) }

    /// Up to `count` bytes from `offset`; fewer at the end of the file or where it cannot be read.
    package func read(at offset: Int64, count: Int) -> [UInt8] {
        guard offset >= 0, count > 0 else { return [] }
        return [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let got = pread(
                    descriptor, buffer.baseAddress?.advanced(by: filled), count - filled, off_t(offset) + off_t(filled))
                if got <= 0 { break }
                filled += got
            }
        }
    }
}
