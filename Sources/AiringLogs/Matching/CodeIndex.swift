import LanguageCheck

/// A house number found in a line.
struct FoundCode: Sendable {
    let spot: Int
    /// The code as the catalogue has it.
    let code: String
    let isExact: Bool
    /// Whether it stood in the log's field for codes.
    let isInField: Bool
}

/// Finds the codes of spots in what a log writes, however it is cased, parted and typed.
struct CodeIndex: Sendable {
    private struct Entry {
        let compact: [UInt8]
        let code: String
        var spots: [Int]
    }

    private var entries: [Entry] = []
    private var places: [[UInt8]: Int] = [:]
    private var longest = 0
    /// Places of entries by the length of their compact form.
    private var byLength: [[Int]] = []
    private var mostWords = 1
    /// The letters that begin codes: who owns them.
    private(set) var prefixes: Set<UInt64> = []
    private static let shortestInTitle = 5

    init(_ spots: [Spot]) {
        for (spot, codes) in spots.map(\.codes).enumerated() {
            for code in codes {
                let folded = FoldedTitle(code)
                let compact = CodeIndex.compact(folded.letters[...])
                guard !compact.isEmpty else { continue }
                if let place = places[compact] {
                    if !entries[place].spots.contains(spot) { entries[place].spots.append(spot) }
                    continue
                }
                places[compact] = entries.count
                entries.append(Entry(compact: compact, code: code, spots: [spot]))
                longest = max(longest, compact.count)
                while byLength.count <= longest + 1 { byLength.append([]) }
                byLength[compact.count].append(entries.count - 1)
                mostWords = max(mostWords, folded.words.count + 2)
                if folded.words.count > 1, let first = folded.words.first,
                    !TitleAlphabet.isDigit(folded.letters[first.lowerBound])
                {
                    prefixes.insert(LetterHash(folded.skeleton[folded.skeletonWords[0]]).value)
                }
            }
        }
    }

    /// The codes in the log's field for them and in its title, with the words of the title that they take.
    func codes(field: FoldedTitle?, title: FoldedTitle) -> (found: [FoundCode], words: Range<Int>?) {
        var found: [FoundCode] = []
        if let field, !field.isEmpty { _ = search(field, isField: true, &found) }
        let words = search(title, isField: false, &found)
        return (found, words)
    }

    private func search(_ text: FoldedTitle, isField: Bool, _ found: inout [FoundCode]) -> Range<Int>? {
        guard !entries.isEmpty, isField || text.letters.contains(where: TitleAlphabet.isDigit) else { return nil }
        var compact: [UInt8] = []
        var nearest: (place: Int, words: Range<Int>)?
        for first in text.words.indices {
            compact.removeAll(keepingCapacity: true)
            var best: (place: Int, words: Range<Int>)?
            for last in first..<min(first + mostWords, text.words.count) {
                for letter in text.letters[text.words[last]] { compact.append(CodeIndex.folded[Int(letter)]) }
                guard compact.count <= longest + 1 else { break }
                let isWhole = isField && first == 0 && last == text.words.count - 1
                if let place = places[compact], isWhole || isTelling(compact) {
                    best = (place, first..<(last + 1))
                } else if nearest == nil, compact.count > CodeIndex.shortestInTitle, isTelling(compact),
                    let place = near(compact)
                {
                    nearest = (place, first..<(last + 1))
                }
            }
            if let best {
                add(best.place, isExact: true, isField, &found)
                return best.words
            }
        }
        guard let nearest else { return nil }
        add(nearest.place, isExact: false, isField, &found)
        return nearest.words
    }

    private func add(_ place: Int, isExact: Bool, _ isField: Bool, _ found: inout [FoundCode]) {
        for spot in entries[place].spots {
            found.append(FoundCode(spot: spot, code: entries[place].code, isExact: isExact, isInField: isField))
        }
    }

    /// Whether so short a code says anything amid a text: one needs letters and figures, and some length.
    private func isTelling(_ compact: [UInt8]) -> Bool {
        compact.count >= CodeIndex.shortestInTitle && compact.contains(where: TitleAlphabet.isDigit)
            && compact.contains(where: TitleAlphabet.isLetter)
    }

    /// The only code within one letter of this; nil where several are.
    private func near(_ compact: [UInt8]) -> Int? {
        var found: Int?
        for length in (compact.count - 1)...(compact.count + 1) where length < byLength.count {
            for place in byLength[length] where CodeIndex.differByOne(compact, entries[place].compact) {
                if found != nil { return nil }
                found = place
            }
        }
        return found
    }

    private static func differByOne(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard abs(left.count - right.count) <= 1 else { return false }
        let shortest = min(left.count, right.count)
        var head = 0
        while head < shortest, left[head] == right[head] { head += 1 }
        var tail = 0
        while tail < shortest - head, left[left.count - 1 - tail] == right[right.count - 1 - tail] { tail += 1 }
        return max(left.count, right.count) - head - tail <= 1
    }

    /// Letters without spaces, Cyrillic ones as the Latin ones that look so.
    private static func compact(_ letters: ArraySlice<UInt8>) -> [UInt8] {
        letters.compactMap { $0 == TitleAlphabet.space ? nil : folded[Int($0)] }
    }

    private static let folded: [UInt8] = (0..<256).map { code in
        let latin = Lookalikes.latin[code]
        return latin == 0 ? UInt8(code) : latin
    }
}
