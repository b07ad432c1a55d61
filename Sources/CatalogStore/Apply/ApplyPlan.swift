import Campaign

/// What applying data files does, or would do, record by record.
package struct ApplyPlan: Sendable {
    package enum Action: String, Sendable, CaseIterable {
        case create, change, unchanged, conflict
    }

    /// One field that differs.
    package struct FieldChange: Sendable, Equatable {
        package let field: String
        package let old: String?
        package let new: String?

        package init(field: String, old: String?, new: String?) {
            self.field = field
            self.old = old
            self.new = new
        }
    }

    package struct Line: Sendable {
        package let action: Action
        package let entity: String
        package let code: String
        package let place: SourcePlace
        package let changes: [FieldChange]
    }

    /// Everything but the unchanged, in the order in which it is entered; at most `mostLines`.
    package private(set) var lines: [Line] = []
    package private(set) var counts: [Action: Int] = [:]
    /// Counts of created and changed records by entity.
    package private(set) var countsByEntity: [String: [Action: Int]] = [:]
    private static let mostLines = 20_000

    package func count(_ action: Action) -> Int { counts[action] ?? 0 }

    mutating func addUnchanged(_ records: Int) { counts[.unchanged, default: 0] += records }

    mutating func add(_ action: Action, _ record: DesiredRecord, _ changes: [FieldChange] = []) {
        counts[action, default: 0] += 1
        countsByEntity[record.entity.name, default: [:]][action, default: 0] += 1
        guard action != .unchanged, lines.count < ApplyPlan.mostLines else { return }
        lines.append(
            Line(
                action: action, entity: record.entity.name, code: record.code, place: record.place, changes: changes))
    }
}
