/// Folds words into search keys.
enum SearchFolding {
    static func words(in text: String, limit: Int) -> [SearchWord] {
        var words: [SearchWord] = []
        forEachWord(in: text) { scalars, range in
            if words.count < limit { words.append(word(scalars, range)) }
            return words.count < limit
        }
        return words
    }

    static func ranges(in text: String, limit: Int) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        forEachWord(in: text) { _, range in
            if ranges.count < limit { ranges.append(range) }
            return ranges.count < limit
        }
        return ranges
    }

    /// Calls the body with each word and its bytes, until it returns false.
    private static func forEachWord(in text: String, _ body: ([Unicode.Scalar], Range<Int>) -> Bool) {
        var pending: [Unicode.Scalar] = []
        var start = 0
        var end = 0
        var offset = 0
        var hasApostrophe = false
        for scalar in text.unicodeScalars {
            let next = offset + UTF8.width(scalar)
            defer { offset = next }
            if isWordPart(scalar), !Apostrophes.contains(scalar) {
                if hasApostrophe, !pending.isEmpty, scalar.properties.isAlphabetic {
                    pending.append(isOrG(pending.last) ? "\u{2BB}" : "\u{2BC}")
                } else if hasApostrophe, !pending.isEmpty {
                    guard body(pending, start..<end) else { return }
                    pending.removeAll(keepingCapacity: true)
                }
                hasApostrophe = false
                if pending.isEmpty { start = offset }
                pending.append(scalar)
                end = next
            } else if Apostrophes.contains(scalar), !hasApostrophe, !pending.isEmpty {
                hasApostrophe = true
            } else if !pending.isEmpty {
                hasApostrophe = false
                guard body(pending, start..<end) else { return }
                pending.removeAll(keepingCapacity: true)
            }
        }
        if !pending.isEmpty { _ = body(pending, start..<end) }
    }

    private static func isOrG(_ scalar: Unicode.Scalar?) -> Bool {
        scalar == "o" || scalar == "O" || scalar == "g" || scalar == "G"
    }

    private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x400...0x481, 0x48A...0x52F: true
        case 0..<0xC0: false
        default:
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .modifierLetter, .nonspacingMark,
                .decimalNumber:
                true
            default: false
            }
        }
    }

    private static func word(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> SearchWord {
        var keys = FoldedLetters(capacity: scalars.count)
        for scalar in scalars {
            if let lower = lowered(scalar) {
                keys.append(lower)
            } else {
                for lower in scalar.properties.lowercaseMapping.unicodeScalars { keys.append(lower) }
            }
        }
        let exact = String(decoding: keys.exact, as: UTF8.self)
        let skeleton = LatinSkeleton.made(of: keys.latin)
        return SearchWord(
            exact: exact, loose: keys.loose.isEmpty ? exact : String(decoding: keys.loose, as: UTF8.self),
            latin: skeleton.isEmpty ? exact : skeleton, range: range)
    }

    /// Whether a letter of loose keys stands for letters that are unlike in Latin, as у does for у and ў.
    static func isLooselyAmbiguous(_ letter: Unicode.Scalar) -> Bool { FoldedLetters.ambiguous.contains(letter) }

    /// The small letter where it is known without looking it up.
    private static func lowered(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x41...0x5A, 0x410...0x42F: Unicode.Scalar(scalar.value + 0x20)
        case 0x61...0x7A, 0x30...0x39, 0x430...0x45F: scalar
        case 0x400...0x40F: Unicode.Scalar(scalar.value + 0x50)
        default: nil
        }
    }
}

/// The small letters of a word as they are, as they are loosely, and in Latin, in UTF-8.
private struct FoldedLetters {
    var exact: [UInt8] = []
    var loose: [UInt8] = []
    var latin: [UInt8] = []

    init(capacity: Int) {
        exact.reserveCapacity(2 * capacity)
        loose.reserveCapacity(2 * capacity)
        latin.reserveCapacity(2 * capacity)
    }

    mutating func append(_ scalar: Unicode.Scalar) {
        exact.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        if Apostrophes.contains(scalar) { return }
        if scalar.isASCII {
            loose.append(UInt8(truncatingIfNeeded: scalar.value))
            latin.append(UInt8(truncatingIfNeeded: scalar.value))
        } else if let folded = FoldedLetters.cyrillic(scalar) ?? FoldedLetters.plain[scalar] {
            loose.append(contentsOf: folded.loose)
            latin.append(contentsOf: folded.latin)
        } else if scalar.properties.generalCategory != .nonspacingMark {
            let bytes = UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
            loose.append(contentsOf: bytes)
            latin.append(contentsOf: bytes)
        }
    }

    private struct Fold {
        let loose: [UInt8]
        let latin: [UInt8]

        init(_ loose: String, _ latin: String) {
            self.loose = Array(loose.utf8)
            self.latin = Array(latin.utf8)
        }
    }

    private static func cyrillic(_ scalar: Unicode.Scalar) -> Fold? {
        guard scalar.value >= firstCyrillic, scalar.value - firstCyrillic < letters.count else { return nil }
        return letters[Int(scalar.value - firstCyrillic)]
    }

