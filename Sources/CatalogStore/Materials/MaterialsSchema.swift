/// Items, variants, revisions, what belongs to them, what is derived from them, and what was handed over.
enum MaterialsSchema {
    static let records = """
        CREATE TABLE media_file (
            id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
            code TEXT NOT NULL UNIQUE CHECK (length(code) = 64),
            size INTEGER NOT NULL CHECK (size > 0), media_type TEXT NOT NULL, magic_version INTEGER NOT NULL,
            stored_at INTEGER NOT NULL, original_name TEXT NOT NULL,
            audit_seq INTEGER NOT NULL REFERENCES audit_link (seq) DEFERRABLE INITIALLY DEFERRED
        ) STRICT;
        CREATE INDEX media_file_by_link ON media_file (audit_seq);
        CREATE TABLE media_probe (
            media_file_id INTEGER PRIMARY KEY REFERENCES media_file (id),
            facts TEXT CHECK (facts IS NULL OR json_valid(facts)), not_probed TEXT, text TEXT, probed_at INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE media_check (
            id INTEGER PRIMARY KEY, media_file_id INTEGER NOT NULL REFERENCES media_file (id),
            checked_at INTEGER NOT NULL, actor TEXT NOT NULL,
            outcome TEXT NOT NULL CHECK (outcome IN ('ok', 'missing', 'altered', 'unreadable')), found TEXT
        ) STRICT;
        CREATE INDEX media_check_by_file ON media_check (media_file_id, checked_at);

        CREATE TABLE item (
            id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16), code TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL, title TEXT NOT NULL, award_id INTEGER REFERENCES award (id),
            derived_from_id INTEGER REFERENCES item (id) CHECK (derived_from_id <> id),
            messages TEXT, note TEXT
        ) STRICT;
        CREATE INDEX item_by_kind ON item (kind);
        CREATE TABLE item_group (
            item_id INTEGER NOT NULL REFERENCES item (id), risk_group_id INTEGER NOT NULL REFERENCES risk_group (id),
            PRIMARY KEY (item_id, risk_group_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX item_group_by_group ON item_group (risk_group_id, item_id);
        CREATE TABLE variant (
            id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16), code TEXT NOT NULL UNIQUE,
            item_id INTEGER NOT NULL REFERENCES item (id), language TEXT NOT NULL, country TEXT,
            native_read INTEGER NOT NULL DEFAULT 0 CHECK (native_read IN (0, 1)), note TEXT
        ) STRICT;
        CREATE INDEX variant_by_item ON variant (item_id);
        CREATE INDEX variant_by_language ON variant (language);
        CREATE TABLE revision (
            id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16), code TEXT NOT NULL UNIQUE,
            variant_id INTEGER NOT NULL REFERENCES variant (id), number INTEGER NOT NULL CHECK (number > 0),
            made_on TEXT NOT NULL, title TEXT NOT NULL, translated_from_id INTEGER REFERENCES revision (id),
            note TEXT, withdrawn_on TEXT, withdrawn_reason TEXT,
            UNIQUE (variant_id, number), CHECK ((withdrawn_on IS NULL) = (withdrawn_reason IS NULL))
        ) STRICT;
        CREATE INDEX revision_by_source ON revision (translated_from_id);
        CREATE TABLE revision_file (
            id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16), code TEXT NOT NULL UNIQUE,
            revision_id INTEGER NOT NULL REFERENCES revision (id), role TEXT NOT NULL, language TEXT,
            file_id INTEGER NOT NULL REFERENCES media_file (id), name TEXT NOT NULL
        ) STRICT;
        CREATE INDEX revision_file_by_revision ON revision_file (revision_id);
        CREATE INDEX revision_file_by_file ON revision_file (file_id);
        CREATE TABLE revision_person (
            id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16), code TEXT NOT NULL UNIQUE,
            revision_id INTEGER NOT NULL REFERENCES revision (id), role TEXT NOT NULL,
            person_id INTEGER NOT NULL REFERENCES person (id)
        ) STRICT;
        CREATE INDEX revision_person_by_revision ON revision_person (revision_id);
        CREATE TABLE shown_contact (
            id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16), code TEXT NOT NULL UNIQUE,
            revision_id INTEGER NOT NULL REFERENCES revision (id),
            contact_id INTEGER NOT NULL REFERENCES contact (id)
        ) STRICT;
        CREATE INDEX shown_contact_by_revision ON shown_contact (revision_id);
        CREATE INDEX shown_contact_by_contact ON shown_contact (contact_id);
        CREATE TABLE marking (
            id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16), code TEXT NOT NULL UNIQUE,
            revision_id INTEGER NOT NULL REFERENCES revision (id),
            rule_id INTEGER NOT NULL REFERENCES marking_rule (id), evidence TEXT NOT NULL,
            is_exception INTEGER NOT NULL DEFAULT 0 CHECK (is_exception IN (0, 1))
        ) STRICT;
        CREATE INDEX marking_by_revision ON marking (revision_id);
        CREATE TABLE revision_right (
            id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16), code TEXT NOT NULL UNIQUE,
            revision_id INTEGER NOT NULL REFERENCES revision (id),
            kind TEXT NOT NULL CHECK (kind IN ('licence', 'consent')), holder TEXT NOT NULL,
            from_day TEXT, until_day TEXT CHECK (until_day >= from_day), document TEXT, ended_on TEXT,
            ended_reason TEXT, CHECK ((ended_on IS NULL) = (ended_reason IS NULL))
        ) STRICT;
        CREATE INDEX revision_right_by_revision ON revision_right (revision_id);
        CREATE TABLE house_number (
            id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16), code TEXT NOT NULL UNIQUE,
            revision_id INTEGER NOT NULL REFERENCES revision (id), authority TEXT NOT NULL, number TEXT NOT NULL,
            from_day TEXT, until_day TEXT
        ) STRICT;
        CREATE INDEX house_number_by_revision ON house_number (revision_id);
        CREATE INDEX house_number_by_number ON house_number (number);
        CREATE TABLE pretest (
            id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16), code TEXT NOT NULL UNIQUE,
            revision_id INTEGER NOT NULL REFERENCES revision (id), on_day TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('concept', 'stakeholder', 'pretest', 'field')),
            place TEXT, language TEXT, people INTEGER NOT NULL CHECK (people > 0),
            women INTEGER CHECK (women BETWEEN 0 AND people), risk_group_id INTEGER REFERENCES risk_group (id),
            understood INTEGER CHECK (understood BETWEEN 0 AND people),
            recalled_contact INTEGER CHECK (recalled_contact BETWEEN 0 AND people),
            acceptable INTEGER CHECK (acceptable BETWEEN 0 AND people), changes TEXT
        ) STRICT;
        CREATE INDEX pretest_by_revision ON pretest (revision_id);
        CREATE TABLE signature (
            id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16), code TEXT NOT NULL UNIQUE,
            revision_id INTEGER NOT NULL REFERENCES revision (id),
            step TEXT NOT NULL REFERENCES signing_step (step),
            decision TEXT NOT NULL CHECK (decision IN ('approved', 'approved_with_changes', 'rejected', 'waived')),
            signer_id INTEGER NOT NULL REFERENCES person (id), clerk_id INTEGER NOT NULL REFERENCES person (id),
            on_day TEXT NOT NULL, expires_on TEXT CHECK (expires_on >= on_day),
            document_id INTEGER REFERENCES media_file (id), reason TEXT,
            is_example INTEGER NOT NULL DEFAULT 0 CHECK (is_example IN (0, 1)),
            CHECK (decision NOT IN ('waived', 'rejected') OR reason IS NOT NULL),
            CHECK (signer_id = clerk_id OR document_id IS NOT NULL OR is_example = 1)
        ) STRICT;
        CREATE INDEX signature_by_revision ON signature (revision_id, step);
        """

