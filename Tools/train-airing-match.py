#!/usr/bin/env python3
"""Learns the weights by which lines of airing logs are matched with spots, from invented logs alone.

    Tools/train-airing-match.py MATCHER SCHEMES PAIRS Sources/AiringLogs/Matching/MatchWeights.swift

MATCHER is the built `AiringMatchBenchmark`, which knows the features; SCHEMES a folder of transliteration schemes as
JSON (nalgeon/iuliia, MIT); PAIRS a table of advertisers' names as typed and as cleaned (alexbyrnes/FCC-Political-Ads,
CC0). Titles, campaigns and stations are invented by chance from word lists (airing_titles.py), lines are written as
clerks write them. No real or labelled log is read. Needs numpy.

The model is a conditional logit: the odds of each compared spot against "none of ours" are exp(weights * features); the
weights make what is true likeliest, with a small penalty on their squares. A tenth of the campaigns is held out to
measure how far the probabilities can be trusted.
"""

import csv
import pathlib
import random
import re
import subprocess
import sys
import tempfile

import numpy

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import airing_titles as titles

LANGUAGES = ["ru", "ky", "kk", "tg", "uz"]
CAMPAIGNS = 200
LINES = 500
FIXED = ["manyLengths"]


def title(rng, language, count=None):
    words = titles.WORDS[language].split()
    count = count or rng.choice([1, 1, 2, 2, 2, 3, 3, 3, 4, 5])
    return " ".join(rng.choice(words) for _ in range(count)).capitalize()


def cognate(rng, written, language):
    """A title as it may be in a kindred language: some letters differ."""
    pairs = {"ky": "ое уү аы иы", "kk": "өе эе иі кқ гғ оұ жш", "tg": "ао ии уӯ хҳ", "uz": ""}[language].split()
    if language == "uz":
        table = dict(zip("абвгдежзийклмнопрстуфхцчшщъыьэюя", "a b v g d e j z i y k l m n o p r s t u f x s ch sh sh  i  e yu ya".split(" ")))
        return "".join(table.get(letter, letter) for letter in written.lower().translate(titles.PLAIN)).capitalize()
    letters = list(written.lower())
    for _ in range(rng.choice([1, 2, 3])):
        source, target = rng.choice(pairs)
        places = [i for i, letter in enumerate(letters) if letter == source]
        if places:
            letters[rng.choice(places)] = target
    return "".join(letters).capitalize()


def campaign(rng, pairs):
    """Spots of some items in some languages, their codes in some form; and titles of items that nobody told of."""
    spots, used, unknown = [], set(), []
    prefix = rng.choice(["IOM", "PSA", "UN", "KG", "M"])
    form = rng.choice(["{p}-{i:03d}-{l}{s}", "{p}{i:04d}{l}", "{p}/{i:03d}/{s:03d}{l}", "{l}{p}{i:04d}"])
    for item in range(rng.choice([6, 12, 25, 40])):
        seconds = rng.choice(titles.SECONDS[2:])
        code_seconds = seconds
        for language in LANGUAGES:
            if rng.random() < 0.1:
                continue
            written = title(rng, language)
            if language != "ru" and rng.random() < 0.25 and spots and spots[-1]["item"] == f"S{item}":
                written = cognate(rng, spots[-1]["title"], language)
            elif language == "kk" and rng.random() < 0.5 and spots and spots[-1]["language"] == "ky":
                words = [dict(zip(titles.WORDS["ky"].split(), titles.WORDS["kk"].split())).get(w, w) for w in spots[-1]["title"].lower().split()]
                written = " ".join(words).capitalize()
            if language in "uz" and rng.random() < 0.15:
                written = rng.choice(pairs)[1]
            if (written, language) in used:
                continue
            used.add((written, language))
            if rng.random() < 0.07:
                unknown.append((written, language, seconds))
                continue
            code = form.format(p=prefix, i=item + 1, l=language.upper(), s=code_seconds)
            spots.append(dict(item=f"S{item}", language=language, seconds=seconds, code=code, title=written))
    return spots, unknown


def disturbed_code(rng, code):
    form = rng.random()
    if form < 0.6:
        return code
    if form < 0.75:
        return code.lower()
    if form < 0.85:
        return code.replace("-", " ").replace("/", " ")
    if form < 0.93:
        return code.translate(str.maketrans("MOPKCEAH", "МОРКСЕАН"))
    place = rng.randrange(len(code))
    return code[:place] + rng.choice("0123456789ABX") + code[place + 1 :]


