import Foundation
import TestSupport
import Testing

/// What people do with the program from the first day on, through the program itself.
@Suite struct CampaignDayTests {
    @Test func theExampleCampaignIsWholeAndAnswersOnItsDay() throws {
        let program = BuiltProgram()
        try program.makeExample()
        let doctor = try program.run("doctor", "--deep")
        #expect(doctor.code == 0, "\(doctor.output)\(doctor.talk)")
        let status = try program.run("status", "--as-of", "2007-05-15")
        #expect(status.output.contains("month 14 of 27") && status.output.contains("LEAF-004/tg/1"))
        let russian = try program.run("status", "--as-of", "15.05.2007", language: "ru")
        #expect(russian.output.contains("ЖДУТ ПОДПИСЕЙ") && russian.output.contains("не прочитан"))
        for query in ["обещаниям", "ne ver obeschaniyam", "НЕ ВЕРЬ"] {
            #expect(try program.run("search", query).output.contains("LEAF-004/ru"), "\(query)")
        }
        #expect(try program.run("search", "ubadalar").output.contains("LEAF-004/ky"))
        #expect(try program.run("region", "find", "Dzhalal-Abadskaya").output.contains("KG-J"))
        let again = try program.run("apply", BuiltProgram.repository.appending(path: "Catalog").path)
        #expect(again.talk.contains("Created: 0; changed: 0") && again.talk.contains("conflicts: 0"))
    }

    @Test func aFolderComesInAndOnePackageGoesOut() throws {
        let program = BuiltProgram()
        try program.makeExample()
        let incoming = program.folder.path + "/incoming"
        try FileManager.default.createDirectory(atPath: incoming, withIntermediateDirectories: true)
        for number in 1...6 {
            let path = incoming + "/LEAF-00\(number)_en_print.pdf"
            try Data(SampleFiles.pdf("leaflet \(number)")).write(to: URL(filePath: path))
        }
        let table = try program.run("intake", incoming, "--dry-run")
        #expect(table.code == 0 && table.output.contains("LEAF-006/en/1"), "\(table.talk)")
        #expect(try program.run("variant", "show", "LEAF-006/en").code == 3)
        let taken = try program.run("intake", incoming, "--yes")
        #expect(taken.code == 0 && taken.talk.contains("6 files are taken in"), "\(taken.talk)")
        let refused = try program.run("handover", "LEAF-006", "--lang", "en", "--to", "Printer X")
        #expect(refused.code == 4 && refused.talk.contains("is not approved"), "\(refused.talk)")
        let out = program.folder.path + "/out.zip"
        let handed = try program.run(
            "handover", "LEAF-004", "--lang", "ky", "--to", "Printer X", "--on", "2007-05-15", "--zip", "--into", out)
        #expect(handed.code == 0 && handed.output.contains("LEAF-004_ky_r1_print.pdf"), "\(handed.talk)")
        #expect(FileManager.default.fileExists(atPath: out))
        #expect(try program.run("history", "LEAF-004/ky/1").output.contains("Printer X"))
    }

    @Test func aRenamedProgramIsRefused() throws {
        let program = BuiltProgram()
        try program.makeExample()
        let path = program.folder.path + "/LEAF-001_en_print.pdf"
        try FileManager.default.copyItem(atPath: "/bin/true", toPath: path)
        let ended = try program.run("intake", path, "--yes")
        #expect(ended.code == 4 && ended.talk.contains("application/x-"), "\(ended.talk)")
        #expect(try program.run("doctor").code == 0)
    }

    @Test func aLeafletIsApprovedByTwoPeopleAndALetter() throws {
        let program = BuiltProgram()
        try program.makeExample()
        let pdf = program.folder.path + "/leaflet.pdf"
        let letter = program.folder.path + "/letter.pdf"
        try Data(SampleFiles.pdf("leaflet")).write(to: URL(filePath: pdf))
        try Data(SampleFiles.pdf("We agree")).write(to: URL(filePath: letter))
        func sign(_ step: String, _ more: String...) throws -> BuiltProgram.Ended {
            try program.run(program.process(["sign", "LEAF-009", "--lang", "ky", "--step", step] + more))
        }
        for line in [
            ["item", "add", "LEAF-009", "kind=leaflet", "title=Паспорт всегда с собой", "award=AW-2006-01"],
            ["variant", "add", "LEAF-009/ky", "item=LEAF-009", "language=ky"],
            [
                "revision", "attach", "LEAF-009", "--lang", "ky", pdf, "--role", "print_master", "--author", "marat",
                "--translator", "bakyt",
            ],
        ] {
            let ended = try program.run(program.process(line))
            #expect(ended.code == 0, "\(line): \(ended.talk)")
        }
        let own = try sign("content", "--as", "bakyt")
        #expect(own.code == 4 && own.talk.contains("Nobody signs own work"), "\(own.talk)")
        let paperless = try sign("donor", "--by", "kamila")
        #expect(paperless.code == 4 && paperless.talk.contains("needs its paper"), "\(paperless.talk)")
        #expect(try sign("content", "--as", "asel").code == 0)
        #expect(try sign("language", "--as", "gulnara").code == 0)
        #expect(try sign("pretest", "--as", "asel", "--decision", "waived").code == 4)
        #expect(try sign("pretest", "--as", "asel", "--decision", "waived", "--reason", "reprint").code == 0)
        let last = try sign("donor", "--by", "kamila", "--document", letter)
        #expect(last.code == 0 && last.talk.contains("state: approved"), "\(last.talk)")
        let frozen = try program.run("revision", "edit", "LEAF-009/ky/1", "title=Другое")
        #expect(frozen.code == 4 && frozen.talk.contains("frozen"), "\(frozen.talk)")
    }

