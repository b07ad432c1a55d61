import Campaign
import Wording

/// Puts a statement into words.
struct StatementOutline {
    let statement: AiringStatement
    let words: OutlineWords
    let sources: StatementSources
    var wording: Wording { words.wording }

    init(statement: AiringStatement, words: OutlineWords) {
        self.statement = statement
        self.words = words
        sources = StatementSources(statement)
    }

    var outline: Outline {
        let period = wording.span(DaySpan(from: statement.period.lowerBound, until: statement.period.upperBound))
        var outline = Outline(
            wording, title: text("title"), subtitle: statement.channel.name + ", " + period,
            author: statement.making.person, made: statement.making.instant)
        outline.sections = [facts(period)] + summary + findings + lines + [evidence, files]
        outline.foot = ["foot.nature", "foot.signature", "foot.times"].map { text($0) }
        if !NativeReading.isDone(wording, keysFrom: ["statement."]) { outline.foot.append(text("foot.not_read")) }
        return outline
    }

    func text(_ key: String, _ values: [String: MessageValue] = [:]) -> String {
        wording.text("statement." + key, values)
    }

    func section(_ name: String, sheet: String = "summary", _ blocks: [OutlineBlock]) -> OutlineSection {
        OutlineSection(heading: text("section." + name), sheet: text("section." + sheet), blocks: blocks)
    }

    private func facts(_ period: String) -> OutlineSection {
        let (channel, making) = (statement.channel, statement.making)
        let zone = channel.zone ?? text("zone_unknown")
        let clock = text("clock", ["zone": .text(zone), "start": .text(Clockwork.bound(channel.dayStart))])
        let values: [(String, String?)] = [
            ("campaign", statement.campaign), ("donor", statement.donor), ("award", statement.award),
            ("channel", channel.name), ("clock", clock), ("period", period),
            ("made_on", wording.moment(making.instant)),
            ("made_by", making.person),
        ]
        let codes = [("audit_head", making.auditHead), ("key", making.keyFingerprint)]
        let facts =
            values.compactMap { key, value in value.map { OutlineFact(label: text("fact." + key), value: $0) } }
            + codes.map { OutlineFact(label: text("fact." + $0.0), value: $0.1, isCode: true) }
        return OutlineSection(heading: "", sheet: text("section.summary"), blocks: [.facts(facts)])
    }

    private var lines: [OutlineSection] {
        guard !statement.lines.isEmpty else { return [section("lines", [.paragraph(text("lines.none"))])] }
        let words = StatementLineWords(outline: self)
        var page = section("lines", sheet: "lines", [.table(words.pageTable)])
        page.place = .page
        var workbook = section("lines", sheet: "lines", [.table(words.workbookTable)])
        workbook.place = .workbook
        return [page, workbook]
    }
}

/// The files behind a statement, each once, in the order in which its lines name them.
struct StatementSources {
    let all: [StatementSource]
    /// How many lines of the statement each file stands behind.
    let lineCounts: [StatementSource: Int]

    init(_ statement: AiringStatement) {
        var seen: Set<StatementSource> = []
        var sources: [StatementSource] = []
        var counts: [StatementSource: Int] = [:]
        let named = statement.lines.map { $0.evidence.map(\.source) + $0.absentFrom }
        let told = statement.conflicts.flatMap { $0.accounts.map(\.evidence.source) }
        for source in named.flatMap({ $0 }) + told + statement.furtherSources where seen.insert(source).inserted {
            sources.append(source)
        }
        for line in named { for source in Set(line) { counts[source, default: 0] += 1 } }
        all = sources
        lineCounts = counts
    }
}
