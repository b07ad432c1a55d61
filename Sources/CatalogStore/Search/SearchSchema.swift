/// The search index: a plain `unicode61` table over keys made in Swift, and the words for spelling.
///
/// Titles stand in a small index of their own besides, because a word that is in every text is in few titles.
/// The n-th word of a key column is the n-th word of the text, so that a hit can be marked in the text as written.
enum SearchSchema {
    static let sql = """
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
        """
}
