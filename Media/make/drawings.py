"""Flat drawings as SVG, in the two colours of an item. Drawn for this campaign; no outside pictures."""

WHITE = "#ffffff"
PAPER = "#fdf6e9"
DARK = "#2b2b33"


def mix(a, b, share):
    """The colour between two hexadecimal colours."""
    first = [int(a[i:i + 2], 16) for i in (1, 3, 5)]
    second = [int(b[i:i + 2], 16) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(x + (y - x) * share):02x}" for x, y in zip(first, second))


def rect(x, y, w, h, fill, r=0, more=""):
    return f'<rect x="{x}" y="{y}" width="{w}" height="{h}" rx="{r}" fill="{fill}" {more}/>'


def circle(x, y, r, fill, more=""):
    return f'<circle cx="{x}" cy="{y}" r="{r}" fill="{fill}" {more}/>'


def path(d, fill="none", stroke=None, width=4):
    line = f'stroke="{stroke}" stroke-width="{width}" stroke-linecap="round" stroke-linejoin="round"' if stroke else ""
    return f'<path d="{d}" fill="{fill}" {line}/>'


def suitcase(a, b):
    return (path("M38 34 V24 H62 V34", stroke=DARK, width=5) + rect(16, 33, 68, 46, a, 6) + rect(26, 33, 7, 46, b)
            + rect(67, 33, 7, 46, b) + rect(43, 50, 14, 10, PAPER, 2) + circle(27, 82, 4, DARK) + circle(73, 82, 4, DARK))


def passport(a, b):
    return (rect(26, 14, 50, 70, mix(a, DARK, .35), 5) + rect(22, 16, 50, 70, a, 5) + circle(47, 44, 14, "none", f'stroke="{b}" stroke-width="3"')
            + path("M33 44 H61 M47 30 V58 M38 34 Q47 44 38 54 M56 34 Q47 44 56 54", stroke=b, width=1.8)
            + rect(33, 66, 28, 4, b, 2) + rect(37, 74, 20, 3, b, 1.5))


def phone(a, b):
    return (rect(32, 12, 36, 76, DARK, 7) + rect(36, 21, 28, 44, b, 2) + circle(50, 77, 5, PAPER) + rect(44, 15, 12, 2.5, PAPER, 1)
            + path("M43 36 q0-4 4-4 l3 6 -3 3 q2 5 7 7 l3-3 6 3 q0 4-4 4 -14-1-16-16z", fill=a)
            + path("M74 30 q7 9 0 20 M80 24 q11 15 0 32", stroke=a, width=3.5) + path("M26 30 q-7 9 0 20 M20 24 q-11 15 0 32", stroke=a, width=3.5))


def school(a, b):
    return (rect(14, 46, 72, 38, PAPER) + path("M10 47 L50 22 L90 47 Z", fill=a) + rect(44, 62, 12, 22, a) + circle(50, 39, 5.5, b)
            + "".join(rect(x, y, 10, 9, mix(b, a, .25), 1) for x in (20, 33, 58, 71) for y in (53, 68))
            + path("M50 22 V9", stroke=DARK, width=2) + path("M50 9 L64 12.5 L50 16 Z", fill=b))


def house(a, b):
    return (rect(22, 46, 56, 38, PAPER) + path("M14 48 L50 18 L86 48 Z", fill=a) + rect(66, 20, 8, 16, mix(a, DARK, .3))
            + rect(43, 58, 15, 26, mix(a, DARK, .2), 1) + circle(54, 71, 1.6, b) + rect(27, 54, 11, 11, b, 1) + rect(63, 54, 11, 11, b, 1)
            + path("M32.5 54 V65 M27 59.5 H38 M68.5 54 V65 M63 59.5 H74", stroke=PAPER, width=1.3))


def market(a, b):
    stripes = "".join(path(f"M{12 + i * 9.5} 26 h9.5 v14 q-4.75 7 -9.5 0 z", fill=a if i % 2 == 0 else PAPER) for i in range(8))
    fruit = "".join(circle(22 + i * 8, 61 - (i % 2) * 4, 5, b if i % 3 else mix(a, b, .5)) for i in range(8))
    return rect(15, 38, 3, 48, DARK) + rect(82, 38, 3, 48, DARK) + stripes + fruit + rect(14, 64, 72, 20, mix(a, DARK, .25), 2) + rect(14, 70, 72, 2, b)


def rings(a, b):
    return (circle(38, 56, 21, "none", f'stroke="{b}" stroke-width="7"') + circle(62, 56, 21, "none", f'stroke="{mix(b, a, .35)}" stroke-width="7"')
            + path("M50 38.6 a21 21 0 0 1 8 11", stroke=b, width=7) + path("M31 26 h14 l5 7 -12 10 -12 -10z", fill=WHITE, stroke=a, width=2)
            + path("M26 33 H50 M38 43 L34 33 L38 26 L42 33 Z", stroke=a, width=1.4))


def contract(a, b):
    lines = "".join(rect(32, y, w, 3, mix(a, WHITE, .45), 1.5) for y, w in ((30, 36), (38, 30), (46, 36), (54, 24)))
    return (path("M24 12 H66 L78 24 V88 H24 Z", fill=PAPER, stroke=a, width=2.5) + path("M66 12 V24 H78", fill=b, stroke=a, width=2.5) + lines
            + path("M32 75 q5-9 8 0 t8 0 t8-2", stroke=a, width=2.5) + circle(66, 73, 8, b) + path("M62 73 l3 3 5-6", stroke=a, width=2.5))


