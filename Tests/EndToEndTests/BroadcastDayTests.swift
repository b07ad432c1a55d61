import Foundation
import TestSupport
import Testing

/// A broadcast scheduler's day with the built program: logs come, doubts are settled, stations are written to.
@Suite struct BroadcastDayTests {
    private static let plan = BuiltProgram.repository.appending(path: "Catalog/broadcast/plan.csv").path
    private static let ktrk = ["--channel", "KTRK", "--from", "2006-11-01", "--to", "2006-11-04"]

    /// One example campaign serves them all, because making it takes longest.
    @Test func aSchedulerWorksWithLogs() throws {
        let program = BuiltProgram()
        try program.makeExample()
        try #require(try program.told("plan", "import", Self.plan).code == 0)
        let logs = StationLogs(folder: program.folder)
        try logsOfEveryKindComeIn(program, logs)
        try aCertificateWithAWrongTotalIsHeld(program, logs)
        try aCorrectedLogEndsWhatItNoLongerTells(program, logs)
        try doubtsAreSettledAndTakenBack(program)
        try airingsAreReported(program)
        try theExportHasItsColumns(program)
        try aStatementIsSignedVerifiedAndMadeAgain(program)
        try stationsAreWrittenTo(program)
        try timesAreTypedFromPaper(program)
        try makeGoodsAreOrderedOnce(program)
        try aLogIsTakenBack(program)
        try aWithdrawnSpotIsToBeStopped(program)
        let doctor = try program.told("doctor", "--deep")
        #expect(doctor.code == 0, "\(doctor.output)")
    }

    private func run(_ program: BuiltProgram, _ arguments: [String], language: String = "en") throws
        -> BuiltProgram.Ended
    {
        try program.told(program.process(arguments, language: language))
    }

