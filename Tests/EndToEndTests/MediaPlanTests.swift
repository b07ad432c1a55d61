import Foundation
import TestSupport
import Testing

/// A broadcast scheduler's work with the built program.
@Suite struct MediaPlanTests {
    private static let plan = BuiltProgram.repository.appending(path: "Catalog/broadcast/plan.csv").path

    /// One example campaign serves them all, because making it takes longest.
    @Test func aSchedulerWorksWithThePlan() throws {
        let program = BuiltProgram()
        try program.makeExample()
        try rejectedRowsComeBackMended(program)
        try anOrderThatMayNotAirIsRefusedWithTheDayAndTheReason(program)
        try theCampaignsPlanIsTakenShownAndStopped(program)
    }

    private func theCampaignsPlanIsTakenShownAndStopped(_ program: BuiltProgram) throws {
        let taken = try program.run("plan", "import", Self.plan)
        #expect(taken.code == 0 && taken.talk.contains("rejected: 0"), "\(taken.talk)")
        let again = try program.run("plan", "import", Self.plan)
        #expect(again.code == 0 && again.talk.contains("Rows new: 0;"), "\(again.talk)")
        let shown = try program.run("plan", "show", "--channel", "КТРК", "--month", "2006-11", language: "ru")
        #expect(shown.output.contains("КТРК (KTRK) · ноябрь 2006") && shown.output.contains("23:00–25:30"))
        #expect(shown.output.contains("··11·····11·····11·····11·····"))
        let daily = try program.run(
            "plan", "show", "--channel", "OSHTV", "--from", "2006-10-02", "--to", "2006-10-02", "--daily")
        #expect(daily.output.contains("B-0009  VSPOT-001 uz ×1"))
        let recall = try program.run(
            "recall", "start", "--revision", "VSPOT-001/ky/1", "--reason", "wrong number", "--on", "2006-11-10")
        #expect(recall.output.contains("B-0003 on KTRK, 15 airings to stop"), "\(recall.talk)")
        let status = try program.run("status", "--as-of", "2006-11-12")
        #expect(status.output.contains("B-0003  KTRK") && status.output.contains("B-0031  KTRK"))
        let stopped = try program.run("booking", "stop", "B-0003", "--from", "2006-11-10", "--reason", "recall")
        #expect(stopped.code == 0 && stopped.talk.contains("30 airings stopped"), "\(stopped.talk)")
        let after = try program.run("status", "--as-of", "2006-11-12").output
        #expect(!after.contains("B-0003  KTRK") && after.contains("B-0031  KTRK"))
        #expect(try program.run("doctor").code == 0)
    }

    private func rejectedRowsComeBackMended(_ program: BuiltProgram) throws {
        let file = program.folder.file(
            "медиаплан.csv",
            """
            Телеканал;Код ролика;Язык;Дата выхода;Время;Хронометраж;Примечание
            КТРК;VSPOT-001;кыргызский;06.11.2006;20:00–23:00;30;
            Марс;VSPOT-001;русский;06.11.2006;20:00–23:00;30;
            НТС;VSPOT-004;русский;06.11.2006;19:00–22:00;30;

            """)
        let rejects = program.folder.path + "/rejects.csv"
        let taken = try program.run("plan", "import", file, "--rejects", rejects)
        #expect(taken.code == 2 && taken.talk.contains("Rows new: 1;") && taken.talk.contains("rejected: 2"))
        var text = try String(contentsOfFile: rejects, encoding: .utf8)
        #expect(text.contains("No channel is called «Марс»"), "\(text)")
        #expect(text.contains("VSPOT-004/ru/1 is not approved on"), "\(text)")
        text = text.replacing("Марс", with: "КТРК").replacing("06.11.2006;19", with: "06.12.2006;19")
            .replacing("06.11.2006,19", with: "06.12.2006,19")
        let mended = program.folder.file("mended.csv", text)
        let again = try program.run("plan", "import", mended)
        #expect(again.code == 0 && again.talk.contains("Rows new: 2;"), "\(again.talk)\n\(text)")
        let listed = try program.run("booking", "list")
        #expect(listed.output.contains("TEST-B-0003"), "\(listed.output)")
    }

    private func anOrderThatMayNotAirIsRefusedWithTheDayAndTheReason(_ program: BuiltProgram) throws {
        let order = [
            "booking", "add", "B-9", "channel=KTRK", "window=20:00-23:00", "from=2006-11-06", "until=2006-11-10",
        ]
        let draft = try program.run(program.process(order + ["variants=VSPOT-001/tg"]))
        #expect(draft.code == 4 && draft.talk.contains("VSPOT-001/tg/1 is not approved on"), "\(draft.talk)")
        let trial = try program.run(program.process(order + ["variants=VSPOT-001/ky", "--dry-run"]))
        #expect(trial.code == 0 && trial.talk.contains("would be 5 airings"), "\(trial.talk)")
        #expect(try program.run("booking", "show", "B-9").code == 3)
        #expect(try program.run(program.process(order + ["variants=VSPOT-001/ky"])).code == 0)
        #expect(try program.run("booking", "show", "B-9").output.contains("B-9/2006-11-10/1"))
        #expect(try program.run("history", "B-9").output.contains("booking add"))
        #expect(try program.run("plan", "show", "--month", "ноябрь").code == 64)
        #expect(try program.run("booking", "stop", "B-9", "--day", "2006-11-11", "--reason", "x").code == 3)
    }
}
