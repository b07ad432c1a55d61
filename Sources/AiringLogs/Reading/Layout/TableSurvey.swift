import Tabular

/// One kind of table found in a file: its headings and what its columns look like.
struct TableProfile {
    let sheet: String
    /// The row of the headings, or the first row.
    let row: Int
    let headings: [String]
    var columns: [ColumnFacts] = []
    var dataRows = 0
    /// The first rows, to compare columns with each other.
    var sample: [[String]] = []
    static let mostSamples = 300
    /// Rows after which a column's cells have shown what they are.
    static let mostFacts = 3_000

    /// What identifies a heading wherever it stands again.
    var key: String { TableProfile.key(headings) }

    static func key(_ headings: [String]) -> String {
        headings.map(HeadingWords.folded).joined(separator: "|")
    }

    mutating func add(_ row: RowBuffer, names: ChannelNames) {
        dataRows += 1
        guard dataRows <= TableProfile.mostFacts else { return }
        while columns.count < row.count {
            var facts = ColumnFacts()
            for _ in 1..<max(dataRows, 1) { facts.addBlank() }
            columns.append(facts)
        }
        row.bytes.withUnsafeBufferPointer { bytes in
            for index in columns.indices {
                let range = row.range(index)
                if range.isEmpty {
                    columns[index].addBlank()
                } else {
                    columns[index].add(CellBytes(rebasing: bytes[range]), names: names)
                }
            }
        }
        if sample.count < TableProfile.mostSamples { sample.append(row.cells) }
    }
}

/// Looks over the first rows of a file for its tables.
struct TableSurvey {
    private(set) var tables: [TableProfile] = []
    private(set) var rows = 0
    private(set) var blankRows = 0
    private(set) var proseRows = 0
    private(set) var tableRows = 0
    /// Channels that rows between tables name.
    private(set) var years: Set<Int> = []
    private(set) var hasDateRows = false
    private let names: ChannelNames
    private var current: Int?
    private var sheet: String?
    private var pendingHeading: (row: Int, cells: [String])?
    private static let mostTables = 400

    init(names: ChannelNames) { self.names = names }

    mutating func add(_ row: GridRow) {
        rows += 1
        if row.cells.isBlank {
            blankRows += 1
            pendingHeading = nil
            return
        }
        if row.sheet != sheet {
            sheet = row.sheet
            current = nil
            pendingHeading = nil
        }
        switch RowShape.of(row.cells, names: names) {
        case .heading:
            open(row.cells.cells, at: row)
        case .data:
            tableRows += 1
            addData(row)
        case .prose: proseRows += 1
        case .other:
            let text = SectionText(row.cells.cells, names: names)
            years.formUnion(text.years.filter { (1990...2099).contains($0) })
            if text.date != nil { hasDateRows = true }
        }
    }

    private mutating func open(_ cells: [String], at row: GridRow) {
        let key = TableProfile.key(cells)
        // A second row of headings completes the first: «План | Факт» under «Время».
        if let known = tables.firstIndex(where: { $0.key == key && !$0.headings.isEmpty }) {
            current = known
            return
        }
        guard tables.count < TableSurvey.mostTables else { return }
        tables.append(TableProfile(sheet: row.sheet, row: row.cells.number, headings: cells))
        current = tables.count - 1
    }

    private mutating func addData(_ row: GridRow) {
        if current == nil {
            if let known = tables.firstIndex(where: { $0.headings.isEmpty && $0.sheet == row.sheet }) {
                current = known
            } else {
                guard tables.count < TableSurvey.mostTables else { return }
                tables.append(TableProfile(sheet: row.sheet, row: row.cells.number, headings: []))
                current = tables.count - 1
            }
        }
        guard let current else { return }
        tables[current].add(row.cells, names: names)
    }
}

/// What a row looks like before anything is known of its table.
enum RowShape {
    case heading, data, prose, other

    static func of(_ row: RowBuffer, names: ChannelNames) -> RowShape {
        var filled = 0
        var times = 0
        var dates = 0
        var longText = 0
        var isTotal = false
        var numbers = 0
        row.bytes.withUnsafeBufferPointer { bytes in
            for index in 0..<row.count {
                let cell = CellBytes(rebasing: bytes[row.range(index)]).trimmedCell
                if cell.isEmpty { continue }
                filled += 1
                if index < 4, cell.count < 200, TotalText.mayBegin(cell), TotalText.begins(cell.string) {
                    isTotal = true
                }
                // A time among other cells is enough to know a line.
                if times > 0 { continue }
                if ClockTime.whole(cell) != nil || ClockList.range(cell) != nil || ClockList.times(cell).count > 1 {
                    times += 1
                } else if MomentReading.moment(cell) != nil || isEpoch(cell) {
                    times += 1
                    dates += 1
                } else if WrittenDate.whole(cell) != nil {
                    dates += 1
                } else if WrittenDuration.milliseconds(cell) != nil {
                    numbers += 1
                } else if cell.count > 60 {
                    longText += 1
                }
            }
        }
        if isTotal { return .other }
        if times == 0, dates == 0, filled >= 2, isHeading(row, filled: filled) { return .heading }
        if times > 0, filled >= 2 { return .data }
        if filled >= 3, dates > 0, numbers + times > 0 { return .data }
        if filled <= 2, ProseLine.hasTime(row) { return .prose }
        return .other
    }

    /// At least two known words of different meanings, and at least a third of the cells known.
    private static func isHeading(_ row: RowBuffer, filled: Int) -> Bool {
        var meanings: Set<ColumnMeaning> = []
        var known = 0
        var figures = 0
        for index in 0..<row.count where !row.isEmpty(index) {
            let text = row.text(index)
            if text.utf8.count > 160 { continue }
            if let match = HeadingWords.meaning(of: text) {
                known += 1
                meanings.insert(match.meaning)
            } else if text.contains(where: \.isNumber), !text.contains(where: \.isLetter) {
                figures += 1
            }
        }
        let telling = meanings.intersection([.date, .start, .instant, .title, .duration, .code, .channel, .end])
        return meanings.count >= 2 && !telling.isEmpty && known * 3 >= filled && figures * 2 <= filled
    }

    private static func isEpoch(_ cell: CellBytes) -> Bool {
        let (value, digits) = cell.digits(at: 0, most: 14)
        guard digits == 10 || digits == 13 || digits == 9, digits == cell.count || cell.byte(digits) == 0x2E else {
            return false
        }
        return (631_152_000...4_102_444_800).contains(value) || (631_152_000_000...4_102_444_800_000).contains(value)
    }
}
