import CXlsxWriter
import Campaign
import Documents
import Glibc

/// An XLSX workbook in the making. The same calls give the same bytes: the library writes its zip with fixed times,
/// and the only date inside is the one handed in.
final class Workbook {
    private let folder: TemporaryFolder
    private var book: UnsafeMutablePointer<lxw_workbook>?
    private var formats: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]
    private var path: String { folder.path + "/workbook.xlsx" }

    /// - Parameters:
    ///   - title: the title in the properties of the document.
    ///   - author: the person in them.
    ///   - made: the instant in them; before 1970-01-01T00:00:01Z it is written as that second, because the library
    ///     takes zero for now.
    init(title: String, author: String, made: Instant) throws(ReportingProblem) {
        guard let folder = try? TemporaryFolder(), let book = workbook_new(folder.path + "/workbook.xlsx") else {
            throw Workbook.failure()
        }
        self.folder = folder
        self.book = book
        setProperties(of: book, title: SafeText.line(title), author: SafeText.line(author), made: made)
    }

    deinit {
        if let book { workbook_close(book) }
    }

    /// - Parameter name: cut to what a sheet's name may be: 31 characters, none of `[]:*?/\`.
    func addSheet(_ name: String) throws(ReportingProblem) -> Worksheet {
        let allowed = SafeText.line(name).filter { !"[]:*?/\\'".contains($0) }
        guard let book, let sheet = workbook_add_worksheet(book, String(allowed.prefix(31))) else {
            throw .cannotMakeWorkbook(reason: name)
        }
        return Worksheet(sheet) { [self] style in format(style) }
    }

    /// The bytes of the whole workbook; nothing can be added afterwards.
    func bytes() throws(ReportingProblem) -> [UInt8] {
        guard let book else { throw .cannotMakeWorkbook(reason: path) }
        self.book = nil
        let outcome = workbook_close(book)
        guard outcome == LXW_NO_ERROR else {
            throw .cannotMakeWorkbook(reason: lxw_strerror(outcome).map { String(cString: $0) } ?? path)
        }
        return try written()
    }

    private func format(_ style: CellStyle) -> UnsafeMutablePointer<lxw_format>? {
        if let known = formats[style] { return known }
        guard let book, let format = workbook_add_format(book) else { return nil }
        style.apply(to: format)
        formats[style] = format
        return format
    }

    private func setProperties(
        of book: UnsafeMutablePointer<lxw_workbook>, title: String, author: String, made: Instant
    ) {
        let (heading, person) = (strdup(title), strdup(author))
        defer {
            free(heading)
            free(person)
        }
        var properties = lxw_doc_properties()
        properties.title = heading
        properties.author = person
        properties.created = time_t(max(1, min(made.milliseconds / 1000, 253_402_300_799)))
        workbook_set_properties(book, &properties)
    }

    private func written() throws(ReportingProblem) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Workbook.failure() }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &piece, piece.count)
            if count < 0 { throw Workbook.failure() }
            if count == 0 { return bytes }
            bytes += piece[..<count]
        }
    }

    private static func failure() -> ReportingProblem {
        .cannotMakeWorkbook(reason: String(cString: strerror(errno)))
    }
}
