/// The search index: a plain `unicode61` table over keys made in Swift, and the words for spelling.
enum SearchSchema {
    static let sql = """
        CREATE TABLE search_document (
            id INTEGER PRIMARY KEY, item_id INTEGER NOT NULL REFERENCES item (id),
            variant_id INTEGER UNIQUE REFERENCES variant (id), text TEXT NOT NULL
        ) STRICT;
        CREATE INDEX search_document_by_item ON search_document (item_id);
        CREATE VIRTUAL TABLE search_index USING fts5 (
            title, body, title_loose, body_loose, title_latin, body_latin,
            prefix = '2 3 4', tokenize = "unicode61 remove_diacritics 0");
        CREATE TABLE search_word (
            deletion TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY (deletion, word)
        ) STRICT, WITHOUT ROWID;
        """
}
