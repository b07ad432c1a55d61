import Campaign
import Documents
import Tabular

/// The tables and paragraphs of a DOCX document (ECMA-376 part 1, WordprocessingML), in their order.
enum WordGrid {
    static func grid(_ file: LogFile) throws -> any LogGrid {
        let archive = try ZipArchive(path: file.path, limits: file.context.limits.reading)
        guard let member = archive.member("word/document.xml") else {
            throw DocumentProblem.memberMissing(path: file.name, member: "word/document.xml")
        }
        let bytes = try archive.open(member)
        let reader = try XMLPullReader(path: file.name, limits: file.context.limits.reading) {
            () throws(DocumentProblem) in try bytes.next()
        }
        var walk = DocumentRows(mostBytes: file.context.limits.convertedBytes, name: file.name)
        while let event = try reader.next() {
            switch event {
            case .start("tbl", false): walk.openTable()
            case .end("tbl"): walk.closeTable()
            case .start("tr", false): walk.openRow()
            case .end("tr"): walk.closeRow()
            case .start("tc", false): walk.openCell()
            case .end("tc"): walk.closeCell()
            case .start("gridSpan", _): walk.span(reader.attribute("w:val").flatMap { Int($0) } ?? 1)
            case .start("vMerge", _): walk.merge(reader.attribute("w:val") != "restart")
            case .start("t", false): walk.isText = true
            case .end("t"): walk.isText = false
            case .start("tab", _): walk.add("\t")
            case .start("br", _), .start("cr", _): walk.add(" ")
            case .end("p"), .start("p", true): walk.closeParagraph()
            case .text(let text) where walk.isText: try walk.take(text)
            default: break
            }
        }
        return StoredGrid(container: "docx", stored: walk.finished())
    }
}

/// Gathers rows of tables and paragraphs between them.
struct DocumentRows {
    var isText = false
    private let mostBytes: Int
    private let name: String
    private var taken = 0
    private var rows: [GridRow] = []
    private var depth = 0
    private var table = 0
    private var rowNumber = 0
    private var paragraph = 0
    private var text = ""
    private var cells: [String] = []
    private var cellSpan = 1
    private var isMerged = false
    private var above: [String] = []
    private static let widest = 256

    init(mostBytes: Int, name: String) {
        self.mostBytes = mostBytes
        self.name = name
    }

    mutating func openTable() {
        depth += 1
        guard depth == 1 else { return }
        flushParagraph()
        table += 1
        rowNumber = 0
        above = []
    }

    mutating func closeTable() {
        depth -= 1
        text = depth == 0 ? "" : text
    }

    mutating func openRow() {
        guard depth == 1 else { return }
        rowNumber += 1
        cells = []
    }

    mutating func closeRow() {
        guard depth == 1 else { return }
        above = cells
        rows.append(GridRow(sheet: String(table), cells: RowBuffer(number: rowNumber, cells: cells)))
    }

    mutating func openCell() {
        guard depth == 1 else { return }
        text = ""
        cellSpan = 1
        isMerged = false
    }

    mutating func closeCell() {
        guard depth == 1 else { return }
        let place = cells.count
        // A cell that goes on from the row above says what stands there.
        let shown = isMerged && above.indices.contains(place) ? above[place] : text.trimmingSpaces
        if cells.count < DocumentRows.widest { cells.append(shown) }
        for _ in 1..<max(1, min(cellSpan, 64)) where cells.count < DocumentRows.widest { cells.append("") }
        text = ""
    }

    mutating func span(_ columns: Int) { if depth == 1 { cellSpan = columns } }
    mutating func merge(_ goesOn: Bool) { if depth == 1 { isMerged = goesOn } }
    mutating func add(_ piece: String) { text += piece }

    mutating func take(_ piece: String) throws {
        taken += piece.utf8.count
        guard taken <= mostBytes else { throw DocumentProblem.archiveTooLarge(path: name, member: "word/document.xml") }
        text += piece
    }

    mutating func closeParagraph() {
        if depth > 0 { text += " " } else { flushParagraph(isReal: true) }
    }

    private mutating func flushParagraph(isReal: Bool = false) {
        if isReal { paragraph += 1 }
        let line = text.trimmingSpaces
        text = ""
        guard isReal || !line.isEmpty else { return }
        // Columns that a typist made with tabs are columns.
        let parts = line.split(separator: "\t", omittingEmptySubsequences: true).map(\.trimmingSpaces)
        let cells = parts.count >= 3 ? parts : [parts.joined(separator: " ")]
        rows.append(GridRow(sheet: "text", cells: RowBuffer(number: paragraph, cells: cells)))
    }

    /// Sheets are named only where there is more than one.
    mutating func finished() -> [GridRow] {
        flushParagraph()
        return rows.map { row in
            var named = row
            if row.sheet != "text" ? table == 1 : table == 0 { named.sheet = "" }
            return named
        }
    }
}
