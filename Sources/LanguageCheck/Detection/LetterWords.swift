import Foundation

/// The words of a text as places in the alphabets of the letter table, up to a number of letters.
struct LetterWords {
    enum Word {
        case cyrillic([UInt8])
        case latin([UInt8])
    }

    private static let cyrillic = places("_абвгдежзийклмнопрстуфхцчшщъыьэюяёңөүәғқұһіӣӯҳҷў")
    private static let latin = places("_abcdefghijklmnopqrstuvwxyz'")
    private static let apostrophe = UInt8(27)
    private static let written: [Unicode.Scalar: String] = ["ö": "o'", "ğ": "g'", "ş": "sh", "ç": "ch"]

    private var scalars: String.UnicodeScalarView.Iterator
    private var left: Int

    init(_ text: String, limit: Int) {
        // Composed letters are wanted, and no more of the text than can be read.
        let beginning = String(text.unicodeScalars.prefix(limit * 8))
        scalars = beginning.precomposedStringWithCanonicalMapping.unicodeScalars.makeIterator()
        left = limit
    }

    private static func places(_ letters: String) -> [Unicode.Scalar: UInt8] {
        Dictionary(uniqueKeysWithValues: letters.unicodeScalars.enumerated().map { ($1, UInt8($0)) })
    }

    /// The next word of Cyrillic or of Latin letters; nil at the end.
    mutating func next() -> Word? {
        var cyrillic: [UInt8] = []
        var latin: [UInt8] = []
        while left > 0, let scalar = scalars.next() {
            let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
            if let place = LetterWords.cyrillic[lower] {
                if place == 0 { continue }
                cyrillic.append(place)
            } else if let places = latinPlaces(of: lower, after: latin) {
                latin += places
            } else if !cyrillic.isEmpty || !latin.isEmpty {
                break
            }
            left -= 1
        }
        if cyrillic.isEmpty && latin.isEmpty { return nil }
        return cyrillic.count >= latin.count ? .cyrillic(cyrillic) : .latin(withoutLastMark(latin))
    }

    private func latinPlaces(of scalar: Unicode.Scalar, after word: [UInt8]) -> [UInt8]? {
        if let letters = LetterWords.written[scalar] {
            return letters.unicodeScalars.compactMap { LetterWords.latin[$0] }
        }
        if Apostrophes.contains(scalar) { return word.isEmpty ? nil : [LetterWords.apostrophe] }
        guard let place = LetterWords.latin[scalar], place > 0 else { return nil }
        return [place]
    }

    /// At the end of a word an apostrophe belongs to it only behind o and g: `to‘`, but `kitob'` is a quotation mark.
    private func withoutLastMark(_ word: [UInt8]) -> [UInt8] {
        guard word.last == LetterWords.apostrophe, word.count > 1 else { return word }
        let before = word[word.count - 2]
        return before == 15 || before == 7 ? word : Array(word.dropLast())
    }
}

/// The signs that people type for the apostrophe of Uzbek.
enum Apostrophes {
    static func contains(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "'", "`", "\u{B4}", "\u{2018}", "\u{2019}", "\u{201B}", "\u{2BB}", "\u{2BC}", "\u{2BD}", "\u{2B9}",
            "\u{2032}", "\u{FF07}":
            true
        default: false
        }
    }
}
