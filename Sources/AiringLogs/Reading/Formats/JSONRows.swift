import Campaign
import Documents
import Foundation
import Tabular

/// A list of JSON objects as a table: one row an object, the names of its fields above.
enum JSONRows {
    private static let mostBytes: Int64 = 256 << 20
    private static let mostColumns = 200

    /// - Throws: `LogRefusal` when it is no list of objects, or is cut, or nested too deeply.
    static func grid(_ file: LogFile) throws -> (grid: StoredGrid, headings: [String]) {
        guard file.bytes.size <= mostBytes else {
            throw LogRefusal("airing.log.too_much_text", ["file": .text(file.name)])
        }
        let blocks = DecodedBlocks(file: file.bytes)
        var bytes: [UInt8] = []
        while true {
            let block = blocks.next()
            if block.isEmpty { break }
            bytes += block
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        guard let root = try? JSONSerialization.jsonObject(with: Data(bytes)) else {
            throw LogRefusal("airing.log.json_damaged", ["file": .text(file.name)])
        }
        guard let objects = list(root) else { throw LogRefusal("airing.log.unknown_json", ["file": .text(file.name)]) }
        let flat = objects.map { flattened($0) }
        var headings: [String] = []
        var places: [String: Int] = [:]
        for object in flat.prefix(1_000) {
            for key in object.keys.sorted() where places[key] == nil && headings.count < mostColumns {
                places[key] = headings.count
                headings.append(key)
            }
        }
        // Objects count from 1; the names of their fields stand in no row.
        var rows = [GridRow(cells: RowBuffer(number: 0, cells: headings))]
        for (index, object) in flat.enumerated() {
            var cells = Array(repeating: "", count: headings.count)
            for (key, value) in object { if let place = places[key] { cells[place] = value } }
            rows.append(GridRow(cells: RowBuffer(number: index + 1, cells: cells)))
        }
        return (StoredGrid(container: "json", encoding: blocks.encoding.rawValue, stored: rows), headings)
    }

    /// The list itself, or the first list of objects inside an object.
    private static func list(_ root: Any) -> [[String: Any]]? {
        if let list = root as? [[String: Any]] { return list.isEmpty ? nil : list }
        guard let object = root as? [String: Any] else { return nil }
        for key in object.keys.sorted() {
            if let list = object[key] as? [[String: Any]], !list.isEmpty { return list }
        }
        return nil
    }

    /// `song.title` for a field inside a field.
    private static func flattened(_ object: [String: Any], prefix: String = "", depth: Int = 0) -> [String: String] {
        var fields: [String: String] = [:]
        for (key, value) in object {
            switch value {
            case let text as String: fields[prefix + key] = text
            case let number as NSNumber: fields[prefix + key] = number.stringValue
            case let inner as [String: Any] where depth < 3:
                fields.merge(flattened(inner, prefix: prefix + key + ".", depth: depth + 1)) { own, _ in own }
            default: break
            }
        }
        return fields
    }
}

/// A JSON export of one program.
protocol KnownJSON: KnownTable {}

extension KnownJSON {
    func recognises(_ file: LogFile) -> Bool {
        guard file.kind == .json else { return false }
        let head = file.lines.joined(separator: "\n")
        return telling.allSatisfy { name in head.contains("\"\(name.split(separator: " ").joined(separator: "_"))\"") }
    }

    func source(_ file: LogFile) throws -> any RecordSource {
        let (grid, headings) = try JSONRows.grid(file)
        return try known(grid, headings: headings, file)
    }
}
