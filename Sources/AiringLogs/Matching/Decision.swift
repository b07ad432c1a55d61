/// What is thought of a line.
package struct Decision: Sendable, Equatable {
    package enum Outcome: String, Sendable, CaseIterable {
        case accepted
        case ask
        case notOurs = "not ours"
    }

    package let outcome: Outcome
    /// The likeliest spot, also where a person is asked; nil where nothing of ours is like it.
    package let best: Candidate?
    /// The likeliest other spot.
    package let runnerUp: Candidate?
    /// How likely the line is none of ours.
    package let probabilityOfNone: Double
    /// Whether another station's languages, plan or decisions could have led elsewhere; decisions that do not depend
    /// on the station hold for all of them.
    package let dependsOnStation: Bool
    private let basis: MatchBasis

    init(
        outcome: Outcome, best: Candidate?, runnerUp: Candidate?, probabilityOfNone: Double = 0,
        dependsOnStation: Bool, basis: MatchBasis
    ) {
        self.outcome = outcome
        self.best = best
        self.runnerUp = runnerUp
        self.probabilityOfNone = probabilityOfNone
        self.dependsOnStation = dependsOnStation
        self.basis = basis
    }

    /// None of ours, without a spot that is like it.
    init(none kind: MatchBasis.Kind, title: String, dependsOnStation: Bool = false) {
        self.init(
            outcome: .notOurs, best: nil, runnerUp: nil, probabilityOfNone: 1,
            dependsOnStation: dependsOnStation, basis: MatchBasis(kind: kind, title: title))
    }

    /// Why: the main clause first, then length, language and what comes next.
    package var reasons: [MatchReason] { basis.reasons }

    /// How far the best stands before what comes next, be that another spot or none of ours; from -1 to 1.
    package var gap: Double {
        guard let best else { return 0 }
        return best.probability - max(runnerUp?.probability ?? 0, probabilityOfNone)
    }

    /// A spot, by its place in the list, and how likely the line is its airing.
    package struct Candidate: Sendable, Equatable {
        package let spot: Int
        package let probability: Double
    }
}