    /// Latin letters with marks: loosely without the mark, in the skeleton by what they stand for.
    private static let plain: [Unicode.Scalar: Fold] = {
        var table: [Unicode.Scalar: Fold] = [:]
        for (letters, loose, latin) in [
            ("áàâäãåāă", "a", "a"), ("éèêëēėę", "e", "e"), ("íìîïīıĭ", "i", "i"), ("óòôöõōő", "o", "o"),
            ("úùûüūŭű", "u", "u"), ("ýÿ", "y", "y"), ("ñńň", "n", "n"), ("şšś", "s", "sh"), ("çčć", "c", "ch"),
            ("žźż", "z", "zh"), ("ğģǵ", "g", "g"), ("ḩĥḥ", "h", "h"), ("ķ", "k", "k"), ("ļ", "l", "l"),
            ("ţť", "t", "t"),
            ("ẑ", "z", "zh"), ("ŝ", "s", "sh"), ("ə", "a", "a"),
        ] {
            for scalar in letters.unicodeScalars { table[scalar] = Fold(loose, latin) }
        }
        return table
    }()

    /// The letters of loose keys for which letters stand that are unlike in Latin.
    fileprivate static let ambiguous: Set<Unicode.Scalar> = {
        var found: Set<Unicode.Scalar> = []
        for fold in letters.compactMap({ $0 }) + plain.values {
            for letter in String(decoding: fold.loose, as: UTF8.self).unicodeScalars {
                let own = cyrillic(letter)?.latin ?? Array(UTF8.encode(letter) ?? UTF8.encodedReplacementCharacter)
                if own != fold.latin { found.insert(letter) }
            }
        }
        return found
    }()

    private static let firstCyrillic: UInt32 = 0x400

    /// The letters of the Cyrillic blocks by their places in them.
    private static let letters: [Fold?] = {
        let rows: [(Unicode.Scalar, String, String)] = [
            ("а", "а", "a"), ("б", "б", "b"), ("в", "в", "v"), ("г", "г", "g"), ("д", "д", "d"), ("е", "е", "e"),
            ("ё", "е", "e"), ("ж", "ж", "zh"), ("з", "з", "z"), ("и", "и", "i"), ("й", "й", "y"), ("к", "к", "k"),
            ("л", "л", "l"), ("м", "м", "m"), ("н", "н", "n"), ("о", "о", "o"), ("п", "п", "p"), ("р", "р", "r"),
            ("с", "с", "s"), ("т", "т", "t"), ("у", "у", "u"), ("ф", "ф", "f"), ("х", "х", "kh"), ("ц", "ц", "ts"),
            ("ч", "ч", "ch"), ("ш", "ш", "sh"), ("щ", "щ", "shch"), ("ъ", "ъ", ""), ("ы", "ы", "y"), ("ь", "ь", ""),
            ("э", "э", "e"), ("ю", "ю", "yu"), ("я", "я", "ya"), ("ң", "н", "n"), ("ө", "о", "o"), ("ү", "у", "u"),
            ("ұ", "у", "u"), ("ӯ", "у", "u"), ("ў", "у", "o"), ("қ", "к", "k"), ("ғ", "г", "g"), ("ҳ", "х", "h"),
            ("һ", "х", "h"), ("ҷ", "ж", "j"), ("ӣ", "и", "i"), ("і", "и", "i"), ("ә", "а", "a"), ("ї", "и", "i"),
            ("є", "е", "e"),
        ]
        var table = [Fold?](repeating: nil, count: 0x130)
        for (letter, loose, latin) in rows { table[Int(letter.value - firstCyrillic)] = Fold(loose, latin) }
        return table
    }()
}

/// One Latin form for every way of transliterating a word.
enum LatinSkeleton {
    /// Longer groups first; each meets the group that other systems write for the same letter.
    private static let groups: [(String, String)] = [
        ("shch", "sh"), ("sch", "sh"), ("dzh", "j"), ("zh", "j"), ("dj", "j"), ("kh", "h"), ("gh", "g"), ("ts", "c"),
        ("tz", "c"), ("ng", "n"), ("x", "h"), ("q", "k"), ("w", "v"), ("y", "i"),
    ]

    static func made(of latin: [UInt8]) -> String {
        var bytes = latin
        for (from, to) in groupBytes { bytes = replaced(bytes, from, to) }
        bytes = collapsed(bytes)
        for (from, to) in vowelBytes { bytes = replaced(bytes, from, to) }
        return String(decoding: collapsed(bytes), as: UTF8.self)
    }

    private static let groupBytes = groups.map { (Array($0.0.utf8), Array($0.1.utf8)) }
    private static let vowelBytes = [("io", "e"), ("ie", "e")].map { (Array($0.0.utf8), Array($0.1.utf8)) }

    private static func replaced(_ bytes: [UInt8], _ from: [UInt8], _ to: [UInt8]) -> [UInt8] {
        guard bytes.contains(from[0]) else { return bytes }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if bytes[index] == from[0], index + from.count <= bytes.count,
                bytes[index..<(index + from.count)].elementsEqual(from)
            {
                result += to
                index += from.count
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return result
    }

    /// Doubled letters are one; figures stay.
    private static func collapsed(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        for byte in bytes where byte != result.last || !(0x61...0x7A).contains(byte) { result.append(byte) }
        return result
    }
}
