/// Triggers for what must never be: facts overwritten, codes reused, unapproved orders, signing one's own work.
enum Guards {
    /// Tables whose rows are never changed or deleted.
    private static let appendOnly = [
        "audit_link", "audit_change", "media_file", "media_check", "contact_test", "signature", "revision_file",
        "handover", "handover_file", "recall", "recall_line", "recall_closure",
    ]

    /// Tables whose rows may change, on record, but are never deleted and keep their identity and code.
    private static let lasting = [
        "campaign", "donor", "award", "exchange_rate", "risk_group", "person", "signing_rule", "marking_rule",
        "region", "region_code", "region_name", "region_change", "site", "channel", "contact", "item", "variant",
        "revision", "revision_person", "shown_contact", "marking", "revision_right", "house_number", "pretest",
    ]

    /// What names a row, where it is not `id`, `uid` and `code`.
    private static let keys = [
        "audit_link": ["seq", "hash"], "audit_change": ["seq", "ordinal"], "media_check": ["id"],
    ]

    static var sql: String {
        appendOnly(appendOnly)
            + (lasting.map(neverDeleted) + lasting.map(neverReplaced) + [clearances, signatures, frozen])
            .joined(separator: "\n")
    }

    /// The triggers of tables whose rows are never changed, deleted or replaced.
    static func appendOnly(_ tables: [String]) -> String {
        (tables.map(neverTouched) + tables.map(neverReplaced)).joined(separator: "\n") + "\n"
    }

    /// `INSERT OR REPLACE` deletes without asking the triggers of deletion.
    static func neverReplaced(_ table: String) -> String {
        let columns = keys[table] ?? ["id", "uid", "code"]
        let condition = columns.map { "\($0) = NEW.\($0)" }.joined(
            separator: table == "audit_change" ? " AND " : " OR ")
        return """
            CREATE TRIGGER \(table)_no_replace BEFORE INSERT ON \(table)
            WHEN EXISTS (SELECT 1 FROM \(table) WHERE \(condition))
                BEGIN SELECT RAISE(ABORT, 'guard.append_only'); END;
            """
    }

    static func neverTouched(_ table: String) -> String {
        """
        CREATE TRIGGER \(table)_no_update BEFORE UPDATE ON \(table)
            BEGIN SELECT RAISE(ABORT, 'guard.append_only'); END;
        CREATE TRIGGER \(table)_no_delete BEFORE DELETE ON \(table)
            BEGIN SELECT RAISE(ABORT, 'guard.append_only'); END;
        """
    }

    static func neverDeleted(_ table: String) -> String {
        """
        CREATE TRIGGER \(table)_keeps_identity BEFORE UPDATE OF id, uid, code ON \(table)
            BEGIN SELECT RAISE(ABORT, 'guard.identity'); END;
        CREATE TRIGGER \(table)_no_delete BEFORE DELETE ON \(table)
            BEGIN SELECT RAISE(ABORT, 'guard.append_only'); END;
        """
    }

