import Glibc

/// An entry while it is being read.
struct MessageDraft {
    var key: Range<Int>?
    /// The places of `msgstr`, or of `msgstr[0]`, `msgstr[1]` and so on.
    var forms: [Range<Int>] = []
    var isFuzzy = false
}

/// Goes through PO text line by line.
struct MessageReader {
    /// No language has more plural forms (Arabic has six).
    private static let mostForms = 6

    private enum Field {
        case none, key, ignored
        case form(Int)
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private var draft = MessageDraft()
    private var field = Field.none
    private var found: [String: MessageTable.Entry] = [:]

    /// - Parameter bytes: must outlive the reader.
    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func entries() -> [String: MessageTable.Entry] {
        found.reserveCapacity(bytes.count / 96)
        var start = 0
        while start < bytes.count {
            let end = endOfLine(from: start)
            read(line: start..<end)
            start = end + 1
        }
        close()
        return found
    }

    private func endOfLine(from start: Int) -> Int {
        guard let base = bytes.baseAddress, let hit = memchr(base + start, 0x0A, bytes.count - start) else {
            return bytes.count
        }
        return UnsafeRawPointer(hit) - UnsafeRawPointer(base)
    }

    private mutating func read(line: Range<Int>) {
        guard let first = line.first(where: { bytes[$0] > 0x20 }) else { return }
        switch bytes[first] {
        case UInt8(ascii: "\""): extend(with: first..<line.upperBound)
        case UInt8(ascii: "#"): readComment(first..<line.upperBound)
        case UInt8(ascii: "m"): readKeyword(first..<line.upperBound)
        default: field = .ignored
        }
    }

    /// `#, fuzzy` belongs to the entry that follows. Obsolete entries (`#~`) are comments to us.
    private mutating func readComment(_ line: Range<Int>) {
        if draft.key != nil { close() }
        guard line.count > 1, bytes[line.lowerBound + 1] == UInt8(ascii: ",") else { return }
        let flags = bytes[line.dropFirst(2)].split { $0 <= 0x20 || $0 == UInt8(ascii: ",") }
        if flags.contains(where: { $0.elementsEqual("fuzzy".utf8) }) { draft.isFuzzy = true }
    }

    private mutating func readKeyword(_ line: Range<Int>) {
        let quote = line.first { bytes[$0] == UInt8(ascii: "\"") } ?? line.upperBound
        let value = quote..<line.upperBound
        let written = bytes[line.lowerBound..<quote]
        let keyword = String(decoding: written.prefix { $0 > 0x20 }, as: UTF8.self)
        switch keyword {
        case "msgid":
            close()
            draft.key = value
            field = .key
        case "msgctxt", "msgid_plural":
            field = .ignored
        case "msgstr", "msgstr[0]":
            begin(form: 0, with: value)
        default:
            guard keyword.hasPrefix("msgstr["), keyword.hasSuffix("]"),
                let form = Int(keyword.dropFirst(7).dropLast()), (1..<MessageReader.mostForms).contains(form)
            else {
                field = .ignored
                return
            }
            begin(form: form, with: value)
        }
    }

    private mutating func begin(form: Int, with value: Range<Int>) {
        guard form == draft.forms.count else {
            field = .ignored
            return
        }
        draft.forms.append(value)
        field = .form(form)
    }

    private mutating func extend(with value: Range<Int>) {
        switch field {
        case .key: draft.key = (draft.key?.lowerBound ?? value.lowerBound)..<value.upperBound
        case .form(let form): draft.forms[form] = draft.forms[form].lowerBound..<value.upperBound
        case .none, .ignored: return
        }
    }

    /// Keeps the entry that has been read. An empty translation is none, and the header has the empty key.
    private mutating func close() {
        defer {
            draft = MessageDraft(isFuzzy: draft.key == nil && draft.isFuzzy)
            field = .none
        }
        guard let place = draft.key, let first = draft.forms.first else { return }
        let key = QuotedText.decoded(bytes[place])
        guard !key.isEmpty, first.contains(where: { isWord(bytes[$0]) }), found[key] == nil else { return }
        found[key] = MessageTable.Entry(draft)
    }

    private func isWord(_ byte: UInt8) -> Bool { byte > 0x20 && byte != UInt8(ascii: "\"") }
}
