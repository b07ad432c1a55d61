import Campaign
import Documents
import Tabular

/// Tables and paragraphs of ODT and ODS (OpenDocument 1.2 part 1, chapters 5 and 9).
enum OpenDocumentGrid {
    private static let mostRepeats = 1_048_576
    private static let widest = 256

    static func grid(_ file: LogFile) throws -> any LogGrid {
        let isSpreadsheet = file.kind == .openDocument(isSpreadsheet: true)
        let archive = try ZipArchive(path: file.path, limits: file.context.limits.reading)
        guard let member = archive.member("content.xml") else {
            throw DocumentProblem.memberMissing(path: file.name, member: "content.xml")
        }
        let bytes = try archive.open(member)
        let reader = try XMLPullReader(path: file.name, limits: file.context.limits.reading) {
            () throws(DocumentProblem) in try bytes.next()
        }
        var walk = Walk(file: file)
        while let event = try reader.next() {
            switch event {
            case .start(let name, let isEmpty): walk.open(name, isEmpty, reader)
            case .end(let name): walk.close(name)
            case .text(let text): try walk.take(text)
            }
        }
        return StoredGrid(
            container: isSpreadsheet ? "ods" : "odt", isWorkbook: isSpreadsheet, stored: walk.rows)
    }

    private struct Walk {
        let file: LogFile
        var rows: [GridRow] = []
        private var taken = 0
        private var tableDepth = 0
        private var sheet = ""
        private var rowNumber = 0
        private var rowRepeats = 1
        private var cells: [String] = []
        private var cell = ""
        private var value: String?
        private var repeats = 1
        private var paragraph = 0
        private var isParagraph = 0

        init(file: LogFile) { self.file = file }

        mutating func open(_ name: String, _ isEmpty: Bool, _ reader: XMLPullReader) {
            switch name {
            case "table":
                tableDepth += 1
                if tableDepth == 1 {
                    sheet = reader.attribute("table:name") ?? ""
                    rowNumber = 0
                }
            case "table-row":
                cells = []
                rowRepeats = reader.attribute("table:number-rows-repeated").flatMap { Int($0) } ?? 1
            case "table-cell", "covered-table-cell":
                cell = ""
                repeats = reader.attribute("table:number-columns-repeated").flatMap { Int($0) } ?? 1
                value = Walk.value(reader)
                if isEmpty { endCell() }
            case "p", "h":
                isParagraph += isEmpty ? 0 : 1
                if tableDepth == 0 { cell = "" } else if !cell.isEmpty { cell += " " }
                if isEmpty, tableDepth == 0 { paragraph += 1 }
            case "tab": cell += "\t"
            case "s", "line-break": cell += " "
            default: break
            }
        }

        mutating func close(_ name: String) {
            switch name {
            case "table": tableDepth -= 1
            case "table-cell", "covered-table-cell": endCell()
            case "table-row": endRow()
            case "p", "h":
                isParagraph -= 1
                guard tableDepth == 0 else { return }
                paragraph += 1
                rows.append(GridRow(sheet: "text", cells: RowBuffer(number: paragraph, cells: [cell.trimmingSpaces])))
                cell = ""
            default: break
            }
        }

        mutating func take(_ text: String) throws {
            guard isParagraph > 0 else { return }
            taken += text.utf8.count
            guard taken <= file.context.limits.convertedBytes else {
                throw DocumentProblem.archiveTooLarge(path: file.name, member: "content.xml")
            }
            cell += text
        }

        private mutating func endCell() {
            let shown = value ?? cell.trimmingSpaces
            for _ in 0..<min(max(repeats, 1), shown.isEmpty ? widest : 16) where cells.count < widest {
                cells.append(shown)
            }
            cell = ""
            value = nil
        }

        private mutating func endRow() {
            guard tableDepth == 1 else { return }
            while cells.last == "" { cells.removeLast() }
            // A million empty rows are one row that is repeated.
            let repeats = min(max(rowRepeats, 1), mostRepeats)
            if cells.isEmpty {
                rowNumber += repeats
                return
            }
            for _ in 0..<min(repeats, 1_000) {
                rowNumber += 1
                rows.append(GridRow(sheet: sheet, cells: RowBuffer(number: rowNumber, cells: cells)))
            }
        }

        /// Dates and times as they are kept, not as they are shown.
        private static func value(_ reader: XMLPullReader) -> String? {
            switch reader.attribute("office:value-type") {
            case "date": reader.attribute("office:date-value").map { $0.replacing("T", with: " ") }
            case "time":
                reader.attribute("office:time-value").flatMap { $0.withCell(ISODuration.milliseconds) }.map { time in
                    let parts = [time / 3_600_000, time / 60_000 % 60, time / 1000 % 60]
                    return parts.map { $0 < 10 ? "0\($0)" : String($0) }.joined(separator: ":")
                }
            default: nil
            }
        }
    }
}
