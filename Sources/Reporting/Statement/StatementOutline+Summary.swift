import Campaign
import Wording

extension StatementOutline {
    /// The figures, each with how it is counted, and the lines by status.
    var summary: [OutlineSection] {
        let summary = StatementSummary(statement.lines)
        var sections = [section("summary", [.table(figures(summary))])]
        if !statement.lines.isEmpty { sections.append(section("status", [.table(statuses(summary))])) }
        if let reach = statement.reach { sections.append(section("reach", [.table(table(reach))])) }
        return sections
    }

    /// A table of three columns: a name, a value, how it is counted.
    func figureTable(_ rows: [OutlineRow]) -> OutlineTable {
        OutlineTable(
            columns: [
                OutlineColumn(title: text("figure"), width: 34), OutlineColumn(title: text("value"), width: 30),
                OutlineColumn(title: text("counted"), width: 86, wraps: true),
            ], rows: rows, isFigures: true)
    }

    private func figures(_ summary: StatementSummary) -> OutlineTable {
        let values: [(String, OutlineCell, StatementStatus?)] = [
            ("booked", .whole(Int64(summary.booked)), nil),
            ("waiting", .whole(Int64(summary.waiting)), .noLog),
            ("stopped", .whole(Int64(summary.stopped)), .stopped),
            ("aired", .whole(Int64(summary.aired)), nil),
            ("as_booked", .whole(Int64(summary.asBooked)), .asBooked),
            ("missed", .whole(Int64(summary.missed)), nil),
            ("share", summary.airedPermille.map { .permille($0) } ?? .text("–"), nil),
            ("made_good", .whole(Int64(summary.madeGood)), nil),
            ("extra", .whole(Int64(summary.extra)), nil),
            ("seconds_booked", .seconds(summary.lengthBooked), nil),
            ("seconds_aired", .seconds(summary.lengthAired), nil),
            ("length_unknown", .whole(Int64(summary.lengthUnknown)), nil),
        ]
        let amounts: [(String, [Money])] = [
            ("paid_booked", summary.paidBooked), ("paid_aired", summary.paidAired),
            ("free_booked", summary.freeBooked), ("free_aired", summary.freeAired),
        ]
        let counted = values.map { key, cell, status in figure("figure." + key, cell, status) }
        // A sum of nothing has no currency, so it is shown only where something has a price.
        let priced = amounts.filter { !$0.1.isEmpty }.map { figure("figure." + $0.0, .money($0.1)) }
        return figureTable(counted + priced)
    }

    private func figure(_ key: String, _ cell: OutlineCell, _ status: StatementStatus? = nil) -> OutlineRow {
        let values = status.map { ["status": MessageValue.text(text("status." + $0.rawValue))] } ?? [:]
        return OutlineRow(cells: [.text(text(key)), cell, .text(text(key + ".how", values))])
    }

    private func statuses(_ summary: StatementSummary) -> OutlineTable {
        let rows = StatementStatus.allCases.compactMap { status -> OutlineRow? in
            guard let count = summary.statuses[status] else { return nil }
            let key = "status." + status.rawValue
            return OutlineRow(
                cells: [.text(text(key)), .whole(Int64(count)), .text(text(key + ".how"))], tone: status.tone)
        }
        let columns = [
            OutlineColumn(title: text("status"), width: 34), OutlineColumn(title: text("lines"), width: 30),
            OutlineColumn(title: text("meaning"), width: 86, wraps: true),
        ]
        return OutlineTable(columns: columns, rows: rows, isFigures: true)
    }

    private func table(_ reach: StatementReach) -> OutlineTable {
        func percent(_ permille: Int64) -> MessageValue { .text(wording.percent(permille: permille)) }
        let share: OutlineCell =
            reach.interval.map { interval in
                .text(
                    text(
                        "reach.interval",
                        [
                            "reach": percent(reach.reach), "from": percent(interval.lowerBound),
                            "until": percent(interval.upperBound),
                        ]))
            } ?? .permille(reach.reach)
        let rows = [
            OutlineRow(cells: [.text(text("reach.group")), .text(reach.group), .empty]),
            OutlineRow(
                cells: [.text(text("reach.grp")), .hundredths(reach.ratingPoints), .text(text("reach.grp.how"))]),
            OutlineRow(
                cells: [
                    .text(text("reach.reach")), share, .text(text("reach.reach.how", ["model": .text(reach.model)])),
                ]),
            OutlineRow(
                cells: [
                    .text(text("reach.frequency")), .hundredths(reach.frequency), .text(text("reach.frequency.how")),
                ]),
        ]
        let contacts = reach.contacts.map { contacts in
            OutlineRow(cells: [
                .text(text("reach.contacts", ["count": .count(contacts.count)])), .permille(contacts.share),
                .text(text("reach.contacts.how")),
            ])
        }
        return figureTable(rows + contacts)
    }
}

extension StatementStatus {
    /// What a reader must look at.
    var tone: OutlineRow.Tone {
        switch self {
        case .asBooked, .makeGood: .good
        case .outsideWindow, .short, .wrongVersion, .wrongLanguage: .warning
        case .missed, .airedThoughStopped: .bad
        case .noLog, .stopped, .extra, .duplicate: .quiet
        }
    }
}
