import Foundation

/// Several vehicles, each with its own distribution of contacts, bound by the duplications of their pairs:
/// Π fᵢ(xᵢ) · [1 + Σ ωᵢⱼ φᵢ(xᵢ) φⱼ(xⱼ)].
///
/// With φ linear in the contacts this is the canonical expansion of Danaher (1991). It is one of the expansions of
/// Sarmanov (1966) that give back the same vehicles and the same duplications and differ in who carries them. All may
/// give cells below zero; they are reported, never cut off.
package struct CanonicalExpansion: Sendable {
    /// Which people carry the duplication between vehicles.
    package enum Kernel: String, Sendable, CaseIterable {
        /// In proportion to their contacts: Danaher's. The usual one.
        case linear
        /// Those who met every insertion of a vehicle. Closer on the one published case with an observed
        /// distribution, but found by comparing kernels on that very case; with many insertions its cells fall far
        /// below zero.
        case everyInsertion = "every_insertion"
    }

    package let distribution: ContactDistribution
    /// How many combinations of contacts got a share below zero; nil where there are too many to look at.
    package let negativeCells: Int?
    /// The lowest share of a combination; below zero the model strains.
    package let lowestCell: Double?

    /// More combinations than this are not counted out.
    package static let mostCells = 1_000_000

    /// - Throws: `AudienceProblem`; vehicles with several insertions need their reach of two, and every pair its
    ///   duplication.
    package init(
        _ vehicles: [Vehicle], duplications: PairDuplications, kernel: Kernel = .linear
    ) throws(AudienceProblem) {
        try ReachModel.checkCount(vehicles)
        var margins: [[Double]] = []
        for vehicle in vehicles {
            if vehicle.insertions == 1 {
                margins.append([1 - vehicle.rating, vehicle.rating])
            } else {
                margins.append(try ReachModel.betaBinomialShares(vehicle))
            }
        }
        let carriers = margins.map { Carrier($0, kernel) }
        var bonds: [Bond] = []
        for first in vehicles.indices {
            for second in vehicles.indices.dropFirst(first + 1) {
                guard let share = duplications.share(first, second) else { throw .duplicationMissing }
                let (left, right) = (vehicles[first], vehicles[second])
                let excess =
                    Double(left.insertions) * Double(right.insertions) * (share - left.rating * right.rating)
                let scale = carriers[first].covariance * carriers[second].covariance
                if abs(scale) > 1e-15 { bonds.append(Bond(first: first, second: second, weight: excess / scale)) }
            }
        }
        distribution = CanonicalExpansion.total(margins, carriers, bonds)
        (negativeCells, lowestCell) = CanonicalExpansion.cells(margins, carriers, bonds)
    }

    private struct Bond {
        let first: Int
        let second: Int
        let weight: Double
    }

    /// A kernel with mean zero on one vehicle's distribution.
    private struct Carrier {
        let values: [Double]
        /// Its covariance with the contacts.
        let covariance: Double

        init(_ margin: [Double], _ kernel: Kernel) {
            let raw = margin.indices.map { contacts -> Double in
                switch kernel {
                case .linear: Double(contacts)
                case .everyInsertion: contacts == margin.count - 1 ? 1 : 0
                }
            }
            let mean = zip(margin, raw).reduce(0) { $0 + $1.0 * $1.1 }
            let values = raw.map { $0 - mean }
            self.values = values
            covariance = margin.indices.reduce(0) { $0 + margin[$1] * Double($1) * values[$1] }
        }
    }

    private static func total(_ margins: [[Double]], _ carriers: [Carrier], _ bonds: [Bond]) -> ContactDistribution {
        var sum = margins.reduce([1], ContactDistribution.convolved)
        for bond in bonds where bond.weight != 0 {
            var term = [bond.weight]
            for (place, margin) in margins.enumerated() {
                let isBound = place == bond.first || place == bond.second
                term = ContactDistribution.convolved(
                    term, isBound ? zip(margin, carriers[place].values).map { $0 * $1 } : margin)
            }
            for (contacts, share) in term.enumerated() { sum[contacts] += share }
        }
        return ContactDistribution(sum)
    }

    private static func cells(
        _ margins: [[Double]], _ carriers: [Carrier], _ bonds: [Bond]
    ) -> (count: Int?, lowest: Double?) {
        var cells = 1
        for margin in margins {
            cells = cells * margin.count
            if cells > mostCells { return (nil, nil) }
        }
        var negative = 0
        var lowest = Double.infinity
        var contacts = [Int](repeating: 0, count: margins.count)
        for _ in 0..<cells {
            var share = 1.0
            for (place, margin) in margins.enumerated() { share *= margin[contacts[place]] }
            let bound = bonds.reduce(1.0) { sum, bond in
                sum + bond.weight * carriers[bond.first].values[contacts[bond.first]]
                    * carriers[bond.second].values[contacts[bond.second]]
            }
            share *= bound
            if share < 0 { negative += 1 }
            lowest = min(lowest, share)
            for place in contacts.indices {
                contacts[place] += 1
                if contacts[place] < margins[place].count { break }
                contacts[place] = 0
            }
        }
        return (negative, lowest)
    }
}
