/// Words by which a log says that a line is no airing.
enum LineKindWords {
    private static let missed = [
        "не выш", "не вых", "снят", "отмен", "did not air", "not aired", "not air", "missing", "preempt", "pre-empt",
        "missed", "failed", "cancel", "чыккан жок", "чыкпа", "шықпа", "шыкпа", "шыққан жоқ", "пахш нашуд", "нашуд",
        "chiqmadi", "чиқмади", "чикмади", "bekor",
    ]
    private static let resumed = [
        "resum", "продолж", "joined in progress", "уланды", "жалғас", "жалгас", "идома", "davomi", "давоми",
    ]
    private static let secondary: Set<String> = [
        "logo", "gpi", "comment", "live", "nonprimary", "non-primary", "secondary", "breakheader", "break header",
        "primary-breakheader", "programheader", "program header", "macro", "auxiliary", "data", "break", "marker", "логотип", "лого",
        "комментарий", "заставка", "макрос", "перебивка", "key", "cg",
    ]
    private static let stopped: Set<String> = ["stop", "stopped", "end", "стоп", "конец"]
    private static let planned: Set<String> = ["scheduled", "planned", "pending", "план", "запланировано"]

    /// What a field of status, type or notes says; nil when it says nothing about it.
    static func kind(_ text: String) -> LogLineKind? {
        let lower = text.lowercased().trimmingSpaces
        guard !lower.isEmpty, lower.utf8.count <= 200 else { return nil }
        if missed.contains(where: { lower.contains($0) }) { return .didNotAir }
        if resumed.contains(where: { lower.contains($0) }) { return .resumed }
        if secondary.contains(lower) { return .secondary }
        if stopped.contains(lower) { return .stop }
        return planned.contains(lower) ? .scheduled : nil
    }

    /// A title that says in brackets that the item goes on: «Документальный фильм (продолжение)».
    static func isResumed(title: String) -> Bool {
        let lower = title.lowercased()
        return ["(продолж", "(прод.", "(resum", "[resum", "(уланды", "(жалғас", "(идома", "(davomi"].contains {
            lower.contains($0)
        }
    }
}
