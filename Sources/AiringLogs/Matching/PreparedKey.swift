import LanguageCheck

/// A key in the forms in which it is compared.
struct PreparedKey: Sendable {
    let folded: FoldedTitle
    let seconds: Double?
    private(set) var codes: [FoundCode] = []
    /// What each word says; words of a code are decoration.
    private(set) var kinds: [WordKind] = []
    private let codeWords: Range<Int>
    /// Languages that the log names outside the title.
    private(set) var fieldLanguages: Set<String> = []
    private(set) var hasOwnContext = false
    private(set) var hasProgrammeContext = false
    /// The version that the title names.
    private(set) var version: Int?
    private(set) var mayBeCut: Bool

    /// Titles are cut at 20 characters or more.
    private static let shortestCut = 20

    init(_ key: TitleKey, title: FoldedTitle, codeIndex: CodeIndex, words: WordKinds, own: Set<UInt64>) {
        let field = key.code.isEmpty ? nil : FoldedTitle(key.code)
        var folded = title
        if folded.isEmpty, let field { folded = field }
        self.folded = folded
        seconds = key.seconds.flatMap { $0 > 0 ? $0 : nil }
        mayBeCut = folded.writtenLength >= PreparedKey.shortestCut
        let search = codeIndex.codes(field: field, title: folded)
        codes = search.found
        codeWords = search.words ?? 0..<0
        if !key.languageAsWritten.isEmpty { readLanguages(key.languageAsWritten, words) }
        if !key.context.isEmpty { readContext(key.context, words, own) }
    }

    /// Finds out what each word says: wanted only where there is something to compare.
    mutating func readWords(_ words: WordKinds) {
        guard kinds.isEmpty else { return }
        kinds = folded.skeletonWords.map { words.kind(folded.skeleton[$0]) }
        for word in kinds.indices.dropLast() {
            let next = folded.skeleton[folded.skeletonWords[word + 1]]
            if WordKinds.isProgramme(folded.skeleton[folded.skeletonWords[word]], next) {
                kinds[word] = .programme
                kinds[word + 1] = .programme
            }
        }
        for word in codeWords { kinds[word] = .decoration }
        version = readVersion(words)
    }

    /// Whether the title says anything by which an item could be known.
    var isSilent: Bool { kinds.allSatisfy { $0 == .decoration || $0 == .number || $0 == .language } }

    func language(ofWord word: Int, _ words: WordKinds) -> String? {
        kinds[word] == .language ? words.language(folded.skeleton[folded.skeletonWords[word]]) : nil
    }

    /// The letters with what each word outside a title is worth.
    func lettersText() -> TitleAligner.Text { text(folded.letters, folded.words) }
    func skeletonText() -> TitleAligner.Text { text(folded.skeleton, folded.skeletonWords) }

    private func text(_ letters: [UInt8], _ words: [Range<Int>]) -> TitleAligner.Text {
        let size = letters.count + 1
        var starts = [Bool](repeating: false, count: size)
        var ends = [Bool](repeating: false, count: size)
        var rest = [Int32](repeating: 0, count: size)
        var sum: Int32 = 0
        var filled = 0
        for (word, range) in words.enumerated() {
            starts[range.lowerBound] = true
            ends[range.upperBound] = true
            while filled < range.upperBound {
                rest[filled] = sum
                filled += 1
            }
            sum += weight(kinds[word], range.count)
        }
        while filled < size {
            rest[filled] = sum
            filled += 1
        }
        return TitleAligner.Text(letters: letters, starts: starts, ends: ends, restBefore: rest, mayBeCut: mayBeCut)
    }

    private func weight(_ kind: WordKind, _ letters: Int) -> Int32 {
        switch kind {
        case .decoration, .language: 1
        case .number: 2
        case .announcement, .programme: 16
        case .unknown: Int32(6 + 5 * min(letters, 8))
        }
    }

    private mutating func readLanguages(_ text: String, _ words: WordKinds) {
        let folded = FoldedTitle(text)
        for word in folded.skeletonWords {
            if let language = words.language(folded.skeleton[word]) { fieldLanguages.insert(language) }
        }
    }

    private mutating func readContext(_ text: String, _ words: WordKinds, _ own: Set<UInt64>) {
        let folded = FoldedTitle(text)
        for word in folded.skeletonWords {
            if own.contains(LetterHash(folded.skeleton[word]).value) { hasOwnContext = true }
            switch words.kind(folded.skeleton[word]) {
            case .announcement, .programme: hasProgrammeContext = true
            case .language: readLanguages(text, words)
            default: break
            }
        }
    }

    /// `v2`, `версия 2`.
    private func readVersion(_ words: WordKinds) -> Int? {
        for word in folded.words.indices.dropFirst() where kinds[word] == .number && kinds[word - 1] == .decoration {
            let before = folded.skeleton[folded.skeletonWords[word - 1]]
            guard PreparedKey.versionWords.contains(Array(before)) else { continue }
            let number = folded.letters[folded.words[word]]
            guard number.count <= 2 else { continue }
            return number.reduce(0) { $0 * 10 + Int($1) - 1 }
        }
        return nil
    }

    private static let versionWords = Set(
        ["v", "ver", "version", "версия", "верс", "вариант", "rev", "ред"].map { WordKinds.key($0) })
}
