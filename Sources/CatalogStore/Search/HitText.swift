import LanguageCheck

/// A line of a text as written, with the words marked that were asked for.
package struct HitText: Sendable, Equatable {
    package let text: String
    /// The words to mark, in bytes of UTF-8, in their order.
    package let marks: [Range<Int>]

    /// The line with signs around what is marked.
    package func marked(_ open: String, _ close: String) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var end = 0
        for mark in marks where mark.lowerBound >= end && mark.upperBound <= bytes.count {
            result += bytes[end..<mark.lowerBound] + Array(open.utf8) + bytes[mark] + Array(close.utf8)
            end = mark.upperBound
        }
        return String(decoding: result + bytes[end...], as: UTF8.self)
    }
}

/// Finds the line of a text that shows why it was found.
struct HitFinder {
    let words: [QueryWords]
    /// Every key by which a word of a text is marked.
    private let keys: [MarkedKey]
    /// So many bytes on each side of the word are shown of a long line.
    private static let reach = 100

    init(_ words: [QueryWords]) {
        self.words = words.sorted { $0.documents < $1.documents }
        keys = words.flatMap(MarkedKey.all)
    }

    /// The place of what was asked for in a column of keys: the rarest first, and whole words before beginnings.
    func position(in keys: String, tier: SearchTier) -> Int? {
        for wanted in words {
            let whole = wanted.meant.isEmpty ? [wanted.phrase(tier)] : wanted.meantKeys
            if let found = KeyColumn.position(of: whole, in: keys, asPrefix: false) { return found }
            if MatchStage.widest.mayExtend(wanted, tier),
                let found = KeyColumn.position(of: whole, in: keys, asPrefix: true)
            {
                return found
            }
        }
        return nil
    }

    /// The line around the word that has a place in a column, with every word marked that was asked for.
    func line(of column: DocumentKeys.Column, at position: Int, in document: inout DocumentKeys) throws -> HitText? {
        let text = try document.text(column)
        // No more words than bytes stand between the place and the end of the line.
        let words = SearchKeys.ranges(in: text, limit: position + HitFinder.reach + 1)
        guard position < words.count else { return nil }
        let bytes = Array(text.utf8)
        let (shown, isCutBefore, isCutAfter) = HitFinder.line(around: words[position], in: bytes)
        let before = isCutBefore ? "… " : ""
        let line = before + String(decoding: bytes[shown], as: UTF8.self) + (isCutAfter ? " …" : "")
        let offset = before.utf8.count - shown.lowerBound
        let numbers = try markedWords(in: column, of: &document)
        let marks = words.indices.filter {
            numbers.contains($0) && words[$0].lowerBound >= shown.lowerBound && words[$0].upperBound <= shown.upperBound
        }
        return HitText(
            text: line, marks: marks.map { words[$0].lowerBound + offset..<words[$0].upperBound + offset })
    }

    private static func line(around word: Range<Int>, in bytes: [UInt8])
        -> (bytes: Range<Int>, isCutBefore: Bool, isCutAfter: Bool)
    {
        func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D || byte == 0x0C }
        var start = word.lowerBound
        while start > 0, !isBreak(bytes[start - 1]), word.lowerBound - start < reach { start -= 1 }
        var end = word.upperBound
        while end < bytes.count, !isBreak(bytes[end]), end - word.upperBound < reach { end += 1 }
        let isCutBefore = start > 0 && !isBreak(bytes[start - 1])
        let isCutAfter = end < bytes.count && !isBreak(bytes[end])
        if isCutBefore { while start < word.lowerBound, bytes[start] != 0x20 { start += 1 } }
        if isCutAfter { while end > word.upperBound, bytes[end - 1] != 0x20 { end -= 1 } }
        while start < word.lowerBound, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
        while end > word.upperBound, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
        return (start..<end, isCutBefore, isCutAfter)
    }

    /// The numbers of the words of a column that were asked for, by any of their keys.
    private func markedWords(in column: DocumentKeys.Column, of document: inout DocumentKeys) throws -> Set<Int> {
        var numbers: Set<Int> = []
        for key in keys {
            let found = KeyColumn.positions(
                of: key.bytes, in: try document.keys(column, key.tier), asPrefix: key.isPrefix)
            numbers.formUnion(found)
        }
        return numbers
    }
}

/// A key of what was asked for, as it is compared with the words of a text.
private struct MarkedKey {
    let tier: SearchTier
    let bytes: [UInt8]
    let isPrefix: Bool

    static func all(of wanted: QueryWords) -> [MarkedKey] {
        if !wanted.meant.isEmpty {
            return wanted.meantKeys.flatMap { key in
                [SearchTier.loose, .latin].map { MarkedKey(tier: $0, bytes: key, isPrefix: false) }
            }
        }
        return wanted.words.flatMap { word in
            SearchTier.allCases.map { tier in
                let key = word.key(tier)
                let isLong = key.unicodeScalars.count >= QueryWords.shortestPrefix
                return MarkedKey(tier: tier, bytes: Array(key.utf8), isPrefix: isLong && !wanted.isPhrase)
            }
        }
    }
}
