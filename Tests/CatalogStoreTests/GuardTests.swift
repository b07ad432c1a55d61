import Campaign
import CatalogStore
import GRDB
import TestSupport
import Testing

/// What the database refuses by itself, whoever asks.
@Suite struct GuardTests {
    @Test(arguments: GuardFixture.appendOnly)
    func factsAreNeverChangedOrRemoved(_ table: String) throws {
        let column = table == "audit_link" || table == "audit_change" ? "seq" : "id"
        #expect(try GuardFixture.refusal(of: "UPDATE \(table) SET \(column) = \(column)") == "guard.append_only")
        #expect(try GuardFixture.refusal(of: "DELETE FROM \(table)") == "guard.append_only")
    }

    @Test(arguments: GuardFixture.lasting)
    func recordsKeepTheirIdentityAndAreNeverRemoved(_ table: String) throws {
        for column in ["id", "uid", "code"] {
            #expect(try GuardFixture.refusal(of: "UPDATE \(table) SET \(column) = \(column)") == "guard.identity")
        }
        #expect(try GuardFixture.refusal(of: "DELETE FROM \(table)") == "guard.append_only")
    }

    /// `INSERT OR REPLACE` removes the old row without asking the triggers of removal.
    @Test(arguments: GuardFixture.appendOnly + GuardFixture.lasting)
    func nothingIsReplaced(_ table: String) throws {
        let sql = "INSERT OR REPLACE INTO \(table) SELECT * FROM \(table)"
        #expect(try GuardFixture.refusal(of: sql)?.hasPrefix("guard.") == true)
    }

