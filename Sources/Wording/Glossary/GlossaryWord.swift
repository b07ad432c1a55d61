/// A single word, folded for comparison.
struct GlossaryWord {
    private static let longestQuery = 200
    /// Longer endings than this are another word.
    private static let longestEnding = 3

    private let letters: [Character]

    /// The words in a text: runs of letters and digits in lower case, `е` for `ё`.
    static func words(in text: String) -> [GlossaryWord] {
        let folded = text.prefix(longestQuery).lowercased().map { $0 == "ё" ? "е" : $0 }
        return folded.split { !($0.isLetter || $0.isNumber) }.map { GlossaryWord(letters: Array($0)) }
    }

    /// 0 for the same word, 1 for its beginning or another ending, nil for another word.
    func distance(to other: GlossaryWord) -> Int? {
        if letters == other.letters { return 0 }
        let common = zip(letters, other.letters).prefix { $0 == $1 }.count
        if letters.count >= 3, common == letters.count { return 1 }
        let shorter = min(letters.count, other.letters.count)
        let longer = max(letters.count, other.letters.count)
        let isInflected =
            common >= 3 && common + GlossaryWord.longestEnding >= longer && common * 5 >= shorter * 3
        return isInflected ? 1 : nil
    }
}
