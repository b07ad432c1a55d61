import AiringLogs
import Campaign
import Foundation
import Tabular
import Testing

/// Every line of the labelled logs comes back as the label says.
@Suite struct LabelledLogsTests {
    private static let folder = Bundle.module.url(forResource: "Files", withExtension: nil)?.path ?? ""

    private static func table(_ name: String) throws -> [[String: String]] {
        let rows = try TableReader.open(folder + "/" + name)
        let headings = try rows.next()?.cells ?? []
        var table: [[String: String]] = []
        while let row = try rows.next() {
            table.append(
                Dictionary(
                    uniqueKeysWithValues: headings.enumerated().map { index, heading in
                        (heading, index < row.cells.count ? row.cells[index] : "")
                    }))
        }
        return table
    }

    private static func context() throws -> ReadingContext {
        ReadingContext(
            channels: try table("channels.csv").map { row in
                LogChannel(
                    name: row["channel"] ?? "", zone: row["zone"],
                    namesInFiles: (row["names_in_files"] ?? "").split(separator: "|").map(String.init))
            })
    }

    static let files = [
        "ether_ktrk_200611.csv", "ether_nts_200611.csv", "habar_asrun.txt", "monitor.xlsx", "safina_asrun.xml",
        "spravka.xlsx", "spravka_osh.docx",
    ]

    @Test(arguments: files)
    func everyLineIsWhatItsLabelSays(_ file: String) throws {
        let log = try ReadLog(Self.folder + "/" + file, name: file, context: try Self.context())
        let labels = try Self.table("truth.csv").filter { $0["file"] == file }
        #expect(!labels.isEmpty && log.rejected.isEmpty)
        #expect(log.lines.count == labels.count)
        let lines = Dictionary(log.lines.map { ($0.row, $0) }, uniquingKeysWith: { first, _ in first })
        for label in labels {
            let row = try #require(Int(label["row"] ?? ""))
            let line = try #require(lines[row], "\(file) row \(row)")
            let local = "\(line.time.calendarDay) \(ReadLog.clock(line.time.clockMilliseconds))"
            let found = [
                line.title, local, line.time.day.description, line.channel ?? "",
                line.duration.map { String($0 / 1000) } ?? "",
            ]
            let told = ["title", "start_local", "broadcast_date", "channel", "seconds"].map { label[$0] ?? "" }
            #expect(found == told, "\(file) row \(row)")
        }
    }

    @Test(arguments: files)
    func everyRowIsToldOnce(_ file: String) throws {
        let log = try ReadLog(Self.folder + "/" + file, name: file, context: try Self.context())
        let rows = log.rowsTold.sorted()
        if file.hasSuffix(".docx") { return }
        #expect(Set(rows).count == rows.count)
        #expect(rows == Array(1...rows.count))
    }

    @Test func totalsAgreeWithTheLinesAboveThem() throws {
        let log = try ReadLog(Self.folder + "/spravka.xlsx", context: try Self.context())
        #expect(log.totals.map(\.channel) == ["КТРК", "НТС", "Ош ТВ"])
        for total in log.totals {
            let lines = log.lines.filter { $0.channel == total.channel }
            #expect(total.count == lines.count && total.linesBefore == lines.count)
            #expect(total.seconds == Double(lines.compactMap(\.duration).reduce(0, +)) / 1000)
        }
        #expect(log.description.period == DaySpan(from: Day("2006-09-09"), until: Day("2006-09-22")))
    }
}
