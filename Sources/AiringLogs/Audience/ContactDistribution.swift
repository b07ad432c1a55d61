/// How many people met the campaign how often.
package struct ContactDistribution: Sendable, Equatable {
    /// The share of the target group with 0, 1, 2 … contacts.
    package let shares: [Double]

    package init(_ shares: [Double]) { self.shares = shares }

    /// The share with at least one contact.
    package var reach: Double { reach(atLeast: 1) }

    /// Effective reach: the share with at least so many contacts.
    package func reach(atLeast contacts: Int) -> Double {
        shares.dropFirst(max(0, contacts)).reversed().reduce(0, +)
    }

    /// Contacts for a person of the whole group; times 100 the rating points.
    package var contacts: Double { shares.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element } }

    /// Average frequency: contacts for a person who was reached; nil where nobody was.
    package var frequency: Double? { reach > 0 ? contacts / reach : nil }

    /// Of two independent campaigns together.
    func together(with other: ContactDistribution) -> ContactDistribution {
        ContactDistribution(ContactDistribution.convolved(shares, other.shares))
    }

    static func convolved(_ left: [Double], _ right: [Double]) -> [Double] {
        guard !left.isEmpty, !right.isEmpty else { return [] }
        var sum = [Double](repeating: 0, count: left.count + right.count - 1)
        for (first, share) in left.enumerated() where share != 0 {
            for (second, other) in right.enumerated() { sum[first + second] += share * other }
        }
        return sum
    }
}
