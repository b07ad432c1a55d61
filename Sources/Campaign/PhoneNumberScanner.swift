/// Picks telephone numbers out of running text, character by character.
///
/// A run that begins with `+` is one, and so are nine to twelve digits, and three to eight shortly after a word or sign
/// for telephone; years, prices and dates are left alone. A number ends where its country's numbers end, so that
/// «+996 312 000001 24 часа» shows no other number.
struct PhoneNumberScanner {
    /// Between a word for telephone and a short number stand some more words: «телефон доверия: 114».
    private static let reach = 24
    private static let signs: Set<Character> = ["☎", "☏", "✆", "📞"]
    private static let words: Set<String> = ["тел", "tel", "phone", "hotline", "линия"]
    private static let beginnings = ["телефон", "telefon"]

    private(set) var found: [String] = []
    private var run = ""
    private var digits = 0
    private var word = ""
    /// How many characters a sign for telephone still reaches.
    private var reach = 0
    private var isAnnounced = false

    mutating func take(_ character: Character) {
        if ("0"..."9").contains(character) {
            if run.isEmpty { isAnnounced = reach > 0 }
            run.append(character)
            digits += 1
        } else if character == "+" {
            close()
            run = "+"
        } else if !run.isEmpty, PhoneNumber.separators.contains(character), !isComplete {
            run.append(character)
        } else {
            close()
        }
        listen(to: character)
    }

    mutating func close() {
        let range = run.hasPrefix("+") ? 8...15 : isAnnounced ? 3...12 : 9...12
        if range.contains(digits) {
            found.append(String(run.reversed().drop { !("0"..."9").contains($0) }.reversed()))
        }
        run = ""
        digits = 0
        isAnnounced = false
    }

    /// Whether the run has as many digits as numbers of its country have.
    private var isComplete: Bool {
        guard digits >= 10 else { return false }
        if run.hasPrefix("+") {
            let dialled = run.filter { !PhoneNumber.separators.contains($0) }
            let country = Country.allCases.first { dialled.hasPrefix("+" + $0.callingCode) }
            return country.map { digits >= $0.callingCode.utf8.count + $0.subscriberDigits } ?? false
        }
        return run.hasPrefix("0") || (run.hasPrefix("8") && digits >= 11)
    }

    private mutating func listen(to character: Character) {
        reach = character.isNewline ? 0 : max(0, reach - 1)
        if PhoneNumberScanner.signs.contains(character) { reach = PhoneNumberScanner.reach }
        guard character.isLetter else {
            word = ""
            return
        }
        word += character.lowercased()
        let isWord = PhoneNumberScanner.words.contains(word) || PhoneNumberScanner.beginnings.contains(word)
        if isWord { reach = PhoneNumberScanner.reach }
        let isBeginning = PhoneNumberScanner.beginnings.contains { word.hasPrefix($0) }
        // «телевизор» goes on where «тел» ended.
        if !isWord, !isBeginning, PhoneNumberScanner.words.contains(String(word.dropLast())) { reach = 0 }
    }
}
