/// What an entity is made of: the one description from which reading, checking, writing, comparing, exporting and
/// the audit trail's snapshots follow.
package struct EntityDescription: Sendable {
    /// The stable name in the audit trail and in machine output.
    package let name: String
    let table: String
    package let fields: [Field]
    /// Whether office codes are in capitals (`LEAF-004`) or as given (`poor_youth`, `LEAF-004/ky/1`).
    let codeIsUpperCase: Bool
    /// Whether its rows are facts that are only appended; an edit of them is refused.
    package let isFact: Bool

    init(_ name: String, table: String? = nil, upperCase: Bool = false, fact: Bool = false, _ fields: [Field]) {
        self.name = name
        self.table = table ?? name
        self.fields = fields
        codeIsUpperCase = upperCase
        isFact = fact
    }

    package func field(_ name: String) -> Field? { fields.first { $0.name == name } }

    /// Reads uid, code and every field as canonical text from `t`.
    var snapshotSQL: String {
        let columns = fields.map { $0.snapshotExpression(in: Entities.named) + " AS \"\($0.name)\"" }
        return "SELECT " + (["t.id AS _id", "t.uid AS _uid", "t.code AS code"] + columns).joined(separator: ", ")
            + " FROM \(table) t"
    }
}
