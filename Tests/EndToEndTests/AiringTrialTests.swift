import Foundation
import TestSupport
import Testing

/// A row of the exchange format.
enum AiringRow {
    static let columns = [
        "source_file", "source_sheet", "source_row", "channel", "broadcast_date", "start_local", "start_utc",
        "duration_s", "title_as_written", "item", "language", "decision", "confidence", "booking", "status",
    ]

    /// The cells of a line of CSV; quotes may hold commas.
    static func cells(_ line: Substring) -> [String] {
        var cells = [""]
        var isQuoted = false
        for character in line {
            if character == "\"" {
                isQuoted.toggle()
            } else if character == ",", !isQuoted {
                cells.append("")
            } else {
                cells[cells.count - 1].append(character)
            }
        }
        return cells
    }

    static func rows(_ text: String) -> [[String: String]] {
        let lines = text.split(whereSeparator: \.isNewline).map(cells)
        guard let names = lines.first else { return [] }
        return lines.dropFirst().map { Dictionary(zip(names, $0)) { first, _ in first } }
    }
}

/// `jarchi airing try`: a station's own log without a catalogue.
@Suite struct AiringTrialTests {
    private static let folder = BuiltProgram.repository.appending(path: "Tests/AiringLogsTests/Files").path
    private static let logs = [
        "ether_ktrk_200611.csv", "ether_nts_200611.csv", "habar_asrun.txt", "monitor.xlsx", "safina_asrun.xml",
        "spravka.xlsx", "spravka_osh.docx",
    ]

    private func tried(_ files: [String], channels: Bool = true, tables: Bool = true) throws -> BuiltProgram.Ended {
        let program = BuiltProgram()
        let spots = ["--spots", Self.folder + "/catalogue.csv", "--plan", Self.folder + "/plan.csv"]
        let zones = channels ? ["--channels", Self.folder + "/channels.csv"] : []
        let paths = files.map { $0.hasPrefix("/") ? $0 : Self.folder + "/" + $0 }
        return try program.run(program.process(["airing", "try"] + spots + zones + paths + (tables ? ["--csv"] : [])))
    }

    /// Every line of the truth is there, once, and no other.
    @Test func everyLineIsAccountedFor() throws {
        let ended = try tried(Self.logs)
        #expect(ended.code == 0, "\(ended.talk)")
        #expect(ended.output.split(separator: "\n").first.map(String.init) == AiringRow.columns.joined(separator: ","))
        let told = AiringRow.rows(ended.output).filter { $0["source_file"] != "" }
        let truth = AiringRow.rows(try String(contentsOfFile: Self.folder + "/truth.csv", encoding: .utf8))
            .filter { $0["file"] != "" }
        var wanted: [String: Int] = [:]
        for row in truth { wanted["\(row["file"] ?? "") \(row["row"] ?? "")", default: 0] += 1 }
        var found: [String: Int] = [:]
        for row in told { found["\(row["source_file"] ?? "") \(row["source_row"] ?? "")", default: 0] += 1 }
        #expect(truth.count > 1_500)
        let lost = wanted.filter { found[$0.key] != $0.value }.keys.sorted().prefix(5)
        #expect(lost.isEmpty, "of \(wanted.count)")
        #expect(told.allSatisfy { $0["start_utc"] != "" })
    }

    @Test func withoutChannelsThereIsNoUTC() throws {
        let ended = try tried(["ether_ktrk_200611.csv"], channels: false)
        #expect(ended.code == 0, "\(ended.talk)")
        let rows = AiringRow.rows(ended.output).filter { $0["source_file"] != "" }
        #expect(!rows.isEmpty && rows.allSatisfy { $0["start_utc"] == "" && $0["start_local"] != "" })
    }

    @Test func aPersonSeesATableAndARefusalBesideIt() throws {
        let folder = FreshFolder()
        let junk = folder.file("junk.bin", [0, 1, 2, 3, 255, 254, 0, 9])
        let ended = try tried(["ether_ktrk_200611.csv", junk], tables: false)
        #expect(ended.code == 1 && ended.talk.contains("junk.bin: Error:"), "\(ended.talk)")
        #expect(ended.talk.contains("14 days with lines") && ended.output.contains("Booked"), "\(ended.output)")
    }

    @Test func aTableWithoutItsColumnIsNamed() throws {
        let program = BuiltProgram()
        let spots = program.folder.file("spots.csv", "item,title\nA,B\n")
        let ended = try program.run("airing", "try", "--spots", spots, Self.folder + "/habar_asrun.txt")
        #expect(ended.code == 64 && ended.talk.contains("spots.csv has no column «language»"), "\(ended.talk)")
    }
}
