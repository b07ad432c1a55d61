package import Campaign

/// An airing with the audience that was measured or estimated for it.
package struct AiredAudience: Sendable, Equatable {
    /// Percent of the base group that met it.
    package let rating: Double
    /// Percent of the target group that met it; nil where nobody measured it.
    package let targetRating: Double?
    package let seconds: Double

    /// - Throws: `AudienceProblem` where a rating is no percentage.
    package init(rating: Double, targetRating: Double? = nil, seconds: Double) throws(AudienceProblem) {
        guard (0...100).contains(rating) else { throw .notAShare(rating / 100) }
        if let targetRating, !(0...100).contains(targetRating) { throw .notAShare(targetRating / 100) }
        self.rating = rating
        self.targetRating = targetRating
        self.seconds = seconds.isFinite ? max(0, seconds) : 0
    }
}

/// Sums over airings: rating points, contacts, what they cost.
package struct AudienceFigures: Sendable, Equatable {
    /// The standard length to which rating points are reduced, in seconds; the monitors of the region use it.
    package static let standardLength = 20.0

    package let airings: Int
    /// Gross rating points: the sum of ratings of the base group, in percent.
    package let grossPoints: Double
    /// Target rating points; nil unless every airing has a target rating.
    package let targetPoints: Double?
    /// Gross rating points as if every airing had the standard length.
    package let reducedPoints: Double
    package let reducedTargetPoints: Double?

    package init(_ airings: [AiredAudience], standardLength: Double = AudienceFigures.standardLength) {
        self.airings = airings.count
        grossPoints = airings.reduce(0) { $0 + $1.rating }
        reducedPoints = airings.reduce(0) { $0 + $1.rating * $1.seconds / standardLength }
        let known = airings.compactMap { airing in airing.targetRating.map { ($0, airing.seconds) } }
        let isComplete = !airings.isEmpty && known.count == airings.count
        targetPoints = isComplete ? known.reduce(0) { $0 + $1.0 } : nil
        reducedTargetPoints = isComplete ? known.reduce(0) { $0 + $1.0 * $1.1 / standardLength } : nil
    }

    /// Affinity: target points for 100 gross points; above 100 the airings reached the target group better than all.
    package var affinity: Double? {
        guard let targetPoints, grossPoints > 0 else { return nil }
        return targetPoints / grossPoints * 100
    }

    /// Contacts (impressions, opportunities to see) of a group of so many people.
    package static func contacts(points: Double, people: Int) -> Double { points / 100 * Double(people) }

    /// What one point costs; nil without points.
    package static func costPerPoint(_ cost: Money, points: Double) -> Money? {
        cost.divided(by: points)
    }

    /// What a thousand contacts cost; nil without contacts.
    package static func costPerThousand(_ cost: Money, contacts: Double) -> Money? {
        cost.divided(by: contacts / 1000)
    }

    /// Average frequency: points for a percent of reach; nil where nobody was reached.
    package static func frequency(points: Double, reach: Double) -> Double? {
        reach > 0 ? points / 100 / reach : nil
    }
}

extension Money {
    /// Rounded to the nearest minor unit, half away from zero; nil where that is no amount.
    fileprivate func divided(by number: Double) -> Money? {
        let quotient = (Double(minorUnits) / number).rounded(.toNearestOrAwayFromZero)
        guard number > 0, let units = Int64(exactly: quotient) else { return nil }
        return Money(minorUnits: units, currency: currency)
    }
}
