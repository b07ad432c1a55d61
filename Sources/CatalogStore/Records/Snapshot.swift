import Campaign
import Foundation
package import GRDB

/// A record as it stands: its code and its fields as canonical text.
package struct Snapshot: Sendable {
    let id: Int64
    package let uid: [UInt8]
    package let code: String
    package let fields: FieldValues

    init(row: Row, of entity: EntityDescription) {
        id = row["_id"]
        uid = Array(row["_uid"] as Data)
        code = row["code"]
        var fields: FieldValues = [:]
        for field in entity.fields {
            if let value = row[field.name] as String? { fields[field.name] = value }
        }
        self.fields = fields
    }

    /// What enters the audit trail.
    var canonicalJSON: String {
        var said = fields
        said["code"] = code
        return CanonicalJSON.object(said)
    }
}

extension EntityDescription {
    /// The code in the case in which it is stored; refused when it can be no code.
    package func canonicalCode(_ typed: String) throws -> String {
        if codeIsUpperCase { return try Code(typed).description }
        guard (1...400).contains(typed.utf8.count) else {
            throw FieldProblem.invalid(entity: name, field: "code", value: String(typed.prefix(40)), wanted: "text")
        }
        return typed
    }

    func id(of code: String, in database: Database) throws -> Int64? {
        try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT id FROM \(table) WHERE code = ?"), arguments: [code])
    }

    package func snapshot(of code: String, in database: Database) throws -> Snapshot? {
        try Row.fetchOne(database.cachedStatement(sql: snapshotSQL + " WHERE t.code = ?"), arguments: [code])
            .map { Snapshot(row: $0, of: self) }
    }

    func snapshot(id: Int64, in database: Database) throws -> Snapshot? {
        try Row.fetchOne(database.cachedStatement(sql: snapshotSQL + " WHERE t.id = ?"), arguments: [id])
            .map { Snapshot(row: $0, of: self) }
    }

    /// Every record in the order of its code, one at a time.
    package func forEachSnapshot(
        in database: Database, where condition: String = "1", arguments: StatementArguments = [],
        _ body: (Snapshot) throws -> Void
    ) throws {
        let rows = try Row.fetchCursor(
            database, sql: snapshotSQL + " WHERE \(condition) ORDER BY t.code", arguments: arguments)
        while let row = try rows.next() { try body(Snapshot(row: row, of: self)) }
    }

    /// The record, or a problem that names what is near.
    package func required(_ code: String, in database: Database) throws -> Snapshot {
        let canonical = codeIsUpperCase ? code.uppercased() : code
        if let found = try snapshot(of: canonical, in: database) { return found }
        let near = try String.fetchAll(
            database, sql: "SELECT code FROM \(table) WHERE code >= ? ORDER BY code LIMIT 3",
            arguments: [String(canonical.prefix(4))])
        throw FieldProblem.unknownRecord(entity: name, record: code, near: near)
    }
}
