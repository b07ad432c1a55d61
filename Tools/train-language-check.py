#!/usr/bin/env python3
"""Counts letter groups in sample texts and writes the table of Sources/LanguageCheck/Detection/LetterGroupTable.swift.

    Tools/train-language-check.py FOLDER_OF_TEXTS Sources/LanguageCheck/Detection/LetterGroupTable.swift

The folder holds the files named in SOURCES below, one sentence or headword a line. Every tenth line is held out and
only used to measure. Only counts reach the table, never the texts. English comes from the topics of Python's own help
(pydoc_data, PSF licence). Needs Python 3.11 alone.

The model is a multinomial naive Bayes over groups of one to four letters inside words; `_` marks a word's edge.
A record is the group (one byte a letter, padded with spaces) and, per variety, a byte 0...62 for the negative
logarithm of its share among the groups of its length, in steps of 0.2.
"""

import math
import pathlib
import pydoc_data.topics
import re
import sys
import unicodedata
from collections import Counter

SOURCES = {
    "ky": [("ud_ky-Cyrl_ktmu.txt", 1.0)],
    "ru": [("ud_ru-Cyrl_pud.txt", 1.0), ("mozilla-www_ru-Cyrl.txt", 1.0)],
    "kk": [("lingua_kk-Cyrl_sentences.txt", 1.0), ("mozilla-www_kk-Cyrl.txt", 0.5)],
    "tg": [("mozilla-www_tg-Cyrl.txt", 1.0), ("lexicon_tg-Cyrl.txt", 0.3)],
    "uz-Latn": [("ud_uz-Latn_ut.txt", 1.0), ("ud_uz-Latn_uzudt.txt", 1.0), ("mozilla-www_uz-Latn.txt", 1.0)],
}
CYRILLIC = ["ky", "ru", "kk", "tg", "uz-Cyrl"]
LATIN = ["uz-Latn", "en"]
CYRILLIC_LETTERS = "_абвгдежзийклмнопрстуфхцчшщъыьэюяёңөүәғқұһіӣӯҳҷў"
LATIN_LETTERS = "_abcdefghijklmnopqrstuvwxyz'"
GROUPS_PER_VARIETY = {"Cyrl": 7500, "Latn": 4500}
STEP = 0.2
WORST = 62
# How often a text without the special letters (typed on a Russian keyboard) stands beside the text itself.
PLAIN_WEIGHT = 0.25
PLAIN = {
    "ky": str.maketrans("ңөү", "ноу"),
    "kk": str.maketrans("әғқңөұүһі", "агкноуухи"),
    "tg": str.maketrans("ғӣқӯҳҷ", "гикухч"),
    "uz-Cyrl": str.maketrans("ўқғҳ", "укгх"),
    "uz-Latn": {ord("'"): None},
}
APOSTROPHES = "'`\u2018\u2019\u02bb\u02bc\u02bf\u00b4\u02b9"


def normalised(text):
    text = unicodedata.normalize("NFC", text).lower()
    text = text.replace("ö", "o'").replace("ğ", "g'").replace("ş", "sh").replace("ç", "ch")
    for mark in APOSTROPHES:
        text = text.replace(mark, "'")
    return re.sub(r"(?<![a-z])'|(?<=[^og])'(?![a-z])", " ", text)


def words(text, letters):
    allowed = re.escape(letters[1:])
    return re.findall(f"[{allowed}]+", text)


def groups(text, letters):
    for word in words(text, letters):
        padded = f"_{word}_"
        for length in range(1, 5):
            for start in range(len(padded) - length + 1):
                group = padded[start : start + length]
                if group != "_":
                    yield group


def cyrillic_of_uzbek(text):
    """The official rules between the two Uzbek scripts, for lower case."""
    for latin, cyrillic in [
        ("s'h", "сҳ"), ("yo'", "йў"), ("o'", "ў"), ("g'", "ғ"), ("sh", "ш"), ("ch", "ч"), ("ts", "ц"),
        ("yo", "ё"), ("yu", "ю"), ("ya", "я"), ("ye", "е"),
    ]:
        text = text.replace(latin, cyrillic)
    text = re.sub(r"(^|[^a-zа-яёўқғҳ'])e|(?<=[aiouаиоуўэя])e", lambda m: (m.group(1) or "") + "э", text)
    table = str.maketrans("abcdefghijklmnopqrstuvwxyz'", "абцдефгҳижклмнопқрстувwхйзъ".replace("w", "в"))
    return text.translate(table)


def load(folder):
    texts = {variety: [] for variety in CYRILLIC + LATIN}
    for variety, files in SOURCES.items():
        for name, weight in files:
            for line in (folder / name).read_text(encoding="utf-8").splitlines():
                texts[variety].append((normalised(line), weight))
    texts["uz-Cyrl"] = [(cyrillic_of_uzbek(line), weight) for line, weight in texts["uz-Latn"]]
    english = " ".join(pydoc_data.topics.topics.values())
    english = [s for s in re.split(r"(?<=[.:])\s+|\n\n", english) if re.fullmatch(r"[A-Za-z ,.;:'()\-\n]{30,}", s)]
    texts["en"] = [(normalised(line), 1.0) for line in english]
    return texts


