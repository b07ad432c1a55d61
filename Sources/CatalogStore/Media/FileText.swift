import Campaign
import Documents
import GRDB

/// The text inside a file, where the program can read it.
enum FileText {
    /// Characters of text kept of one file.
    static let longest = 2 << 20

    static func text(path: String, mediaType: String) -> String? {
        if mediaType == "application/pdf" {
            guard case .text(let text, _) = PDFText.textBlocking(path: path, limit: longest) else { return nil }
            return text
        }
        if OfficeText.mediaTypes.contains(mediaType) {
            return try? OfficeText.text(path: path, mediaType: mediaType, limit: longest)
        }
        guard mediaType.hasPrefix("text/") || mediaType == "application/x-subrip", let file = try? FileBytes(path: path)
        else { return nil }
        let bytes = file.read(at: 0, count: longest)
        let (encoding, mark) = TextEncoding.detect(bytes)
        if let characters = encoding.characterSet { return characters.decode(bytes) }
        guard encoding == .utf8 else { return nil }
        return String(decoding: bytes.dropFirst(mark), as: UTF8.self)
    }
}

/// The telephone numbers that a text shows, and the contacts that they are.
struct NumbersShown {
    struct Shown {
        let text: String
        /// The contact of that number; nil where it is none.
        let contact: String?
    }

    let numbers: [Shown]

    init(in text: String, database: Database) throws {
        let found = PhoneNumber.found(in: text)
        guard !found.isEmpty else {
            numbers = []
            return
        }
        let contacts = try Row.fetchAll(database, sql: "SELECT code, number FROM contact ORDER BY code").map { row in
            (code: row["code"] as String, digits: PhoneNumber.digits(row["number"] as String))
        }
        numbers = found.map { text in
            let digits = PhoneNumber.digits(text)
            return Shown(text: text, contact: contacts.first { $0.digits == digits }?.code)
        }
    }
}

extension PhoneNumber {
    /// The digits of a number however it is written.
    static func digits(_ text: String) -> String { text.filter { ("0"..."9").contains($0) } }
}
