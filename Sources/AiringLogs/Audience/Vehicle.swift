/// A place where people meet the campaign: a channel, a break, a programme, with its insertions.
package struct Vehicle: Sendable, Equatable {
    /// The share of the target group that one insertion reaches (the rating), 0 to 1.
    package let rating: Double
    package let insertions: Int
    /// The share that at least one of two insertions reaches; nil where nobody measured it.
    package let reachOfTwo: Double?

    /// - Throws: `AudienceProblem` where the figures cannot be.
    package init(rating: Double, insertions: Int = 1, reachOfTwo: Double? = nil) throws(AudienceProblem) {
        guard (0...1).contains(rating) else { throw .notAShare(rating) }
        guard (1...Vehicle.mostInsertions).contains(insertions) else { throw .insertions(insertions) }
        if let reachOfTwo {
            guard (0...1).contains(reachOfTwo) else { throw .notAShare(reachOfTwo) }
            guard reachOfTwo >= rating, reachOfTwo <= min(1, 2 * rating) else {
                throw .accumulation(one: rating, two: reachOfTwo)
            }
        }
        self.rating = rating
        self.insertions = insertions
        self.reachOfTwo = reachOfTwo
    }

    /// Above this many a plan is a mistake, and the exact distribution takes too long.
    package static let mostInsertions = 5_000

    /// The share that two insertions reach both.
    package var ownDuplication: Double? { reachOfTwo.map { 2 * rating - $0 } }
}

/// What share of the target group two vehicles reach both, one insertion each.
package struct PairDuplications: Sendable, Equatable {
    private let shares: [Pair: Double]

    private struct Pair: Hashable {
        let low: Int
        let high: Int
    }

    package init() { shares = [:] }

    /// - Parameter shares: for pairs of places in the list of vehicles.
    /// - Throws: `AudienceProblem` where two audiences cannot overlap like that.
    package init(
        _ shares: [(first: Int, second: Int, share: Double)], of vehicles: [Vehicle]
    ) throws(AudienceProblem) {
        var known: [Pair: Double] = [:]
        for (first, second, share) in shares {
            guard vehicles.indices.contains(first), vehicles.indices.contains(second), first != second else {
                throw .duplicationMissing
            }
            let (left, right) = (vehicles[first].rating, vehicles[second].rating)
            // Rounded figures may lie a little outside the bounds of Fréchet.
            guard share >= max(0, left + right - 1) - 1e-9, share <= min(left, right) + 1e-9 else {
                throw .duplication(share)
            }
            known[Pair(low: min(first, second), high: max(first, second))] = share
        }
        self.shares = known
    }

    package func share(_ first: Int, _ second: Int) -> Double? {
        shares[Pair(low: min(first, second), high: max(first, second))]
    }
}
