/// One connected part of an assignment problem while it is being solved.
struct AssignmentPart {
    private let edges: [[AssignmentEdge]]
    private let alone: [AssignmentCost]
    private let columns: Int
    private var columnPotential: [AssignmentCost]
    private var rowOfColumn: [Int]
    private var columnOfRow: [Int]
    private var distance: [AssignmentCost]
    private var previousRow: [Int]
    /// What the edge costs through which a column was reached, and the one that a row holds.
    private var previousCost: [AssignmentCost]
    private var heldCost: [AssignmentCost]
    private var isDone: [Bool]
    private var reached: [Int] = []

    init(edges: [[AssignmentEdge]], alone: [AssignmentCost], columns: Int) {
        self.edges = edges
        self.alone = alone
        self.columns = columns
        columnPotential = Array(repeating: .zero, count: columns)
        rowOfColumn = Array(repeating: -1, count: columns)
        columnOfRow = Array(repeating: -1, count: edges.count)
        distance = Array(repeating: .unreachable, count: columns)
        previousRow = Array(repeating: -1, count: columns)
        previousCost = Array(repeating: .zero, count: columns)
        heldCost = Array(repeating: .zero, count: edges.count)
        isDone = Array(repeating: false, count: columns)
    }

    /// For each row its column; nil for those that stay alone.
    mutating func solve() -> [Int?] {
        for row in edges.indices { insert(row) }
        return columnOfRow.map { $0 < 0 ? nil : $0 }
    }

    /// Finds the cheapest way to give the new row a place: a free column, or a row on the way that goes alone.
    private mutating func insert(_ newRow: Int) {
        for column in reached {
            distance[column] = .unreachable
            isDone[column] = false
        }
        reached.removeAll(keepingCapacity: true)
        var row = newRow
        var base = AssignmentCost.zero
        var rowPotential = AssignmentCost.zero
        var bestAlone = (cost: alone[newRow], row: newRow)
        while true {
            for edge in edges[row] where !isDone[edge.column] {
                let candidate = base + (edge.cost - rowPotential - columnPotential[edge.column])
                if distance[edge.column] == .unreachable { reached.append(edge.column) }
                if candidate < distance[edge.column] {
                    distance[edge.column] = candidate
                    previousRow[edge.column] = row
                    previousCost[edge.column] = edge.cost
                }
            }
            guard let column = nearest(), distance[column] < bestAlone.cost else {
                settle(upTo: bestAlone.cost)
                leaveAlone(bestAlone.row, from: newRow)
                return
            }
            isDone[column] = true
            base = distance[column]
            let holder = rowOfColumn[column]
            guard holder >= 0 else {
                settle(upTo: base)
                shift(column, to: newRow)
                return
            }
            row = holder
            // The reduced cost of a held edge is zero, which gives the row's potential.
            rowPotential = heldCost[row] - columnPotential[column]
            let cost = base + (alone[row] - rowPotential)
            if cost < bestAlone.cost { bestAlone = (cost, row) }
        }
    }

    private func nearest() -> Int? {
        var best: Int?
        for column in reached where !isDone[column] {
            guard let old = best else {
                best = column
                continue
            }
            if (distance[column], column) < (distance[old], old) { best = column }
        }
        return best
    }

    /// Keeps every reduced cost at zero or above: columns nearer than the end of the path become dearer.
    private mutating func settle(upTo end: AssignmentCost) {
        for column in reached where isDone[column] && distance[column] < end {
            columnPotential[column] += distance[column] - end
        }
    }

    private mutating func leaveAlone(_ row: Int, from newRow: Int) {
        guard row != newRow else { return }
        let column = columnOfRow[row]
        columnOfRow[row] = -1
        shift(column, to: newRow)
    }

    /// Turns the path around: each row on it takes the column through which it was left.
    private mutating func shift(_ column: Int, to newRow: Int) {
        var column = column
        while true {
            let row = previousRow[column]
            let next = columnOfRow[row]
            rowOfColumn[column] = row
            columnOfRow[row] = column
            heldCost[row] = previousCost[column]
            if row == newRow { return }
            column = next
        }
    }
}
