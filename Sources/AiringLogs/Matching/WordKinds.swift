import LanguageCheck

/// What a word around a title says.
enum WordKind: UInt8, Sendable {
    case unknown
    /// Says that it is a spot, its form, length or version: nothing about which.
    case decoration
    /// Says that something is announced: not an airing of it.
    case announcement
    /// Says that it is another kind of programme.
    case programme
    case number
    case language
}

/// The words that stations put around titles, in six languages and any spelling.
struct WordKinds: Sendable {
    private var words: [UInt64: WordKind] = [:]
    private var stems: [UInt64: WordKind] = [:]
    private var languages: [UInt64: String] = [:]
    private static let stemLengths = 4...10

    static let usual = WordKinds()

    private init() {
        add(WordKinds.decorations, .decoration)
        add(WordKinds.announcements, .announcement)
        add(WordKinds.programmes, .programme)
        for (language, written) in WordKinds.languageWords {
            for word in written.split(separator: " ") {
                let key = LetterHash(WordKinds.key(String(word))).value
                words[key] = .language
                languages[key] = language
            }
        }
    }

    /// With further words that mean nothing: a station's habits, the owner's names.
    func adding(decorations: some Sequence<UInt64>) -> WordKinds {
        var wider = self
        for word in decorations where wider.words[word] == nil { wider.words[word] = .decoration }
        return wider
    }

    /// - Parameter word: in the skeleton.
    func kind(_ word: ArraySlice<UInt8>) -> WordKind {
        guard let first = word.first else { return .decoration }
        if TitleAlphabet.isDigit(first) { return .number }
        var hash = LetterHash()
        var stem: WordKind?
        for (place, letter) in word.enumerated() {
            hash.add(letter)
            if stem == nil, WordKinds.stemLengths.contains(place + 1) { stem = stems[hash.value] }
        }
        return words[hash.value] ?? stem ?? .unknown
    }

    /// Whether two letters are the abbreviation of a kind of programme: `х/ф`, `м/ф`, `д/ф`, `т/с`.
    static func isProgramme(_ first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>) -> Bool {
        guard first.count == 1, second.count == 1 else { return false }
        return programmeLetters.contains(Array(first) + Array(second))
    }

    private static let programmeLetters = Set(
        ["х ф", "м ф", "д ф", "т с"].map { key($0).filter { $0 != TitleAlphabet.space } })

    func language(_ word: ArraySlice<UInt8>) -> String? { languages[LetterHash(word).value] }

    /// A word as it stands in the skeleton.
    static func key(_ word: String) -> [UInt8] { FoldedTitle(word).skeleton }

    static func hash(_ word: String) -> UInt64 { LetterHash(key(word)).value }

    /// Words that end in a star stand for all that begin so.
    private mutating func add(_ list: String, _ kind: WordKind) {
        for word in list.split(separator: " ") {
            if word.hasSuffix("*") {
                let key = WordKinds.key(String(word.dropLast()))
                let hash = LetterHash(key).value
                if WordKinds.stemLengths.contains(key.count) { stems[hash] = kind } else { words[hash] = kind }
            } else {
                words[LetterHash(WordKinds.key(String(word))).value] = kind
            }
        }
    }

    private static let decorations = """
        ролик роликт* ролики роликов видеорол* аудиорол* радиорол* телерол* бейнерол* бейне спот spot видео video аудио audio клип clip \
        соц социал* социалк* соцрол* соцрек* social ijtimo* ижтимо* ичтимо* иҷтимо* коомдук қоғамдық әлеумет* алеумет* элеумет* \
        реклам* рекл жарнам* жарнак* реклама reklam* commercial psa ad ads advert* публичное сервис объявление \
        hd sd uhd fullhd full wide mp avi mpg mpeg mov mxf mkv wav mp3 wmv flv dv betacam \
        сек секунд* с sec s seconds second сония soniya soniy* секунда секунда мин min минут* m duration dur хрон хронометраж \
        v ver version версия верс вариант* вар rev revision ред финал final fin new нов новый новая испр копия copy master мастер эфир эфирн* \
        титр* субтитр* логотип* лого без с со на из от для и the a of for n no kampan* кампан* компан* акция заказ id код code \
        тв tv радио radio бонус блок block x р док документал* деректи* даректүү хужжатли о против торговл* людьми людей трафик* траффик* миграци* международн* организаци* оф фонд
        """
    private static let announcements = """
        анонс* анонсы anons* announ* трейлер* treyler* trailer* тизер* teaser* промо promo* промор* скоро смотрите эълон* elon* \
        кулактандыр* хабарланд* жарыялоо coming soon preview превью
        """
    private static let programmes = """
        сериал* serial* телесер* фильм* кинофил* film* movie кино kino кинокон* мультф* мульт* спорт* sport* новост* news yangilik* \
        жаңылык* жаңалық* жаналык* ахбор* axborot программа програм* передача передач* бағдарл* берүү көрсөт* барнома* dastur* \
        погода ауа obhavo обухаво концерт* konsert* шоу show шоус* выпуск* репортаж* сюжет интервью ток обзор викторин* лотере* \
        заставк* отбивк* джингл* jingle* шапка перебив* телемаг* магазин* хит хиты песня песни музык* musiqa* матч* \
        эпизод серия сери сезон season episode
        """
    private static let languageWords = [
        "ru":
            "рус русс русск русский русская русское русском русча орус орусча орыс орысша русӣ руси rus russ russian ru ruscha",
        "ky":
            "кырг кыргыз кыргызча кыргызский кыргызская кыргызском киргизский кирг кир ky kg kyrg kyrgyz kirg kirgiz kyr qirgizcha кыр",
        "kk": "каз казах казахский казахская казахском қазақ қазақша казакша казак kk kz kaz kazakh qazaq qazaqsha",
        "tg":
            "тадж таджик таджикский таджикская таджикском тоҷик тоҷикӣ точики тажик tg tj taj tajik tadj tojik tojikcha тоҷ",
        "uz":
            "узб узбек узбекский узбекская узбекском ўзбек ўзбекча озбекче узбекча uz uzb uzbek ozbek ozbekcha o'zbek o'zbekcha",
    ]
}
