"""Invented titles in five languages, and what stations do to titles. Used by train-airing-match.py alone."""

import json
import pathlib
import random
import re

WORDS = {
    "ru": """дорога дом мама сын ребёнок письмо обещание работа чужой город граница мечта правда ложь голос тишина берег
        свобода рабство молчи скажи вернись помни знай проверь спроси береги храни не верь слушай жди один вместе завтра вчера
        никогда всегда документ билет вокзал автобус фабрика поле стройка деньги долг цена жизнь судьба надежда сердце рука
        глаза слово дверь окно ключ свет ночь утро девочка брат подруга сосед учитель юрист помощь закон право защита будь
        осторожен внимание твой выбор наш путь без страха ради семьи за рубежом до отъезда после возвращения кто поможет""",
    "ky": """жол үй апа уул бала кат убада жумуш бөтөн шаар чек ара кыял чындык жалган үн тынчтык жээк эркиндик кулдук
        унчукпа айт кайт эсте бил текшер сура сакта кара ишенбе ук күт жалгыз бирге эртең кечээ эч качан дайыма документ
        билет бекет автобус фабрика талаа курулуш акча карыз баа өмүр тагдыр үмүт жүрөк кол көз сөз эшик терезе ачкыч жарык
        түн таң кыз ага дос кошуна мугалим юрист жардам мыйзам укук коргоо бол этият көңүл сенин тандооң биздин жолубуз
        коркпо үйбүлө үчүн чет өлкөдө кетерде келгенде ким жардам берет""",
    "kk": """жол үй ана ұл бала хат уәде жұмыс бөтен қала шек ара қиял шындық жалған үн тыныштық жаға бостандық құлдық
        үндеме айт қайт есте біл тексер сұра сақта қара сенбе тыңда күт жалғыз бірге ертең кеше ешқашан әрдайым құжат
        билет бекет автобус фабрика дала құрылыс ақша қарыз баға өмір тағдыр үміт жүрек қол көз сөз есік терезе кілт жарық
        түн таң қыз аға дос көрші мұғалім заңгер көмек заң құқық қорғау бол сақ көңіл сенің таңдауың біздің жолымыз
        қорықпа отбасы үшін шетелде кетерде келгенде кім көмектеседі""",
    "tg": """роҳ хона модар писар кӯдак мактуб ваъда кор бегона шаҳр марз орзу ҳақиқат дурӯғ овоз хомӯшӣ соҳил озодӣ ғуломӣ
        хомӯш гӯй баргард дар ёд дор дон санҷ пурс нигоҳ кун бовар накун гӯш андоз танҳо якҷоя фардо дирӯз ҳеҷ гоҳ ҳамеша
        ҳуҷҷат чипта истгоҳ автобус корхона саҳро сохтмон пул қарз нарх ҳаёт тақдир умед дил даст чашм сухан дар тиреза калид
        нур шаб субҳ духтар бародар дӯст ҳамсоя муаллим ҳуқуқшинос кумак қонун ҳуқуқ ҳимоя бош эҳтиёт диққат интихоби ту
        роҳи мо бе тарс барои оила дар хориҷа пеш аз рафтан баъди бозгашт кӣ кумак мекунад""",
    "uz": """yoʻl uy ona oʻgʻil bola xat vaʼda ish begona shahar chegara orzu haqiqat yolgʻon ovoz jimlik sohil ozodlik qullik
        jim turma ayt qayt esla bil tekshir soʻra asra qara ishonma tingla kut yolgʻiz birga ertaga kecha hech qachon doim
        hujjat chipta bekat avtobus fabrika dala qurilish pul qarz narx hayot taqdir umid yurak qoʻl koʻz soʻz eshik deraza
        kalit yorugʻ tun tong qiz aka doʻst qoʻshni oʻqituvchi huquqshunos yordam qonun huquq himoya boʻl ehtiyot diqqat
        sening tanloving bizning yoʻlimiz qoʻrqma oila uchun chet elda ketishdan oldin qaytgach kim yordam beradi""",
}
BRANDS = """Нур Телеком|Максат маркет|Аян сүт|Билим банк|Компаньон|Байтушум кредит|Arpa суусундук|Coca-Cola 0,5|Nokia N70|LG
    стиральная машина|Ариэль автомат|Тойбосс|Колгейт тотал|Nescafe Gold|Мезим форте|Панадол экстра|Автосалон Тойота|Окна
    Рехау|Мебель Лина|Ковры Востока|Ткани мира|Рынок Дордой|Вода Легенда|Чай Ахмад|Масло Шедевр|Бишкек Сут|Кафе Фаиза|Суши
    вок|Пластиковые окна|Натяжные потолки|Курсы английского|Детский сад Алёнка|Аптека Неман|Клиника Доктор|Такси 154|Авиабилеты
    |Тур в Анталию|Отель Иссык-Куль|Шины Кама|Бензин Газпром|Лотерея Бинго|МТС безлимит|Tcell тариф|Beeline internet|Ucell bonus
    |Kcell выгодный|Активити детский|Данон йогурт|Растишка|Мираторг|Рис Камолино|Мука Экстра|Сахар Кант|Соль йодированная""".replace("\n", " ")
