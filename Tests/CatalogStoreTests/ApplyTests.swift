import Campaign
import CatalogStore
import Foundation
import GRDB
import TestSupport
import Testing

@Suite struct ApplyTests {
    private let fresh: FreshCatalogue
    private let files: CampaignFiles

    init() throws {
        fresh = try FreshCatalogue()
        files = try CampaignFiles(in: fresh.folder)
    }

    @discardableResult
    private func apply(dryRun: Bool = false) throws -> ApplyPlan {
        try fresh.catalogue.apply(folder: files.folder, by: fresh.actor, dryRun: dryRun)
    }

    private func title() throws -> String? {
        try fresh.catalogue.record("LEAF-001", of: Entities.item).fields["title"]
    }

    /// The refusal with the place that it names: `materials/LEAF-001.yaml:3 field.unknown`.
    private func refusal() -> String? {
        do {
            try apply()
            return nil
        } catch let problem as PlacedProblem {
            return "\(problem.place.file):\(problem.place.line) \(problem.code)"
        } catch {
            return (error as? any Problem)?.code ?? "\(error)"
        }
    }

    @Test func everythingIsEnteredInOneLink() throws {
        let before = try #require(try fresh.head())
        let plan = try apply()
        #expect(try fresh.head()?.sequence == before.sequence + 1)
        #expect(plan.counts == [.create: 11, .change: 1])
        #expect(try title() == "Не верь обещаниям")
        #expect(try fresh.catalogue.record("leaflet", of: Entities.signingRule).fields["steps"] == "content language")
        let file = try fresh.catalogue.file(of: "LEAF-001/ky/1", role: .printMaster)
        #expect(
            FileManager.default.contentsEqual(
                atPath: file.path, andPath: files.folder + "/Media/LEAF-001_ky_r1_print.pdf"))
        #expect(try fresh.findings(deep: true).isEmpty)
    }

    @Test func applyingTwiceChangesNothing() throws {
        let first = try apply()
        let head = try fresh.head()
        let total = first.count(.create) + first.count(.change) + first.count(.unchanged)
        for _ in 0..<2 {
            let again = try apply()
            #expect(again.lines.isEmpty && again.count(.unchanged) == total)
            #expect(try fresh.head() == head)
        }
    }

    @Test func aTrialTellsThePlanAndChangesNothing() throws {
        let head = try fresh.head()
        let trial = try apply(dryRun: true)
        #expect(try fresh.head() == head && fresh.catalogue.records(of: Entities.item).isEmpty)
        #expect(try fresh.catalogue.doctor().orphans.isEmpty)
        #expect(try apply().counts == trial.counts)
    }

    @Test func onlyWhatTheFileChangedIsChanged() throws {
        try apply()
        files.write("materials/LEAF-001.yaml", CampaignFiles.leaflet(title: "Проверь всё"))
        let plan = try apply()
        #expect(plan.lines.map(\.code) == ["LEAF-001"])
        #expect(
            plan.lines.map(\.changes) == [
                [ApplyPlan.FieldChange(field: "title", old: "Не верь обещаниям", new: "Проверь всё")]
            ])
        #expect(try title() == "Проверь всё")
    }

    @Test func whatAPersonChangedHereIsLeftAloneAndTold() throws {
        try apply()
        try fresh.edit(Entities.item, "LEAF-001", ["title": "Изменено здесь"])
        files.write("materials/LEAF-001.yaml", CampaignFiles.leaflet(title: "Изменено в файле", note: "вторая"))
        for _ in 0..<2 {
            let plan = try apply()
            let conflicts = plan.lines.filter { $0.action == .conflict }
            #expect(
                conflicts.map(\.changes) == [
                    [ApplyPlan.FieldChange(field: "title", old: "Изменено здесь", new: "Изменено в файле")]
                ])
            #expect(conflicts.map(\.place.file) == ["materials/LEAF-001.yaml"])
        }
        let fields = try fresh.catalogue.record("LEAF-001", of: Entities.item).fields
        #expect(fields["title"] == "Изменено здесь" && fields["note"] == "вторая")
    }

    @Test func anEditHereIsNotTakenBackByAnUnchangedFile() throws {
        try apply()
        try fresh.edit(Entities.item, "LEAF-001", ["title": "Изменено здесь"])
        #expect(try apply().count(.conflict) == 1)
        #expect(try title() == "Изменено здесь")
    }

    @Test func aFileThatCameToAgreeMayChangeAgain() throws {
        try apply()
        try fresh.edit(Entities.item, "LEAF-001", ["title": "Изменено здесь"])
        files.write("materials/LEAF-001.yaml", CampaignFiles.leaflet(title: "Изменено здесь"))
        #expect(try apply().count(.conflict) == 0)
        files.write("materials/LEAF-001.yaml", CampaignFiles.leaflet(title: "Потом в файле"))
        #expect(try apply().count(.conflict) == 0)
        #expect(try title() == "Потом в файле")
    }

    @Test func nothingIsEverDeleted() throws {
        try apply()
        let counts = try Entities.all.map { try fresh.catalogue.records(of: $0).count }
        try files.remove("materials/LEAF-001.yaml")
        try files.remove("contacts.yaml")
        files.write("people.yaml", "- {code: asel, name: Асель, example: true}\n")
        files.write("rates.csv", "currency,day,per_usd,source\n")
        let plan = try apply()
        #expect(plan.lines.isEmpty)
        #expect(try Entities.all.map { try fresh.catalogue.records(of: $0).count } == counts)
    }

    @Test func aFieldThatTheFileDoesNotNameStays() throws {
        try apply()
        files.write(
            "materials/LEAF-001.yaml", "code: LEAF-001\nkind: leaflet\ntitle: Не верь обещаниям\n")
        try apply()
        #expect(try fresh.catalogue.record("LEAF-001", of: Entities.item).fields["note"] == "первая")
    }

    @Test func aFileThatWasSwappedUnderneathIsAConflict() throws {
        try apply()
        _ = fresh.folder.file("data/Media/LEAF-001_ky_r1_print.pdf", SampleFiles.pdf("other"))
        let digest = try fresh.catalogue.file(of: "LEAF-001/ky/1", role: .printMaster).digest
        #expect(try apply().count(.conflict) == 1)
        #expect(try fresh.catalogue.file(of: "LEAF-001/ky/1", role: .printMaster).digest == digest)
    }

    @Test(arguments: [
        ("materials/LEAF-002.yaml", "code: LEAF-002\nkind: leaflet\ntitle: x\ncolour: red\n", "4 apply.key_unknown"),
        ("materials/LEAF-002.yaml", "code: LEAF-002\nkind: flyer\ntitle: x\n", "1 field.invalid.choice"),
        ("materials/LEAF-002.yaml", "kind: leaflet\ntitle: x\n", "1 apply.key_missing"),
        ("materials/LEAF-002.yaml", "code: LEAF-002\nkind: [leaflet\n", "3 apply.not_yaml"),
        ("materials/LEAF-002.yaml", "code: LEAF-002\ntitle: x\ntitle: y\n", "2 apply.not_yaml"),
        (
            "materials/LEAF-002.yaml", "code: LEAF-002\nkind: leaflet\ntitle: x\naward: AW-9\n",
            "1 field.unknown_reference"
        ),
        (
            "materials/LEAF-002.yaml", "code: LEAF-002\nkind: leaflet\ntitle: x\nvariants:\n  - language: uz\n",
            "5 language.script_missing"
        ),
        (
            "materials/LEAF-002.yaml", "code: LEAF-002\nkind: leaflet\ntitle: x\nvariants:\n  - language: kg\n",
            "5 language.country_code"
        ),
        (
            "rates.csv", "currency,day,per_usd,source\nKGS,2006-04-01,41.2,x\nKGS,2006-31-01,41,x\n",
            "3 field.invalid.day"
        ),
        ("rates.csv", "currency,day,rate\nKGS,2006-04-01,41.2\n", "1 apply.column_unknown"),
        ("rates.csv", "currency,day,per_usd,source\nKGS,2006-04-01,41.2,x,y,z\n", "2 apply.too_many_cells"),
        ("people.yaml", "- {code: asel, name: Асель}\n- {code: oleg}\n", "2 field.missing"),
        (
            "contacts.yaml", "- {code: HOT, kind: hotline, country: KG, number: звони, names: {ru: x}}\n",
            "1 field.invalid.choice"
        ),
    ])
    func anErrorNamesItsPlaceAndChangesNothing(_ file: String, _ text: String, _ told: String) throws {
        let head = try fresh.head()
        files.write(file, text)
        #expect(refusal() == "\(file):\(told)")
        #expect(try fresh.head() == head)
        #expect(try fresh.catalogue.records(of: Entities.campaign).isEmpty)
        #expect(try fresh.catalogue.records(of: Entities.person).count == 1)
    }

    @Test(arguments: [
        ("../secret.pdf", "apply.file_outside"), ("/etc/passwd", "apply.file_outside"),
        ("no.pdf", "apply.file_missing"),
    ])
    func mediaLiesInItsFolder(_ name: String, _ code: String) throws {
        _ = fresh.folder.file("secret.pdf", SampleFiles.pdf("x"))
        let text = CampaignFiles.leaflet().replacing("LEAF-001_ky_r1_print.pdf", with: name)
        files.write("materials/LEAF-001.yaml", text)
        #expect(refusal()?.hasSuffix(" " + code) == true)
        #expect(try fresh.catalogue.records(of: Entities.item).isEmpty)
    }

    @Test func aFileOfTheWrongTypeIsRefusedWithItsPlace() throws {
        _ = fresh.folder.file("data/Media/LEAF-001_ky_r1_print.pdf", SampleFiles.png)
        #expect(refusal() == "materials/LEAF-001.yaml:16 media.wrong_type")
        #expect(try fresh.catalogue.records(of: Entities.item).isEmpty)
    }

    @Test func aSignedRevisionIsNotChangedByAFile() throws {
        try apply()
        try fresh.sign("LEAF-001/ky/1", [.content], by: "elena")
        files.write(
            "materials/LEAF-001.yaml", CampaignFiles.leaflet().replacing("Убадаларга ишенбе", with: "Башка"))
        let head = try fresh.head()
        #expect(refusal() == "materials/LEAF-001.yaml:10 guard.frozen")
        #expect(try fresh.head() == head)
    }

    @Test(arguments: ["signatures", "status", "approved", "withdrawn_on", "clearance"])
    func noFileSetsASignatureOrAStatus(_ key: String) throws {
        let text = CampaignFiles.leaflet().replacing("people:", with: "\(key): approved\n        people:")
        files.write("materials/LEAF-001.yaml", text)
        #expect(refusal() == "materials/LEAF-001.yaml:13 apply.key_unknown")
    }

    @Test func applyingApprovesNothing() throws {
        files.write(
            "example/signatures.csv",
            "item,language,revision,step,decision,person,on\nLEAF-001,ky,1,content,approved,elena,2006-05-20\n")
        try apply()
        #expect(try fresh.catalogue.records(of: Entities.signature).isEmpty)
        let day = FreshCatalogue.day("2006-09-01")
        #expect(try fresh.catalogue.signingState(of: "LEAF-001/ky/1", on: day).status == .draft)
        #expect(try fresh.catalogue.applyExampleSignatures(folder: files.folder, by: fresh.actor) == 1)
        #expect(try fresh.catalogue.signingState(of: "LEAF-001/ky/1", on: day).status == .inReview)
    }

    @Test func exampleSignaturesStayOutOfARealCatalogue() throws {
        let real = try FreshCatalogue(isExample: false)
        files.write("example/signatures.csv", "item,language,revision,step,decision,person,on\n")
        #expect(throws: CatalogueProblem.notExample) {
            try real.catalogue.applyExampleSignatures(folder: files.folder, by: real.actor)
        }
        #expect(throws: CatalogueProblem.notExample) { try real.catalogue.actor(account: "tester", as: "tester") }
    }

    /// A table of some other entity never brings facts that have a door of their own.
    @Test func noSheetSetsASignatureOrAStatus() throws {
        try apply()
        let vocabulary = SheetVocabulary(headings: [:], values: [:], languages: [:])
        let row = [
            "LEAF-001/ky/1/sign/content/1", "LEAF-001/ky/1", "content", "approved", "tester", "tester", "2006-06-01",
        ]
        let headings = ["code", "revision", "step", "decision", "signer", "clerk", "on"]
        #expect(throws: (any Error).self) {
            let layout = try SheetLayout(
                headings: headings, of: Entities.signature, vocabulary: vocabulary, mapping: SheetMapping())
            _ = try fresh.catalogue.importSheet(
                of: Entities.signature, layout: layout, vocabulary: vocabulary, options: SheetImportOptions(),
                by: fresh.actor, rows: { try $0(SheetRow(number: 2, cells: row)) }, reject: { _, _ in })
        }
        let variants = try SheetLayout(
            headings: ["code", "item", "language", "state"], of: Entities.variant, vocabulary: vocabulary,
            mapping: SheetMapping())
        _ = try fresh.catalogue.importSheet(
            of: Entities.variant, layout: variants, vocabulary: vocabulary, options: SheetImportOptions(),
            by: fresh.actor,
            rows: { try $0(SheetRow(number: 2, cells: ["LEAF-001/ky", "LEAF-001", "ky", "approved"])) },
            reject: { _, _ in })
        #expect(try fresh.catalogue.records(of: Entities.signature).isEmpty)
        #expect(
            try fresh.catalogue.signingState(of: "LEAF-001/ky/1", on: FreshCatalogue.day("2006-09-01")).status == .draft
        )
    }
}
