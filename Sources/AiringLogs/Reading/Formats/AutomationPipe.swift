import Campaign
import Documents

/// Text of automation systems: `M/d/yyyy-HH:mm:ss.ff|type|id|title|duration|in|out|…|`; hours above 23 are the next day.
struct AutomationPipe: LogFormat {
    let name = "automation_pipe"

    func recognises(_ file: LogFile) -> Bool {
        guard file.kind == .text else { return false }
        let lines = file.lines.filter { !$0.trimmingSpaces.isEmpty }
        let fitting = lines.prefix(50).count(where: AutomationPipe.fits)
        return fitting > 0 && fitting * 10 >= min(lines.count, 50) * 8
    }

    func source(_ file: LogFile) throws -> any RecordSource {
        let grid = DelimitedGrid(
            file: file.bytes, limits: file.context.limits.reading, fileEncoding: file.encoding,
            mark: UInt8(ascii: "|"), hasQuotes: false)
        let width = file.lines.map { $0.split(separator: "|", omittingEmptySubsequences: false).count }.max() ?? 0
        let meanings: [ColumnMeaning] = [.start, .status, .code, .title, .duration]
        var own = LogProfile(station: "")
        for column in 0..<max(width, meanings.count) {
            own.columns[TableLayout.letter(column)] = meanings.indices.contains(column) ? meanings[column] : .ignored
        }
        var context = file.context
        context.profiles.append(own)
        var source = try TableSource(
            grid: grid, file: file.name, station: file.stem, names: file.names, context: context)
        source.mark(format: name, order: .monthFirst, convention: .hoursBeyond)
        return source
    }

    /// A date and a time joined by a hyphen, and at least four more fields.
    private static func fits(_ line: String) -> Bool {
        let fields = line.split(separator: "|", omittingEmptySubsequences: false)
        guard fields.count >= 5 else { return false }
        return String(fields[0]).withCell { cell in
            guard let (date, end) = WrittenDate.prefix(cell, at: 0), date.form == .numeric,
                cell.byte(end) == UInt8(ascii: "-")
            else { return false }
            return ClockTime.prefix(cell, at: end + 1) != nil
        }
    }
}
