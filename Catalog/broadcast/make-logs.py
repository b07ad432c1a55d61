#!/usr/bin/env python3
"""Writes the invented station logs in logs/ from the media plan and the titles of the materials.

    make-logs.py [FOLDER] [--truth TRUTH.csv]

What went wrong on air is written down in DEVIATIONS; chance, with a fixed seed, only chooses the break, the second and
the spelling. The same plan gives the same bytes with every Python: only `random()` is drawn, and ZIP members are
stored, not packed. TRUTH.csv says of every line what it is, and names the bookings that have none.
"""
import copy
import csv
import datetime
import io
import pathlib
import random
import re
import sys
import zipfile
from xml.sax.saxutils import escape

HERE = pathlib.Path(__file__).resolve().parent
FIRST, LAST = datetime.date(2006, 11, 1), datetime.date(2006, 11, 14)
HABAR_LAST = datetime.date(2006, 11, 12)
MONTH = "ноября"
WEEKDAYS = ["Пн", "Вт", "Ср", "Чт", "Пт", "Сб", "Вс"]
LONG_WEEKDAYS = ["понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"]

# Planned airing -> what happened to it. Everything else aired as booked.
#   missed               it never aired
#   outside HH:MM        it aired then, beyond its window
#   language xx          the other language aired
#   short N              it was cut to N seconds
#   forgotten            it aired; the clerk left it out of the first log
#   mistyped HH:MM       it aired inside its window; the first log says HH:MM
#   never                it did not air; the first log says that it did
#   did_not_air          the automation itself says so
DEVIATIONS = {
    "B-0003/2006-11-02/1": "missed",
    "B-0003/2006-11-06/2": "outside 23:14",
    "B-0003/2006-11-09/2": "short 18",
    "B-0003/2006-11-10/1": "mistyped 12:31",
    "B-0003/2006-11-13/1": "forgotten",
    "B-0004/2006-11-07/1": "outside 20:21",
    "B-0005/2006-11-04/1": "language ky",
    "B-0005/2006-11-10/1": "missed",
    "B-0005/2006-11-11/1": "never",
    "B-0007/2006-11-03/1": "outside 22:26",
    "B-0007/2006-11-09/2": "missed",
    "B-0007/2006-11-13/1": "language ky",
    "B-0008/2006-11-12/1": "short 20",
    "B-0010/2006-11-08/1": "missed",
    "B-0010/2006-11-09/1": "missed",
    "B-0011/2006-11-10/1": "language ru",
    "B-0010/2006-11-13/1": "outside 22:48",
    "B-0016/2006-11-03/1": "short 15",
    "B-0016/2006-11-07/2": "missed",
    "B-0016/2006-11-09/1": "outside 22:35",
    "B-0021/2006-11-04/2": "did_not_air",
    "B-0021/2006-11-06/1": "short 17",
    "B-0021/2006-11-11/1": "language ru",
    "B-0023/2006-11-07/1": "missed",
    "B-0023/2006-11-10/1": "outside 21:40",
    "B-0013/2006-11-08/2": "missed",
    "B-0013/2006-11-13/1": "outside 20:25",
}
# Airings that nobody booked: channel, day, time, item, language, seconds.
EXTRAS = [
    ("KTRK", "2006-11-05", "21:10", "VSPOT-001", "ru", 30),
    ("NTS", "2006-11-11", "20:31", "VSPOT-002", "ru", 30),
    ("HABAR", "2006-11-05", "23:41", "VSPOT-001", "kk", 30),
    ("KG-RADIO", "2006-11-11", "12:20", "ASPOT-001", "ky", 30),
]
# What else the stations air; some of it sounds like the campaign.
OTHERS = {
    "KTRK": ["Погода", "Анонс «Новости»", "Ала-Тоо (заставка)", "Мебель «Уют»", "Не верь глазам своим (анонс х/ф)",
             "Замана", "Кредит для села", "Паспорт здоровья", "Соцролик ПДД", "Чай «Горный»", "Айыл турмушу"],
    "HABAR": ["Ауа райы", "Жаңалықтар анонс", "Банк «Дала» несие", "Позвони мне, позвони (концерт)", "Сүт «Ақбұлақ»",
              "Келін (телехикая) анонс", "Шай «Алтай»"],
    "SAFINA": ["Обу ҳаво", "Ахбор (эълон)", "Чойи сабз", "Шиносномаи сайёҳ", "Консерт"],
    "YOSHLAR": ["OB-HAVO", "CHOY KOK", "YOSHLAR MAYDONI", "MEBEL SALONI", "VATANPARVAR", "QONGIROQ MARAFONI"],
}


