import Campaign
import CatalogStore
import Foundation
import GRDB
import MediaVault
import TestSupport
import Testing

@Suite struct BackupRestoreTests {
    private let clock = Clock.still

    private func prepared() throws -> FreshCatalogue {
        let fresh = try FreshCatalogue()
        try fresh.addContact()
        try fresh.addApprovedLeaflet(contacts: ["HOT-KG-1"])
        return fresh
    }

    private func restore(
        _ fresh: FreshCatalogue, _ backup: String, into name: String = "restored", account: String = "tester"
    ) throws -> Catalogue {
        try Catalogue.restore(
            backup, into: CampaignFolder(path: fresh.folder.path + "/" + name), account: account, clock: clock,
            configurationFolder: fresh.folder.path + "/config")
    }

    /// Every row of every table as text, by table.
    private func content(_ database: Database, leavingOut left: Set<String> = []) throws -> [String: [String]] {
        let tables = try String.fetchAll(
            database, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'")
        var rows: [String: [String]] = [:]
        for table in tables where !left.contains(table) && !table.hasPrefix("sqlite_") {
            rows[table] = try Row.fetchAll(database, sql: "SELECT * FROM \"\(table)\"").map(\.description).sorted()
        }
        return rows
    }

    private func code(_ body: () throws -> Void) -> String? {
        do {
            try body()
            return nil
        } catch {
            return (error as? any Problem)?.code ?? "\(error)"
        }
    }

    @Test func aBackupHoldsEveryRowAndEveryFile() throws {
        let fresh = try prepared()
        let backup = try fresh.catalogue.backUp(to: fresh.folder.path + "/backup")
        #expect(try backup.head == fresh.head() && backup.files == 1)
        let copy = try DatabaseQueue(path: backup.path + "/catalog.sqlite")
        #expect(try copy.read { try content($0) } == fresh.catalogue.read { try content($0) })
        let names = try FileManager.default.contentsOfDirectory(atPath: backup.path).sorted()
        #expect(
            names.filter { !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm") } == [
                "MANIFEST.txt", "catalog.sqlite", "vault",
            ])
    }

