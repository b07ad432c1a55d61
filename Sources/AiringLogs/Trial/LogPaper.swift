/// What kind of paper a log is, as far as the file shows it.
package enum LogPaper {
    /// A monitor's table names advertisers and brands, or several stations with a number for each airing; a
    /// certificate says so in its name, or states a period or totals in a document that offices write and lists little
    /// but what is its client's.
    ///
    /// - Parameters:
    ///   - ours: how many of its lines are or may be ours.
    ///   - others: how many are not.
    package static func source(of description: LogDescription, name: String, ours: Int, others: Int) -> AiringSource {
        let headings = description.tables.flatMap(\.columns).map { folded($0.heading) }
        let monitoring = headings.count { heading in monitorWords.contains { heading.contains($0) } }
        let words = folded(name)
        if monitoring >= 2 || monitorNames.contains(where: words.contains) { return .monitor }
        let isOffice = ["docx", "doc", "odt", "pdf", "text"].contains(description.container)
        if certificateNames.contains(where: words.contains) { return .certificate }
        let isPaper = description.period != nil || isOffice && isTold(description)
        return isPaper && ours >= others ? .certificate : .stationLog
    }

    private static func isTold(_ description: LogDescription) -> Bool {
        ["prose", "table"].contains(description.format)
    }

    private static func folded(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }

    private static let monitorWords = [
        "adspotid", "adid", "researchdate", "advertiser", "рекламодатель", "brand", "бренд", "distributiontype",
        "issuestatus", "regionname", "rating", "рейтинг",
    ]
    private static let monitorNames = ["monitor", "монитор", "mediascope", "kantar", "tns"]
    private static let certificateNames = [
        "spravka", "справк", "certificate", "affidavit", "сертификат", "маалымкат", "анықтама", "маълумотнома",
        "malumotnoma",
    ]
}
