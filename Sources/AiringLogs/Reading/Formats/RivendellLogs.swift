import Campaign

/// What Rivendell gives back to traffic (`.elr`, `.cpo`): scheduled and actual start, scheduled and actual length,
/// cart, title, the booking's own data. Read by its words: an older exporter moves columns by one.
struct RivendellReconciliation: LineFormat {
    let name = "rivendell_reconciliation"
    private static let titleWidth = 34

    func recognises(_ file: LogFile) -> Bool { fits(file) { RivendellReconciliation.times(LineTokens($0)) != nil } }

    func record(_ line: String, number: Int, state: inout LineFormatState) -> RawRecord {
        let tokens = LineTokens(line)
        guard let times = RivendellReconciliation.times(tokens) else { return passed(.text, number) }
        var raw = RawLine(row: number)
        raw.clock = times[1].withCell { ClockTime.whole($0) }
        raw.line.timeAsWritten = times[1]
        raw.line.durationAsWritten = times[3]
        raw.line.duration = times[3].withCell { WrittenDuration.milliseconds($0) }
        let cart = tokens.tokens[4]
        raw.line.code = cart.text
        let start = cart.range.upperBound + 1
        raw.line.title = tokens.text(start..<(start + RivendellReconciliation.titleWidth))
        raw.line.bookingReference = tokens.text(from: start + RivendellReconciliation.titleWidth)
        return .line(raw)
    }

    private static func times(_ tokens: LineTokens) -> [String]? {
        guard tokens.tokens.count >= 5 else { return nil }
        let first = tokens.tokens.prefix(4).map(\.text)
        return first.allSatisfy(LineTokens.isTime) && !LineTokens.isTime(tokens.tokens[4].text) ? first : nil
    }
}

/// What traffic and music systems give Rivendell (`.tfc`, `.cpi`, `.vti`, `.LOG`): a schedule, not what aired.
struct RivendellSchedule: LineFormat {
    let name = "rivendell_schedule"
    private static let markers: Set<String> = ["BREAK", "TRACK", "MARKER", "VT", "VOICETRACK"]

    func recognises(_ file: LogFile) -> Bool {
        let ending = file.name.split(separator: ".").last.map { $0.lowercased() } ?? ""
        let isNamed = ["tfc", "cpi", "vti", "log"].contains(ending)
        return fits(file) { line in
            guard let place = RivendellSchedule.ruler(line) else { return false }
            return isNamed || place
        }
    }

    /// `080509TS.LOG`: month, day, year, service.
    func day(_ file: LogFile) -> Day? {
        guard file.name.lowercased().hasSuffix(".log"), let digits = FileNameFacts.digitRuns(file.stem).first,
            digits.count == 6, let number = Int(digits)
        else { return nil }
        let year = number % 100
        return Day(year: (year < 70 ? 2000 : 1900) + year, month: number / 10_000, day: number / 100 % 100)
    }

    func record(_ line: String, number: Int, state: inout LineFormatState) -> RawRecord {
        let tokens = LineTokens(line)
        guard let first = tokens.tokens.first, LineTokens.isTime(first.text), tokens.tokens.count > 1 else {
            return passed(.text, number)
        }
        let second = tokens.tokens[1]
        let lengthPlace = tokens.tokens.dropFirst(2).lastIndex {
            LineTokens.isTime($0.text) && $0.range.lowerBound >= 55
        }
        if RivendellSchedule.markers.contains(second.text.uppercased()) { return passed(.marker, number) }
        var raw = RawLine(row: number)
        raw.line.kind = .scheduled
        raw.clock = first.text.withCell { ClockTime.whole($0) }
        raw.line.timeAsWritten = first.text
        let end = lengthPlace.map { tokens.tokens[$0].range.lowerBound } ?? tokens.characters.count
        let hasCart = second.text.allSatisfy { $0.isASCII && $0.isNumber }
        if hasCart { raw.line.code = second.text }
        raw.line.title = tokens.text((hasCart ? second.range.upperBound : second.range.lowerBound)..<end)
        if let lengthPlace {
            let length = tokens.tokens[lengthPlace]
            raw.line.durationAsWritten = length.text
            raw.line.duration = length.text.withCell { WrittenDuration.milliseconds($0) }
            raw.line.bookingReference = tokens.text(length.range.upperBound..<(length.range.upperBound + 33))
        }
        return .line(raw)
    }

    /// A time at the begin and a length behind column 55; true where the cart stands by the ruler as well.
    private static func ruler(_ line: String) -> Bool? {
        let tokens = LineTokens(line)
        guard let first = tokens.tokens.first, first.range.lowerBound <= 5, LineTokens.isTime(first.text),
            first.text.count == 8, tokens.tokens.count >= 2
        else { return nil }
        let second = tokens.tokens[1]
        let isMarker = markers.contains(second.text.uppercased())
        let length = tokens.tokens.dropFirst(2).first {
            LineTokens.isTime($0.text) && (55...66).contains($0.range.lowerBound)
        }
        guard length != nil || isMarker else { return nil }
        return isMarker || second.text.count <= 6 && second.text.allSatisfy { $0.isASCII && $0.isNumber }
    }
}
