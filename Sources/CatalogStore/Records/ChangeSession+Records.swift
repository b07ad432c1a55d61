import Campaign
import Crypto
import Foundation
import GRDB

extension ChangeSession {
    /// Enters a new record.
    ///
    /// - Parameters:
    ///   - typed: fields as typed or as canonical text; unknown names are refused, empty ones left out.
    ///   - derivedIdentity: whether the identity follows from kind and code, so that offices agree (shared data).
    /// - Returns: its key inside this file.
    @discardableResult
    package func create(
        _ entity: EntityDescription, code typedCode: String, _ typed: [String: String], derivedIdentity: Bool = false
    ) throws -> Int64 {
        try registerKey()
        let code = try entity.canonicalCode(typedCode)
        let fields = try canonical(typed, of: entity)
        for field in entity.fields where field.isRequired && fields[field.name] == nil {
            throw FieldProblem.missing(entity: entity.name, field: field.name)
        }
        guard try entity.id(of: code, in: database) == nil else {
            throw FieldProblem.exists(entity: entity.name, record: code)
        }
        try EntityRules.check(entity, code: code, fields: fields, before: nil, in: database)
        let stored = try entity.fields.filter { !$0.isLinks }.compactMap { field in
            try fields[field.name].map { (field.column, try databaseValue($0, of: field, in: entity)) }
        }
        let uid = derivedIdentity ? identity(of: entity, code: code) : newIdentity()
        let columns = ["uid", "code"] + stored.map(\.0)
        let marks = Array(repeating: "?", count: columns.count).joined(separator: ", ")
        try database.cachedStatement(
            sql: "INSERT INTO \(entity.table) (\(columns.joined(separator: ", "))) VALUES (\(marks))"
        ).execute(arguments: StatementArguments([Data(uid.bytes).databaseValue, code.databaseValue] + stored.map(\.1)))
        let id = database.lastInsertedRowID
        for field in entity.fields where field.isLinks {
            try setLinks(field, fields[field.name], owner: id, of: entity)
        }
        guard let after = try entity.snapshot(id: id, in: database) else { return id }
        try record(entity: entity.name, uid: uid.bytes, before: nil, after: after.canonicalJSON)
        try affected.note(entity, id: id, fields: after.fields, isNew: true, in: database)
        return id
    }

    /// Changes fields of a record; an empty text clears a field. False when nothing differs.
    @discardableResult
    package func update(_ entity: EntityDescription, code: String, _ typed: [String: String]) throws -> Bool {
        let wanted = try canonical(typed, of: entity)
        let differs = try entity.required(code, in: database).fields
        guard entity.fields.contains(where: { typed[$0.name] != nil && wanted[$0.name] != differs[$0.name] }) else {
            return false
        }
        try registerKey()
        let before = try entity.required(code, in: database)
        let changed = entity.fields.filter { typed[$0.name] != nil && wanted[$0.name] != before.fields[$0.name] }
        guard !entity.isFact else { throw FieldProblem.factIsFixed(entity: entity.name, record: before.code) }
        var after = before.fields
        for field in changed { after[field.name] = wanted[field.name] }
        if let missing = changed.first(where: { $0.isRequired && after[$0.name] == nil }) {
            throw FieldProblem.missing(entity: entity.name, field: missing.name)
        }
        try EntityRules.check(entity, code: before.code, fields: after, before: before.fields, in: database)
        try store(changed, wanted, owner: before.id, of: entity)
        guard let now = try entity.snapshot(id: before.id, in: database) else { return true }
        try record(entity: entity.name, uid: before.uid, before: before.canonicalJSON, after: now.canonicalJSON)
        try affected.note(entity, id: before.id, fields: now.fields, isNew: false, in: database)
        return true
    }

    /// All columns in one statement, because some of them are only right together.
    private func store(_ changed: [Field], _ wanted: FieldValues, owner: Int64, of entity: EntityDescription) throws {
        let columns = changed.filter { !$0.isLinks }
        let values = try columns.map { field in
            let fallback = if case .flag = field.form { 0.databaseValue } else { DatabaseValue.null }
            return try wanted[field.name].map { try databaseValue($0, of: field, in: entity) } ?? fallback
        }
        if !columns.isEmpty {
            let settings = columns.map { "\($0.column) = ?" }.joined(separator: ", ")
            try database.cachedStatement(sql: "UPDATE \(entity.table) SET \(settings) WHERE id = ?")
                .execute(arguments: StatementArguments(values + [owner.databaseValue]))
        }
        for field in changed where field.isLinks { try setLinks(field, wanted[field.name], owner: owner, of: entity) }
    }

    private func canonical(_ typed: [String: String], of entity: EntityDescription) throws -> FieldValues {
        var fields: FieldValues = [:]
        for (name, text) in typed {
            guard let field = entity.field(name) else {
                throw FieldProblem.unknownField(entity: entity.name, field: name, known: entity.fields.map(\.name))
            }
            fields[name] = try FieldCanon.canonical(text, for: field, of: entity.name)
        }
        return fields
    }

    private func databaseValue(_ text: String, of field: Field, in entity: EntityDescription) throws -> DatabaseValue {
        switch field.form {
        case .whole: return (Int64(text) ?? 0).databaseValue
        case .decimalMillionths: return (FieldCanon.millionths(text) ?? 0).databaseValue
        case .hundredths: return ((FieldCanon.millionths(text) ?? 0) / 10_000).databaseValue
        case .clock: return (BroadcastClock(typed: text)?.milliseconds ?? 0).databaseValue
        case .flag: return (text == "yes" ? 1 : 0).databaseValue
        case .reference(let target):
            return try reference(text, to: target, field: field.name, of: entity).databaseValue
        default: return text.databaseValue
        }
    }

    private func reference(_ code: String, to target: String, field: String, of entity: EntityDescription) throws
        -> Int64
    {
        guard let described = Entities.named(target),
            let id = try described.id(of: described.codeIsUpperCase ? code.uppercased() : code, in: database)
        else { throw FieldProblem.unknownReference(entity: entity.name, field: field, value: code) }
        return id
    }

    private func setLinks(_ field: Field, _ codes: String?, owner: Int64, of entity: EntityDescription) throws {
        guard case .links(let target, let table, let ownerColumn, let targetColumn) = field.form else { return }
        try database.execute(sql: "DELETE FROM \(table) WHERE \(ownerColumn) = ?", arguments: [owner])
        for code in (codes ?? "").split(separator: " ") {
            let id = try reference(String(code), to: target, field: field.name, of: entity)
            try database.cachedStatement(
                sql: "INSERT INTO \(table) (\(ownerColumn), \(targetColumn)) VALUES (?, ?)"
            ).execute(arguments: [owner, id])
        }
    }

    private func identity(of entity: EntityDescription, code: String) -> Identity {
        let digest = Array(SHA256.hash(data: Array("\(entity.name):\(code)".utf8)))
        return Identity(derivedFrom: digest) ?? newIdentity()
    }
}
