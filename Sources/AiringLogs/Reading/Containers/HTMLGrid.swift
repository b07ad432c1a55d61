import Campaign
import Documents
import Tabular

/// Tables of HTML, which some programs save under the name of a spreadsheet.
enum HTMLGrid {
    private static let mostBytes = 64 << 20
    private static let entities = [
        "nbsp": "\u{A0}", "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "laquo": "«", "raquo": "»", "mdash": "—",
        "ndash": "–", "apos": "'",
    ]

    static func grid(_ file: LogFile) throws -> any LogGrid {
        let blocks = DecodedBlocks(file: file.bytes)
        var walk = DocumentRows(mostBytes: mostBytes, name: file.name)
        walk.isText = true
        var rest: [UInt8] = []
        var isHidden = false
        while true {
            let block = blocks.next()
            rest += block
            guard rest.count <= 4 << 20 else {
                throw LogRefusal("airing.log.endless_line", ["file": .text(file.name), "line": 1])
            }
            var start = 0
            while let open = rest[start...].firstIndex(of: UInt8(ascii: "<")) {
                guard let close = rest[open...].firstIndex(of: UInt8(ascii: ">")) else { break }
                let text = String(decoding: rest[start..<open], as: UTF8.self)
                if !isHidden { try walk.take(decoded(text)) }
                let tag = String(decoding: rest[(open + 1)..<close], as: UTF8.self).lowercased()
                isHidden = hides(tag) ?? isHidden
                apply(tag, &walk)
                start = close + 1
            }
            rest.removeFirst(start)
            if block.isEmpty { break }
        }
        return StoredGrid(container: "html", encoding: blocks.encoding.rawValue, stored: walk.finished())
    }

    private static func hides(_ tag: String) -> Bool? {
        if ["style", "script", "head", "title"].contains(where: { tag == $0 || tag.hasPrefix($0 + " ") }) {
            return true
        }
        return ["/style", "/script", "/head", "/title"].contains(tag) ? false : nil
    }

    private static func apply(_ tag: String, _ walk: inout DocumentRows) {
        switch tag.prefix(while: { $0 != " " && $0 != "\n" && $0 != "\r" && $0 != "\t" }) {
        case "table": walk.openTable()
        case "/table": walk.closeTable()
        case "tr": walk.openRow()
        case "/tr": walk.closeRow()
        case "td", "th":
            walk.openCell()
            if let range = tag.firstRange(of: "colspan=") {
                let digits = tag[range.upperBound...].drop { !$0.isNumber }.prefix { $0.isNumber }
                walk.span(Int(digits) ?? 1)
            }
        case "/td", "/th": walk.closeCell()
        case "br", "br/": walk.add(" ")
        case "/p", "/div", "/h1", "/h2", "/h3", "/caption": walk.closeParagraph()
        default: break
        }
    }

    /// Line ends are spaces; the entities that offices write.
    private static func decoded(_ text: String) -> String {
        let flat = String(text.map { $0.isNewline ? " " : $0 })
        guard flat.contains("&") else { return flat }
        var result = ""
        var rest = flat[...]
        while let sign = rest.firstIndex(of: "&") {
            result += rest[..<sign]
            let behind = rest[rest.index(after: sign)...]
            let name = behind.prefix(10).prefix { $0 != ";" && $0 != " " }
            let hasEnd = behind.dropFirst(name.count).first == ";"
            if hasEnd, let known = character(String(name)) {
                result += known
                rest = behind.dropFirst(name.count + 1)
            } else {
                result += "&"
                rest = behind
            }
        }
        return result + rest
    }

    private static func character(_ name: String) -> String? {
        if let known = entities[name.lowercased()] { return known }
        guard name.hasPrefix("#") else { return nil }
        let isHex = name.dropFirst().first == "x"
        let value = isHex ? UInt32(name.dropFirst(2), radix: 16) : UInt32(name.dropFirst())
        return value.flatMap(Unicode.Scalar.init).map { String($0) }
    }
}

/// The XML of Excel 2003.
enum SpreadsheetXMLGrid {
    static func grid(_ file: LogFile) throws -> any LogGrid {
        let reader = try file.xmlReader()
        var rows: [GridRow] = []
        var sheet = ""
        var number = 0
        var cells: [String] = []
        var text = ""
        var isData = false
        var taken = 0
        while let event = try reader.next() {
            switch event {
            case .start("Worksheet", _):
                sheet = reader.attribute("ss:Name") ?? ""
                number = 0
            case .start("Row", _):
                number = reader.attribute("ss:Index").flatMap { Int($0) } ?? number + 1
                cells = []
            case .start("Cell", let isEmpty):
                let place = reader.attribute("ss:Index").flatMap { Int($0) } ?? cells.count + 1
                while cells.count < min(place - 1, 256) { cells.append("") }
                text = ""
                if isEmpty { cells.append("") }
            case .start("Data", let isEmpty): isData = !isEmpty
            case .end("Data"): isData = false
            case .text(let piece) where isData:
                taken += piece.utf8.count
                guard taken <= file.context.limits.convertedBytes else {
                    throw LogRefusal("airing.log.too_much_text", ["file": .text(file.name)])
                }
                text += piece
            case .end("Cell"): if cells.count < 256 { cells.append(shown(text)) }
            case .end("Row"): rows.append(GridRow(sheet: sheet, cells: RowBuffer(number: number, cells: cells)))
            default: break
            }
        }
        return StoredGrid(container: "xml", isWorkbook: true, stored: rows)
    }

    /// `1899-12-31T08:15:00.000` is a time of day.
    private static func shown(_ text: String) -> String {
        let parts = text.split(separator: "T")
        guard parts.count == 2, parts[0].count == 10, parts[0].withDay else { return text }
        let clock = parts[1].split(separator: ".")[0]
        if parts[0] == "1899-12-30" || parts[0] == "1899-12-31" { return String(clock) }
        return clock == "00:00:00" ? String(parts[0]) : parts[0] + " " + clock
    }
}

extension Substring {
    /// Whether it is a day as XML writes it.
    fileprivate var withDay: Bool { Day(self) != nil }
}
