/// The encoding of a text file, found from its first bytes.
package enum TextEncoding: String, Sendable, CaseIterable {
    case utf8, utf16LittleEndian, utf16BigEndian, windows1251, koi8r, cp866

    /// - Parameter sample: the first bytes of the file, some 64 KiB.
    /// - Returns: the encoding and the number of bytes of its byte order mark.
    package static func detect(_ sample: [UInt8]) -> (encoding: TextEncoding, markLength: Int) {
        if sample.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if sample.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
        if sample.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
        if let wide = unmarkedUTF16(sample) { return (wide, 0) }
        if isUTF8(sample) { return (.utf8, 0) }
        let candidates: [TextEncoding] = [.windows1251, .koi8r, .cp866]
        let best = candidates.max { score(sample, $0) < score(sample, $1) }
        return (best ?? .windows1251, 0)
    }

    package var characterSet: CharacterSet8? {
        switch self {
        case .windows1251: .windows1251
        case .koi8r: .koi8r
        case .cp866: .cp866
        case .utf8, .utf16LittleEndian, .utf16BigEndian: nil
        }
    }

    /// Letters of Latin script and signs stand in UTF-16 with a zero in every other byte.
    private static func unmarkedUTF16(_ sample: [UInt8]) -> TextEncoding? {
        guard sample.count >= 4 else { return nil }
        let even = stride(from: 0, to: sample.count - 1, by: 2)
        let zerosFirst = even.count { sample[$0] == 0 }
        let zerosSecond = even.count { sample[$0 + 1] == 0 }
        let pairs = sample.count / 2
        let cyrillicSecond = even.count { sample[$0 + 1] == 4 }
        let cyrillicFirst = even.count { sample[$0] == 4 }
        if zerosFirst == 0, zerosSecond > 0, (zerosSecond + cyrillicSecond) * 10 > pairs * 9 {
            return .utf16LittleEndian
        }
        if zerosSecond == 0, zerosFirst > 0, (zerosFirst + cyrillicFirst) * 10 > pairs * 9 { return .utf16BigEndian }
        return nil
    }

    /// Valid UTF-8, but for a character that the end of the sample cuts.
    private static func isUTF8(_ sample: [UInt8]) -> Bool {
        (0...3).contains { cut in
            sample.count >= cut && String(validating: sample.dropLast(cut), as: UTF8.self) != nil
        }
    }

    /// How much like Cyrillic prose of the region the bytes read, in bits: letters count by how much commoner they are
    /// than by chance, a capital after a small letter counts against, signs inside words more so.
    private static func score(_ sample: [UInt8], _ encoding: TextEncoding) -> Double {
        guard let characters = encoding.characterSet else { return 0 }
        let kinds = (0...255).map { kind(characters.scalar(UInt8($0))) }
        var score = 0.0
        var before = Kind.other
        for byte in sample.prefix(64 << 10) {
            let kind = kinds[Int(byte)]
            switch kind {
            case .letter(let weight, let isLower):
                score += weight
                if case .letter(_, true) = before, !isLower { score -= 6 }
                if case .sign = before { score -= 3 }
            case .sign:
                score -= 1
                if case .letter = before { score -= 3 }
            // Tables of DOS are drawn with whole rows of these.
            case .line:
                if case .letter = before { score -= 4 }
            case .nonsense: score -= 8
            case .other: break
            }
            before = kind
        }
        return score
    }

    private enum Kind {
        case letter(weight: Double, isLower: Bool)
        case sign, line, nonsense, other
    }

    private static func kind(_ scalar: Unicode.Scalar) -> Kind {
        let value = scalar.value
        if value < 0x80 || value == 0xA0 || usualMarks.contains(scalar) { return .other }
        if value == 0xFFFD { return .nonsense }
        if (0x2500...0x259F).contains(value) { return .line }
        guard (0x400...0x45F).contains(value) else { return .sign }
        let isLower = value >= 0x430
        let lower = value < 0x410 ? value + 0x50 : value < 0x430 ? value + 0x20 : value
        return .letter(weight: weights[lower] ?? -3, isLower: isLower)
    }

    private static let usualMarks = Set("«»„“”’–—№…".unicodeScalars)

    /// Letters with their share in texts of the region, as the binary logarithm of it against one letter in 33.
    private static let weights: [UInt32: Double] = {
        let rows: [(String, Double)] = [
            ("оаеинт", 1.4), ("рсвлк", 0.6), ("мдпуы", -0.1), ("ягзбчйь", -0.8), ("хжшюцэфщё", -2.2), ("ъ", -4),
            ("іўј", -2.5),
        ]
        return Dictionary(
            rows.flatMap { row in row.0.unicodeScalars.map { ($0.value, row.1) } },
            uniquingKeysWith: { first, _ in first })
    }()
}
