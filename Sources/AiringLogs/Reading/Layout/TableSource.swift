import Campaign
import Documents
import Tabular

/// A log that is rows of cells: tables, lists and letters.
struct TableSource: RecordSource {
    let grid: any LogGrid
    let layouts: [TableLayout]
    let names: ChannelNames
    var facts: SourceFacts

    /// Looks over the first rows and decides the columns.
    init(grid: any LogGrid, file: String, station: String, names: ChannelNames, context: ReadingContext) throws {
        self.grid = grid
        self.names = names
        var survey = TableSurvey(names: names)
        let rows = try grid.rows()
        var row = GridRow()
        while survey.rows < context.limits.surveyedRows, try rows.read(into: &row) { survey.add(row) }
        var used: LogProfile?
        layouts = try survey.tables.filter { $0.dataRows > 0 || !$0.headings.isEmpty }.map { table in
            let folded = table.headings.map(HeadingWords.folded)
            let profile = context.profiles.first { $0.fits(headings: folded, columns: table.columns.count) }
            if let profile { used = profile }
            var inference = ColumnInference(table: table, file: file, station: station, profile: profile)
            return try inference.layout()
        }
        facts = SourceFacts()
        facts.container = grid.container
        facts.encoding = grid.encoding
        facts.delimiter = grid.delimiter
        facts.format = survey.proseRows > survey.tableRows ? "prose" : "table"
        facts.tables = layouts.map(\.description)
        facts.languages = Array(Set(layouts.flatMap(\.languages))).sorted()
        facts.years = survey.years
        facts.profile = used
        facts.headings = layouts.first?.headings.map(HeadingWords.folded) ?? []
        facts.dateColumn =
            layouts.first.flatMap { layout in
                (layout.column(.date) ?? layout.column(.start)).map { layout.heading($0) }
            } ?? ""
    }

    func records(isForEvidence: Bool) throws -> any RecordReader {
        TableRecords(
            rows: try grid.rows(), layouts: layouts, names: names, isForEvidence: isForEvidence,
            isWorkbook: grid.isWorkbook)
    }
}

extension LogProfile {
    /// Whether the profile was made for a table with these headings.
    func fits(headings other: [String], columns count: Int) -> Bool {
        let known = headings.filter { !$0.isEmpty }
        if known.isEmpty { return other.allSatisfy(\.isEmpty) && (columns.isEmpty || columns.count <= count) }
        return known == other.filter { !$0.isEmpty }
    }
}
