import Foundation
import LanguageCheck

/// A title that lines are compared with.
struct KnownTitle: Sendable {
    let title: String
    let letters: [UInt8]
    let skeleton: [UInt8]
    let isCyrillic: Bool
    /// The spots that it names; none where it is known not to be ours.
    var spots: [Int]
}

/// Finds the known titles that share groups of letters with a text, rare groups weighing more.
struct TitleIndex: Sendable {
    private(set) var titles: [KnownTitle] = []
    private var places: [[UInt8]: Int] = [:]
    private var offsets: [Int32] = []
    private var postings: [Int32] = []
    private var weights: [Float] = []
    private var totals: [Float] = []

    private static let threes = 1 << 18
    private static let groups = threes + (1 << 12)
    /// Titles up to so many letters are found by pairs of letters too.
    private static let shortTitle = 9
    private static let leastShare: Float = 0.3
    /// A title that shares less than this part of what the best one shares is not compared.
    private static let leastOfBest: Float = 0.45

    init(spots: [Spot], others: [String]) {
        for (place, spot) in spots.enumerated() { for title in spot.titles { add(title, spot: place) } }
        for title in others { add(title, spot: nil) }
        count()
    }

    /// Room for the sums of one search, to be used again for the next.
    struct Room {
        fileprivate var sums: [Float]
        fileprivate var touched: [Int32] = []
        fileprivate var ranked: [(share: Float, place: Int32)] = []
    }

    func room() -> Room { Room(sums: [Float](repeating: 0, count: titles.count)) }

    /// The title with just these letters.
    func place(of letters: [UInt8]) -> Int? { places[letters] }

    /// Calls the body with the places of the likeliest titles.
    func forEachLikely(_ skeleton: [UInt8], most: Int, room: inout Room, _ body: (Int) -> Void) {
        guard !titles.isEmpty else { return }
        room.touched.removeAll(keepingCapacity: true)
        room.ranked.removeAll(keepingCapacity: true)
        var whole: Float = 0
        room.sums.withUnsafeMutableBufferPointer { sums in
            postings.withUnsafeBufferPointer { postings in
                TitleIndex.forEachGroup(skeleton) { group in
                    let weight = weights[group]
                    if group < TitleIndex.threes { whole += weight }
                    for place in Int(offsets[group])..<Int(offsets[group + 1]) {
                        let title = Int(postings[place])
                        if sums[title] == 0 { room.touched.append(Int32(title)) }
                        sums[title] += weight
                    }
                }
            }
            for title in room.touched {
                let sum = sums[Int(title)]
                sums[Int(title)] = 0
                let share = max(sum / totals[Int(title)], whole > 0 ? sum / whole : 0)
                if share >= TitleIndex.leastShare { room.ranked.append((min(share, 1), title)) }
            }
        }
        let least = (room.ranked.max { $0.share < $1.share }?.share ?? 0) * TitleIndex.leastOfBest
        room.ranked.removeAll { $0.share < least }
        if room.ranked.count > most {
            room.ranked.sort { $0.share > $1.share }
            room.ranked.removeSubrange(most...)
        }
        for (_, place) in room.ranked { body(Int(place)) }
    }

    private mutating func add(_ title: String, spot: Int?) {
        let folded = FoldedTitle(title)
        guard !folded.skeleton.isEmpty else { return }
        if let place = places[folded.letters] {
            if let spot, !titles[place].spots.contains(spot) { titles[place].spots.append(spot) }
            return
        }
        places[folded.letters] = titles.count
        titles.append(
            KnownTitle(
                title: title, letters: folded.letters, skeleton: folded.skeleton,
                isCyrillic: folded.isMostlyCyrillic, spots: spot.map { [$0] } ?? []))
    }

    private mutating func count() {
        var lists = [[Int32]](repeating: [], count: TitleIndex.groups)
        for (place, title) in titles.enumerated() {
            let isShort = title.skeleton.count <= TitleIndex.shortTitle
            TitleIndex.forEachGroup(title.skeleton) { group in
                guard isShort || group < TitleIndex.threes, lists[group].last != Int32(place) else { return }
                lists[group].append(Int32(place))
            }
        }
        totals = [Float](repeating: 0, count: titles.count)
        weights = [Float](repeating: 0, count: TitleIndex.groups)
        offsets = [Int32](repeating: 0, count: TitleIndex.groups + 1)
        for (group, list) in lists.enumerated() {
            weights[group] = log(Float(titles.count + 2) / (Float(list.count) + 0.5))
            if group >= TitleIndex.threes { weights[group] *= 0.5 }
            for place in list { totals[Int(place)] += weights[group] }
            postings += list
            offsets[group + 1] = Int32(postings.count)
        }
    }

    private static func forEachGroup(_ skeleton: [UInt8], _ body: (Int) -> Void) {
        var first = 0
        var second = 0
        for letter in skeleton + [0] {
            let code = letter == 0 ? 0 : letter >= 11 ? Int(letter) - 10 : Int(letter) + 26
            if second != 0 || code != 0 {
                body(first << 12 | second << 6 | code)
                body(threes + (second << 6 | code))
            }
            first = second
            second = code
        }
    }
}
