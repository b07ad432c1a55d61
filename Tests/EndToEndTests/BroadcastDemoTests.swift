import Foundation
import TestSupport
import Testing

/// The logs of the demonstration: what their generator planted is what the program finds.
@Suite struct BroadcastDemoTests {
    private static let broadcast = BuiltProgram.repository.appending(path: "Catalog/broadcast").path
    private static let logs = broadcast + "/logs"
    private static let span = ["--from", "2006-11-01", "--to", "2006-11-14"]
    private static let first = "ktrk_efir_2006-11.csv"
    private static let corrected = "ktrk_efir_2006-11_ispravlen.csv"

    /// A row of the generator's truth; without a file it is a booking that nobody aired.
    private struct Truth {
        let file: String
        let row: String
        let isOurs: Bool
        let spot: [String]
        let status: String
        let place: String
    }

    @Test func thePlantedDeviationsAreFound() throws {
        let program = BuiltProgram()
        try program.makeExample()
        try #require(try program.run("plan", "import", Self.broadcast + "/plan.csv").code == 0)
        let truth = try theGeneratorMakesTheLogsAgain(program)
        try everyLineIsCounted(program, truth)
        try everyLineIsWhatItIs(program, truth)
        try theSecondTimeChangesNothing(program)
        try theStationsThatOweAreNamed(program)
        try theStatementHoldsUntilAByteChanges(program)
        #expect(try program.run("doctor").code == 0)
    }

