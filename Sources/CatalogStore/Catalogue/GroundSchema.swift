/// The campaign itself, its donors and awards, people, the audit trail.
enum GroundSchema {
    static let sql = """
        CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

        CREATE TABLE audit_link (
            seq INTEGER PRIMARY KEY,
            recorded_at INTEGER NOT NULL,
            actor TEXT NOT NULL,
            account TEXT NOT NULL,
            action TEXT NOT NULL,
            rows INTEGER NOT NULL CHECK (rows > 0),
            bulk_table TEXT,
            rows_hash BLOB NOT NULL CHECK (length(rows_hash) = 32),
            previous BLOB NOT NULL CHECK (length(previous) = 32),
            hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
            public_key BLOB NOT NULL,
            signature BLOB NOT NULL
        ) STRICT;
        CREATE TABLE audit_change (
            seq INTEGER NOT NULL REFERENCES audit_link (seq) DEFERRABLE INITIALLY DEFERRED,
            ordinal INTEGER NOT NULL,
            entity TEXT NOT NULL,
            uid BLOB NOT NULL CHECK (length(uid) = 16),
            before TEXT,
            after TEXT,
            PRIMARY KEY (seq, ordinal)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX audit_change_by_uid ON audit_change (uid, seq, ordinal);

        CREATE TABLE campaign (
            id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16), code TEXT NOT NULL UNIQUE,
            titles TEXT NOT NULL CHECK (json_valid(titles)),
            from_day TEXT NOT NULL, until_day TEXT NOT NULL CHECK (until_day >= from_day),
            currency TEXT NOT NULL, countries TEXT NOT NULL, home TEXT NOT NULL
        ) STRICT;
        CREATE TABLE donor (
            id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16), code TEXT NOT NULL UNIQUE,
            names TEXT NOT NULL CHECK (json_valid(names))
        ) STRICT;
        CREATE TABLE award (
            id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16), code TEXT NOT NULL UNIQUE,
            donor_id INTEGER NOT NULL REFERENCES donor (id),
            title TEXT, from_day TEXT NOT NULL, until_day TEXT CHECK (until_day >= from_day)
        ) STRICT;
        CREATE TABLE exchange_rate (
            id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16), code TEXT NOT NULL UNIQUE,
            currency TEXT NOT NULL, day TEXT NOT NULL,
            per_usd_millionths INTEGER NOT NULL CHECK (per_usd_millionths > 0), source TEXT NOT NULL
        ) STRICT;
        CREATE TABLE risk_group (
            id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16), code TEXT NOT NULL UNIQUE,
            parent_id INTEGER REFERENCES risk_group (id) CHECK (parent_id <> id),
            names TEXT NOT NULL CHECK (json_valid(names))
        ) STRICT;
        CREATE TABLE person (
            id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16), code TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL, organisation TEXT, roles TEXT, languages TEXT,
            from_day TEXT, until_day TEXT, account TEXT UNIQUE, keys TEXT,
            is_example INTEGER NOT NULL DEFAULT 0 CHECK (is_example IN (0, 1))
        ) STRICT;
        CREATE TABLE signing_step (step TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
        INSERT INTO signing_step VALUES
            ('content'), ('language'), ('pretest'), ('donor'), ('government'), ('do_no_harm');
        CREATE TABLE signing_rule (
            id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16), code TEXT NOT NULL UNIQUE,
            steps TEXT NOT NULL
        ) STRICT;
        CREATE TABLE marking_rule (
            id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16), code TEXT NOT NULL UNIQUE,
            donor_id INTEGER NOT NULL REFERENCES donor (id), countries TEXT, kinds TEXT,
            from_day TEXT NOT NULL, until_day TEXT CHECK (until_day >= from_day),
            texts TEXT CHECK (texts IS NULL OR json_valid(texts))
        ) STRICT;

        CREATE TABLE apply_base (
            entity TEXT NOT NULL, code TEXT NOT NULL, fields TEXT NOT NULL, source_file TEXT NOT NULL,
            PRIMARY KEY (entity, code)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE apply_file (
            name TEXT PRIMARY KEY, digest TEXT NOT NULL, records INTEGER NOT NULL, media TEXT NOT NULL,
            seq INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE import_profile (
            id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16), code TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL, mapping TEXT NOT NULL CHECK (json_valid(mapping))
        ) STRICT;
        """
}
