package import Documents

/// CSV and TSV (RFC 4180 and what offices make of it): comma, semicolon, tab or bar between cells, quotes doubled,
/// line breaks inside quotes, any line end.
package final class DelimitedReader: TableRows {
    private let name: String
    private let limits: ReadingLimits
    private let blocks: DecodedBlocks
    private let delimiter: UInt8
    private let hasQuotes: Bool
    private var block: [UInt8]
    private var position = 0
    private var line = 1
    private var reused = RowBuffer()

    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    /// - Parameters:
    ///   - delimiter: what stands between cells; found from the first lines without it.
    ///   - hasQuotes: false where a quotation mark is a mark like any other.
    package init(
        file: FileBytes, limits: ReadingLimits = .standard, encoding: TextEncoding? = nil, delimiter: UInt8? = nil,
        hasQuotes: Bool = true
    ) throws {
        name = file.path.split(separator: "/").last.map(String.init) ?? file.path
        self.limits = limits
        self.hasQuotes = hasQuotes
        blocks = DecodedBlocks(file: file, encoding: encoding)
        block = blocks.next()
        guard !block.prefix(4096).contains(0) else { throw TableProblem.notText(file: name) }
        self.delimiter = delimiter ?? DelimiterSniffer.delimiter(of: block)
    }

    package var encoding: TextEncoding { blocks.encoding }

    package func next() throws -> TableRow? {
        while try read(into: &reused) {
            reused.dropTrailingEmptyCells()
            if reused.count > 0 { return TableRow(number: reused.number, cells: reused.cells) }
        }
        return nil
    }

    /// Reads the next row, a blank line among them; false at the end.
    package func read(into row: inout RowBuffer) throws -> Bool {
        row.reset(number: line)
        guard hasMore() else { return false }
        if plainRow(into: &row) { return true }
        row.reset(number: line)
        while try !cell(&row) {
            guard row.count < limits.cellsInRow else { throw TableProblem.tooManyCells(file: name, row: line) }
        }
        return true
    }

    /// The usual row: it lies in one block, has no quotes and is not too large. False where it is another, which is
    /// then read cell by cell.
    private func plainRow(into row: inout RowBuffer) -> Bool {
        let start = position
        let (delimiter, hasQuotes) = (self.delimiter, self.hasQuotes)
        let mostCells = limits.cellsInRow
        let most = min(block.count, start + limits.cellBytes)
        let end = block.withUnsafeBufferPointer { bytes -> Int in
            var cellStart = start
            var index = start
            while index < most {
                let byte = bytes[index]
                if byte == delimiter {
                    row.mark(cellStart - start..<index - start)
                    cellStart = index + 1
                    if row.count >= mostCells { return -1 }
                } else if byte == DelimitedReader.lineFeed || byte == DelimitedReader.carriageReturn {
                    row.mark(cellStart - start..<index - start)
                    row.append(UnsafeBufferPointer(rebasing: bytes[start..<index]))
                    return index
                } else if byte == DelimitedReader.quote, hasQuotes, index == cellStart {
                    return -1
                }
                index += 1
            }
            return -1
        }
        // A line end of two bytes must be there whole.
        guard end >= 0, end + 1 < block.count else { return false }
        let isPair = block[end] == DelimitedReader.carriageReturn && block[end + 1] == DelimitedReader.lineFeed
        position = end + (isPair ? 2 : 1)
        line += 1
        return true
    }

    /// Reads one cell; true when the row ends with it.
    private func cell(_ row: inout RowBuffer) throws -> Bool {
        row.beginCell()
        let quoteLine = line
        let start = row.bytes.count
        if hasQuotes, hasMore(), block[position] == DelimitedReader.quote {
            position += 1
            try quoted(&row, openedAt: quoteLine)
        }
        while true {
            let end = endOfPlainRun()
            take(until: end, into: &row)
            guard row.bytes.count - start <= limits.cellBytes else {
                throw TableProblem.cellTooLong(file: name, row: quoteLine)
            }
            guard hasMore() else {
                row.endCell()
                return true
            }
            guard position == end else { continue }
            let byte = block[position]
            if byte != delimiter, byte != DelimitedReader.lineFeed, byte != DelimitedReader.carriageReturn { continue }
            position += 1
            row.endCell()
            if byte == delimiter { return false }
            if byte == DelimitedReader.carriageReturn, hasMore(), block[position] == DelimitedReader.lineFeed {
                position += 1
            }
            line += 1
            return true
        }
    }

    /// The rest of a quoted cell, up to its closing mark.
    private func quoted(_ row: inout RowBuffer, openedAt quoteLine: Int) throws {
        let start = row.bytes.count
        while hasMore() {
            let end = block[position...].firstIndex(of: DelimitedReader.quote) ?? block.count
            line += block[position..<end].count { $0 == DelimitedReader.lineFeed }
            take(until: end, into: &row)
            guard row.bytes.count - start <= limits.cellBytes else {
                throw TableProblem.cellTooLong(file: name, row: quoteLine)
            }
            guard position < block.count else { continue }
            position += 1
            guard hasMore(), block[position] == DelimitedReader.quote else { return }
            row.append(byte: DelimitedReader.quote)
            position += 1
        }
        throw TableProblem.unclosedQuote(file: name, line: quoteLine)
    }

    /// Where the next delimiter or line end stands in the block, or the block's end.
    private func endOfPlainRun() -> Int {
        let delimiter = self.delimiter
        let start = position
        return block.withUnsafeBufferPointer { bytes in
            var index = start
            while index < bytes.count {
                let byte = bytes[index]
                if byte == delimiter || byte == DelimitedReader.lineFeed || byte == DelimitedReader.carriageReturn {
                    break
                }
                index += 1
            }
            return index
        }
    }

    private func take(until end: Int, into row: inout RowBuffer) {
        guard position < end else { return }
        block.withUnsafeBufferPointer { row.append(UnsafeBufferPointer(rebasing: $0[position..<end])) }
        position = end
    }

    private func hasMore() -> Bool {
        if position < block.count { return true }
        block = blocks.next()
        position = 0
        return !block.isEmpty
    }
}
