import Campaign
import GRDB

/// What a change touches beyond its own row: whose status and clearance, and whose search text, must be made anew.
struct Affected {
    private var variants: Set<Int64> = []
    private var searched: Set<Int64> = []
    private var everything = false

    /// Notes what depends on a record that was entered or changed.
    mutating func note(
        _ entity: EntityDescription, id: Int64, fields: FieldValues, isNew: Bool, in database: Database
    ) throws {
        switch entity.name {
        case "item":
            searched.insert(id)
            if !isNew { try addVariants("SELECT id FROM variant WHERE item_id = ?", id, in: database) }
        case "region_name": try RegionNameIndex.refresh(name: id, in: database)
        case "variant": searched.insert(try owner("SELECT item_id FROM variant WHERE id = ?", id, in: database))
        case "revision", "revision_file", "shown_contact", "marking", "right", "signature", "house_number":
            let revision = entity.name == "revision" ? "id" : "(SELECT revision_id FROM \(entity.table) WHERE id = ?)"
            let condition = entity.name == "revision" ? "r.id = ?" : "r.id = \(revision)"
            let sql = "SELECT v.id, v.item_id FROM revision r JOIN variant v ON v.id = r.variant_id WHERE \(condition)"
            if let row = try Row.fetchOne(database.cachedStatement(sql: sql), arguments: [id]) {
                variants.insert(row[0])
                searched.insert(row[1])
            }
        case "contact", "contact_test":
            guard !(isNew && entity.name == "contact") else { return }
            let contact = entity.name == "contact" ? "?" : "(SELECT contact_id FROM contact_test WHERE id = ?)"
            try addVariants(
                """
                SELECT DISTINCT r.variant_id FROM shown_contact s JOIN revision r ON r.id = s.revision_id
                WHERE s.contact_id = \(contact)
                """, id, in: database)
        case "marking_rule", "signing_rule", "award", "campaign": everything = true
        default: break
        }
    }

    /// Makes the derived tables anew where something was touched.
    func refresh(in session: ChangeSession) throws {
        let database = session.database
        var due = variants
        if everything {
            due.formUnion(try Int64.fetchAll(database, sql: "SELECT DISTINCT variant_id FROM revision"))
        }
        let rules = try ClearanceRules(in: database)
        for variant in due.sorted() {
            try StatusDerivation.refresh(variant: variant, rules: rules, at: session.instant, in: database)
        }
        for item in searched.sorted() { try SearchIndex.refresh(item: item, in: database) }
        try SearchIndex.merge(afterItems: searched.count, in: database)
    }

    private mutating func addVariants(_ sql: String, _ id: Int64, in database: Database) throws {
        variants.formUnion(try Int64.fetchAll(database.cachedStatement(sql: sql), arguments: [id]))
    }

    private func owner(_ sql: String, _ id: Int64, in database: Database) throws -> Int64 {
        try Int64.fetchOne(database.cachedStatement(sql: sql), arguments: [id]) ?? 0
    }
}
