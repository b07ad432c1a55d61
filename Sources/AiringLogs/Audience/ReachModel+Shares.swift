import Foundation

extension ReachModel {
    /// Binomial shares, from the logarithm so that thousands of insertions do not underflow.
    static func binomialShares(_ rating: Double, _ insertions: Int) -> [Double] {
        if rating <= 0 { return [1] + [Double](repeating: 0, count: insertions) }
        if rating >= 1 { return [Double](repeating: 0, count: insertions) + [1] }
        let odds = log(rating) - log1p(-rating)
        var logarithm = Double(insertions) * log1p(-rating)
        var shares: [Double] = []
        shares.reserveCapacity(insertions + 1)
        for contacts in 0...insertions {
            shares.append(exp(logarithm))
            logarithm += log(Double(insertions - contacts)) - log(Double(contacts + 1)) + odds
        }
        return shares
    }

    /// Beta-binomial shares of a vehicle whose reach of two is known:
    /// α = R₁(R₂ − R₁) / (2R₁ − R₁² − R₂), β = α(1 − R₁) / R₁.
    static func betaBinomialShares(_ vehicle: Vehicle) throws(AudienceProblem) -> [Double] {
        let rating = vehicle.rating
        let count = vehicle.insertions
        guard let two = vehicle.reachOfTwo else { throw .duplicationMissing }
        let room = 2 * rating - rating * rating - two
        // Figures rounded to four digits may lie just beyond the binomial limit.
        guard room > -1e-4 else { throw .accumulation(one: rating, two: two) }
        if room < 1e-12 || rating <= 0 || rating >= 1 { return binomialShares(rating, count) }
        if two - rating < 1e-12 {
            var shares = [Double](repeating: 0, count: count + 1)
            shares[0] = 1 - rating
            shares[count] += rating
            return shares
        }
        let alpha = rating * (two - rating) / room
        let beta = alpha * (1 - rating) / rating
        let whole = lgamma(alpha) + lgamma(beta) - lgamma(alpha + beta)
        return (0...count).map { contacts in
            let hits = Double(contacts)
            let misses = Double(count - contacts)
            let ways = lgamma(Double(count) + 1) - lgamma(hits + 1) - lgamma(misses + 1)
            let part = lgamma(alpha + hits) + lgamma(beta + misses) - lgamma(alpha + beta + Double(count))
            return exp(ways + part - whole)
        }
    }
}
