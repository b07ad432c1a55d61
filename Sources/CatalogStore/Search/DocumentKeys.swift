import GRDB
import Glibc
import LanguageCheck

/// The keys of one document, each column read when it is first asked for.
struct DocumentKeys {
    enum Column: String, CaseIterable {
        case code, title, body
    }

    let id: Int64
    private let database: Database
    private var titles: [String] = []
    private var bodies: [String] = []

    init(of id: Int64, in database: Database) {
        self.id = id
        self.database = database
    }

    mutating func keys(_ column: Column, _ tier: SearchTier) throws -> String {
        if column == .body {
            if bodies.isEmpty { bodies = try read("c2, c4, c6", from: "search_index") }
            return bodies[tier.rawValue]
        }
        if titles.isEmpty { titles = try read("c1, c2, c3, c0", from: "search_title") }
        return titles[column == .code ? 3 : tier.rawValue]
    }

    /// From the table that stands behind an index and has its columns by number
    /// (https://www.sqlite.org/fts5.html#fts5_data_structures): the way through the index costs twice as much.
    private func read(_ columns: String, from index: String) throws -> [String] {
        let statement = try database.cachedStatement(sql: "SELECT \(columns) FROM \(index)_content WHERE id = ?")
        let rows = try Row.fetchCursor(statement, arguments: [id])
        return try rows.next().map { row in (0..<row.count).map { row[$0] } } ?? ["", "", "", ""]
    }

    /// The text whose words the keys stand for.
    func text(_ column: Column) throws -> String {
        let table = column == .code ? "search_document" : "search_text"
        return try String.fetchOne(
            database.cachedStatement(sql: "SELECT \(column.rawValue) FROM \(table) WHERE id = ?"), arguments: [id])
            ?? ""
    }
}

/// A column of keys: a key for each word of the text, parted by single spaces.
///
/// A key of several words has single spaces too, so what was asked for is sought as a run of bytes between spaces.
enum KeyColumn {
    private static let space: UInt8 = 0x20

    /// The number of the word at which the first of some keys stands.
    static func position(of wanted: [[UInt8]], in keys: String, asPrefix: Bool) -> Int? {
        var found: Int?
        for key in wanted {
            forEachPlace(of: key, in: keys, asPrefix: asPrefix) { number in
                found = min(number, found ?? number)
                return false
            }
        }
        return found
    }

    /// The numbers of all the words at which a key stands.
    static func positions(of key: [UInt8], in keys: String, asPrefix: Bool) -> [Int] {
        var numbers: [Int] = []
        forEachPlace(of: key, in: keys, asPrefix: asPrefix) { number in
            numbers.append(number)
            return true
        }
        return numbers
    }

    /// Calls the body with the number of each word at which a key stands, until it returns false.
    private static func forEachPlace(of key: [UInt8], in keys: String, asPrefix: Bool, _ body: (Int) -> Bool) {
        var keys = keys
        keys.withUTF8 { bytes in
            guard let base = bytes.baseAddress else { return }
            var number = 0
            var start = 0
            while start + key.count <= bytes.count {
                let end = start + key.count
                if memcmp(base + start, key, key.count) == 0,
                    asPrefix || end == bytes.count || bytes[end] == space, !body(number)
                {
                    return
                }
                guard let next = memchr(base + start, Int32(space), bytes.count - start) else { return }
                start = UnsafeRawPointer(next) - UnsafeRawPointer(base) + 1
                number += 1
            }
        }
    }
}

extension SearchTier {
    /// What the columns of keys of this tier end with.
    var columnSuffix: String {
        switch self {
        case .exact: ""
        case .loose: "_loose"
        case .latin: "_latin"
        }
    }
}

extension QueryWords {
    var meantKeys: [[UInt8]] { meant.map { Array($0.utf8) } }
}

extension MatchStage {
    /// The best stage at which a document has all the words: what the index would say, from the document's own keys.
    static func best(of document: inout DocumentKeys, for wanted: [QueryWords]) throws -> Int {
        for (index, stage) in ranked.enumerated() where try wanted.allSatisfy({ try stage.meets($0, in: &document) }) {
            return index
        }
        return ranked.count
    }

    private func meets(_ words: QueryWords, in document: inout DocumentKeys) throws -> Bool {
        let isMended = !words.meant.isEmpty
        for tier in isMended ? meantTiers : tiers {
            let wanted = isMended ? words.meantKeys : [words.phrase(tier)]
            for column in DocumentKeys.Column.allCases where column != .body || place == .anywhere {
                let keys = try document.keys(column, tier)
                let asPrefix = !isMended && mayExtend(words, tier)
                if KeyColumn.position(of: wanted, in: keys, asPrefix: asPrefix) != nil { return true }
            }
        }
        return false
    }
}
