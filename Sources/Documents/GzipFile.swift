import CZlib
import Glibc

/// A file compressed by gzip (RFC 1952).
package enum GzipFile {
    /// Unpacks it into a new file.
    ///
    /// - Throws: `DocumentProblem.archiveDamaged` when it is cut or its checksum is wrong, `archiveTooLarge` when it
    ///   unpacks to more than the limit, `cannotWrite`.
    package static func unpack(_ path: String, to target: String, limit: Int64) throws(DocumentProblem) {
        guard let source = gzopen(path, "rb") else { throw .unreadable(path: path) }
        defer { gzclose_r(source) }
        let descriptor = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .cannotWrite(path: target) }
        defer { close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: 256 << 10)
        var total: Int64 = 0
        while true {
            let count = gzread(source, &buffer, UInt32(buffer.count))
            guard count >= 0 else { throw .archiveDamaged(path: path, member: "") }
            if count == 0 { break }
            total += Int64(count)
            guard total <= limit else { throw .archiveTooLarge(path: path, member: "") }
            try write(buffer[..<Int(count)], to: descriptor, path: target)
        }
        var status: Int32 = 0
        _ = gzerror(source, &status)
        guard status == Z_OK || status == Z_STREAM_END else { throw .archiveDamaged(path: path, member: "") }
    }

    private static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32, path: String) throws(DocumentProblem) {
        var rest = bytes
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { throw .cannotWrite(path: path) }
            rest = rest.dropFirst(count)
        }
    }
}
