/// Office and layout packages are zip files; which one shows in the names of their members.
///
/// Only the local headers in the head of the file are read (PKWARE APPNOTE section 4.3.7); nothing is unpacked.
enum ZipPackage {
    private static let localHeader: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
    private static let mostMembers = 4096

    /// Packages that say in a first, uncompressed member `mimetype` what they are.
    private static let declared: Set<String> = [
        "application/epub+zip", "application/vnd.adobe.indesign-idml-package",
        "application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text-template",
        "application/vnd.oasis.opendocument.spreadsheet", "application/vnd.oasis.opendocument.presentation",
        "application/vnd.oasis.opendocument.graphics",
    ]

    /// Nil when the bytes are no zip file or one of no known kind.
    static func mediaType(head: UnsafeRawBufferPointer) -> String? {
        guard head.starts(with: localHeader) else { return nil }
        var seen = Members()
        var offset = 0
        for _ in 0..<mostMembers {
            guard let member = Member(head, at: offset) else { break }
            if let text = member.declaration(head), declared.contains(text) { return text }
            seen.note(member.name(head))
            guard let next = member.next(head) else { break }
            offset = next
        }
        return seen.mediaType
    }

    /// What the names seen so far tell.
    private struct Members {
        private var hasTypes = false
        private var hasMacros = false
        private var part: String?

        private static let office = "application/vnd.openxmlformats-officedocument."

        mutating func note(_ name: String) {
            if name == "[Content_Types].xml" { hasTypes = true }
            if name.hasSuffix("/vbaProject.bin") { hasMacros = true }
            if name == "designmap.xml" { part = "idml" }
            for folder in ["word/", "xl/", "ppt/"] where name.hasPrefix(folder) { part = part ?? folder }
        }

        var mediaType: String? {
            switch part {
            case "idml": return "application/vnd.adobe.indesign-idml-package"
            case "word/" where hasTypes:
                return hasMacros
                    ? "application/vnd.ms-word.document.macroEnabled.12" : Members.office + "wordprocessingml.document"
            case "xl/" where hasTypes:
                return hasMacros
                    ? "application/vnd.ms-excel.sheet.macroEnabled.12" : Members.office + "spreadsheetml.sheet"
            case "ppt/" where hasTypes:
                return hasMacros
                    ? "application/vnd.ms-powerpoint.presentation.macroEnabled.12"
                    : Members.office + "presentationml.presentation"
            default: return nil
            }
        }
    }

    /// One local header. Every number in it is the sender's word and is checked against the bytes at hand.
    private struct Member {
        private let nameRange: Range<Int>
        private let dataStart: Int
        private let compressedSize: Int
        private let isStored: Bool
        private let hasSizeBehind: Bool

        init?(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
            guard offset >= 0, bytes.count - offset >= 30 else { return nil }
            guard UnsafeRawBufferPointer(rebasing: bytes[offset...]).starts(with: localHeader) else { return nil }
            func number(_ at: Int, _ length: Int) -> Int {
                (0..<length).reduce(0) { $0 | Int(bytes[offset + at + $1]) << (8 * $1) }
            }
            nameRange = offset + 30..<offset + 30 + number(26, 2)
            dataStart = nameRange.upperBound + number(28, 2)
            compressedSize = number(18, 4)
            isStored = number(8, 2) == 0
            hasSizeBehind = number(6, 2) & 8 != 0 && compressedSize == 0
            guard dataStart <= bytes.count else { return nil }
        }

        func name(_ bytes: UnsafeRawBufferPointer) -> String {
            String(decoding: bytes[nameRange], as: UTF8.self)
        }

        /// The content of an uncompressed member `mimetype`.
        func declaration(_ bytes: UnsafeRawBufferPointer) -> String? {
            guard isStored, compressedSize <= 100, name(bytes) == "mimetype" else { return nil }
            guard dataStart + compressedSize <= bytes.count else { return nil }
            let text = String(decoding: bytes[dataStart..<dataStart + compressedSize], as: UTF8.self)
            return text.split(whereSeparator: \.isWhitespace).first.map(String.init)
        }

        /// Where the next header begins. Without a size it is searched for.
        func next(_ bytes: UnsafeRawBufferPointer) -> Int? {
            guard hasSizeBehind else { return dataStart + compressedSize }
            var offset = dataStart
            while offset + 4 <= bytes.count {
                if bytes[offset] == 0x50, bytes[offset + 1] == 0x4B, bytes[offset + 2] == 3, bytes[offset + 3] == 4 {
                    return offset
                }
                offset += 1
            }
            return nil
        }
    }
}
