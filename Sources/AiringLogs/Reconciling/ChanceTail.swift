import Foundation

/// Probabilities of counts under chance.
enum ChanceTail {
    /// The probability of at least `count` of `total` independent events of the given probability each (binomial).
    static func atLeast(_ count: Int, of total: Int, each probability: Double) -> Double {
        guard count > 0 else { return 1 }
        guard count <= total, probability > 0 else { return 0 }
        guard probability < 1 else { return 1 }
        var logarithm = Double(total) * log1p(-probability)
        let odds = log(probability) - log1p(-probability)
        var sum = 0.0
        for number in 0...total {
            if number >= count { sum += exp(logarithm) }
            logarithm += log(Double(total - number)) - log(Double(number + 1)) + odds
        }
        return min(1, sum)
    }

    /// The probability of at least `count` rare events of which `mean` are expected (Poisson).
    static func atLeast(_ count: Int, expecting mean: Double) -> Double {
        guard count > 0 else { return 1 }
        guard mean > 0 else { return 0 }
        var term = exp(Double(count) * log(mean) - mean - lgamma(Double(count) + 1))
        var sum = 0.0
        var number = count
        while term > sum * 1e-16, term > 0, number < count + 10_000 {
            sum += term
            number += 1
            term *= mean / Double(number)
        }
        return min(1, sum)
    }
}
