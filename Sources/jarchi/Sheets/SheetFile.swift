import Campaign
import CatalogStore
import Foundation
import Tabular
import Wording

/// Somebody's table: where its headings are, and its rows.
enum SheetFile {
    private static let rowsSearched = 25

    /// The row among the first ones that holds the most headings which are understood.
    ///
    /// - Parameter recognised: how many of the cells are headings that somebody understands.
    static func headings(
        of file: String, sheet: String?, recognised: (_ cells: [String]) -> Int
    ) throws -> TableRow {
        let rows = try TableReader.open(file, sheet: sheet)
        var best: (row: TableRow, score: Int)?
        for _ in 0..<rowsSearched {
            guard let row = try rows.next() else { break }
            let cells = row.cells.map(FormulaGuard.unguarded)
            let score = recognised(cells)
            if score > best?.score ?? -1 { best = (TableRow(number: row.number, cells: cells), score) }
        }
        guard let best else { throw PlainProblem("sheet.empty", ["file": .text(file)]) }
        return best.row
    }

    static func forEachRow(
        of file: String, sheet: String?, after number: Int, _ body: (SheetRow) throws -> Void
    ) throws {
        let rows = try TableReader.open(file, sheet: sheet)
        while let row = try rows.next() {
            guard row.number > number else { continue }
            try body(SheetRow(number: row.number, cells: row.cells.map(FormulaGuard.unguarded)))
        }
    }
}

/// The rows that were not taken, each with its reason in the last column; the file can be mended and imported again.
final class SheetRejects {
    let path: String
    private(set) var count = 0
    private let headings: [String]
    private var writer: DelimitedWriter?

    init(path: String, headings: [String]) {
        self.path = path
        self.headings = headings
    }

    func write(_ row: SheetRow, because problem: any Problem) throws {
        let reason = Interface.text("sheet.reason")
        let kept = headings.last == reason ? Array(headings.dropLast()) : headings
        let writer = try writer ?? DelimitedWriter(path, headings: kept + [reason])
        self.writer = writer
        let cells = (row.cells + Array(repeating: "", count: kept.count)).prefix(kept.count)
        let told = Interface.wording.told(problem)
        try writer.write(Array(cells) + [[told.what, told.fix].compactMap { $0 }.joined(separator: " ")])
        count += 1
    }

    func finish() throws { try writer?.finish() }
}

/// The meaning of columns as typed and as saved.
enum SheetMappingText {
    /// `Узбекский=uz-Latn`, `Шифр=code`, `Цена=ignore`.
    ///
    /// - Parameter columns: what a column may hold beside codes and languages.
    static func add(
        _ argument: String, to mapping: inout SheetMapping, columns: [String] = SheetMappingText.columns
    ) throws {
        guard let equals = argument.lastIndex(of: "="), equals != argument.startIndex else {
            throw PlainProblem("sheet.mapping", ["value": .text(argument)], category: .usage)
        }
        let heading = SheetVocabulary.folded(String(argument[..<equals]))
        let meaning = String(argument[argument.index(after: equals)...])
        mapping.columns[heading] = try self.meaning(meaning, in: argument, columns: columns)
    }

    static let columns = (Entities.item.fields + Entities.variant.fields).map(\.name)

    static func written(_ mapping: SheetMapping) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(mapping), as: UTF8.self)
    }

    static func read(_ json: String) throws -> SheetMapping {
        try JSONDecoder().decode(SheetMapping.self, from: Data(json.utf8))
    }

    private static func meaning(
        _ text: String, in argument: String, columns: [String]
    ) throws -> SheetMapping.Meaning {
        switch text {
        case "code": return .code
        case "version": return .version
        case "ignore": return .ignored
        default:
            if columns.contains(text) { return .field(text) }
            if let tag = try? LanguageTag.parse(text) {
                return .language(try LanguageTag.written(tag.description).description)
            }
            throw PlainProblem("sheet.mapping", ["value": .text(argument)], category: .usage)
        }
    }
}

/// A plan in words and for programs.
enum SheetPlanText {
    static func show(_ plan: SheetPlan, rejected: SheetRejects, isTrial: Bool, _ output: Output) {
        if output.isJSON {
            output.json(json(plan))
        } else {
            for line in plan.lines { output.say(text(line)) }
        }
        if !plan.unknownHeadings.isEmpty {
            output.talk("sheet.not_understood", ["headings": .list(plan.unknownHeadings)])
        }
        if rejected.count > 0 { output.talk("sheet.rejects_written", ["file": .text(rejected.path)]) }
        output.talk(isTrial ? "sheet.would_do" : "sheet.done", counts(plan))
    }

    static func counts(_ plan: SheetPlan) -> [String: MessageValue] {
        [
            "created": .count(plan.count(.create)), "changed": .count(plan.count(.change)),
            "unchanged": .count(plan.count(.unchanged)), "conflicts": .count(plan.count(.conflict)),
            "rejected": .count(plan.count(.rejected)),
        ]
    }

    static func text(_ line: SheetPlan.Line) -> String {
        let marks: [SheetPlan.Action: String] = [.create: "+", .change: "~", .conflict: "!", .rejected: "✗"]
        let head =
            "\(marks[line.action] ?? " ") \(Interface.text("sheet.row", ["row": .count(line.row)])): \(line.code)"
        if let problem = line.problem { return head + "\n    " + Ending.text(of: problem) }
        let label = line.action == .conflict ? " (" + Interface.text("sheet.conflict") + ")" : ""
        let changes = line.changes.map {
            "    \(Interface.text("column." + $0.field)): \($0.old ?? "–") → \($0.new ?? "–")"
        }
        return ([head + label] + changes).joined(separator: "\n")
    }

    static func json(_ plan: SheetPlan) -> JSONValue {
        let lines = plan.lines.map { line in
            JSONValue.object([
                ("row", .count(line.row)), ("action", .text(line.action.rawValue)), ("code", .text(line.code)),
                ("problem", .optional(line.problem?.code)), ("changes", .list(line.changes.map(PlanText.json))),
            ])
        }
        return .object(
            SheetPlan.Action.allCases.map { ($0.rawValue, .count(plan.count($0))) } + [
                ("unknown_headings", .list(plan.unknownHeadings.map(JSONValue.text))), ("lines", .list(lines)),
            ])
    }
}
