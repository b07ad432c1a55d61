#!/usr/bin/python3
"""Makes the files of the first campaign from the catalogue and from the texts beside this script.

    /usr/bin/python3 Media/make/make.py            everything
    /usr/bin/python3 Media/make/make.py LEAF-004   one item (or several)

What a revision shows (title, contacts, marking) is read from ../../Catalog, so that the file and the
catalogue cannot differ. See ../README.md.
"""
import array, html, json, math, os, re, subprocess, sys, tempfile, wave
import yaml
from PIL import ImageFont
from weasyprint import HTML
import drawings as D
from uzbek import cyrillic

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.dirname(HERE)
CATALOG = os.path.join(os.path.dirname(OUT), "Catalog")
os.environ["SOURCE_DATE_EPOCH"] = "1143849600"
load = lambda p: yaml.safe_load(open(p, encoding="utf-8"))
STRINGS = load(f"{HERE}/strings.yaml")
CONTACTS = {c["code"]: c for c in load(f"{CATALOG}/contacts.yaml")}
RULES = {r["code"]: r for r in load(f"{CATALOG}/campaign.yaml")["marking_rules"]}
E = html.escape
VOICES = {"ru": "ru", "ky": "ky", "kk": "kk", "uz": "uz"}


def run(*args):
    done = subprocess.run(args, capture_output=True)
    if done.returncode:
        sys.exit(f"{args[0]}: {done.stderr.decode()[-800:]}")


def written(language):
    """The written variety used on the screen of a spoken variant."""
    return "uz-Latn" if language == "uz" else language


def text_of(texts, language, number):
    text = texts[f"{language}/{number}"]
    if "cyrillic_of" in text:
        return cyrillic(texts[text["cyrillic_of"]])
    return text


def marking(revision, language):
    codes = [m["rule"] for m in revision.get("marking", [])]
    # The line of a later rule contains the earlier one.
    return RULES[max(codes)]["texts"][language] if codes else ""


def name_of(contact, language):
    return contact["names"].get(language) or contact["names"]["ru"]


def style(name, colours, **words):
    css = open(f"{HERE}/templates/{name}.css", encoding="utf-8").read()
    scale = words.pop("scale", 1.0)
    a, b = colours
    css = re.sub(r"SC([\d.]+)(pt|mm)", lambda m: f"{float(m[1]) * scale:.2f}{m[2]}", css)
    words |= {"C2L": D.mix(b, D.WHITE, .35), "C2P": D.mix(b, D.WHITE, .72), "C1D": D.mix(a, "#000000", .35), "PAPER": D.PAPER}
    for key in sorted(words, key=len, reverse=True):
        css = css.replace(key, str(words[key]))
    return css.replace("C1", a).replace("C2", b)


def page(css, body, language):
    return f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><style>{css}</style></head><body style="margin:0">{body}</body></html>'


def contact_rows(revision, language, polite=False):
    many = len({CONTACTS[c]["country"] for c in revision.get("contacts", [])}) > 1
    rows = []
    for code in revision.get("contacts", []):
        c = CONTACTS[code]
        who = (STRINGS["countries"][c["country"]][language] + " · " if many else "") + name_of(c, language)
        hours = c["hours"].replace("-", "–")
        rows.append(f'<tr><td class="who">{E(who)} <span class="hrs">({STRINGS["hours"][language]} {hours})</span></td><td class="num">{E(c["number"])}</td></tr>')
    return f'<div class="contacts"><h3>{STRINGS["contacts_polite" if polite else "contacts"][language]}</h3><table>{"".join(rows)}</table></div>'


def contact_cells(revision, language, cls="c"):
    codes = revision.get("contacts", [])
    many = len({CONTACTS[c]["country"] for c in codes}) > 1
    cells = []
    for code in codes:
        c = CONTACTS[code]
        who = STRINGS["countries"][c["country"]][language] if many else name_of(c, language)
        cells.append(f'<div class="{cls}"><div class="who">{E(who)}</div><div class="num">{E(c["number"])}</div></div>')
    return "".join(cells)


BOLD = ImageFont.truetype("/usr/share/fonts/truetype/noto/NotoSans-Bold.ttf", 100)


