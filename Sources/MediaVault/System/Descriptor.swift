import CLinux
import Glibc

/// An open file or folder that is closed when it goes out of use.
struct Descriptor: ~Copyable {
    let number: Int32

    init(_ number: Int32) { self.number = number }

    /// Nil when the system refuses; `errno` says why.
    init?(openAt folder: Int32 = AT_FDCWD, _ path: String, _ flags: Int32, mode: mode_t = 0) {
        let number = openat(folder, path, flags | O_CLOEXEC, mode)
        guard number >= 0 else { return nil }
        self.number = number
    }

    deinit { close(number) }

    /// What the system knows of the open file; nil when it refuses.
    func status() -> stat? {
        var status = stat()
        return fstat(number, &status) == 0 ? status : nil
    }
}

enum SystemError {
    /// The name of a system error as people find it in manuals, such as `ENOSPC`.
    static func name(_ number: Int32 = errno) -> String {
        guard let name = strerrorname_np(number) else { return "errno \(number)" }
        return String(cString: name)
    }

    static func isDiskFull(_ number: Int32) -> Bool { number == ENOSPC || number == EDQUOT || number == EFBIG }
}

extension VaultProblem {
    /// Why the file system refused a call: no room, or else.
    static func storage(_ operation: String, in folder: String, _ number: Int32 = errno) -> VaultProblem {
        if SystemError.isDiskFull(number) { return .diskFull(folder: folder) }
        return .storageFailed(folder: folder, operation: operation, reason: SystemError.name(number))
    }
}

/// Calls that a signal may interrupt, and writes and reads that may come in parts.
enum Transfer {
    /// Bytes read, fewer than wanted only at the end of the file; nil on an error, with `errno`.
    static func fill(_ buffer: UnsafeMutableRawBufferPointer, from descriptor: Int32) -> Int? {
        var filled = 0
        while filled < buffer.count {
            guard let base = buffer.baseAddress else { return 0 }
            let got = read(descriptor, base + filled, buffer.count - filled)
            if got == 0 { break }
            if got < 0 {
                if errno == EINTR { continue }
                return nil
            }
            filled += got
        }
        return filled
    }

    /// Whether all bytes were written; `errno` says why not.
    static func writeAll(_ buffer: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
        var written = 0
        while written < buffer.count {
            guard let base = buffer.baseAddress else { return true }
            let count = write(descriptor, base + written, buffer.count - written)
            if count < 0 {
                if errno == EINTR { continue }
                return false
            }
            written += count
        }
        return true
    }
}

/// Page-aligned memory for file contents.
struct TransferBuffer: ~Copyable {
    /// Large enough that the cost of a system call vanishes, small enough for the processor's cache.
    static let size = 4 << 20
    let bytes: UnsafeMutableRawBufferPointer

    init(size: Int = TransferBuffer.size) {
        bytes = .allocate(byteCount: size, alignment: 4096)
    }

    deinit { bytes.deallocate() }
}
