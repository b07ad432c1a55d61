import Campaign
import Wording

/// Makes a page of HTML that needs nothing but itself: readable on a phone, printed on A4.
struct PageRenderer {
    private let outline: Outline
    private let words: OutlineWords
    /// Whether it prints across the sheet.
    private let isLandscape: Bool
    private var html = ""

    init(_ outline: Outline, words: OutlineWords, isLandscape: Bool) {
        self.outline = outline
        self.words = words
        self.isLandscape = isLandscape
    }

    mutating func page() -> [UInt8] {
        html = ""
        head()
        html += "<body>\n<main>\n<header>\n<h1>\(Markup.text(outline.title))</h1>\n"
        if !outline.subtitle.isEmpty { html += "<p class=\"subtitle\">\(Markup.text(outline.subtitle))</p>\n" }
        html += "</header>\n"
        for section in outline.sections where section.place != .workbook { render(section) }
        html += "</main>\n<footer>\n"
        for line in outline.foot { html += "<p>\(Markup.text(line))</p>\n" }
        html += "</footer>\n</body>\n</html>\n"
        return Array(html.utf8)
    }

    private mutating func head() {
        // No script, no picture, no other host: a page that is mailed around may load nothing.
        html += """
            <!DOCTYPE html>
            <html lang="\(outline.language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="format-detection" content="telephone=no">
            <title>\(Markup.text(outline.title + " – " + outline.subtitle))</title>
            <style>
            \(PageStyle.sheet)
            \(PageStyle.print(isLandscape: isLandscape, pageNumber: outline.pageNumber))
            </style>
            </head>

            """
    }

    private mutating func render(_ section: OutlineSection) {
        html += "<section>\n"
        if !section.heading.isEmpty { html += "<h2>\(Markup.text(section.heading))</h2>\n" }
        for block in section.blocks { render(block) }
        html += "</section>\n"
    }

    private mutating func render(_ block: OutlineBlock) {
        switch block {
        case .paragraph(let text): html += "<p>\(Markup.text(text))</p>\n"
        case .items(let items):
            html += "<ul>\n" + items.map { "<li>\(Markup.text($0))</li>\n" }.joined() + "</ul>\n"
        case .facts(let facts): render(facts)
        case .table(let table): render(table)
        case .answer(let labels):
            html += "<div class=\"answer\">\n"
            for label in labels { html += "<div><span>\(Markup.text(label))</span></div>\n" }
            html += "</div>\n"
        }
    }

    private mutating func render(_ facts: [OutlineFact]) {
        html += "<dl>\n"
        for fact in facts {
            let kind = fact.isCode ? " class=\"code\"" : ""
            html += "<dt>\(Markup.text(fact.label))</dt><dd\(kind)>\(Markup.text(fact.value))</dd>\n"
        }
        html += "</dl>\n"
    }

    private mutating func render(_ table: OutlineTable) {
        html += table.isFigures ? "<table class=\"figures\">\n" : "<table>\n"
        let whole = table.columns.reduce(0) { $0 + $1.width }
        if table.columns.allSatisfy({ $0.width > 0 }) {
            let shares = table.columns.map { "<col style=\"width: \(Int($0.width * 100 / whole))%\">" }
            html += "<colgroup>\(shares.joined())</colgroup>\n"
        }
        html += "<thead><tr>"
        for column in table.columns { html += "<th scope=\"col\">\(Markup.text(column.title))</th>" }
        html += "</tr></thead>\n<tbody>\n"
        for row in table.rows {
            html += row.tone == .plain ? "<tr>" : "<tr class=\"\(row.tone.rawValue)\">"
            for (cell, column) in zip(row.cells, table.columns) { render(cell, column.title) }
            html += "</tr>\n"
        }
        html += "</tbody>\n</table>\n"
    }

    private mutating func render(_ cell: OutlineCell, _ title: String) {
        let kind =
            switch cell {
            case .whole, .hundredths, .seconds, .permille, .money: " class=\"number\""
            case .code: " class=\"code\""
            case .clock, .moment, .day: " class=\"time\""
            case .empty: " class=\"empty\""
            case .text, .lines: ""
            }
        let text = Markup.escaped(words.text(cell)).replacing("\n", with: "<br>")
        html += "<td\(kind) data-label=\"\(Markup.text(title))\">\(text)</td>"
    }
}

/// Text for HTML.
enum Markup {
    /// One line, safe between tags and in quoted attributes.
    static func text(_ text: String) -> String { escaped(SafeText.line(text)) }

    /// The same of text that is clean already and may have line breaks.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        escaped.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
