import AiringLogs
import Campaign
import Wording

/// What is told of a log in words.
enum LogText {
    /// A file that could not be read, with what a person may decide.
    static func refusal(_ problem: any Problem, file: String) -> String {
        var lines = [Printable.line(file) + ": " + Ending.text(of: problem)]
        if let refusal = problem as? LogRefusal {
            for (number, offer) in refusal.offers.enumerated() {
                lines.append(
                    "  " + Interface.text(
                        "airing.offer", ["number": .count(number + 1), "reading": .list(offer.reading)]))
            }
        }
        return lines.joined(separator: "\n")
    }

    static func rejections(_ rows: [RejectedLine], file: String) -> [String] {
        rows.map { row in
            Interface.text(
                "airing.row_rejected",
                [
                    "file": .text(file), "sheet": .text(row.sheet), "row": .count(row.row),
                    "column": .text(row.column), "value": .text(String(row.value.prefix(80))),
                    "reason": .text(Interface.wording.told(row.reason).what),
                ])
        }
    }

    /// Totals that do not agree with the lines.
    static func totals(_ checks: [TotalsCheck], file: String) -> [String] {
        checks.filter { !$0.agrees }.map { check in
            Interface.text(
                "airing.total_differs",
                [
                    "file": .text(file), "row": .count(check.total.row), "n": .count(check.lines),
                    "seconds": .text(AiringText.seconds(check.milliseconds)),
                    "stated": .text(check.total.count.map(String.init) ?? "–"),
                    "stated_seconds": .text(
                        check.total.seconds.map { AiringText.seconds(Int(($0 * 1000).rounded())) } ?? "–"),
                ])
        }
    }

    /// Days covered, ours, others, ask, refused.
    static func counts(of lines: [LogTrial.JudgedLine], _ log: ReadLog) -> [String: MessageValue] {
        let days = Set(lines.map(\.line.time.day))
        return [
            "file": .text(log.name), "days": .count(days.count),
            "from": days.min().map(MessageValue.day) ?? .text("–"),
            "until": days.max().map(MessageValue.day) ?? .text("–"),
            "ours": .count(lines.count { $0.decision?.outcome == .accepted }),
            "ask": .count(lines.count { $0.decision?.outcome == .ask }),
            "others": .count(lines.count { $0.decision?.outcome == .notOurs }),
            "not_airings": .count(lines.count { $0.decision == nil }), "rejected": .count(log.rejected.count),
        ]
    }

    /// What was understood of a file and why, column by column.
    static func explanation(_ description: LogDescription, file: String) -> String {
        var lines = [Printable.line(file) + ": " + head(description)]
        for reason in [description.dateReason, description.dayReason].compactMap({ $0 }) {
            lines.append("  " + Interface.text(reason.code, reason.values))
        }
        for table in description.tables {
            lines.append(
                "  " + Interface.text("airing.explain.table", ["sheet": .text(table.sheet), "row": .count(table.row)]))
            for column in table.columns {
                lines.append(
                    "    " + Interface.text(
                        "airing.explain.column",
                        [
                            "letter": .text(column.letter), "heading": .text(column.heading),
                            "meaning": .text(Interface.text("airing.meaning." + column.meaning.rawValue)),
                            "why": .text(Interface.text(column.reason.code, column.reason.values)),
                            "samples": .list(column.samples.map { String($0.prefix(40)) }),
                        ]))
            }
        }
        return lines.joined(separator: "\n")
    }

    private static func head(_ description: LogDescription) -> String {
        let facts = [
            description.container, description.format, description.encoding, description.delimiter,
            description.profile,
        ]
        return facts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ")
    }
}
