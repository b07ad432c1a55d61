/// Texts that were typed on the wrong keyboard layout or decoded with the wrong table, read again.
package enum MisreadText {
    /// What a text may have been; empty where nothing suggests that it is misread.
    ///
    /// Whether a reading makes sense is for the caller to find out: these are offers, not corrections.
    package static func otherReadings(of text: String, folded: FoldedTitle) -> [String] {
        let signs = Signs(text)
        guard signs.strange > 0 || signs.isCaseTurned || !looksSpeakable(folded) else { return [] }
        var readings: [String] = []
        if signs.latin > 0, signs.cyrillic == 0, signs.strange == 0 { readings.append(keyboard(text, latinToCyrillic)) }
        if signs.cyrillic > 0, signs.latin == 0, signs.strange == 0 { readings.append(keyboard(text, cyrillicToLatin)) }
        if signs.strange > 0 || (signs.cyrillic > 0 && signs.latin == 0) {
            for (read, meant) in signs.strange > 0 ? tablePairs : casePairs {
                if let reading = recoded(text, read: read, meant: meant) { readings.append(reading) }
            }
        }
        if signs.strange > 0 || signs.pairs * 3 > max(3, signs.cyrillic) {
            for table in [windows1251, dos866, latin1] {
                if let reading = unicodeRead(as: table, text) { readings.append(reading) }
            }
        }
        return readings
    }

    /// What the letters of a text look like.
    private struct Signs {
        var latin = 0
        var cyrillic = 0
        /// Signs that stand in no title: boxes, letters of other Cyrillic alphabets, Western capitals with marks.
        var strange = 0
        /// A capital right behind a small letter at the beginning of a word, as KOI8-R read as Windows-1251 gives.
        var isCaseTurned = false
        /// Р and С in capitals, which begin each Cyrillic letter of UTF-8 read as Windows-1251.
        var pairs = 0

        init(_ text: String) {
            var before: UInt32 = 0
            var place = 0
            for scalar in text.unicodeScalars.prefix(200) {
                let isLetter = (0x410...0x44F).contains(scalar.value)
                if isLetter, place == 1, before >= 0x430, scalar.value < 0x430 { isCaseTurned = true }
                place = isLetter ? place + 1 : 0
                before = scalar.value
                switch scalar.value {
                case 0x41...0x5A, 0x61...0x7A: latin += 1
                case 0x420, 0x421:
                    cyrillic += 1
                    pairs += 1
                case 0x410...0x44F, 0x401, 0x451: cyrillic += 1
                case 0x402...0x40F, 0x452...0x45F, 0x2500...0x25FF, 0x80...0xAA, 0xAC...0xBA, 0xBC...0xFF, 0x2320,
                    0x2321,
                    0x2219, 0x221A, 0x2248, 0x2264, 0x2265, 0x160, 0x161, 0x17D, 0x17E, 0x178, 0x192, 0x2C6, 0x2021,
                    0x2030, 0x2039, 0x203A, 0x2122, 0x20AC:
                    strange += 1
                default: break
                }
            }
        }
    }

    /// Whether vowels and consonants follow each other as in words that can be spoken. Most titles end here.
    private static func looksSpeakable(_ folded: FoldedTitle) -> Bool {
        var vowelCount = 0
        var letterCount = 0
        var run = 0
        for letter in folded.letters {
            guard TitleAlphabet.isLetter(letter) else {
                run = 0
                continue
            }
            letterCount += 1
            if vowels[Int(letter)] {
                vowelCount += 1
                run = 0
            } else {
                run += 1
                if run > 4 { return false }
            }
        }
        return letterCount < 3 || (vowelCount * 100 >= letterCount * 30 && vowelCount * 100 <= letterCount * 62)
    }

    private static let vowels: [Bool] = {
        var table = [Bool](repeating: false, count: 256)
        for letter in "aeiouyаеиоуыэюяёөүұӯўӣіә".unicodeScalars {
            if let code = TitleAlphabet.code(letter) { table[Int(code)] = true }
        }
        return table
    }()

    private static func keyboard(_ text: String, _ table: [Unicode.Scalar: Unicode.Scalar]) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { result.append(table[scalar] ?? scalar) }
        return String(result)
    }

    private static func recoded(_ text: String, read: ByteTable, meant: ByteTable) -> String? {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            guard let byte = read.bytes[scalar] else { return nil }
            result.append(meant.scalars[Int(byte)])
        }
        return String(result)
    }

    private static func unicodeRead(as table: ByteTable, _ text: String) -> String? {
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            guard let byte = table.bytes[scalar] else { return nil }
            bytes.append(byte)
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static let keys = Array(
        "qwertyuiop[]asdfghjkl;'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~".unicodeScalars)
    private static let typed = Array(
        "йцукенгшщзхъфывапролджэячсмитьбюёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ".unicodeScalars)
    private static let latinToCyrillic = Dictionary(uniqueKeysWithValues: zip(keys, typed))
    private static let cyrillicToLatin = Dictionary(uniqueKeysWithValues: zip(typed, keys))

    private static let tablePairs = [
        (windows1251, dos866), (dos866, windows1251), (windows1251, koi8), (koi8, windows1251), (dos866, koi8),
        (koi8, dos866), (latin1, windows1251), (latin1, koi8), (latin1, dos866),
    ]
    /// Between these two every letter is another letter.
    private static let casePairs = [(windows1251, koi8), (koi8, windows1251)]

    private static let windows1251 = ByteTable(
        upper: "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{98}™љ›њќћџ\u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї°±Ііґµ¶·ё№є»јЅѕї"
            + "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя")
    private static let koi8 = ByteTable(
        upper: "─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓⌠■∙√≈≤≥\u{A0}⌡°²·÷═║╒ё╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡Ё╢╣╤╥╦╧╨╩╪╫╬©"
            + "юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ")
    private static let dos866 = ByteTable(
        upper: "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмноп"
            + "░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀рстуфхцчшщъыьэюяЁёЄєЇїЎў°∙·√№¤■\u{A0}")
    private static let latin1 = ByteTable(
        upper: "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ"
            + String(String.UnicodeScalarView((0xA0...0xFF).compactMap { Unicode.Scalar($0 as UInt32) })))
}

/// A table of one byte a character; the lower half is ASCII.
private struct ByteTable: Sendable {
    let scalars: [Unicode.Scalar]
    let bytes: [Unicode.Scalar: UInt8]

    init(upper: String) {
        scalars = (0..<128).compactMap { Unicode.Scalar($0 as UInt32) } + Array(upper.unicodeScalars)
        var bytes: [Unicode.Scalar: UInt8] = [:]
        // Western tables differ in whether 80 to 9F are signs or controls.
        for byte in UInt8(0x80)...0x9F { bytes[Unicode.Scalar(byte)] = byte }
        for (byte, scalar) in scalars.enumerated() where byte < 256 { bytes[scalar] = UInt8(byte) }
        self.bytes = bytes
    }
}