class Line:
    """One line of a log; `start` is in seconds from the midnight of the broadcast day and may pass 24 hours."""

    def __init__(self, channel, day, start, seconds, title, code="", item="", language="", status="other", slot=""):
        self.channel, self.day, self.start, self.seconds = channel, day, start, seconds
        self.title, self.code, self.item, self.language = title, code, item, language
        self.status, self.slot, self.row = status, slot, 0
        self.kind = "clip"


class Chance:
    """Draws that are the same everywhere."""

    def __init__(self, seed):
        self.source = random.Random(seed)

    def below(self, count):
        return int(self.source.random() * count)

    def pick(self, things):
        return things[self.below(len(things))]

    def happens(self, share):
        return self.source.random() < share


# The plan and the materials

def spots():
    """(item, language) -> title and the stations' own codes, read from the files of the materials."""
    found = {}
    for path in sorted((HERE.parent / "materials").glob("[AV]SPOT-*.yaml")):
        language = None
        for line in path.read_text(encoding="utf-8").splitlines():
            if match := re.match(r"  - language: (\S+)", line):
                language = match[1]
            elif language and (match := re.match(r"        title: (.*)", line)):
                found[path.stem, language] = {"title": match[1].strip('"'), "codes": {}}
            elif language and (match := re.search(r'authority: (\S+), code: "(.*?)"', line)):
                found[path.stem, language]["codes"][match[1]] = match[2]
    return found


def weekdays(text):
    if text == "ежедневно":
        return set(range(7))
    chosen = set()
    for part in text.split(","):
        ends = [WEEKDAYS.index(name.strip()) for name in part.split("-")]
        chosen |= set(range(ends[0], ends[-1] + 1))
    return chosen


def seconds_of(clock):
    hours, minutes = clock.split(":")
    return int(hours) * 3600 + int(minutes) * 60


def channel_codes():
    with open(HERE.parent / "channels.csv", encoding="utf-8") as file:
        return {name: row["code"] for row in csv.DictReader(file)
                for name in [row["code"], row["name"]] + row["names_in_files"].split("|")}


def planned():
    """(slot, channel, day, item, language, window, seconds) of the days that the logs cover."""
    codes = channel_codes()
    with open(HERE / "plan.csv", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        days, turn = weekdays(row["days"]), 0
        variants = row["variants"].split()
        day, until = datetime.date.fromisoformat(row["from"]), datetime.date.fromisoformat(row["until"])
        while day <= until:
            for number in range(1, int(row["count"]) + 1) if day.weekday() in days else ():
                item, language = variants[turn % len(variants)].split("/")
                turn += 1
                if FIRST <= day <= LAST:
                    window = row["window"].replace("–", "-").split("-") if row["window"] else ["21:00", "22:30"]
                    yield (f"{row['booking']}/{day}/{number}", codes[row["channel"]], day, item, language,
                           [seconds_of(clock) for clock in window], int(row["seconds"]))
            day += datetime.timedelta(days=1)


# Clerks' spellings

LATIN = dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
                 "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh sch  y  e yu ya".split(" ")))
SIMPLE = dict(zip("ңөүәғқұіһҳҷӯӣ", "ноуагкуихчуи")) | {"ъ": "ь"}
SIMPLE |= {letter.upper(): other.upper() for letter, other in SIMPLE.items()}
UZBEK_PAIRS = [("yo‘", "йў"), ("o‘", "ў"), ("g‘", "ғ"), ("sh", "ш"), ("ch", "ч"), ("ya", "я"), ("yo", "ё"),
               ("yu", "ю"), ("’", "ъ")]
UZBEK = dict(zip("abdefghijklmnopqrstuvxyz", "абдефгҳижклмнопқрстувхйз"))


