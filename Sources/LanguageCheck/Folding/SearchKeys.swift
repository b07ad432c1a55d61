/// How closely a word of the text meets the word that was asked for, the closest first.
package enum SearchTier: Int, Sendable, CaseIterable, Comparable {
    /// The same letters, whatever their case and the kind of apostrophe.
    case exact
    /// Letters that people leave out or cannot type are the same: ё and е, ң and н, ү and у.
    case loose
    /// The same in Latin letters, however they are transliterated.
    case latin

    package static func < (left: SearchTier, right: SearchTier) -> Bool { left.rawValue < right.rawValue }
}

/// A word of a text with the keys by which it is found, and where it stands.
package struct SearchWord: Sendable {
    package let exact: String
    package let loose: String
    package let latin: String
    /// Bytes of the text in UTF-8.
    package let range: Range<Int>

    /// Whether every word with the same loose key has the same Latin key.
    package var looseImpliesLatin: Bool {
        latin.utf8.allSatisfy { $0 < 0x80 } && !loose.unicodeScalars.contains(where: SearchFolding.isLooselyAmbiguous)
    }

    package func key(_ tier: SearchTier) -> String {
        switch tier {
        case .exact: exact
        case .loose: loose
        case .latin: latin
        }
    }
}

/// The keys of a text, made in one way for what is stored and for what is asked.
package enum SearchKeys {
    /// Every word of a text in its order, at most so many.
    package static func words(in text: String, limit: Int = .max) -> [SearchWord] {
        SearchFolding.words(in: text, limit: limit)
    }

    /// Where the words of a text stand, in bytes of UTF-8, at most so many.
    package static func ranges(in text: String, limit: Int = .max) -> [Range<Int>] {
        SearchFolding.ranges(in: text, limit: limit)
    }

    /// The loose keys of a text, parted by single spaces: for comparison, whatever letters were at hand.
    package static func loose(_ text: String) -> String { words(in: text).map(\.loose).joined(separator: " ") }
}