    @Test func whatIsInTheWayOfABackupIsToldOfAndLeftAlone() throws {
        let fresh = try prepared()
        let own = fresh.folder.file("backup.part", "мой файл")
        #expect(throws: PlainProblem("output.left_over", ["path": .text(own)])) {
            try fresh.catalogue.backUp(to: fresh.folder.path + "/backup")
        }
        #expect(try String(contentsOfFile: own, encoding: .utf8) == "мой файл")
    }

    @Test func whatIsRestoredIsWhatWasThere() throws {
        let fresh = try prepared()
        let backup = try fresh.catalogue.backUp(to: fresh.folder.path + "/backup")
        let restored = try restore(fresh, backup.path)
        let changed: Set = ["audit_link", "audit_change"]
        #expect(
            try restored.read { try content($0, leavingOut: changed) }
                == fresh.catalogue.read { try content($0, leavingOut: changed) })
        let file = try restored.file(of: "LEAF-001/ky/1", role: .printMaster)
        #expect(
            try FileManager.default.contentsEqual(
                atPath: file.path, andPath: fresh.catalogue.file(of: "LEAF-001/ky/1", role: .printMaster).path))
        let report = try restored.doctor(since: backup.head, deep: true)
        #expect(report.findings.isEmpty && report.linksSince == 1)
        #expect(try fresh.findings().isEmpty, "a copy elsewhere is no alarm here")
    }

    @Test func whoRestoresIsBoundOnRecord() throws {
        let fresh = try prepared()
        let backup = try fresh.catalogue.backUp(to: fresh.folder.path + "/backup")
        let restored = try restore(fresh, backup.path, account: "newcomer")
        let actor = try restored.actor(account: "newcomer")
        #expect(actor.person == "tester")
        let last = try #require(try restored.history(of: "tester").last)
        #expect(last.action == "restore" && last.account == "newcomer" && last.changedFields.contains("account"))
        try restored.change("test", by: actor) {
            _ = try $0.create(Entities.item, code: "LEAF-002", ["kind": "leaflet", "title": "x"])
        }
        #expect(try restored.doctor().findings.isEmpty)
    }

    @Test func restoringAnOlderStateIsNoForgery() throws {
        let fresh = try prepared()
        let backup = try fresh.catalogue.backUp(to: fresh.folder.path + "/backup")
        try fresh.edit(Entities.item, "LEAF-001", ["note": "после"])
        let place = fresh.catalogue.folder.path
        try FileManager.default.moveItem(atPath: place, toPath: place + ".old")
        let restored = try restore(fresh, backup.path, into: "campaign")
        #expect(try restored.doctor().findings.isEmpty)
    }

    @Test func noKeyIsInABackup() throws {
        let fresh = try prepared()
        let keys = fresh.folder.path + "/config/keys"
        let name = try #require(try FileManager.default.contentsOfDirectory(atPath: keys).first)
        let secret = try String(contentsOfFile: keys + "/" + name, encoding: .utf8).filter { !$0.isWhitespace }
        let raw = try #require(Hexadecimal.bytes(secret))
        let backup = try fresh.catalogue.backUp(to: fresh.folder.path + "/backup")
        let files = FileManager.default.enumerator(atPath: backup.path)?.compactMap { $0 as? String } ?? []
        #expect(!files.isEmpty)
        for file in files {
            guard let bytes = FileManager.default.contents(atPath: backup.path + "/" + file) else { continue }
            #expect(bytes.range(of: Data(raw)) == nil && bytes.range(of: Data(secret.utf8)) == nil)
        }
    }

    @Test func nothingIsOverwritten() throws {
        let fresh = try prepared()
        let path = fresh.folder.path + "/backup"
        _ = try fresh.catalogue.backUp(to: path)
        let before = try Data(contentsOf: URL(filePath: path + "/MANIFEST.txt"))
        try fresh.edit(Entities.item, "LEAF-001", ["note": "после"])
        #expect(code { _ = try fresh.catalogue.backUp(to: path) } == "backup.exists")
        #expect(try Data(contentsOf: URL(filePath: path + "/MANIFEST.txt")) == before)
        #expect(code { _ = try restore(fresh, path, into: "campaign") } == "catalogue.already_there")
        #expect(try fresh.catalogue.record("LEAF-001", of: Entities.item).fields["note"] == "после")
    }

    private enum Damage: CaseIterable {
        case databaseByte, fileByte, fileGone, databaseGone, manifestGone, lineLost, databaseLineLost, headOther,
            pathOutside
    }

    private func damage(_ damage: Damage, _ backup: String) throws {
        let manager = FileManager.default
        let manifest = backup + "/MANIFEST.txt"
        let text = try String(contentsOfFile: manifest, encoding: .utf8)
        let name = try #require(try manager.contentsOfDirectory(atPath: backup + "/vault").first)
        func flip(_ path: String) throws {
            var bytes = try Data(contentsOf: URL(filePath: path))
            bytes[bytes.count - 100] ^= 1
            try manager.removeItem(atPath: path)
            try bytes.write(to: URL(filePath: path))
        }
        func rewrite(_ lines: (String) -> String?) throws {
            let kept = text.split(separator: "\n", omittingEmptySubsequences: false).compactMap { lines(String($0)) }
            try kept.joined(separator: "\n").write(toFile: manifest, atomically: true, encoding: .utf8)
        }
        switch damage {
        case .databaseByte: try flip(backup + "/catalog.sqlite")
        case .fileByte: try flip(backup + "/vault/" + name)
        case .fileGone: try manager.removeItem(atPath: backup + "/vault/" + name)
        case .databaseGone: try manager.removeItem(atPath: backup + "/catalog.sqlite")
        case .manifestGone: try manager.removeItem(atPath: manifest)
        case .lineLost: try rewrite { $0.contains("vault/") ? nil : $0 }
        case .databaseLineLost: try rewrite { $0.hasSuffix("catalog.sqlite") ? nil : $0 }
        case .headOther: try rewrite { $0.hasPrefix("head ") ? "head 1:" + String(repeating: "0", count: 64) : $0 }
        case .pathOutside: try rewrite { $0.replacing("vault/", with: "vault/../") }
        }
    }

    @Test(arguments: Damage.allCases)
    private func aDamagedBackupIsFoundBeforeAnythingIsRestored(_ kind: Damage) throws {
        let fresh = try prepared()
        let backup = try fresh.catalogue.backUp(to: fresh.folder.path + "/backup")
        try damage(kind, backup.path)
        let due = kind == .manifestGone ? "backup.no_manifest" : "backup.damaged"
        #expect(code { _ = try restore(fresh, backup.path) } == due)
        #expect(!FileManager.default.fileExists(atPath: fresh.folder.path + "/restored"))
    }

    @Test func aDamagedVaultMakesNoBackup() throws {
        let fresh = try prepared()
        let path = try fresh.catalogue.file(of: "LEAF-001/ky/1", role: .printMaster).path
        var bytes = try Data(contentsOf: URL(filePath: path))
        bytes[10] ^= 1
        try FileManager.default.removeItem(atPath: path)
        try bytes.write(to: URL(filePath: path))
        #expect(code { _ = try fresh.catalogue.backUp(to: fresh.folder.path + "/backup") } == "media.altered")
        let left = try FileManager.default.contentsOfDirectory(atPath: fresh.folder.path)
        #expect(!left.contains { $0.hasPrefix("backup") })
    }

    @Test func anInterruptedRestoreCanBeDoneAgain() throws {
        let fresh = try prepared()
        let backup = try fresh.catalogue.backUp(to: fresh.folder.path + "/backup")
        let restored = try restore(fresh, backup.path)
        for name in ["catalog.sqlite", "catalog.sqlite-wal", "catalog.sqlite-shm"] {
            try? FileManager.default.removeItem(atPath: restored.folder.path + "/" + name)
        }
        _ = fresh.folder.file("restored/catalog.sqlite.part", "half")
        let again = try restore(fresh, backup.path)
        #expect(try again.doctor(deep: true).findings.isEmpty)
    }

    @Test func aBackupIsTakenWhileOthersWrite() async throws {
        let fresh = try prepared()
        let writer = try fresh.reopened()
        let actor = fresh.actor
        let writing = Task.detached {
            var number = 100
            while !Task.isCancelled {
                number += 1
                try writer.change("test", by: actor) { session in
                    try session.create(
                        Entities.item, code: "LEAF-\(number)", ["kind": "leaflet", "title": "Листовка \(number)"])
                    try session.create(
                        Entities.variant, code: "LEAF-\(number)/ky", ["item": "LEAF-\(number)", "language": "ky"])
                }
            }
            return number
        }
        var heads: [Int64] = []
        for round in 0..<4 {
            let backup = try fresh.catalogue.backUp(to: fresh.folder.path + "/backup-\(round)")
            heads.append(backup.head.sequence)
            try await Task.sleep(for: .milliseconds(50))
        }
        writing.cancel()
        #expect(try await writing.value > 104)
        #expect(heads == heads.sorted() && Set(heads).count > 1, "the writer went on meanwhile: \(heads)")
        for round in 0..<4 {
            let restored = try restore(fresh, fresh.folder.path + "/backup-\(round)", into: "restored-\(round)")
            #expect(try restored.doctor().findings.isEmpty)
            let items = try restored.records(of: Entities.item).count
            #expect(try items == restored.records(of: Entities.variant).count)
        }
        #expect(try fresh.findings().isEmpty)
    }
}