    private func theGeneratorMakesTheLogsAgain(_ program: BuiltProgram) throws -> [Truth] {
        let made = program.folder.path + "/made"
        let table = program.folder.path + "/truth.csv"
        let process = program.process([made, "--truth", table])
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", Self.broadcast + "/make-logs.py", made, "--truth", table]
        let ended = try program.run(process)
        try #require(ended.code == 0, "\(ended.talk)")
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.logs).sorted()
        #expect(try FileManager.default.contentsOfDirectory(atPath: made).sorted() == names)
        for name in names {
            let isEqual = FileManager.default.contentsEqual(
                atPath: Self.logs + "/" + name, andPath: made + "/" + name)
            #expect(isEqual, "\(name) is not what make-logs.py makes")
        }
        return AiringRow.rows(try String(contentsOfFile: table, encoding: .utf8)).map { row in
            let booking = row["slot", default: ""].split(separator: "/").first.map(String.init) ?? ""
            let status = row["status", default: ""]
            return Truth(
                file: row["file", default: ""], row: row["row", default: ""],
                isOurs: !row["item", default: ""].isEmpty && status != "not an airing",
                spot: [row["item", default: ""], row["language", default: ""]], status: status,
                place: [row["channel", default: ""], row["broadcast_date", default: ""], booking]
                    .joined(separator: " "))
        }
    }

    private func everyLineIsCounted(_ program: BuiltProgram, _ truth: [Truth]) throws {
        let process = program.process(["airing", "import", Self.logs, "--json"])
        let taken = try program.run(process)
        try #require(taken.code == 0, "\(taken.talk)")
        let files = try #require(
            try JSONSerialization.jsonObject(with: Data(taken.output.utf8)) as? [[String: Any]])
        #expect(files.count == 8)
        for file in files {
            let name = try #require(file["file"] as? String)
            let lines = truth.filter { $0.file == name }
            func count(_ key: String) -> Int { file[key] as? Int ?? -1 }
            let notAirings = (file["not_airings"] as? [String: Int] ?? [:]).values.reduce(0, +)
            #expect(count("ours") + count("ask") == lines.count { $0.isOurs }, "\(name)")
            #expect(count("others") + notAirings == lines.count { !$0.isOurs }, "\(name)")
            #expect(count("rejected") == 0, "\(name)")
            if name == Self.corrected {
                // One airing was added and one time mended; the wrong time and one that never aired are gone.
                #expect(count("new_airings") == 2 && count("ended_airings") == 2)
                #expect(count("further_witnesses") == lines.count { $0.isOurs } - 2)
            }
        }
    }

    private func everyLineIsWhatItIs(_ program: BuiltProgram, _ truth: [Truth]) throws {
        let exported = AiringRow.rows(
            try program.run(program.process(["airing", "export", "--csv"] + Self.span)).output)
        func place(_ row: [String: String]) -> String {
            let booking = row["booking", default: ""].split(separator: "/").first.map(String.init) ?? ""
            return [row["channel", default: ""], row["broadcast_date", default: ""], booking].joined(separator: " ")
        }
        let lines = Dictionary(grouping: exported) { [$0["source_file", default: ""], $0["source_row", default: ""]] }
        let told = truth.filter { !$0.file.isEmpty }
        #expect(exported.count { !$0["source_file", default: ""].isEmpty } == told.count)
        var superseded = 0
        for line in told {
            let row = try #require(lines[[line.file, line.row]]?.first, "\(line.file) \(line.row)")
            guard line.isOurs else {
                #expect(row["decision"] == "not ours", "\(line.file) \(line.row)")
                continue
            }
            #expect([row["item"], row["language"]] == line.spot, "\(line.file) \(line.row)")
            #expect(row["decision"] != "not ours", "\(line.file) \(line.row)")
            if line.file == Self.first, row["status"] == "other" {
                superseded += 1
                continue
            }
            #expect(row["status"] == line.status, "\(line.file) \(line.row)")
            #expect(place(row) == line.place, "\(line.file) \(line.row)")
        }
        #expect(superseded == 2)
        let missed = exported.filter { $0["status"] == "missed" }.map(place).sorted()
        #expect(missed == truth.filter { $0.status == "missed" }.map(\.place).sorted())
        #expect(missed.count == 10)
    }

    private func theSecondTimeChangesNothing(_ program: BuiltProgram) throws {
        let process = program.process(["airing", "reconcile", "--json"] + Self.span)
        let before = try program.run(process).output
        let again = try program.run("airing", "import", Self.logs, "--json")
        let files = try #require(
            try JSONSerialization.jsonObject(with: Data(again.output.utf8)) as? [[String: Any]])
        #expect(again.code == 0 && files.allSatisfy { $0["state"] as? String == "known" })
        #expect(try program.run(program.process(["airing", "reconcile", "--json"] + Self.span)).output == before)
    }

    private func theStationsThatOweAreNamed(_ program: BuiltProgram) throws {
        let process = program.process(["airing", "due", "--as-of", "2006-11-16", "--json"] + Self.span)
        let days = try #require(
            try JSONSerialization.jsonObject(with: Data(try program.run(process).output.utf8)) as? [[String: Any]])
        let owing = Dictionary(grouping: days) { $0["channel"] as? String ?? "" }
        #expect(Set(owing.keys) == ["AQTAU-TV", "HABAR", "KZ-RADIO", "SHYMTV", "UZ-RADIO"])
        // The automation's log ends two days early.
        #expect(owing["HABAR"]?.compactMap { $0["broadcast_date"] as? String } == ["2006-11-13", "2006-11-14"])
    }

    private func theStatementHoldsUntilAByteChanges(_ program: BuiltProgram) throws {
        let page = program.folder.path + "/ktrk.html"
        let written = try program.run(
            program.process(["airing", "statement", "KTRK", "--output", page, "--as", "asel"] + Self.span))
        #expect(written.code == 0, "\(written.talk)")
        #expect(try program.run("airing", "verify", page).code == 0)
        let text = try String(contentsOfFile: page, encoding: .utf8)
        #expect(text.contains(Self.corrected) && text.contains("24:"))
        try text.replacing("20:00", with: "20:01", maxReplacements: 1).write(
            toFile: page, atomically: true, encoding: .utf8)
        #expect(try program.run("airing", "verify", page).code != 0)
    }
}
