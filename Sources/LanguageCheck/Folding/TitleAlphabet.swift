/// One byte a letter: the alphabet in which titles are compared without any work on strings.
///
/// Space is 0, figures are 1 to 10, Latin letters 11 to 36, Russian letters 37 to 69, the other Cyrillic letters of the
/// region stand behind them. Capitals have the byte of their small letter.
package enum TitleAlphabet {
    package static let space: UInt8 = 0
    package static let digits: ClosedRange<UInt8> = 1...10
    package static let latin: ClosedRange<UInt8> = 11...36
    package static let cyrillic: ClosedRange<UInt8> = 37...(36 + UInt8(cyrillicLetters.count))
    /// How many bytes are in use at most; tables by pairs of letters are this wide.
    package static let width = 96

    private static let cyrillicLetters: [Unicode.Scalar] = Array(
        "абвгдежзийклмнопрстуфхцчшщъыьэюяёңөүұӯўқғҳһҷӣіәїє".unicodeScalars)
    private static let skipped: UInt8 = 254
    private static let breaking: UInt8 = 255

    /// The byte of a small letter or a figure; nil where the alphabet has none.
    package static func code(_ scalar: Unicode.Scalar) -> UInt8? {
        let found = table(scalar)
        return found < skipped ? found : nil
    }

    /// The letter of a byte, for keys that people may see.
    package static func scalar(_ code: UInt8) -> Unicode.Scalar {
        switch code {
        case 1...10: Unicode.Scalar(0x30 + code - 1)
        case latin: Unicode.Scalar(0x61 + code - 11)
        case cyrillic: cyrillicLetters[Int(code) - 37]
        default: " "
        }
    }

    /// Letters as text.
    package static func text(_ codes: [UInt8]) -> String {
        var text = String.UnicodeScalarView()
        for code in codes { text.append(scalar(code)) }
        return String(text)
    }

    package static func isLetter(_ code: UInt8) -> Bool { code >= 11 && code < skipped }
    package static func isCyrillic(_ code: UInt8) -> Bool { code >= 37 && code < skipped }
    package static func isLatin(_ code: UInt8) -> Bool { latin.contains(code) }
    package static func isDigit(_ code: UInt8) -> Bool { digits.contains(code) }

    /// What a scalar adds to a title.
    enum Addition {
        case code(UInt8)
        case codes([UInt8])
        /// A mark that changes the letter before it.
        case mark(UInt32)
        case nothing
        case end
    }

    static func addition(_ scalar: Unicode.Scalar) -> Addition {
        let found = table(scalar)
        if found < skipped { return .code(found) }
        if found == skipped { return .nothing }
        if scalar.value < 0x80 { return .end }
        if Apostrophes.contains(scalar) || scalar.value == 0xAD || scalar.value == 0x2BA { return .nothing }
        if (0x300...0x36F).contains(scalar.value) { return .mark(scalar.value) }
        if let codes = marked[scalar] { return .codes(codes) }
        let lower = scalar.properties.lowercaseMapping.unicodeScalars
        if let first = lower.first, first != scalar, let codes = marked[first] { return .codes(codes) }
        return .end
    }

    /// The letter that a letter and a combining mark make; nil where the mark is left out.
    static func composed(_ code: UInt8, mark: UInt32) -> UInt8? {
        switch (scalar(code), mark) {
        case ("и", 0x306): TitleAlphabet.code("й")
        case ("и", 0x304): TitleAlphabet.code("ӣ")
        case ("у", 0x304): TitleAlphabet.code("ӯ")
        case ("у", 0x306): TitleAlphabet.code("ў")
        case ("е", 0x308): TitleAlphabet.code("ё")
        default: nil
        }
    }

    private static func table(_ scalar: Unicode.Scalar) -> UInt8 {
        switch scalar.value {
        case 0..<0x80: ascii[Int(scalar.value)]
        case 0x400..<0x500: cyrillicBlock[Int(scalar.value) - 0x400]
        default: breaking
        }
    }

    private static let ascii: [UInt8] = (0..<128).map { value in
        switch value {
        case 0x30...0x39: UInt8(value - 0x30 + 1)
        case 0x41...0x5A: UInt8(value - 0x41 + 11)
        case 0x61...0x7A: UInt8(value - 0x61 + 11)
        case 0x27, 0x60: skipped
        default: breaking
        }
    }

    private static let cyrillicBlock: [UInt8] = {
        var block = [UInt8](repeating: breaking, count: 256)
        for (place, letter) in cyrillicLetters.enumerated() {
            block[Int(letter.value) - 0x400] = UInt8(37 + place)
            guard let capital = letter.properties.uppercaseMapping.unicodeScalars.first else { continue }
            if (0x400..<0x500).contains(capital.value) { block[Int(capital.value) - 0x400] = UInt8(37 + place) }
        }
        // Letters that only look the same, or stand for the same in other fonts and older spellings.
        for (other, usual) in [
            ("ѕ", "с"), ("ј", "и"), ("ғ", "ғ"), ("ҕ", "ғ"), ("ҡ", "қ"), ("ҝ", "қ"), ("ӊ", "ң"), ("ө", "ө"), ("ҥ", "ң"),
            ("ӌ", "ҷ"), ("ҹ", "ҷ"), ("ӡ", "з"), ("ґ", "г"),
        ] {
            guard let from = other.unicodeScalars.first, let to = usual.unicodeScalars.first else { continue }
            let code = block[Int(to.value) - 0x400]
            block[Int(from.value) - 0x400] = code
            guard let capital = from.properties.uppercaseMapping.unicodeScalars.first else { continue }
            if (0x400..<0x500).contains(capital.value) { block[Int(capital.value) - 0x400] = code }
        }
        return block
    }()

    /// Latin letters with marks, by what they stand for in romanisations and in the Latin alphabets of the region.
    private static let marked: [Unicode.Scalar: [UInt8]] = {
        var table: [Unicode.Scalar: [UInt8]] = [:]
        for (letters, written) in [
            ("áàäãåāăǎ", "a"), ("â", "ia"), ("éèêëēėęěĕè", "e"), ("íìîïīıĭį", "i"), ("óòôöõōőŏ", "o"), ("úùüūŭűů", "u"),
            ("û", "iu"), ("ýÿŷ", "y"), ("ñńňņŋ", "n"), ("şšśș", "sh"), ("çčć", "ch"), ("žźżẑ", "zh"), ("ŝ", "shch"),
            ("ğģǵĝġ", "g"), ("ḩĥḥħẖ", "h"), ("ķǩ", "k"), ("ļł", "l"), ("ţťț", "t"), ("ə", "a"), ("ř", "r"), ("ďđ", "d"),
            ("ĵ", "j"), ("ß", "ss"), ("æ", "e"), ("ø", "o"), ("ţ", "t"), ("c̆", "ch"),
        ] {
            let codes = written.unicodeScalars.compactMap { code($0) }
            for letter in letters.unicodeScalars where letter.value >= 0xC0 && !(0x300...0x36F).contains(letter.value) {
                table[letter] = codes
            }
        }
        return table
    }()
}
