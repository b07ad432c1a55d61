/// A possible pair of a row and a column.
package struct AssignmentEdge: Sendable, Equatable {
    package let column: Int
    package let cost: AssignmentCost

    package init(column: Int, cost: AssignmentCost) {
        self.column = column
        self.cost = cost
    }
}

/// The cheapest one-to-one assignment where rows and columns may also stay alone.
///
/// Shortest augmenting paths with potentials (Kuhn 1955; Jonker and Volgenant 1987), one row after another, on the
/// sparse problem: each row has a column of its own that stands for staying alone. What is left of a column that
/// stays alone is taken off its edges beforehand. Parts of the problem that share nothing are solved apart.
package enum Assignment {
    /// - Parameters:
    ///   - edges: the possible pairs of each row; at most one for a column.
    ///   - rowAlone: what each row costs that gets no column.
    ///   - columnAlone: what each column costs that gets no row.
    /// - Returns: for each row its column, or nil.
    package static func solve(
        edges: [[AssignmentEdge]], rowAlone: [AssignmentCost], columnAlone: [AssignmentCost]
    ) -> [Int?] {
        var solution = [Int?](repeating: nil, count: edges.count)
        var places = [Int](repeating: -1, count: columnAlone.count)
        for rows in components(edges: edges, columns: columnAlone.count) {
            var columns: [Int] = []
            var local: [[AssignmentEdge]] = []
            local.reserveCapacity(rows.count)
            for row in rows {
                let useful = useful(edges[row], columnAlone: columnAlone, atMost: rows.count)
                local.append(
                    useful.map { edge in
                        if places[edge.column] < 0 {
                            places[edge.column] = columns.count
                            columns.append(edge.column)
                        }
                        return AssignmentEdge(column: places[edge.column], cost: edge.cost)
                    })
            }
            var part = AssignmentPart(edges: local, alone: rows.map { rowAlone[$0] }, columns: columns.count)
            for (row, column) in zip(rows, part.solve()) { solution[row] = column.map { columns[$0] } }
            for column in columns { places[column] = -1 }
        }
        return solution
    }

    /// The cost of an assignment.
    package static func cost(
        of solution: [Int?], edges: [[AssignmentEdge]], rowAlone: [AssignmentCost], columnAlone: [AssignmentCost]
    ) -> AssignmentCost {
        var sum = columnAlone.reduce(.zero, +)
        for (row, column) in solution.enumerated() {
            if let column, let edge = edges[row].first(where: { $0.column == column }) {
                sum += edge.cost - columnAlone[column]
            } else {
                sum += rowAlone[row]
            }
        }
        return sum
    }

    /// Edges with the column's own cost taken off. A row needs no more of them than there are rows: whatever the
    /// others take, one of its cheapest is free.
    private static func useful(
        _ edges: [AssignmentEdge], columnAlone: [AssignmentCost], atMost limit: Int
    ) -> [AssignmentEdge] {
        let reduced = edges.map { AssignmentEdge(column: $0.column, cost: $0.cost - columnAlone[$0.column]) }
        guard reduced.count > limit else { return reduced }
        return Array(reduced.sorted { ($0.cost, $0.column) < ($1.cost, $1.column) }.prefix(limit))
    }

    /// Rows that are connected through columns, in the order of their first row.
    private static func components(edges: [[AssignmentEdge]], columns: Int) -> [[Int]] {
        var parents = Array(0..<edges.count)
        func root(_ row: Int) -> Int {
            var row = row
            while parents[row] != row {
                parents[row] = parents[parents[row]]
                row = parents[row]
            }
            return row
        }
        var firstRow = [Int](repeating: -1, count: columns)
        for (row, list) in edges.enumerated() {
            for edge in list {
                if firstRow[edge.column] < 0 {
                    firstRow[edge.column] = row
                } else {
                    let (left, right) = (root(firstRow[edge.column]), root(row))
                    parents[max(left, right)] = min(left, right)
                }
            }
        }
        var members: [Int: [Int]] = [:]
        for row in edges.indices where !edges[row].isEmpty { members[root(row), default: []].append(row) }
        return members.keys.sorted().compactMap { members[$0] }
    }
}
