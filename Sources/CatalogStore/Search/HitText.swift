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
    /// So many bytes on each side of the word are shown of a long line.
    private static let reach = 100

    init(_ words: [QueryWords]) { self.words = words.sorted { $0.documents < $1.documents } }

    /// The place of the first word in a column of keys that was asked for: the rarest word first, and whole words
    /// before beginnings.
    func position(in keys: String, tier: SearchTier) -> Int? {
        for wanted in words {
            let first = wanted.words[0].key(tier)
            let whole = (wanted.meant.isEmpty ? [first] : wanted.meant).map { Array($0.utf8) }
            if let found = HitFinder.position(of: whole, in: keys, asPrefix: false) { return found }
            if first.unicodeScalars.count >= QueryWords.shortestPrefix,
                let found = HitFinder.position(of: whole, in: keys, asPrefix: true)
            {
                return found
            }
        }
        return nil
    }

    private static func position(of wanted: [[UInt8]], in keys: String, asPrefix: Bool) -> Int? {
        var keys = keys
        return keys.withUTF8 { bytes in
            var number = 0
            var start = 0
            while start < bytes.count {
                for key in wanted where matches(key, bytes, at: start, asPrefix: asPrefix) { return number }
                while start < bytes.count, bytes[start] != 0x20 { start += 1 }
                start += 1
                number += 1
            }
            return nil
        }
    }

    private static func matches(_ key: [UInt8], _ bytes: UnsafeBufferPointer<UInt8>, at start: Int, asPrefix: Bool)
        -> Bool
    {
        guard start + key.count <= bytes.count else { return false }
        for index in key.indices where bytes[start + index] != key[index] { return false }
        return asPrefix || start + key.count == bytes.count || bytes[start + key.count] == 0x20
    }

    /// The line around the word that has a place in the text.
    func line(of text: String, at position: Int) -> HitText? {
        guard let range = SearchKeys.range(ofWord: position, in: text) else { return nil }
        let bytes = Array(text.utf8)
        let breaks: Set<UInt8> = [0x0A, 0x0D, 0x0C]
        var start = range.lowerBound
        while start > 0, !breaks.contains(bytes[start - 1]), range.lowerBound - start < HitFinder.reach { start -= 1 }
        var end = range.upperBound
        while end < bytes.count, !breaks.contains(bytes[end]), end - range.upperBound < HitFinder.reach { end += 1 }
        let isCutBefore = start > 0 && !breaks.contains(bytes[start - 1])
        let isCutAfter = end < bytes.count && !breaks.contains(bytes[end])
        if isCutBefore { while start < range.lowerBound, bytes[start] != 0x20 { start += 1 } }
        if isCutAfter { while end > range.upperBound, bytes[end - 1] != 0x20 { end -= 1 } }
        while start < range.lowerBound, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
        while end > range.upperBound, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
        let shown =
            (isCutBefore ? "… " : "") + String(decoding: bytes[start..<end], as: UTF8.self)
            + (isCutAfter ? " …" : "")
        return marked(shown)
    }

    /// A short text with every word marked that was asked for.
    func marked(_ text: String) -> HitText {
        HitText(text: text, marks: SearchKeys.words(in: text).filter(isWanted).map(\.range))
    }

    private func isWanted(_ word: SearchWord) -> Bool {
        words.contains { wanted in
            if wanted.meant.contains(word.loose) || wanted.meant.contains(word.latin) { return true }
            let isPhrase = wanted.words.count > 1
            return wanted.words.contains { key in
                SearchTier.allCases.contains { tier in
                    let asked = key.key(tier)
                    return word.key(tier) == asked
                        || (!isPhrase && asked.unicodeScalars.count >= QueryWords.shortestPrefix
                            && word.key(tier).hasPrefix(asked))
                }
            }
        }
    }
}
