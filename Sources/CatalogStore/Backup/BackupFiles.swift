import Campaign
import Crypto
import Foundation
import GRDB
import Glibc

/// The files of a backup and the proof that they are what its manifest says.
enum BackupFiles {
    /// The name under which a package or a copy is written until it is whole. Whatever has that name already may be
    /// somebody's own, so it is told of and left alone.
    static func unfinished(_ path: String) throws -> String {
        let partial = path + ".part"
        var status = stat()
        guard lstat(partial, &status) != 0 else { throw PlainProblem("output.left_over", ["path": .text(partial)]) }
        return partial
    }

    /// Every file against its hash, the database's own check, and that no file of the catalogue is missing.
    static func prove(_ backup: String) throws {
        let manifest = try lines(of: backup)
        guard manifest.first == "jarchi-backup 1" else {
            throw PlainProblem("backup.no_manifest", ["path": .text(backup)], category: .notFound)
        }
        var proved: Set<String> = []
        for line in manifest {
            let parts = line.split(separator: " ", omittingEmptySubsequences: true)
            guard parts.count == 2, parts[0].utf8.count == 64, let wanted = Hexadecimal.bytes(parts[0]) else {
                continue
            }
            let name = String(parts[1])
            guard isInside(name), try hash(backup + "/" + name) == wanted else {
                throw PlainProblem("backup.damaged", ["path": .text(backup), "file": .text(name)])
            }
            proved.insert(name)
        }
        guard proved.contains("catalog.sqlite") else {
            throw PlainProblem("backup.damaged", ["path": .text(backup), "file": "catalog.sqlite"])
        }
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(path: backup + "/catalog.sqlite", configuration: configuration)
        defer { try? queue.close() }
        let (check, head, digests) = try queue.read {
            (
                try String.fetchOne($0, sql: "PRAGMA quick_check(1)"), try AuditTrail.head(in: $0),
                try String.fetchAll($0, sql: "SELECT code FROM media_file ORDER BY code")
            )
        }
        guard check == "ok", manifest.contains("head \(head.map(\.description) ?? "")") else {
            throw PlainProblem("backup.damaged", ["path": .text(backup), "file": "catalog.sqlite"])
        }
        if let lost = digests.first(where: { !proved.contains("vault/" + $0) }) {
            throw PlainProblem("backup.damaged", ["path": .text(backup), "file": .text("vault/" + lost)])
        }
    }

    static func vaultFiles(of backup: String) throws -> [String] {
        try lines(of: backup).compactMap { line in
            guard let range = line.range(of: "  vault/") else { return nil }
            return String(line[range.upperBound...])
        }
    }

    static func head(of backup: String) -> String? {
        (try? lines(of: backup))?.first { $0.hasPrefix("head ") }.map { String($0.dropFirst(5)) }
    }

    /// SHA-256 of a file, read piece by piece.
    static func hash(_ path: String) throws -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw PlainProblem("backup.damaged", ["path": .text(path), "file": .text(path)]) }
        defer { close(descriptor) }
        var hasher = SHA256()
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
            if count <= 0 { break }
            buffer.withUnsafeBytes { hasher.update(bufferPointer: UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        }
        return Array(hasher.finalize())
    }

    static func write(_ text: String, to path: String) throws {
        try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    }

    private static func lines(of backup: String) throws -> [String] {
        guard let data = FileManager.default.contents(atPath: backup + "/" + Backup.manifestName) else {
            throw PlainProblem("backup.no_manifest", ["path": .text(backup)], category: .notFound)
        }
        return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    private static func isInside(_ name: String) -> Bool {
        name == "catalog.sqlite" || (name.hasPrefix("vault/") && name.utf8.count == 70 && !name.contains(".."))
    }
}
