import LanguageCheck

/// Knows channels by the names that files give them, in any case and transliteration.
struct ChannelNames: Sendable {
    private let byLoose: [String: String]
    private let entries: [(words: [String], latin: [String], name: String)]

    init(_ channels: [LogChannel]) {
        var byLoose: [String: String] = [:]
        var entries: [(words: [String], latin: [String], name: String)] = []
        for channel in channels {
            for name in channel.namesInFiles {
                let words = SearchKeys.words(in: name)
                guard !words.isEmpty else { continue }
                byLoose[words.map(\.loose).joined(separator: " ")] = channel.name
                entries.append((words.map(\.loose), words.map(\.latin), channel.name))
            }
        }
        self.byLoose = byLoose
        // Longer names first, so that «Ош ТВ плюс» is not «Ош ТВ».
        self.entries = entries.sorted { $0.words.count > $1.words.count }
    }

    /// The channel whose name a text is, words such as «телеканал» aside.
    func channel(named text: String) -> String? {
        guard !entries.isEmpty, text.utf8.count <= 200 else { return nil }
        let words = SearchKeys.words(in: text)
        if let known = byLoose[words.map(\.loose).joined(separator: " ")] { return known }
        let own = words.filter { !ChannelText.isChannelWord($0.exact) }
        if let known = byLoose[own.map(\.loose).joined(separator: " ")] { return known }
        let latin = own.map(\.latin)
        let found = Set(entries.filter { $0.latin == latin || $0.latin.joined() == latin.joined() }.map(\.name))
        return found.count == 1 ? found.first : nil
    }

    /// The channel that a longer text names; nil when it names none or two.
    func channel(within text: String) -> String? {
        let words = SearchKeys.words(in: text, limit: 200).map(\.loose)
        return single { entry in entry.words.joined().count >= 2 && ChannelNames.contains(words, entry.words) }
    }

    /// The channel that a file's name names, in any transliteration.
    func channel(inFileName text: String) -> String? {
        let words = SearchKeys.words(in: text.map { $0.isNumber ? " " : String($0) }.joined()).map(\.latin)
        return single { entry in
            guard entry.latin.joined().count >= 2 else { return false }
            return ChannelNames.contains(words, entry.latin) || words.contains(entry.latin.joined())
        }
    }

    private func single(_ fits: ((words: [String], latin: [String], name: String)) -> Bool) -> String? {
        let names = Set(entries.filter(fits).map(\.name))
        return names.count == 1 ? names.first : nil
    }

    private static func contains(_ words: [String], _ wanted: [String]) -> Bool {
        guard words.count >= wanted.count else { return false }
        return (0...(words.count - wanted.count)).contains { Array(words[$0..<($0 + wanted.count)]) == wanted }
    }
}

/// Finds the name of a channel in a title or between tables.
enum ChannelText {
    private static let stems = [
        "телеканал", "канал", "радиостанц", "телекомпани", "телерадиокомпани", "телестанц", "телеарна", "арна", "арнас",
        "шабака", "телевизион", "telekanal", "kanal", "channel", "station", "радиоканал", "teleradio", "телерадио",
        "callsign", "станция",
    ]
    private static let exact: Set<String> = ["радио", "radio", "тв", "tv", "трк", "нтрк", "сми", "арна"]

    static func isChannelWord(_ word: String) -> Bool {
        exact.contains(word) && word != "тв" && word != "tv" && word != "трк" && word != "нтрк"
            || stems.contains { word.hasPrefix($0) && word.count <= $0.count + 6 }
    }

    /// The name in a text that speaks of a channel: «Телеканал „НТС“», «Канал: КТРК», «в эфире телеканала „Ош ТВ“».
    static func name(in text: String) -> String? {
        let words = SearchKeys.words(in: text, limit: 60)
        guard let place = words.firstIndex(where: { isChannelWord($0.exact) }) else { return nil }
        let quoted = quotedParts(text)
        let bytes = Array(text.utf8)
        if let near = quoted.min(by: { distance($0.range, words[place].range) < distance($1.range, words[place].range) }
        ),
            distance(near.range, words[place].range) <= 40
        {
            return near.text
        }
        let rest = String(decoding: bytes[words[place].range.upperBound...], as: UTF8.self)
        let name = rest.drop { " :;–—-=|\t".contains($0) }.prefix { !",;(|\n\t".contains($0) }
            .trimmingSpaces
        let count = SearchKeys.words(in: name).count
        if (1...4).contains(count) { return name }
        // «НТС телеканалы»: the name stands before the word.
        let before = String(decoding: bytes[..<words[place].range.lowerBound], as: UTF8.self).trimmingSpaces
        return count == 0 && (1...4).contains(SearchKeys.words(in: before).count) ? before : nil
    }

    private static func distance(_ left: Range<Int>, _ right: Range<Int>) -> Int {
        left.lowerBound >= right.upperBound
            ? left.lowerBound - right.upperBound : max(0, right.lowerBound - left.upperBound)
    }

    /// Texts in quotation marks, and their bytes.
    static func quotedParts(_ text: String) -> [(text: String, range: Range<Int>)] {
        var parts: [(String, Range<Int>)] = []
        var open: (String, Character, Int)?
        var depth = 0
        var offset = 0
        for character in text {
            let width = String(character).utf8.count
            defer { offset += width }
            if case (var inner, let closing, let start)? = open {
                if character == "«", closing == "»" { depth += 1 }
                if closes(character, closing), depth == 0 {
                    if !inner.trimmingSpaces.isEmpty { parts.append((inner.trimmingSpaces, start..<(offset + width))) }
                    open = nil
                    continue
                }
                if character == "»", closing == "»" { depth -= 1 }
                inner.append(character)
                open = (inner, closing, start)
            } else if let closing = closing(of: character) {
                open = ("", closing, offset)
                depth = 0
            }
        }
        return parts
    }

    private static func closing(of character: Character) -> Character? {
        switch character {
        case "«": "»"
        case "„": "“"
        case "“": "”"
        case "\"": "\""
        default: nil
        }
    }

    private static func closes(_ character: Character, _ closing: Character) -> Bool {
        character == closing || closing == "“" && (character == "”" || character == "\"")
            || closing == "”" && character == "“"
    }
}

extension StringProtocol {
    /// Without spaces, tabs and no-break spaces at both ends.
    var trimmingSpaces: String {
        let spaces: Set<Character> = [" ", "\t", "\n", "\r", "\r\n", "\u{A0}", "\u{FEFF}", "\u{200B}"]
        var rest = self[...]
        while let first = rest.first, spaces.contains(first) { rest = rest.dropFirst() }
        while let last = rest.last, spaces.contains(last) { rest = rest.dropLast() }
        return String(rest)
    }
}