def lines_needed(title, size, width):
    """How many lines a bold title of this size (pt) takes in this width (mm)."""
    lines, line = 1, ""
    for word in title.replace(" —", "\u00a0—").split(" "):
        longer = f"{line} {word}".strip()
        if line and BOLD.getlength(longer) / 100 * size * .3528 > width - 1:
            lines, line = lines + 1, word
        else:
            line = longer
    return lines


def headline(title):
    """The title with its dashes bound to the word before them."""
    return re.sub(r"(\S+ —)", r'<span style="white-space: nowrap">\1</span>', E(title))


def longest(title):
    return max(len(w) for w in title.split())


def leaflet(item, text, revision, language, look, web):
    a = look["colours"]
    title = revision["title"]
    size = min(38, 44 - .45 * len(title), 330 / longest(title))
    for scale in (1.3, 1.24, 1.2, 1.16, 1.1, 1.04, 1.0, .96, .92, .88, .84, .8):
        css = style("leaflet", a, SLOGAN=f"{size:.1f}", MARKING=marking(revision, language), CODE=item["code"], scale=scale, LEAD=14.5 if len(text["lead"]) < 95 else 12.8)
        if not web:
            css += "@page { bleed: 3mm; marks: crop; }"
        steps = "".join(f'<li><b class="n">{i}</b>{E(s)}</li>' for i, s in enumerate(text["steps"], 1))
        body = (f'<div class="cover"><div class="top">{D.landscape(154, 125, a)}</div><div class="badge">{D.icon(look["icon"], a)}</div>'
                f'<div class="band">{D.ornament(a)}</div><div class="panel"><h1>{headline(title)}</h1><p>{E(text["lead"])}</p></div></div>'
                f'<div class="inner"><p class="story">{E(text["story"])}</p><h2>{E(text["steps_title"])}</h2><ol>{steps}</ol>'
                f'<div class="help"><b>{text.get("help_title") or STRINGS["trouble"][language]}</b>{E(text["help"])}</div>{contact_rows(revision, language, look.get("polite"))}</div>')
        doc = HTML(string=page(css, body, language)).render()
        if len(doc.pages) == 2:
            return doc
    sys.exit(f'{item["code"]} {language}: the text is too long')


def poster(item, text, revision, language, look, web):
    a = look["colours"]
    title = revision["title"]
    size = min(84, 1150 / longest(title))
    while lines_needed(title, size, 257) > 2:
        size -= 1
    lines = lines_needed(title, size, 257)
    css = style("poster", a, SLOGAN=f"{size:.1f}", H1TOP=223 if lines == 2 else 237, LEADTOP=f"{(228 if lines == 2 else 245) + lines * size * .375:.0f}", LEADSIZE=f"{min(24, 24 * 55 / len(text['lead'])):.1f}", NUM="20" if len(revision["contacts"]) > 2 else "34")
    points = "".join(f"<td>{E(p)}</td>" for p in text["points"])
    body = (f'<div class="p"><div class="top">{D.landscape(297, 205, a)}</div><div class="badge">{D.icon(look["icon"], a)}</div><div class="band">{D.ornament(a)}</div>'
            f'<h1>{headline(title)}</h1><p class="lead">{E(text["lead"])}</p><table class="points"><tr>{points}</tr></table>'
            f'<div class="contacts"><h3>{STRINGS["contacts"][language]}</h3>{contact_cells(revision, language)}</div>'
            f'<div class="mark">{marking(revision, language)}</div><div class="code">{item["code"]}</div></div>')
    return HTML(string=page(css, body, language)).render()


def sticker(item, text, revision, language, look, web):
    a = look["colours"]
    title = revision["title"]
    if look["shape"] == "round":
        size = min(21, 180 / longest(title))
        while lines_needed(title, size, 70) > (2 if len(title) < 26 else 3):
            size -= .5
        css = style("sticker_round", a, SLOGAN=f"{size:.1f}")
        body = (f'<div class="s"><div class="disc"></div><div class="ib"></div>{D.icon(look["icon"], a)}<div class="t"><h1>{headline(title)}</h1><p>{E(text["line"])}</p>'
                f'{contact_cells(revision, language)}</div><div class="mark">{marking(revision, language)}</div></div>')
    else:
        size = 24
        while size > 19 and lines_needed(title, size, 92) > 1:
            size -= .5
        css = style("sticker_strip", a, SLOGAN=f"{size:.1f}")
        body = (f'<div class="s"><div class="left">{D.icon(look["icon"], a)}</div><div class="band">{D.ornament(a)}</div><div class="t"><h1>{headline(title)}</h1>'
                f'<p>{E(text["line"])}</p>{contact_cells(revision, language)}</div><div class="mark">{marking(revision, language)}</div></div>')
    return HTML(string=page(css, body, language)).render()