    private static let clearances = """
        CREATE TRIGGER clearance_needs_signatures BEFORE INSERT ON clearance
        WHEN EXISTS (
            SELECT 1 FROM revision r JOIN variant v ON v.id = r.variant_id JOIN item i ON i.id = v.item_id
            JOIN signing_rule rule ON rule.code = i.kind
            JOIN signing_step s ON instr(' ' || rule.steps || ' ', ' ' || s.step || ' ') > 0
            WHERE r.id = NEW.revision_id AND NOT EXISTS (
                SELECT 1 FROM signature g WHERE g.revision_id = r.id AND g.step = s.step
                AND g.decision <> 'rejected' AND g.on_day <= NEW.from_day))
            BEGIN SELECT RAISE(ABORT, 'guard.clearance_unsigned'); END;
        CREATE TRIGGER clearance_only_revoked BEFORE UPDATE ON clearance
        WHEN NEW.id <> OLD.id OR NEW.revision_id <> OLD.revision_id OR NEW.use <> OLD.use
            OR NEW.country <> OLD.country OR NEW.from_day <> OLD.from_day
            OR NEW.until_day IS NOT OLD.until_day OR OLD.revoked_at IS NOT NULL OR NEW.revoked_at IS NULL
            BEGIN SELECT RAISE(ABORT, 'guard.append_only'); END;
        CREATE TRIGGER clearance_no_delete BEFORE DELETE ON clearance
            BEGIN SELECT RAISE(ABORT, 'guard.append_only'); END;
        CREATE TRIGGER handover_within_clearance BEFORE INSERT ON handover
        WHEN NEW.clearance_id IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM clearance c WHERE c.id = NEW.clearance_id AND c.revision_id = NEW.revision_id
            AND c.use = 'handover' AND c.country = NEW.country AND c.revoked_at IS NULL
            AND c.from_day <= NEW.on_day AND (c.until_day IS NULL OR NEW.on_day <= c.until_day))
            BEGIN SELECT RAISE(ABORT, 'guard.not_cleared'); END;
        """

    private static let signatures = """
        CREATE TRIGGER signature_not_own BEFORE INSERT ON signature
        WHEN EXISTS (
            SELECT 1 FROM revision_person p WHERE p.revision_id = NEW.revision_id AND p.person_id = NEW.signer_id
            AND p.role IN ('author', 'translator'))
            BEGIN SELECT RAISE(ABORT, 'guard.own_signature'); END;
        CREATE TRIGGER signature_after_making BEFORE INSERT ON signature
        WHEN EXISTS (SELECT 1 FROM revision r WHERE r.id = NEW.revision_id AND NEW.on_day < r.made_on)
            BEGIN SELECT RAISE(ABORT, 'guard.signed_before_made'); END;
        CREATE TRIGGER signature_example_only BEFORE INSERT ON signature
        WHEN NEW.is_example = 1 AND NOT EXISTS (SELECT 1 FROM setting WHERE key = 'example' AND value = '1')
            BEGIN SELECT RAISE(ABORT, 'guard.example_only'); END;
        CREATE TRIGGER author_has_not_signed BEFORE INSERT ON revision_person
        WHEN NEW.role IN ('author', 'translator') AND EXISTS (
            SELECT 1 FROM signature s WHERE s.revision_id = NEW.revision_id AND s.signer_id = NEW.person_id)
            BEGIN SELECT RAISE(ABORT, 'guard.own_signature'); END;
        CREATE TRIGGER revision_person_frozen BEFORE UPDATE ON revision_person
            BEGIN SELECT RAISE(ABORT, 'guard.append_only'); END;
        """

    private static let frozen = """
        CREATE TRIGGER revision_file_frozen BEFORE INSERT ON revision_file
        WHEN EXISTS (SELECT 1 FROM signature s WHERE s.revision_id = NEW.revision_id)
            BEGIN SELECT RAISE(ABORT, 'guard.frozen'); END;
        CREATE TRIGGER revision_frozen BEFORE UPDATE OF variant_id, number, made_on, title, translated_from_id ON revision
        WHEN EXISTS (SELECT 1 FROM signature s WHERE s.revision_id = NEW.id)
            BEGIN SELECT RAISE(ABORT, 'guard.frozen'); END;
        CREATE TRIGGER revision_stays_withdrawn BEFORE UPDATE OF withdrawn_on ON revision
        WHEN OLD.withdrawn_on IS NOT NULL AND NEW.withdrawn_on IS NOT OLD.withdrawn_on
            BEGIN SELECT RAISE(ABORT, 'guard.append_only'); END;
        CREATE TRIGGER right_ends_once BEFORE UPDATE OF ended_on ON revision_right
        WHEN OLD.ended_on IS NOT NULL AND NEW.ended_on IS NOT OLD.ended_on
            BEGIN SELECT RAISE(ABORT, 'guard.append_only'); END;
        """
}
