import Campaign
import Tabular

/// Reads rows of cells one after the other, keeping in mind what stands above: headings, channel, date, title.
final class TableRecords: RecordReader {
    private let rows: any GridRows
    private let layouts: [String: TableLayout]
    private let headless: [String: TableLayout]
    private let names: ChannelNames
    private let isForEvidence: Bool
    /// Sheets stand by themselves; tables of a text go on from what is written above them.
    private let isWorkbook: Bool
    private var row = GridRow()
    private var pending: [RawRecord] = []
    private var blanks: (sheet: String, rows: ClosedRange<Int>)?
    private var layout: TableLayout?
    private var decoder: RowDecoder?
    private var sheet: String?
    private var section = Section()
    private var linesSinceTotal = 0
    private var lastNumber = 0
    private var pool = TextPool()

    /// What rows above have said.
    private struct Section {
        var channel = ""
        var date: WrittenDate?
        var dateText = ""
        var title = ""
        var duration: Int?
        var durationText = ""
    }

    init(rows: any GridRows, layouts: [TableLayout], names: ChannelNames, isForEvidence: Bool, isWorkbook: Bool) {
        self.rows = rows
        self.isWorkbook = isWorkbook
        self.names = names
        self.isForEvidence = isForEvidence
        self.layouts = Dictionary(
            layouts.filter { !$0.headings.isEmpty }.map { (TableProfile.key($0.headings), $0) },
            uniquingKeysWith: { first, _ in first })
        headless = Dictionary(
            layouts.filter { $0.headings.isEmpty }.map { ($0.sheet, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func next() throws -> RawRecord? {
        while true {
            if !pending.isEmpty { return pending.removeFirst() }
            guard try rows.read(into: &row) else { return flushedBlanks() }
            if row.sheet != sheet { begin(sheet: row.sheet) }
            if isWorkbook, row.cells.number > lastNumber + 1 { addBlank(lastNumber + 1...row.cells.number - 1) }
            lastNumber = row.cells.number
            // The usual row: its time and date are where the layout has them.
            if let record = decoder?.usual(
                row, channel: section.channel, date: section.date, dateText: section.dateText, pool: &pool)
            {
                linesSinceTotal += 1
                if blanks == nil { return .line(record) }
                append(.line(record))
                continue
            }
            if row.cells.isBlank {
                addBlank(row.cells.number...row.cells.number)
                continue
            }
            readUnusual()
        }
    }

    private func begin(sheet name: String) {
        sheet = name
        lastNumber = 0
        guard isWorkbook || section.channel.isEmpty && section.date == nil && decoder == nil else {
            if let own = headless[name] { use(own) }
            return
        }
        section = Section()
        if let known = names.channel(named: name) ?? names.channel(within: name) { section.channel = known }
        use(headless[name])
    }

    private func use(_ layout: TableLayout?) {
        self.layout = layout
        decoder = layout.map { RowDecoder($0, isForEvidence: isForEvidence) }
    }

    private func append(_ record: RawRecord) {
        if let blank = flushedBlanks() { pending.append(blank) }
        pending.append(record)
    }

    private func addBlank(_ numbers: ClosedRange<Int>) {
        if let known = blanks, known.sheet == row.sheet, known.rows.upperBound + 1 == numbers.lowerBound {
            blanks = (known.sheet, known.rows.lowerBound...numbers.upperBound)
        } else {
            if let blank = flushedBlanks() { pending.append(blank) }
            blanks = (row.sheet, numbers)
        }
    }

    private func flushedBlanks() -> RawRecord? {
        guard let known = blanks else { return nil }
        blanks = nil
        return .passed(PassedRows(.blank, sheet: known.sheet, rows: known.rows))
    }

    private func pass(_ reason: PassedRows.Reason) {
        // The names of fields in a list of objects stand in no row.
        if row.cells.number == 0 { return }
        append(.passed(PassedRows(reason, sheet: row.sheet, rows: row.cells.number...row.cells.number)))
    }

    private func readUnusual() {
        switch RowShape.of(row.cells, names: names) {
        case .heading: openTable()
        case .data:
            if decoder == nil { use(headless[row.sheet] ?? layout) }
            readData()
        case .prose: readProse()
        case .other: readOther()
        }
    }

    private func openTable() {
        let cells = row.cells.cells
        if let known = layouts[TableProfile.key(cells)] {
            use(known)
        } else {
            let table = TableProfile(sheet: row.sheet, row: row.cells.number, headings: cells)
            var inference = ColumnInference(table: table, file: "", station: "", profile: nil)
            if let made = try? inference.layout() { use(made) }
        }
        pass(.heading)
    }

    private func readData() {
        guard decoder != nil else {
            readProse()
            return
        }
        guard
            let records = decoder?.records(
                row, channel: section.channel, date: section.date, dateText: section.dateText, pool: &pool)
        else {
            readOther()
            return
        }
        for record in records {
            if case .line = record { linesSinceTotal += 1 }
            append(record)
        }
    }

    // MARK: Text

    private func readProse() {
        let text = row.cells.cells.filter { !$0.trimmingSpaces.isEmpty }.joined(separator: " ")
        let prose = ProseLine(text, isDottedAllowed: section.date != nil || !DateFinder(text).all().isEmpty)
        guard !prose.times.isEmpty else {
            readOther()
            return
        }
        if let name = ChannelText.name(in: text), let known = names.channel(named: name) ?? names.channel(within: text)
        {
            section.channel = known
        }
        let date = prose.date ?? section.date
        let title = prose.title.isEmpty ? section.title : prose.title
        // Opening hours and telephone numbers of a letterhead tell of no airing.
        guard prose.tellsOfAiring || prose.date != nil && !title.isEmpty else {
            pass(.text)
            return
        }
        if let own = prose.date {
            section.date = own
            section.dateText = prose.dateText
        }
        for (place, time) in prose.times.enumerated() {
            append(.line(line(prose, time, place: place + 1, date: date, title: title)))
            linesSinceTotal += 1
        }
    }

    private func line(
        _ prose: ProseLine, _ time: (clock: ClockTime, text: String, title: String), place: Int, date: WrittenDate?,
        title: String
    ) -> RawLine {
        var raw = RawLine(row: row.cells.number)
        raw.line.sheet = row.sheet
        raw.line.place = place
        raw.line.channelAsWritten = section.channel
        raw.date = date
        raw.clock = time.clock
        raw.end = prose.end
        raw.timeValue = time.text
        raw.dateValue = prose.date == nil ? section.dateText : prose.dateText
        raw.line.timeAsWritten = raw.dateValue.isEmpty ? time.text : raw.dateValue + " " + time.text
        raw.line.title = time.title.isEmpty ? title : time.title
        raw.line.duration = prose.duration ?? section.duration
        raw.line.durationAsWritten = prose.duration == nil ? section.durationText : prose.durationText
        if LineKindWords.isResumed(title: raw.line.title) { raw.line.kind = .resumed }
        return raw
    }

    private func readOther() {
        let cells = row.cells.cells
        let text = SectionText(cells, names: names)
        if let total = text.total, total.count != nil || total.seconds != nil || layout != nil {
            append(.total(stated(total, cells)))
            linesSinceTotal = 0
            return
        }
        if let channel = text.channel { enter(channel) }
        if let (from, until) = text.period {
            append(
                .period(sheet: row.sheet, row: row.cells.number, from: from, until: until, channel: text.channel ?? ""))
            return
        }
        if let date = text.date {
            section.date = date
            section.dateText = cells.first { !$0.trimmingSpaces.isEmpty }?.trimmingSpaces ?? ""
            decoder?.forgetCarried()
            pass(.date)
            return
        }
        noteTitle(cells, quoted: text.quoted, channel: text.channel)
        if text.channel != nil {
            pass(.channel)
            return
        }
        pass(isDecoration(cells) ? .decoration : linesSinceTotal == 0 && layout == nil ? .title : .text)
    }

    private func enter(_ channel: String) {
        if channel != section.channel {
            section.date = nil
            section.dateText = ""
            decoder?.forgetCarried()
        }
        section.channel = channel
    }

    /// «Ролик „Горячая линия“, 30 сек., вышел в эфир:» stands above a list of times.
    private func noteTitle(_ cells: [String], quoted: [String], channel: String?) {
        guard decoder == nil, quoted.contains(where: { $0 != channel && names.channel(named: $0) == nil }) else {
            return
        }
        let prose = ProseLine(cells.joined(separator: " "), isDottedAllowed: false)
        guard !prose.title.isEmpty, prose.title != channel else { return }
        section.title = prose.title
        section.duration = prose.duration
        section.durationText = prose.durationText
    }

    private func isDecoration(_ cells: [String]) -> Bool {
        !cells.contains { $0.contains { $0.isLetter || $0.isNumber } }
    }

    private func stated(_ text: TotalText, _ cells: [String]) -> StatedTotal {
        var total = StatedTotal(row: row.cells.number)
        total.sheet = row.sheet
        total.count = text.count
        total.seconds = text.seconds
        total.linesBefore = linesSinceTotal
        if linesSinceTotal > 0 {
            total.channelAsWritten = section.channel.isEmpty ? decoder?.lastChannel ?? "" : section.channel
        }
        guard let layout else { return total }
        if total.seconds == nil, let column = layout.column(.duration), cells.indices.contains(column) {
            let value = cells[column].withCell {
                WrittenDuration.milliseconds($0, form: layout.durationForm, frames: layout.frames)
            }
            total.seconds = value.map { Double($0) / 1000 }
        }
        if total.count == nil {
            let numbers = cells.indices.filter { $0 != layout.column(.duration) }
                .compactMap { Int(cells[$0].trimmingSpaces) }
            if numbers.count == 1 { total.count = numbers[0] }
        }
        return total
    }
}