    @Test func aSpreadsheetGoesOutComesBackAndCanBeUndone() throws {
        let program = BuiltProgram()
        try program.makeExample()
        let sheet = program.folder.path + "/items.csv"
        #expect(try program.run("item", "export", "--to", sheet).code == 0)
        let bytes = try Data(contentsOf: URL(filePath: sheet))
        #expect(Array(bytes.prefix(3)) == [0xEF, 0xBB, 0xBF])
        let text = String(decoding: bytes.dropFirst(3), as: UTF8.self)
        try text.replacing("Не верь обещаниям", with: "Не верь пустым обещаниям")
            .write(toFile: sheet, atomically: true, encoding: .utf8)
        let trial = try program.run("item", "import", sheet, "--dry-run")
        #expect(trial.code == 0 && trial.output.contains("Не верь пустым обещаниям"), "\(trial.talk)")
        #expect(!(try program.run("item", "show", "LEAF-004").output.contains("пустым")))
        #expect(try program.run("item", "import", sheet).code == 0)
        #expect(try program.run("history", "LEAF-004").output.contains("item import"))
        let imports = try #require(try program.json("import", "list") as? [[String: Any]])
        let number = try #require(imports.first?["number"] as? Int)
        #expect(try program.run("import", "undo", String(number)).code == 0)
        #expect(!(try program.run("item", "show", "LEAF-004").output.contains("пустым")))
        #expect(try program.run("import", "undo", String(number)).code == 4)
        #expect(try program.run("doctor").code == 0)
    }

    @Test func aRecallStaysInTheStatusUntilItsLinesAreClosed() throws {
        let program = BuiltProgram()
        try program.makeExample()
        #expect(
            try program.run("handover", "LEAF-004", "--lang", "ky", "--to", "Printer X", "--on", "2007-05-15").code == 0
        )
        let started = try program.run("recall", "start", "--contact", "HOT-KG-1", "--reason", "dead")
        #expect(started.code == 0 && started.output.contains("Printer X"), "\(started.talk)")
        #expect(try program.run("status").output.contains("OPEN LINES OF RECALLS"))
        let recalls = try #require(try program.json("recall", "list") as? [[String: Any]])
        let code = try #require(recalls.first?["code"] as? String)
        let lines = try #require(try program.json("recall", "show", code) as? [[String: Any]])
        for line in lines.compactMap({ $0["code"] as? String }) {
            #expect(try program.run("recall", "close", line, "--outcome", "stopped").code == 0)
        }
        #expect(!(try program.run("status").output.contains("OPEN LINES OF RECALLS")))
    }

    @Test func backupAndRestoreGiveTheSameCatalogue() throws {
        let program = BuiltProgram()
        try program.makeExample()
        let backup = program.folder.path + "/backup"
        let written = try program.run("backup", backup)
        #expect(written.code == 0 && written.output.contains("head of the record"), "\(written.talk)")
        let other = program.folder.path + "/restored"
        #expect(try program.run("restore", backup, other).code == 0)
        #expect(try program.run("doctor", "--deep", "--campaign", other).code == 0)
        let ours = try program.run("item", "list", "--json").output
        #expect(try program.run("item", "list", "--json", "--campaign", other).output == ours)
        #expect(try program.run("restore", backup, other).code != 0)
    }
}

/// Who may see which place.
@Suite struct SensitivePlacesTests {
    @Test func aShelterStandsInNoExportButTheInternalOne() throws {
        let program = BuiltProgram()
        try program.makeExample()
        func add(_ sensitivity: String) throws -> BuiltProgram.Ended {
            try program.run(
                "site", "add", "SHELTER-1", "region=KG-GB", "kind=shelter", "name_ru=Приют", "address=Тайная, 1",
                "sensitivity=\(sensitivity)")
        }
        let refused = try add("donor")
        #expect(refused.code == 4 && refused.talk.contains("shelter"), "\(refused.talk)")
        #expect(try add("internal").code == 0)
        func export(_ more: String...) throws -> String {
            let path = program.folder.path + "/sites\(more.count).csv"
            let ended = try program.run(program.process(["site", "export", "--to", path] + more))
            #expect(ended.code == 0, "\(ended.talk)")
            return String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
        }
        let open = try export()
        #expect(!open.contains("Тайная") && !open.contains("BRD-CHUY-911"))
        let full = try export("--internal")
        #expect(full.contains("Тайная, 1") && full.contains("BRD-CHUY-911"))
        let path = program.folder.path + "/sites1.csv"
        let same = try program.run("site", "import", path, "--dry-run")
        #expect(same.code == 0 && same.talk.contains("changed: 0"), "\(same.output)\(same.talk)")
        #expect(try program.run("contact", "add", "SH-1", "kind=shelter", "country=KG", "number=112").code == 64)
    }
}
