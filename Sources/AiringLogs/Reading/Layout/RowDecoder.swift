import Campaign
import Foundation
import Tabular

/// Reads the cells of one table's rows by its layout.
struct RowDecoder {
    private let layout: TableLayout
    private let isForEvidence: Bool
    private let start: Int?
    private let date: Int?
    private let channel: Int?
    private let title: Int?
    private let code: Int?
    private let duration: Int?
    private let end: Int?
    private let planned: Int?
    private let dateHeading: String
    private let timeHeading: String
    private let status: [Int]
    private let language: Int?
    private let booking: Int?
    private let context: [Int]
    private var lastDateBytes: [UInt8] = []
    private var lastDate: WrittenDate?
    private var lastDateText = ""
    private var kinds: [String: LogLineKind?] = [:]
    private var carriedTitle = ""
    private(set) var lastChannel = ""

    init(_ layout: TableLayout, isForEvidence: Bool) {
        self.layout = layout
        self.isForEvidence = isForEvidence
        start = layout.column(.start) ?? layout.column(.instant)
        date = layout.column(.date)
        channel = layout.column(.channel)
        title = layout.column(.title)
        code = layout.column(.code)
        duration = layout.column(.duration)
        end = layout.column(.end)
        planned = layout.column(.planned)
        timeHeading = start.map(layout.heading) ?? ""
        dateHeading = date.map(layout.heading) ?? timeHeading
        status = layout.columns(.status) + layout.columns(.note)
        language = layout.column(.language)
        booking = layout.column(.booking)
        context = layout.columns(.context)
    }

    /// What merged cells above have said ends with their section.
    mutating func forgetCarried() {
        lastDateBytes = []
        lastDate = nil
        lastDateText = ""
        carriedTitle = ""
    }

    /// The line of a row whose time and date stand where they should; nil when the row must be looked at closer.
    mutating func usual(
        _ row: GridRow, channel sectionChannel: String, date sectionDate: WrittenDate?, dateText: String,
        pool: inout TextPool
    ) -> RawLine? {
        guard let start, row.cells.count > start else { return nil }
        return row.cells.bytes.withUnsafeBufferPointer { bytes -> RawLine? in
            let cells = Cells(bytes: bytes, row: row.cells)
            var raw = RawLine(row: row.cells.number)
            raw.line.sheet = row.sheet
            guard readTime(cells[start], into: &raw) else { return nil }
            if raw.instant == nil, raw.date == nil {
                guard readDate(cells, sectionDate, dateText, into: &raw, pool: &pool) else { return nil }
            }
            // A row with a date of its own is no total.
            if raw.instant == nil, date.map({ cells[$0].isEmpty }) ?? (layout.startForm != .serial), isTotal(cells[0]) {
                return nil
            }
            fill(&raw, cells, start: cells[start], sectionChannel: sectionChannel, pool: &pool)
            return raw
        }
    }

    /// The lines of a row, or why it has none; nil when it is no data at all.
    mutating func records(
        _ row: GridRow, channel sectionChannel: String, date sectionDate: WrittenDate?, dateText: String,
        pool: inout TextPool
    ) -> [RawRecord]? {
        row.cells.bytes.withUnsafeBufferPointer { bytes -> [RawRecord]? in
            let cells = Cells(bytes: bytes, row: row.cells)
            guard let start else { return [rejected(row, column: nil, value: "", .timeMissing)] }
            var raw = RawLine(row: row.cells.number)
            raw.line.sheet = row.sheet
            let times = ClockList.times(cells[start], frames: layout.frames)
            if times.count > 1 {
                guard readDate(cells, sectionDate, dateText, into: &raw, pool: &pool) else {
                    return [rejectedDate(row, cells)]
                }
                fill(&raw, cells, start: cells[start], sectionChannel: sectionChannel, pool: &pool)
                return times.enumerated().map { place, time in
                    var line = raw
                    line.clock = time
                    line.line.place = place + 1
                    return .line(line)
                }
            }
            let hasRange = ClockList.range(cells[start])
            if let (first, second) = hasRange {
                raw.clock = first
                raw.end = second
            } else if !readTime(cells[start], into: &raw) {
                let isBlank = cells[start].trimmedCell.isEmpty
                // A row that has neither its time nor anything that only a line of a log has.
                if isBlank, let missed = missed(row, cells, sectionChannel, sectionDate, dateText, pool: &pool) {
                    return [.line(missed)]
                }
                if isBlank, date.map({ WrittenDate.whole(cells[$0]) == nil }) ?? true { return nil }
                return [
                    rejected(row, column: start, value: cells[start].string, isBlank ? .timeMissing : .timeUnreadable)
                ]
            }
            if raw.instant == nil, raw.date == nil,
                !readDate(cells, sectionDate, dateText, into: &raw, pool: &pool)
            {
                return [rejectedDate(row, cells)]
            }
            fill(&raw, cells, start: cells[start], sectionChannel: sectionChannel, pool: &pool)
            return [.line(raw)]
        }
    }