def our_line(rng, clerk, spots, pairs_by_clean):
    place = rng.randrange(len(spots))
    spot = spots[place]
    tag = spot["language"] if rng.random() < 0.12 else None
    name, language = spot["title"], spot["language"]
    if rng.random() < 0.03:
        others = [s for s in spots if s["item"] == spot["item"] and s["language"] == "ru" and s is not spot]
        if others:
            name, language, tag = others[0]["title"], "ru", spot["language"]
    if name in pairs_by_clean:
        text = rng.choice(pairs_by_clean[name])
    else:
        text = clerk.written(name, language, spot["seconds"], tag)
    code, field = "", ""
    kind = rng.random()
    if kind < 0.09:
        text = f"{disturbed_code(rng, spot['code'])} {text}"
    elif kind < 0.19:
        code = disturbed_code(rng, spot["code"])
    elif kind < 0.21:
        text = disturbed_code(rng, spot["code"])
    elif kind < 0.22:
        code = rng.choice(spots)["code"]
    elif kind < 0.3:
        code = f"{rng.choice('ABKX')}{rng.randrange(100, 99999)}"
    if tag is None and rng.random() < 0.06:
        field = rng.choice(titles.listed(titles.FIELD_TAGS[spot["language"]]))
    context = rng.choice(["МОМ", "IOM", "соц. реклама"]) if rng.random() < 0.06 else ""
    return [text, code, field, context, seconds_of_ours(rng, spot["seconds"]), place]


def seconds_of_ours(rng, nominal):
    kind = rng.random()
    if kind < 0.12:
        return ""
    if kind < 0.80:
        return nominal
    if kind < 0.92:
        return round(nominal + rng.uniform(-0.8, 0.8), 2)
    if kind < 0.98:
        return round(nominal * rng.uniform(0.3, 0.95))
    return rng.choice(titles.SECONDS)


def other_line(rng, clerk, spots, unknown, pairs):
    kind = rng.random()
    if kind < 0.3:
        # Near misses: words of ours among others.
        spot = rng.choice(spots)
        words = spot["title"].split()
        part = spot["title"] if rng.random() < 0.6 else rng.choice(words)
        if rng.random() < 0.15 and len(part) > 3:
            part = part[:-1] + rng.choice("аыиоуе")
        if rng.random() < 0.25:
            # Another title of the same build.
            part = rng.choice(words)
            text = spot["title"].replace(part, title(rng, spot["language"], 1).lower() if len(words) > 1 else part[:-1] + rng.choice("аыио"), 1)
        else:
            text = rng.choice(titles.listed(titles.NEAR)).replace("{}", part)
        while "{w}" in text:
            text = text.replace("{w}", title(rng, spot["language"], 1), 1)
        meant = text
        if rng.random() < 0.3:
            text = text.upper()
    elif kind < 0.38 and unknown:
        written, language, seconds = rng.choice(unknown)
        meant = written
        text = clerk.written(written, language, seconds)
    elif kind < 0.65:
        language = rng.choice(LANGUAGES + ["ru", "ru", "ru"])
        meant = title(rng, language)
        text = clerk.written(meant, language, rng.choice(titles.SECONDS))
    elif kind < 0.72:
        text, meant = rng.choice(pairs)
    else:
        text = rng.choice(titles.listed(titles.BRANDS) + titles.listed(titles.PROGRAMMES))
        meant = text
        if rng.random() < 0.4:
            text = clerk.written(text, "ru", rng.choice(titles.SECONDS))
    code = f"{rng.choice('ABKX')}{rng.randrange(100, 99999)}" if rng.random() < 0.2 else ""
    if rng.random() < 0.002:
        code = rng.choice(spots)["code"]
    field = rng.choice(titles.listed(titles.FIELD_TAGS[rng.choice(LANGUAGES)])) if rng.random() < 0.06 else ""
    context = rng.choice(["МОМ", "анонсы", "реклама", "программа", "ТОО Ромашка", "соц. реклама"]) if rng.random() < 0.08 else ""
    seconds = "" if rng.random() < 0.12 else rng.choice(titles.SECONDS) if rng.random() < 0.7 else rng.randrange(3, 3600)
    return [text, code, field, context, seconds, -1, plain(meant)]


def plain(title):
    """A title by which it is known whether two mean the same."""
    return re.sub(r"\W", "", title.translate(titles.PLAIN).lower())


def clean(value):
    return str(value).replace("\t", " ").replace("\n", " ").replace("\r", " ")


