import Campaign
import CatalogStore
import Wording

/// Counts of lines and airings in words; what is none is left out.
enum AiringParts {
    static func span(from: Day?, until: Day?, days: Int) -> String {
        guard let from, let until else { return Interface.text("airing.no_span") }
        if days == 1, from == until { return Interface.text("airing.span_day", ["day": .day(from)]) }
        return Interface.text("airing.span", ["from": .day(from), "until": .day(until), "n": .count(days)])
    }

    static func days(from: Day, until: Day) -> String {
        from == until
            ? Interface.text("airing.span_day", ["day": .day(from)])
            : Interface.text("airing.span_days", ["from": .day(from), "until": .day(until)])
    }

    static func lines(ours: Int, ask: Int, others: Int, notAirings: Int, rejected: Int) -> String {
        let more = [
            ("airing.part_ask", ask), ("airing.part_others", others), ("airing.part_not_airings", notAirings),
            ("airing.part_rejected", rejected),
        ]
        return told([("airing.part_ours", ours)] + more.filter { $0.1 > 0 })
    }

    static func airings(_ changes: AiringChanges) -> String {
        let parts = [
            ("airing.part_new", changes.new), ("airing.part_known", changes.witnesses),
            ("airing.part_ended", changes.ended),
        ].filter { $0.1 > 0 }
        return parts.isEmpty ? Interface.text("airing.no_changes") : told(parts)
    }

    private static func told(_ parts: [(key: String, count: Int)]) -> String {
        parts.map { Interface.text($0.key, ["n": .count($0.count)]) }.joined(separator: ", ")
    }
}