PROGRAMMES = """Новости|Жаңылыктар|Ахбор|Yangiliklar|Жаңалықтар|Прогноз погоды|Спортивный дневник|Утро доброе|Ала-Тоо|Добрый
    вечер|Клип-парад|Музыкальная пауза|Мультфильм Маша|Т/с Дорога домой|Х/ф Чужая мать|Док. фильм Горы|Ток-шоу Жизнь|Заставка
    |Отбивка реклама|Джингл|Концерт|Поле чудес|Азбука права|Час юриста|Сельский час|Бизнес план|Здоровье|Тамаша|Дастархан|Манас""".replace("\n", " ")
DECORATIONS = """соц. ролик {}|Соцролик {}|Социальный ролик «{}»|{} (соц.реклама)|реклама {}|Ролик {}|Ролик «{}»|видеоролик {}|
    |«{}»|"{}"|{} v2|{} v.1|{} HD|{} {s}сек|{} {s} сек.|{} {s}"|{}_{s}|{}.avi|{}.mpg|{} ({s})|PSA {}|spot {}|{} (spot)|IOM {}|МОМ {}|
    |Ролик МОМ: {}|IOM_{}_{s}|{} /МОМ/|{} - социалка|социалдык ролик {}|{} социалдык|әлеуметтік ролик {}|иҷтимоӣ {}|ijtimoiy rolik {}|
    |ижтимоий {}|{} жарнама|{} финал|{} новая версия|{} 16х9|{}, {s}с|Рекл. {}|{} бонус|_{}_|{}!|{}...|{} 00:{s}""".replace("\n", " ")
LANGUAGE_TAGS = {
    "ru": "рус|(рус)|(ru)|рус.|на русском|RUS|русский|rus", "ky": "кырг|(кырг.)|(ky)|kg|на кырг.|кыргызча|КЫРГ|(кыр)",
    "kk": "каз|(каз.)|(kk)|kz|на каз.|қазақша|KAZ", "tg": "тадж|(тадж.)|(tg)|tj|на тадж.|тоҷикӣ|TJ",
    "uz": "узб|(узб.)|(uz)|uz|на узб.|o'zbekcha|UZB|узбек",
}
FIELD_TAGS = {
    "ru": "русский|ru|рус", "ky": "кыргызский|ky|кырг", "kk": "казахский|kk|каз", "tg": "таджикский|tg|тадж",
    "uz": "узбекский|uz|узб",
}
NEAR = """{} (анонс)|Анонс «{}»|анонс {}|{} трейлер|{} (сериал)|{} сериал анонс|{} х/ф|{} {w}|{w} {}|{w} {} {w}|{} банка|{} (спорт)|
    |программа {}|{} выпуск 3|{} концерт|{w} {w} {}|{} и {w}|не {}|{} магазин|промо {}|{} новости""".replace("\n", " ")
PLAIN = str.maketrans("ңөүұғқһәіӣӯҳҷўёҢӨҮҰҒҚҺӘІӢӮҲҶЎЁ", "ноуугкхаииухчуеНОУУГКХАИИУХЧУЕ")
LOOKALIKE = str.maketrans("аеорсухкмтАЕОРСУХКМТВН", "aeopcyxkmtAEOPCYXKMTBH")
QWERTY = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~"
JCUKEN = "йцукенгшщзхъфывапролджэячсмитьбюёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ"
SPECIAL_LATIN = {
    "ң": ["n", "ng", "ñ"], "ө": ["o", "ö"], "ү": ["u", "ü", "y"], "ұ": ["u"], "ғ": ["g", "gh", "ğ"], "қ": ["q", "k"],
    "һ": ["h"], "ә": ["a", "ä", "e"], "і": ["i"], "ӣ": ["i", "ī"], "ӯ": ["u", "ū"], "ҳ": ["h"], "ҷ": ["j", "dzh"], "ў": ["o'", "u"],
}
UZ_CYRILLIC = [("sh", "ш"), ("ch", "ч"), ("oʻ", "ў"), ("gʻ", "ғ"), ("yo", "ё"), ("ya", "я"), ("yu", "ю"), ("ʼ", "ъ")] + list(
    zip("abdefghijklmnopqrstuvxyz", "абдефгҳижклмнопқрстувхйз"))