def manual(item, text, revision, language, look, web):
    a = look["colours"]
    css = style("manual", a, TITLE=revision["title"], CODE=item["code"])
    if not web:
        css += "@page { bleed: 3mm; marks: crop; }"
    aim, plan, questions, remember = text["plan_words"]
    icons = ["contract", "passport", "rings", "school"]
    listing = lambda tag, items: f"<{tag}>" + "".join(f"<li>{E(i)}</li>" for i in items) + f"</{tag}>"
    lessons = "".join(
        f'<div class="part"><div class="fig">{D.icon(icons[n], a)}</div><h2><small>{text["lesson_word"]} {n + 1}</small>{E(l["title"])}</h2><p class="aim"><b>{aim}.</b> {E(l["aim"])}</p>'
        f'<h3>{plan}</h3>{listing("ol", l["steps"])}<h3>{questions}</h3>{listing("ul", l["questions"])}<div class="rem"><b>{remember}</b>{E(l["remember"])}</div></div>'
        for n, l in enumerate(text["lessons"]))
    body = (f'<div class="cover"><div class="top">{D.landscape(216, 153, a)}</div><div class="badge">{D.icon(look["icon"], a)}</div><div class="band">{D.ornament(a)}</div>'
            f'<h1>{E(revision["title"])}</h1><p>{E(text["subtitle"])}</p><div class="mark">{marking(revision, language)}</div></div>'
            f'<div class="part"><h2>{E(text["intro_title"])}</h2>{"".join(f"<p>{E(p)}</p>" for p in text["intro"])}<h3>{text["lesson_word"]} 1–{len(text["lessons"])}</h3>{listing("ol", [l["title"] + " — " + l["aim"] for l in text["lessons"]])}</div>{lessons}'
            f'<div class="part"><h2>{E(text["closing_title"])}</h2>{listing("ol", text["closing"])}{contact_rows(revision, language, look.get("polite"))}<div class="mark">{marking(revision, language)}</div></div>')
    return HTML(string=page(css, body, language)).render()


PRINTED = {"leaflet": leaflet, "poster": poster, "sticker": sticker, "manual": manual}


def picture(pdf, png, height, page_number=1):
    stem = png.removesuffix(".png")
    run("pdftoppm", "-png", "-singlefile", "-f", str(page_number), "-l", str(page_number), "-scale-to", str(height), pdf, stem)


# Sound

RATE = 22050


def speak(words, language, path, pitch=45, speed=155):
    speed += 0 if language == "ru" else 28
    run("espeak-ng", "-v", VOICES[language], "-p", str(pitch), "-s", str(speed), "-w", path, words)
    with wave.open(path) as w:
        data = array.array("h", w.readframes(w.getnframes()))
        assert w.getframerate() == RATE and w.getnchannels() == 1
    return data


def spelled(number, language):
    groups = number.replace("+", " ").split()
    digits = ", ".join(" ".join(g) for g in groups)
    return (STRINGS["plus"][language] + " " if number.startswith("+") else "") + digits


def bed(samples):
    """A quiet chord that changes every four seconds, and a soft bell at the beginning."""
    chords = [(220, 261.6, 329.6), (174.6, 220, 261.6), (196, 246.9, 293.7), (164.8, 196, 246.9)]
    out = array.array("h", bytes(2 * samples))
    for i in range(samples):
        t = i / RATE
        chord = chords[int(t / 4) % 4]
        swell = .5 - .5 * math.cos(2 * math.pi * (t % 4) / 4)
        v = sum(math.sin(2 * math.pi * f * t) for f in chord) * 330 * swell
        if t < 2:
            v += 2200 * math.exp(-3 * t) * math.sin(2 * math.pi * 659.3 * t)
        out[i] = int(v)
    return out