def write_logs(folder, rng, schemes, pairs):
    by_clean = {}
    for typed, cleaned in pairs:
        by_clean.setdefault(cleaned, []).append(typed)
    with open(folder / "spots.tsv", "w") as spots_file, open(folder / "lines.tsv", "w") as lines_file:
        for number in range(CAMPAIGNS):
            clerk = titles.Clerk(rng, schemes)
            spots, unknown = campaign(rng, pairs)
            meant = {plain(spot["title"]) for spot in spots}
            for spot in spots:
                row = [number, spot["item"], "video_spot", spot["language"], spot["seconds"], 1, spot["code"], spot["title"]]
                print("\t".join(map(clean, row)), file=spots_file)
            for _ in range(LINES):
                ours = rng.random() < 0.5
                line = our_line(rng, clerk, spots, by_clean) if ours else other_line(rng, clerk, spots, unknown, pairs)
                # What is meant as one of our titles is ours, whoever wrote it.
                if not ours and line.pop() in meant:
                    continue
                print("\t".join(map(clean, [number] + line)), file=lines_file)


def read_features(path):
    """Per line: campaign, the rows of candidates, the place of the true one (-1 where none is)."""
    lines, rows, truth, campaign_of = [], [], [], []
    with open(path) as file:
        names = file.readline().split()
        for text in file:
            parts = text.rstrip("\n").split("\t")
            line, number, spot, true = map(int, parts[:4])
            lines.append(line)
            campaign_of.append(number)
            truth.append(spot >= 0 and spot == true)
            rows.append(numpy.array(parts[4:], dtype=numpy.float64))
    return names, numpy.array(lines), numpy.array(campaign_of), numpy.array(rows), numpy.array(truth)


def probabilities(weights, lines, features):
    odds = numpy.exp(numpy.clip(features @ weights, -40, 40))
    sums = numpy.bincount(lines, odds)
    return odds / (1 + sums[lines])


def fit(names, lines, features, truth, penalty=0.05, steps=40):
    """Newton's method on the conditional logit."""
    weights = numpy.zeros(features.shape[1])
    free = numpy.array([name not in FIXED for name in names])
    for _ in range(steps):
        p = probabilities(weights, lines, features)
        gradient = features.T @ (truth - p) - penalty * weights
        mean = numpy.zeros((lines.max() + 1, features.shape[1]))
        numpy.add.at(mean, lines, features * p[:, None])
        hessian = (features * p[:, None]).T @ features - mean.T @ mean + penalty * numpy.eye(features.shape[1])
        step = numpy.linalg.solve(hessian[numpy.ix_(free, free)], gradient[free])
        size = min(1, 8 / max(numpy.abs(step).max(), 1e-9))
        weights[free] += size * step
        if numpy.abs(step).max() < 1e-4:
            break
    weights[names.index("manyLengths")] = -3
    return weights


def report(name, weights, lines, features, truth):
    p = probabilities(weights, lines, features)
    print(f"{name}: predicted against observed, candidates")
    for low, high in [(0, .02), (.02, .1), (.1, .3), (.3, .5), (.5, .7), (.7, .9), (.9, .97), (.97, .995), (.995, 1.01)]:
        inside = (p >= low) & (p < high)
        if inside.any():
            print(f"  {low:.3f}-{min(high, 1):.3f}: {p[inside].mean():.4f} {truth[inside].mean():.4f} ({inside.sum()})")


def main():
    matcher, schemes, pairs_path, target = sys.argv[1:5]
    rng = random.Random(20061)
    with open(pairs_path, encoding="utf-8") as file:
        pairs = [row[:2] for row in list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]]
        pairs = [pair for pair in pairs if len(pair) == 2 and len(pair[0]) > 3]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write_logs(folder, rng, titles.schemes(schemes), pairs)
        with open(folder / "features.tsv", "w") as out:
            subprocess.run([matcher, "features", folder / "spots.tsv", folder / "lines.tsv"], stdout=out, check=True)
        names, lines, campaigns, features, truth = read_features(folder / "features.tsv")
    held = campaigns % 10 == 9
    weights = fit(names, lines[~held], features[~held], truth[~held])
    for feature, weight in zip(names, weights):
        print(f"  {feature:20} {weight:8.2f}")
    report("held out", weights, lines[held], features[held], truth[held])
    written = [f"{weight:.2f}" for weight in weights]
    rows = [", ".join(written[start : start + 8]) for start in range(0, len(written), 8)]
    text = (
        "/// What each feature weighs, in natural logarithm of odds, in the order of `MatchFeatures.Feature`. Made by\n"
        "/// `Tools/train-airing-match.py`; see there.\n"
        "enum MatchWeights {\n    static let values = SIMD32<Float>(\n        "
        + ",\n        ".join(rows) + ")\n}\n"
    )
    pathlib.Path(target).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
