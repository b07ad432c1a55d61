import Foundation

/// Negative binomial (gamma-Poisson): contacts without an upper limit, as with streams and outdoor media.
package struct NegativeBinomialReach: Sendable, Equatable {
    /// The shape of the gamma distribution of people's contact rates.
    package let shape: Double
    /// Its rate; the mean of contacts is `shape / rate`.
    package let rate: Double

    /// - Throws: `AudienceProblem` unless both are above zero.
    package init(shape: Double, rate: Double) throws(AudienceProblem) {
        guard shape > 0, rate > 0, shape.isFinite, rate.isFinite else {
            throw .reachAndContacts(reach: shape, contacts: rate)
        }
        self.shape = shape
        self.rate = rate
    }

    /// From the reach and the mean contacts of the whole group. Reach must lie below what chance alone gives,
    /// 1 − e^(−contacts).
    package init(reach: Double, contacts: Double) throws(AudienceProblem) {
        guard reach > 0, contacts.isFinite, contacts > 0, reach < 1 - exp(-contacts) else {
            throw .reachAndContacts(reach: reach, contacts: contacts)
        }
        // P(0) falls as the shape grows; halving the logarithm of the shape finds it.
        var low = -40.0
        var high = 40.0
        for _ in 0..<200 {
            let middle = (low + high) / 2
            let shape = exp(middle)
            let none = exp(-shape * log1p(contacts / shape))
            if none > 1 - reach { low = middle } else { high = middle }
        }
        let shape = exp((low + high) / 2)
        try self.init(shape: shape, rate: shape / contacts)
    }

    package var contacts: Double { shape / rate }

    /// P(0) = (rate / (rate + 1))^shape.
    package var reach: Double { -expm1(-shape * log1p(1 / rate)) }

    /// The shares with 0, 1, … up to so many contacts; what is above is not in it.
    package func distribution(upTo most: Int) -> ContactDistribution {
        var share = exp(-shape * log1p(1 / rate))
        var shares = [share]
        for contacts in 1...max(1, most) {
            share *= (shape + Double(contacts) - 1) / Double(contacts) / (rate + 1)
            shares.append(share)
        }
        return ContactDistribution(Array(shares.prefix(max(0, most) + 1)))
    }
}
