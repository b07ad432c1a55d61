import CZlib

/// Gives the bytes of one member of a zip file, stored or deflated, piece by piece.
package final class ZipMemberReader {
    private static let pieceSize = 64 << 10
    private let file: FileBytes
    private let member: ZipArchive.Member
    private let limits: ReadingLimits
    private var offset: Int64
    private var packedLeft: Int64
    private var produced: Int64 = 0
    private var checksum: uLong
    private var stream = z_stream()
    private var input: [UInt8] = []
    private var isAtEnd = false
    private var isInflated = false

    init(file: FileBytes, member: ZipArchive.Member, limits: ReadingLimits) throws(DocumentProblem) {
        self.file = file
        self.member = member
        self.limits = limits
        let header = LittleEndian(file.read(at: member.headerOffset, count: 30))
        guard header.u32(0) == 0x0403_4B50, let nameLength = header.u16(26), let extraLength = header.u16(28),
            member.method == 0 || member.method == 8
        else { throw .archiveDamaged(path: file.path, member: member.name) }
        offset = member.headerOffset + 30 + Int64(nameLength) + Int64(extraLength)
        packedLeft = member.packedSize
        checksum = crc32(0, nil, 0)
        if member.method == 8 {
            guard inflateInit2_(&stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
                throw .archiveDamaged(path: file.path, member: member.name)
            }
        }
    }

    deinit { if member.method == 8 { inflateEnd(&stream) } }

    /// The next bytes; empty at the end, after the checksum was found right.
    package func next() throws(DocumentProblem) -> [UInt8] {
        guard !isAtEnd else { return [] }
        let piece = member.method == 0 ? takePacked() : try inflated()
        if piece.isEmpty {
            isAtEnd = true
            guard UInt32(truncatingIfNeeded: checksum) == member.checksum else { throw damaged }
            return []
        }
        produced += Int64(piece.count)
        let isBomb = produced > 1 << 20 && produced / max(member.packedSize, 1) > limits.inflationRatio
        guard produced <= limits.inflatedBytes, !isBomb else {
            throw .archiveTooLarge(path: file.path, member: member.name)
        }
        checksum = piece.withUnsafeBufferPointer { crc32(checksum, $0.baseAddress, uInt($0.count)) }
        return piece
    }

    private var damaged: DocumentProblem { .archiveDamaged(path: file.path, member: member.name) }

    private func takePacked() -> [UInt8] {
        let piece = file.read(at: offset, count: Int(min(packedLeft, Int64(ZipMemberReader.pieceSize))))
        offset += Int64(piece.count)
        packedLeft -= Int64(piece.count)
        return piece
    }

    private func inflated() throws(DocumentProblem) -> [UInt8] {
        var status = Z_OK
        while !isInflated {
            if stream.avail_in == 0 {
                input = takePacked()
                if input.isEmpty { throw damaged }
            }
            let used = input.count - (stream.avail_in == 0 ? input.count : Int(stream.avail_in))
            let piece = input.withUnsafeMutableBufferPointer { source in
                [UInt8](unsafeUninitializedCapacity: ZipMemberReader.pieceSize) { buffer, filled in
                    stream.next_in = source.baseAddress?.advanced(by: used)
                    stream.avail_in = uInt(source.count - used)
                    stream.next_out = buffer.baseAddress
                    stream.avail_out = uInt(buffer.count)
                    status = inflate(&stream, Z_NO_FLUSH)
                    filled = buffer.count - Int(stream.avail_out)
                }
            }
            guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else { throw damaged }
            isInflated = status == Z_STREAM_END
            if !piece.isEmpty { return piece }
            if !isInflated, stream.avail_in == 0, packedLeft == 0 { throw damaged }
        }
        return []
    }
}
