import Campaign
import Documents

/// Which cell styles of a workbook show dates, and how its numbers read.
struct DateFormats {
    private enum Shown { case number, day, timeOfDay }

    private var styles: [Shown] = []
    private let firstDay: Int

    init(archive: ZipArchive, path: String, is1904: Bool, limits: ReadingLimits) throws {
        // Serial 0 is 1899-12-30 for every day from 1 March 1900 on, because Excel counts 29 February 1900.
        firstDay = is1904 ? -24_107 : -25_569
        guard let member = archive.member("xl/styles.xml") else { return }
        var codes: [Int: String] = [:]
        var isInCells = false
        var styles: [Shown] = []
        let bytes = try archive.open(member)
        let reader = try XMLPullReader(path: path, limits: limits) { () throws(DocumentProblem) in try bytes.next() }
        while let event = try reader.next() {
            switch event {
            case .start("numFmt", _):
                if let id = reader.attribute("numFmtId").flatMap({ Int($0) }) {
                    codes[id] = reader.attribute("formatCode")
                }
            case .start("cellXfs", let isEmpty): isInCells = !isEmpty
            case .end("cellXfs"): isInCells = false
            case .start("xf", _) where isInCells:
                let id = reader.attribute("numFmtId").flatMap { Int($0) } ?? 0
                styles.append(DateFormats.shown(id, code: codes[id]))
            default: break
            }
        }
        self.styles = styles
    }

    /// A number as text: a day or a time where its style shows one, else its shortest form. A time of day may pass
    /// midnight (`25:03:00`), as sheets about a broadcast day write it.
    func shown(number text: String, style: Int) -> String {
        guard let value = Double(text), value.isFinite else { return text }
        if styles.indices.contains(style), styles[style] != .number, (0..<2_958_466).contains(value) {
            return styles[style] == .timeOfDay && value < 3 ? clock(value) : dayAndTime(value)
        }
        if value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) }
        let shortest = value.description
        return shortest.contains("e") ? text : shortest
    }

    private func dayAndTime(_ serial: Double) -> String {
        let seconds = Int((serial * 86_400).rounded())
        let rest = seconds % 86_400
        if serial < 1, rest > 0 { return clock(serial) }
        let day = Day(ordinal: seconds / 86_400 + firstDay).description
        return rest == 0 ? day : day + " " + clock(Double(rest) / 86_400)
    }

    private func clock(_ days: Double) -> String {
        let seconds = Int((days * 86_400).rounded())
        return [seconds / 3600, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : String($0) }
            .joined(separator: ":")
    }

    /// Built-in formats 14–22 and 45–47 (ECMA-376 part 1, 18.8.30), and own ones with days, hours, months or years.
    private static func shown(_ id: Int, code: String?) -> Shown {
        if (18...21).contains(id) || (45...47).contains(id) { return .timeOfDay }
        if (14...17).contains(id) || id == 22 { return .day }
        guard let code else { return .number }
        var isQuoted = false
        var letters = Set<Character>()
        var colour = ""
        var isBracketed = false
        for character in code.lowercased() {
            switch character {
            case "\"": isQuoted.toggle()
            case "[" where !isQuoted:
                isBracketed = true
                colour = ""
            case "]" where !isQuoted:
                isBracketed = false
                // `[h]` counts hours beyond a day; `[red]` and `[$-419]` say nothing about time.
                if colour.allSatisfy({ "hms".contains($0) }) { letters.formUnion(colour) }
            default:
                if isBracketed { colour.append(character) } else if !isQuoted { letters.insert(character) }
            }
        }
        if letters.contains("y") || letters.contains("d") { return .day }
        if letters.contains("h") || letters.contains("s") { return .timeOfDay }
        return letters.contains("m") ? .day : .number
    }
}
