import Testing

@testable import AiringLogs

@Suite struct AssignmentTests {
    /// Tries every assignment.
    private func cheapest(
        _ edges: [[AssignmentEdge]], _ rowAlone: [AssignmentCost], _ columnAlone: [AssignmentCost]
    ) -> AssignmentCost {
        var best = AssignmentCost(weight: Int.max / 4)
        var taken = [Bool](repeating: false, count: columnAlone.count)
        func descend(_ row: Int, _ sum: AssignmentCost) {
            if row == edges.count {
                var total = sum
                for (column, isTaken) in taken.enumerated() where !isTaken { total += columnAlone[column] }
                best = min(best, total)
                return
            }
            descend(row + 1, sum + rowAlone[row])
            for edge in edges[row] where !taken[edge.column] {
                taken[edge.column] = true
                descend(row + 1, sum + edge.cost)
                taken[edge.column] = false
            }
        }
        descend(0, .zero)
        return best
    }

    @Test func equalsBruteForce() {
        let seed = UInt64.random(in: 1...UInt64.max)
        var lottery = Lottery(seed: seed)
        for _ in 0..<4_000 {
            let rows = Int.random(in: 0...6, using: &lottery)
            let columns = Int.random(in: 0...6, using: &lottery)
            let density = Double.random(in: 0.1...1, using: &lottery)
            // Few different weights make many ties.
            let highest = [2, 5, 100].randomElement(using: &lottery) ?? 2
            func cost(_ from: Int) -> AssignmentCost {
                AssignmentCost(
                    weight: Int.random(in: from...highest, using: &lottery),
                    rank: Int.random(in: 0...2, using: &lottery), order: Int.random(in: 0...2, using: &lottery))
            }
            let edges = (0..<rows).map { _ in
                (0..<columns).filter { _ in Double.random(in: 0...1, using: &lottery) < density }
                    .map { AssignmentEdge(column: $0, cost: cost(-highest)) }
            }
            let rowAlone = (0..<rows).map { _ in cost(0) }
            let columnAlone = (0..<columns).map { _ in cost(0) }
            let solution = Assignment.solve(edges: edges, rowAlone: rowAlone, columnAlone: columnAlone)
            let used = solution.compactMap { $0 }
            #expect(Set(used).count == used.count, "seed \(seed)")
            for (row, column) in solution.enumerated() {
                if let column { #expect(edges[row].contains { $0.column == column }, "seed \(seed)") }
            }
            let reached = Assignment.cost(of: solution, edges: edges, rowAlone: rowAlone, columnAlone: columnAlone)
            #expect(reached == cheapest(edges, rowAlone, columnAlone), "seed \(seed)")
        }
    }

    @Test func solvesADenseProblem() {
        // Rows prefer the column of their number; costs grow with the square of the distance.
        let size = 120
        let edges = (0..<size).map { row in
            (0..<size).map { column in
                AssignmentEdge(column: column, cost: AssignmentCost(weight: (row - column) * (row - column)))
            }
        }
        let alone = [AssignmentCost](repeating: AssignmentCost(weight: 1_000_000), count: size)
        #expect(Assignment.solve(edges: edges, rowAlone: alone, columnAlone: alone) == Array(0..<size))
    }

    @Test func nothingGivesNothing() {
        #expect(Assignment.solve(edges: [], rowAlone: [], columnAlone: []).isEmpty)
        let alone = [AssignmentCost(weight: 1)]
        #expect(Assignment.solve(edges: [[]], rowAlone: alone, columnAlone: alone) == [nil])
    }
}
