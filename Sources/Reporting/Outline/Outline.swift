import Campaign
import Wording

/// A document before it has a form: what it says, in which order. A page, a workbook and a plain text are made of it.
struct Outline: Sendable {
    let language: DocumentLanguage
    let title: String
    /// What stands under the title.
    var subtitle = ""
    let author: String
    let made: Instant
    var sections: [OutlineSection] = []
    /// Small print at the end.
    var foot: [String] = []
    /// `Page {page} of {pages}` in the language.
    let pageNumber: @Sendable (_ page: String, _ pages: String) -> String
}

struct OutlineSection: Sendable {
    enum Place: Sendable { case everywhere, page, workbook }

    /// Empty where it has none.
    let heading: String
    /// The sheet of a workbook on which it stands; sections with one name follow each other on one sheet.
    var sheet = ""
    var place = Place.everywhere
    var blocks: [OutlineBlock]
}

enum OutlineBlock: Sendable {
    case paragraph(String)
    case facts([OutlineFact])
    case items([String])
    case table(OutlineTable)
    /// Lines with a name each, to be written on by hand.
    case answer([String])
}

struct OutlineFact: Sendable {
    let label: String
    let value: String
    /// A long code that may be broken anywhere.
    var isCode = false
}

struct OutlineTable: Sendable {
    let columns: [OutlineColumn]
    let rows: [OutlineRow]
    /// A name, a value and an explanation in each row.
    var isFigures = false
}

struct OutlineColumn: Sendable {
    let title: String
    /// In characters, as a workbook measures columns; on a page its share of the width. Zero leaves it to the page.
    let width: Double
    /// Shown broken into lines rather than on one.
    var wraps = false
}

struct OutlineRow: Sendable {
    enum Tone: String, Sendable { case plain, good, warning, bad, quiet }

    let cells: [OutlineCell]
    var tone = Tone.plain
}

/// A value in a table, still typed, so that a workbook can calculate with it.
enum OutlineCell: Sendable, Equatable {
    case empty
    case text(String)
    /// A code or a digest: one piece of text, broken anywhere.
    case code(String)
    case lines([String])
    case whole(Int64)
    /// Hundredths.
    case hundredths(Int64)
    /// Milliseconds, shown as seconds.
    case seconds(Int64)
    case permille(Int64)
    case day(Day)
    /// Milliseconds since midnight; may be above 24 hours.
    case clock(Int, isSecondKnown: Bool)
    /// A day by the calendar and milliseconds since its midnight.
    case moment(Day, Int, isSecondKnown: Bool)
    case money([Money])
}
