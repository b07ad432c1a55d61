import Campaign
import CatalogStore
import GRDB
import TestSupport
import Testing

/// A catalogue that the first version of the program made is searched by this one.
@Suite struct SearchMigrationTests {
    private static let firstSchema = """
        CREATE TABLE search_document (
            id INTEGER PRIMARY KEY, item_id INTEGER NOT NULL REFERENCES item (id),
            variant_id INTEGER UNIQUE REFERENCES variant (id), code TEXT NOT NULL UNIQUE,
            title TEXT NOT NULL, body TEXT NOT NULL
        ) STRICT;
        CREATE INDEX search_document_by_item ON search_document (item_id);
        CREATE VIRTUAL TABLE search_index USING fts5 (
            code, title, body, title_loose, body_loose, title_latin, body_latin,
            prefix = '3 4', tokenize = "unicode61 remove_diacritics 0");
        CREATE VIRTUAL TABLE search_title USING fts5 (
            code, title, title_loose, title_latin, prefix = '3 4', tokenize = "unicode61 remove_diacritics 0");
        CREATE TABLE search_word (
            deletion TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY (deletion, word)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO search_document SELECT id, item_id, id, code, 'old', 'old' FROM variant;
        INSERT INTO search_index (rowid, code, title, body, title_loose, body_loose, title_latin, body_latin)
            SELECT id, code, 'old', 'old', 'old', 'old', 'old', 'old' FROM search_document;
        INSERT INTO search_title SELECT code, 'old', 'old', 'old' FROM search_document;
        INSERT INTO search_word VALUES ('ol', 'old');
        """

    private let day = Day("2006-11-15") ?? Day(ordinal: 0)

    private func filled() throws -> FreshCatalogue {
        let fresh = try FreshCatalogue()
        try fresh.addLeaflet("LEAF-001", languages: ["ky", "ru", "uz-Latn"])
        try fresh.addLeaflet("LEAF-002", languages: ["ru"])
        try fresh.add(Entities.item, "POST-001", ["kind": "poster", "title": "Ещё не поздно"])
        try fresh.edit(Entities.variant, "LEAF-001/ru", ["note": "Для вокзалов и автостанций"])
        return fresh
    }

    private func takeBackToFirstVersion(_ fresh: FreshCatalogue) throws {
        try fresh.catalogue.change("test", by: fresh.actor) { session in
            let database = session.database
            for table in ["search_index", "search_title", "search_text", "search_document", "search_word"] {
                try database.execute(sql: "DROP TABLE \(table)")
            }
            try database.execute(sql: Self.firstSchema)
            try database.execute(sql: "DELETE FROM grdb_migrations WHERE identifier LIKE '002 %'")
            try database.execute(sql: "PRAGMA user_version = 1")
        }
    }

    /// Everything that the index holds, without the row numbers of one file.
    private func contents(of catalogue: Catalogue) throws -> [String] {
        try catalogue.read { database in
            try [
                """
                SELECT quote(d.code) || quote(i.code) || quote(v.code) || quote(d.kind) || quote(d.language)
                    || quote(d.country) || quote(d.native_read) || quote(t.title) || quote(t.body)
                FROM search_document d JOIN item i ON i.id = d.item_id JOIN search_text t ON t.id = d.id
                LEFT JOIN variant v ON v.id = d.variant_id ORDER BY 1
                """,
                """
                SELECT quote(d.code) || quote(s.code) || quote(s.title) || quote(s.body) || quote(s.title_loose)
                    || quote(s.body_loose) || quote(s.title_latin) || quote(s.body_latin)
                FROM search_index s JOIN search_document d ON d.id = s.rowid ORDER BY 1
                """,
                """
                SELECT quote(d.code) || quote(s.code) || quote(s.title) || quote(s.title_loose)
                    || quote(s.title_latin) FROM search_title s JOIN search_document d ON d.id = s.rowid ORDER BY 1
                """,
                "SELECT word || ' ' || deletion FROM search_word ORDER BY 1",
                "SELECT sql FROM sqlite_master WHERE name LIKE 'search%' AND sql IS NOT NULL ORDER BY name",
            ].flatMap { try String.fetchAll(database, sql: $0) }
        }
    }

    private func codes(_ text: String, in catalogue: Catalogue) throws -> [String] {
        try catalogue.search(Query(text, on: day)).hits.map(\.code).sorted()
    }

    @Test func anOldCatalogueIsSearchedAfterItIsOpened() throws {
        let fresh = try filled()
        try takeBackToFirstVersion(fresh)
        let catalogue = try fresh.reopened()
        #expect(try codes("обещаниям lang:ru", in: catalogue) == ["LEAF-001/ru", "LEAF-002/ru"])
        #expect(try codes("еще kind:poster", in: catalogue) == ["POST-001"])
        #expect(try codes("вокзалоф", in: catalogue) == ["LEAF-001/ru"])
        #expect(try codes("old", in: catalogue).isEmpty)
    }

    @Test func aMigratedIndexIsThatOfAFreshCatalogue() throws {
        let fresh = try filled()
        let due = try contents(of: fresh.catalogue)
        try takeBackToFirstVersion(fresh)
        let catalogue = try fresh.reopened()
        #expect(try contents(of: catalogue) == due)
        #expect(try catalogue.doctor().findings.isEmpty)
    }

    @Test func aMigratedIndexIsKeptCurrent() throws {
        let fresh = try filled()
        try takeBackToFirstVersion(fresh)
        let catalogue = try fresh.reopened()
        try catalogue.change("test", by: fresh.actor) { session in
            _ = try session.update(
                Entities.variant, code: "LEAF-002/ru", ["native_read": "yes", "note": "Для общежитий"])
        }
        #expect(try codes("native:yes обещаниям", in: catalogue) == ["LEAF-002/ru"])
        #expect(try codes("общежитий", in: catalogue) == ["LEAF-002/ru"])
    }
}
