import Campaign
import Documents
import Tabular

/// A text table whose columns one program always names alike.
protocol KnownTable: LogFormat {
    /// Folded headings that must all be there.
    var telling: [String] { get }
    /// Meanings by folded heading; columns not named here mean nothing.
    var meanings: [String: ColumnMeaning] { get }
    /// How the program orders its dates where both orders are possible.
    var dateOrder: DateOrder? { get }
}

extension KnownTable {
    var dateOrder: DateOrder? { nil }

    func recognises(_ file: LogFile) -> Bool { heading(file) != nil }

    func source(_ file: LogFile) throws -> any RecordSource {
        guard let (mark, cells) = heading(file) else { return try TableFormat.source(file) }
        let grid = DelimitedGrid(
            file: file.bytes, limits: file.context.limits.reading, fileEncoding: file.encoding, mark: mark,
            hasQuotes: file.hasQuotes)
        return try known(grid, headings: cells, file)
    }

    func known(_ grid: any LogGrid, headings: [String], _ file: LogFile) throws -> any RecordSource {
        var columns: [String: ColumnMeaning] = [:]
        for heading in headings {
            columns[HeadingWords.folded(heading)] = meanings[HeadingWords.folded(heading)] ?? .ignored
        }
        let own = LogProfile(station: "", headings: headings.map(HeadingWords.folded), columns: columns)
        var context = file.context
        context.profiles.append(own)
        var source = try TableSource(
            grid: grid, file: file.name, station: file.stem, names: file.names, context: context)
        source.mark(format: name, order: dateOrder)
        return source
    }

    /// The cells of the first line when they are this program's headings.
    private func heading(_ file: LogFile) -> (mark: UInt8, cells: [String])? {
        guard file.kind == .text, let first = file.lines.first(where: { !$0.trimmingSpaces.isEmpty }) else {
            return nil
        }
        for mark in [",", ";", "\t"] as [Character] {
            let cells = first.split(separator: mark, omittingEmptySubsequences: false).map {
                $0.trimmingSpaces.replacing("\"", with: "")
            }
            let folded = Set(cells.map(HeadingWords.folded))
            if cells.count >= telling.count, telling.allSatisfy(folded.contains) {
                return (mark.asciiValue ?? 0x2C, cells)
            }
        }
        return nil
    }
}

extension TableSource {
    /// Names the format, and its order of dates.
    mutating func mark(format: String, order: DateOrder? = nil, convention: DayConvention? = nil) {
        facts.format = format
        facts.dateOrder = order
        facts.dayConvention = convention
        if facts.profile?.station == "" { facts.profile = nil }
    }
}
