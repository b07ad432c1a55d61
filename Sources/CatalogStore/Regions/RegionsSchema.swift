/// Regions with their history, and the sites in them.
enum RegionsSchema {
    static let sql = """
        CREATE TABLE region (
            id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16), code TEXT NOT NULL UNIQUE,
            country TEXT NOT NULL, level INTEGER NOT NULL CHECK (level IN (0, 1, 2)),
            parent_id INTEGER REFERENCES region (id), kind TEXT NOT NULL,
            from_day TEXT, until_day TEXT CHECK (until_day >= from_day), lat TEXT, lon TEXT
        ) STRICT;
        CREATE TABLE region_code (
            id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16), code TEXT NOT NULL UNIQUE,
            region_id INTEGER NOT NULL REFERENCES region (id), system TEXT NOT NULL, value TEXT NOT NULL,
            from_day TEXT, until_day TEXT
        ) STRICT;
        CREATE INDEX region_code_by_value ON region_code (value);
        CREATE TABLE region_name (
            id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16), code TEXT NOT NULL UNIQUE,
            region_id INTEGER NOT NULL REFERENCES region (id), language TEXT NOT NULL, name TEXT NOT NULL,
            kind TEXT NOT NULL, from_day TEXT, until_day TEXT
        ) STRICT;
        CREATE INDEX region_name_by_region ON region_name (region_id);
        CREATE TABLE region_name_key (
            key TEXT NOT NULL, tier INTEGER NOT NULL, region_name_id INTEGER NOT NULL REFERENCES region_name (id),
            PRIMARY KEY (key, tier, region_name_id)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE region_change (
            id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16), code TEXT NOT NULL UNIQUE,
            day TEXT NOT NULL, kind TEXT NOT NULL, from_region_id INTEGER NOT NULL REFERENCES region (id),
            to_region_id INTEGER NOT NULL REFERENCES region (id), source TEXT
        ) STRICT;
        CREATE TABLE site (
            id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16), code TEXT NOT NULL UNIQUE,
            region_id INTEGER NOT NULL REFERENCES region (id), kind TEXT NOT NULL,
            name_ru TEXT, name_en TEXT, address TEXT,
            sensitivity TEXT NOT NULL CHECK (sensitivity IN ('public', 'donor', 'internal')),
            from_day TEXT, until_day TEXT, is_example INTEGER NOT NULL DEFAULT 0 CHECK (is_example IN (0, 1)),
            CHECK (kind <> 'shelter' OR sensitivity = 'internal')
        ) STRICT;
        CREATE TABLE channel (
            id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16), code TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('tv', 'radio')), country TEXT NOT NULL,
            zone TEXT NOT NULL, day_starts TEXT, languages TEXT
        ) STRICT;
        CREATE TABLE contact (
            id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16), code TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL CHECK (kind IN ('hotline', 'centre', 'ngo_office', 'site')),
            country TEXT NOT NULL, number TEXT NOT NULL, names TEXT NOT NULL CHECK (json_valid(names)),
            languages TEXT, hours TEXT, from_day TEXT, until_day TEXT CHECK (until_day >= from_day),
            is_example INTEGER NOT NULL DEFAULT 0 CHECK (is_example IN (0, 1))
        ) STRICT;
        CREATE TABLE contact_test (
            id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16), code TEXT NOT NULL UNIQUE,
            contact_id INTEGER NOT NULL REFERENCES contact (id), on_day TEXT NOT NULL,
            by_id INTEGER NOT NULL REFERENCES person (id),
            result TEXT NOT NULL CHECK (result IN ('answered', 'no_answer', 'wrong_number', 'dead')), note TEXT
        ) STRICT;
        CREATE INDEX contact_test_by_contact ON contact_test (contact_id);
        """
}
