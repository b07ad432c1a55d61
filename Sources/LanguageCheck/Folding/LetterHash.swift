/// Sums of letters for quick look-up (FNV-1a, 64 bits); equal letters have equal sums.
package struct LetterHash: Sendable {
    package private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    package init() {}

    package init(_ letters: some Sequence<UInt8>) {
        for letter in letters { add(letter) }
    }

    @inline(__always)
    package mutating func add(_ letter: UInt8) {
        value = (value ^ UInt64(letter)) &* 0x100_0000_01B3
    }
}