    @Test func everyTableIsGuardedOrDerived() throws {
        let tables = try GuardFixture.fresh.get().catalogue.read {
            try String.fetchAll(
                $0,
                sql: """
                    SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
                    AND name NOT LIKE 'search%' AND name <> 'grdb_migrations'
                    """)
        }
        let known = Set(GuardFixture.appendOnly + GuardFixture.lasting + GuardTests.ofAirings + ["clearance"])
        let rest = tables.filter { !known.contains($0) }
        #expect(
            Set(rest).subtracting(["region_key", "region_name_key"]) == [
                "setting", "signing_step", "apply_base", "apply_file", "import_profile", "media_probe", "item_group",
                "revision_status", "airing_day",
            ])
    }

    /// What logs tell and what was decided of it.
    private static let ofAirings = [
        "airing_log", "airing_log_end", "log_part", "log_spelling", "log_reason", "log_line", "log_rejected", "log_day",
        "log_period", "airing", "airing_witness", "airing_end", "title_decision", "title_decision_end",
        "station_claim", "station_answer", "airing_statement",
    ]

    @Test(arguments: GuardTests.ofAirings)
    func whatLogsTellIsNeverChangedOrRemoved(_ table: String) throws {
        let triggers = try GuardFixture.fresh.get().catalogue.read {
            try String.fetchAll(
                $0, sql: "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", arguments: [table])
        }
        for event in ["BEFORE UPDATE ON \(table)", "BEFORE DELETE ON \(table)"] {
            #expect(triggers.contains { $0.contains(event) && $0.contains("guard.append_only") }, "\(event)")
        }
    }

    @Test func aClearanceIsOnlyEverRevokedOnce() throws {
        for change in ["until_day = '2030-01-01'", "use = 'air'", "country = 'UZ'", "from_day = '2006-01-01'"] {
            #expect(try GuardFixture.refusal(of: "UPDATE clearance SET \(change)") == "guard.append_only")
        }
        #expect(try GuardFixture.refusal(of: "DELETE FROM clearance") == "guard.append_only")
        let revoked = "UPDATE clearance SET revoked_at = NULL WHERE revoked_at IS NOT NULL"
        #expect(try GuardFixture.refusal(of: revoked) == "guard.append_only")
    }

    @Test func noClearanceWithoutSignatures() throws {
        let early = """
            INSERT INTO clearance (revision_id, use, country, from_day, made_at)
            VALUES (1, 'print', 'KG', '2006-05-31', 0)
            """
        #expect(try GuardFixture.refusal(of: early) == "guard.clearance_unsigned")
    }

    @Test(arguments: [
        "revision_id, 1, 'x', '2006-05-31', country", "revision_id, 1, 'x', '2006-08-01', country",
        "revision_id, 1, 'x', '2006-07-01', 'UZ'",
    ])
    func noHandoverOutsideItsClearance(_ values: String) throws {
        let sql = """
            INSERT INTO handover (uid, code, is_draft, recorded_at, person_id, clearance_id,
            revision_id, id, recipient, on_day, country)
            SELECT randomblob(16), 'H-X', 0, 0, 1, clearance_id, \(values.replacing("1,", with: "999,")) FROM handover
            """
        #expect(try GuardFixture.refusal(of: sql) == "guard.not_cleared")
    }

    @Test func aHandoverWithoutClearanceIsADraft() throws {
        let sql = """
            INSERT INTO handover (uid, code, is_draft, recorded_at, person_id, revision_id, recipient, on_day, country)
            VALUES (randomblob(16), 'H-X', 0, 0, 1, 1, 'x', '2006-07-01', 'KG')
            """
        #expect(try GuardFixture.refusal(of: sql)?.hasPrefix("CHECK constraint failed") == true)
    }

    @Test(arguments: [
        "variant_id = 2", "number = 2", "made_on = '2006-05-05'", "title = 'x'", "translated_from_id = 1",
    ])
    func aSignedRevisionIsFrozen(_ change: String) throws {
        #expect(try GuardFixture.refusal(of: "UPDATE revision SET \(change)") == "guard.frozen")
    }

    @Test func aSignedRevisionTakesNoMoreFiles() throws {
        let sql = """
            INSERT INTO revision_file (uid, code, revision_id, role, file_id, name)
            VALUES (randomblob(16), 'x', 1, 'preview', 1, 'x')
            """
        #expect(try GuardFixture.refusal(of: sql) == "guard.frozen")
    }

    @Test func whoSignedCannotBecomeAuthorOrTranslator() throws {
        for role in ["author", "translator"] {
            let sql = """
                INSERT INTO revision_person (uid, code, revision_id, role, person_id)
                SELECT randomblob(16), 'x', 1, '\(role)', id FROM person WHERE code = 'elena'
                """
            #expect(try GuardFixture.refusal(of: sql) == "guard.own_signature")
        }
    }

    @Test(arguments: [
        ("asel", "2006-07-01", 1, "guard.own_signature"), ("marat", "2006-05-03", 1, "guard.signed_before_made"),
        ("marat", "2006-07-01", 0, "CHECK constraint failed: signer_id"),
    ])
    func aWrongSignatureIsRefused(_ signer: String, _ day: String, _ example: Int, _ refusal: String) throws {
        let sql = """
            INSERT INTO signature (uid, code, revision_id, step, decision, signer_id, clerk_id, on_day, is_example)
            SELECT randomblob(16), 'x', 1, 'content', 'approved', id, 1, '\(day)', \(example)
            FROM person WHERE code = '\(signer)'
            """
        #expect(try GuardFixture.refusal(of: sql)?.hasPrefix(refusal) == true)
    }

    @Test func exampleSignaturesAreRefusedInARealCatalogue() throws {
        let fresh = try FreshCatalogue(isExample: false)
        try fresh.addPeople()
        try fresh.addPrintableLeaflet()
        #expect(throws: CatalogueProblem.guarded("guard.example_only")) { try fresh.sign() }
    }

    @Test func whatEndedStaysEnded() throws {
        let fresh = try FreshCatalogue()
        try fresh.addLeaflet()
        let right = "LEAF-001/ky/1/right"
        try fresh.add(
            Entities.right, right, ["revision": "LEAF-001/ky/1", "kind": "consent", "holder": "Айгуль"])
        try fresh.edit(Entities.right, right, ["ended_on": "2006-08-01", "ended_reason": "отозвано"])
        for (day, reason) in [("", ""), ("2006-08-02", "отозвано")] {
            #expect(throws: CatalogueProblem.guarded("guard.append_only")) {
                try fresh.edit(Entities.right, right, ["ended_on": day, "ended_reason": reason])
            }
        }
    }

    @Test func whatWasWithdrawnStaysWithdrawn() throws {
        let fresh = try FreshCatalogue()
        try fresh.addLeaflet()
        let revision = "LEAF-001/ky/1"
        try fresh.edit(Entities.revision, revision, ["withdrawn_on": "2006-08-01", "withdrawn_reason": "ошибка"])
        for (day, reason) in [("", ""), ("2006-08-02", "ошибка")] {
            #expect(throws: CatalogueProblem.guarded("guard.append_only")) {
                try fresh.edit(Entities.revision, revision, ["withdrawn_on": day, "withdrawn_reason": reason])
            }
        }
    }
}