    /// A row that says itself that the item did not air: its time is the planned one.
    private mutating func missed(
        _ row: GridRow, _ cells: Cells, _ sectionChannel: String, _ sectionDate: WrittenDate?, _ dateText: String,
        pool: inout TextPool
    ) -> RawLine? {
        guard let planned, let clock = ClockTime.whole(cells[planned], frames: layout.frames) else { return nil }
        let words = status.map { cells[$0].string }
        guard words.contains(where: { LineKindWords.kind($0) == .didNotAir }) else { return nil }
        var raw = RawLine(row: row.cells.number)
        raw.line.sheet = row.sheet
        raw.clock = clock
        guard readDate(cells, sectionDate, dateText, into: &raw, pool: &pool) else { return nil }
        fill(&raw, cells, start: cells[planned], sectionChannel: sectionChannel, pool: &pool)
        return raw
    }

    private func rejected(_ row: GridRow, column: Int?, value: String, _ reason: RowProblem) -> RawRecord {
        var line = RejectedLine(row: row.cells.number, reason: reason)
        line.sheet = row.sheet
        line.column = column.map(layout.heading) ?? ""
        line.value = value.trimmingSpaces
        return .rejected(line)
    }

    private func rejectedDate(_ row: GridRow, _ cells: Cells) -> RawRecord {
        let value = date.map { cells[$0].string } ?? ""
        return rejected(row, column: date, value: value, value.trimmingSpaces.isEmpty ? .dateMissing : .dateUnreadable)
    }

    private func isTotal(_ cell: CellBytes) -> Bool {
        TotalText.mayBegin(cell) && TotalText.begins(cell.string)
    }

    // MARK: Time

    private func readTime(_ cell: CellBytes, into raw: inout RawLine) -> Bool {
        switch layout.startForm {
        case .clock:
            if let clock = ClockTime.whole(cell, frames: layout.frames) {
                raw.clock = clock
                return true
            }
            guard let moment = MomentReading.moment(cell, frames: layout.frames) else { return false }
            raw.clock = moment.clock
            raw.date = moment.date
            raw.offsetSeconds = moment.offsetSeconds
            return true
        case .compact:
            raw.clock = StartReading.compact(cell)
            return raw.clock != nil
        case .serial:
            guard let (date, clock) = StartReading.serial(cell) else { return false }
            raw.date = date
            raw.clock = clock
            return true
        case .epochSeconds, .epochMilliseconds:
            raw.instant = StartReading.epoch(cell, isMilliseconds: layout.startForm == .epochMilliseconds)
            return raw.instant != nil
        }
    }

    /// The date of the row, of the cells above it, or of its section.
    private mutating func readDate(
        _ cells: Cells, _ sectionDate: WrittenDate?, _ sectionText: String, into raw: inout RawLine,
        pool: inout TextPool
    ) -> Bool {
        guard let date else {
            raw.date = sectionDate
            raw.dateValue = sectionText
            return true
        }
        let cell = cells[date]
        if lastDate != nil, cell.count == lastDateBytes.count, lastDateBytes.elementsEqual(cell) {
            raw.date = lastDate
            raw.dateValue = lastDateText
            return true
        }
        let trimmed = cell.trimmedCell
        if trimmed.isEmpty || StartReading.isDitto(trimmed) {
            raw.date = lastDate ?? sectionDate
            raw.dateValue = lastDate == nil ? sectionText : lastDateText
            return true
        }
        guard let written = StartReading.date(trimmed) else { return false }
        lastDateBytes = Array(cell)
        lastDate = written
        lastDateText = trimmed.string
        raw.date = written
        raw.dateValue = lastDateText
        return true
    }

