/// A title in the forms in which titles are compared: its letters, and its skeleton in Latin letters.
///
/// Capitals, apostrophes and punctuation are gone, words are parted by one space, figures stand by themselves, Latin
/// letters that stand for Cyrillic ones of the same look are Cyrillic again (and the other way round).
package struct FoldedTitle: Sendable, Hashable {
    /// Letters by `TitleAlphabet`, words parted by single spaces.
    package private(set) var letters: [UInt8] = []
    /// Where the words stand in the letters.
    package private(set) var words: [Range<Int>] = []
    /// As `letters`, in the skeleton that all romanisations of a word share, by `TitleAlphabet`.
    package private(set) var skeleton: [UInt8] = []
    /// Where the same words stand in the skeleton; a word may have nothing there.
    package private(set) var skeletonWords: [Range<Int>] = []
    /// How many characters the title was written with.
    package private(set) var writtenLength = 0
    package private(set) var cyrillicCount = 0
    package private(set) var latinCount = 0

    /// - Parameter limit: letters behind this number are left out; logs have cells with whole pages.
    package init(_ text: String, limit: Int = 160) {
        readWords(of: text, limit: limit)
        repairLookalikes()
        for word in words {
            if !skeletonWords.isEmpty { skeleton.append(TitleAlphabet.space) }
            let start = skeleton.count
            TitleSkeleton.append(letters[word], to: &skeleton)
            skeletonWords.append(start..<skeleton.count)
        }
    }

    package var isEmpty: Bool { words.isEmpty }
    package var isMostlyCyrillic: Bool { cyrillicCount >= latinCount && cyrillicCount > 0 }

    /// The letters as text: the key under which a decision on a title is kept.
    package var text: String { TitleAlphabet.text(letters) }

    private static let latinI = TitleAlphabet.code("i") ?? 0
    private static let kyrgyzTag = "ky".unicodeScalars.compactMap { TitleAlphabet.code($0) }

    private mutating func readWords(of text: String, limit: Int) {
        letters.reserveCapacity(40)
        words.reserveCapacity(8)
        var start = -1
        var isNumber = false
        for scalar in text.unicodeScalars {
            writtenLength += 1
            guard letters.count < limit else { continue }
            switch TitleAlphabet.addition(scalar) {
            case .code(let code):
                let isDigit = TitleAlphabet.isDigit(code)
                if start >= 0, isDigit != isNumber { endWord(&start) }
                if start < 0 { beginWord(&start) }
                isNumber = isDigit
                letters.append(code)
            case .codes(let codes):
                if start >= 0, isNumber { endWord(&start) }
                if start < 0 { beginWord(&start) }
                isNumber = false
                letters += codes
            case .mark(let mark):
                if start >= 0, let last = letters.last, let code = TitleAlphabet.composed(last, mark: mark) {
                    letters[letters.count - 1] = code
                }
            case .nothing: continue
            case .end: endWord(&start)
            }
        }
        endWord(&start)
    }

    private mutating func beginWord(_ start: inout Int) {
        if !words.isEmpty { letters.append(TitleAlphabet.space) }
        start = letters.count
    }

    private mutating func endWord(_ start: inout Int) {
        if start >= 0 { words.append(start..<letters.count) }
        start = -1
    }

    /// Makes each word of one script again, where letters of the other look the same.
    private mutating func repairLookalikes() {
        for letter in letters {
            if TitleAlphabet.isCyrillic(letter) { cyrillicCount += 1 } else if letter > 10 { latinCount += 1 }
        }
        guard cyrillicCount > 0, latinCount > 0 else { return }
        let isCyrillicTitle = isCertainlyCyrillic
        for word in words { repair(word, inCyrillicTitle: isCyrillicTitle) }
        cyrillicCount = letters.count { TitleAlphabet.isCyrillic($0) }
        latinCount = letters.count { TitleAlphabet.isLatin($0) }
    }

    /// Letters that look like none of the other script tell which one is meant; without any it is Cyrillic. Short
    /// words (`v2`, `HD`) tell nothing.
    private var isCertainlyCyrillic: Bool {
        var cyrillic = 0
        var latin = 0
        for word in words where word.count > 2 {
            for letter in letters[word] where TitleAlphabet.isLetter(letter) {
                if TitleAlphabet.isCyrillic(letter) {
                    if Lookalikes.latin[Int(letter)] == 0 { cyrillic += 1 }
                } else if Lookalikes.cyrillic[Int(letter)] == 0 {
                    latin += 1
                }
            }
        }
        return cyrillic >= latin
    }

    private mutating func repair(_ word: Range<Int>, inCyrillicTitle: Bool) {
        var cyrillic = 0
        var latin = 0
        var canBeCyrillic = true
        var canBeLatin = true
        for letter in letters[word] where TitleAlphabet.isLetter(letter) {
            if TitleAlphabet.isCyrillic(letter) {
                cyrillic += 1
                if Lookalikes.latin[Int(letter)] == 0 { canBeLatin = false }
            } else {
                latin += 1
                if Lookalikes.cyrillic[Int(letter)] == 0 { canBeCyrillic = false }
            }
        }
        let isMixed = cyrillic > 0 && latin > 0
        // Of unmixed words only Latin ones are doubted: КАРТА cannot be told from KAPTA, but the tag `ky`
        // is no word, and IOM is no Cyrillic one.
        let mayBeTyped =
            inCyrillicTitle && Array(letters[word]) != FoldedTitle.kyrgyzTag
            && !letters[word].contains(FoldedTitle.latinI)
        if canBeCyrillic, latin > 0, isMixed ? (!canBeLatin || inCyrillicTitle) : mayBeTyped {
            for place in word where TitleAlphabet.isLatin(letters[place]) {
                letters[place] = Lookalikes.cyrillic[Int(letters[place])]
            }
        } else if canBeLatin, isMixed {
            for place in word where TitleAlphabet.isCyrillic(letters[place]) {
                letters[place] = Lookalikes.latin[Int(letters[place])]
            }
        }
    }
}

/// Letters of the two scripts that look the same, as capitals or as small letters.
package enum Lookalikes {
    private static let pairs: [(Unicode.Scalar, Unicode.Scalar)] = [
        ("a", "а"), ("b", "в"), ("c", "с"), ("e", "е"), ("h", "н"), ("k", "к"), ("m", "м"), ("o", "о"), ("p", "р"),
        ("t", "т"), ("x", "х"), ("y", "у"), ("i", "і"),
    ]

    /// By a Latin byte the Cyrillic one, 0 where none looks so.
    package static let cyrillic: [UInt8] = table { ($0, $1) }
    /// By a Cyrillic byte the Latin one, 0 where none looks so.
    package static let latin: [UInt8] = table { ($1, $0) }

    private static func table(_ order: (Unicode.Scalar, Unicode.Scalar) -> (Unicode.Scalar, Unicode.Scalar)) -> [UInt8]
    {
        var table = [UInt8](repeating: 0, count: 256)
        for pair in pairs {
            let (from, to) = order(pair.0, pair.1)
            if let from = TitleAlphabet.code(from), let to = TitleAlphabet.code(to) { table[Int(from)] = to }
        }
        return table
    }
}
