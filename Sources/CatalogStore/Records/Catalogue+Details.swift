package import Campaign
import GRDB

/// How a variant of an item stands on a day.
package struct VariantLine: Sendable {
    package let code: String
    package let language: String
    package let title: String?
    package let state: String
    package let isNativeRead: Bool
}

/// The parts of one kind that belong to a record.
package struct RecordParts: Sendable {
    package let entity: EntityDescription
    package let records: [Snapshot]
}

extension Catalogue {
    /// The variants of an item as they stand on a day.
    package func variants(of item: String, on day: Day) throws -> [VariantLine] {
        try read { database in
            let owner = try Entities.item.required(item, in: database)
            var lines: [VariantLine] = []
            try Entities.variant.forEachSnapshot(in: database, where: "t.item_id = ?", arguments: [owner.id]) {
                let newest = try VariantState.newest(of: $0.id, on: day, in: database)
                lines.append(
                    VariantLine(
                        code: $0.code, language: $0.fields["language"] ?? "", title: newest.title,
                        state: newest.state, isNativeRead: $0.fields["native_read"] == "yes"))
            }
            return lines
        }
    }

    /// The state of a revision on a day, which signatures it lacks then, and whether a native speaker read its text.
    package func standing(ofRevision code: String, on day: Day) throws -> RevisionStanding {
        let state = try signingState(of: code, on: day)
        let isRead = try read { database in
            let revision = try Entities.revision.required(code, in: database)
            let variant = try Entities.variant.snapshot(of: revision.fields["variant"] ?? "", in: database)
            return variant?.fields["native_read"] == "yes"
        }
        return RevisionStanding(state: state.status.rawValue, missing: state.missing, isNativeRead: isRead)
    }

    /// Codes of the revisions whose text no native speaker has read.
    package func revisionsNotReadByNative() throws -> Set<String> {
        try read { database in
            Set(
                try String.fetchAll(
                    database,
                    sql: """
                        SELECT r.code FROM revision r JOIN variant v ON v.id = r.variant_id
                        WHERE v.native_read IS NOT 1
                        """))
        }
    }

    /// Everything that refers to a record: of a revision its files, people, contacts, signatures; the empty left out.
    package func parts(of code: String, in entity: EntityDescription) throws -> [RecordParts] {
        try read { database in
            let owner = try entity.required(code, in: database)
            return try entity.referring.compactMap { part, field in
                var records: [Snapshot] = []
                try part.forEachSnapshot(in: database, where: "t.\(field.column) = ?", arguments: [owner.id]) {
                    records.append($0)
                }
                return records.isEmpty ? nil : RecordParts(entity: part, records: records)
            }
        }
    }
}

/// How a revision stands on a day.
package struct RevisionStanding: Sendable {
    package let state: String
    package let missing: [SigningStep]
    package let isNativeRead: Bool
}

extension EntityDescription {
    /// The entities whose records are parts of one of this kind, with the field that says so.
    var referring: [(EntityDescription, Field)] {
        let parts: [String: [EntityDescription]] = [
            "item": [Entities.variant], "variant": [Entities.revision],
            "revision": [
                Entities.revisionFile, Entities.revisionPerson, Entities.shownContact, Entities.marking,
                Entities.right, Entities.houseNumber, Entities.pretest, Entities.signature, Entities.handover,
            ],
            "channel": [Entities.daypart, Entities.channelAudience], "flight": [Entities.booking],
            "booking": [Entities.slotStop], "contact": [Entities.contactTest], "handover": [Entities.handoverFile],
            "recall": [Entities.recallLine], "recall_line": [Entities.recallClosure],
            "region": [Entities.regionCode, Entities.regionName],
        ]
        return (parts[name] ?? []).compactMap { part in
            part.field(name == "recall_line" ? "line" : name).map { (part, $0) }
        }
    }
}