def simple(title):
    """As typed on a keyboard that has Russian letters only, or without Uzbek apostrophes."""
    return "".join(SIMPLE.get(letter, letter) for letter in title if letter not in "ʼʻ’‘'")


def latin(title):
    title = simple(title)
    small = "".join(LATIN.get(letter, letter) for letter in title.lower())
    return small[:1].upper() + small[1:]


def uzbek_cyrillic(title):
    small = title.lower().replace("ʻ", "‘").replace("ʼ", "’")
    for pair, letter in UZBEK_PAIRS:
        small = small.replace(pair, letter)
    small = "".join(UZBEK.get(letter, letter) for letter in small)
    return small[:1].upper() + small[1:]


def slip(title, chance):
    """One letter left out, or two changed places, inside the longest word."""
    word = max(title.split(), key=len)
    place = 2 + chance.below(len(word) - 4)
    wrong = word[:place] + word[place + 1:] if chance.happens(0.5) \
        else word[:place] + word[place + 1] + word[place] + word[place + 2:]
    return title.replace(word, wrong)


def spelled(title, seconds, habits, chance):
    habit = chance.pick(habits)
    return {
        "plain": lambda: title,
        "simple": lambda: simple(title),
        "upper": lambda: simple(title).upper(),
        "latin": lambda: latin(title),
        "cyrillic": lambda: uzbek_cyrillic(title),
        "slip": lambda: slip(simple(title), chance),
        "social": lambda: f"Соц. ролик «{simple(title)}»",
        "length": lambda: f"{simple(title)} {seconds}с",
        "cut": lambda: simple(title)[:23].rstrip(),
        "underscores": lambda: f"SOC_{latin(title).replace(' ', '_')}_{seconds}",
    }[habit]()


# What aired

HABITS = {
    "KTRK": ["simple", "simple", "social", "length", "slip", "latin"],
    "NTS": ["plain", "plain", "social", "length", "slip"],
    "OSHTV": ["plain", "cyrillic", "cyrillic", "simple", "slip"],
    "HABAR": ["plain", "simple", "underscores", "latin", "cut"],
    "SAFINA": ["plain", "simple", "slip", "upper"],
    "YOSHLAR": ["upper"],
    "KG-RADIO": ["simple", "simple", "slip"],
}


