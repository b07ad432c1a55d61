/// What a pairing weighs: first the weight proper, then two ranks that only decide between equals.
///
/// Whole numbers compared from left to right, so that sums are exact and the best assignment is the same on every
/// machine and for every order of the input.
package struct AssignmentCost: Sendable, Hashable, Comparable, AdditiveArithmetic {
    package var weight: Int
    package var rank: Int
    package var order: Int

    package init(weight: Int, rank: Int = 0, order: Int = 0) {
        self.weight = weight
        self.rank = rank
        self.order = order
    }

    package static let zero = AssignmentCost(weight: 0)
    /// Larger than any sum of costs of an assignment.
    static let unreachable = AssignmentCost(weight: Int.max / 4)

    @inline(__always)
    package static func < (left: AssignmentCost, right: AssignmentCost) -> Bool {
        if left.weight != right.weight { return left.weight < right.weight }
        if left.rank != right.rank { return left.rank < right.rank }
        return left.order < right.order
    }

    @inline(__always)
    package static func + (left: AssignmentCost, right: AssignmentCost) -> AssignmentCost {
        AssignmentCost(
            weight: left.weight + right.weight, rank: left.rank + right.rank, order: left.order + right.order)
    }

    @inline(__always)
    package static func - (left: AssignmentCost, right: AssignmentCost) -> AssignmentCost {
        AssignmentCost(
            weight: left.weight - right.weight, rank: left.rank - right.rank, order: left.order - right.order)
    }
}
