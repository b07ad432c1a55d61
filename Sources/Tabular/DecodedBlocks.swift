package import Documents

/// Gives the text of a file block by block in UTF-8, whatever its encoding.
package final class DecodedBlocks {
    private static let blockSize = 256 << 10
    /// How far a file of plain ASCII is searched for the first letter that tells its encoding.
    private static let farthestLetter: Int64 = 256 << 20

    package let encoding: TextEncoding
    private let file: FileBytes
    private var offset: Int64
    private let replacements: [[UInt8]]
    private var leftover: [UInt8] = []

    /// - Parameter encoding: what somebody knows it to be; found from the bytes without it.
    package init(file: FileBytes, encoding told: TextEncoding? = nil) {
        self.file = file
        let (found, mark) = DecodedBlocks.detect(file)
        encoding = told ?? found
        offset = told == nil || told == found ? Int64(mark) : 0
        replacements =
            encoding.characterSet.map { set in
                (0x80...0xFF).map { Array(String(set.scalar(UInt8($0))).utf8) }
            } ?? []
    }

    /// The next text; empty at the end.
    package func next() -> [UInt8] {
        while true {
            let read = file.read(at: offset, count: DecodedBlocks.blockSize)
            offset += Int64(read.count)
            switch encoding {
            case .utf8: return read
            case .utf16LittleEndian, .utf16BigEndian:
                if read.isEmpty, leftover.isEmpty { return [] }
                let decoded = wide(leftover + read, isLast: read.isEmpty)
                if !decoded.isEmpty || read.isEmpty { return decoded }
            case .windows1251, .koi8r, .cp866: return read.isEmpty ? [] : narrow(read)
            }
        }
    }

    private func narrow(_ read: [UInt8]) -> [UInt8] {
        // No character of these sets takes more than three bytes in UTF-8.
        [UInt8](unsafeUninitializedCapacity: read.count * 3) { buffer, filled in
            var end = 0
            for byte in read {
                if byte < 0x80 {
                    buffer[end] = byte
                    end += 1
                } else {
                    for part in replacements[Int(byte) - 0x80] {
                        buffer[end] = part
                        end += 1
                    }
                }
            }
            filled = end
        }
    }

    private func wide(_ bytes: [UInt8], isLast: Bool) -> [UInt8] {
        let isLittle = encoding == .utf16LittleEndian
        var units = stride(from: 0, to: bytes.count - 1, by: 2).map { index in
            isLittle
                ? UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8
                : UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
        }
        var cut = bytes.count % 2
        if !isLast, let last = units.last, UTF16.isLeadSurrogate(last) {
            units.removeLast()
            cut += 2
        }
        leftover = isLast ? [] : Array(bytes.suffix(cut))
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    private static func detect(_ file: FileBytes) -> (encoding: TextEncoding, markLength: Int) {
        let head = file.read(at: 0, count: 64 << 10)
        let found = TextEncoding.detect(head)
        guard found.encoding == .utf8, found.markLength == 0, isASCII(head) else { return found }
        var position = Int64(head.count)
        while position < min(file.size, farthestLetter) {
            let block = file.read(at: position, count: blockSize)
            if block.isEmpty { break }
            // From a line's begin, so that no character is cut in two.
            if !isASCII(block) {
                let start = block.firstIndex { $0 >= 0x80 } ?? 0
                return (TextEncoding.detect(Array(block[start...].prefix(64 << 10))).encoding, 0)
            }
            position += Int64(block.count)
        }
        return found
    }

    private static func isASCII(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { buffer in
            var all: UInt8 = 0
            for byte in buffer { all |= byte }
            return all < 0x80
        }
    }
}
