import Campaign
import Foundation
import GRDB
import Glibc
import MediaVault

extension Catalogue {
    /// Proves the chain, every record, the vault, the references and everything derived, at one moment.
    ///
    /// - Parameters:
    ///   - since: a head from a backup, report or handover; nothing before it may have changed.
    ///   - deep: whether every stored file is read and hashed again.
    package func doctor(since: AuditHead? = nil, deep: Bool = false) throws -> DoctorReport {
        let campaign = try campaignIdentity()
        let witnessed = keys.witnessed(of: campaign, in: folder)
        var report = DoctorReport()
        try read { database in
            let records = RecordProof(database: database)
            try records.proveFile(into: &report)
            try records.proveSchema(into: &report)
            try ChainProof(database: database).prove(since: since, witnessed: witnessed, into: &report)
            try records.proveRecords(into: &report)
            try records.proveSettings(into: &report)
            try records.proveDerivedTables(into: &report)
            try AiringProof(database: database).prove(into: &report)
            try proveVault(in: database, deep: deep, into: &report)
        }
        return report
    }

    private func proveVault(in database: Database, deep: Bool, into report: inout DoctorReport) throws {
        var digests: [SHA256Digest] = []
        let rows = try Row.fetchCursor(database, sql: "SELECT code, size, original_name FROM media_file ORDER BY code")
        while let row = try rows.next() {
            guard let digest = SHA256Digest(hexadecimal: row["code"] as String) else { continue }
            digests.append(digest)
            report.files += 1
            let values: [String: MessageValue] = ["file": .text(row["original_name"]), "digest": .text(row["code"])]
            var status = stat()
            if stat(vault.path(of: digest), &status) != 0 {
                report.add("file_missing", values)
            } else if Int64(status.st_size) != row["size"] {
                report.add("file_altered", values)
            } else if deep {
                let batch = try? vault.examine(batch: [SourceFile(path: vault.path(of: digest))])
                if batch?.files.first?.digest != digest { report.add("file_altered", values) }
            }
        }
        try vault.orphans(known: KnownDigests(digests)) { orphan in
            report.orphans.append(orphan.path)
        }
    }
}