def bus(a, b):
    return (rect(10, 28, 80, 46, a, 8) + rect(10, 56, 80, 5, b) + "".join(rect(16 + i * 18, 35, 14, 15, mix(b, WHITE, .6), 2) for i in range(4))
            + circle(28, 75, 9, DARK) + circle(28, 75, 4, PAPER) + circle(72, 75, 9, DARK) + circle(72, 75, 4, PAPER)
            + rect(18, 21, 56, 8, mix(a, DARK, .3), 3) + circle(87, 66, 2.5, WHITE))


def mountains(a, b):
    return (circle(68, 30, 11, b) + path("M4 84 L36 26 L66 84 Z", fill=mix(a, WHITE, .25)) + path("M36 26 L27 42 L34 39 L38 44 L45 43 Z", fill=WHITE)
            + path("M38 84 L68 42 L96 84 Z", fill=a) + path("M68 42 L60 53 L67 51 L71 55 L76 53.5 Z", fill=WHITE) + rect(4, 83, 92, 4, DARK, 2))


def talk(a, b):
    return (path("M12 20 h46 q5 0 5 5 v24 q0 5 -5 5 h-26 l-12 12 v-12 h-8 q-5 0 -5 -5 v-24 q0-5 5-5z", fill=a)
            + path("M44 44 h42 q5 0 5 5 v22 q0 5 -5 5 h-6 v11 l-12 -11 h-24 q-5 0 -5-5 v-22 q0-5 5-5z", fill=b)
            + rect(18, 30, 34, 3.5, PAPER, 1.5) + rect(18, 38, 20, 3.5, PAPER, 1.5) + "".join(circle(x, 60, 3, DARK) for x in (55, 65, 75)))


def key(a, b):
    return (circle(34, 42, 20, b) + circle(34, 42, 9, PAPER) + path("M48 54 L80 84", stroke=b, width=9) + path("M68 73 L76 65 M76 80 L84 72", stroke=b, width=7)
            + path("M58 22 h24 q4 0 4 4 v12 q0 4 -4 4 h-10 l-7 8 v-8 h-7 q-4 0 -4-4 v-12 q0-4 4-4z", fill=a)
            + path("M63 32 l4 4 8-8", stroke=WHITE, width=3))


def book(a, b):
    return (path("M50 26 Q32 16 12 22 V78 Q32 72 50 82 Z", fill=PAPER, stroke=a, width=3) + path("M50 26 Q68 16 88 22 V78 Q68 72 50 82 Z", fill=PAPER, stroke=a, width=3)
            + "".join(path(f"M20 {y} q10-3 22 2", stroke=mix(a, WHITE, .4), width=2.4) + path(f"M80 {y} q-10-3 -22 2", stroke=mix(a, WHITE, .4), width=2.4) for y in (36, 46, 56, 66))
            + path("M68 19.5 h9 v24 l-4.5-5 -4.5 5z", fill=b))


ALL = {f.__name__: f for f in (suitcase, passport, phone, school, house, market, rings, contract, bus, mountains, talk, key, book)}


def icon(name, colours, size="100%", css=""):
    return f'<svg class="icon" style="{css}" viewBox="0 0 100 100" width="{size}" height="{size}">{ALL[name](*colours)}</svg>'


def landscape(width, height, colours, sun=True, horizon=.62):
    """Sky, sun, three ranges of mountains and a road, filling the page."""
    a, b = colours
    w, h, y = width, height, height * horizon
    def ridge(points, colour):
        top = " L".join(f"{x * w:.1f} {y + v * h:.1f}" for x, v in points)
        return f'<path d="M{top} L{w} {h} L0 {h} Z" fill="{colour}"/>'
    parts = [f'<rect width="{w}" height="{h}" fill="{mix(b, WHITE, .55)}"/>']
    if sun:
        for r, s in ((.30, .45), (.22, .25), (.15, 0)):
            parts.append(f'<circle cx="{w * .72:.1f}" cy="{y - h * .12:.1f}" r="{min(w, h) * r:.1f}" fill="{mix(b, WHITE, s)}"/>')
    parts.append(ridge([(0, -.10), (.12, -.20), (.22, -.11), (.36, -.27), (.52, -.10), (.66, -.19), (.82, -.06), (1, -.16)], mix(a, WHITE, .55)))
    parts.append(ridge([(0, .02), (.16, -.10), (.30, .0), (.46, -.12), (.60, .01), (.78, -.09), (1, .03)], mix(a, WHITE, .28)))
    parts.append(ridge([(0, .10), (.25, .03), (.5, .09), (.75, .02), (1, .08)], a))
    return f'<svg class="land" viewBox="0 0 {w} {h}" width="100%" height="100%" preserveAspectRatio="xMidYMid slice">{"".join(parts)}</svg>'


def ornament(colours, count=14):
    """A band of rhombs and horns, as on felt carpets."""
    a, b = colours
    cells = []
    for i in range(count):
        x = i * 20
        cells.append(f'<path d="M{x} 10 L{x + 10} 1 L{x + 20} 10 L{x + 10} 19 Z" fill="{b}"/><path d="M{x + 5} 10 L{x + 10} 5.5 L{x + 15} 10 L{x + 10} 14.5 Z" fill="{a}"/>'
                     f'<path d="M{x - 4} 2 q4 6 8 0 M{x - 4} 18 q4 -6 8 0" fill="none" stroke="{mix(b, WHITE, .4)}" stroke-width="1.6"/>')
    return f'<svg class="ornament" viewBox="0 0 {count * 20} 20" width="100%" preserveAspectRatio="xMidYMid slice">{"".join(cells)}</svg>'
