/// The cells of one row as UTF-8, in one buffer that the next row uses again.
package struct RowBuffer: Sendable {
    /// The line of a text file on which the row begins, or the row of a sheet; from 1.
    package var number = 0
    /// The bytes of the cells; others may stand between them.
    package private(set) var bytes: [UInt8] = []
    private var starts: [Int] = []
    private var ends: [Int] = []

    package init() {}

    package init(number: Int, cells: [String]) {
        reset(number: number)
        for cell in cells { append(cell) }
    }

    package var count: Int { ends.count }

    /// The bytes of a cell; empty where the row has no such cell.
    package func range(_ cell: Int) -> Range<Int> {
        guard cell >= 0, cell < ends.count else { return 0..<0 }
        return starts[cell]..<ends[cell]
    }

    package func isEmpty(_ cell: Int) -> Bool { range(cell).isEmpty }

    package func text(_ cell: Int) -> String { String(decoding: bytes[range(cell)], as: UTF8.self) }

    package var cells: [String] { ends.indices.map(text) }

    /// Whether no cell has anything but spaces.
    package var isBlank: Bool {
        ends.indices.allSatisfy { cell in bytes[starts[cell]..<ends[cell]].allSatisfy { $0 == 0x20 || $0 == 0x09 } }
    }

    package mutating func reset(number: Int) {
        self.number = number
        bytes.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
    }

    package mutating func append(_ cell: String) {
        starts.append(bytes.count)
        bytes.append(contentsOf: cell.utf8)
        ends.append(bytes.count)
    }

    mutating func beginCell() { starts.append(bytes.count) }
    mutating func append(_ piece: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: piece) }
    mutating func append(byte: UInt8) { bytes.append(byte) }
    mutating func endCell() { ends.append(bytes.count) }

    /// Notes a cell of a row whose bytes are taken as a whole.
    mutating func mark(_ range: Range<Int>) {
        starts.append(range.lowerBound)
        ends.append(range.upperBound)
    }

    mutating func dropTrailingEmptyCells() {
        while let end = ends.last, let start = starts.last, start == end {
            starts.removeLast()
            ends.removeLast()
        }
    }
}
