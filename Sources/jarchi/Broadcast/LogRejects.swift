import AiringLogs
import Tabular
import Wording

/// The rows of logs that were not taken, each with its place and reason.
final class LogRejects {
    let path: String
    private(set) var count = 0
    private var writer: DelimitedWriter?

    init(path: String) { self.path = path }

    func write(_ rows: [RejectedLine], file: String) throws {
        for row in rows {
            let headings = ["file", "sheet", "row", "column", "value", "reason"]
            let writer =
                try writer
                ?? DelimitedWriter(path, headings: headings.map { Interface.text("column." + $0) })
            self.writer = writer
            let told = Interface.wording.told(row.reason)
            try writer.write([
                file, row.sheet, String(row.row), row.column, row.value,
                [told.what, told.fix].compactMap { $0 }.joined(separator: " "),
            ])
            count += 1
        }
    }

    func finish() throws { try writer?.finish() }
}
