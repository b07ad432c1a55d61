import Campaign
import Documents
import Tabular

/// Tables, lists and letters in whatever holds them.
enum TableFormat {
    static func source(_ file: LogFile) throws -> any RecordSource {
        try TableSource(
            grid: try grid(file), file: file.name, station: file.stem, names: file.names, context: file.context)
    }

    static func grid(_ file: LogFile) throws -> any LogGrid {
        let limits = file.context.limits
        switch file.kind {
        case .empty: throw LogRefusal("airing.log.empty", ["file": .text(file.name)])
        case .binary: throw LogRefusal("airing.log.not_text", ["file": .text(file.name)])
        case .picture(let name):
            throw LogRefusal("airing.log.picture", ["file": .text(file.name), "kind": .text(name)])
        case .database: throw LogRefusal("airing.log.database", ["file": .text(file.name)])
        case .archive, .gzip: throw LogRefusal("airing.log.nested_archive", ["file": .text(file.name)])
        case .json: return try JSONRows.grid(file).grid
        case .xml:
            if file.root?.name == "Workbook" { return try SpreadsheetXMLGrid.grid(file) }
            if file.root?.name == "html" { return try HTMLGrid.grid(file) }
            // What cannot be read as XML at all says so itself.
            let reader = try file.xmlReader()
            while try reader.next() != nil {}
            throw LogRefusal(
                "airing.log.unknown_xml", ["file": .text(file.name), "element": .text(file.root?.name ?? "")])
        case .html: return try HTMLGrid.grid(file)
        case .workbook: return try WorkbookGrid(path: file.path, limits: limits.reading)
        case .wordDocument: return try WordGrid.grid(file)
        case .openDocument: return try OpenDocumentGrid.grid(file)
        case .pdf: return try PDFGrid.grid(file)
        case .oldWorkbook, .oldDocument, .richText: return try ConvertedGrid.grid(file)
        case .text: return text(file)
        }
    }

    private static func text(_ file: LogFile) -> any LogGrid {
        let limits = file.context.limits
        let profile = file.context.profiles.first { $0.station == file.stem && $0.delimiter != nil }
        let told = profile?.delimiter?.utf8.first
        var reading = limits.reading
        reading.cellBytes = limits.lineBytes
        let cut = told.map { TextCut.delimiter($0) } ?? TextCut.of(file.lines)
        if case .delimiter(let mark) = cut {
            return DelimitedGrid(
                file: file.bytes, limits: reading, fileEncoding: file.encoding, mark: mark,
                hasQuotes: file.hasQuotes && mark != UInt8(ascii: "|"))
        }
        return TextGrid(file: file.bytes, fileEncoding: file.encoding, cut: cut, limits: limits)
    }
}
