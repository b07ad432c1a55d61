import GRDB

/// Keeps the search index current.
enum SearchIndex {
    /// Makes the index entries of an item and its variants anew.
    static func refresh(item: Int64, in database: Database) throws {}
}
