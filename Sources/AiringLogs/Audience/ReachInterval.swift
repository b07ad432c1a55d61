/// Between which bounds the reach must lie, whatever duplication there is.
package struct ReachInterval: Sendable, Equatable {
    package let lowest: Double
    package let highest: Double

    /// Without duplications the bounds of Fréchet: the largest audience, and the sum of all, at most everybody.
    /// Where duplications are known they narrow: two audiences together from below, and from above the sum less the
    /// duplications on a spanning tree (Hunter 1976); with all of them known also the bound of Dawson and Sankoff
    /// (1967) from below. Each insertion is an audience of its own.
    package init(_ vehicles: [Vehicle], duplications: PairDuplications = PairDuplications()) throws(AudienceProblem) {
        guard !vehicles.isEmpty else { throw .nothingToCount }
        let sum = vehicles.reduce(0) { $0 + $1.rating * Double($1.insertions) }
        var lowest = vehicles.map { $0.insertions > 1 ? $0.reachOfTwo ?? $0.rating : $0.rating }.max() ?? 0
        var pairs: Double? = 0
        var tree = SpanningTree(count: vehicles.count)
        var saved = 0.0
        for vehicle in vehicles where vehicle.insertions > 1 {
            let count = Double(vehicle.insertions)
            saved += (vehicle.ownDuplication ?? 0) * (count - 1)
            pairs = pairs.flatMap { sum in vehicle.ownDuplication.map { sum + $0 * count * (count - 1) / 2 } }
        }
        for first in vehicles.indices {
            for second in vehicles.indices.dropFirst(first + 1) {
                guard let share = duplications.share(first, second) else {
                    pairs = nil
                    continue
                }
                lowest = max(lowest, vehicles[first].rating + vehicles[second].rating - share)
                tree.offer(first, second, share)
                let count = Double(vehicles[first].insertions * vehicles[second].insertions)
                pairs = pairs.map { $0 + share * count }
            }
        }
        if let pairs, sum > 0 {
            let step = (2 * pairs / sum).rounded(.down) + 1
            lowest = max(lowest, 2 / (step + 1) * sum - 2 / (step * (step + 1)) * pairs)
        }
        self.highest = min(1, sum - saved - tree.heaviest())
        self.lowest = min(max(0, lowest), self.highest)
    }
}

/// The heaviest tree that connects what can be connected (Kruskal 1956).
private struct SpanningTree {
    private var edges: [(first: Int, second: Int, weight: Double)] = []
    private let count: Int

    init(count: Int) { self.count = count }

    mutating func offer(_ first: Int, _ second: Int, _ weight: Double) { edges.append((first, second, weight)) }

    func heaviest() -> Double {
        var groups = Array(0..<count)
        var sum = 0.0
        for edge in edges.sorted(by: { $0.weight > $1.weight }) {
            let (left, right) = (groups[edge.first], groups[edge.second])
            if left == right { continue }
            for place in groups.indices where groups[place] == right { groups[place] = left }
            sum += edge.weight
        }
        return sum
    }
}
