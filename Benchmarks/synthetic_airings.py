"""A million lines of a monitor's table, and a catalogue of ten million airings into which they come.

20 channels, 300 spots, 40,000 spellings, 30 % of the lines ours, 20,000 of them known already. The same at every run.
"""
import datetime
import os
import random
import sqlite3

import synthetic

CHANNELS = 20
ITEMS = 60
ROWS = 1_000_000
SPELLINGS = 40_000
KNOWN = 20_000
OURS = 0.3
FIRST_DAY = datetime.date(2006, 11, 1)
ROWS_A_DAY = 1_000
# The years before the file: 20 channels, 730 days, 684 airings a day.
OLD_DAYS = 730
OLD_AIRINGS_A_DAY = 684
DAY_STARTS = 5 * 3600
LANGUAGES = list(synthetic.WORDS)

# Kyrgyz, Kazakh, Tajik and Uzbek letters as they are typed where Windows-1251 has none.
TYPED = str.maketrans({
    "ң": "н", "ө": "о", "ү": "у", "Ң": "Н", "Ө": "О", "Ү": "У", "ә": "а", "ғ": "г", "қ": "к", "ұ": "у", "һ": "х",
    "Ә": "А", "Ғ": "Г", "Қ": "К", "Ұ": "У", "і": "и", "ӣ": "и", "ӯ": "у", "ҳ": "х", "ҷ": "ч", "ӯ": "у", "Ҳ": "Х",
    "Ҷ": "Ч", "ʻ": "'", "ʼ": "'"})
LATIN = str.maketrans(dict(zip(
    "абвгдезийклмнопрстуфхцыэ", "a b v g d e z i y k l m n o p r s t u f kh ts y e".split())) | {
    "ж": "zh", "ч": "ch", "ш": "sh", "щ": "sch", "ю": "yu", "я": "ya", "ь": "", "ъ": "", "ё": "e"})


def channel(number):
    return f"Канал {number + 1:02}"


def spots():
    """(variant, language, seconds, title) of each spot."""
    generator = random.Random(20060901)
    found = []
    titles = set()
    for item in range(ITEMS):
        for language in LANGUAGES:
            title = synthetic.words(generator, language, 4)
            while title in titles:
                title = synthetic.words(generator, language, 4)
            titles.add(title)
            # Spoken words have no script.
            spoken = language.split("-")[0]
            found.append((f"VSPOT-{item + 1:03}/{spoken}", spoken, (20, 30, 45, 60)[item % 4], title.capitalize()))
    return found


def write_data(folder):
    """What `jarchi apply` needs for 20 channels and 300 spots."""
    synthetic.write(os.path.join(folder, "campaign.yaml"), (
        "campaign: {code: BENCH, titles: {ru: Проба}, from: 2004-01-01, until: 2008-06-30, currency: USD, "
        "countries: [KG, KZ, TJ, UZ], home: KG}\n"
        "donors: [{code: DONOR, names: {ru: Донор}}]\n"
        "awards: [{code: AW-1, donor: DONOR, title: Award, from: 2004-01-01}]\n"))
    synthetic.write(os.path.join(folder, "risk-groups.yaml"), "- {code: group0, names: {ru: Группа}}\n")
    synthetic.write(os.path.join(folder, "people.yaml"), "".join(
        f"- {{code: {person}, name: {person}, roles: [writer], example: true}}\n" for person in synthetic.PEOPLE))
    synthetic.write(os.path.join(folder, "channels.csv"), (
        "code,name,kind,country,zone,day_starts,languages,names_in_files\n" + "".join(
            f"TV-{number + 1:02},{channel(number)},tv,KG,Asia/Bishkek,05:00,ky ru,{channel(number)}\n"
            for number in range(CHANNELS))))
    by_item = {}
    for variant, language, _, title in spots():
        by_item.setdefault(variant.split("/")[0], []).append((language, title))
    for code, variants in by_item.items():
        lines = [
            f"code: {code}", "kind: video_spot", f"title: {variants[0][1]}", "award: AW-1", "groups: [group0]",
            "messages: [risks]", "variants:"]
        for language, title in variants:
            person = "author: [writer1]" if language == "ru" else "translator: [translator1]"
            lines += [
                f"  - language: {language}", "    native_read: no", "    revisions:", "      - number: 1",
                "        on: 2004-01-01", f"        title: {title}", f"        people: {{{person}}}"]
        synthetic.write(os.path.join(folder, "materials", code + ".yaml"), "\n".join(lines) + "\n")


