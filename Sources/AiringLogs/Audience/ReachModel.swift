import Foundation

/// Models of reach and frequency that need no panel.
///
/// Shares run from 0 to 1. What a model may be used for stands at each of them; where duplications are unknown the
/// random one and the interval come first, because they claim least.
package enum ReachModel {
    /// Random duplication (Sainsbury): every insertion meets people independently of every other. The distribution
    /// is exact; its reach is 1 − Π(1 − rᵢ)^nᵢ.
    package static func random(_ vehicles: [Vehicle]) throws(AudienceProblem) -> ContactDistribution {
        try checkCount(vehicles)
        var byRating: [Double: Int] = [:]
        for vehicle in vehicles { byRating[vehicle.rating, default: 0] += vehicle.insertions }
        let parts = byRating.sorted { $0.key < $1.key }.map { binomialShares($0.key, $0.value) }
        return parts.reduce(ContactDistribution([1])) { $0.together(with: ContactDistribution($1)) }
    }

    /// Binomial: as random, but with one mean rating for all insertions.
    package static func binomial(meanRating: Double, insertions: Int) throws(AudienceProblem) -> ContactDistribution {
        let vehicle = try Vehicle(rating: meanRating, insertions: insertions)
        return ContactDistribution(binomialShares(vehicle.rating, vehicle.insertions))
    }

    /// Binomial over the mean of several audiences.
    package static func binomial(_ vehicles: [Vehicle]) throws(AudienceProblem) -> ContactDistribution {
        let count = try checkCount(vehicles)
        return try binomial(meanRating: meanRating(vehicles, count), insertions: count)
    }

    /// Beta-binomial: people differ in how probable they are to meet an insertion, by a beta distribution that
    /// follows from the reach of one and of two insertions. At the upper limit of `reachOfTwo` it is binomial, at
    /// `reachOfTwo` = `rating` the same people meet every insertion.
    package static func betaBinomial(
        rating: Double, reachOfTwo: Double, insertions: Int
    ) throws(AudienceProblem) -> ContactDistribution {
        let vehicle = try Vehicle(rating: rating, insertions: insertions, reachOfTwo: reachOfTwo)
        return ContactDistribution(try betaBinomialShares(vehicle))
    }

    /// Metheringham (1964): one beta-binomial over all insertions, from the mean audience and the mean duplication of
    /// all pairs of insertions. Vehicles with several insertions need their reach of two.
    package static func metheringham(
        _ vehicles: [Vehicle], duplications: PairDuplications
    ) throws(AudienceProblem) -> ContactDistribution {
        let count = try checkCount(vehicles)
        guard count > 1 else { return try random(vehicles) }
        let mean = meanRating(vehicles, count)
        let pairs = Double(count) * Double(count - 1) / 2
        let duplication = try duplicatedPairs(vehicles, duplications) / pairs
        return try betaBinomial(rating: mean, reachOfTwo: 2 * mean - duplication, insertions: count)
    }

    /// Agostini (1961): A² / (A + 1.125 D), with the sums of audiences and of pair duplications; one insertion each.
    package static func agostini(
        _ vehicles: [Vehicle], duplications: PairDuplications, constant: Double = 1.125
    ) throws(AudienceProblem) -> Double {
        try checkCount(vehicles)
        let sum = vehicles.reduce(0) { $0 + $1.rating }
        let shared = try pairSum(vehicles, duplications) { _, _, share in share }
        return sum > 0 ? sum * sum / (sum + constant * shared) : 0
    }

    /// Hofmans (1966) over vehicles: as Agostini, with a constant of each pair instead of one for all.
    package static func hofmans(
        _ vehicles: [Vehicle], duplications: PairDuplications
    ) throws(AudienceProblem) -> Double {
        try checkCount(vehicles)
        let sum = vehicles.reduce(0) { $0 + $1.rating }
        let shared = try pairSum(vehicles, duplications) { left, right, share in
            left + right > share ? (left + right) / (left + right - share) * share : 0
        }
        return sum > 0 ? sum * sum / (sum + shared) : 0
    }

    /// Hofmans over insertions of one vehicle: reach after each of 1, 2 … insertions.
    package static func hofmansAccumulation(
        rating: Double, reachOfTwo: Double, insertions: Int
    ) throws(AudienceProblem) -> [Double] {
        let vehicle = try Vehicle(rating: rating, insertions: insertions, reachOfTwo: reachOfTwo)
        guard rating > 0 else { return [Double](repeating: 0, count: insertions) }
        let constant = 2 * rating / reachOfTwo
        return (1...vehicle.insertions).map { count in
            let sum = Double(count) * rating
            let pairs = Double(count) * Double(count - 1) / 2
            return sum * sum / (sum + constant * (2 * rating - reachOfTwo) * pairs)
        }
    }

    @discardableResult
    static func checkCount(_ vehicles: [Vehicle]) throws(AudienceProblem) -> Int {
        guard !vehicles.isEmpty else { throw .nothingToCount }
        let count = vehicles.reduce(0) { $0 + $1.insertions }
        guard count <= Vehicle.mostInsertions else { throw .insertions(count) }
        return count
    }

    private static func meanRating(_ vehicles: [Vehicle], _ count: Int) -> Double {
        vehicles.reduce(0) { $0 + $1.rating * Double($1.insertions) } / Double(count)
    }

    private static func pairSum(
        _ vehicles: [Vehicle], _ duplications: PairDuplications, _ term: (Double, Double, Double) -> Double
    ) throws(AudienceProblem) -> Double {
        var sum = 0.0
        for first in vehicles.indices {
            for second in vehicles.indices.dropFirst(first + 1) {
                guard let share = duplications.share(first, second) else { throw .duplicationMissing }
                sum += term(vehicles[first].rating, vehicles[second].rating, share)
            }
        }
        return sum
    }

    private static func duplicatedPairs(
        _ vehicles: [Vehicle], _ duplications: PairDuplications
    ) throws(AudienceProblem) -> Double {
        var sum = 0.0
        for first in vehicles.indices {
            let count = Double(vehicles[first].insertions)
            if count > 1 {
                guard let own = vehicles[first].ownDuplication else { throw .duplicationMissing }
                sum += own * count * (count - 1) / 2
            }
            for second in vehicles.indices.dropFirst(first + 1) {
                guard let share = duplications.share(first, second) else { throw .duplicationMissing }
                sum += share * count * Double(vehicles[second].insertions)
            }
        }
        return sum
    }
}
