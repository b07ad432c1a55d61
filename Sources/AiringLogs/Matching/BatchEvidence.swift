import LanguageCheck

/// What the titles of a whole file show that one line does not.
package struct BatchEvidence: Sendable {
    /// How many different lengths a title aired with, by its letters; only titles with many.
    private var manyLengths: Set<UInt64> = []
    /// Words that stand in so many titles that they belong to none of them, by their skeleton.
    private var frequentWords: Set<UInt64> = []

    private static let fewestTitles = 30
    /// A word in so many titles, and in this part of them, is a habit.
    private static let fewestUses = 8
    private static let part = 7

    package init(_ keys: [TitleKey]) {
        guard keys.count > 1 else { return }
        var lengths: [UInt64: Lengths] = [:]
        lengths.reserveCapacity(keys.count)
        var uses: [UInt64: Int] = [:]
        var words: Set<UInt64> = []
        for key in keys {
            let folded = FoldedTitle(key.title)
            let title = LetterHash(folded.letters).value
            if lengths[title] == nil {
                words.removeAll(keepingCapacity: true)
                for word in folded.skeletonWords { words.insert(LetterHash(folded.skeleton[word]).value) }
                for word in words { uses[word, default: 0] += 1 }
            }
            lengths[title, default: Lengths()].note(key.seconds)
        }
        for (title, seen) in lengths where seen.areMany { manyLengths.insert(title) }
        guard lengths.count >= BatchEvidence.fewestTitles else { return }
        let least = max(BatchEvidence.fewestUses, lengths.count / BatchEvidence.part)
        frequentWords = Set(uses.filter { $0.value >= least }.keys)
    }

    /// A station's own programme has another length each day; a spot has one, and is sometimes cut short.
    func hasManyLengths(_ title: FoldedTitle) -> Bool {
        !manyLengths.isEmpty && manyLengths.contains(LetterHash(title.letters).value)
    }

    /// Words that a station writes around all titles; words of known titles are none.
    func habits(beside titles: TitleIndex) -> Set<UInt64> {
        guard !frequentWords.isEmpty else { return [] }
        var habits = frequentWords
        for title in titles.titles {
            for word in title.skeleton.split(separator: TitleAlphabet.space) { habits.remove(LetterHash(word).value) }
        }
        return habits
    }

    /// The first few different lengths of a title, in whole seconds.
    private struct Lengths {
        private var seen = SIMD4<Int32>(repeating: -1)
        private var count = 0

        var areMany: Bool { count > 4 }

        mutating func note(_ seconds: Double?) {
            guard let seconds, seconds > 0, seconds < 1e6, count <= 4 else { return }
            let whole = Int32(seconds.rounded())
            // A second more or less is how it was measured.
            for place in 0..<min(count, 4) where abs(seen[place] - whole) <= 1 { return }
            if count < 4 { seen[count] = whole }
            count += 1
        }
    }
}
