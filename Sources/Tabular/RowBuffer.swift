/// The cells of one row as UTF-8, in one buffer that the next row uses again.
package struct RowBuffer: Sendable {
    /// The line of a text file on which the row begins, or the row of a sheet; from 1.
    package var number = 0
    /// The bytes of all cells, one after the other.
    package private(set) var bytes: [UInt8] = []
    /// Where each cell ends in the bytes.
    package private(set) var ends: [Int] = []

    package init() {}

    package init(number: Int, cells: [String]) {
        reset(number: number)
        for cell in cells { append(cell) }
    }

    package var count: Int { ends.count }

    /// The bytes of a cell; empty where the row has no such cell.
    package func range(_ cell: Int) -> Range<Int> {
        guard cell >= 0, cell < ends.count else { return 0..<0 }
        return (cell == 0 ? 0 : ends[cell - 1])..<ends[cell]
    }

    package func isEmpty(_ cell: Int) -> Bool { range(cell).isEmpty }

    package func text(_ cell: Int) -> String { String(decoding: bytes[range(cell)], as: UTF8.self) }

    package var cells: [String] { ends.indices.map(text) }

    /// Whether no cell has anything but spaces.
    package var isBlank: Bool { bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 } }

    package mutating func reset(number: Int) {
        self.number = number
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
    }

    package mutating func append(_ cell: String) {
        bytes.append(contentsOf: cell.utf8)
        ends.append(bytes.count)
    }

    mutating func append(_ piece: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: piece) }
    mutating func append(byte: UInt8) { bytes.append(byte) }
    mutating func endCell() { ends.append(bytes.count) }

    mutating func dropTrailingEmptyCells() {
        while let last = ends.last, last == (ends.count > 1 ? ends[ends.count - 2] : 0) { ends.removeLast() }
    }
}
