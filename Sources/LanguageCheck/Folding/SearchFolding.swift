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

    static func range(ofWord number: Int, in text: String) -> Range<Int>? {
        var count = 0
        var found: Range<Int>?
        forEachWord(in: text) { _, range in
            if count == number { found = range }
            count += 1
            return found == nil
        }
        return found
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
        var lower = String.UnicodeScalarView()
        for scalar in scalars { lower.append(contentsOf: lowered(scalar)) }
        var loose = ""
        var latin = ""
        for scalar in lower {
            if Apostrophes.contains(scalar) { continue }
            append(scalar, loose: &loose, latin: &latin)
        }
        let exact = String(lower)
        let skeleton = LatinSkeleton.made(of: latin)
        return SearchWord(
            exact: exact, loose: loose.isEmpty ? exact : loose, latin: skeleton.isEmpty ? exact : skeleton,
            range: range)
    }

    private static func lowered(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
        switch scalar.value {
        case 0x41...0x5A, 0x410...0x42F:
            return String(Unicode.Scalar(scalar.value + 0x20) ?? scalar).unicodeScalars
        case 0x61...0x7A, 0x30...0x39, 0x430...0x45F: return String(scalar).unicodeScalars
        case 0x400...0x40F: return String(Unicode.Scalar(scalar.value + 0x50) ?? scalar).unicodeScalars
        default: return scalar.properties.lowercaseMapping.unicodeScalars
        }
    }

    private static func append(_ scalar: Unicode.Scalar, loose: inout String, latin: inout String) {
        if scalar.isASCII {
            loose.unicodeScalars.append(scalar)
            latin.unicodeScalars.append(scalar)
        } else if let folded = letters[scalar] {
            loose += folded.loose
            latin += folded.latin
        } else if let (base, latinBase) = plain[scalar] {
            loose += base
            latin += latinBase
        } else if scalar.properties.generalCategory != .nonspacingMark {
            loose.unicodeScalars.append(scalar)
            latin.unicodeScalars.append(scalar)
        }
    }

    /// Latin letters with marks: loosely without the mark, in the skeleton by what they stand for.
    private static let plain: [Unicode.Scalar: (String, String)] = {
        var table: [Unicode.Scalar: (String, String)] = [:]
        for (letters, loose, latin) in [
            ("áàâäãåāă", "a", "a"), ("éèêëēėę", "e", "e"), ("íìîïīıĭ", "i", "i"), ("óòôöõōő", "o", "o"),
            ("úùûüūŭű", "u", "u"), ("ýÿ", "y", "y"), ("ñńň", "n", "n"), ("şšś", "s", "sh"), ("çčć", "c", "ch"),
            ("žźż", "z", "zh"), ("ğģǵ", "g", "g"), ("ḩĥḥ", "h", "h"), ("ķ", "k", "k"), ("ļ", "l", "l"),
            ("ţť", "t", "t"),
            ("ẑ", "z", "zh"), ("ŝ", "s", "sh"), ("ə", "a", "a"),
        ] {
            for scalar in letters.unicodeScalars { table[scalar] = (loose, latin) }
        }
        return table
    }()

    private static let letters: [Unicode.Scalar: (loose: String, latin: String)] = {
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
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.0, (loose: $0.1, latin: $0.2)) })
    }()
}

/// One Latin form for every way of transliterating a word.
enum LatinSkeleton {
    /// Longer groups first; each meets the group that other systems write for the same letter.
    private static let groups: [(String, String)] = [
        ("shch", "sh"), ("sch", "sh"), ("dzh", "j"), ("zh", "j"), ("dj", "j"), ("kh", "h"), ("gh", "g"), ("ts", "c"),
        ("tz", "c"), ("ng", "n"), ("x", "h"), ("q", "k"), ("w", "v"), ("y", "i"),
    ]

    static func made(of latin: String) -> String {
        var bytes = Array(latin.utf8)
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
