import Campaign
import Documents

/// Which cell styles of a workbook show dates, and how its numbers read.
struct DateFormats {
    private var styleIsDate: [Bool] = []
    private let firstDay: Int

    init(archive: ZipArchive, path: String, is1904: Bool, limits: ReadingLimits) throws {
        // Serial 0 is 1899-12-30 for every day from 1 March 1900 on, because Excel counts 29 February 1900.
        firstDay = is1904 ? -24_107 : -25_569
        guard let member = archive.member("xl/styles.xml") else { return }
        var codes: [Int: String] = [:]
        var isInCells = false
        var styles: [Bool] = []
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
                styles.append(DateFormats.isDate(id, code: codes[id]))
            default: break
            }
        }
        styleIsDate = styles
    }

    /// A number as text: a day where its style shows one, else its shortest form.
    func shown(number text: String, style: Int) -> String {
        guard let value = Double(text), value.isFinite else { return text }
        if styleIsDate.indices.contains(style), styleIsDate[style], (0..<2_958_466).contains(value) {
            return dayAndTime(value)
        }
        if value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) }
        let shortest = value.description
        return shortest.contains("e") ? text : shortest
    }

    private func dayAndTime(_ serial: Double) -> String {
        let day = Day(ordinal: Int(serial) + firstDay).description
        let seconds = Int(((serial - serial.rounded(.down)) * 86_400).rounded())
        guard seconds > 0 else { return day }
        let parts = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : String($0) }
        return serial < 1 ? parts.joined(separator: ":") : day + " " + parts.joined(separator: ":")
    }

    /// Built-in formats 14–22 and 45–47 (ECMA-376 part 1, 18.8.30), and own ones with days, months or years.
    private static func isDate(_ id: Int, code: String?) -> Bool {
        if (14...22).contains(id) || (45...47).contains(id) { return true }
        guard let code else { return false }
        var isQuoted = false
        var isBracketed = false
        for character in code.lowercased() {
            if character == "\"" { isQuoted.toggle() }
            if character == "[" { isBracketed = true }
            if character == "]" { isBracketed = false }
            if !isQuoted, !isBracketed, "dyhm".contains(character) { return true }
        }
        return false
    }
}
