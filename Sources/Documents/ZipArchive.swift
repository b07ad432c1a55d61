import CZlib

/// A zip file read by its central directory (APPNOTE 6.3, sections 4.3.12 to 4.3.16, zip64 included).
///
/// Nothing is extracted to disk; members are inflated piece by piece, checked against their CRC-32, and bounded in
/// number, size and ratio.
package struct ZipArchive: Sendable {
    package struct Member: Sendable, Equatable {
        package let name: String
        package let packedSize: Int64
        package let size: Int64
        let method: UInt16
        let checksum: UInt32
        let headerOffset: Int64
        package var isFolder: Bool { name.hasSuffix("/") }
    }

    package let members: [Member]
    private let file: FileBytes
    private let limits: ReadingLimits

    package init(path: String, limits: ReadingLimits = .standard) throws(DocumentProblem) {
        self.limits = limits
        file = try FileBytes(path: path)
        members = try ZipDirectory(file: file, limits: limits).members()
    }

    package func member(_ name: String) -> Member? { members.first { $0.name == name } }

    /// A reader of one member's bytes.
    package func open(_ member: Member) throws(DocumentProblem) -> ZipMemberReader {
        try ZipMemberReader(file: file, member: member, limits: limits)
    }
}

/// Finds the members of a zip file.
private struct ZipDirectory {
    let file: FileBytes
    let limits: ReadingLimits

    func members() throws(DocumentProblem) -> [ZipArchive.Member] {
        let (offset, size, count) = try end()
        guard count <= limits.archiveEntries, size <= 64 << 20 else {
            throw .archiveTooLarge(path: file.path, member: "")
        }
        let bytes = LittleEndian(file.read(at: offset, count: Int(size)))
        var members: [ZipArchive.Member] = []
        var position = 0
        for _ in 0..<count {
            guard bytes.u32(position) == 0x0201_4B50, let member = member(bytes, at: &position) else {
                throw .archiveDamaged(path: file.path, member: "")
            }
            members.append(member)
        }
        return members
    }

    /// Offset, size and number of entries of the central directory.
    private func end() throws(DocumentProblem) -> (Int64, Int64, Int) {
        let tailSize = Int(min(file.size, 65_557))
        let start = file.size - Int64(tailSize)
        let tail = LittleEndian(file.read(at: start, count: tailSize))
        var position = tail.bytes.count - 22
        while position >= 0, tail.u32(position) != 0x0605_4B50 { position -= 1 }
        guard position >= 0, let count = tail.u16(position + 10), let size = tail.u32(position + 12),
            let offset = tail.u32(position + 16)
        else { throw .notAnArchive(path: file.path) }
        if count != 0xFFFF, size != 0xFFFF_FFFF, offset != 0xFFFF_FFFF {
            return (Int64(offset), Int64(size), Int(count))
        }
        guard tail.u32(position - 20) == 0x0706_4B50, let recordOffset = tail.u64(position - 12) else {
            throw .archiveDamaged(path: file.path, member: "")
        }
        let record = LittleEndian(file.read(at: recordOffset, count: 56))
        guard record.u32(0) == 0x0606_4B50, let entries = record.u64(32), let bytes = record.u64(40),
            let place = record.u64(48), entries <= Int64(limits.archiveEntries)
        else { throw .archiveDamaged(path: file.path, member: "") }
        return (place, bytes, Int(entries))
    }

    private func member(_ bytes: LittleEndian, at position: inout Int) -> ZipArchive.Member? {
        guard let flags = bytes.u16(position + 8), let method = bytes.u16(position + 10),
            let checksum = bytes.u32(position + 16), let packed = bytes.u32(position + 20),
            let size = bytes.u32(position + 24), let nameLength = bytes.u16(position + 28),
            let extraLength = bytes.u16(position + 30), let commentLength = bytes.u16(position + 32),
            let offset = bytes.u32(position + 42),
            let nameBytes = bytes.slice(position + 46, Int(nameLength)), flags & 1 == 0
        else { return nil }
        let extra = bytes.slice(position + 46 + Int(nameLength), Int(extraLength)) ?? []
        var wide = Zip64Extra(extra)
        let name = flags & 0x800 != 0 ? String(decoding: nameBytes, as: UTF8.self) : ZipDirectory.legacyName(nameBytes)
        position += 46 + Int(nameLength) + Int(extraLength) + Int(commentLength)
        let realSize = wide.take(ifFull: size)
        let realPacked = wide.take(ifFull: packed)
        return ZipArchive.Member(
            name: name, packedSize: realPacked, size: realSize, method: method, checksum: checksum,
            headerOffset: wide.take(ifFull: offset))
    }

    /// Names without the UTF-8 flag: UTF-8 all the same where they are valid, else CP866 as Windows in the region writes.
    private static func legacyName(_ bytes: [UInt8]) -> String {
        String(validating: bytes, as: UTF8.self) ?? CharacterSet8.cp866.decode(bytes)
    }
}

/// The zip64 extended information (APPNOTE section 4.5.3): present only for fields that are full.
private struct Zip64Extra {
    private var values: [Int64] = []

    init(_ extra: [UInt8]) {
        let bytes = LittleEndian(extra)
        var position = 0
        while let tag = bytes.u16(position), let length = bytes.u16(position + 2) {
            if tag == 1 {
                var place = position + 4
                while place + 8 <= position + 4 + Int(length), let value = bytes.u64(place) {
                    values.append(value)
                    place += 8
                }
            }
            position += 4 + Int(length)
        }
    }

    mutating func take(ifFull short: UInt32) -> Int64 {
        guard short == 0xFFFF_FFFF, !values.isEmpty else { return Int64(short) }
        return values.removeFirst()
    }
}

/// Numbers in little-endian bytes; nil beyond the end.
struct LittleEndian {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func u16(_ offset: Int) -> UInt16? {
        guard offset >= 0, offset + 2 <= bytes.count else { return nil }
        return UInt16(bytes[offset]) | UInt16(bytes[offset + 1]) << 8
    }

    func u32(_ offset: Int) -> UInt32? {
        guard let low = u16(offset), let high = u16(offset + 2) else { return nil }
        return UInt32(low) | UInt32(high) << 16
    }

    /// Nil also for numbers above 63 bits.
    func u64(_ offset: Int) -> Int64? {
        guard let low = u32(offset), let high = u32(offset + 4), high < 0x8000_0000 else { return nil }
        return Int64(low) | Int64(high) << 32
    }

    func slice(_ offset: Int, _ count: Int) -> [UInt8]? {
        guard offset >= 0, count >= 0, offset + count <= bytes.count else { return nil }
        return Array(bytes[offset..<(offset + count)])
    }
}
