import Campaign
import Crypto

/// The hash over all lines of a log, by which the doctor proves them: SHA-256 over the fields of each line in the order
/// of the table; a number as eight bytes, the lowest first, a text as its length and its bytes.
struct LinesHash {
    private var hash = SHA256()
    private var buffer: [UInt8] = []
    private static let piece = 64 << 10

    init() { buffer.reserveCapacity(LinesHash.piece + 1024) }

    mutating func add(_ number: Int64) {
        withUnsafeBytes(of: number.littleEndian) { buffer.append(contentsOf: $0) }
    }

    mutating func add(_ text: ArraySlice<UInt8>) {
        add(Int64(text.count))
        text.withUnsafeBufferPointer { buffer.append(contentsOf: $0) }
    }

    mutating func add(_ text: [UInt8]) { add(text[...]) }

    mutating func endLine() {
        guard buffer.count >= LinesHash.piece else { return }
        hash.update(data: buffer)
        buffer.removeAll(keepingCapacity: true)
    }

    mutating func finish() -> String {
        hash.update(data: buffer)
        buffer = []
        return Hexadecimal.string(Array(hash.finalize()))
    }

    /// What stands for texts that many lines share, so that they are hashed once.
    static func digest(_ texts: [some StringProtocol]) -> [UInt8] {
        var hash = LinesHash()
        for text in texts { hash.add(Array(text.utf8)) }
        hash.hash.update(data: hash.buffer)
        return Array(hash.hash.finalize())
    }
}
