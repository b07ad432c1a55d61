import Campaign
import Documents
import Tabular

/// How the lines of a text are cut into cells.
enum TextCut: Equatable {
    case delimiter(UInt8)
    /// Two spaces or more, or the lines of a box.
    case spaces
    case box
    /// Not at all: running text.
    case none

    /// Decides by the lines that tell times.
    static func of(_ lines: [String]) -> TextCut {
        let timed = lines.filter(hasClock)
        let boxed = timed.count { $0.contains("│") || $0.contains("║") }
        if boxed > 0, boxed * 2 > timed.count { return .box }
        let judged = timed.count >= 2 ? timed : timed.isEmpty ? lines.filter { !$0.trimmingSpaces.isEmpty } : timed
        guard !judged.isEmpty else { return .none }
        for mark in [";", "\t", "|"] as [Character] where isEven(judged, mark) {
            return .delimiter(mark.asciiValue ?? 0)
        }
        let commas = judged.joined().count { $0 == "," }
        let spaced = judged.reduce(0) { sum, line in sum + line.components(separatedBy: ", ") }
        if commas > 0, spaced * 10 <= commas * 3 || judged.contains(where: { $0.contains("\"") }), isEven(judged, ",") {
            return .delimiter(UInt8(ascii: ","))
        }
        let widths = judged.map { cells($0).count }
        let usual = mode(widths)
        if usual >= 3, widths.count(where: { $0 == usual }) * 10 >= widths.count * 7 { return .spaces }
        return .none
    }

    private static func isEven(_ lines: [String], _ mark: Character) -> Bool {
        let counts = lines.map { line in unquoted(line).count { $0 == mark } }
        let usual = mode(counts)
        return usual >= 1
            && counts.count(where: { $0 == usual || abs($0 - usual) <= 1 && usual > 3 }) * 10 >= counts.count * 6
    }

    private static func unquoted(_ line: String) -> String {
        var isQuoted = false
        return line.filter { character in
            if character == "\"" { isQuoted.toggle() }
            return !isQuoted
        }
    }

    private static func mode(_ numbers: [Int]) -> Int {
        let counts = Dictionary(grouping: numbers) { $0 }
        return counts.max { ($0.value.count, $0.key) < ($1.value.count, $1.key) }?.key ?? 0
    }

    static func hasClock(_ line: String) -> Bool {
        line.withCell { bytes in
            bytes.indices.contains {
                bytes[$0] == 0x3A && bytes.isDigit($0 - 1) && bytes.isDigit($0 + 1) && bytes.isDigit($0 + 2)
            }
        }
    }

    /// Cells between two spaces or more.
    static func cells(_ line: String) -> [String] {
        var cells: [String] = []
        var cell = ""
        var spaces = 0
        for character in line {
            if character == " " || character == "\u{A0}" || character == "\t" {
                spaces += character == "\t" ? 2 : 1
                continue
            }
            if spaces >= 2, !cell.isEmpty {
                cells.append(cell)
                cell = ""
            } else if spaces == 1, !cell.isEmpty {
                cell.append(" ")
            }
            spaces = 0
            cell.append(character)
        }
        if !cell.isEmpty { cells.append(cell) }
        return cells
    }

    /// Cells of a table drawn with lines, as programs of DOS printed it.
    static func boxCells(_ line: String) -> [String] {
        let rulers: Set<Character> = [
            "─", "═", "┼", "├", "┤", "┌", "┐", "└", "┘", "┬", "┴", "╔", "╗", "╚", "╝", "╠", "╣", "╦", "╩", "╬", "╪",
            "╞", "╡", "╟", "╢", "╤", "╧", "╫", "╨", "╥",
        ]
        let text = line.filter { !rulers.contains($0) }
        var cells = text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "│" || $0 == "║" })
            .map(\.trimmingSpaces)
        if cells.first == "" { cells.removeFirst() }
        if cells.last == "" { cells.removeLast() }
        return cells
    }

    func cut(_ line: String) -> [String] {
        switch self {
        case .none, .delimiter: [line]
        case .spaces: TextCut.cells(line)
        case .box: TextCut.boxCells(line)
        }
    }
}

extension String {
    fileprivate func components(separatedBy pair: String) -> Int {
        zip(self, dropFirst()).count { $0 == "," && $1 == " " }
    }
}

/// A text file line by line.
struct TextGrid: LogGrid {
    let file: FileBytes
    let fileEncoding: TextEncoding
    let cut: TextCut
    let limits: LogLimits
    let container = "text"
    var encoding: String? { fileEncoding.rawValue }

    func rows() throws -> any GridRows { Rows(try TextLines(file: file, encoding: fileEncoding, limits: limits), cut) }

    private final class Rows: GridRows {
        private let lines: TextLines
        private let cut: TextCut
        init(_ lines: TextLines, _ cut: TextCut) {
            self.lines = lines
            self.cut = cut
        }

        func read(into row: inout GridRow) throws -> Bool {
            guard let line = try lines.next() else { return false }
            row.cells = RowBuffer(number: lines.number, cells: cut.cut(line))
            return true
        }
    }
}

/// The lines of a text file.
final class TextLines {
    private let blocks: DecodedBlocks
    private let limits: LogLimits
    private let name: String
    private var rest: [UInt8] = []
    private var position = 0
    private var isAtEnd = false
    private(set) var number = 0

    init(file: FileBytes, encoding: TextEncoding?, limits: LogLimits) throws {
        blocks = DecodedBlocks(file: file, encoding: encoding)
        self.limits = limits
        name = file.path.split(separator: "/").last.map(String.init) ?? file.path
    }

    /// The next line without its end; nil behind the last.
    func next() throws -> String? {
        while true {
            if let end = rest[position...].firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) {
                if rest[end] == 0x0D, end + 1 == rest.count, !isAtEnd {
                    fill()
                    continue
                }
                return take(
                    until: end,
                    next: rest[end] == 0x0D && end + 1 < rest.count && rest[end + 1] == 0x0A ? end + 2 : end + 1)
            }
            guard rest.count - position <= limits.lineBytes else {
                throw LogRefusal("airing.log.endless_line", ["file": .text(name), "line": .count(number + 1)])
            }
            if isAtEnd {
                return position < rest.count ? take(until: rest.count, next: rest.count) : nil
            }
            fill()
        }
    }

    private func take(until end: Int, next: Int) -> String {
        number += 1
        defer { position = next }
        let line = String(decoding: rest[position..<end], as: UTF8.self)
        // Pages of old printouts begin with a form feed.
        return line.hasPrefix("\u{C}") ? String(line.dropFirst()) : line
    }

    private func fill() {
        rest.removeFirst(position)
        position = 0
        let block = blocks.next()
        if block.isEmpty { isAtEnd = true } else { rest += block }
    }
}
