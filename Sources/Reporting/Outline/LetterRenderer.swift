import Campaign
import Wording

/// Makes a plain text of an outline, for mail: UTF-8, short lines, each row of a table as an item of its own.
struct LetterRenderer {
    private let outline: Outline
    private let words: OutlineWords
    private static let width = 76

    init(_ outline: Outline, words: OutlineWords) {
        self.outline = outline
        self.words = words
    }

    func text() -> [UInt8] {
        var parts = [wrapped(outline.title)]
        if !outline.subtitle.isEmpty { parts[0] += "\n" + wrapped(outline.subtitle) }
        for section in outline.sections where section.place != .workbook {
            if !section.heading.isEmpty { parts.append(underlined(section.heading)) }
            parts += section.blocks.map(text).filter { !$0.isEmpty }
        }
        if !outline.foot.isEmpty { parts.append("-- \n" + outline.foot.map { wrapped($0) }.joined(separator: "\n")) }
        return Array((parts.joined(separator: "\n\n") + "\n").utf8)
    }

    private func text(_ block: OutlineBlock) -> String {
        switch block {
        case .paragraph(let text): wrapped(text)
        case .facts(let facts):
            facts.map { wrapped($0.label + ": " + $0.value, indent: "  ") }.joined(separator: "\n")
        case .items(let items): items.map { "- " + wrapped($0, indent: "  ") }.joined(separator: "\n")
        case .table(let table): text(table)
        case .answer(let labels): labels.map { $0 + ":\n\n" + blank }.joined(separator: "\n\n")
        }
    }

    private func text(_ table: OutlineTable) -> String {
        table.rows.enumerated().map { place, row in
            let cells = zip(row.cells, table.columns).compactMap { cell, column -> String? in
                let text = words.text(cell).replacing("\n", with: ", ")
                return text.isEmpty ? nil : column.title + ": " + text
            }
            return wrapped("\(place + 1). " + cells.joined(separator: "; "), indent: "   ")
        }.joined(separator: "\n")
    }

    private func underlined(_ heading: String) -> String {
        wrapped(heading) + "\n" + String(repeating: "-", count: min(DisplayWidth.of(heading), LetterRenderer.width))
    }

    private func wrapped(_ text: String, indent: String = "") -> String {
        TextWrap.wrapped(SafeText.line(text), width: LetterRenderer.width, indent: indent)
    }

    private var blank: String { String(repeating: "_", count: 60) }
}
