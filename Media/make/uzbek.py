"""Uzbek from the Latin script of 1995 into Cyrillic, enough for the texts beside this script."""
import re

PAIRS = [("yoʻ", "йў"), ("oʻ", "ў"), ("gʻ", "ғ"), ("sh", "ш"), ("ch", "ч"), ("ya", "я"), ("yo", "ё"), ("yu", "ю"), ("ye", "е"), ("ʼ", "ъ")]
SINGLE = dict(zip("abdefghijklmnopqrstuvxyz", "абдефгҳижклмнопқрстувхйз"))
STEMS = {"litsenz": "лиценз", "ofitsiant": "официант", "kvitansiya": "квитанция"}  # words that came through Russian


def word(latin):
    low = latin.lower()
    for stem, written in STEMS.items():
        low = low.replace(stem, written)
    out, i = "", 0
    while i < len(low):
        for a, b in PAIRS:
            if low.startswith(a, i):
                out, i = out + b, i + len(a)
                break
        else:
            c = low[i]
            start = i == 0 or low[i - 1] in "aeiou"
            out += "э" if c == "e" and start else SINGLE.get(c, c)
            i += 1
    if latin[:1].isupper():
        out = out[:1].upper() + out[1:]
    return out


def cyrillic(value):
    if isinstance(value, dict):
        return {k: cyrillic(v) for k, v in value.items()}
    if isinstance(value, list):
        return [cyrillic(v) for v in value]
    return re.sub(r"[A-Za-zʻʼ]+", lambda m: word(m[0]), value)