    // MARK: Words

    private mutating func fill(
        _ raw: inout RawLine, _ cells: Cells, start: CellBytes, sectionChannel: String, pool: inout TextPool
    ) {
        raw.dateColumn = dateHeading
        raw.timeColumn = timeHeading
        raw.line.channelAsWritten = sectionChannel
        if let channel {
            let cell = cells[channel].trimmedCell
            if cell.isEmpty {
                raw.line.channelAsWritten = lastChannel.isEmpty ? sectionChannel : lastChannel
            } else {
                lastChannel = pool.text(cell)
                raw.line.channelAsWritten = lastChannel
            }
        }
        if isForEvidence { return }
        let time = start.trimmedCell
        raw.timeValue = pool.isSmall(time) ? time.string : pool.text(time)
        raw.line.timeAsWritten = raw.dateValue.isEmpty ? raw.timeValue : raw.dateValue + " " + raw.timeValue
        readTitle(&raw, cells, pool: &pool)
        if let code { raw.line.code = pool.text(cells[code].trimmedCell) }
        if let language { raw.line.languageAsWritten = pool.text(cells[language].trimmedCell) }
        if let booking { raw.line.bookingReference = cells[booking].trimmedCell.string }
        if !context.isEmpty { raw.line.context = words(context, cells, pool: &pool) }
        readDuration(&raw, cells, pool: &pool)
        for column in status {
            let cell = cells[column].trimmedCell
            if !cell.isEmpty, let kind = kind(pool.text(cell)) {
                raw.line.kind = kind
                break
            }
        }
        if raw.line.kind == .airing, let title, LineKindWords.isResumed(title: cells[title]) {
            raw.line.kind = .resumed
        }
    }

    /// What a word of status says; the few words of a column are judged once.
    private mutating func kind(_ text: String) -> LogLineKind? {
        if let known = kinds[text] { return known }
        let kind = LineKindWords.kind(text)
        if kinds.count < 1_000 { kinds[text] = kind }
        return kind
    }

    private mutating func readTitle(_ raw: inout RawLine, _ cells: Cells, pool: inout TextPool) {
        guard let title else { return }
        let cell = cells[title].trimmedCell
        if cell.isEmpty ? layout.carried.contains(title) : StartReading.isDitto(cell) {
            raw.line.title = carriedTitle
            return
        }
        // As written, with a space where the station cut the title; padding on both sides is no part of it.
        let whole = cells[title]
        raw.line.title = pool.text(cell.isEmpty || whole.byte(0) == 0x20 ? cell : whole)
        carriedTitle = raw.line.title
    }

    private func words(_ columns: [Int], _ cells: Cells, pool: inout TextPool) -> String {
        let filled = columns.filter { !cells[$0].trimmedCell.isEmpty }
        if filled.count == 1 { return pool.text(cells[filled[0]].trimmedCell) }
        return filled.map { cells[$0].trimmedCell.string }.joined(separator: " | ")
    }

    private func readDuration(_ raw: inout RawLine, _ cells: Cells, pool: inout TextPool) {
        if let duration {
            let cell = cells[duration].trimmedCell
            raw.line.durationAsWritten = pool.text(cell)
            raw.line.duration = WrittenDuration.milliseconds(cell, form: layout.durationForm, frames: layout.frames)
        }
        if raw.line.duration == nil, let end {
            let cell = cells[end]
            raw.end =
                ClockTime.whole(cell, frames: layout.frames) ?? MomentReading.moment(cell, frames: layout.frames)?.clock
        }
    }
}

/// The cells of a row for the time of a call; a cell that is not there is empty.
struct Cells {
    let bytes: CellBytes
    let row: RowBuffer

    subscript(_ column: Int) -> CellBytes { CellBytes(rebasing: bytes[row.range(column)]) }
}

extension TextPool {
    func isSmall(_ bytes: CellBytes) -> Bool { bytes.count <= 15 }
}
