import Dispatch
import Foundation

/// The distinct keys of a file, so that each is decided once however many lines have it.
package struct TitleKeys: Sendable {
    private struct Place: Hashable {
        let station: Int
        let key: TitleKey
    }

    private var places: [Place: Int] = [:]
    private var keys: [Place] = []
    private let stations: [StationKnowledge]
    /// For each station the first one that knows the same: what is decided for one holds for the other.
    private let alike: [Int]

    /// - Parameter stations: what is known of each station that the file may tell of.
    package init(stations: [StationKnowledge]) {
        self.stations = stations
        alike = stations.indices.map { place in
            stations[..<place].firstIndex { $0.knowsTheSame(as: stations[place]) } ?? place
        }
    }

    package var count: Int { keys.count }

    /// The number of a line's key; the same for equal keys on stations of which the same is known.
    package mutating func number(of key: TitleKey, station: Int) -> Int {
        let place = Place(station: alike[station], key: key)
        if let known = places[place] { return known }
        places[place] = keys.count
        keys.append(place)
        return keys.count - 1
    }

    /// The decision of each key, by its number.
    package func decisions(by matcher: SpotMatcher) -> [Decision] {
        let evidence = BatchEvidence(keys.map(\.key))
        let order = keys.indices.sorted { (keys[$0].station, $0) < (keys[$1].station, $1) }
        let pieces = TitleKeys.pieces(of: order.count)
        let gathered = DecisionBoard(count: keys.count)
        DispatchQueue.concurrentPerform(iterations: pieces.count) { piece in
            var start = pieces[piece].lowerBound
            while start < pieces[piece].upperBound {
                let station = keys[order[start]].station
                let end = order[start..<pieces[piece].upperBound].firstIndex { keys[$0].station != station }
                let numbers = order[start..<(end ?? pieces[piece].upperBound)]
                let batch = numbers.map { keys[$0].key }
                gathered.put(matcher.decide(batch[...], station: stations[station], evidence: evidence), at: numbers)
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
