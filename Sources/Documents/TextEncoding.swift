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

    /// How much like Cyrillic prose the bytes read: the ten commonest letters of the region's languages count, capitals
    /// inside a word and line-drawing signs count against.
    private static func score(_ sample: [UInt8], _ encoding: TextEncoding) -> Int {
        guard let characters = encoding.characterSet else { return 0 }
        var score = 0
        var isAfterLower = false
        for byte in sample.prefix(16 << 10) {
            let scalar = characters.scalar(byte)
            let value = scalar.value
            let isLower = (0x430...0x45F).contains(value)
            if isLower { score += commonLetters.contains(scalar) ? 3 : 1 }
            if (0x400...0x42F).contains(value), isAfterLower { score -= 6 }
            if (0x2500...0x25FF).contains(value) || value == 0xFFFD { score -= 4 }
            isAfterLower = isLower
        }
        return score
    }

    private static let commonLetters = Set("оеаинтсрвл".unicodeScalars)
}