def counted(lines, variety, letters):
    counts = Counter()
    for line, weight in lines:
        for group in groups(line, letters):
            counts[group] += weight
        if variety in PLAIN:
            for group in groups(line.translate(PLAIN[variety]), letters):
                counts[group] += weight * PLAIN_WEIGHT
    return counts


def table(varieties, letters, texts, size):
    counts = {variety: counted(texts[variety], variety, letters) for variety in varieties}
    chosen = set(letters[1:])
    for variety in varieties:
        chosen.update(group for group, count in counts[variety].most_common(size) if count >= 3)
    records = {}
    totals = {v: [sum(c for g, c in counts[v].items() if len(g) == n) for n in range(5)] for v in varieties}
    for group in chosen:
        values = []
        for variety in varieties:
            share = (counts[variety][group] + 0.3) / (totals[variety][len(group)] + 0.3 * size)
            values.append(min(WORST, max(0, round(-math.log(share) / STEP))))
        records[group] = values
    return records


def score(line, records, letters, count):
    sums, seen, total = [0] * count, 0, 0
    for group in groups(line, letters):
        total += len(group) >= 3
        values = records.get(group)
        if values:
            seen += len(group) >= 3
            for index, value in enumerate(values):
                sums[index] += value
    return sums, seen / max(1, total)


def letter_count(line, letters):
    return sum(len(word.replace("'", "")) for word in words(line, letters))


def measure(texts, varieties, letters, records, shape):
    for variety in varieties:
        right = n = 0
        margins, wrong, covers, means = [], [], [], []
        for line, _ in texts[variety]:
            line = shape(variety, line)
            size = letter_count(line, letters)
            if size < 40:
                continue
            sums, cover = score(line, records, letters, len(varieties))
            order = sorted(range(len(varieties)), key=lambda i: sums[i])
            n += 1
            margin = (sums[order[1]] - sums[order[0]]) / size
            covers.append(cover)
            means.append(min(sums) / size)
            if varieties[order[0]] == variety:
                right += 1
                margins.append(margin)
            else:
                wrong.append((round(margin, 2), line[:60]))
        margins.sort()
        covers.sort()
        means.sort()
        if n:
            tail = lambda v, q: round(v[int(q * (len(v) - 1))], 2) if v else None
            print(f"  {variety:8} {right}/{n} = {100 * right / n:.2f} %  margin/letter 1 %: {tail(margins, 0.01)}"
                  f" 5 %: {tail(margins, 0.05)} median: {tail(margins, 0.5)}; cover 1 %: {tail(covers, 0.01)}"
                  f" 5 %: {tail(covers, 0.05)} median {tail(covers, 0.5)}; wrong: {wrong[:3]}")


def encoded(records, letters, width):
    code = {letter: chr(0x30 + index) for index, letter in enumerate(letters)}
    rows = []
    for group, values in records.items():
        rows.append("".join(code[x] for x in group).ljust(4) + "".join(chr(0x30 + value) for value in values))
    rows.sort()
    return "\n".join("".join(rows[i : i + width]) for i in range(0, len(rows), width)), len(rows)


def main():
    folder, target = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    texts = load(folder)
    trained, held = {}, {}
    for variety, lines in texts.items():
        trained[variety] = [line for index, line in enumerate(lines) if index % 10]
        held[variety] = lines[::10]
    literals = []
    for name, varieties, letters, width in [
        ("cyrillic", CYRILLIC, CYRILLIC_LETTERS, 80), ("latin", LATIN, LATIN_LETTERS, 100)
    ]:
        size = GROUPS_PER_VARIETY["Cyrl" if name == "cyrillic" else "Latn"]
        records = table(varieties, letters, trained, size)
        print(f"{name}: {len(records)} groups; held-out lines of 40 letters and more")
        measure(held, varieties, letters, records, lambda variety, line: line)
        print("  the same without special letters")
        measure(held, varieties, letters, records, lambda v, line: line.translate(PLAIN[v]) if v in PLAIN else line)
        print("  the same, cut to 40 letters")
        measure(held, varieties, letters, records, lambda v, line: line[:60])
        literals.append((name, *encoded(records, letters, width), width))
    lines = [
        "// swift-format-ignore-file",
        "// Made by Tools/train-language-check.py; see there for the form of a record.",
        "// Counts drawn from: UD_Kyrgyz-KTMU, UD_Uzbek-UT, UD_Uzbek-UzUDT (CC BY-SA 4.0) and UD_Russian-PUD (CC BY-SA",
        "// 3.0) of Universal Dependencies; test sentences of pemistahl/lingua-rs (Apache-2.0, text from Leipzig",
        "// Wortschatz, CC BY); mozilla-l10n/www-l10n (MPL-2.0); headwords of tajiknlp 1.2.0 (MIT); pydoc_data of CPython",
        "// (PSF-2.0). The texts are not part of this program.",
        "",
        "/// Records of fixed width, sorted by group, searched in place: nothing is decoded, nothing costs before use.",
        "enum LetterGroupTable {",
    ]
    for name, text, count, width in literals:
        lines += [f"    static let {name}Count = {count}", f"    static let {name}PerLine = {width}",
                  f'    static let {name}: StaticString = #"""', text, '"""#', ""]
    lines[-1] = "}"
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(target, target.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