def mixed(pieces):
    """Speech laid over the chord; each piece is (samples, seconds in all)."""
    track = array.array("h")
    for data, seconds in pieces:
        need = int(seconds * RATE)
        track.extend(data[:need])
        track.extend(array.array("h", bytes(2 * max(0, need - len(data)))))
    under = bed(len(track))
    return array.array("h", (max(-32000, min(32000, int(a * .9) + b)) for a, b in zip(track, under)))


def write_wav(path, data):
    with wave.open(path, "wb") as w:
        w.setnchannels(1); w.setsampwidth(2); w.setframerate(RATE)
        w.writeframes(data.tobytes())


def audio(item, text, revision, language, target):
    with tempfile.TemporaryDirectory() as tmp:
        pieces = []
        for i, line in enumerate(text["say"]):
            data = speak(line, language, f"{tmp}/a.wav", pitch=68 if i % 2 == 0 else 38)
            pieces.append((data, len(data) / RATE + .15))
        for code in revision["contacts"]:
            c = CONTACTS[code]
            data = speak(f'{name_of(c, written(language))}. {spelled(c["number"], language)}', language, f"{tmp}/a.wav", 38, 165)
            pieces.append((data, len(data) / RATE + .2))
        line = marking(revision, written(language))
        data = speak(line, language, f"{tmp}/a.wav", 45, 190)
        pieces.append((data, len(data) / RATE + .6))
        write_wav(f"{tmp}/mix.wav", mixed(pieces))
        if target.endswith(".wav"):
            run("ffmpeg", "-y", "-i", f"{tmp}/mix.wav", "-ar", "16000", "-c:a", "pcm_s16le", "-fflags", "+bitexact", "-flags", "+bitexact", "-map_metadata", "-1", target)
        else:
            run("ffmpeg", "-y", "-i", f"{tmp}/mix.wav", "-c:a", "libmp3lame", "-b:a", "64k", "-fflags", "+bitexact", "-flags", "+bitexact", "-map_metadata", "-1", target)


# Pictures and sound together

def stamp(seconds):
    ms = round(seconds * 1000)
    return f"{ms // 3600000:02}:{ms // 60000 % 60:02}:{ms // 1000 % 60:02},{ms % 1000:03}"


