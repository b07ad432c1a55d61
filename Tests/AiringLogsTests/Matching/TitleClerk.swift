import Foundation
import Testing

/// Numbers by chance from a seed (SplitMix64), the same in each run.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

/// Writes titles as a station's clerk does. Made apart from what the weights were learned with.
struct TitleClerk {
    var numbers: SeededNumbers
    let schemes: [[String: String]]

    init(seed: UInt64) throws {
        numbers = SeededNumbers(seed: seed)
        schemes = try TransliterationScheme.all().map(\.letters)
    }

    mutating func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &numbers) < share }

    mutating func written(_ title: String, language: String, seconds: Int) -> String {
        var text = title
        if chance(0.25) { text = TitleClerk.plain(text) }
        if language != "uz", chance(0.15) {
            text = TransliterationScheme.transliterated(text, schemes.randomElement(using: &numbers) ?? [:])
        }
        if chance(0.15) { text = typo(text) }
        if chance(0.06) { text = lookalikes(text) }
        if chance(0.35) { text = decorated(text, language, seconds) }
        if chance(0.2) { text = text.uppercased() }
        if chance(0.05) { text = String(text.prefix([23, 29, 34].randomElement(using: &numbers) ?? 29)) }
        if chance(0.1) { text = text.replacingOccurrences(of: " ", with: chance(0.5) ? "_" : "  ") }
        return text
    }

    mutating func typo(_ title: String) -> String {
        var letters = Array(title)
        guard letters.count > 5 else { return title }
        let place = Int.random(in: 1..<(letters.count - 1), using: &numbers)
        switch Int.random(in: 0..<4, using: &numbers) {
        case 0: letters.remove(at: place)
        case 1: letters.insert(letters[place], at: place)
        case 2: letters.swapAt(place, place + 1)
        default: letters.removeAll { $0 == " " && place % 2 == 0 }
        }
        return String(letters)
    }

    private mutating func lookalikes(_ title: String) -> String {
        let pairs: [Character: Character] = [
            "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "у": "y", "х": "x", "А": "A",
        ]
        return String(title.map { letter in chance(0.7) ? pairs[letter] ?? letter : letter })
    }

    private mutating func decorated(_ title: String, _ language: String, _ seconds: Int) -> String {
        let tags = ["ru": "рус", "ky": "кырг", "kk": "каз", "tg": "тадж", "uz": "узб"]
        let forms = [
            "Соц.ролик \(title)", "\(title) \(seconds)\"", "\(title)_\(seconds)_HD", "[\(title)]",
            "Ролик: \(title) (\(seconds) сек)",
            "\(title) \(tags[language] ?? "")", "реклама соц. «\(title)»", "\(title).mp4", "\(title) верс. 2",
            "МОМ - \(title)",
            "\(title) (\(language))", "социалдык видеоролик «\(title)»", "IOM_\(language)_\(title)",
        ]
        return forms.randomElement(using: &numbers) ?? title
    }

    /// Letters that a Russian keyboard has.
    static func plain(_ title: String) -> String {
        let pairs: [Character: Character] = [
            "ң": "н", "ө": "о", "ү": "у", "ұ": "у", "ғ": "г", "қ": "к", "һ": "х", "ә": "а", "і": "и", "ӣ": "и",
            "ӯ": "у", "ҳ": "х",
            "ҷ": "ч", "ў": "у", "ё": "е", "Ң": "Н", "Ө": "О", "Ү": "У", "Қ": "К", "Ғ": "Г", "Ә": "А", "Ҳ": "Х",
            "Ҷ": "Ч", "Ё": "Е",
        ]
        return String(title.compactMap { $0 == "ʻ" || $0 == "ʼ" ? nil : pairs[$0] ?? $0 })
    }
}

/// A scheme of transliteration; see Files/matching/SOURCES.md.
struct TransliterationScheme {
    let name: String
    let letters: [String: String]

    static func all() throws -> [TransliterationScheme] {
        let folder = try #require(Bundle.module.url(forResource: "Files/matching/schemes", withExtension: nil))
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return try files.filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }.map { file in
            let json = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
            let letters = json?["mapping"] as? [String: String]
            return TransliterationScheme(name: file.lastPathComponent, letters: try #require(letters))
        }
    }

    static func transliterated(_ title: String, _ scheme: [String: String]) -> String {
        let others = [
            "ң": "n", "ө": "o", "ү": "u", "ұ": "u", "ғ": "g", "қ": "q", "һ": "h", "ә": "a", "і": "i", "ӣ": "i",
            "ӯ": "u", "ҳ": "h", "ҷ": "j",
        ]
        return title.map { letter in
            let lower = letter.lowercased()
            guard let latin = scheme[lower] ?? others[lower] else { return String(letter) }
            return lower == String(letter) ? latin : latin.prefix(1).uppercased() + latin.dropFirst()
        }.joined()
    }
}
