package import Campaign
import Crypto
package import GRDB

/// An open catalogue: the only door to the facts of a campaign.
package struct Catalogue: Sendable {
    package let folder: CampaignFolder
    package let clock: Clock
    let identities: IdentitySource
    let keys: KeyRing
    let writer: any DatabaseWriter

    /// Opens the catalogue in a folder, bringing its schema up to date.
    ///
    /// - Parameter configurationFolder: where the account's own keys lie, outside the campaign folder.
    package static func open(
        _ folder: CampaignFolder, clock: Clock, configurationFolder: String, identities: IdentitySource = .system
    ) throws -> Catalogue {
        guard folder.holdsCatalogue else { throw CatalogueProblem.notFound(folder.path) }
        return try translating(folder.path) {
            let pool = try DatabasePool(path: folder.database, configuration: configuration())
            let catalogue = Catalogue(
                folder: folder, clock: clock, identities: identities, keys: KeyRing(folder: configurationFolder),
                writer: pool)
            try Schema.bringUpToDate(pool, path: folder.path)
            return catalogue
        }
    }

    /// Makes an empty catalogue. Refused where one is already.
    package static func create(
        _ folder: CampaignFolder, founding: Founding, clock: Clock, configurationFolder: String,
        identities: IdentitySource = .system
    ) throws -> Catalogue {
        guard !folder.holdsCatalogue else { throw CatalogueProblem.alreadyThere(folder.path) }
        try folder.make()
        return try translating(folder.path) {
            let pool = try DatabasePool(path: folder.database, configuration: configuration())
            let catalogue = Catalogue(
                folder: folder, clock: clock, identities: identities, keys: KeyRing(folder: configurationFolder),
                writer: pool)
            try Schema.bringUpToDate(pool, path: folder.path)
            try catalogue.found(founding)
            return catalogue
        }
    }

    /// A view of the facts at one moment; writers do not disturb it.
    package func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
        try Catalogue.translating(folder.path) { try writer.read(body) }
    }

    /// Writes what is derived or not on record (probes, checks); everything else goes through `change`.
    func write<Result>(_ body: (Database) throws -> Result) throws -> Result {
        try Catalogue.translating(folder.path) { try writer.write(body) }
    }

    /// One change of the catalogue: all of it or nothing, one link in the audit trail.
    ///
    /// Another writer is waited for up to a minute. With `dryRun` everything is done and then taken back.
    package func change<Result>(
        _ action: String, by actor: Actor, dryRun: Bool = false,
        _ body: (ChangeSession) throws -> Result
    ) throws -> Result {
        let campaign = try campaignIdentity()
        let key = try keys.key(of: campaign)
        let witnessed = keys.witnessed(of: campaign, in: folder)
        let (result, head, isSound) = try Catalogue.translating(folder.path) {
            var made: (Result, AuditHead?, Bool)?
            try writer.writeWithoutTransaction { database in
                try database.inTransaction(.immediate) {
                    let session = try ChangeSession(
                        database: database, action: action, actor: actor, instant: clock.now(), day: clock.today,
                        identities: identities, key: key)
                    let result = try body(session)
                    let isSound = try witnessed.map { try AuditTrail.holds($0, in: database) } ?? true
                    made = (result, try session.finish(), isSound)
                    return dryRun ? .rollback : .commit
                }
            }
            guard let made else { throw CatalogueProblem.broken("no result") }
            return made
        }
        // A trail that lost what was witnessed keeps its old witness, or going on working would hide the loss.
        if let head, isSound, !dryRun { keys.witness(head, of: campaign, in: folder) }
        return result
    }

    func campaignIdentity() throws -> String {
        try read { try Setting.value("campaign_uid", in: $0) ?? "" }
    }

    static func translating<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as DatabaseError {
            throw CatalogueProblem.from(error, path: path)
        }
    }

    /// How much of the database file each connection may hold in memory.
    static let cachedKibibytes = 32 * 1024

    private static func configuration() -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(60)
        configuration.maximumReaderCount = 2
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY")
            try database.execute(sql: "PRAGMA cache_size = -\(cachedKibibytes)")
            for function in SearchFunction.all { database.add(function: function) }
        }
        return configuration
    }
}

/// How a new catalogue begins.
package struct Founding: Sendable {
    /// The office's short name; codes made here carry it, where it is not empty.
    package let office: String
    /// Whether example signatures and `--as PERSON` work here.
    package let isExample: Bool
    /// The operating-system account that founds it, and the name of its person.
    package let account: String
    package let personName: String

    package init(office: String = "", isExample: Bool, account: String, personName: String) {
        self.office = office
        self.isExample = isExample
        self.account = account
        self.personName = personName
    }
}

/// A setting of the catalogue itself.
enum Setting {
    /// Set once, when the catalogue is founded, and on record since.
    static let founded = ["campaign_uid", "example", "office"]

    /// Its identity in the audit trail, which follows from its name.
    static func uid(_ key: String) -> [UInt8] {
        Identity(derivedFrom: Array(SHA256.hash(data: Array("setting:\(key)".utf8))))?.bytes ?? []
    }

    static func canonicalJSON(_ key: String, _ value: String) -> String {
        CanonicalJSON.object(["code": key, "value": value])
    }

    static func value(_ key: String, in database: Database) throws -> String? {
        try String.fetchOne(database, sql: "SELECT value FROM setting WHERE key = ?", arguments: [key])
    }

    static func set(_ key: String, _ value: String, in database: Database) throws {
        try database.execute(
            sql: "INSERT INTO setting VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            arguments: [key, value])
    }
}
