import Documents

/// What a file is, by its bytes.
enum ContainerKind: Equatable {
    case workbook, wordDocument, openDocument(isSpreadsheet: Bool)
    /// XLS and DOC of the nineties, and RTF.
    case oldWorkbook, oldDocument, richText
    case pdf, gzip, archive, database
    case picture(String)
    case xml, html, json, text
    case binary
    case empty

    static func of(_ file: FileBytes, limits: LogLimits) throws -> ContainerKind {
        if file.size == 0 { return .empty }
        let head = file.read(at: 0, count: 4096)
        if isArchive(file) {
            return office(try ZipArchive(path: file.path, limits: limits.reading)) ?? .archive
        }
        if let known = signature(head, file) { return known }
        return text(head)
    }

    static func isArchive(_ file: FileBytes) -> Bool {
        let head = file.read(at: 0, count: 4)
        return head == [0x50, 0x4B, 0x03, 0x04] || head == [0x50, 0x4B, 0x05, 0x06]
    }

    /// Which office document an archive is; nil for an archive of files.
    static func office(_ archive: ZipArchive) -> ContainerKind? {
        if archive.member("xl/workbook.xml") != nil { return .workbook }
        if archive.member("word/document.xml") != nil { return .wordDocument }
        guard archive.member("content.xml") != nil, let member = archive.member("mimetype"),
            let reader = try? archive.open(member), let type = try? reader.next()
        else { return nil }
        let text = String(decoding: type, as: UTF8.self)
        guard text.hasPrefix("application/vnd.oasis.opendocument") else { return nil }
        return .openDocument(isSpreadsheet: text.contains("spreadsheet"))
    }

    private static func signature(_ head: [UInt8], _ file: FileBytes) -> ContainerKind? {
        if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return compound(file) }
        if head.starts(with: [0x1F, 0x8B]) { return .gzip }
        if head.starts(with: Array("%PDF-".utf8)) { return .pdf }
        if head.starts(with: Array("{\\rtf".utf8)) { return .richText }
        if head.starts(with: Array("SQLite format 3".utf8)) { return .database }
        for (name, bytes) in pictures where head.starts(with: bytes) { return .picture(name) }
        return nil
    }

    private static let pictures: [(String, [UInt8])] = [
        ("JPEG", [0xFF, 0xD8, 0xFF]), ("PNG", [0x89, 0x50, 0x4E, 0x47]), ("GIF", Array("GIF8".utf8)),
        ("TIFF", [0x49, 0x49, 0x2A, 0x00]), ("TIFF", [0x4D, 0x4D, 0x00, 0x2A]),
    ]

    /// The streams of a compound file are named in UTF-16.
    private static func compound(_ file: FileBytes) -> ContainerKind {
        var offset: Int64 = 0
        let wanted = ["Workbook", "Book", "WordDocument"].map { name in
            name.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        }
        while offset < min(file.size, 64 << 20) {
            let block = file.read(at: offset, count: 1 << 20)
            if block.isEmpty { break }
            // Entries of the directory begin at multiples of 128 bytes.
            for start in stride(from: 0, to: block.count, by: 128) {
                let entry = block[start..<min(start + 26, block.count)]
                if entry.starts(with: wanted[2]) { return .oldDocument }
                if entry.starts(with: wanted[0]) || entry.starts(with: wanted[1]) { return .oldWorkbook }
            }
            offset += Int64(block.count)
        }
        return .oldDocument
    }

    private static func text(_ head: [UInt8]) -> ContainerKind {
        let (encoding, mark) = TextEncoding.detect(head)
        let isWide = encoding == .utf16LittleEndian || encoding == .utf16BigEndian
        let controls = head.count { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D && $0 != 0x0C && $0 != 0x1A }
        if !isWide, controls * 50 > head.count { return .binary }
        let plain = head.dropFirst(mark).filter { $0 != 0 }.prefix(2048)
        let start = String(decoding: plain.drop { $0 <= 0x20 }, as: UTF8.self).lowercased()
        if start.hasPrefix("<") {
            return start.contains("<html") || start.hasPrefix("<!doctype html") || start.hasPrefix("<table")
                ? .html : .xml
        }
        if start.hasPrefix("{") { return .json }
        return start.hasPrefix("[") && isJSONList(start) ? .json : .text
    }

    private static func isJSONList(_ text: String) -> Bool {
        guard let next = text.dropFirst().first(where: { !$0.isWhitespace }) else { return false }
        return next == "{" || next == "]"
    }
}
