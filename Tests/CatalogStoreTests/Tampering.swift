import Campaign
import CatalogStore
import GRDB
import TestSupport

/// Somebody with a database tool of their own and the will to leave no trace.
struct Tampering {
    let queue: DatabaseQueue

    init(_ catalogue: Catalogue) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        configuration.busyMode = .timeout(10)
        queue = try DatabaseQueue(path: catalogue.folder.database, configuration: configuration)
    }

    /// Runs statements with every trigger out of the way, and puts the triggers back as they were.
    func run(_ body: (Database) throws -> Void) throws {
        try queue.write { database in
            let triggers = try Row.fetchAll(database, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            for trigger in triggers { try database.execute(sql: "DROP TRIGGER \"\(trigger["name"] as String)\"") }
            try body(database)
            for trigger in triggers { try database.execute(sql: trigger["sql"]) }
        }
    }

    func run(_ sql: String, _ arguments: StatementArguments = []) throws {
        try run { try $0.execute(sql: sql, arguments: arguments) }
    }
}

extension FreshCatalogue {
    func tamper(_ sql: String, _ arguments: StatementArguments = []) throws {
        try Tampering(catalogue).run(sql, arguments)
    }

    /// What the doctor finds, by code.
    func findings(since: AuditHead? = nil, deep: Bool = false) throws -> [String] {
        try catalogue.doctor(since: since, deep: deep).findings.map(\.code)
    }

    func head() throws -> AuditHead? { try catalogue.read { try AuditTrail.head(in: $0) } }
}
