package import Campaign
import GRDB
import LanguageCheck

extension Catalogue {
    /// Records of an entity that a query finds: items, variants and revisions by the query language on a day, others
    /// by words that stand in their code or in any field, whatever the case and the kind of letters.
    ///
    /// An item is found when one of its variants has all that is wanted, and none has what is not.
    package func records(
        of entity: EntityDescription, matching words: [String] = [], on day: Day? = nil
    ) throws -> [Snapshot] {
        let day = day ?? clock.today
        guard let table = QueriedTable(rawValue: entity.name) else {
            return try records(of: entity, containing: words)
        }
        let query = try Query(arguments: words, on: day)
        return try read { database in
            var found: [Snapshot] = []
            guard !query.isEmpty || !query.order.isEmpty else {
                try entity.forEachSnapshot(in: database) { found.append($0) }
                return found
            }
            let condition = try table.condition(query, in: database)
            try entity.forEachSnapshot(in: database, where: condition.sql, arguments: condition.arguments) {
                found.append($0)
            }
            guard !query.order.isEmpty else { return found }
            let places = try table.places(query, in: database)
            return found.sorted {
                (places[$0.id] ?? .max, $0.code) < (places[$1.id] ?? .max, $1.code)
            }
        }
    }

    private func records(of entity: EntityDescription, containing words: [String]) throws -> [Snapshot] {
        let wanted = words.map { (SearchKeys.loose($0), $0.lowercased()) }
        return try read { database in
            var found: [Snapshot] = []
            try entity.forEachSnapshot(in: database) { record in
                let text = ([record.code] + record.fields.values).joined(separator: "\n")
                let lower = text.lowercased()
                let loose = SearchKeys.loose(text)
                if wanted.allSatisfy({ lower.contains($0.1) || (!$0.0.isEmpty && loose.contains($0.0)) }) {
                    found.append(record)
                }
            }
            return found
        }
    }
}

/// The records that the query language finds.
private enum QueriedTable: String {
    case item, variant, revision

    private var key: String {
        switch self {
        case .item: "d.item_id"
        case .variant: "d.variant_id"
        case .revision: "r.id"
        }
    }

    private func tables(on day: Day) -> String {
        self == .revision ? QueryTables.revisions : QueryTables.documents(on: day.description)
    }

    /// The condition on `t` that any of the groups holds.
    func condition(_ query: Query, in database: Database) throws -> SQLCondition {
        var arguments: StatementArguments = []
        let compiler = QueryConditions(day: query.day, database: database)
        let groups = try query.groups.map { terms -> String in
            let plan = try GroupPlan(terms, conditions: compiler)
            let unwanted = plan.refusals + plan.unwanted.map(GroupPlan.with)
            let wanted = plan.conditions + plan.wanted.map(GroupPlan.with)
            var parts: [String] = []
            if !wanted.isEmpty {
                parts.append("t.id IN (\(selection(wanted.map(\.sql), query.day)))")
                for condition in wanted { arguments += condition.arguments }
            }
            for condition in unwanted {
                parts.append("t.id NOT IN (\(selection([condition.sql], query.day)))")
                arguments += condition.arguments
            }
            return parts.isEmpty ? "1" : parts.joined(separator: " AND ")
        }
        return SQLCondition("(" + groups.map { "(\($0))" }.joined(separator: " OR ") + ")", arguments)
    }

    private func selection(_ conditions: [String], _ day: Day) -> String {
        "SELECT \(key) FROM \(tables(on: day)) WHERE \(key) IS NOT NULL AND \(conditions.joined(separator: " AND "))"
    }

    /// The place of each record in the order that is asked for.
    func places(_ query: Query, in database: Database) throws -> [Int64: Int] {
        let order = QueryTables.order(query.order, on: query.day.description)
        let ids = try Int64.fetchCursor(
            database,
            sql: "SELECT \(key) FROM \(tables(on: query.day)) WHERE \(key) IS NOT NULL ORDER BY \(order)")
        var places: [Int64: Int] = [:]
        var place = 0
        while let id = try ids.next() {
            if places[id] == nil { places[id] = place }
            place += 1
        }
        return places
    }
}
