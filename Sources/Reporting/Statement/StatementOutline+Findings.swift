import Campaign
import Wording

extension StatementOutline {
    /// What is not known and what is doubtful: days without a log, questions, sources that disagree.
    var findings: [OutlineSection] { [daysWithoutLog, questions, conflicts] }

    private var daysWithoutLog: OutlineSection {
        let days = Set(statement.daysWithoutLog).sorted()
        guard !days.isEmpty else { return section("days", [.paragraph(text("days.none"))]) }
        let spans = StatementOutline.spans(days).map { span in
            span.from == span.until ? (span.from.map(wording.short) ?? "") : wording.span(span)
        }
        let total = text("days_total", ["n": .count(days.count)])
        return section(
            "days", [.paragraph(total + ": " + spans.joined(separator: ", ")), .paragraph(text("days.note"))])
    }

    /// Days in a row as one span.
    private static func spans(_ days: [Day]) -> [DaySpan] {
        var spans: [DaySpan] = []
        for day in days {
            if let last = spans.last, last.until == day.adding(days: -1) {
                spans[spans.count - 1] = DaySpan(from: last.from, until: day)
            } else {
                spans.append(DaySpan(from: day, until: day))
            }
        }
        return spans
    }

    private var questions: OutlineSection {
        guard !statement.questions.isEmpty else { return section("questions", [.paragraph(text("questions.none"))]) }
        return section(
            "questions", [.paragraph(text("questions.note")), .items(statement.questions.map(sentence))])
    }

    private func sentence(_ question: StatementQuestion) -> String {
        let key = "statement.question." + question.code
        if wording.find(key) != nil { return wording.text(key, question.values) }
        if let text = question.values["text"] { return wording.written(text) }
        let facts = question.values.sorted { $0.key < $1.key }.map { "\($0.key): \(wording.written($0.value))" }
        return ([question.code] + facts).joined(separator: "; ")
    }

    private var conflicts: OutlineSection {
        let rows = statement.conflicts.flatMap { conflict in
            conflict.accounts.map { account in
                OutlineRow(cells: [
                    .text("№ \(conflict.line + 1)"), .text(told(account)), .text(cited(account.evidence)),
                ])
            }
        }
        guard !rows.isEmpty else { return section("conflicts", [.paragraph(text("conflicts.none"))]) }
        let columns = [
            OutlineColumn(title: text("column.line"), width: 34), OutlineColumn(title: text("column.told"), width: 30),
            OutlineColumn(title: text("column.evidence"), width: 86, wraps: true),
        ]
        return section("conflicts", [.table(OutlineTable(columns: columns, rows: rows))])
    }

    private func told(_ account: StatementConflict.Account) -> String {
        guard let time = account.time else { return text("told.not_aired") }
        let clock = Clockwork.time(time.milliseconds, isSecondKnown: time.isSecondKnown)
        let aired = text("told.aired", ["time": .text(wording.short(time.day) + " " + clock)])
        guard let length = account.length else { return aired }
        return aired + ", " + text("seconds", ["seconds": .text(words.seconds(Int64(length)))])
    }
}
