/// What stations and monitors told, what it was taken for, and what aired.
///
/// A line of a log is named by its file, sheet and row; an airing by the first line that told of it. Both are only
/// appended. What is no longer so (a corrected log, a decision taken back) is an ending that points to it.
enum AiringsSchema {
    static let sql = """
        CREATE TABLE airing_log (
            id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16), code TEXT NOT NULL UNIQUE,
            file_id INTEGER NOT NULL REFERENCES media_file (id), name TEXT NOT NULL,
            source TEXT NOT NULL CHECK (source IN ('station_log', 'certificate', 'monitor', 'typed_from_paper')),
            layout TEXT NOT NULL, scan_id INTEGER REFERENCES media_file (id),
            lines INTEGER NOT NULL, rejected INTEGER NOT NULL, lines_hash TEXT NOT NULL, on_day TEXT NOT NULL, person_id INTEGER NOT NULL REFERENCES person (id)
        ) STRICT;
        CREATE INDEX airing_log_by_file ON airing_log (file_id);
        CREATE TABLE airing_log_end (
            id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16), code TEXT NOT NULL UNIQUE,
            log_id INTEGER NOT NULL UNIQUE REFERENCES airing_log (id), on_day TEXT NOT NULL, reason TEXT NOT NULL,
            person_id INTEGER NOT NULL REFERENCES person (id)
        ) STRICT;

        CREATE TABLE log_part (
            id INTEGER PRIMARY KEY, log_id INTEGER NOT NULL REFERENCES airing_log (id) DEFERRABLE INITIALLY DEFERRED,
            sheet TEXT NOT NULL, place INTEGER NOT NULL CHECK (place > 0),
            channel_id INTEGER NOT NULL REFERENCES channel (id), UNIQUE (log_id, sheet, place, channel_id)
        ) STRICT;
        CREATE INDEX log_part_by_channel ON log_part (channel_id);
        CREATE TABLE log_spelling (
            id INTEGER PRIMARY KEY, title TEXT NOT NULL, code TEXT NOT NULL, language TEXT NOT NULL,
            context TEXT NOT NULL, folded TEXT NOT NULL, UNIQUE (title, code, language, context)
        ) STRICT;
        CREATE INDEX log_spelling_by_folded ON log_spelling (folded);
        CREATE TABLE log_reason (id INTEGER PRIMARY KEY, said TEXT NOT NULL UNIQUE CHECK (json_valid(said))) STRICT;
        CREATE TABLE log_line (
            part_id INTEGER NOT NULL REFERENCES log_part (id), row INTEGER NOT NULL, kind INTEGER NOT NULL,
            day TEXT NOT NULL, start_ms INTEGER NOT NULL, knows_second INTEGER NOT NULL CHECK (knows_second IN (0, 1)),
            duration_ms INTEGER, spelling_id INTEGER NOT NULL REFERENCES log_spelling (id),
            outcome INTEGER NOT NULL CHECK (outcome BETWEEN 0 AND 2), revision_id INTEGER REFERENCES revision (id),
            probability INTEGER CHECK (probability BETWEEN 0 AND 1000000),
            reason_id INTEGER REFERENCES log_reason (id), written TEXT NOT NULL,
            PRIMARY KEY (part_id, row)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX log_line_to_ask ON log_line (spelling_id, part_id) WHERE outcome = 1;
        CREATE TABLE log_rejected (
            log_id INTEGER NOT NULL REFERENCES airing_log (id) DEFERRABLE INITIALLY DEFERRED, ordinal INTEGER NOT NULL, sheet TEXT NOT NULL,
            row INTEGER NOT NULL, place TEXT NOT NULL, value TEXT NOT NULL,
            reason TEXT NOT NULL CHECK (json_valid(reason)), PRIMARY KEY (log_id, ordinal)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE log_day (
            channel_id INTEGER NOT NULL REFERENCES channel (id), day TEXT NOT NULL,
            log_id INTEGER NOT NULL REFERENCES airing_log (id) DEFERRABLE INITIALLY DEFERRED,
            first_ms INTEGER NOT NULL, last_ms INTEGER NOT NULL CHECK (last_ms >= first_ms), lines INTEGER NOT NULL,
            PRIMARY KEY (channel_id, day, log_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX log_day_by_log ON log_day (log_id);
        CREATE TABLE log_period (
            log_id INTEGER NOT NULL REFERENCES airing_log (id) DEFERRABLE INITIALLY DEFERRED,
            channel_id INTEGER NOT NULL REFERENCES channel (id), from_day TEXT, until_day TEXT,
            totals TEXT NOT NULL CHECK (totals IN ('none', 'agree', 'differ')),
            PRIMARY KEY (channel_id, log_id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE airing (
            id INTEGER PRIMARY KEY, channel_id INTEGER NOT NULL REFERENCES channel (id),
            day TEXT NOT NULL, start_ms INTEGER NOT NULL, knows_second INTEGER NOT NULL, duration_ms INTEGER,
            revision_id INTEGER NOT NULL REFERENCES revision (id),
            part_id INTEGER NOT NULL, row INTEGER NOT NULL, since_seq INTEGER NOT NULL,
            FOREIGN KEY (part_id, row) REFERENCES log_line (part_id, row) DEFERRABLE INITIALLY DEFERRED
        ) STRICT;
        CREATE INDEX airing_by_channel ON airing (channel_id, day, start_ms);
        CREATE INDEX airing_by_line ON airing (part_id, row);
        CREATE TABLE airing_witness (
            part_id INTEGER NOT NULL, row INTEGER NOT NULL, airing_id INTEGER NOT NULL REFERENCES airing (id),
            since_seq INTEGER NOT NULL, PRIMARY KEY (part_id, row, airing_id),
            FOREIGN KEY (part_id, row) REFERENCES log_line (part_id, row) DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX airing_witness_by_airing ON airing_witness (airing_id);
        CREATE TABLE airing_end (
            airing_id INTEGER PRIMARY KEY REFERENCES airing (id),
            reason TEXT NOT NULL CHECK (reason IN ('corrected', 'undone', 'decided')), since_seq INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE title_decision (
            id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16), code TEXT NOT NULL UNIQUE,
            channel_id INTEGER REFERENCES channel (id), key TEXT NOT NULL, title TEXT NOT NULL,
            revision_id INTEGER REFERENCES revision (id), on_day TEXT NOT NULL,
            person_id INTEGER NOT NULL REFERENCES person (id)
        ) STRICT;
        CREATE INDEX title_decision_by_key ON title_decision (key);
        CREATE TABLE title_decision_end (
            id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16), code TEXT NOT NULL UNIQUE,
            decision_id INTEGER NOT NULL UNIQUE REFERENCES title_decision (id), on_day TEXT NOT NULL,
            person_id INTEGER NOT NULL REFERENCES person (id)
        ) STRICT;

        CREATE TABLE station_claim (
            id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16), code TEXT NOT NULL UNIQUE,
            channel_id INTEGER NOT NULL REFERENCES channel (id), from_day TEXT NOT NULL,
            until_day TEXT NOT NULL CHECK (until_day >= from_day), on_day TEXT NOT NULL, missed INTEGER NOT NULL,
            letter TEXT NOT NULL, person_id INTEGER NOT NULL REFERENCES person (id)
        ) STRICT;
        CREATE TABLE station_answer (
            id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16), code TEXT NOT NULL UNIQUE,
            claim_id INTEGER NOT NULL REFERENCES station_claim (id), on_day TEXT NOT NULL, answer TEXT NOT NULL,
            document_id INTEGER REFERENCES media_file (id), person_id INTEGER NOT NULL REFERENCES person (id)
        ) STRICT;
        CREATE TABLE airing_statement (
            id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16), code TEXT NOT NULL UNIQUE,
            channel_id INTEGER NOT NULL REFERENCES channel (id), from_day TEXT NOT NULL,
            until_day TEXT NOT NULL CHECK (until_day >= from_day), language TEXT NOT NULL, form TEXT NOT NULL,
            digest TEXT NOT NULL CHECK (length(digest) = 64), head TEXT NOT NULL, made_at TEXT NOT NULL,
            person_id INTEGER NOT NULL REFERENCES person (id)
        ) STRICT;
        CREATE INDEX airing_statement_by_digest ON airing_statement (digest);
        """

    /// How many airings of a revision a channel had on a day: a summary kept in step in the same transaction.
    static let summary = """
        CREATE TABLE airing_day (
            channel_id INTEGER NOT NULL, revision_id INTEGER NOT NULL, day TEXT NOT NULL,
            airings INTEGER NOT NULL, duration_ms INTEGER NOT NULL,
            PRIMARY KEY (channel_id, revision_id, day)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX airing_day_by_day ON airing_day (day, channel_id, revision_id, airings, duration_ms);
        """

    /// Records are guarded in full. Lines and airings are many, and a look at each before it comes would cost an
    /// import a third of its time: they may not be changed or deleted, and the doctor finds one that was replaced.
    static var guards: String {
        Guards.appendOnly([
            "airing_log", "airing_log_end", "title_decision", "title_decision_end", "station_claim", "station_answer",
            "airing_statement",
        ])
            + [
                "log_part", "log_spelling", "log_reason", "log_line", "log_rejected", "log_day", "log_period", "airing",
                "airing_witness", "airing_end",
            ].map(Guards.neverTouched).joined(separator: "\n")
    }
}
