import Foundation
package import GRDB
import LanguageCheck

/// Keeps the search index current: one document for each variant, and one for an item that has none yet.
package enum SearchIndex {
    /// Makes the index entries of an item and its variants anew, where their text differs from what is indexed.
    static func refresh(item: Int64, in database: Database) throws {
        let due = try SearchDocuments.due(item: item, in: database)
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT d.*, t.title, t.body FROM search_document d JOIN search_text t ON t.id = d.id
                    WHERE d.item_id = ?
                    """), arguments: [item])
        for row in rows where !due.contains(where: { $0.variantID == row["variant_id"] as Int64? }) {
            try remove(row["id"], in: database)
        }
        for document in due {
            guard let row = rows.first(where: { $0["variant_id"] as Int64? == document.variantID }) else {
                try insert(document, in: database)
                continue
            }
            try bringUpToDate(row, to: document, in: database)
        }
    }

    private static func bringUpToDate(_ row: Row, to document: SearchDocument, in database: Database) throws {
        let id: Int64 = row["id"]
        if SearchDocument.Facets(row) != document.facets {
            let facets = document.facets
            try database.cachedStatement(
                sql: "UPDATE search_document SET kind = ?, language = ?, country = ?, native_read = ? WHERE id = ?"
            ).execute(arguments: [facets.kind, facets.language, facets.country, facets.nativeRead, id])
        }
        if row["title"] == document.title && row["body"] == document.body { return }
        try database.cachedStatement(sql: "UPDATE search_text SET title = ?, body = ? WHERE id = ?")
            .execute(arguments: [document.title, document.body, id])
        try removeKeys(id, in: database)
        try index(document, id: id, in: database)
    }

    /// Brings up to date what shows the text of a file: called when a probe is stored.
    package static func refresh(file: Int64, in database: Database) throws {
        let items = try Int64.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT DISTINCT v.item_id FROM revision_file f JOIN revision r ON r.id = f.revision_id
                    JOIN variant v ON v.id = r.variant_id WHERE f.file_id = ?
                    """), arguments: [file])
        for item in items { try refresh(item: item, in: database) }
    }

    /// Makes the whole index anew from the records.
    package static func rebuild(in database: Database) throws {
        for table in SearchSchema.tables { try database.execute(sql: "DELETE FROM \(table)") }
        for item in try Int64.fetchAll(database, sql: "SELECT id FROM item ORDER BY code") {
            try refresh(item: item, in: database)
        }
        try merge(in: database)
    }

    /// A change of more than one item in so many merges the index: its cost stays in proportion to the change's own.
    private static let mergedShare = 25

    /// Merges what the index was written in, where a change of so many items has left it in many pieces: a word is
    /// looked up in each piece, so that searches in an index just filled take twice as long.
    static func merge(afterItems changed: Int, in database: Database) throws {
        guard changed > 1, changed * mergedShare > (try Int.fetchOne(database, sql: "SELECT count(*) FROM item") ?? 0)
        else { return }
        try merge(in: database)
    }

    private static func merge(in database: Database) throws {
        for index in ["search_index", "search_title"] {
            try database.execute(sql: "INSERT INTO \(index) (\(index)) VALUES ('optimize')")
        }
    }

    private static func insert(_ document: SearchDocument, in database: Database) throws {
        let facets = document.facets
        try database.cachedStatement(
            sql: """
                INSERT INTO search_document (item_id, variant_id, code, kind, language, country, native_read)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            document.itemID, document.variantID, document.code, facets.kind, facets.language, facets.country,
            facets.nativeRead,
        ])
        let id = database.lastInsertedRowID
        try database.cachedStatement(sql: "INSERT INTO search_text (id, title, body) VALUES (?, ?, ?)")
            .execute(arguments: [id, document.title, document.body])
        try index(document, id: id, in: database)
    }

    private static func index(_ document: SearchDocument, id: Int64, in database: Database) throws {
        let title = SearchKeys.words(in: document.title)
        let body = SearchKeys.words(in: document.body)
        let code = keys(SearchKeys.words(in: document.code), .exact)
        func keys(_ words: [SearchWord], _ tier: SearchTier) -> String {
            words.map { $0.key(tier) }.joined(separator: " ")
        }
        try database.cachedStatement(
            sql: """
                INSERT INTO search_index
                (rowid, code, title, body, title_loose, body_loose, title_latin, body_latin)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            id, code, keys(title, .exact), keys(body, .exact),
            keys(title, .loose), keys(body, .loose), keys(title, .latin), keys(body, .latin),
        ])
        try database.cachedStatement(
            sql: "INSERT INTO search_title (rowid, code, title, title_loose, title_latin) VALUES (?, ?, ?, ?, ?)"
        ).execute(arguments: [id, code, keys(title, .exact), keys(title, .loose), keys(title, .latin)])
        try SpellingWords.add(title + body, in: database)
    }

    private static func remove(_ id: Int64, in database: Database) throws {
        try removeKeys(id, in: database)
        for table in ["search_text", "search_document"] {
            try database.cachedStatement(sql: "DELETE FROM \(table) WHERE id = ?").execute(arguments: [id])
        }
    }

    private static func removeKeys(_ id: Int64, in database: Database) throws {
        for table in ["search_index", "search_title"] {
            try database.cachedStatement(sql: "DELETE FROM \(table) WHERE rowid = ?").execute(arguments: [id])
        }
    }
}

