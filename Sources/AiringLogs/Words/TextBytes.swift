import Glibc

/// Texts by their bytes. `String` itself looks for letters that are equal though written in different ways, which for
/// Cyrillic takes most of the time of a large log.
enum TextBytes {
    /// FNV-1a over words of eight bytes.
    static func hash(_ bytes: UnsafeBufferPointer<UInt8>, after seed: UInt64 = 0xCBF2_9CE4_8422_2325) -> UInt64 {
        var hash = seed
        var place = 0
        let raw = UnsafeRawBufferPointer(bytes)
        while place + 8 <= bytes.count {
            hash = (hash ^ raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)) &* 0x9E37_79B9_7F4A_7C15
            hash ^= hash >> 29
            place += 8
        }
        while place < bytes.count {
            hash = (hash ^ UInt64(bytes[place])) &* 0x100_0000_01B3
            place += 1
        }
        return hash ^ (hash >> 32)
    }

    static func hash(_ text: String, after seed: UInt64 = 0xCBF2_9CE4_8422_2325) -> UInt64 {
        text.utf8.withContiguousStorageIfAvailable { hash($0, after: seed) }
            ?? contiguous(text) { hash($0, after: seed) }
    }

    static func areEqual(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
        guard left.count == right.count else { return false }
        guard let first = left.baseAddress, let second = right.baseAddress else { return left.isEmpty }
        return first == second || memcmp(first, second, left.count) == 0
    }

    static func areEqual(_ left: String, _ right: String) -> Bool {
        guard left.utf8.count == right.utf8.count else { return false }
        return contiguous(left) { first in contiguous(right) { second in areEqual(first, second) } }
    }

    private static func contiguous<Result>(_ text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let result = text.utf8.withContiguousStorageIfAvailable(body) { return result }
        var copy = text
        return copy.withUTF8(body)
    }
}

/// Gives each distinct text a number, in the order in which they come.
package struct TextNumbers {
    private var slots: [Int32]
    private var hashes: [UInt64] = []
    package private(set) var texts: [String] = []

    package init(bits: Int = 6) { slots = Array(repeating: -1, count: 1 << bits) }

    /// The number of a text that came before; nil where it did not.
    package func known(_ text: String) -> Int? {
        let place = slot(of: text, hash: TextBytes.hash(text))
        return slots[place] < 0 ? nil : Int(slots[place])
    }

    package mutating func number(of text: String) -> Int {
        let hash = TextBytes.hash(text)
        var place = slot(of: text, hash: hash)
        if slots[place] >= 0 { return Int(slots[place]) }
        if texts.count * 2 >= slots.count {
            grow()
            place = slot(of: text, hash: hash)
        }
        slots[place] = Int32(texts.count)
        hashes.append(hash)
        texts.append(text)
        return texts.count - 1
    }

    private func slot(of text: String, hash: UInt64) -> Int {
        let mask = slots.count - 1
        var place = Int(truncatingIfNeeded: hash) & mask
        while slots[place] >= 0 {
            let number = Int(slots[place])
            if hashes[number] == hash, TextBytes.areEqual(texts[number], text) { break }
            place = (place + 1) & mask
        }
        return place
    }

    private mutating func grow() {
        slots = Array(repeating: -1, count: slots.count * 2)
        let mask = slots.count - 1
        for (number, hash) in hashes.enumerated() {
            var place = Int(truncatingIfNeeded: hash) & mask
            while slots[place] >= 0 { place = (place + 1) & mask }
            slots[place] = Int32(number)
        }
    }
}