def in_a_break(window, chance, taken):
    """A second in one of the breaks of the window that is still free."""
    breaks = [hour + minute * 60 for hour in range(window[0] // 3600 * 3600, window[1], 3600)
              for minute in (7, 22, 37, 52) if window[0] <= hour + minute * 60 < window[1] - 300]
    free = [start for start in breaks if start not in taken] or breaks
    start = chance.pick(free)
    taken.add(start)
    return start + chance.below(180)


def ours(chance, names):
    """(line of the final log or nothing, line of the first log or nothing), and the bookings that have no line."""
    pairs, missed = [], []

    def line(channel, day, start, seconds, item, language, status, slot, title=None):
        spot = names[item, language]
        title = title or spelled(spot["title"], seconds, HABITS[channel], chance)
        code = spot["codes"].get(channel, "") if channel != "KTRK" or chance.happens(0.5) else ""
        return Line(channel, day, start, seconds, title, code, item, language, status, slot)

    taken = {}
    for slot, channel, day, item, language, window, seconds in planned():
        if channel not in HABITS or channel == "HABAR" and day > HABAR_LAST:
            continue
        start = in_a_break(window, chance, taken.setdefault((channel, day), set()))
        what, _, value = DEVIATIONS.get(slot, "").partition(" ")
        if what in ("missed", "never", "did_not_air"):
            missed.append((channel, slot, item, language))
        if what == "missed":
            continue
        if what == "outside":
            final = line(channel, day, seconds_of(value) + chance.below(50), seconds, item, language, "outside window",
                         slot)
        elif what == "language":
            final = line(channel, day, start, seconds, item, value, "wrong language", slot)
        elif what == "short":
            final = line(channel, day, start, int(value), item, language, "short", slot)
        else:
            final = line(channel, day, start, seconds, item, language, "aired", slot)
        first = final
        if what == "mistyped":
            first = line(channel, day, seconds_of(value) + start % 60, seconds, item, language, "outside window", slot,
                         final.title)
        elif what == "forgotten":
            first = None
        elif what == "never":
            final = None
        elif what == "did_not_air":
            final.kind, final.status = what, "not an airing"
        pairs.append((final, first))
    for channel, day, clock, item, language, seconds in EXTRAS:
        extra = line(channel, datetime.date.fromisoformat(day), seconds_of(clock) + chance.below(50), seconds, item,
                     language, "extra", "")
        pairs.append((extra, extra))
    return pairs, missed


def others(channel, a_day, chance, last=LAST):
    """What the station aired besides: some of it alone, some in the night of the same broadcast day."""
    day = FIRST
    while day <= last:
        for _ in range(a_day):
            start = (6 + chance.below(20)) * 3600 + chance.pick([7, 22, 37, 52]) * 60 + chance.below(240)
            yield Line(channel, day, start, chance.pick([10, 15, 20, 30, 60]), chance.pick(OTHERS[channel]))
        day += datetime.timedelta(days=1)


def in_order(lines):
    return sorted(lines, key=lambda line: (line.day, line.start))


# How each station writes it

def clock(seconds, separator=":"):
    return separator.join(f"{part:02d}" for part in (seconds // 3600, seconds // 60 % 60, seconds % 60))


def semicolons(lines, note):
    rows = [["Канал", "КТРК", "", "", ""], ["Отдел рекламы", note, "", "", ""],
            ["Дата", "Время выхода", "Наименование", "Хрон., сек", "Код"]]
    for line in lines:
        line.row = len(rows) + 1
        rows.append([f"{line.day:%d.%m.%Y}", clock(line.start), line.title, f"{line.seconds},0", line.code])
    return "".join(";".join(row) + "\r\n" for row in rows).encode("cp1251")


def zipped(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in members:
            member = zipfile.ZipInfo(name)
            member.create_system = 3
            archive.writestr(member, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text)
    return out.getvalue()


CONTENT = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def container(kind, part, body, more=()):
    prefix = "application/vnd.openxmlformats-officedocument."
    types = "".join(f'<Override PartName="/{name}" ContentType="{prefix}{what}+xml"/>'
                    for name, what in [(part, kind)] + [(name, what) for name, what, _ in more])
    head = [
        ("[Content_Types].xml", f'<Types xmlns="{CONTENT}"><Default Extension="rels" ContentType='
         f'"application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>'),
        ("_rels/.rels", f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{OFFICE}/officeDocument" '
         f'Target="{part}"/></Relationships>'),
    ]
    return head + [(part, body)] + [(name, text) for name, _, text in more]


def workbook(lines):
    """The certificate of a television company: days as spreadsheet dates, most times too, some times as text."""
    total = sum(line.seconds for line in lines)
    rows = [["ОсОО «Новая телевизионная сеть»"], ["Эфирная справка № 118"],
            ["Телеканал «НТС». Период размещения: с 01.11.2006 по 14.11.2006"], [],
            ["№", "Дата", "Время выхода", "Ролик", "Хронометраж, сек"]]
    for number, line in enumerate(lines, 1):
        line.row = len(rows) + 1
        time = clock(line.start) if number % 7 == 0 else (line.start / 86400, 2)
        rows.append([number, ((line.day - datetime.date(1899, 12, 30)).days, 1), time, line.title, line.seconds])
    rows += [[f"ИТОГО: {len(lines)} выходов", "", "", "", f"{total} сек."], [],
             ["Зам. директора по рекламе ______________ (подпись, печать)"]]

    def cell(row, column, value):
        place = f"{'ABCDE'[column]}{row}"
        if isinstance(value, str):
            return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>' if value else ""
        number, style = value if isinstance(value, tuple) else (value, 0)
        return f'<c r="{place}" s="{style}"><v>{number!r}</v></c>'

    data = "".join(f'<row r="{row}">' + "".join(cell(row, column, value) for column, value in enumerate(cells))
                   + "</row>" for row, cells in enumerate(rows, 1) if cells)
    sheet = f'<worksheet xmlns="{SHEET}"><sheetData>{data}</sheetData></worksheet>'
    styles = (f'<styleSheet xmlns="{SHEET}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills>'
              '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3">'
              '<xf/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="21" applyNumberFormat="1"/></cellXfs>'
              "</styleSheet>")
    book = (f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets><sheet name="ноябрь" sheetId="1" r:id="r1"/>'
            "</sheets></workbook>")
    members = container("spreadsheetml.sheet.main", "xl/workbook.xml", book, [
        ("xl/worksheets/sheet1.xml", "spreadsheetml.worksheet", sheet),
        ("xl/styles.xml", "spreadsheetml.styles", styles)])
    links = (f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{OFFICE}/worksheet" '
             f'Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{OFFICE}/styles" Target="styles.xml"/>'
             "</Relationships>")
    return zipped(members + [("xl/_rels/workbook.xml.rels", links)])


def document(lines):
    """The certificate of a small station: a table in a letter, date and time in one column."""
    def paragraph(text):
        return f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"

    def row(cells):
        return "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in cells) + "</w:tr>"

    rows = [row(["Эфирга чыккан убактысы", "Ролик", "Узактыгы, сек."])]
    for line in lines:
        line.row = len(rows) + 1
        rows.append(row([f"{line.day:%d.%m.%Y} {clock(line.start)}", line.title, str(line.seconds)]))
    total = sum(line.seconds for line in lines)
    body = (paragraph("Эфирная справка о роликах, прошедших в эфире телеканала «Ош ТВ»")
            + paragraph("за период с 01.11.2006 по 14.11.2006") + f"<w:tbl>{''.join(rows)}</w:tbl>"
            + paragraph(f"Всего роликов: {len(lines)}. Общий хронометраж: {total} секунд.")
            + paragraph("Редактор выпуска ______________"))
    text = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return zipped(container("wordprocessingml.document.main", "word/document.xml", text))


def pipes(lines, chance):
    out = []
    for line in lines:
        line.row = len(out) + 1
        kind = "Video Clip" if line.kind == "clip" else line.kind
        frame, length = chance.below(25), clock(line.seconds) + ".00"
        code = line.code or f"K{10000 + chance.below(90000)}"
        mark = "".join(chance.pick("0123456789abcdef") for _ in range(12))
        out.append(f"{line.day.month}/{line.day.day}/{line.day.year}-{clock(line.start)}.{frame:02d}|{kind}|{code}|"
                   f"{line.title}|{length}|00:00:00.00|{length}|{mark}|\r\n")
    return "".join(out).encode("utf-8")


def exchange(lines, chance):
    """An as-run of the 2008 schema; after midnight the clock starts again on the same broadcast date."""
    out = ['<?xml version="1.0" encoding="utf-8"?>\n<BxfMessage xmlns="http://smpte-ra.org/schemas/2021/2008/BXF" '
           'id="urn:uuid:1" dateTime="2006-11-15T09:00:00" messageType="Information" origin="Playout">\n'
           '<BxfData action="add"><Schedule type="Primary"><Channel channelNumber="2" shortName="Safina"/>\n']
    for number, line in enumerate(lines, 1):
        line.row = number
        status = "Did not air" if line.kind == "did_not_air" else (
            "Aired with Duration Discrepancy" if line.status == "short" else "Aired Without Discrepancy")
        mark = "".join(chance.pick("0123456789abcdef") for _ in range(8))
        house = f"<ContentId><HouseNumber>{line.code}</HouseNumber></ContentId>" if line.code else ""
        time = f"{clock(line.start % 86400)}:{chance.below(25):02d}"
        out.append(
            f"<AsRun><BasicAsRun><AsRunEventId><EventId>{mark}</EventId></AsRunEventId><Content>{house}"
            f"<Name>{escape(line.title)}</Name></Content><AsRunDetail><Status>{status}</Status><Type>Primary</Type>"
            f'<StartDateTime><SmpteDateTime broadcastDate="{line.day}" frameRate="25"><SmpteTimeCode>'
            f"{time}</SmpteTimeCode></SmpteDateTime></StartDateTime><Duration>"
            f"<SmpteDuration><SmpteTimeCode>{clock(line.seconds)}:00</SmpteTimeCode></SmpteDuration></Duration>"
            "</AsRunDetail></BasicAsRun></AsRun>\n")
    out.append("</Schedule></BxfData></BxfMessage>\n")
    return b"\xef\xbb\xbf" + "".join(out).encode("utf-8")


def monitoring(lines):
    """What a spreadsheet calls Unicode text: UTF-16 with tabs."""
    rows = [["Kanal", "Sana", "Boshlanish vaqti", "Reklama nomi", "Davomiyligi", "Buyurtmachi"]]
    for line in lines:
        line.row = len(rows) + 1
        rows.append(["YOSHLAR", f"{line.day:%d.%m.%Y}", clock(line.start), line.title, clock(line.seconds),
                     "IJTIMOIY REKLAMA" if line.item else ""])
    return "".join("\t".join(row) + "\r\n" for row in rows).encode("utf-16")


def letter(lines):
    total = sum(line.seconds for line in lines)
    out = ["Кыргыз радиосу", "Исх. № 402 от 15.11.2006", "", "СПРАВКА",
           "Сообщаем, что с 1 по 14 ноября 2006 года в эфир вышли ролики кампании:", ""]
    day = None
    for line in lines:
        if line.day != day:
            day = line.day
            out += ["", f"{day.day} {MONTH} 2006 г. ({LONG_WEEKDAYS[day.weekday()]})"]
        line.row = len(out) + 1
        out.append(f"  {line.start // 3600:02d}:{line.start // 60 % 60:02d}  {line.title}  {line.seconds} сек")
    out += ["", f"Итого: {len(lines)} выходов, {total} сек.", "", "Главный редактор ____________"]
    return "".join(line + "\r\n" for line in out).encode("cp866")


def logs():
    """Name of each file -> its bytes and its lines; and the bookings that have no line."""
    chance, names = Chance(20061101), spots()
    pairs, missed = ours(chance, names)

    def mine(channel, version=0):
        return [copy.copy(pair[version]) for pair in pairs if pair[version] and pair[version].channel == channel]

    files = {}

    def add(name, lines, write):
        lines = in_order(lines)
        files[name] = (write(lines), lines)

    rest = list(others("KTRK", 14, chance))
    add("ktrk_efir_2006-11.csv", mine("KTRK", 1) + [copy.copy(line) for line in rest],
        lambda lines: semicolons(lines, "с 01.11.2006 по 14.11.2006"))
    add("ktrk_efir_2006-11_ispravlen.csv", mine("KTRK") + rest,
        lambda lines: semicolons(lines, "с 01.11.2006 по 14.11.2006 (исправлено)"))
    add("nts_spravka_118.xlsx", mine("NTS"), workbook)
    add("osh_tv_spravka.docx", mine("OSHTV"), document)
    habar = mine("HABAR") + list(others("HABAR", 20, chance, HABAR_LAST))
    for line in habar:
        if not line.item and chance.happens(0.25):
            line.kind, line.status = chance.pick(["Logo", "Live"]), "other"
    add("habar_asrun_2006-11.txt", habar, lambda lines: pipes(lines, chance))
    add("safina_asrun_2006-11.xml", mine("SAFINA") + list(others("SAFINA", 3, chance)),
        lambda lines: exchange(lines, chance))
    add("yoshlar_monitoring.csv", mine("YOSHLAR") + list(others("YOSHLAR", 9, chance)), monitoring)
    add("kg-radio_pismo_402.txt", mine("KG-RADIO"), letter)
    return files, missed


def main(arguments):
    truth = arguments[arguments.index("--truth") + 1] if "--truth" in arguments else None
    places = [word for word in arguments if not word.startswith("--") and word != truth]
    folder = pathlib.Path(places[0]) if places else HERE / "logs"
    folder.mkdir(parents=True, exist_ok=True)
    files, missed = logs()
    for name, (content, _) in files.items():
        (folder / name).write_bytes(content)
    if truth:
        with open(truth, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow("file,row,channel,broadcast_date,seconds,title,item,language,status,slot".split(","))
            for name, (_, lines) in sorted(files.items()):
                for line in lines:
                    writer.writerow([name, line.row, line.channel, line.day, line.seconds, line.title, line.item,
                                     line.language, line.status, line.slot])
            for channel, slot, item, language in missed:
                writer.writerow(["", "", channel, slot.split("/")[1], "", "", item, language, "missed", slot])


if __name__ == "__main__":
    main(sys.argv[1:])
