import Campaign

/// Rivendell's Technical report and Text Log: a ruler of headings between hyphens, and rows under it.
struct RivendellReport: LineFormat {
    let name = "rivendell_report"

    func recognises(_ file: LogFile) -> Bool {
        file.kind == .text
            && file.lines.prefix(40).contains { $0.contains("-Time-") && $0.contains("-Cart-") && $0.contains("Title") }
    }

    func record(_ line: String, number: Int, state: inout LineFormatState) -> RawRecord {
        if line.contains("-Time-"), line.contains("Title") {
            state.ruler = RivendellReport.ruler(line)
            return passed(.heading, number)
        }
        let tokens = LineTokens(line)
        guard let first = tokens.tokens.first,
            LineTokens.isTime(first.text) || first.text.withCell({ ClockTime.whole($0) }) != nil,
            let title = state.ruler["title"]
        else {
            let found = DateFinder(line).all()
            if let date = found.first?.date, found.count == 1 { state.date = date }
            return passed(found.isEmpty ? .text : .date, number)
        }
        var raw = RawLine(row: number)
        raw.date = state.date
        raw.clock = first.text.withCell { ClockTime.whole($0) }
        raw.line.timeAsWritten = first.text
        raw.line.code = state.ruler["cart"].map { tokens.text($0) } ?? ""
        raw.line.title = tokens.text(title)
        // Behind the title words count, not columns: one source is written a character too wide. The second length of
        // the Text Log is always zero.
        let rest = tokens.tokens.filter { $0.range.lowerBound >= title.upperBound }
        if let length = rest.first(where: { $0.text.contains(":") }) {
            raw.line.durationAsWritten = length.text
            raw.line.duration = length.text.withCell { WrittenDuration.milliseconds($0, form: .minutesSeconds) }
        }
        return .line(raw)
    }

    /// Where the columns begin, by the words of the ruler.
    private static func ruler(_ line: String) -> [String: Range<Int>] {
        var columns: [String: Range<Int>] = [:]
        for token in LineTokens(line).tokens {
            let word = token.text.filter { $0 != "-" }.lowercased()
            if ["time", "cart", "cut", "host"].contains(word) { columns[word] = token.range }
            if word.hasPrefix("title") { columns["title"] = token.range }
        }
        return columns
    }
}

/// CBSI DeltaFlex 2.01: `Air Log for CBSI 201|yy/MM/dd|station|count|C|`, then `HHMM|HHMM|title|air cart|traffic cart|…`.
struct DeltaFlex: LineFormat {
    let name = "deltaflex"
    var dateOrder: DateOrder? { .yearFirst }

    func recognises(_ file: LogFile) -> Bool { file.lines.first?.hasPrefix("Air Log for CBSI") ?? false }

    func record(_ line: String, number: Int, state: inout LineFormatState) -> RawRecord {
        let fields = line.split(separator: "|", omittingEmptySubsequences: false).map(\.trimmingSpaces)
        if line.hasPrefix("Air Log for CBSI"), fields.count > 2 {
            let parts = fields[1].split(separator: "/").compactMap { Int($0) }
            if parts.count == 3 {
                state.date = WrittenDate(.certain, (parts[0] < 70 ? 2000 : 1900) + parts[0], parts[1], parts[2])
            }
            state.channel = fields[2]
            return passed(.heading, number)
        }
        guard fields.count >= 8, let clock = fields[0].withCell(StartReading.compact) else {
            return passed(.text, number)
        }
        var raw = RawLine(row: number)
        raw.date = state.date
        raw.clock = clock
        raw.line.timeAsWritten = fields[0]
        raw.line.channelAsWritten = state.channel
        raw.line.title = fields[2]
        raw.line.code = fields[4].isEmpty ? fields[3] : fields[4]
        raw.line.durationAsWritten = fields[5]
        raw.line.duration = fields[5].withCell { WrittenDuration.milliseconds($0) }
        raw.line.bookingReference = fields[7]
        return .line(raw)
    }
}

/// Rivendell's Results report. It writes the day of the month where the seconds belong, so seconds are unknown.
struct RivendellResults: LineFormat {
    let name = "rivendell_results"
    var dateOrder: DateOrder? { .yearFirst }
    private static let titleWidth = 23

    func recognises(_ file: LogFile) -> Bool { fits(file) { RivendellResults.fields($0) != nil } }

    func record(_ line: String, number: Int, state: inout LineFormatState) -> RawRecord {
        guard let fields = RivendellResults.fields(line) else { return passed(.text, number) }
        var raw = RawLine(row: number)
        let parts = fields[0].split(separator: "-").compactMap { Int($0) }
        raw.date = WrittenDate(.certain, (parts[0] < 70 ? 2000 : 1900) + parts[0], parts[1], parts[2])
        raw.clock = String(fields[1].prefix(5)).withCell { ClockTime.whole($0) }
        raw.clock?.isSecondKnown = false
        raw.dateValue = fields[0]
        raw.line.timeAsWritten = fields[0] + " " + fields[1]
        raw.line.code = fields[3]
        raw.line.title = String(fields[5].prefix(RivendellResults.titleWidth)).trimmingSpaces
        raw.line.context = String(fields[5].dropFirst(RivendellResults.titleWidth)).trimmingSpaces
        raw.line.durationAsWritten = fields[6]
        raw.line.duration = fields[6].withCell { WrittenDuration.milliseconds($0, form: .minutesSeconds) }
        return .line(raw)
    }

    private static func fields(_ line: String) -> [String]? {
        var fields: [String] = []
        var field = ""
        var isQuoted = false
        for character in line {
            if character == "\"" {
                isQuoted.toggle()
            } else if character == ",", !isQuoted {
                fields.append(field)
                field = ""
            } else {
                field.append(character)
            }
        }
        fields.append(field.trimmingSpaces)
        let parts = fields[0].split(separator: "-")
        guard fields.count >= 8, parts.count == 3, parts.allSatisfy({ $0.count == 2 && Int($0) != nil }),
            fields[1].withCell({ ClockTime.whole($0) }) != nil
        else { return nil }
        return fields
    }
}
