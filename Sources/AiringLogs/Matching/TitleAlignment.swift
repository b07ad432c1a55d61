import LanguageCheck

/// How a title is found in what a log writes.
struct AlignedTitle: Sendable {
    /// What the letters differ by, in sixteenths of a letter.
    var cost = 0
    /// Where in the log's text it begins and ends.
    var start = 0
    var end = 0
    /// How many letters of the title are there; fewer than all where the log's text ends before.
    var covered = 0
    var titleLength = 0
    /// Cost, words around it and missing letters together: by this the alignments are compared.
    var total = Int.max
}

/// The cheapest way to find a title in a log's text, where it may be surrounded by other words or cut at its end.
///
/// Weighted optimal string alignment (Levenshtein with swaps of neighbours), with the log's text free at word borders on
/// both sides; space is linear, and the begin of each path travels with its cost in one word.
struct TitleAligner {
    private var rows: [[Int32]] = [[], [], []]
    private static let startBits: Int32 = 8
    private static let longest = 200

    /// The log's text with what its other words are worth.
    struct Text {
        let letters: [UInt8]
        /// Where words begin.
        let starts: [Bool]
        /// Where words end.
        let ends: [Bool]
        /// What all words before a place cost when the title has none of them; one longer than the letters.
        let restBefore: [Int32]
        /// Whether the text may have been cut at its end.
        let mayBeCut: Bool
    }

    /// - Parameter costs: of the alphabet that text and title are in.
    mutating func align(_ text: Text, _ title: [UInt8], costs: LetterCosts) -> AlignedTitle {
        let count = min(text.letters.count, TitleAligner.longest)
        let length = title.count
        var best = AlignedTitle()
        best.titleLength = length
        guard count > 0, length > 0 else { return best }
        let one = Int32(1) << TitleAligner.startBits
        for row in 0..<3 where rows[row].count <= TitleAligner.longest {
            rows[row] = [Int32](repeating: 0, count: TitleAligner.longest + 1)
        }
        let restAll = Int(text.restBefore[text.letters.count])
        text.letters.withUnsafeBufferPointer { letters in
            costs.pairs.withUnsafeBufferPointer { pairs in
                costs.gaps.withUnsafeBufferPointer { gaps in
                    for place in 0...count {
                        let free = place == count || text.starts[place]
                        rows[0][place] = (free ? 0 : 12 * one) + Int32(place)
                    }
                    for row in 1...length {
                        step(row, title, letters, count, pairs, gaps, one)
                        if row < length, text.mayBeCut || row * 3 >= length {
                            consider(text, count, row, length, restAll, count...count, &best)
                        }
                        if row == length { consider(text, count, row, length, restAll, 1...count, &best) }
                        rotate()
                    }
                }
            }
        }
        return best
    }

    private mutating func rotate() {
        // The newest row becomes the first, the first the second.
        rows.swapAt(0, 2)
        rows.swapAt(1, 2)
    }

    /// Fills row 2 from row 0 (the one before) and row 1 (the one before that).
    private mutating func step(
        _ row: Int, _ title: [UInt8], _ letters: UnsafeBufferPointer<UInt8>, _ count: Int,
        _ pairs: UnsafeBufferPointer<UInt8>, _ gaps: UnsafeBufferPointer<UInt8>, _ one: Int32
    ) {
        let width = TitleAlphabet.width
        let letter = Int(title[row - 1])
        let before = row > 1 ? Int(title[row - 2]) : -1
        let missing =
            before == letter ? Int32(LetterCosts.doubled) * one : Int32(gaps[letter]) * one
        rows[0].withUnsafeBufferPointer { last in
            rows[1].withUnsafeBufferPointer { older in
                rows[2].withUnsafeMutableBufferPointer { next in
                    next[0] = last[0] + missing
                    var left = next[0]
                    var previous = -1
                    for place in 1...count {
                        let own = Int(letters[place - 1])
                        var cell = last[place - 1] + Int32(pairs[own * width + letter]) * one
                        cell = min(cell, last[place] + missing)
                        let extra = own == previous ? Int32(LetterCosts.doubled) : Int32(gaps[own])
                        cell = min(cell, left + extra * one)
                        if previous == letter, own == before, own != letter {
                            let swap = own == 0 || letter == 0 ? Int32(6) : Int32(LetterCosts.swap)
                            cell = min(cell, older[place - 2] + swap * one)
                        }
                        next[place] = cell
                        left = cell
                        previous = own
                    }
                }
            }
        }
    }

    private func consider(
        _ text: Text, _ count: Int, _ row: Int, _ length: Int, _ restAll: Int, _ ends: ClosedRange<Int>,
        _ best: inout AlignedTitle
    ) {
        let mask = (Int32(1) << TitleAligner.startBits) - 1
        for end in ends {
            let cell = rows[2][end]
            let cost = Int(cell >> TitleAligner.startBits)
            guard cost < best.total else { continue }
            let start = Int(cell & mask)
            guard start < end else { continue }
            let border = text.ends[end] ? 0 : 12
            let rest = Int(text.restBefore[start]) + restAll - Int(text.restBefore[end])
            let missing = (length - row) * (text.mayBeCut ? 4 : 9)
            let total = cost + border + rest + missing
            if total < best.total {
                best = AlignedTitle(
                    cost: cost + border, start: start, end: end, covered: row, titleLength: length, total: total)
            }
        }
    }
}
