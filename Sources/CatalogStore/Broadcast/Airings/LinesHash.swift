import Campaign
import Crypto

/// The hash over all lines of a log, by which the doctor proves them: SHA-256 over the fields of each line in the order
/// of the table; a number as eight bytes, the lowest first, a text as its length and its bytes.
struct LinesHash {
    private var hash = SHA256()
    private let room = Room()
    private var count = 0

    /// Bytes that wait to be hashed. They belong to one hash, which one thread feeds.
    private final class Room: @unchecked Sendable {
        static let size = 64 << 10
        let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: Room.size, alignment: 8)
        deinit { bytes.deallocate() }
    }

    mutating func add(_ number: Int64) {
        if count + 8 > Room.size { pass() }
        room.bytes.storeBytes(of: number.littleEndian, toByteOffset: count, as: Int64.self)
        count += 8
    }

    mutating func add(_ text: ArraySlice<UInt8>) { text.withUnsafeBytes { add(bytes: $0) } }
    mutating func add(_ text: [UInt8]) { text.withUnsafeBytes { add(bytes: $0) } }

    private mutating func add(bytes: UnsafeRawBufferPointer) {
        add(Int64(bytes.count))
        if count + bytes.count > Room.size { pass() }
        if bytes.count > Room.size {
            hash.update(bufferPointer: bytes)
        } else {
            UnsafeMutableRawBufferPointer(rebasing: room.bytes[count...]).copyMemory(from: bytes)
            count += bytes.count
        }
    }

    private mutating func pass() {
        hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: room.bytes[..<count]))
        count = 0
    }

    mutating func finish() -> String { Hexadecimal.string(digest()) }

    private mutating func digest() -> [UInt8] {
        pass()
        return Array(hash.finalize())
    }

    /// What stands for texts that many lines share, so that they are hashed once.
    static func digest(_ texts: [String]) -> [UInt8] {
        var hash = LinesHash()
        for text in texts { hash.add(Array(text.utf8)) }
        return hash.digest()
    }
}