def misspelt(generator, title, language, seconds):
    """A spot's title as a clerk or a machine of a station writes it."""
    text = title.translate(TYPED)
    chance = generator.random()
    if chance < 0.25:
        place = generator.randrange(1, len(text) - 1)
        letter = generator.choice("аеионтрсклмд")
        text = text[:place] + generator.choice(("", letter, text[place] + letter)) + text[place + 1:]
    elif chance < 0.4:
        text = text.lower().translate(LATIN).capitalize()
    if generator.random() < 0.2:
        text = text.upper()
    form = generator.choice((
        "{}", "{}", "соц. ролик {}", "Ролик МОМ: {}", "«{}»", "{} {s} сек", "{} v2", "{} ({l})", "Соцролик \"{}\"",
        "{} хр. {s}", "{}.", "МОМ {}", "{}_{s}", "соц.реклама {}"))
    return form.format(text, s=seconds, l=language[:2])


def spellings():
    """(text, seconds, place of the spot or none), each text once: 12,000 of ours, 28,000 of everything else."""
    generator = random.Random(7)
    syllables = "ба во ги де жу за ко лы ми но пе ру сы та фе хо чи ша эк юл ям ди ре сто ква бри тон".split()
    vocabulary = ["".join(generator.choice(syllables) for _ in range(generator.randint(1, 4))) for _ in range(3_000)]
    found = {}
    known = spots()
    for place, (_, language, seconds, title) in enumerate(known):
        found[title.translate(TYPED)] = (seconds, place)
    wanted = round(SPELLINGS * OURS)
    while len(found) < wanted:
        place = generator.randrange(len(known))
        _, language, seconds, title = known[place]
        found.setdefault(misspelt(generator, title, language, seconds), (seconds, place))
    forms = ("{}", "{}", "Реклама {}", "Банк {}", "Новости. {}", "Х/ф «{}»", "Сериал {}, {n} серия", "Клип: {}", "{} {n}")
    while len(found) < SPELLINGS:
        text = " ".join(generator.choice(vocabulary) for _ in range(generator.randint(1, 4))).capitalize()
        text = generator.choice(forms).format(text, n=generator.randrange(1, 200))
        found.setdefault(text, (generator.choice((10, 15, 20, 30, 45, 60, 180, 1500)), None))
    return [(text, seconds, place) for text, (seconds, place) in found.items()]


