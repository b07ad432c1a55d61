import Documents

/// What a workbook is made of: its sheets by name, and how it counts days.
struct WorkbookParts {
    let sheets: [(name: String, relation: String)]
    let is1904: Bool
    private let targets: [String: String]
    private let archive: ZipArchive
    private let path: String

    init(archive: ZipArchive, path: String, limits: ReadingLimits) throws {
        self.archive = archive
        self.path = path
        guard let book = archive.member("xl/workbook.xml") else { throw TableProblem.notATable(file: path) }
        var sheets: [(String, String)] = []
        var is1904 = false
        try WorkbookParts.forEachStart(of: book, in: archive, path: path, limits: limits) { name, reader in
            if name == "sheet", let title = reader.attribute("name"), let relation = reader.attribute("r:id") {
                sheets.append((title, relation))
            }
            if name == "workbookPr" { is1904 = ["1", "true"].contains(reader.attribute("date1904") ?? "") }
        }
        var targets: [String: String] = [:]
        if let relations = archive.member("xl/_rels/workbook.xml.rels") {
            try WorkbookParts.forEachStart(of: relations, in: archive, path: path, limits: limits) { name, reader in
                guard name == "Relationship", let id = reader.attribute("Id"), let target = reader.attribute("Target")
                else { return }
                targets[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
            }
        }
        self.sheets = sheets
        self.is1904 = is1904
        self.targets = targets
    }

    func sheetMember(named wanted: String?) throws -> ZipArchive.Member {
        let sheet = wanted.map { name in sheets.first { $0.name == name } } ?? sheets.first
        guard let sheet else {
            if let wanted { throw TableProblem.unknownSheet(file: path, sheet: wanted, known: sheets.map(\.name)) }
            throw TableProblem.notATable(file: path)
        }
        guard let member = targets[sheet.relation].flatMap(archive.member) else {
            throw TableProblem.notATable(file: path)
        }
        return member
    }

    static func forEachStart(
        of member: ZipArchive.Member, in archive: ZipArchive, path: String, limits: ReadingLimits,
        _ body: (String, XMLPullReader) throws -> Void
    ) throws {
        let bytes = try archive.open(member)
        let reader = try XMLPullReader(path: path, limits: limits) { () throws(DocumentProblem) in try bytes.next() }
        while let event = try reader.next() {
            if case .start(let name, _) = event { try body(name, reader) }
        }
    }
}

/// The texts that cells share, kept in one buffer so that a million of them stay small.
struct SharedStrings {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    /// More text than this is refused rather than held in memory.
    private static let mostBytes = 64 << 20

    init(archive: ZipArchive, path: String, limits: ReadingLimits) throws {
        guard let member = archive.member("xl/sharedStrings.xml") else { return }
        let source = try archive.open(member)
        let reader = try XMLPullReader(path: path, limits: limits) { () throws(DocumentProblem) in try source.next() }
        var isText = false
        var phonetic = 0
        while let event = try reader.next() {
            switch event {
            case .start("rPh", let isEmpty): phonetic += isEmpty ? 0 : 1
            case .end("rPh"): phonetic -= 1
            case .start("t", let isEmpty): isText = !isEmpty && phonetic == 0
            case .end("t"): isText = false
            case .text(let piece) where isText: bytes += Array(piece.utf8)
            case .end("si"), .start("si", isEmpty: true): ends.append(bytes.count)
            default: break
            }
            guard bytes.count <= SharedStrings.mostBytes else {
                throw DocumentProblem.archiveTooLarge(path: path, member: member.name)
            }
        }
    }

    func text(_ index: Int) -> String? {
        guard ends.indices.contains(index) else { return nil }
        return String(decoding: bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]], as: UTF8.self)
    }
}
