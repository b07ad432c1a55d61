/// Dayparts, audiences, flights, bookings and their slots.
enum PlanSchema {
    static let sql = """
        ALTER TABLE channel ADD COLUMN names_in_files TEXT;
        ALTER TABLE recall_line ADD COLUMN booking_id INTEGER REFERENCES booking (id);

        CREATE TABLE daypart (
            id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16), code TEXT NOT NULL UNIQUE,
            channel_id INTEGER REFERENCES channel (id), names TEXT NOT NULL CHECK (json_valid(names)),
            days TEXT NOT NULL CHECK (length(days) = 7), starts INTEGER NOT NULL CHECK (starts >= 0),
            ends INTEGER NOT NULL CHECK (ends > starts), from_day TEXT,
            until_day TEXT CHECK (until_day >= from_day)
        ) STRICT;
        CREATE INDEX daypart_by_channel ON daypart (channel_id);
        CREATE TABLE channel_audience (
            id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16), code TEXT NOT NULL UNIQUE,
            channel_id INTEGER NOT NULL REFERENCES channel (id), daypart_id INTEGER REFERENCES daypart (id),
            audience TEXT NOT NULL, rating INTEGER NOT NULL CHECK (rating BETWEEN 0 AND 10000),
            universe INTEGER CHECK (universe > 0), source TEXT NOT NULL, from_day TEXT,
            until_day TEXT CHECK (until_day >= from_day)
        ) STRICT;
        CREATE INDEX channel_audience_by_channel ON channel_audience (channel_id);
        CREATE TABLE flight (
            id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16), code TEXT NOT NULL UNIQUE,
            title TEXT NOT NULL, award_id INTEGER REFERENCES award (id), from_day TEXT NOT NULL,
            until_day TEXT NOT NULL CHECK (until_day >= from_day), note TEXT
        ) STRICT;
        CREATE TABLE booking (
            id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16), code TEXT NOT NULL UNIQUE,
            flight_id INTEGER REFERENCES flight (id), channel_id INTEGER NOT NULL REFERENCES channel (id),
            variants TEXT NOT NULL, from_day TEXT NOT NULL, until_day TEXT NOT NULL CHECK (until_day >= from_day),
            days TEXT NOT NULL CHECK (length(days) = 7), window_from INTEGER, window_to INTEGER, programme TEXT,
            per_day INTEGER NOT NULL CHECK (per_day > 0), seconds INTEGER CHECK (seconds > 0),
            price INTEGER CHECK (price >= 0), currency TEXT,
            is_free INTEGER NOT NULL DEFAULT 0 CHECK (is_free IN (0, 1)), list_value INTEGER CHECK (list_value >= 0),
            contract_line TEXT, award_id INTEGER REFERENCES award (id), make_good_of TEXT, note TEXT,
            CHECK ((window_from IS NULL) = (window_to IS NULL) AND window_from < window_to),
            CHECK (window_from IS NOT NULL OR programme IS NOT NULL),
            CHECK (is_free = 0 OR price IS NULL),
            CHECK (currency IS NOT NULL OR (price IS NULL AND list_value IS NULL))
        ) STRICT;
        CREATE INDEX booking_by_channel ON booking (channel_id);
        CREATE INDEX booking_by_flight ON booking (flight_id);
        CREATE TABLE slot (
            id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16), code TEXT NOT NULL UNIQUE,
            booking_id INTEGER NOT NULL REFERENCES booking (id), on_day TEXT NOT NULL,
            number INTEGER NOT NULL CHECK (number > 0), revision_id INTEGER NOT NULL REFERENCES revision (id),
            clearance_id INTEGER NOT NULL, makes_good_id INTEGER REFERENCES slot (id) CHECK (makes_good_id <> id),
            audit_seq INTEGER NOT NULL REFERENCES audit_link (seq) DEFERRABLE INITIALLY DEFERRED,
            UNIQUE (booking_id, on_day, number), UNIQUE (id, booking_id),
            FOREIGN KEY (clearance_id, revision_id) REFERENCES clearance (id, revision_id)
        ) STRICT;
        CREATE INDEX slot_by_day ON slot (on_day);
        CREATE INDEX slot_by_revision ON slot (revision_id);
        CREATE INDEX slot_by_clearance ON slot (clearance_id);
        CREATE INDEX slot_by_link ON slot (audit_seq);
        CREATE INDEX slot_by_made_good ON slot (makes_good_id) WHERE makes_good_id IS NOT NULL;
        CREATE INDEX clearance_revoked ON clearance (id) WHERE revoked_at IS NOT NULL;
        CREATE TABLE slot_stop (
            id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16), code TEXT NOT NULL UNIQUE,
            booking_id INTEGER NOT NULL REFERENCES booking (id), slot_id INTEGER NOT NULL UNIQUE,
            on_day TEXT NOT NULL, reason TEXT NOT NULL, person_id INTEGER NOT NULL REFERENCES person (id),
            FOREIGN KEY (slot_id, booking_id) REFERENCES slot (id, booking_id)
        ) STRICT;
        CREATE INDEX slot_stop_by_booking ON slot_stop (booking_id);
        """
}
