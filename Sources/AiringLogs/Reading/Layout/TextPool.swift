/// Texts that come again and again, made once.
struct TextPool {
    private var slots: [Int32]
    private var hashes: [UInt64] = []
    private var texts: [String] = []
    private let mask: Int
    private let most: Int

    /// - Parameter bits: the table has two to this power places, half of which are filled at most.
    init(bits: Int = 17) {
        slots = Array(repeating: -1, count: 1 << bits)
        mask = (1 << bits) - 1
        most = 1 << (bits - 1)
    }

    mutating func text(_ bytes: CellBytes) -> String {
        if bytes.isEmpty { return "" }
        // Short texts are kept inside the value itself.
        if bytes.count <= 15 { return String(decoding: bytes, as: UTF8.self) }
        let hash = TextBytes.hash(bytes)
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] >= 0 {
            let index = Int(slots[slot])
            if hashes[index] == hash, TextPool.equals(texts[index], bytes) { return texts[index] }
            slot = (slot + 1) & mask
        }
        let text = String(decoding: bytes, as: UTF8.self)
        if texts.count < most {
            slots[slot] = Int32(texts.count)
            hashes.append(hash)
            texts.append(text)
        }
        return text
    }

    private static func equals(_ text: String, _ bytes: CellBytes) -> Bool {
        text.utf8.withContiguousStorageIfAvailable { TextBytes.areEqual($0, bytes) } ?? false
    }
}
