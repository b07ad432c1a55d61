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
        "primary-breakheader", "programheader", "program header", "macro", "auxiliary", "data", "break", "marker",
        "логотип", "лого",
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
    static func isResumed(title: String) -> Bool { title.withCell { isResumed(title: $0) } }

    static func isResumed(title: CellBytes) -> Bool {
        for place in title.indices where title[place] == UInt8(ascii: "(") || title[place] == UInt8(ascii: "[") {
            if continuations.contains(where: { begins(title, at: place + 1, $0) }) { return true }
        }
        return false
    }

    private static let continuations: [[UInt8]] = [
        "продолж", "прод.", "resum", "уланды", "жалғас", "идома", "davomi", "давоми",
    ].flatMap {
        [Array($0.utf8), Array(($0.prefix(1).uppercased() + $0.dropFirst()).utf8), Array($0.uppercased().utf8)]
    }

    private static func begins(_ bytes: CellBytes, at start: Int, _ word: [UInt8]) -> Bool {
        guard start + word.count <= bytes.count else { return false }
        return word.indices.allSatisfy { bytes[start + $0] == word[$0] }
    }
}