    private func logsOfEveryKindComeIn(_ program: BuiltProgram, _ logs: StationLogs) throws {
        let files = [
            try logs.ktrk("ktrk.csv"), logs.ambiguous(), try logs.nts(), logs.safina(), try logs.archive(),
        ]
        let taken = try run(program, ["airing", "import"] + files)
        #expect(taken.code == 1, "one file was refused")
        #expect(
            taken.talk.contains("ambiguous.csv: Error:")
                && taken.talk.contains("jarchi profile save STATION \"ambiguous.csv\" --offer 2"), "\(taken.talk)")
        for told in [
            "ktrk.csv: TEST-LOG-001, KTRK, station log, 1 November 2006–3 November 2006 (3 days with lines). "
                + "Lines: 7 ours, 1 to review, 6 of others. Airings: 7 new.",
            "nts.txt: TEST-LOG-002, NTS, station log, 1 November 2006. Lines: 1 ours, 2 of others. Airings: 1 new.",
            "asrun.xml: TEST-LOG-003, SAFINA,", "habar.txt: TEST-LOG-004, HABAR,",
            "yoshlar.csv: TEST-LOG-005, YOSHLAR,",
            "2 not airings",
        ] {
            #expect(taken.output.contains(told), "\(told)\n\(taken.output)")
        }
        let letter = logs.certificate("letter.txt")
        let piped = try program.told(
            program.process(
                ["airing", "import", "-"], language: "ru",
                through: ["/bin/sh", "-c", "exec \"$@\" < '\(letter)'", "sh"]))
        #expect(piped.code == 0 && piped.output.contains("OSHTV, эфирная справка"), "\(piped.output) \(piped.talk)")
        #expect(piped.output.contains("новых 3"), "\(piped.output)")
        let head = try program.told("doctor").output
        let again = try run(program, ["airing", "import", files[0], files[2], files[3], files[4], letter])
        #expect(again.code == 0 && again.output.split(separator: "\n").count == 6, "\(again.output)")
        #expect(again.output.split(separator: "\n").allSatisfy { $0.contains("byte for byte") }, "\(again.output)")
        #expect(try program.told("doctor").output == head, "nothing changed")
    }

    private func aCertificateWithAWrongTotalIsHeld(_ program: BuiltProgram, _ logs: StationLogs) throws {
        let certificate = logs.certificate("spravka.txt", from: "05", total: 4)
        let held = try program.told("airing", "import", certificate)
        #expect(held.output.contains("Held back, nothing of it is in"), "\(held.output)")
        #expect(held.talk.contains("the paper states 4 airings, its rows give 3 airings"), "\(held.talk)")
        #expect(try !program.told("airing", "logs").output.contains("spravka.txt"))
        let accepted = try program.told("airing", "import", certificate, "--accept-difference")
        #expect(accepted.code == 0 && accepted.output.contains("3 new"), "\(accepted.output)")
    }

    private func aCorrectedLogEndsWhatItNoLongerTells(_ program: BuiltProgram, _ logs: StationLogs) throws {
        let corrected = try logs.ktrk("ktrk-corrected.csv", second: "22:15:10")
        let taken = try program.told("airing", "import", corrected)
        #expect(taken.output.contains("Airings: 1 new, 6 known before, 1 no longer told."), "\(taken.output)")
        let listed = try run(program, ["airing", "list"] + Self.ktrk)
        #expect(listed.output.contains("22:15:10") && !listed.output.contains("21:40:10"), "\(listed.output)")
    }

    private func doubtsAreSettledAndTakenBack(_ program: BuiltProgram) throws {
        let listed = try program.told("airing", "review", "--list")
        #expect(listed.output.contains("Тебя ждут") && listed.output.contains("VSPOT-006/ru"), "\(listed.output)")
        let title = ["airing", "review", "--channel", "KTRK", "--title", "Тебя ждут"]
        #expect(try run(program, title).code == 64)
        #expect(try run(program, ["airing", "review", "--channel", "KTRK", "--title", "Тебя", "--not-ours"]).code == 3)
        let trial = try run(program, title + ["--is", "VSPOT-006/ru", "--dry-run"])
        #expect(trial.talk.contains("would be VSPOT-006/ru"), "\(trial.talk)")
        let decided = try run(program, title + ["--is", "VSPOT-006/ru"])
        #expect(decided.talk.contains("Airings: 1 new, 1 known before."), "one airing in two files: \(decided.talk)")
        #expect(try program.told("profile", "show", "KTRK").output.contains("Тебя ждут"))
        #expect(try program.told("airing", "list", "--item", "VSPOT-006").output.contains("23:15:00"))
        #expect(try !program.told("airing", "review").output.contains("Тебя ждут"))
        let undone = try program.told("airing", "review", "--undo", "TEST-T-001")
        #expect(undone.code == 0 && undone.talk.contains("1 no longer told"), "\(undone.talk)")
        #expect(try program.told("airing", "review", "--undo", "TEST-T-001").code == 4)
        #expect(try !program.told("airing", "list", "--item", "VSPOT-006").output.contains("23:15:00"))
        #expect(try !program.told("profile", "show", "KTRK").output.contains("Тебя ждут"))
        #expect(try program.told("profile", "show", "KTRK", "--undone").output.contains("Тебя ждут"))
        #expect(try run(program, title + ["--not-ours"]).code == 0)
        #expect(try program.told("profile", "forget", "TEST-T-002").code == 0)
        #expect(try program.told("airing", "review").output.contains("Тебя ждут"))
    }

    private func airingsAreReported(_ program: BuiltProgram) throws {
        let due = try program.told("airing", "due", "--channel", "KTRK", "--from", "2006-11-01", "--to", "2006-11-06")
        let owed = due.output.split(separator: "\n").dropFirst()
        #expect(owed == ["KTRK     4 November 2006  6 November 2006     2       3  no log yet"], "\(due.output)")
        let found = try run(program, ["airing", "reconcile"] + Self.ktrk)
        let rows = found.output.split(separator: "\n").map { $0.split(separator: " ") }
        #expect(rows.contains { $0.starts(with: ["KTRK", "9", "7", "1", "1"]) }, "\(found.output)")
        #expect(found.output.contains("B-0003/2006-11-02/2  VSPOT-001/ru"), "\(found.output)")
        #expect(found.output.contains("1 booked airing still waits for a log"), "\(found.output)")
        let all = try run(program, ["airing", "reconcile", "--all"] + Self.ktrk, language: "ru")
        #expect(all.output.contains("ktrk-corrected.csv:4") && all.output.contains("B-0005/2006-11-04/1"))
        for (dimension, told) in [
            ("channel", "KTRK           7      210"), ("item", "VSPOT-002        1       30"),
            ("language", "ky              3       90"), ("daypart", "PRIME          5      150"),
            ("week", "30 October 2006        7      210"), ("day", "3 November 2006        3       90"),
        ] {
            let report = try run(program, ["airing", "report", "--by", dimension] + Self.ktrk)
            #expect(report.output.contains(told), "\(dimension): \(report.output)")
        }
        let why = try program.told("airing", "explain", "TEST-LOG-001", "3")
        #expect(why.output.contains("«Убадаларга ишенбе»") && why.output.contains("VSPOT-001/ky"), "\(why.output)")
        #expect(try program.told("airing", "reach").code == 0)
    }

    private func theExportHasItsColumns(_ program: BuiltProgram) throws {
        let path = program.folder.path + "/airings.csv"
        let ended = try program.told("airing", "export", "--csv", "--channel", "KTRK", "--output", path)
        #expect(ended.code == 0, "\(ended.talk)")
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        #expect(lines.first.map(String.init) == AiringRow.columns.joined(separator: ","))
        let first =
            "ktrk.csv,,3,KTRK,2006-11-01,2006-11-01 20:10:05,2006-11-01T14:10:05Z,30,Убадаларга ишенбе,VSPOT-001,"
        #expect(lines.contains { $0.hasPrefix(first + "ky,accepted,") }, "\(lines.prefix(5))")
        #expect(lines.contains { $0.hasPrefix(",,,KTRK,2006-11-02,") && $0.hasSuffix("B-0003/2006-11-02/2,missed") })
    }

    private func aStatementIsSignedVerifiedAndMadeAgain(_ program: BuiltProgram) throws {
        let path = program.folder.path + "/ktrk"
        for ending in [".xlsx", ".html"] {
            let days = Array(Self.ktrk.dropFirst(2))
            let written = try run(program, ["airing", "statement", "KTRK", "--output", path + ending] + days)
            #expect(written.code == 0 && written.talk.contains("signed"), "\(written.talk)")
            let whole = try program.told("airing", "verify", path + ending)
            #expect(whole.code == 0 && whole.output.contains("recorded here as TEST-ST-00"), "\(whole.talk)")
            let again = try program.told(
                "airing", "statement", "--again", ending == ".xlsx" ? "TEST-ST-001" : "TEST-ST-002", "--output",
                path + "-again" + ending)
            #expect(again.code == 0, "\(again.talk)")
            let bytes = try Data(contentsOf: URL(filePath: path + ending))
            #expect(try Data(contentsOf: URL(filePath: path + "-again" + ending)) == bytes)
            try changeAByte(of: path + ending)
            let altered = try program.told("airing", "verify", path + ending)
            #expect(altered.code != 0 && altered.talk.contains("not the document that was signed"), "\(altered.talk)")
            try bytes.write(to: URL(filePath: path + ending))
            #expect(try program.told("airing", "verify", path + ending).code == 0)
            try changeAByte(of: path + ending + ".sig")
            #expect(try program.told("airing", "verify", path + ending).code != 0)
        }
    }

    private func changeAByte(of path: String) throws {
        var bytes = try Data(contentsOf: URL(filePath: path))
        bytes[bytes.count / 2] ^= 1
        try bytes.write(to: URL(filePath: path))
    }

    private func stationsAreWrittenTo(_ program: BuiltProgram) throws {
        let letter = try program.told(
            "airing", "claim", "KTRK", "--week", "2006-W44", "--lang", "en", "--as-of", "2006-11-06")
        #expect(letter.code == 0 && letter.output.contains("Date: 6 November 2006"), "\(letter.talk)")
        #expect(letter.output.contains("B-0003/2006-11-02/2") && letter.output.contains("Make-goods that we propose"))
        let document = program.folder.file("answer.pdf", SampleFiles.pdf("two spots"))
        let answered = try program.told(
            "airing", "answer", "TEST-CL-001", "--answer", "one spot on Friday", "--on", "2006-11-08", "--document",
            document)
        #expect(answered.code == 0, "\(answered.talk)")
        let claims = try program.told("airing", "claims")
        #expect(claims.output.contains("8 November 2006: one spot on Friday"), "\(claims.output)")
    }

    private func timesAreTypedFromPaper(_ program: BuiltProgram) throws {
        let sheet = program.folder.path + "/sheet.xlsx"
        let scan = program.folder.file("scan.png", SampleFiles.png)
        let written = try program.told(
            "airing", "sheet", "NTS", "--from", "2006-11-02", "--to", "2006-11-02", "--scan", scan, "--output", sheet)
        #expect(written.code == 0 && written.talk.contains("2 booked airings"), "\(written.talk)")
        let typed = program.folder.path + "/typed.xlsx"
        try TypedWorkbook(path: sheet).typing(["H11": "21:14:05", "H12": "рано"], into: typed)
        let taken = try program.told("airing", "import", typed)
        #expect(taken.code == 0 && taken.output.contains("NTS, typed from paper"), "\(taken.output) \(taken.talk)")
        #expect(taken.output.contains("1 row refused") && taken.talk.contains("typed.xlsx:12: "), "\(taken.talk)")
        #expect(try program.told("airing", "list", "--channel", "NTS").output.contains("21:14:05"))
    }

    private func makeGoodsAreOrderedOnce(_ program: BuiltProgram) throws {
        let order = ["airing", "reconcile", "--order", "--as-of", "2006-11-06"] + Self.ktrk
        let ordered = try run(program, order)
        #expect(ordered.talk.contains("1 make-good booked: TEST-MG-"), "\(ordered.talk)")
        let again = try run(program, order)
        #expect(again.talk.contains("No make-good is due"), "\(again.output) \(again.talk)")
    }

    private func aLogIsTakenBack(_ program: BuiltProgram) throws {
        let logs = try program.told("airing", "logs").output.split(separator: "\n")
        let line = try #require(logs.first { $0.contains("ktrk-corrected.csv") })
        let code = try #require(line.split(separator: " ").first.map(String.init))
        let undone = try program.told("airing", "undo", code, "--reason", "sent by mistake")
        #expect(undone.code == 0 && undone.talk.contains("is taken back"), "\(undone.talk)")
        let listed = try run(program, ["airing", "list"] + Self.ktrk)
        #expect(!listed.output.contains("22:15:10") && listed.output.contains("21:40:10"), "\(listed.output)")
        #expect(try program.told("airing", "undo", code, "--reason", "again").code == 4)
        let other = try program.told("airing", "statement", "--again", "TEST-ST-001", "--output", "other.xlsx")
        #expect(other.code != 0 && other.talk.contains("comes out different now"), "\(other.talk)")
    }

    private func aWithdrawnSpotIsToBeStopped(_ program: BuiltProgram) throws {
        let withdrawn = try program.told(
            "revision", "withdraw", "VSPOT-001", "--lang", "ru", "--reason", "wrong number", "--on", "2006-11-10")
        #expect(withdrawn.code == 0, "\(withdrawn.talk)")
        let status = try program.told("status", "--as-of", "2006-11-12")
        #expect(status.output.contains("B-0003  KTRK"), "\(status.output)")
    }
}
