import Campaign
import Crypto
import Foundation
import GRDB

/// What is known of the data files as they were last applied, so that a file that says nothing new is not read again.
///
/// A file is settled when its bytes are those of its last apply and no record that it named has been changed since:
/// then every record in it is unchanged by definition, and the trail proves it.
struct AppliedFiles {
    struct Entry {
        let digest: String
        let records: Int
        /// The media files that it names.
        let media: [String]
    }

    private let entries: [String: Entry]
    private let touched: Set<String>

    init(in database: Database) throws {
        var entries: [String: Entry] = [:]
        for row in try Row.fetchAll(database, sql: "SELECT name, digest, records, media FROM apply_file") {
            let media = (row["media"] as String).split(separator: "\n").map(String.init)
            entries[row["name"]] = Entry(digest: row["digest"], records: row["records"], media: media)
        }
        self.entries = entries
        touched = try AppliedFiles.touchedFiles(in: database)
    }

    /// The entry of a file that has nothing new to say; nil for one that must be read.
    func settled(_ name: String, digest: String) -> Entry? {
        guard let entry = entries[name], entry.digest == digest, !touched.contains(name) else { return nil }
        return entry
    }

    /// Remembers a file after all of it was applied without conflict.
    static func remember(_ name: String, _ entry: Entry, at sequence: Int64, in database: Database) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO apply_file VALUES (?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET
                digest = excluded.digest, records = excluded.records, media = excluded.media, seq = excluded.seq
                """
        ).execute(arguments: [name, entry.digest, entry.records, entry.media.joined(separator: "\n"), sequence])
    }

    /// An apply that changed nothing makes no link: its files are as of the newest one.
    static func settle(in session: ChangeSession) throws {
        guard !session.hasChanges else { return }
        try session.database.execute(
            sql: "UPDATE apply_file SET seq = ? WHERE seq = ?", arguments: [session.sequence - 1, session.sequence])
    }

    static func forget(_ name: String, in database: Database) throws {
        try database.execute(sql: "DELETE FROM apply_file WHERE name = ?", arguments: [name])
    }

    /// SHA-256 of a file's bytes. Data files are small; the reader refuses larger ones.
    static func digest(ofFileAt path: String) -> String {
        guard let bytes = FileManager.default.contents(atPath: path) else { return "" }
        return Hexadecimal.string(SHA256.hash(data: bytes))
    }

    /// Files that named a record which somebody has changed after the file was applied.
    private static func touchedFiles(in database: Database) throws -> Set<String> {
        let changes = try Row.fetchCursor(
            database,
            sql: """
                SELECT c.seq, c.entity, json_extract(c.after, '$.code') AS code FROM audit_change c
                WHERE c.seq > (SELECT coalesce(min(seq), 0) FROM apply_file) AND c.after IS NOT NULL
                """)
        var touched: Set<String> = []
        while let change = try changes.next() {
            let code: String? = change["code"]
            let file = try String.fetchOne(
                database.cachedStatement(
                    sql: """
                        SELECT f.name FROM apply_base b JOIN apply_file f ON f.name = b.source_file
                        WHERE b.entity = ? AND b.code = ? AND f.seq < ?
                        """), arguments: [change["entity"] as String, code, change["seq"] as Int64])
            if let file { touched.insert(file) }
        }
        return touched
    }
}
