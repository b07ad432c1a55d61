package import Campaign
import GRDB

/// How people name a revision: `LEAF-004 --lang ky`, `LEAF-004/ky`, `LEAF-004/ky/3`.
package struct RevisionName: Sendable {
    package let code: String
    package let language: String?
    package let country: String?
    package let number: Int?

    package init(code: String, language: String? = nil, country: String? = nil, number: Int? = nil) {
        self.code = code
        self.language = language
        self.country = country
        self.number = number
    }
}

/// What a revision still needs.
package struct SigningState: Sendable {
    package let status: RevisionStatus
    package let missing: [SigningStep]
}

extension Catalogue {
    /// The variant that is meant; asked about where an item has several and none is named.
    package func variant(named name: RevisionName) throws -> String {
        let parts = name.code.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let item = parts[0].uppercased()
        return try read { database in
            _ = try Entities.item.required(item, in: database)
            let codes = try String.fetchAll(
                database,
                sql: "SELECT v.code FROM variant v JOIN item i ON i.id = v.item_id WHERE i.code = ? ORDER BY v.code",
                arguments: [item])
            if parts.count > 1 {
                let wanted = item + "/" + parts[1]
                guard let found = codes.first(where: { $0.lowercased() == wanted.lowercased() }) else {
                    throw FieldProblem.unknownRecord(entity: "variant", record: wanted, near: codes)
                }
                return found
            }
            if let language = name.language {
                let tag = try LanguageTag.parse(language).description
                let wanted = EntityRules.variantCode(item: item, language: tag, country: name.country?.uppercased())
                guard codes.contains(wanted) else {
                    if tag == "uz" { _ = try LanguageTag.written(language) }
                    throw FieldProblem.unknownRecord(entity: "variant", record: wanted, near: codes)
                }
                return wanted
            }
            guard codes.count == 1 else {
                throw PlainProblem("variant.which", ["item": .text(item), "choices": .list(codes)], category: .usage)
            }
            return codes[0]
        }
    }

    /// The revision that is meant: the one numbered, else the newest.
    package func revision(named name: RevisionName) throws -> String {
        let parts = name.code.split(separator: "/").map(String.init)
        let variant = try variant(named: name)
        let number = name.number ?? (parts.count > 2 ? Int(parts[2]) : nil)
        return try read { database in
            if let number { return try Entities.revision.required("\(variant)/\(number)", in: database).code }
            let newest = try String.fetchOne(
                database,
                sql: """
                    SELECT r.code FROM revision r JOIN variant v ON v.id = r.variant_id WHERE v.code = ?
                    ORDER BY r.number DESC LIMIT 1
                    """, arguments: [variant])
            guard let newest else {
                throw PlainProblem("variant.planned", ["variant": .text(variant)], category: .notFound)
            }
            return newest
        }
    }

    /// The revision of a variant that is approved on a day; nil where there is none.
    package func approvedRevision(of variant: String, on day: Day) throws -> String? {
        try read { database in
            try String.fetchOne(
                database,
                sql: """
                    SELECT r.code FROM revision r JOIN variant v ON v.id = r.variant_id
                    JOIN revision_status s ON s.revision_id = r.id AND s.status = 'approved' AND s.from_day <= ?2
                    AND (s.until_day IS NULL OR s.until_day >= ?2) WHERE v.code = ?1 ORDER BY r.number DESC LIMIT 1
                    """, arguments: [variant, day.description])
        }
    }

    /// The status of a revision on a day, and the signatures that it still lacks.
    package func signingState(of revision: String, on day: Day) throws -> SigningState {
        try read { database in
            let record = try Entities.revision.required(revision, in: database)
            let status = try String.fetchOne(
                database,
                sql: """
                    SELECT status FROM revision_status WHERE revision_id = ? AND from_day <= ?
                    AND (until_day IS NULL OR until_day >= ?)
                    """, arguments: [record.id, day.description, day.description])
            let row = try Row.fetchOne(
                database,
                sql: """
                    SELECT i.kind FROM revision r JOIN variant v ON v.id = r.variant_id
                    JOIN item i ON i.id = v.item_id WHERE r.id = ?
                    """, arguments: [record.id])
            let kind = (row?["kind"] as String?).flatMap(MaterialKind.init) ?? .leaflet
            let settled = Set(
                try String.fetchAll(
                    database,
                    sql: """
                        SELECT step FROM signature s WHERE revision_id = ? AND on_day <= ? AND decision <> 'rejected'
                        AND (expires_on IS NULL OR expires_on >= ?) AND NOT EXISTS (
                            SELECT 1 FROM signature n WHERE n.revision_id = s.revision_id AND n.step = s.step
                            AND n.on_day <= ? AND (n.on_day, n.id) > (s.on_day, s.id))
                        """, arguments: [record.id, day.description, day.description, day.description]))
            let due = try ClearanceRules(in: database).steps(for: kind)
            return SigningState(
                status: status.flatMap(RevisionStatus.init) ?? .draft,
                missing: due.filter { !settled.contains($0.rawValue) })
        }
    }

    /// How many revisions are in which status on a day.
    package func statusCounts(on day: Day) throws -> [(String, Int)] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT status, count(*) AS n FROM revision_status WHERE from_day <= ?
                    AND (until_day IS NULL OR until_day >= ?) GROUP BY status ORDER BY status
                    """, arguments: [day.description, day.description]
            ).map { ($0["status"], $0["n"]) }
        }
    }
}
