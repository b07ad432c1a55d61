import GRDB
import LanguageCheck

/// The words of the index by what is left of them when a letter is taken out, to mend one wrong letter.
enum SpellingWords {
    /// Shorter words have too many neighbours to mend.
    private static let shortest = 4
    private static let longest = 40

    /// Puts the words of a text among those that can be meant.
    static func add(_ words: [SearchWord], in database: Database) throws {
        let known = try database.cachedStatement(
            sql: "SELECT EXISTS (SELECT 1 FROM search_word WHERE deletion = ?1 AND word = ?1)")
        let insert = try database.cachedStatement(sql: "INSERT OR IGNORE INTO search_word VALUES (?, ?)")
        var seen: Set<String> = []
        for word in words {
            for key in [word.loose, word.latin] where isMendable(key) && seen.insert(key).inserted {
                if try Bool.fetchOne(known, arguments: [key]) ?? false { continue }
                for deletion in deletions(of: key) { try insert.execute(arguments: [deletion, key]) }
            }
        }
    }

    /// Words of the index that differ from a key by one letter left out, added, wrong or swapped; at most so many.
    static func near(_ key: String, limit: Int = 12, in database: Database) throws -> [String] {
        guard isMendable(key) else { return [] }
        let select = try database.cachedStatement(sql: "SELECT word FROM search_word WHERE deletion = ? LIMIT 200")
        var found: [String] = []
        for deletion in deletions(of: key) {
            for word in try String.fetchAll(select, arguments: [deletion]) {
                if !found.contains(word), isOneEdit(key, word) { found.append(word) }
                if found.count == limit { return found }
            }
        }
        return found
    }

    private static func isMendable(_ key: String) -> Bool {
        let letters = key.unicodeScalars
        return (shortest...longest).contains(letters.count)
            && !letters.contains { $0.properties.generalCategory == .decimalNumber }
    }

    /// The word itself and what is left of it when one letter is taken out.
    static func deletions(of key: String) -> Set<String> {
        let letters = Array(key.unicodeScalars)
        var keys: Set<String> = [key]
        for index in letters.indices {
            var rest = String.UnicodeScalarView()
            rest.append(contentsOf: letters[..<index])
            rest.append(contentsOf: letters[(index + 1)...])
            keys.insert(String(rest))
        }
        return keys
    }

    static func isOneEdit(_ left: String, _ right: String) -> Bool {
        let first = Array(left.unicodeScalars)
        let second = Array(right.unicodeScalars)
        guard abs(first.count - second.count) <= 1, first != second else { return false }
        var head = 0
        while head < min(first.count, second.count), first[head] == second[head] { head += 1 }
        var tail = 0
        while tail < min(first.count, second.count) - head,
            first[first.count - 1 - tail] == second[second.count - 1 - tail]
        {
            tail += 1
        }
        let rest = (first.count - head - tail, second.count - head - tail)
        if rest == (2, 2) { return first[head] == second[head + 1] && first[head + 1] == second[head] }
        return max(rest.0, rest.1) <= 1
    }
}
