import Campaign
import Crypto

/// The hash over all lines of a log, by which the doctor proves them: SHA-256 over one text a line, its fields in the
/// order of the table, parted by U+001F and ended by U+001E.
struct LinesHash {
    private var hash = SHA256()
    private var buffer: [UInt8] = []
    private static let piece = 64 << 10

    init() { buffer.reserveCapacity(LinesHash.piece + 1024) }

    mutating func add(_ number: Int64) {
        if number < 0 { buffer.append(0x2D) }
        var rest = number.magnitude
        let start = buffer.count
        repeat {
            buffer.append(0x30 + UInt8(rest % 10))
            rest /= 10
        } while rest > 0
        buffer[start...].reverse()
        buffer.append(0x1F)
    }

    mutating func add(_ bytes: some Sequence<UInt8>) {
        buffer.append(contentsOf: bytes)
        buffer.append(0x1F)
    }

    mutating func endLine() {
        buffer.append(0x1E)
        guard buffer.count >= LinesHash.piece else { return }
        hash.update(data: buffer)
        buffer.removeAll(keepingCapacity: true)
    }

    mutating func finish() -> String {
        hash.update(data: buffer)
        buffer = []
        return Hexadecimal.string(Array(hash.finalize()))
    }
}
