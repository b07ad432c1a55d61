/// The text of one cell as UTF-8, for the time of a call.
typealias CellBytes = UnsafeBufferPointer<UInt8>

extension UnsafeBufferPointer<UInt8> {
    /// Without spaces, no-break spaces and tabs at both ends, and without the apostrophe that guards a formula.
    var trimmedCell: CellBytes {
        var start = 0
        var end = count
        while start < end {
            if self[start] == 0x20 || self[start] == 0x09 || self[start] == 0x0A || self[start] == 0x0D {
                start += 1
            } else if end - start >= 2, self[start] == 0xC2, self[start + 1] == 0xA0 {
                start += 2
            } else {
                break
            }
        }
        while start < end {
            let last = self[end - 1]
            if last == 0x20 || last == 0x09 || last == 0x0A || last == 0x0D {
                end -= 1
            } else if end - start >= 2, self[end - 2] == 0xC2, last == 0xA0 {
                end -= 2
            } else {
                break
            }
        }
        return CellBytes(rebasing: self[start..<end])
    }

    var string: String { String(decoding: self, as: UTF8.self) }

    /// The byte at a place; 0 beyond the end.
    func byte(_ index: Int) -> UInt8 { index < count && index >= 0 ? self[index] : 0 }

    func isDigit(_ index: Int) -> Bool { index < count && index >= 0 && self[index] &- 0x30 < 10 }

    /// The digits from a place on, at most so many: their value and number.
    func digits(at index: Int, most: Int = 18) -> (value: Int, count: Int) {
        var value = 0
        var length = 0
        while length < most, isDigit(index + length) {
            value = value * 10 + Int(self[index + length] - 0x30)
            length += 1
        }
        return (value, length)
    }

    func hasASCII(_ text: StaticString, at index: Int) -> Bool {
        guard index >= 0, index + text.utf8CodeUnitCount <= count else { return false }
        for place in 0..<text.utf8CodeUnitCount {
            let byte = self[index + place]
            let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
            if lower != text.utf8Start[place] { return false }
        }
        return true
    }
}

extension String {
    /// Hands the text over as bytes.
    func withCell<Result>(_ body: (CellBytes) -> Result) -> Result {
        var copy = self
        return copy.withUTF8 { body($0) }
    }
}
