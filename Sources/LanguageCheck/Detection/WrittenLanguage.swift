package import Campaign
import Foundation

/// Which of the six written varieties of the campaign a text is in.
package struct WrittenLanguageGuess: Sendable, Equatable {
    /// ky, ru, kk, tg, uz-Latn or uz-Cyrl.
    package let language: LanguageTag
    /// From 0 to 1, how far the variety stands before the others.
    package let certainty: Double
}

/// Tells Kyrgyz, Russian, Kazakh, Tajik and Uzbek in both scripts apart by their groups of letters.
///
/// A multinomial naive Bayes classifier over groups of one to four letters inside words, after Cavnar and Trenkle,
/// "N-Gram-Based Text Categorization" (1994), with the counts of `Tools/train-language-check.py`; texts typed without
/// ң, ө, ү, қ and the like were counted too.
package enum WrittenLanguage {
    /// Shorter texts are not judged.
    private static let fewestLetters = 12
    /// Only the beginning of a long text is read.
    private static let mostLetters = 20_000
    /// Below this share of known groups of three and four letters the text is in another language.
    private static let leastCover = 0.45
    /// Each letter stands in groups of four lengths, and a step of the table is 0.2 in natural logarithm.
    private static let weight = 0.2 / 4

    /// The variety of a text; nil where it is too short, has no letters or is in none of the six. Of a mixed text
    /// the script with more letters counts.
    package static func guess(_ text: String) -> WrittenLanguageGuess? {
        var cyrillic = GroupScore(model: .cyrillic)
        var latin = GroupScore(model: .latin)
        var words = LetterWords(text, limit: mostLetters)
        while let word = words.next() {
            switch word {
            case .cyrillic(let letters): cyrillic.add(letters)
            case .latin(let letters): latin.add(letters)
            }
        }
        let score = cyrillic.letters >= latin.letters ? cyrillic : latin
        guard score.letters >= fewestLetters, score.cover >= leastCover else { return nil }
        return guess(score)
    }

    private static func guess(_ score: GroupScore) -> WrittenLanguageGuess? {
        guard let least = score.sums.min(), let place = score.sums.firstIndex(of: least) else { return nil }
        let tag = score.model.varieties[place]
        guard let language = LanguageTag.campaignWritten.first(where: { $0.description == tag }) else { return nil }
        let odds = score.sums.map { exp(-Double($0 - least) * weight) }.reduce(0, +)
        return WrittenLanguageGuess(language: language, certainty: 1 / odds)
    }
}

/// Sums of a text's letter groups under each variety of a script; the least sum wins.
private struct GroupScore {
    let model: LetterGroupModel
    private(set) var sums: [Int]
    private(set) var letters = 0
    private var groups = 0
    private var known = 0

    init(model: LetterGroupModel) {
        self.model = model
        sums = Array(repeating: 0, count: model.varieties.count)
    }

    /// The share of groups of three and four letters that the table has.
    var cover: Double { groups == 0 ? 0 : Double(known) / Double(groups) }

    /// - Parameter word: letters as places in the alphabet of the model.
    mutating func add(_ word: [UInt8]) {
        letters += word.count
        let padded = [0] + word + [0]
        for length in 1...4 where length <= padded.count {
            for start in 0...(padded.count - length) {
                let group = padded[start..<(start + length)]
                guard length > 1 || group.first != 0 else { continue }
                if length >= 3 { groups += 1 }
                guard let values = model.values(of: group) else { continue }
                if length >= 3 { known += 1 }
                for (index, value) in values.enumerated() { sums[index] += value }
            }
        }
    }
}

/// The counts of one script.
private struct LetterGroupModel {
    let varieties: [String]
    private let table: StaticString
    private let count: Int
    private let perLine: Int
    private static let first: UInt8 = 0x30

    static let cyrillic = LetterGroupModel(
        varieties: ["ky", "ru", "kk", "tg", "uz-Cyrl"], table: LetterGroupTable.cyrillic,
        count: LetterGroupTable.cyrillicCount, perLine: LetterGroupTable.cyrillicPerLine)
    static let latin = LetterGroupModel(
        varieties: ["uz-Latn", "en"], table: LetterGroupTable.latin, count: LetterGroupTable.latinCount,
        perLine: LetterGroupTable.latinPerLine)

    /// The value of a group in each variety, by halving the sorted table.
    func values(of group: ArraySlice<UInt8>) -> [Int]? {
        let key = group.map { $0 + LetterGroupModel.first } + Array(repeating: 0x20, count: 4 - group.count)
        return table.withUTF8Buffer { bytes in
            var low = 0
            var high = count
            while low < high {
                let middle = (low + high) / 2
                let start = offset(of: middle)
                let found = bytes[start..<(start + 4)]
                if found.elementsEqual(key) {
                    return bytes[(start + 4)..<(start + 4 + varieties.count)].map { Int($0 - LetterGroupModel.first) }
                }
                if found.lexicographicallyPrecedes(key) { low = middle + 1 } else { high = middle }
            }
            return nil
        }
    }

    private func offset(of record: Int) -> Int { record * (4 + varieties.count) + record / perLine }
}
