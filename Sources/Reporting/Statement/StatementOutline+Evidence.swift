import Campaign
import Wording

extension StatementOutline {
    /// So many digits of a digest name a file among those listed; the whole digest stands in the list of files.
    private static let shortDigest = 16

    /// A witness as one line cites it: kind, file, sheet, row, the beginning of the file's digest.
    func cited(_ evidence: StatementEvidence) -> String {
        let sheet = evidence.sheet.isEmpty ? [] : [text("evidence.sheet", ["sheet": .text(evidence.sheet)])]
        let row = text("evidence.row", ["row": .text(String(evidence.row))])
        return cited(evidence.source, places: sheet + [row])
    }

    func cited(_ source: StatementSource, places: [String] = []) -> String {
        func beginning(_ digest: SHA256Digest) -> MessageValue {
            .text(String(digest.description.prefix(StatementOutline.shortDigest)))
        }
        var parts = [text("evidence." + source.kind.rawValue) + ": " + source.file] + places
        parts.append(text("evidence.digest", ["digest": beginning(source.digest)]))
        if let scan = source.scan { parts.append(text("evidence.scan", ["digest": beginning(scan)])) }
        return parts.joined(separator: ", ")
    }

    /// One row for each witness of each line, with whole digests; only a workbook has room for it.
    var evidence: OutlineSection {
        let columns = [
            OutlineColumn(title: text("column.line"), width: 10), OutlineColumn(title: text("column.kind"), width: 24),
            OutlineColumn(title: text("column.file"), width: 34, wraps: true),
            OutlineColumn(title: text("column.sheet"), width: 16),
            OutlineColumn(title: text("column.row"), width: 8),
            OutlineColumn(title: text("column.digest"), width: 36, wraps: true),
            OutlineColumn(title: text("column.scan"), width: 36, wraps: true),
        ]
        let rows = statement.lines.enumerated().flatMap { place, line in
            line.evidence.map { evidence in
                OutlineRow(cells: [
                    .whole(Int64(place + 1)), .text(text("evidence." + evidence.source.kind.rawValue)),
                    .text(evidence.source.file), evidence.sheet.isEmpty ? .empty : .text(evidence.sheet),
                    .whole(Int64(evidence.row)), .code(evidence.source.digest.description),
                    evidence.source.scan.map { .code($0.description) } ?? .empty,
                ])
            }
        }
        var section = section("evidence", sheet: "evidence", [.table(OutlineTable(columns: columns, rows: rows))])
        section.place = .workbook
        return section
    }

    /// The files, with whole digests.
    var files: OutlineSection {
        let columns = [
            OutlineColumn(title: text("column.kind"), width: 24),
            OutlineColumn(title: text("column.file"), width: 40, wraps: true),
            OutlineColumn(title: text("lines"), width: 9),
            OutlineColumn(title: text("column.digest"), width: 36, wraps: true),
            OutlineColumn(title: text("column.scan"), width: 36, wraps: true),
        ]
        let rows = sources.all.map { source in
            OutlineRow(cells: [
                .text(text("evidence." + source.kind.rawValue)), .text(source.file),
                .whole(Int64(sources.lineCounts[source] ?? 0)), .code(source.digest.description),
                source.scan.map { .code($0.description) } ?? .empty,
            ])
        }
        return section("sources", sheet: "sources", [.table(OutlineTable(columns: columns, rows: rows))])
    }
}
