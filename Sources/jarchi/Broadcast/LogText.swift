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
                    "  "
                        + Interface.text(
                            "airing.offer",
                            [
                                "number": .count(number + 1), "reading": .list(offer.reading),
                                "file": .text(Printable.line(file)),
                            ]))
            }
        }
        return lines.joined(separator: "\n")
    }

    /// Rows beyond these are only counted; all of them stand in the file of rejects.
    private static let mostShown = 20

    static func rejections(_ rows: [RejectedLine], file: String, rejects: String? = nil) -> [String] {
        let shown = rejects == nil ? rows[...] : rows.prefix(mostShown)
        var lines = shown.map { rejection($0, file: file) }
        if let rejects, rows.count > shown.count {
            lines.append(
                Interface.text("airing.rows_more", ["n": .count(rows.count - shown.count), "file": .text(rejects)]))
        }
        return lines
    }

    private static func rejection(_ row: RejectedLine, file: String) -> String {
        let told = Interface.wording.told(row.reason)
        let key =
            row.value.isEmpty
            ? "airing.row_rejected_bare" : row.column.isEmpty ? "airing.row_rejected_value" : "airing.row_rejected"
        return Interface.text(
            key,
            [
                "place": .text(place(file: file, sheet: row.sheet, row: row.row)), "column": .text(row.column),
                "value": .text(Printable.line(String(row.value.prefix(80)))),
                "reason": .text([told.what, told.fix].compactMap { $0 }.joined(separator: " ")),
            ])
    }

    static func place(file: String, sheet: String, row: Int) -> String {
        Printable.line(file) + ":" + (sheet.isEmpty ? "" : Printable.line(sheet) + ":") + String(row)
    }

    /// Totals that do not agree with the lines.
    static func totals(_ checks: [TotalsCheck], file: String) -> [String] {
        checks.filter { !$0.agrees }.map { check in
            let stated = [
                check.total.count.map { Interface.text("airing.stated_airings", ["n": .count($0)]) },
                check.total.seconds.map {
                    Interface.text(
                        "airing.stated_seconds", ["seconds": .text(AiringText.seconds(Int(($0 * 1000).rounded())))])
                },
            ]
            return Interface.text(
                "airing.total_differs",
                [
                    "place": .text(place(file: file, sheet: check.total.sheet, row: check.total.row)),
                    "n": .count(check.lines), "seconds": .text(AiringText.seconds(check.milliseconds)),
                    "stated": .text(stated.compactMap { $0 }.joined(separator: ", ")),
                ])
        }
    }

    /// Days covered, ours, others, ask, refused.
    static func counts(of lines: [LogTrial.JudgedLine], _ log: ReadLog) -> [String: MessageValue] {
        let days = Set(lines.map(\.line.time.day))
        return [
            "file": .text(Printable.line(log.name)),
            "span": .text(AiringParts.span(from: days.min(), until: days.max(), days: days.count)),
            "lines": .text(
                AiringParts.lines(
                    ours: lines.count { $0.decision?.outcome == .accepted },
                    ask: lines.count { $0.decision?.outcome == .ask },
                    others: lines.count { $0.decision?.outcome == .notOurs },
                    notAirings: lines.count { $0.decision == nil }, rejected: log.rejected.count)),
        ]
    }

    /// What was understood of a file and why, column by column.
    static func explanation(_ description: LogDescription, file: String) -> String {
        var lines = [
            Printable.line(file) + " – " + Interface.text("airing.explain.file", ["facts": .text(head(description))])
        ]
        for reason in [description.dateReason, description.dayReason].compactMap({ $0 }) {
            lines.append("  " + Interface.text(reason.code, reason.values))
        }
        for table in description.tables {
            lines.append(
                "  "
                    + Interface.text(
                        table.sheet.isEmpty ? "airing.explain.table_bare" : "airing.explain.table",
                        ["sheet": .text(table.sheet), "row": .count(table.row)]))
            for column in table.columns {
                lines.append(
                    "    "
                        + Interface.text(
                            "airing.explain.column",
                            [
                                "letter": .text(column.letter), "heading": .text(column.heading),
                                "meaning": .text(
                                    Interface.wording.named(column.meaning.rawValue, in: "column_meaning")),
                                "why": .text(Interface.text(column.reason.code, column.reason.values)),
                                "samples": .list(column.samples.map { Printable.line(String($0.prefix(40))) }),
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
