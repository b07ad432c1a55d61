import Dispatch
import Foundation

/// The distinct keys of a file, so that each is decided once however many lines have it.
package struct TitleKeys: Sendable {
    /// A key on the stations of which the same is known.
    private struct Use {
        let key: Int32
        let station: Int32
    }

    private var slots: [Int32] = Array(repeating: -1, count: 1 << 10)
    private var hashes: [UInt64] = []
    private var keys: [TitleKey] = []
    private var uses: [Use] = []
    /// For each station, by the number of a key, the number of its use there; below zero where there is none.
    private var useOfKey: [[Int32]]
    private let stations: [StationKnowledge]
    /// For each station the first one that knows the same: what is decided for one holds for the other.
    private let alike: [Int]

    /// - Parameter stations: what is known of each station that the file may tell of.
    package init(stations: [StationKnowledge]) {
        self.stations = stations
        alike = stations.indices.map { place in
            stations[..<place].firstIndex { $0.knowsTheSame(as: stations[place]) } ?? place
        }
        useOfKey = Array(repeating: [], count: stations.count)
    }

    package var count: Int { uses.count }

    /// The number of a line's key; the same for equal keys on stations of which the same is known.
    package mutating func number(of key: TitleKey, station: Int) -> Int {
        let station = alike[station]
        let number = number(of: key)
        if number < useOfKey[station].count, useOfKey[station][number] >= 0 { return Int(useOfKey[station][number]) }
        while useOfKey[station].count <= number { useOfKey[station].append(-1) }
        useOfKey[station][number] = Int32(uses.count)
        uses.append(Use(key: Int32(number), station: Int32(station)))
        return uses.count - 1
    }

    private mutating func number(of key: TitleKey) -> Int {
        let hash = key.hashOfBytes
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            let number = Int(slots[slot])
            if hashes[number] == hash, keys[number].hasSameBytes(as: key) { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = Int32(keys.count)
        keys.append(key)
        hashes.append(hash)
        if keys.count * 2 > slots.count { grow() }
        return keys.count - 1
    }

    private mutating func grow() {
        slots = Array(repeating: -1, count: slots.count * 4)
        for (number, hash) in hashes.enumerated() {
            var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(number)
        }
    }

    /// The decision of each key, by its number.
    ///
    /// A key that several stations have is compared once, and again only where it depends on the station.
    package func decisions(by matcher: SpotMatcher) -> TitleDecisions {
        let evidence = BatchEvidence(keys)
        let places = uses.map { Int($0.station) }
        if let first = places.first, places.allSatisfy({ $0 == first }) {
            return TitleDecisions(keys: keys, uses: uses.map(\.key), decided: decided(uses, by: matcher, evidence))
        }
        let anywhere = keys.indices.map { Use(key: Int32($0), station: TitleKeys.nowhere) }
        let plain = decided(anywhere, by: matcher, evidence)
        let isLearned = stations.contains(where: \.hasLearned)
        let learnedKeys = isLearned ? keys.map(\.learnedKey) : []
        let dependent = uses.indices.filter { number in
            let use = uses[number]
            let station = stations[Int(use.station)]
            return plain[Int(use.key)].dependsOnStation || !station.habits.isEmpty
                || station.hasLearned && station.hasLearned(learnedKeys[Int(use.key)])
        }
        let own = decided(dependent.map { uses[$0] }, by: matcher, evidence)
        return TitleDecisions(
            keys: keys, uses: uses.map(\.key), decided: plain, dependent: zip(dependent, own).map { ($0, $1) })
    }

    /// Stands for a station of which nothing is known.
    private static let nowhere: Int32 = -1

    private func decided(_ uses: [Use], by matcher: SpotMatcher, _ evidence: BatchEvidence) -> [Decision] {
        let order = uses.indices.sorted { (uses[$0].station, $0) < (uses[$1].station, $1) }
        let pieces = TitleKeys.pieces(of: order.count)
        let gathered = DecisionBoard(count: uses.count)
        let unknown = StationKnowledge(channel: "")
        DispatchQueue.concurrentPerform(iterations: pieces.count) { piece in
            var start = pieces[piece].lowerBound
            while start < pieces[piece].upperBound {
                let place = uses[order[start]].station
                let end = order[start..<pieces[piece].upperBound].firstIndex { uses[$0].station != place }
                let numbers = order[start..<(end ?? pieces[piece].upperBound)]
                let batch = numbers.map { keys[Int(uses[$0].key)] }
                let station = place == TitleKeys.nowhere ? unknown : stations[Int(place)]
                gathered.put(matcher.decide(batch[...], station: station, evidence: evidence), at: numbers)
                start = numbers.endIndex
            }
        }
        return gathered.decisions()
    }

    private static func pieces(of count: Int) -> [Range<Int>] {
        let size = max(256, (count + 7) / 8)
        return stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
    }
}

/// What was decided of the keys of a file.
package struct TitleDecisions: Sendable {
    /// Each distinct decision with the key that it was made for.
    package let decided: [(key: TitleKey, decision: Decision)]
    private let places: [Int32]

    /// - Parameters:
    ///   - uses: for each number of `TitleKeys` the place of its key.
    ///   - decided: for each key what holds for all stations.
    ///   - dependent: numbers of which something else holds.
    fileprivate init(
        keys: [TitleKey], uses: [Int32], decided: [Decision], dependent: [(number: Int, decision: Decision)] = []
    ) {
        var places = uses
        for (place, other) in dependent.enumerated() { places[other.number] = Int32(keys.count + place) }
        self.places = places
        self.decided =
            zip(keys, decided).map { ($0, $1) } + dependent.map { (keys[Int(uses[$0.number])], $0.decision) }
    }

    /// Where the decision of a number stands among all of them.
    package func place(of number: Int) -> Int { Int(places[number]) }

    package subscript(number: Int) -> Decision { decided[place(of: number)].decision }
}

extension TitleKey {
    fileprivate var hashOfBytes: UInt64 {
        var hash = TextBytes.hash(title)
        if !code.isEmpty { hash = TextBytes.hash(code, after: hash) }
        if !languageAsWritten.isEmpty { hash = TextBytes.hash(languageAsWritten, after: hash &+ 1) }
        if !context.isEmpty { hash = TextBytes.hash(context, after: hash &+ 2) }
        hash = (hash ^ (seconds?.bitPattern ?? 1)) &* 0x9E37_79B9_7F4A_7C15
        return hash ^ (hash >> 32)
    }

    fileprivate func hasSameBytes(as other: TitleKey) -> Bool {
        seconds == other.seconds && TextBytes.areEqual(title, other.title) && TextBytes.areEqual(code, other.code)
            && TextBytes.areEqual(languageAsWritten, other.languageAsWritten)
            && TextBytes.areEqual(context, other.context)
    }
}

/// Where threads put their decisions.
private final class DecisionBoard: @unchecked Sendable {
    // Every access stands between `lock` and `unlock`, so that threads may share it.
    private let lock = NSLock()
    private var found: [Decision?]

    init(count: Int) { found = Array(repeating: nil, count: count) }

    func put(_ decisions: [Decision], at numbers: ArraySlice<Int>) {
        lock.lock()
        defer { lock.unlock() }
        for (number, decision) in zip(numbers, decisions) { found[number] = decision }
    }

    func decisions() -> [Decision] {
        lock.lock()
        defer { lock.unlock() }
        return found.compactMap { $0 }
    }
}
