package import Campaign
import Foundation
import GRDB
import Glibc
import MediaVault

/// A verified copy of a whole campaign folder: `catalog.sqlite`, `vault/`, `MANIFEST.txt`.
///
/// The manifest follows BagIt (RFC 8493, section 2.1.3): a line a file with its SHA-256, after a head that names the
/// campaign, the instant and the head of the audit trail. No key is in it.
package struct Backup: Sendable {
    package let path: String
    package let head: AuditHead
    package let files: Int

    static let manifestName = "MANIFEST.txt"
}

extension Catalogue {
    /// Copies the catalogue while others go on working, then proves the copy.
    ///
    /// Stored files are hard-linked where the file system allows it: they are never changed, so a link is a copy.
    /// - Parameter path: a folder that does not exist yet; `backups/INSTANT` in the campaign folder without it.
    package func backUp(to path: String? = nil) throws -> Backup {
        let name = clock.now().iso8601().replacing(":", with: "")
        let target = path ?? folder.backups + "/" + name
        guard access(target, F_OK) != 0 else { throw PlainProblem("backup.exists", ["path": .text(target)]) }
        let partial = try BackupFiles.unfinished(target)
        do {
            try FileManager.default.createDirectory(atPath: partial + "/vault", withIntermediateDirectories: true)
            let backup = try writeBackup(to: partial, named: target)
            try FileManager.default.moveItem(atPath: partial, toPath: target)
            return backup
        } catch let problem as any Problem {
            try? FileManager.default.removeItem(atPath: partial)
            throw problem
        } catch let error as DatabaseError {
            try? FileManager.default.removeItem(atPath: partial)
            throw CatalogueProblem.from(error, path: target)
        } catch {
            try? FileManager.default.removeItem(atPath: partial)
            throw PlainProblem("backup.cannot_write", ["path": .text(target), "reason": .text("\(error)")])
        }
    }

    private func writeBackup(to partial: String, named target: String) throws -> Backup {
        let copyPath = partial + "/catalog.sqlite"
        let copy = try DatabaseQueue(path: copyPath)
        try writer.backup(to: copy)
        let (head, digests) = try copy.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA journal_mode = DELETE")
            return (
                try AuditTrail.head(in: database),
                try String.fetchAll(database, sql: "SELECT code FROM media_file ORDER BY code")
            )
        }
        try copy.close()
        guard let head else { throw PlainProblem("backup.empty", ["path": .text(target)]) }
        for code in digests {
            guard let digest = SHA256Digest(hexadecimal: code) else { continue }
            let place = partial + "/vault/" + code
            _ = try vault.copy(digest, to: place)
        }
        let hash = Hexadecimal.string(try BackupFiles.hash(copyPath))
        let lines =
            [
                "jarchi-backup 1", "campaign \(try campaignIdentity())", "made \(clock.now().iso8601())",
                "head \(head)", "",
            ]
            + ["\(hash)  catalog.sqlite"] + digests.map { "\($0)  vault/\($0)" }
        try BackupFiles.write(lines.joined(separator: "\n") + "\n", to: partial + "/" + Backup.manifestName)
        try BackupFiles.prove(partial)
        return Backup(path: target, head: head, files: digests.count)
    }

    /// Puts a proven backup into a new folder and binds the account that does it, on record.
    package static func restore(
        _ backup: String, into folder: CampaignFolder, account: String, clock: Clock, configurationFolder: String
    ) throws -> Catalogue {
        guard !folder.holdsCatalogue else { throw CatalogueProblem.alreadyThere(folder.path) }
        try BackupFiles.prove(backup)
        try folder.make()
        do {
            try copyFiles(of: backup, into: folder)
        } catch {
            throw PlainProblem("backup.cannot_write", ["path": .text(folder.path), "reason": .text("\(error)")])
        }
        let catalogue = try Catalogue.open(folder, clock: clock, configurationFolder: configurationFolder)
        catalogue.keys.forgetWitness(of: try catalogue.campaignIdentity(), in: folder)
        try catalogue.bindRestorer(account)
        return catalogue
    }

    /// The database comes last, so that a restore that was interrupted is no catalogue yet and can be done again.
    private static func copyFiles(of backup: String, into folder: CampaignFolder) throws {
        func copy(_ source: String, _ target: String) throws {
            try? FileManager.default.removeItem(atPath: target)
            try FileManager.default.copyItem(atPath: source, toPath: target)
        }
        for code in try BackupFiles.vaultFiles(of: backup) {
            let target = "\(folder.vault)/\(code.prefix(2))"
            try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
            try copy("\(backup)/vault/\(code)", "\(target)/\(code)")
        }
        try copy(backup + "/catalog.sqlite", folder.database + ".part")
        try FileManager.default.moveItem(atPath: folder.database + ".part", toPath: folder.database)
    }

    /// Whoever restores acts as the officer of the backup: their account is bound to that person, on record.
    private func bindRestorer(_ account: String) throws {
        let bound = try read {
            try String.fetchOne($0, sql: "SELECT code FROM person WHERE account = ?", arguments: [account])
        }
        let officer = try read {
            try Row.fetchOne($0, sql: "SELECT id, code FROM person WHERE account IS NOT NULL ORDER BY id LIMIT 1")
        }
        guard let officer else { throw CatalogueProblem.accountUnbound(account) }
        let person: String = bound ?? officer["code"]
        let id = try read { try Entities.person.id(of: person, in: $0) } ?? 1
        let actor = Actor(personID: id, person: person, account: account)
        try change("restore", by: actor) { session in
            try session.update(Entities.person, code: person, ["account": account])
            try session.noteAction(
                "restored",
                fields: ["account": account, "person": person, "instant": String(session.instant.milliseconds)])
        }
    }
}

extension ChangeSession {
    /// Puts something on record that changes no row, such as a restore.
    func noteAction(_ entity: String, fields: FieldValues) throws {
        try registerKey()
        try record(entity: entity, uid: newIdentity().bytes, before: nil, after: CanonicalJSON.object(fields))
    }
}
