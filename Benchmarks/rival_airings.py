#!/usr/bin/env python3
"""What somebody would write instead: a log into a catalogue of airings with pandas, rapidfuzz and sqlite3.

    rival_airings.py LOG.csv CATALOG.sqlite

Straightforward, and not slow on purpose: columns are worked on as a whole, each distinct title is matched once with
`cdist` on all processors, everything is written in one transaction. It fills the same tables as `jarchi airing import`
with the same lines, and knows airings that another log told; it has no hash over the lines, no file kept, no reason
for a decision, no scripts and no misread letters.
"""
import sqlite3
import sys

import pandas
from rapidfuzz import fuzz, process, utils

ACCEPTED, ASKED = 90, 75
TOLERANCE = 1_500


def main(log, database):
    rows = pandas.read_csv(log, sep=";", encoding="cp1251", dtype=str, keep_default_na=False)
    rows.columns = ["channel", "date", "time", "title", "seconds"]
    connection = sqlite3.connect(database, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")

    channels = dict(connection.execute("SELECT names_in_files, id FROM channel"))
    rows["channel_id"] = rows["channel"].map(channels)
    clock = pandas.to_timedelta(rows["time"]).dt.total_seconds().astype(int) * 1000
    day = pandas.to_datetime(rows["date"], format="%d.%m.%Y")
    night = clock < 5 * 3_600_000
    rows["day"] = (day - pandas.to_timedelta(night.astype(int), unit="D")).dt.strftime("%Y-%m-%d")
    rows["start"] = clock + night * 86_400_000
    rows["duration"] = rows["seconds"].astype(float).mul(1000).astype(int)

    known = connection.execute(
        "SELECT r.id, r.title FROM revision r JOIN variant v ON v.id = r.variant_id JOIN item i ON i.id = v.item_id "
        "WHERE i.kind IN ('video_spot', 'audio_spot', 'documentary')").fetchall()
    titles = pandas.Series(rows["title"].unique())
    scores = process.cdist(
        titles, [title for _, title in known], scorer=fuzz.WRatio, processor=utils.default_process, workers=-1)
    best = scores.argmax(axis=1)
    score = scores.max(axis=1)
    decided = pandas.DataFrame({
        "title": titles, "revision": [known[place][0] for place in best], "score": score,
        "outcome": [0 if value >= ACCEPTED else 1 if value >= ASKED else 2 for value in score]})
    rows = rows.merge(decided, on="title", how="left", sort=False)
    rows["row"] = range(2, len(rows) + 2)

    connection.execute("BEGIN IMMEDIATE")
    log_id = connection.execute("SELECT max(id) + 1 FROM airing_log").fetchone()[0]
    part = connection.execute("SELECT max(id) FROM log_part").fetchone()[0]
    parts = {}
    for channel in rows["channel_id"].unique():
        part += 1
        parts[channel] = part
        connection.execute(
            "INSERT INTO log_part (id, log_id, sheet, place, channel_id) VALUES (?, ?, '', 1, ?)",
            (part, log_id, int(channel)))
    rows["part"] = rows["channel_id"].map(parts)
    connection.executemany(
        "INSERT OR IGNORE INTO log_spelling (title, code, language, context, folded) VALUES (?, '', '', '', ?)",
        ((title, title.lower()) for title in titles))
    spelling = dict(connection.execute("SELECT title, id FROM log_spelling WHERE code = ''"))
    rows["spelling"] = rows["title"].map(spelling)
    rows["written"] = rows["date"] + " " + rows["time"] + "|" + rows["seconds"]
    rows["probability"] = (rows["score"] * 10_000).astype(int)
    rows["named"] = rows["revision"].where(rows["outcome"] < 2, None).astype(object)
    lines = rows.sort_values(["part", "row"])
    connection.executemany(
        "INSERT INTO log_line VALUES (?, ?, 0, ?, ?, 1, ?, ?, ?, ?, ?, NULL, ?)",
        zip(*(lines[name].tolist() for name in (
            "part", "row", "day", "start", "duration", "spelling", "outcome", "named", "probability", "written"))))
    covered = rows.groupby(["channel_id", "day"])["start"].agg(["min", "max", "count"]).reset_index()
    connection.executemany(
        "INSERT INTO log_day VALUES (?, ?, ?, ?, ?, ?)",
        ((int(entry.channel_id), entry.day, log_id, int(entry.min), int(entry.max), int(entry.count))
         for entry in covered.itertuples(index=False, name="Covered")))

    ours = lines[lines["outcome"] == 0]
    standing = pandas.read_sql_query(
        "SELECT id, channel_id, day, revision_id AS revision, start_ms FROM airing "
        "WHERE day BETWEEN ? AND ? AND NOT EXISTS (SELECT 1 FROM airing_end e WHERE e.airing_id = airing.id)",
        connection, params=(ours["day"].min(), ours["day"].max()))
    pairs = ours.merge(standing, on=["channel_id", "day", "revision"])
    pairs = pairs[(pairs["start"] - pairs["start_ms"]).abs() <= TOLERANCE].drop_duplicates("row").drop_duplicates("id")
    connection.executemany(
        "INSERT INTO airing_witness VALUES (?, ?, ?, 1)",
        zip(pairs["part"].tolist(), pairs["row"].tolist(), pairs["id"].tolist()))
    new = ours[~ours["row"].isin(pairs["row"])]
    connection.executemany(
        "INSERT INTO airing (channel_id, day, start_ms, knows_second, duration_ms, revision_id, part_id, row, since_seq) "
        "VALUES (?, ?, ?, 1, ?, ?, ?, ?, 1)",
        zip(*(new[name].tolist() for name in ("channel_id", "day", "start", "duration", "revision", "part", "row"))))
    sums = new.groupby(["channel_id", "revision", "day"])["duration"].agg(["count", "sum"]).reset_index()
    connection.executemany(
        "INSERT INTO airing_day VALUES (?, ?, ?, ?, ?) ON CONFLICT (channel_id, revision_id, day) DO UPDATE SET "
        "airings = airings + excluded.airings, duration_ms = duration_ms + excluded.duration_ms",
        zip(*(sums[name].tolist() for name in ("channel_id", "revision", "day", "count", "sum"))))
    connection.execute(
        "INSERT INTO airing_log SELECT ?, randomblob(16), 'LOG-RIVAL', file_id, 'log.csv', 'station_log', 'table', NULL, "
        "?, 0, '', '2006-12-31', person_id FROM airing_log LIMIT 1", (log_id, len(rows)))
    connection.execute("COMMIT")
    connection.close()
    print(f"lines {len(rows)}, ours {len(ours)}, new {len(new)}, known {len(pairs)}")


if __name__ == "__main__":
    main(*sys.argv[1:])