SECONDS = [5, 10, 15, 20, 25, 30, 40, 45, 60, 90]


def listed(text):
    return [part.strip() for part in text.split("|") if part.strip()]


def schemes(folder):
    found = []
    for path in sorted(pathlib.Path(folder).glob("*.json")):
        mapping = json.loads(path.read_text(encoding="utf-8"))["mapping"]
        if "щ" in mapping:
            found.append(mapping)
    return found


class Clerk:
    """Writes titles as stations do."""

    def __init__(self, rng, schemes):
        self.rng = rng
        self.schemes = schemes

    def latin(self, title):
        mapping = self.rng.choice(self.schemes)
        result = ""
        for letter in title:
            lower = letter.lower()
            if lower in mapping:
                new = mapping[lower]
            elif lower in SPECIAL_LATIN:
                new = self.rng.choice(SPECIAL_LATIN[lower])
            else:
                new = letter
            result += new.capitalize() if letter != lower else new
        if self.rng.random() < 0.5:
            result = re.sub("[ʹʺ'ʼ’\"]", "", result)
        return result

    def uzbek_cyrillic(self, title):
        title = title.lower()
        for latin, cyrillic in UZ_CYRILLIC:
            title = title.replace(latin, cyrillic)
        return title.capitalize()

    def typo(self, title):
        if len(title) < 4:
            return title
        place = self.rng.randrange(1, len(title) - 1)
        letters = "абвгдежзиклмнопрстуы" if re.search("[а-я]", title.lower()) else "abdeghiklmnoprstu"
        kind = self.rng.randrange(5)
        if kind == 0:
            return title[:place] + title[place + 1 :]
        if kind == 1:
            return title[:place] + title[place] + title[place:]
        if kind == 2:
            return title[: place - 1] + title[place] + title[place - 1] + title[place + 1 :]
        if kind == 3:
            return title[:place] + self.rng.choice(letters) + title[place + 1 :]
        spaces = [i for i, letter in enumerate(title) if letter == " "]
        if spaces:
            space = self.rng.choice(spaces)
            return title[:space] + title[space + 1 :]
        return title[:place] + self.rng.choice(letters) + title[place:]

    def misread(self, title):
        written, read = self.rng.choice(
            [("cp866", "cp1251"), ("cp1251", "cp866"), ("koi8-r", "cp1251"), ("cp1251", "koi8-r"), ("utf-8", "cp1251"),
             ("cp1251", "latin-1"), ("utf-8", "latin-1")])
        try:
            return title.translate(PLAIN).encode(written).decode(read)
        except UnicodeError:
            return title

    def decorated(self, title, seconds):
        form = self.rng.choice(listed(DECORATIONS))
        return form.replace("{}", title).replace("{s}", str(int(seconds)))

    def written(self, title, language, seconds, tag_language=None):
        """A title as some clerk wrote it."""
        chance = self.rng.random
        form = chance()
        if form < 0.17:
            title = title.translate(PLAIN) if language != "uz" else re.sub("[ʻʼ]", "", title)
        elif form < 0.32:
            title = self.latin(title) if language != "uz" else self.uzbek_cyrillic(title)
        elif form < 0.42:
            title = title.translate(PLAIN)
            if language == "uz":
                title = title.replace("ʻ", "'").replace("ʼ", "'")
        if chance() < 0.18:
            title = self.typo(title)
            if chance() < 0.25:
                title = self.typo(title)
        if chance() < 0.02 and " " in title:
            words = title.split()
            title = " ".join(words[1:] if chance() < 0.5 else words[:-1])
        if chance() < 0.06:
            title = "".join(c.translate(LOOKALIKE) if chance() < 0.6 else c for c in title)
        if tag_language:
            tag = self.rng.choice(listed(LANGUAGE_TAGS[tag_language]))
            title = f"{title} {tag}" if chance() < 0.7 else f"{tag} {title}"
        if chance() < 0.35:
            title = self.decorated(title, seconds)
        if chance() < 0.2:
            title = title.upper()
        elif chance() < 0.05:
            title = title.lower()
        if chance() < 0.08:
            title = title[: self.rng.choice([23, 29, 34, 20, 25, 30, 32])].rstrip()
        other = chance()
        if other < 0.012:
            title = title.translate(str.maketrans(JCUKEN, QWERTY))
        elif other < 0.03:
            title = self.misread(title)
        return title
