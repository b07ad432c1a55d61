import Campaign
import GRDB
import MediaVault

/// Enters desired records into the catalogue, inside one change, and writes down what it did.
final class Applier {
    private let session: ChangeSession
    private(set) var plan = ApplyPlan()
    /// References to records of the same kind that a later file brings.
    private var deferred: [DesiredRecord] = []

    init(session: ChangeSession) { self.session = session }

    func apply(_ record: DesiredRecord) throws {
        do {
            try enter(record)
        } catch let problem as PlacedProblem {
            throw problem
        } catch let problem as any Problem {
            throw PlacedProblem(problem, at: record.place)
        } catch let error as DatabaseError {
            throw PlacedProblem(CatalogueProblem.from(error, path: record.place.file), at: record.place)
        }
    }

    /// Counts the records of a file that has nothing new to say.
    func skip(records: Int) { plan.addUnchanged(records) }

    /// Applies all of a file, and remembers it as applied when nothing in it was left alone.
    func apply(file name: String, digest: String, of source: ApplySource, media: AppliedMedia) throws {
        let conflictsBefore = plan.count(.conflict)
        var count = 0
        var named: [String] = []
        _ = try source.forEachRecord(in: name) { record in
            count += 1
            guard record.entity.name == Entities.revisionFile.name, let file = record.fields["name"] else {
                try apply(record)
                return
            }
            var attached = record
            let purpose = try purpose(of: record)
            attached.fields["file"] = try media.digest(of: file, for: purpose, in: session, at: record.place)
            named.append(file)
            try apply(attached)
        }
        if plan.count(.conflict) == conflictsBefore {
            let entry = AppliedFiles.Entry(digest: digest, records: count, media: named)
            try AppliedFiles.remember(name, entry, at: session.sequence, in: session.database)
        } else {
            try AppliedFiles.forget(name, in: session.database)
        }
    }

    /// What a file is for; nil where its record itself is wrong, which is told when it is entered.
    private func purpose(of record: DesiredRecord) throws -> FilePurpose? {
        let kind = try String.fetchOne(
            session.database.cachedStatement(
                sql: """
                    SELECT i.kind FROM revision r JOIN variant v ON v.id = r.variant_id
                    JOIN item i ON i.id = v.item_id WHERE r.code = ?
                    """), arguments: [record.fields["revision"]])
        guard let kind = kind.flatMap(MaterialKind.init), let role = record.fields["role"].flatMap(FileRole.init),
            kind.roles.contains(role)
        else { return nil }
        return FilePurpose(kind: kind, role: role)
    }

    /// Enters the references that had to wait until everything was there.
    func finish() throws {
        for record in deferred {
            do {
                try session.update(record.entity, code: record.code, record.fields)
            } catch let problem as any Problem {
                throw PlacedProblem(problem, at: record.place)
            }
        }
        deferred = []
    }

    private func enter(_ record: DesiredRecord) throws {
        let database = session.database
        let code = try record.entity.canonicalCode(record.code)
        let desired = try canonical(record)
        guard let current = try record.entity.snapshot(of: code, in: database) else {
            try create(record, code: code, desired)
            return
        }
        let base = try ApplyBase.fields(of: record.entity, code: code, in: database)
        let comparison = RecordComparison(desired: desired, current: current.fields, base: base)
        if comparison.changes.isEmpty && comparison.conflicts.isEmpty {
            plan.add(.unchanged, record)
            let agreed = (base ?? [:]).merging(desired) { $1 }
            if agreed != base {
                try ApplyBase.set(agreed, of: record.entity, code: code, file: record.place.file, in: database)
            }
            return
        }
        guard !record.entity.isFact, comparison.conflicts.isEmpty || !comparison.changes.isEmpty else {
            plan.add(.conflict, record, comparison.changes + comparison.conflicts)
            return
        }
        let wanted = Dictionary(uniqueKeysWithValues: comparison.changes.map { ($0.field, $0.new ?? "") })
        try session.update(record.entity, code: code, wanted)
        plan.add(.change, record, comparison.changes)
        if !comparison.conflicts.isEmpty { plan.add(.conflict, record, comparison.conflicts) }
        let applied = (base ?? [:]).merging(wanted.filter { !$0.value.isEmpty }) { $1 }
            .filter { wanted[$0.key]?.isEmpty != true }
        try ApplyBase.set(applied, of: record.entity, code: code, file: record.place.file, in: database)
    }

    private func create(_ record: DesiredRecord, code: String, _ desired: FieldValues) throws {
        var now = desired
        var later: FieldValues = [:]
        for field in record.entity.fields where !field.isRequired {
            guard case .reference(let target) = field.form, target == record.entity.name, let wanted = now[field.name],
                try record.entity.id(of: wanted, in: session.database) == nil
            else { continue }
            later[field.name] = wanted
            now[field.name] = nil
        }
        try session.create(record.entity, code: code, now, derivedIdentity: true)
        if !later.isEmpty {
            deferred.append(DesiredRecord(entity: record.entity, code: code, fields: later, place: record.place))
        }
        plan.add(
            .create, record,
            desired.sorted { $0.key < $1.key }.map { ApplyPlan.FieldChange(field: $0.key, old: nil, new: $0.value) })
        try ApplyBase.set(
            desired, of: record.entity, code: code, file: record.place.file, in: session.database)
    }

    /// The wanted fields in canonical form; a field that the file empties stays, as an empty text.
    private func canonical(_ record: DesiredRecord) throws -> FieldValues {
        var fields: FieldValues = [:]
        for (name, text) in record.fields {
            guard let field = record.entity.field(name) else {
                throw FieldProblem.unknownField(
                    entity: record.entity.name, field: name, known: record.entity.fields.map(\.name))
            }
            let canonical = try FieldCanon.canonical(text, for: field, of: record.entity.name)
            if case .reference(let target) = field.form, Entities.named(target)?.codeIsUpperCase == true {
                fields[name] = canonical?.uppercased()
            } else {
                fields[name] = canonical
            }
        }
        return fields
    }
}