def film(item, text, revision, language, look, files):
    a = look["colours"]
    w = written(language)
    pages, speech, subs = [], [], []
    long = item["kind"] == "documentary"
    if long:
        pages.append(f'<div class="f title">{D.landscape(640, 360, a, horizon=.5)}<h1>{E(revision["title"])}</h1></div>')
        speech.append((None, 3.0, None))
    longest_show = 0
    for i, s in enumerate(text["slides"]):
        side = " left" if i % 2 else ""
        size = min(34, 1000 / len(s["show"]))
        pages.append(f'<div class="f{side}">{D.landscape(640, 360, a, sun=i % 2 == 1, horizon=.5)}<div class="badge">{D.icon(s["scene"], a)}</div>'
                     f'<div class="bar"><h1 style="font-size:{size:.1f}px">{E(s["show"])}</h1></div></div>')
        speech.append((s.get("say"), 3.0, s.get("sub")))
    codes = revision["contacts"]
    number_words = []
    for code in codes[:1]:
        number_words.append(f'{name_of(CONTACTS[code], w)}. {spelled(CONTACTS[code]["number"], language)}' if language in VOICES and len(codes) == 1
                            else STRINGS["hotline_say"].get(language, ""))
    pages.append(f'<div class="f last"><div class="band">{D.ornament(a, 30)}</div><h1>{E(text["last"])}</h1><div class="c">{contact_cells(revision, w, "cell")}</div><div class="mark">{marking(revision, w)}</div></div>')
    speech.append((" ".join([text["last"]] + number_words), 5.0, text.get("last_sub")))
    css = style("slide", a, SHOW="30", NUM="22" if len(codes) > 2 else "40")
    with tempfile.TemporaryDirectory() as tmp:
        HTML(string=page(css, "".join(pages), w)).write_pdf(f"{tmp}/s.pdf")
        run("pdftoppm", "-png", "-r", "192", "-f", "1", "-l", str(len(pages)), f"{tmp}/s.pdf", f"{tmp}/s")
        shots = sorted(f for f in os.listdir(tmp) if f.endswith(".png"))
        pieces, lengths = [], []
        silence = array.array("h")
        for words, least, _ in speech:
            data = silence if text.get("silent") or not words else speak(words, language, f"{tmp}/a.wav", 42, 140 if long else 165)
            seconds = max(least, len(data) / RATE + (.8 if long else .35))
            seconds = math.ceil(seconds * 25) / 25
            pieces.append((data, seconds)); lengths.append(seconds)
        write_wav(f"{tmp}/mix.wav", mixed(pieces))
        args, graph = [], []
        for i, (shot, seconds) in enumerate(zip(shots, lengths)):
            args += ["-loop", "1", "-framerate", "25", "-t", f"{seconds}", "-i", f"{tmp}/{shot}"]
            graph.append(f"[{i}:v]scale=640:360:flags=lanczos,setsar=1,format=yuv420p,fade=in:0:8,fade=out:{int(seconds * 25) - 8}:8[v{i}]")
        n = len(lengths)
        graph.append("".join(f"[v{i}]" for i in range(n)) + f"concat=n={n}:v=1:a=0[v]")
        master = [f for f in files if f["role"] == "broadcast_master"][0]["file"]
        run("ffmpeg", "-y", *args, "-i", f"{tmp}/mix.wav", "-filter_complex", ";".join(graph), "-map", "[v]", "-map", f"{n}:a", "-c:v", "libx264", "-preset", "slow", "-crf", "27",
            "-g", "125", "-threads", "1", "-c:a", "aac", "-b:a", "64k", "-movflags", "+faststart", "-fflags", "+bitexact", "-flags", "+bitexact", "-map_metadata", "-1", "-shortest", f"{OUT}/{master}")
        for f in files:
            if f["role"] == "preview":
                run("ffmpeg", "-y", "-i", f"{tmp}/{shots[1 if long else 0]}", "-vf", "scale=640:-1", "-fflags", "+bitexact", "-map_metadata", "-1", f'{OUT}/{f["file"]}')
            if f["role"] == "subtitles":
                at, number, out = 0.0, 0, []
                for (words, _, sub), seconds in zip(speech, lengths):
                    if sub:
                        parts = [p for p in re.split(r"(?<=[.?!»]) (?=[А-ЯA-ZЎҚҒҲӨҮҢ«])", sub[f["language"]])]
                        whole, begin = sum(map(len, parts)), at + .1
                        for p in parts:
                            number += 1
                            end = begin + (seconds - .3) * len(p) / whole
                            out.append(f"{number}\n{stamp(begin)} --> {stamp(end - .05)}\n{p}\n")
                            begin = end
                    at += seconds
                open(f'{OUT}/{f["file"]}', "w", encoding="utf-8").write("\n".join(out))


def make(code):
    item = load(f"{CATALOG}/materials/{code}.yaml")
    texts_file = f"{HERE}/texts/{code}.yaml"
    if item["kind"] in ("theatre_script", "feature_film") or not os.path.exists(texts_file):
        return
    look = load(texts_file)
    for variant in item["variants"]:
        language = variant["language"]
        for revision in variant["revisions"]:
            text = text_of(look["texts"], language, revision["number"])
            files = revision.get("files", [])
            if item["kind"] in PRINTED:
                for f in files:
                    if f["role"] in ("print_master", "web_copy"):
                        doc = PRINTED[item["kind"]](item, text, revision, language, look, f["role"] == "web_copy")
                        doc.metadata.title, doc.metadata.generator = revision["title"], None
                        doc.metadata.lang = language
                        doc.write_pdf(f'{OUT}/{f["file"]}')
                for f in files:
                    if f["role"] == "preview":
                        with tempfile.TemporaryDirectory() as tmp:
                            doc = PRINTED[item["kind"]](item, text, revision, language, look, True)
                            doc.write_pdf(f"{tmp}/p.pdf")
                            picture(f"{tmp}/p.pdf", f'{OUT}/{f["file"]}', 720)
            elif item["kind"] == "audio_spot":
                audio(item, text, revision, language, f'{OUT}/{files[0]["file"]}')
            else:
                film(item, text, revision, language, look, files)
            print(code, language, revision["number"], flush=True)


if __name__ == "__main__":
    sys.path.insert(0, HERE)
    wanted = sys.argv[1:] or sorted(f.removesuffix(".yaml") for f in os.listdir(f"{CATALOG}/materials"))
    for code in wanted:
        make(code)
