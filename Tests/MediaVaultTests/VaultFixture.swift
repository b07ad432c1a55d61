import Campaign
import Foundation
import MediaVault

/// A folder for one test, with a vault in it; removed at the end.
final class VaultFixture: Sendable {
    let folder: String
    var vault: Vault { Vault(folder: folder + "/vault") }

    init() throws {
        folder = NSTemporaryDirectory() + "vault-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        let path = folder + "/" + name
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return path
    }

    func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }

    /// Paths of everything in the vault but folders, from the vault's folder on.
    func vaultFiles() -> [String] {
        let all = FileManager.default.enumerator(atPath: vault.folder)?.compactMap { $0 as? String } ?? []
        return all.filter { name in
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: vault.folder + "/" + name, isDirectory: &isFolder)
            return !isFolder.boolValue
        }.sorted()
    }

    func incoming() -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: vault.folder + "/incoming")) ?? []
    }

    func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: path))) }

    /// Changes a stored file behind the vault's back.
    func damage(_ digest: SHA256Digest, _ bytes: [UInt8]) throws {
        let path = try vault.open(digest)
        try FileManager.default.removeItem(atPath: path)
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }
}

/// The problem that a call threw, nil when it threw none.
func problem<Value>(_ call: () throws -> Value) -> VaultProblem? {
    do {
        _ = try call()
        return nil
    } catch {
        return error as? VaultProblem
    }
}
