"""Makes data of any size for the benchmarks, the same at every run."""
import os
import random
import struct
import zlib

WORDS = {
    "ru": "не верь обещаниям работа за границей паспорт договор хозяин долг дорога звонок помощь дом семья ребёнок "
          "рынок свадьба фотография посредник виза граница консульство горячая линия право труд зарплата поезд "
          "документ копия адрес деньги школа интернат колония мать отец сестра брат закон защита выход возвращение",
    "ky": "убадаларга ишенбе чет өлкөдө иш паспорт келишим карыз жол чалуу жардам үй бүлө бала базар той сүрөт "
          "ортомчу чек ара консулдук ишеним телефону укук эмгек айлык документ көчүрмө дарек акча мектеп интернат",
    "kk": "уәделерге сенбе шетелде жұмыс паспорт келісімшарт қарыз жол қоңырау көмек үй отбасы бала базар той сурет "
          "делдал шекара консулдық сенім телефоны құқық еңбек жалақы құжат көшірме мекенжай ақша мектеп интернат",
    "tg": "ба ваъдаҳо бовар накун кор дар хориҷа шиноснома шартнома қарз роҳ занг кӯмак хона оила кӯдак бозор тӯй "
          "сурат миёнарав сарҳад консулгарӣ телефони боварӣ ҳуқуқ меҳнат музд ҳуҷҷат нусха суроға пул мактаб",
    "uz-Latn": "vaʼdalarga ishonma chet elda ish pasport shartnoma qarz yoʻl qoʻngʻiroq yordam uy oila bola bozor "
               "toʻy surat vositachi chegara konsullik ishonch telefoni huquq mehnat maosh hujjat nusxa manzil pul",
}
PEOPLE = ["writer1", "writer2", "translator1", "translator2"]


def words(generator, language, count):
    return " ".join(generator.choice(WORDS[language].split()) for _ in range(count))


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def write_catalogue(folder, items):
    """`items` leaflets with five variants each, each variant with one revision, its people and a contact."""
    generator = random.Random(20060401)
    write(os.path.join(folder, "campaign.yaml"), (
        "campaign: {code: BENCH, titles: {ru: Проба}, from: 2006-04-01, until: 2008-06-30, currency: USD, "
        "countries: [KG, KZ, TJ, UZ], home: KG}\n"
        "donors: [{code: DONOR, names: {ru: Донор}}]\n"
        "awards: [{code: AW-1, donor: DONOR, title: Award, from: 2006-04-01}]\n"))
    write(os.path.join(folder, "risk-groups.yaml"), "".join(
        f"- {{code: group{number}, names: {{ru: Группа {number}}}}}\n" for number in range(10)))
    write(os.path.join(folder, "people.yaml"), "".join(
        f"- {{code: {person}, name: {person}, roles: [writer], example: true}}\n" for person in PEOPLE))
    write(os.path.join(folder, "contacts.yaml"), "".join(
        f"- {{code: HOT-{number}, kind: hotline, country: KG, number: \"+996 312 000 {number:03}\", "
        f"names: {{ru: Линия}}, from: 2006-04-01, example: true}}\n" for number in range(20)))
    for number in range(items):
        code = f"LEAF-{number:05}"
        lines = [
            f"code: {code}", "kind: leaflet", f"title: {words(generator, 'ru', 5)}", "award: AW-1",
            f"groups: [group{number % 10}]", "messages: [risks, avoid]", f"note: {words(generator, 'ru', 12)}",
            "variants:"]
        for language in WORDS:
            person = "author: [writer1]" if language == "ru" else "translator: [translator1]"
            lines += [
                f"  - language: {language}", "    native_read: no", "    revisions:", "      - number: 1",
                "        on: 2006-05-04", f"        title: {words(generator, language, 5)}",
                f"        people: {{{person}}}", f"        contacts: [HOT-{number % 20}]",
                f"        note: {words(generator, language, 14)}"]
        write(os.path.join(folder, "materials", code + ".yaml"), "\n".join(lines) + "\n")


def write_wav(path, size):
    """A sound file of exactly `size` bytes whose samples cannot be compressed."""
    header = struct.pack(
        "<4sI4s4sIHHIIHH4sI", b"RIFF", size - 8, b"WAVE", b"fmt ", 16, 1, 2, 48000, 192000, 4, 16, b"data", size - 44)
    generator = random.Random(1)
    block = generator.randbytes(1 << 20)
    with open(path, "wb") as file:
        file.write(header)
        left = size - len(header)
        while left > 0:
            file.write(block[:left])
            left -= len(block)


def png(generator, size):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = b"".join(b"\0" + generator.randbytes(240) for _ in range(size // 241))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 80, size // 241, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows, 0)) + chunk(b"IEND", b""))


def pdf(generator, size):
    body = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n" \
           b"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n" \
           b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] >>\nendobj\n"
    filling = generator.randbytes(size - len(body) - 120)
    body += b"4 0 obj\n<< /Length %d >>\nstream\n" % len(filling) + filling + b"\nendstream\nendobj\n"
    return body + b"trailer\n<< /Root 1 0 R /Size 5 >>\n%%EOF\n"


def write_small_files(folder, count):
    """Half PDFs, half PNGs, about 20 kB each, no two alike."""
    os.makedirs(folder)
    generator = random.Random(2)
    paths = []
    for number in range(count):
        make, ending = ((pdf, "pdf"), (png, "png"))[number % 2]
        path = os.path.join(folder, f"file-{number:05}.{ending}")
        with open(path, "wb") as file:
            file.write(make(generator, 20_000))
        paths.append(path)
    return paths
