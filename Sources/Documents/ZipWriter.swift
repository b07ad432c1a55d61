import CZlib
import Glibc

/// Writes a zip file of stored members (APPNOTE 6.3), names in UTF-8. Media are compressed already, so nothing is
/// gained by deflating them.
package final class ZipWriter {
    private let path: String
    private let descriptor: Int32
    private var offset: UInt32 = 0
    private var directory: [UInt8] = []
    private var count: UInt16 = 0

    /// - Throws: `DocumentProblem.unreadable` when the file cannot be made.
    package init(path: String) throws(DocumentProblem) {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else { throw .cannotWrite(path: path) }
    }

    deinit { close(descriptor) }

    package func add(_ name: String, bytes: [UInt8]) throws(DocumentProblem) {
        let checksum = bytes.withUnsafeBufferPointer { crc32(crc32(0, nil, 0), $0.baseAddress, uInt($0.count)) }
        try addHeader(name, checksum: UInt32(truncatingIfNeeded: checksum), size: Int64(bytes.count))
        try write(bytes)
    }

    /// Adds a file, read twice: for its checksum and for its bytes. Files of 4 GiB and more need a folder instead.
    package func add(_ name: String, fileAt source: String) throws(DocumentProblem) {
        let file = try FileBytes(path: source)
        var checksum = crc32(0, nil, 0)
        try forEachPiece(of: file) { piece throws(DocumentProblem) in
            checksum = piece.withUnsafeBufferPointer { crc32(checksum, $0.baseAddress, uInt($0.count)) }
        }
        try addHeader(name, checksum: UInt32(truncatingIfNeeded: checksum), size: file.size)
        try forEachPiece(of: file) { piece throws(DocumentProblem) in try write(piece) }
    }

    package func finish() throws(DocumentProblem) {
        let start = offset
        try write(directory)
        try write(
            le32(0x0605_4B50) + le16(0) + le16(0) + le16(count) + le16(count) + le32(UInt32(directory.count))
                + le32(start)
                + le16(0))
        guard fsync(descriptor) == 0 else { throw .cannotWrite(path: path) }
    }

    private func forEachPiece(
        of file: FileBytes, _ body: ([UInt8]) throws(DocumentProblem) -> Void
    ) throws(DocumentProblem) {
        var position: Int64 = 0
        while position < file.size {
            let piece = file.read(at: position, count: 1 << 20)
            guard !piece.isEmpty else { throw .unreadable(path: file.path) }
            try body(piece)
            position += Int64(piece.count)
        }
    }

    private func addHeader(_ name: String, checksum: UInt32, size: Int64) throws(DocumentProblem) {
        guard Int64(offset) + size < 0xFFFF_0000, count < 0xFFFF else {
            throw .archiveTooLarge(path: path, member: name)
        }
        let nameBytes = Array(name.utf8)
        // Version 2.0, names in UTF-8 (bit 11), stored, 1980-01-01: the same bytes for the same content.
        let common =
            le16(20) + le16(0x800) + le16(0) + le16(0) + le16(0x21) + le32(checksum) + le32(UInt32(size))
            + le32(UInt32(size)) + le16(UInt16(nameBytes.count)) + le16(0)
        directory +=
            le32(0x0201_4B50) + le16(20) + common + le16(0) + le16(0) + le16(0) + le32(0) + le32(offset) + nameBytes
        count += 1
        try write(le32(0x0403_4B50) + common + nameBytes)
    }

    private func write(_ bytes: [UInt8]) throws(DocumentProblem) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard written > 0 else { throw .cannotWrite(path: path) }
            rest = rest.dropFirst(written)
        }
        offset += UInt32(bytes.count)
    }

    private func le16(_ value: UInt16) -> [UInt8] { [UInt8(value & 255), UInt8(value >> 8)] }
    private func le32(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
}