def write_log(path):
    """The table; gives (channel, day, milliseconds, seconds, spot) of the lines that the catalogue knows already."""
    generator = random.Random(11)
    texts = spellings()
    ours = [entry for entry in texts if entry[2] is not None]
    others = [entry for entry in texts if entry[2] is None]
    turns = {True: 0, False: 0}
    known = []
    with open(path, "w", encoding="cp1251", newline="") as file:
        file.write("Канал;Дата;Время;Название;Хронометраж, сек\r\n")
        for row in range(ROWS):
            of_day, number = row // CHANNELS % ROWS_A_DAY, row % CHANNELS
            day = FIRST_DAY + datetime.timedelta(days=row // CHANNELS // ROWS_A_DAY)
            is_ours = generator.random() < OURS
            pool = ours if is_ours else others
            turn = turns[is_ours]
            turns[is_ours] += 1
            text, seconds, spot = pool[turn] if turn < len(pool) else pool[int(generator.random() * len(pool))]
            start = DAY_STARTS + of_day * 86 + number
            moment = start % 86_400
            written = day if start < 86_400 else day + datetime.timedelta(days=1)
            file.write(
                f"{channel(number)};{written:%d.%m.%Y};{moment // 3600:02}:{moment // 60 % 60:02}:{moment % 60:02};"
                f"{quoted(text)};{seconds}\r\n")
            if is_ours and len(known) < KNOWN:
                known.append((number, day.isoformat(), start * 1000, seconds * 1000, spot))
    return known


def quoted(text):
    return '"' + text.replace('"', '""') + '"' if '"' in text or ";" in text else text


def fill(database, known):
    """Ten million airings with the lines that told of them, as an import would have left them."""
    connection = sqlite3.connect(database, isolation_level=None)
    connection.create_function("day", 1, lambda number: (
        FIRST_DAY + datetime.timedelta(days=number - OLD_DAYS)).isoformat(), deterministic=True)
    run = connection.execute
    for pragma in ("synchronous = OFF", "cache_size = -1000000", "foreign_keys = OFF", "temp_store = MEMORY"):
        run(f"PRAGMA {pragma}")
    indexes = run(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN "
        "('airing', 'log_line', 'airing_witness', 'airing_day', 'log_day')").fetchall()
    run("BEGIN")
    for name, _ in indexes:
        run(f"DROP INDEX {name}")
    person = run("SELECT min(id) FROM person").fetchone()[0]
    channels = [row[0] for row in run("SELECT id FROM channel ORDER BY code")]
    revisions = dict(run("SELECT v.code, r.id FROM revision r JOIN variant v ON v.id = r.variant_id"))
    run("CREATE TEMP TABLE old_spot (place INTEGER PRIMARY KEY, revision INTEGER, duration INTEGER)")
    for place, (variant, _, seconds, title) in enumerate(spots()):
        run("INSERT INTO old_spot VALUES (?, ?, ?)", (place, revisions[variant], seconds * 1000))
        run("INSERT INTO log_spelling (id, title, code, language, context, folded) VALUES (?, ?, '', '', '', ?)",
            (place + 1, title, title.lower()))
    run("CREATE TEMP TABLE old_day AS WITH RECURSIVE d (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM d WHERE n < ?) "
        "SELECT n, day(n) AS day FROM d", (OLD_DAYS - 1,))
    run("CREATE TEMP TABLE old_turn AS WITH RECURSIVE t (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM t WHERE n < ?) "
        "SELECT n FROM t", (OLD_AIRINGS_A_DAY - 1,))
    run("INSERT INTO log_reason (id, said) VALUES (1, '{\"0\":\"airing.reason.title_same\"}')")
    for number, key in enumerate(channels):
        enter_log(run, number + 1, key, person, "monitor", OLD_DAYS * OLD_AIRINGS_A_DAY)
        run("""
            INSERT INTO log_line SELECT ?1, d.n * ?2 + t.n + 1, 0, d.day, 18000000 + t.n * 126000 + (t.n * 7 + d.n) % 60 * 1000,
            1, s.duration, s.place + 1, 0, s.revision, 999000, 1, d.day FROM old_day d JOIN old_turn t
            JOIN old_spot s ON s.place = (d.n * 31 + t.n * 17 + t.n * t.n + ?1 * 13) % 300 ORDER BY d.n, t.n
            """, (number + 1, OLD_AIRINGS_A_DAY))
    log = len(channels) + 1
    for number, key in enumerate(channels):
        if number == 0:
            enter_log(run, log, key, person, "certificate", len(known))
        else:
            run("INSERT INTO log_part (id, log_id, sheet, place, channel_id) VALUES (?, ?, '', 1, ?)", (log + number, log, key))
    listed = {place: (revision, duration) for place, revision, duration in run("SELECT * FROM old_spot")}
    run("BEGIN") if not connection.in_transaction else None
    connection.executemany(
        "INSERT INTO log_line VALUES (?, ?, 0, ?, ?, 1, ?, ?, 0, ?, 999000, 1, '')",
        sorted((log + number, row, day, start, duration, spot + 1, listed[spot][0])
               for row, (number, day, start, duration, spot) in enumerate(known)))
    run("""
        INSERT INTO airing SELECT row_number() OVER (ORDER BY l.part_id, l.row), p.channel_id, l.day, l.start_ms, 1,
        l.duration_ms, l.revision_id, l.part_id, l.row, 1 FROM log_line l JOIN log_part p ON p.id = l.part_id
        ORDER BY l.part_id, l.row
        """)
    run("INSERT INTO airing_day SELECT channel_id, revision_id, day, count(*), sum(duration_ms) FROM airing "
        "GROUP BY channel_id, revision_id, day")
    run("INSERT INTO log_day SELECT p.channel_id, l.day, p.log_id, min(l.start_ms), max(l.start_ms), count(*) "
        "FROM log_line l JOIN log_part p ON p.id = l.part_id GROUP BY l.part_id, l.day")
    for _, sql in indexes:
        run(sql)
    count = run("SELECT count(*) FROM airing").fetchone()[0]
    run("COMMIT")
    run("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return count


def enter_log(run, number, channel_key, person, source, lines):
    digest = f"{number:064x}"
    run("INSERT INTO media_file SELECT coalesce(max(id), 0) + 1, randomblob(16), ?, 1, 'text/plain', 1, 0, 'old.csv', 1 "
        "FROM media_file", (digest,))
    file = run("SELECT id FROM media_file WHERE code = ?", (digest,)).fetchone()[0]
    run("INSERT INTO airing_log VALUES (?, randomblob(16), ?, ?, 'old.csv', ?, 'table', NULL, ?, 0, '', '2006-11-01', ?)",
        (number, f"LOG-{number}", file, source, lines, person))
    run("INSERT INTO log_part (id, log_id, sheet, place, channel_id) VALUES (?, ?, '', 1, ?)", (number, number, channel_key))
