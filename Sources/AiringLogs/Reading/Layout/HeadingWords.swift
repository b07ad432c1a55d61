import Foundation

/// The words of headings in the languages of the region, and what they mean.
enum HeadingWords {
    struct Match: Equatable {
        let meaning: ColumnMeaning
        /// The more the surer; a longer phrase says more than a word.
        let weight: Int
        /// The languages in which it means this.
        let languages: Set<String>
    }

    /// What a heading means; nil when no word of it is known.
    static func meaning(of heading: String) -> Match? {
        let words = words(heading)
        guard !words.isEmpty, words.count <= 16 else { return nil }
        let fitting = rules.filter { $0.matches(words) }
        guard let best = fitting.max(by: { $0.weight < $1.weight }) else { return nil }
        let languages = fitting.filter { $0.meaning == best.meaning }.map(\.language)
        return Match(meaning: best.meaning, weight: best.weight, languages: Set(languages))
    }

    /// The heading as a key: its words in small letters.
    static func folded(_ heading: String) -> String { words(heading).joined(separator: " ") }

    /// Letters of small case, camelCase and figures apart; `№` and `#` stay words.
    static func words(_ heading: String) -> [String] {
        var words: [String] = []
        var word = ""
        var wasLower = false
        func close() {
            if !word.isEmpty { words.append(word.lowercased()) }
            word = ""
        }
        for scalar in heading.unicodeScalars {
            if scalar == "№" || scalar == "#" {
                close()
                words.append("№")
            } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                if scalar.properties.isUppercase, wasLower { close() }
                word.unicodeScalars.append(scalar)
            } else if "'’ʻʼ‘`".unicodeScalars.contains(scalar), !word.isEmpty {
                continue
            } else {
                close()
            }
            wasLower = scalar.properties.isLowercase
        }
        close()
        return words
    }

    private struct Rule {
        let meaning: ColumnMeaning
        let language: String
        let weight: Int
        /// Beginnings of words that must all be there; `$` closes a word.
        let stems: [String]

        func matches(_ words: [String]) -> Bool {
            stems.allSatisfy { stem in
                stem.hasSuffix("$")
                    ? words.contains(String(stem.dropLast())) : words.contains { $0.hasPrefix(stem) }
            }
        }
    }

    private static let rules: [Rule] = table.split(separator: "\n").flatMap { line -> [Rule] in
        let parts = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        guard parts.count == 4, let meaning = ColumnMeaning(rawValue: parts[0]), let weight = Int(parts[2]) else {
            return []
        }
        return parts[3].split(separator: ",").map { phrase in
            let stems = phrase.split(separator: " ").map(String.init)
            return Rule(meaning: meaning, language: parts[1], weight: weight + stems.count - 1, stems: stems)
        }
    }

    /// Meaning, language, weight, phrases.
    private static let table = """
        date | ru | 20 | дата, число$, даты
        date | ru | 26 | дата эфир, дата выход, дата показ, дата трансл, дата размещ
        date | ky | 20 | датасы, күнү, куну, күн$, чыккан күнү
        date | kk | 20 | күні, куни$, күн$, датасы
        date | tg | 20 | сана$, санаи, рӯз, руз$, таърих
        date | uz | 20 | sana, kuni$, kun$, сана, кун$, куни$
        date | en | 20 | date, day$, airdate
        date | en | 26 | air date, broadcast date, research date, log date
        start | ru | 20 | время, начало, нач$, старт, выход$, время$
        start | ru | 28 | время выход, время эфир, время начал, время показ, время трансл, время старт, время размещ
        start | ru | 34 | факт время, фактич время, время факт, реальн время, факт выход
        start | ky | 20 | убакыт, убакт, убагы, саат, башталыш
        start | ky | 28 | чыккан убакт, эфир убакт, чыгуу убакт
        start | kk | 20 | уақыт, уакыт, сағат, сагат, басталу
        start | kk | 28 | шыққан уақыт, эфир уақыт, шығу уақыт
        start | tg | 20 | вақт, вакт, соат, оғоз, пахш
        start | tg | 28 | вақт пахш, вақти эфир, соати пахш
        start | uz | 20 | vaqt, soat, boshlan, вақт, соат, бошлан
        start | uz | 28 | efir vaqt, chiqqan vaqt, эфир вақт, чиққан вақт
        start | en | 20 | time, start, aired, onair, airtime, starts
        start | en | 28 | start time, air time, time aired, on air time, ad start, real time, play time, played at
        start | en | 34 | actual time, actual start, actual air, time actual, actual$
        instant | en | 30 | epoch, timestamp, unix, played at
        end | ru | 24 | конец, окончан, заверш, финиш
        end | ru | 38 | время окончан, время конец, время конц, время заверш
        end | ky | 38 | аяктал, аягы, бүткөн, бутком
        end | kk | 38 | аяқтал, аякталу, соңы
        end | tg | 38 | анҷом, анчом, охири
        end | uz | 38 | tugash, tugagan, тугаш, тугаган
        end | en | 38 | end, finish, stop, ends
        planned | ru | 40 | план, заявлен, расписан, заказан врем, по сетк
        planned | ky | 40 | пландалган, пландык
        planned | kk | 40 | жоспар
        planned | tg | 40 | нақша, накша
        planned | uz | 40 | reja, режа
        planned | en | 40 | scheduled, sched, planned, expected, ordered, plan
        duration | ru | 30 | хрон, длительн, длит$, дл$, прод$, продолжительн, сек$, секунд, длина, метраж
        duration | ru | 36 | хронометраж факт, факт хрон
        duration | ky | 30 | узактыг, узундуг, хронометраж
        duration | kk | 30 | ұзақтығ, узактыг, ұзындығ
        duration | tg | 30 | давомнок, давомият, дарозӣ, дарози, ҳаҷм
        duration | uz | 30 | davomiy, давомий, xronometr, uzunlig, узунлиг, davomi
        duration | en | 30 | duration, length, len$, dur$, sec$, secs$, seconds, runtime, spotlength
        planned_duration | ru | 44 | план хрон, хрон план, план длит
        planned_duration | en | 44 | sched length, scheduled length, planned duration, nominal
        title | ru | 20 | наименован, назван, ролик, материал, сюжет, клип, заголов, реклам, спот, трек
        title | ru | 26 | назван ролик, наименован ролик, наименован материал, назван материал, рекламн ролик
        title | ky | 20 | аталыш, аты$, ролик
        title | kk | 20 | атау, аты$, бейнеролик, ролик
        title | tg | 20 | ном$, номи, номгӯй, номгуй, навор, наворча, ролик
        title | uz | 20 | nomi, nom$, rolik, номи, ном$, ролик, video
        title | en | 20 | title, name, spot, clip, song, track, material, media, description, item, event
        title | en | 26 | ad name, spot name, song title, spot title, title name
        code | ru | 28 | код, шифр, инв, артикул, идентиф
        code | ru | 30 | номер ролик, номер кассет, № ролик
        code | ky | 28 | коду
        code | kk | 28 | коды
        code | tg | 28 | рамз, коди
        code | uz | 28 | kodi, kod$, коди
        code | en | 24 | id$, code, isci, cart, clock$, house, adid
        code | en | 28 | house number, ad id, clip id, media id, ad code, clock number
        channel | ru | 26 | канал, телеканал, станц, радио$, радиостанц, телекомпан, сми$, вещатель
        channel | ky | 26 | канал, телеканал
        channel | kk | 26 | арна, телеарна
        channel | tg | 26 | шабака, телевизион, канал
        channel | uz | 26 | kanal, telekanal, канал
        channel | en | 26 | channel, station, callsign, network, broadcaster
        channel | en | 30 | tv company, tv net, company name
        language | ru | 28 | язык, яз$
        language | ky | 28 | тили, тил$
        language | kk | 28 | тілі, тіл$
        language | tg | 28 | забон
        language | uz | 28 | tili, til$, тили
        language | en | 28 | language, lang$
        weekday | ru | 30 | день недел, дн нед, день$
        weekday | en | 30 | weekday, dow$, day week
        weekday | ky | 30 | жума күн, апта күн
        weekday | uz | 30 | hafta kun, ҳафта кун
        sequence | ru | 22 | №, п$ п$, пп$, н$ п$
        sequence | kk | 22 | р$ с$
        sequence | tg | 22 | р$ т$, т$ р$, рақам
        sequence | uz | 22 | t$ r$
        sequence | en | 22 | n$, no$, row$, line$
        context | ru | 34 | рекламодат, заказчик, клиент, бренд, марка, программ, передач, блок, исполнит, артист, категор, тематик
        context | ky | 34 | жарнамачы, буюртма, берүү, уктуруу
        context | kk | 34 | жарнама беруш, тапсырыс, бағдарлама
        context | tg | 34 | фармоишгар, барнома
        context | uz | 34 | reklama beruv, buyurtma, dastur, дастур
        context | en | 34 | advertiser, brand, client, artist, programme, program, playlist, streamer, album, label, category, sponsor, product, agency
        booking | ru | 32 | заявк, номер заказ, № заказ, бронь
        booking | en | 32 | booking, order, contract, line number, reference
        status | ru | 26 | тип$
        status | ru | 32 | статус, состоян
        status | en | 26 | type$, kind$
        status | en | 32 | status
        note | ru | 26 | примеч, коммент, прим$, замечан
        note | ky | 26 | эскертүү, эскертуу
        note | kk | 26 | ескерту
        note | tg | 26 | эзоҳ, эзох
        note | uz | 26 | izoh, изоҳ
        note | en | 26 | note, comment, remark
        count | ru | 32 | колич, кол$, кол-во, выходов, выходы$
        count | en | 32 | count, qty, units, quantity
        ignored | ru | 46 | цена, стоим, сумма, тариф, рейтинг, позиц, регион, договор, счет, дата договор, дата заявк, начало период, конец период
        ignored | en | 46 | price, cost, rate$, rating, grp, trp, position, region, listeners, delta, likes, dislikes, spot id, first issue, unique id, combined, reach, som$, eom$, uuid
        """
}
