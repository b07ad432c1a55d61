import Campaign
import CatalogStore
import Foundation
import MediaVault
import TestSupport
import Testing

@Suite struct AttachTests {
    private let variant = "LEAF-001/ky"

    private func prepared() throws -> FreshCatalogue {
        let fresh = try FreshCatalogue()
        try fresh.addPeople()
        try fresh.addContact()
        try fresh.addLeaflet()
        return fresh
    }

    private func attach(_ fresh: FreshCatalogue, _ files: (String, FileRole)...) throws -> [Attached] {
        try fresh.catalogue.attach(
            files.map { Attachment(path: $0.0, variant: variant, role: $0.1) }, by: fresh.actor)
    }

    private func refusal(_ body: () throws -> Void) -> (any Problem)? {
        do {
            try body()
            return nil
        } catch {
            return error as? any Problem
        }
    }

    /// Whole files in the vault, by what the folder holds.
    private func storedFiles(_ fresh: FreshCatalogue) -> [String] {
        let names = FileManager.default.enumerator(atPath: fresh.catalogue.folder.vault)?.compactMap { $0 as? String }
        return (names ?? []).filter { $0.utf8.count == 67 }
    }

    @Test func aFileGoesToTheOpenRevisionUnderItsHash() throws {
        let fresh = try prepared()
        let path = fresh.pdf()
        let attached = try attach(fresh, (path, .printMaster))
        #expect(attached.map(\.revision) == ["LEAF-001/ky/1"] && attached[0].isNew)
        let file = try fresh.catalogue.file(of: "LEAF-001/ky/1", role: .printMaster)
        #expect(file.name == "leaflet.pdf" && file.digest == attached[0].digest)
        #expect(FileManager.default.contentsEqual(atPath: file.path, andPath: path))
    }

    @Test(arguments: [
        ("x.pdf", [UInt8](SampleFiles.png), FileRole.printMaster), ("x.png", SampleFiles.pdf("x"), .preview),
        ("x.pdf", Array("#!/bin/sh\nrm -rf /\n".utf8), .printMaster),
        ("x.pdf", [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0] + [UInt8](repeating: 0, count: 200), .printMaster),
        ("x.pdf", Array("MZ".utf8) + [UInt8](repeating: 0, count: 200), .source),
        ("x.pdf", SampleFiles.zip([("a.txt", "x")]), .printMaster),
    ])
    func bytesOfAnotherTypeAreRefusedWhateverTheName(_ name: String, _ bytes: [UInt8], _ role: FileRole) throws {
        let fresh = try prepared()
        let before = try fresh.head()
        let path = fresh.folder.file(name, bytes)
        #expect(refusal { _ = try attach(fresh, (path, role)) }?.code == "media.wrong_type")
        #expect(try fresh.head() == before && storedFiles(fresh).isEmpty)
    }

    @Test(arguments: [FileRole.broadcastMaster, .subtitles, .script])
    func aLeafletHasNoSuchRole(_ role: FileRole) throws {
        let fresh = try prepared()
        let path = fresh.folder.file("x.txt", "текст")
        let problem = refusal { _ = try attach(fresh, (path, role)) }
        #expect(["media.wrong_role", "media.wrong_type"].contains(problem?.code))
        #expect(try fresh.catalogue.records(of: Entities.revisionFile).isEmpty)
    }

    @Test func missingAndEmptyFilesAreRefused() throws {
        let fresh = try prepared()
        #expect(refusal { _ = try attach(fresh, ("/nowhere.pdf", .printMaster)) }?.code == "media.source_missing")
        let empty = fresh.folder.file("empty.pdf", "")
        #expect(refusal { _ = try attach(fresh, (empty, .printMaster)) }?.code == "media.empty")
    }

