/// The text inside documents of word processors: DOCX (ECMA-376) and ODT (OpenDocument 1.3).
package enum OfficeText {
    /// The media types that can be read.
    package static let mediaTypes = [docx, odt]
    private static let docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    private static let odt = "application/vnd.oasis.opendocument.text"

    /// The paragraphs of the text, its headers, footers and notes, a line each; what is crossed out is left out.
    ///
    /// - Parameter limit: what goes beyond so many bytes of UTF-8 is cut off.
    package static func text(
        path: String, mediaType: String, limit: Int = 2 << 20
    ) throws(DocumentProblem) -> String {
        var limits = ReadingLimits.standard
        limits.inflatedBytes = 256 << 20
        let archive = try ZipArchive(path: path, limits: limits)
        var lines = OfficeLines(textNames: mediaType == odt ? ["p", "h"] : ["t"], limit: limit)
        for member in archive.members where isRead(member.name, of: mediaType) && !lines.isFull {
            let bytes = try archive.open(member)
            let reader = try XMLPullReader(path: path, limits: limits) { () throws(DocumentProblem) in
                try bytes.next()
            }
            try lines.read(reader)
        }
        return lines.text
    }

    private static func isRead(_ member: String, of mediaType: String) -> Bool {
        if mediaType == odt { return member == "content.xml" || member == "styles.xml" }
        guard member.hasPrefix("word/"), member.hasSuffix(".xml") else { return false }
        let name = member.dropFirst("word/".count).dropLast(".xml".count)
        return ["document", "footnotes", "endnotes"].contains(name) || isNumbered(name, "header")
            || isNumbered(name, "footer")
    }

    private static func isNumbered(_ name: Substring, _ kind: String) -> Bool {
        name.hasPrefix(kind) && name.dropFirst(kind.count).allSatisfy(\.isNumber)
    }
}

/// Gathers lines of text from the elements of both formats, by their local names.
private struct OfficeLines {
    private(set) var text = ""
    private(set) var isFull = false
    /// The elements whose text is shown.
    private let textNames: Set<String>
    private let limit: Int
    /// How deep it is in what is not shown or shown twice.
    private var hidden = 0
    /// How deep it is in what is shown.
    private var shown = 0

    private static let paragraphs: Set<String> = ["p", "h"]
    private static let hiddenNames: Set<String> = [
        "Fallback", "tracked-changes", "annotation", "del", "ruby-text",
    ]

    init(textNames: Set<String>, limit: Int) {
        self.textNames = textNames
        self.limit = limit
    }

    mutating func read(_ reader: XMLPullReader) throws(DocumentProblem) {
        hidden = 0
        shown = 0
        while !isFull, let event = try reader.next() {
            switch event {
            case .start(let name, let isEmpty): start(name, isEmpty: isEmpty)
            case .end(let name): end(name)
            case .text(let piece) where shown > 0 && hidden == 0: append(piece)
            case .text: break
            }
        }
        endLine()
    }

    private mutating func start(_ name: String, isEmpty: Bool) {
        switch name {
        case "tab", "s": if text.last?.isWhitespace == false { append(" ") }
        case "br", "cr", "line-break": endLine()
        default: break
        }
        guard !isEmpty else { return }
        if OfficeLines.hiddenNames.contains(name) { hidden += 1 }
        if textNames.contains(name) { shown += 1 }
    }

    private mutating func end(_ name: String) {
        if OfficeLines.hiddenNames.contains(name) { hidden -= 1 }
        if textNames.contains(name) { shown -= 1 }
        if OfficeLines.paragraphs.contains(name) { endLine() }
    }

    private mutating func append(_ piece: String) {
        guard hidden == 0 else { return }
        // What goes beyond the limit is cut between runs.
        guard text.utf8.count + piece.utf8.count <= limit else {
            isFull = true
            return
        }
        text += piece
    }

    private mutating func endLine() {
        if hidden == 0, !text.isEmpty, text.utf8.last != 0x0A { append("\n") }
    }
}
