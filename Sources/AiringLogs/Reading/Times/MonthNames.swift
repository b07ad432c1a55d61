/// Names of months and of days of the week in the languages of the region.
enum MonthNames {
    /// The month that a word names, 1 to 12, in any case and ending.
    static func month(_ word: Substring) -> Int? { month(String(word)) }

    static func month(_ word: String) -> Int? {
        let lower = word.lowercased()
        guard lower.unicodeScalars.count >= 3 else { return nil }
        if let exact = exactNames[lower] { return exact }
        guard let candidates = stems[String(String.UnicodeScalarView(lower.unicodeScalars.prefix(3)))] else {
            return nil
        }
        for (stem, month) in candidates where lower.hasPrefix(stem) {
            return lower.unicodeScalars.count - stem.unicodeScalars.count <= 5 ? month : nil
        }
        return nil
    }

    /// Whether a word names a day of the week or stands beside dates: «года», «г.», «число».
    static func isDateWord(_ word: String) -> Bool {
        let lower = word.lowercased()
        return dateWords.contains(lower) || weekdayStems.contains { lower.hasPrefix($0) }
    }

    /// Whether a word tells that the number before or after it is a year.
    static func isYearWord(_ word: String) -> Bool { yearWords.contains(word.lowercased()) }

    private static let exactNames: [String: Int] = {
        var names: [String: Int] = [:]
        let rows = [
            "янв jan yan jan. қаң кан", "фев feb fev ақп акп", "мар mar нау", "апр apr сәу сау",
            "май мая мае may mai maj мам", "июн jun iyun iyn мау", "июл jul iyul шіл шил", "авг aug avg там",
            "сен сент sep sept sen қыр", "окт oct okt қаз каз", "ноя нояб nov noy қар", "дек dec dek жел",
        ]
        for (index, row) in rows.enumerated() {
            for name in row.split(separator: " ") { names[String(name)] = index + 1 }
        }
        return names
    }()

    /// Beginnings of full names by their first three letters, so that every case ending is met.
    private static let stems: [String: [(String, Int)]] = {
        let rows = [
            "январ januar yanvar қаңтар кантар", "феврал februar fevral ақпан акпан", "март march mart наурыз",
            "апрел april aprel сәуір сауир сәуир", "майда майдын майи mayda мамыр", "июн june iyun маусым",
            "июл july iyul шілде шилде", "август august avgust тамыз",
            "сентябр сентабр september sentyabr sentabr қыркүйек кыркуйек қырқүйек",
            "октябр октабр october oktyabr oktabr қазан казан", "ноябр november noyabr қараша караша",
            "декабр december dekabr желтоқсан желтоксан",
        ]
        let all = rows.enumerated().flatMap { index, row in row.split(separator: " ").map { (String($0), index + 1) } }
        return Dictionary(grouping: all) { String(String.UnicodeScalarView($0.0.unicodeScalars.prefix(3))) }
    }()

    private static let yearWords: Set<String> = [
        "г", "год", "года", "году", "жыл", "жылы", "жылдын", "жылдың", "жылғы", "жылгы", "йил", "йилнинг", "yil",
        "yilning", "yili", "сол", "соли", "year", "ж",
    ]

    private static let dateWords: Set<String> = yearWords.union([
        "дата", "число", "числа", "за", "на", "от", "день", "date", "for", "of", "күнү", "күні", "куну", "куни",
        "сана", "санаи", "рӯзи", "sana", "kuni", "kun", "кун", "күн", "th", "st", "nd", "rd", "эфир", "эфира",
        "эфирная",
        "дня",
    ])

    private static let weekdayStems = [
        "понедельник", "вторник", "сред", "четверг", "пятниц", "суббот", "воскресень", "monday", "tuesday",
        "wednesday", "thursday", "friday", "saturday", "sunday", "дүйшөмбү", "шейшемби", "шаршемби", "бейшемби",
        "жума", "ишемби", "жекшемби", "дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "сенбі", "жексенбі", "душанбе",
        "сешанбе", "чоршанбе", "панҷшанбе", "ҷумъа", "шанбе", "якшанбе", "dushanba", "seshanba", "chorshanba",
        "payshanba", "juma", "shanba", "yakshanba", "душанба", "сешанба", "чоршанба", "пайшанба", "шанба", "якшанба",
        "пн", "вт", "ср", "чт", "пт", "сб", "вс", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
    ]
}