    @Test func anUnknownVariantIsRefusedByName() throws {
        let fresh = try prepared()
        let attachment = Attachment(path: fresh.pdf(), variant: "LEAF-001/kk", role: .printMaster)
        #expect(
            throws: FieldProblem.unknownRecord(entity: "variant", record: "LEAF-001/kk", near: ["LEAF-001/ky"])
        ) { try fresh.catalogue.attach([attachment], by: fresh.actor) }
    }

    @Test func oneBadFileKeepsAllOut() throws {
        let fresh = try prepared()
        let before = try fresh.head()
        let bad = fresh.folder.file("b.png", "no picture")
        #expect(throws: VaultProblem.self) { try attach(fresh, (fresh.pdf(), .printMaster), (bad, .preview)) }
        #expect(try fresh.head() == before && storedFiles(fresh).isEmpty)
        let number = fresh.folder.file("n.txt", "Звоните +996 312 999999")
        #expect(throws: PlainProblem.self) { try attach(fresh, (fresh.pdf(), .printMaster), (number, .source)) }
        #expect(try fresh.head() == before)
        #expect(try fresh.catalogue.mediaFiles().isEmpty)
    }

    @Test func aTrialStoresNothing() throws {
        let fresh = try prepared()
        let before = try fresh.head()
        let attachment = Attachment(path: fresh.pdf(), variant: variant, role: .printMaster)
        let attached = try fresh.catalogue.attach([attachment], by: fresh.actor, dryRun: true)
        #expect(attached.map(\.revision) == ["LEAF-001/ky/1"])
        #expect(try fresh.head() == before && storedFiles(fresh).isEmpty)
    }

    @Test func theSameFileTwiceChangesNothing() throws {
        let fresh = try prepared()
        _ = try attach(fresh, (fresh.pdf(), .printMaster))
        let before = try fresh.head()
        let again = try attach(fresh, (fresh.pdf("другое имя.pdf"), .printMaster))
        #expect(again.map(\.isNew) == [false] && again[0].revision == "LEAF-001/ky/1")
        #expect(try fresh.head() == before)
    }

    @Test func theSameBytesElsewhereAreToldOf() throws {
        let fresh = try prepared()
        try fresh.addLeaflet("LEAF-002", languages: ["ru"])
        _ = try attach(fresh, (fresh.pdf(), .printMaster))
        let other = try fresh.catalogue.attach(
            [Attachment(path: fresh.pdf(), variant: "LEAF-002/ru", role: .printMaster)], by: fresh.actor)
        #expect(other.map(\.alsoIn) == [["LEAF-001/ky/1"]] && other[0].isNew)
        #expect(try fresh.catalogue.uses(ofMedia: other[0].digest) == ["LEAF-001/ky/1", "LEAF-002/ru/1"])
        #expect(storedFiles(fresh).count == 1)
    }

    @Test func aSignedRevisionIsLeftAloneAndTheNextOneMade() throws {
        let fresh = try FreshCatalogue()
        try fresh.addContact()
        try fresh.addPeople()
        try fresh.addPrintableLeaflet(contacts: ["HOT-KG-1"])
        try fresh.sign("LEAF-001/ky/1", [.content])
        let attached = try attach(fresh, (fresh.pdf("new.pdf", "New"), .printMaster))
        #expect(attached.map(\.revision) == ["LEAF-001/ky/2"])
        let made = try fresh.catalogue.record("LEAF-001/ky/2", of: Entities.revision)
        #expect(made.fields["title"] == "Убадаларга ишенбе" && made.fields["on"] == "2006-09-01")
        let state = try fresh.catalogue.signingState(of: "LEAF-001/ky/2", on: FreshCatalogue.day("2006-09-01"))
        #expect(state.status == .draft && state.missing.count == 4, "signatures are not carried over")
        #expect(throws: Never.self) {
            _ = try fresh.catalogue.record("LEAF-001/ky/2/person/author/asel", of: Entities.revisionPerson)
            _ = try fresh.catalogue.record("LEAF-001/ky/2/contact/HOT-KG-1", of: Entities.shownContact)
        }
    }

    @Test func aSignedRevisionTakesNotEvenAFileOfAFreeRole() throws {
        let fresh = try FreshCatalogue()
        try fresh.addPeople()
        try fresh.addPrintableLeaflet()
        try fresh.sign("LEAF-001/ky/1", [.content])
        let picture = fresh.folder.file("p.png", SampleFiles.png)
        #expect(try attach(fresh, (picture, .preview)).map(\.revision) == ["LEAF-001/ky/2"])
    }

    @Test func aWithdrawnRevisionTakesNoFiles() throws {
        let fresh = try prepared()
        try fresh.catalogue.change("test", by: fresh.actor) {
            try $0.withdraw("LEAF-001/ky/1", reason: "x", on: FreshCatalogue.day("2006-07-01"))
        }
        #expect(try attach(fresh, (fresh.pdf(), .printMaster)).map(\.revision) == ["LEAF-001/ky/2"])
    }

    @Test func aFileOfARoleThatIsTakenMakesTheNextRevision() throws {
        let fresh = try prepared()
        _ = try attach(fresh, (fresh.pdf(), .printMaster))
        #expect(try attach(fresh, (fresh.pdf("b.pdf", "b"), .printMaster)).map(\.revision) == ["LEAF-001/ky/2"])
    }

    @Test func filesThatComeTogetherStayTogetherInAnyOrder() throws {
        let fresh = try prepared()
        _ = try attach(fresh, (fresh.pdf(), .printMaster))
        let picture = fresh.folder.file("p.png", SampleFiles.png)
        let attached = try attach(fresh, (picture, .preview), (fresh.pdf("b.pdf", "b"), .printMaster))
        #expect(attached.map(\.revision) == ["LEAF-001/ky/2", "LEAF-001/ky/2"])
        #expect(attached.map(\.isNew) == [true, true])
    }

    @Test func aFileThatDidNotChangeComesAlongIntoTheNextRevision() throws {
        let fresh = try prepared()
        let picture = fresh.folder.file("p.png", SampleFiles.png)
        _ = try attach(fresh, (fresh.pdf(), .printMaster), (picture, .preview))
        let attached = try attach(fresh, (picture, .preview), (fresh.pdf("b.pdf", "b"), .printMaster))
        #expect(attached.map(\.revision) == ["LEAF-001/ky/2", "LEAF-001/ky/2"])
        let before = try fresh.head()
        let again = try attach(fresh, (picture, .preview), (fresh.pdf("b.pdf", "b"), .printMaster))
        #expect(again.map(\.isNew) == [false, false])
        #expect(try fresh.head() == before)
    }

    @Test func subtitlesNameTheirLanguageAndScript() throws {
        let fresh = try FreshCatalogue()
        try fresh.add(Entities.item, "VSPOT-001", ["kind": "video_spot", "title": "x"])
        try fresh.add(Entities.variant, "VSPOT-001/ru", ["item": "VSPOT-001", "language": "ru"])
        let text = "1\n00:00:01,000 --> 00:00:02,000\nНе верь\n\n2\n00:00:03,000 --> 00:00:04,000\nобещаниям\n"
        var attachment = Attachment(
            path: fresh.folder.file("a.srt", text), variant: "VSPOT-001/ru", role: .subtitles)
        #expect(throws: FieldProblem.missing(entity: "revision_file", field: "language")) {
            try fresh.catalogue.attach([attachment], by: fresh.actor)
        }
        attachment.language = "uz"
        #expect(throws: LanguageTagProblem.scriptMissing("uz", choices: ["uz-Latn", "uz-Cyrl"])) {
            try fresh.catalogue.attach([attachment], by: fresh.actor)
        }
        attachment.language = "uz-Cyrl"
        #expect(try fresh.catalogue.attach([attachment], by: fresh.actor).count == 1)
    }
}