/// What is indexed of one variant, or of an item without variants.
struct SearchDocument {
    let itemID: Int64
    let variantID: Int64?
    let code: String
    let facets: Facets
    /// The item's working title, then the titles of the revisions, a line each.
    let title: String
    /// Notes, house numbers, codes of contacts, then the text inside the files.
    let body: String

    /// What documents are most often sifted by; of an item without variants the kind alone.
    struct Facets: Equatable {
        let kind: String
        var language: String?
        var country: String?
        var nativeRead: Int?
    }
}

extension SearchDocument.Facets {
    init(_ row: Row) {
        self.init(
            kind: row["kind"], language: row["language"], country: row["country"], nativeRead: row["native_read"])
    }
}

enum SearchDocuments {
    /// Longer texts are indexed up to here.
    private static let longestBody = 400_000

    static func due(item: Int64, in database: Database) throws -> [SearchDocument] {
        guard
            let row = try Row.fetchOne(
                database.cachedStatement(sql: "SELECT code, kind, title, note FROM item WHERE id = ?"),
                arguments: [item])
        else { return [] }
        let variants = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT v.id, v.code, v.note, i.kind, v.language, v.country, v.native_read
                    FROM variant v JOIN item i ON i.id = v.item_id WHERE v.item_id = ? ORDER BY v.code
                    """), arguments: [item])
        if variants.isEmpty {
            return [
                SearchDocument(
                    itemID: item, variantID: nil, code: row["code"],
                    facets: SearchDocument.Facets(kind: row["kind"]), title: row["title"], body: row["note"] ?? "")
            ]
        }
        return try variants.map { variant in
            try document(item: item, row: row, variant: variant, in: database)
        }
    }

    private static func document(item: Int64, row: Row, variant: Row, in database: Database) throws -> SearchDocument {
        let id: Int64 = variant["id"]
        func texts(_ sql: String) throws -> [String] {
            try String.fetchAll(database.cachedStatement(sql: sql), arguments: [id])
        }
        let titles = try texts("SELECT DISTINCT title FROM revision WHERE variant_id = ? ORDER BY number DESC")
        let notes = try texts(
            "SELECT DISTINCT note FROM revision WHERE variant_id = ? AND note IS NOT NULL ORDER BY number DESC")
        let numbers = try texts(
            """
            SELECT DISTINCT h.number FROM house_number h JOIN revision r ON r.id = h.revision_id
            WHERE r.variant_id = ? ORDER BY h.number
            """)
        let contacts = try texts(
            """
            SELECT DISTINCT c.code FROM shown_contact s JOIN contact c ON c.id = s.contact_id
            JOIN revision r ON r.id = s.revision_id WHERE r.variant_id = ? ORDER BY c.code
            """)
        let files = try texts(
            """
            SELECT DISTINCT p.text FROM media_probe p JOIN revision_file f ON f.file_id = p.media_file_id
            WHERE p.text IS NOT NULL AND f.revision_id = (
                SELECT r.id FROM revision r LEFT JOIN revision_status s
                ON s.revision_id = r.id AND s.status = 'approved'
                WHERE r.variant_id = ? ORDER BY s.status IS NULL, r.number DESC LIMIT 1)
            ORDER BY f.code
            """)
        let body = [row["note"] as String?, variant["note"] as String?].compactMap { $0 } + notes + numbers + contacts
        return SearchDocument(
            itemID: item, variantID: id, code: variant["code"], facets: SearchDocument.Facets(variant),
            title: ([row["title"]] + titles).joined(separator: "\n"),
            body: String((body + files).joined(separator: "\n").prefix(longestBody))
                .precomposedStringWithCanonicalMapping)
    }
}
