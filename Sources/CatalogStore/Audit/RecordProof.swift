import Campaign
import Foundation
import GRDB

/// Proves every record against its last link, and every derived table against a fresh derivation.
struct RecordProof {
    let database: Database

    func proveRecords(into report: inout DoctorReport) throws {
        for entity in Entities.all {
            var count = 0
            let rows = try Row.fetchCursor(database, sql: entity.snapshotSQL)
            let last = try database.makeStatement(
                sql: "SELECT after FROM audit_change WHERE uid = ? ORDER BY seq DESC, ordinal DESC LIMIT 1")
            while let row = try rows.next() {
                let record = Snapshot(row: row, of: entity)
                let recorded = try Row.fetchOne(last, arguments: [Data(record.uid)])
                let values: [String: MessageValue] = ["entity": .text(entity.name), "record": .text(record.code)]
                if recorded == nil {
                    report.add("record_unrecorded", values)
                } else if recorded?["after"] as String? != record.canonicalJSON {
                    report.add("record_altered", values)
                }
                count += 1
            }
            report.records += count
            try proveNoneLost(entity, count: count, into: &report)
        }
    }

    private func proveNoneLost(_ entity: EntityDescription, count: Int, into report: inout DoctorReport) throws {
        let recorded =
            try Int.fetchOne(
                database,
                sql: "SELECT count(DISTINCT uid) FROM audit_change WHERE entity = ? AND before IS NULL",
                arguments: [entity.name]) ?? 0
        if recorded > count {
            report.add("records_lost", ["entity": .text(entity.name), "n": .count(recorded - count)])
        }
    }

    /// The settings that a catalogue was founded with are on record and never change.
    func proveSettings(into report: inout DoctorReport) throws {
        for key in Setting.founded {
            let recorded = try String.fetchOne(
                database, sql: "SELECT after FROM audit_change WHERE uid = ? ORDER BY seq DESC, ordinal DESC LIMIT 1",
                arguments: [Data(Setting.uid(key))])
            let due = Setting.canonicalJSON(key, try Setting.value(key, in: database) ?? "")
            if recorded != due { report.add("record_altered", ["entity": "setting", "record": .text(key)]) }
        }
    }

    func proveDerivedTables(into report: inout DoctorReport) throws {
        let rules = try ClearanceRules(in: database)
        let variants = try Int64.fetchCursor(database, sql: "SELECT DISTINCT variant_id FROM revision ORDER BY 1")
        while let variant = try variants.next() {
            for outcome in try StatusDerivation.derive(variant: variant, rules: rules, in: database) {
                guard try differs(outcome) else { continue }
                let code = try String.fetchOne(
                    database, sql: "SELECT code FROM revision WHERE id = ?", arguments: [outcome.revisionID])
                report.add("derived_differs", ["record": .text(code ?? "")])
            }
        }
    }

    private func differs(_ outcome: StatusDerivation.Outcome) throws -> Bool {
        let spans = try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT from_day, until_day, status FROM revision_status WHERE revision_id = ? ORDER BY from_day"),
            arguments: [outcome.revisionID]
        ).map { [$0["from_day"], $0["until_day"], $0["status"]] as [String?] }
        let due = outcome.timeline.map { [$0.days.from?.description, $0.days.until?.description, $0.status.rawValue] }
        if spans != due { return true }
        let standing = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT use, country, from_day, until_day FROM clearance
                    WHERE revision_id = ? AND revoked_at IS NULL
                    """), arguments: [outcome.revisionID]
        ).map {
            StatusDerivation.Cleared(
                use: $0["use"], country: $0["country"], from: $0["from_day"], until: $0["until_day"])
        }
        return Set(standing) != Set(outcome.clearances)
    }

    /// The tables, indexes and triggers of a fresh catalogue; one that was taken away, changed or added is found.
    func proveSchema(into report: inout DoctorReport) throws {
        let fresh = try DatabaseQueue()
        try Schema.bringUpToDate(fresh, path: "")
        let sql = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
        let due = try fresh.read { try Row.fetchAll($0, sql: sql) }
        var found: [String: String] = [:]
        for row in try Row.fetchAll(database, sql: sql) { found[row["name"]] = row["sql"] }
        for row in due {
            let name: String = row["name"]
            if found.removeValue(forKey: name) != row["sql"] { report.add("schema_altered", ["name": .text(name)]) }
        }
        for name in found.keys.sorted() { report.add("schema_altered", ["name": .text(name)]) }
    }

    func proveFile(into report: inout DoctorReport) throws {
        for line in try String.fetchAll(database, sql: "PRAGMA quick_check(10)") where line != "ok" {
            report.add("database_damaged", ["detail": .text(line)])
        }
        for row in try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").prefix(100) {
            report.add("reference_broken", ["name": .text(row[0] ?? "")])
        }
    }
}
