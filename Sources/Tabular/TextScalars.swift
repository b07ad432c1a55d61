import Documents

/// Decodes a text file piece by piece into Unicode scalars.
final class TextScalars {
    private static let pieceSize = 64 << 10
    private let file: FileBytes
    private let encoding: TextEncoding
    private var offset: Int64
    private var scalars: [Unicode.Scalar] = []
    private var position = 0
    private var leftover: [UInt8] = []

    init(file: FileBytes) {
        self.file = file
        let (encoding, mark) = TextEncoding.detect(file.read(at: 0, count: TextScalars.pieceSize))
        self.encoding = encoding
        offset = Int64(mark)
    }

    func next() -> Unicode.Scalar? {
        if position == scalars.count, !fill() { return nil }
        defer { position += 1 }
        return scalars[position]
    }

    func peek() -> Unicode.Scalar? {
        if position == scalars.count, !fill() { return nil }
        return scalars[position]
    }

    private func fill() -> Bool {
        position = 0
        scalars = []
        while scalars.isEmpty {
            let read = file.read(at: offset, count: TextScalars.pieceSize)
            offset += Int64(read.count)
            let bytes = leftover + read
            leftover = []
            if bytes.isEmpty { return false }
            decode(bytes, isLast: read.isEmpty)
            if read.isEmpty { return !scalars.isEmpty }
        }
        return true
    }

    private func decode(_ bytes: [UInt8], isLast: Bool) {
        switch encoding {
        case .utf8:
            let cut = isLast ? 0 : TextScalars.incompleteTail(bytes)
            leftover = Array(bytes.suffix(cut))
            scalars = Array(String(decoding: bytes.dropLast(cut), as: UTF8.self).unicodeScalars)
        case .utf16LittleEndian, .utf16BigEndian:
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
            scalars = Array(String(decoding: units, as: UTF16.self).unicodeScalars)
        case .windows1251, .koi8r, .cp866:
            let characters = encoding.characterSet ?? .windows1251
            scalars = bytes.map(characters.scalar)
        }
    }

    /// How many bytes at the end begin a character that is not all there.
    private static func incompleteTail(_ bytes: [UInt8]) -> Int {
        for back in 1...3 where back <= bytes.count {
            let byte = bytes[bytes.count - back]
            if byte & 0xC0 == 0x80 { continue }
            let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
            return length > back ? back : 0
        }
        return 0
    }
}
