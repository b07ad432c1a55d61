import Campaign
import Documents
import Tabular

/// XLS, DOC and RTF, by LibreOffice where it is installed, else by the small `catdoc`.
enum ConvertedGrid {
    static func grid(_ file: LogFile) throws -> any LogGrid {
        guard let path = AbsolutePath.of(file.path) else { throw DocumentProblem.unreadable(path: file.name) }
        if let office = file.context.converter("soffice") ?? file.context.converter("libreoffice") {
            if let grid = try byOffice(file, path, office) { return grid }
            // An office without its word processor cannot load letters.
            if file.context.converter(file.kind == .oldWorkbook ? "xls2csv" : "catdoc") == nil {
                throw failed(office, "empty", file)
            }
        }
        let name = file.kind == .oldWorkbook ? "xls2csv" : "catdoc"
        guard let program = file.context.converter(name) else {
            throw LogRefusal(
                "airing.log.tool_missing", ["file": .text(file.name), "program": .text(name), "package": "catdoc"])
        }
        // A page break between sheets; quotes around texts only.
        let arguments =
            file.kind == .oldWorkbook
            ? ["-d", "utf-8", "-c", ";", "-q", "1", "-b", "\u{C}\n", "-f", "%Y-%m-%d %H:%M:%S", path]
            : ["-d", "utf-8", "-w", path]
        let text = try output(of: program, arguments, file)
        return file.kind == .oldWorkbook ? try sheets(text, file) : PDFGrid.lines(text, container: "doc")
    }

    private static func output(of program: ExternalProgram, _ arguments: [String], _ file: LogFile) throws -> String {
        let limits = ProgramLimits(
            seconds: 60, memoryBytes: 2 << 30, outputBytes: file.context.limits.convertedBytes)
        let result = program.runBlocking(arguments, limits: limits)
        switch result.end {
        case .exited(0): return String(decoding: result.output, as: UTF8.self)
        case .timeLimit:
            throw LogRefusal("airing.log.tool_slow", ["file": .text(file.name), "program": .text(program.name)])
        case .outputLimit: throw LogRefusal("airing.log.too_much_text", ["file": .text(file.name)])
        case .exited(let code): throw failed(program, "exit \(code)", file)
        case .killed(let signal): throw failed(program, "signal \(signal)", file)
        case .cancelled: throw failed(program, "cancelled", file)
        case .notStarted(let number): throw failed(program, "errno \(number)", file)
        }
    }

    private static func failed(_ program: ExternalProgram, _ reason: String, _ file: LogFile) -> LogRefusal {
        LogRefusal(
            "airing.log.tool_failed",
            ["file": .text(file.name), "program": .text(program.name), "reason": .text(reason)])
    }

    /// Rows of the sheets that `xls2csv` wrote one after the other.
    private static func sheets(_ text: String, _ file: LogFile) throws -> StoredGrid {
        var rows: [GridRow] = []
        for (index, sheet) in text.split(separator: "\u{C}").enumerated() where !sheet.trimmingSpaces.isEmpty {
            let folder = try TemporaryFolder()
            var rest = Array(sheet.drop { $0.isNewline && index > 0 }.utf8)
            let path = try folder.file("sheet") { () throws(DocumentProblem) in
                defer { rest = [] }
                return rest
            }
            let reader = try DelimitedReader(
                file: try FileBytes(path: path), encoding: .utf8, delimiter: UInt8(ascii: ";"))
            var row = GridRow(sheet: String(index + 1))
            while try reader.read(into: &row.cells) {
                row.cells = RowBuffer(number: row.cells.number, cells: row.cells.cells.map(clock))
                rows.append(row)
            }
        }
        return StoredGrid(container: "xls", isWorkbook: true, stored: rows)
    }

    /// Times come as a fraction of a day, and those past midnight as the first days of 1904.
    private static func clock(_ cell: String) -> String {
        var seconds: Int?
        if cell.hasPrefix("0."), cell.count >= 8, let fraction = Double(cell) {
            seconds = Int((fraction * 86_400).rounded())
        } else if cell.hasPrefix("1904-01-0"), cell.count == 19, let days = Int(cell.prefix(10).suffix(1)), days >= 1 {
            let parts = cell.suffix(8).split(separator: ":").compactMap { Int($0) }
            if parts.count == 3 { seconds = ((days - 1) * 24 + parts[0]) * 3600 + parts[1] * 60 + parts[2] }
        }
        guard let seconds else { return cell }
        return [seconds / 3600, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : String($0) }
            .joined(separator: ":")
    }

    private static func byOffice(_ file: LogFile, _ path: String, _ office: ExternalProgram) throws -> (any LogGrid)? {
        let folder = try TemporaryFolder()
        let isWorkbook = file.kind == .oldWorkbook
        let ending = isWorkbook ? "xlsx" : "docx"
        _ = try output(
            of: office,
            [
                "--headless", "-env:UserInstallation=file://\(folder.path)/profile", "--convert-to", ending, "--outdir",
                folder.path, path,
            ], file)
        let base = path.split(separator: "/").last.map(String.init) ?? path
        let stem = base.contains(".") ? String(base[..<(base.lastIndex(of: ".") ?? base.endIndex)]) : base
        let made = "\(folder.path)/\(stem).\(ending)"
        guard AbsolutePath.of(made) != nil else { return nil }
        let source = LogSource(displayName: file.name, path: made, folder: folder)
        let converted = try LogFile(source, context: file.context, hasQuotes: file.hasQuotes)
        return Converted(grid: try TableFormat.grid(converted), container: isWorkbook ? "xls" : "doc", folder: folder)
    }

    /// Keeps the converted file as long as its rows are wanted.
    private struct Converted: LogGrid {
        let grid: any LogGrid
        let container: String
        let folder: TemporaryFolder
        var isWorkbook: Bool { grid.isWorkbook }
        func rows() throws -> any GridRows { try grid.rows() }
    }
}
