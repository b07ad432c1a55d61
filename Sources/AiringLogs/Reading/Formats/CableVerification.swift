import Campaign

/// CCMS verification of cable ad insertion (`.ver`): `LOI MMDD HHMMSS HHMM HHMM break position HHMMSS HHMMSS HHMMSSCC
/// position spot status …`, one space or more between fields; `REM` is a comment, `END` the last line.
struct CableVerification: LineFormat {
    let name = "ccms_verification"

    func recognises(_ file: LogFile) -> Bool {
        guard file.kind == .text else { return false }
        let lines = file.lines.filter { !$0.trimmingSpaces.isEmpty }.prefix(60)
        let own = lines.count { line in
            let word = line.prefix { !$0.isWhitespace }
            return word == "REM" || word == "END" || word == "NUL" || CableVerification.fields(line) != nil
        }
        return own * 10 >= lines.count * 9 && lines.contains { CableVerification.fields($0) != nil }
    }

    func record(_ line: String, number: Int, state: inout LineFormatState) -> RawRecord {
        guard let fields = CableVerification.fields(line) else {
            return passed(line.hasPrefix("REM") ? .comment : .marker, number)
        }
        let status = Int(fields[12]) ?? -1
        // Actual fields are zeros where nothing aired: then the planned time is the only one.
        let hasAired =
            status == 1 || status == 1001 || fields[8].contains { $0 != "0" } && fields[9].contains { $0 != "0" }
        let time = hasAired ? fields[8] : fields[2]
        var raw = RawLine(row: number)
        let day = Int(fields[1]) ?? 0
        raw.date = WrittenDate(.namedYearless, day % 100, day / 100, 0)
        raw.dateValue = fields[1]
        raw.dateColumn = "2"
        raw.timeColumn = hasAired ? "9" : "3"
        guard let clock = time.withCell(StartReading.compact), (raw.date?.isPlausible ?? false) else {
            return rejected(.timeUnreadable, number, fields[1] + " " + time)
        }
        raw.clock = clock
        raw.clock?.isSecondKnown = true
        raw.line.timeAsWritten = fields[1] + " " + time
        raw.line.code = fields[11]
        raw.line.title = fields.count > 13 ? fields[13...].joined(separator: " ") : fields[11]
        raw.line.durationAsWritten = hasAired ? fields[9] : fields[7]
        raw.line.duration = CableVerification.length(raw.line.durationAsWritten)
        raw.line.kind = CableVerification.kind(status)
        return .line(raw)
    }

    private static func fields(_ line: String) -> [String]? {
        let fields = line.split(whereSeparator: \.isWhitespace).map(String.init)
        guard fields.count >= 13, fields[0] == "LOI", fields[1].count == 4, Int(fields[1]) != nil, fields[2].count == 6,
            Int(fields[2]) != nil, fields[12].count == 4, Int(fields[12]) != nil
        else { return nil }
        return fields
    }

    /// `HHMMSS`, or `HHMMSSCC` with hundredths.
    private static func length(_ text: String) -> Int? {
        guard let value = Int(text) else { return nil }
        let hundredths = text.count == 8 ? value % 100 : 0
        let clock = text.count == 8 ? value / 100 : value
        return ((clock / 10_000 * 60 + clock / 100 % 100) * 60 + clock % 100) * 1000 + hundredths * 10
    }

    /// Aired whole or on air now; not yet; everything else did not air, or not whole.
    private static func kind(_ status: Int) -> LogLineKind {
        switch status {
        case 1, 1001: .airing
        case 0, 1000: .scheduled
        default: .didNotAir
        }
    }
}
