import ArgumentParser
import Campaign
import CatalogStore
import Glibc
import LanguageCheck
import Wording

/// `jarchi search QUERY…`
struct Search: ParsableCommand {
    static var configuration: CommandConfiguration { .told("search", key: "search") }

    @OptionGroup var common: CommonOptions
    @OptionGroup var on: DayOption
    @Option(help: told("limit")) var limit = 20
    @Flag(help: told("explain")) var explain = false
    @Argument(help: told("query")) var words: [String]

    func run() throws {
        let catalogue = try common.openCatalogue()
        let query = try Query(arguments: words, on: on.day)
        let result = try catalogue.search(query, limit: limit)
        if common.json {
            common.output.json(.list(result.hits.map(HitLines.json)))
        } else {
            let style = HitLines(isStyled: Terminal.isStyled(STDOUT_FILENO), explains: explain)
            for hit in result.hits { common.output.say(style.text(hit)) }
        }
        if explain {
            for line in try catalogue.explain(query) { Output.standardError(Printable.line(line)) }
        }
        for (word, meant) in result.mended.sorted(by: { $0.key < $1.key }) {
            common.output.talk("search.mended", ["word": .text(word), "meant": .list(meant)])
        }
        if result.hits.isEmpty { common.output.talk("search.nothing") }
        if result.hasMore { common.output.talk("search.more", ["limit": .count(limit)]) }
    }
}

/// What was found, in words and for programs.
struct HitLines {
    let isStyled: Bool
    let explains: Bool

    func text(_ hit: SearchHit) -> String {
        var head = [
            hit.code, Interface.wording.named(hit.kind, in: "kind"), HitLines.status(hit), Printable.line(hit.title),
        ]
        if hit.isNativeRead == false { head.append(Interface.text("search.not_native_read")) }
        var lines = [head.joined(separator: " · ")]
        if let line = hit.line {
            let marks = isStyled ? ("\u{1}", "\u{2}") : ("«", "»")
            let shown = Printable.line(line.marked(marks.0, marks.1))
            lines.append("    " + (isStyled ? HitLines.bold(shown) : shown))
        }
        if explains, let how = hit.how { lines.append("    " + HitLines.closeness(how)) }
        return lines.joined(separator: "\n")
    }

    static func json(_ hit: SearchHit) -> JSONValue {
        .object([
            ("code", .text(hit.code)), ("item", .text(hit.item)), ("kind", .text(hit.kind)),
            ("lang", .optional(hit.language)), ("country", .optional(hit.country)), ("title", .text(hit.title)),
            ("state", .text(hit.status)), ("revision", hit.revision.map(JSONValue.count) ?? .null),
            (
                "approved_revision",
                (hit.status == "approved" ? hit.revision : hit.approvedRevision)
                    .map(JSONValue.count) ?? .null
            ),
            ("native_read", hit.isNativeRead.map(JSONValue.flag) ?? .null),
            ("line", .optional(hit.line?.text)), ("marked", .optional(hit.line?.marked("«", "»"))),
            ("closeness", hit.how.map { .text(keys($0).joined(separator: " ")) } ?? .null),
        ])
    }

    private static func status(_ hit: SearchHit) -> String {
        let status = Interface.wording.find("status." + hit.status) ?? Interface.text("search." + hit.status)
        var text = hit.revision.map { "\(status) r\($0)" } ?? status
        if let approved = hit.approvedRevision {
            text += ", " + Interface.wording.named("approved", in: "status") + " r\(approved)"
        }
        return text
    }

    private static func keys(_ how: SearchHit.Closeness) -> [String] {
        [["exact", "loose", "latin"][how.tier.rawValue], how.isInTitle ? "title" : "body"]
            + (how.isPrefix ? ["prefix"] : []) + (how.isMended ? ["mended"] : [])
    }

    private static func closeness(_ how: SearchHit.Closeness) -> String {
        let hundredths = Int((how.weight * 100).rounded())
        return keys(how).map { Interface.text("search.closeness." + $0) }.joined(separator: ", ")
            + (how.weight > 0 ? " · \(hundredths / 100).\(hundredths % 100 / 10)\(hundredths % 10)" : "")
    }

    /// The signs that the marked words stood between, made visible by `Printable`, into bold.
    private static func bold(_ text: String) -> String {
        text.replacing("\u{2401}", with: "\u{1B}[1m").replacing("\u{2402}", with: "\u{1B}[22m")
    }
}
