import LanguageCheck

/// What the titles of a whole file show that one line does not.
package struct BatchEvidence: Sendable {
    /// How many different lengths a title aired with, by its letters; only titles with several.
    private var lengths: [[UInt8]: Int] = [:]
    /// In how many titles a word stands, by its skeleton.
    private var wordCounts: [[UInt8]: Int] = [:]
    private var titleCount = 0

    private static let manyLengths = 5
    private static let fewestTitles = 30

    package init(_ keys: [TitleKey]) {
        guard keys.count > 1 else { return }
        var seconds: [[UInt8]: Set<Int>] = [:]
        seconds.reserveCapacity(keys.count)
        for key in keys {
            let folded = FoldedTitle(key.title)
            let length = key.seconds.map { Int($0.rounded()) }
            if seconds[folded.letters] == nil {
                titleCount += 1
                for word in Set(folded.skeletonWords.map { Array(folded.skeleton[$0]) }) {
                    wordCounts[word, default: 0] += 1
                }
            }
            seconds[folded.letters, default: []].formUnion(length.map { [$0] } ?? [])
        }
        for (title, all) in seconds where all.count >= BatchEvidence.manyLengths { lengths[title] = all.count }
        let least = max(8, titleCount / 7)
        wordCounts = wordCounts.filter { $0.value >= least }
    }

    /// A station's own programme has another length each day; a spot has one, and is sometimes cut short.
    func hasManyLengths(_ title: FoldedTitle) -> Bool { lengths[title.letters] != nil }

    /// Words that stand in so many titles that they belong to none of them.
    func habits(beside titles: TitleIndex) -> Set<[UInt8]> {
        guard titleCount >= BatchEvidence.fewestTitles else { return [] }
        var habits = Set(wordCounts.keys)
        for title in titles.titles {
            for word in title.skeleton.split(separator: TitleAlphabet.space) { habits.remove(Array(word)) }
        }
        return habits
    }
}
