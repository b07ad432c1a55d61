import Documents
import GRDB

/// The named migrations, in order. A migration that has left the house is never edited.
enum Schema {
    private static let version = 4

    static func bringUpToDate(_ writer: any DatabaseWriter, path: String) throws {
        let found = try writer.read { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
        if found == version { return }
        guard found < version else { throw CatalogueProblem.newer(path) }
        try migrator.migrate(writer)
    }

    private static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("001 the catalogue") { database in
            for sql in [
                GroundSchema.sql, RegionsSchema.sql, MaterialsSchema.records, MaterialsSchema.derivedAndOrders,
                Guards.sql,
            ] {
                try database.execute(sql: sql)
            }
            try database.execute(sql: "PRAGMA user_version = 1")
        }
        // The search index is derived from the records, so whatever an older program made of it is made anew.
        migrator.registerMigration("002 the search index by kind and language") { database in
            for table in SearchSchema.tables { try database.execute(sql: "DROP TABLE IF EXISTS \(table)") }
            try database.execute(sql: SearchSchema.sql)
            // Of these an older program kept no text: they are probed again.
            for type in OfficeText.mediaTypes {
                try database.execute(
                    sql: """
                        DELETE FROM media_probe WHERE text IS NULL
                        AND media_file_id IN (SELECT id FROM media_file WHERE media_type = ?)
                        """, arguments: [type])
            }
            try SearchIndex.rebuild(in: database)
            try database.execute(sql: "PRAGMA user_version = 2")
        }
        migrator.registerMigration("003 the media plan") { database in
            try database.execute(sql: PlanSchema.sql)
            try database.execute(sql: PlanGuards.sql)
            try database.execute(sql: "PRAGMA user_version = 3")
        }
        migrator.registerMigration("004 airings") { database in
            try database.execute(sql: AiringsSchema.sql + AiringsSchema.summary + AiringsSchema.guards)
            try database.execute(sql: "PRAGMA user_version = 4")
        }
        return migrator
    }
}
