import LanguageCheck

/// What it costs to take one letter of a log for one letter of a title, in sixteenths of a wholly other letter.
///
/// A log may write a plainer letter than the title has (`н` for `ң`) almost for nothing, but hardly the other way round:
/// that is what tells Kyrgyz and Kazakh titles apart.
struct LetterCosts: Sendable {
    static let whole = 16
    /// A space too many or missing.
    static let space = 4
    static let swap = 12
    static let doubled = 7

    /// By the log's letter times width plus the title's letter.
    private(set) var pairs: [UInt8]
    /// By letter: what a letter costs that stands in one of the two only.
    private(set) var gaps: [UInt8]

    static let letters = LetterCosts(
        [
            ("ё", "е", 1), ("й", "и", 3), ("щ", "ш", 6), ("э", "е", 6), ("ы", "и", 9), ("ъ", "ь", 2), ("о", "а", 11),
            ("е", "и", 11), ("з", "с", 12), ("д", "т", 12), ("б", "п", 12), ("г", "к", 12), ("в", "ф", 12),
            ("ж", "ш", 12),
        ],
        plainer: [
            ("ң", "н"), ("ө", "о"), ("ү", "у"), ("ұ", "у"), ("ӯ", "у"), ("ў", "у"), ("қ", "к"), ("ғ", "г"), ("ҳ", "х"),
            ("һ", "х"), ("ҷ", "ч"), ("ӣ", "и"), ("і", "и"), ("ә", "а"),
        ],
        lessUsual: [
            ("ҷ", "ж", 5), ("ә", "э", 4), ("ә", "е", 6), ("і", "ы", 7), ("һ", "г", 7), ("ў", "о", 5), ("ө", "у", 9),
            ("ө", "е", 9),
            ("ү", "ю", 6), ("қ", "х", 9), ("ұ", "ы", 9), ("ӣ", "й", 4), ("ү", "и", 10), ("ғ", "х", 10),
        ],
        light: ["ъ": 4, "ь": 4, "й": 10])

    static let skeleton = LetterCosts(
        [
            ("j", "i", 5), ("j", "q", 8), ("j", "g", 9), ("c", "s", 6), ("c", "k", 9), ("c", "q", 8), ("h", "g", 9),
            ("h", "k", 10),
            ("e", "i", 8), ("u", "i", 9), ("u", "o", 8), ("a", "e", 9), ("a", "o", 10), ("w", "s", 8), ("w", "q", 9),
            ("u", "v", 8),
            ("z", "s", 11), ("z", "j", 9), ("d", "t", 12), ("b", "p", 12), ("g", "k", 11), ("v", "f", 12),
            ("b", "v", 12), ("j", "z", 9),
            ("o", "e", 10),
        ], plainer: [], lessUsual: [], light: ["i": 6, "h": 7, "e": 12, "u": 12])

    private init(
        _ alike: [(Unicode.Scalar, Unicode.Scalar, UInt8)], plainer: [(Unicode.Scalar, Unicode.Scalar)],
        lessUsual: [(Unicode.Scalar, Unicode.Scalar, UInt8)], light: [Unicode.Scalar: UInt8]
    ) {
        let width = TitleAlphabet.width
        pairs = [UInt8](repeating: UInt8(LetterCosts.whole), count: width * width)
        gaps = [UInt8](repeating: UInt8(LetterCosts.whole), count: width)
        for letter in 0..<width { pairs[letter * width + letter] = 0 }
        for digit in TitleAlphabet.digits {
            gaps[Int(digit)] = 24
            for other in 0..<width where other != Int(digit) {
                pairs[Int(digit) * width + other] = 40
                pairs[other * width + Int(digit)] = 40
            }
        }
        gaps[Int(TitleAlphabet.space)] = UInt8(LetterCosts.space)
        for letter in 1..<width {
            pairs[letter] = 20
            pairs[letter * width] = 20
        }
        for (left, right, cost) in alike { set(left, right, cost, back: cost) }
        for (special, plain) in plainer { set(plain, special, 1, back: 13) }
        for (special, plain, cost) in lessUsual { set(plain, special, cost, back: 14) }
        for (letter, cost) in light {
            if let code = TitleAlphabet.code(letter) { gaps[Int(code)] = cost }
        }
    }

    private mutating func set(_ log: Unicode.Scalar, _ title: Unicode.Scalar, _ cost: UInt8, back: UInt8) {
        guard let log = TitleAlphabet.code(log), let title = TitleAlphabet.code(title) else { return }
        pairs[Int(log) * TitleAlphabet.width + Int(title)] = cost
        pairs[Int(title) * TitleAlphabet.width + Int(log)] = back
    }
}