    static let derivedAndOrders = """
        CREATE TABLE revision_status (
            revision_id INTEGER NOT NULL REFERENCES revision (id), from_day TEXT NOT NULL, until_day TEXT,
            status TEXT NOT NULL CHECK (status IN ('draft', 'in_review', 'approved', 'superseded', 'withdrawn')),
            PRIMARY KEY (revision_id, from_day)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE clearance (
            id INTEGER PRIMARY KEY, revision_id INTEGER NOT NULL REFERENCES revision (id),
            use TEXT NOT NULL CHECK (use IN ('print', 'air', 'stage', 'handover')), country TEXT NOT NULL,
            from_day TEXT NOT NULL, until_day TEXT CHECK (until_day >= from_day),
            made_at INTEGER NOT NULL, revoked_at INTEGER, UNIQUE (id, revision_id)
        ) STRICT;
        CREATE INDEX clearance_by_revision ON clearance (revision_id, use, country);

        CREATE TABLE handover (
            id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16), code TEXT NOT NULL UNIQUE,
            revision_id INTEGER NOT NULL REFERENCES revision (id), clearance_id INTEGER,
            is_draft INTEGER NOT NULL CHECK (is_draft IN (0, 1)), recipient TEXT NOT NULL, on_day TEXT NOT NULL,
            country TEXT NOT NULL, recorded_at INTEGER NOT NULL,
            person_id INTEGER NOT NULL REFERENCES person (id), note TEXT,
            FOREIGN KEY (clearance_id, revision_id) REFERENCES clearance (id, revision_id),
            CHECK ((is_draft = 1) = (clearance_id IS NULL))
        ) STRICT;
        CREATE INDEX handover_by_revision ON handover (revision_id);
        CREATE TABLE handover_file (
            id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16), code TEXT NOT NULL UNIQUE,
            handover_id INTEGER NOT NULL REFERENCES handover (id),
            file_id INTEGER NOT NULL REFERENCES media_file (id), name TEXT NOT NULL
        ) STRICT;
        CREATE INDEX handover_file_by_handover ON handover_file (handover_id);
        CREATE TABLE recall (
            id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16), code TEXT NOT NULL UNIQUE,
            cause TEXT NOT NULL
                CHECK (cause IN ('contact_dead', 'consent_withdrawn', 'right_ended', 'text_wrong', 'marking_changed')),
            subject TEXT NOT NULL, reason TEXT NOT NULL, on_day TEXT NOT NULL,
            person_id INTEGER NOT NULL REFERENCES person (id)
        ) STRICT;
        CREATE TABLE recall_line (
            id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16), code TEXT NOT NULL UNIQUE,
            recall_id INTEGER NOT NULL REFERENCES recall (id),
            revision_id INTEGER NOT NULL REFERENCES revision (id), handover_id INTEGER REFERENCES handover (id)
        ) STRICT;
        CREATE INDEX recall_line_by_recall ON recall_line (recall_id);
        CREATE TABLE recall_closure (
            id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16), code TEXT NOT NULL UNIQUE,
            line_id INTEGER NOT NULL UNIQUE REFERENCES recall_line (id), on_day TEXT NOT NULL,
            outcome TEXT NOT NULL, note TEXT, person_id INTEGER NOT NULL REFERENCES person (id)
        ) STRICT;
        """
}
