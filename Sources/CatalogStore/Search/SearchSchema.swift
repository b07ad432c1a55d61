/// The search index: a plain `unicode61` table over keys made in Swift, and the words for spelling.
///
/// Titles stand in a small index of their own besides, because a word that is in every text is in few titles.
/// The n-th word of a key column is the n-th word of the text, so that a hit can be marked in the text as written.
/// What is asked about most stands beside each document in a table so narrow that it stays in memory: a word that is
/// everywhere is then sifted by language or kind at the cost of one lookup a document.
enum SearchSchema {
    static let tables = ["search_index", "search_title", "search_text", "search_document", "search_word"]

    static let sql = """
        CREATE TABLE search_document (
            id INTEGER PRIMARY KEY, item_id INTEGER NOT NULL REFERENCES item (id),
            variant_id INTEGER UNIQUE REFERENCES variant (id), code TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL, language TEXT, country TEXT, native_read INTEGER
        ) STRICT;
        CREATE TABLE search_text (
            id INTEGER PRIMARY KEY REFERENCES search_document (id), title TEXT NOT NULL, body TEXT NOT NULL
        ) STRICT;
        CREATE INDEX search_document_by_item ON search_document (item_id);
        CREATE VIRTUAL TABLE search_index USING fts5 (
            code, title, body, title_loose, body_loose, title_latin, body_latin,
            prefix = '3 4 5 6', tokenize = "unicode61 remove_diacritics 0");
        CREATE VIRTUAL TABLE search_title USING fts5 (
            code, title, title_loose, title_latin, prefix = '3 4 5 6', tokenize = "unicode61 remove_diacritics 0");
        CREATE TABLE search_word (
            deletion TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY (deletion, word)
        ) STRICT, WITHOUT ROWID;
        """
}
