import Campaign
import CatalogStore
import Documents
import Foundation
import TestSupport
import Testing

@Suite struct IntakeTests {
    private static let vocabulary = IntakeVocabulary(
        kinds: ["листовка": "leaflet", "плакат": "poster"],
        languages: ["кыргызский": "ky", "узбекский": "uz", "узб. лат.": "uz-Latn", "русский": "ru"],
        roles: ["печать": "print_master", "превью": "preview"])

    private func prepared() throws -> FreshCatalogue {
        let fresh = try FreshCatalogue()
        try fresh.addPeople()
        try fresh.addLeaflet("LEAF-004", languages: ["ky", "ru"])
        try fresh.addLeaflet("LEAF-014", languages: ["uz-Latn"])
        return fresh
    }

    private func proposal(_ fresh: FreshCatalogue, _ name: String, _ text: String = "x") throws -> IntakeProposal {
        let path = name.hasSuffix(".pdf") ? fresh.pdf(name, text) : fresh.folder.file(name, text)
        return try #require(
            try fresh.catalogue.proposeIntake(of: [path], vocabulary: IntakeTests.vocabulary).first)
    }

    @Test(arguments: [
        "LEAF-004_ky_r3_print.pdf", "leaf-004 KY печать.pdf", "Листовка 4 кыргызский.pdf", "leaf004_ky.pdf",
        "листовка-4_ky_print.pdf",
    ])
    func aNameTellsItemLanguageAndRole(_ name: String) throws {
        let found = try proposal(try prepared(), name)
        #expect(found.variant == "LEAF-004/ky" && found.role == .printMaster)
        #expect(found.revision == "LEAF-004/ky/1" && found.isComplete)
    }

    @Test func theTypeTellsTheRoleWhereTheNameDoesNot() throws {
        let fresh = try prepared()
        let path = fresh.folder.file("LEAF-004_ru.png", SampleFiles.png)
        let found = try fresh.catalogue.proposeIntake(of: [path], vocabulary: IntakeTests.vocabulary)
        #expect(found.map(\.role) == [.webCopy] || found.map(\.role) == [.preview])
    }

    @Test func uzbekWithoutItsScriptIsNotGuessed() throws {
        let found = try proposal(try prepared(), "LEAF-014_uz_print.pdf")
        #expect(found.variant == nil && found.reason == "no_language")
        #expect(try proposal(try prepared(), "LEAF-014_uz-Cyrl_print.pdf").variant == "LEAF-014/uz-Cyrl")
    }

    @Test func aNumberOfTwoLeafletsIsNotGuessed() throws {
        let fresh = try prepared()
        try fresh.addLeaflet("OSH-LEAF-004")
        let found = try proposal(fresh, "Листовка 4 кыргызский.pdf")
        #expect(found.variant == nil && found.reason == "no_item")
        #expect(try proposal(fresh, "OSH-LEAF-004 кыргызский.pdf").variant == "OSH-LEAF-004/ky")
    }

    @Test func anUnknownFileIsNotGuessed() throws {
        let found = try proposal(try prepared(), "scan0001.pdf")
        #expect(found.variant == nil && found.role == nil && found.reason == "no_item" && !found.isComplete)
    }

    @Test func theTextInsideTellsWhatTheNameDoesNot() throws {
        let fresh = try prepared()
        try fresh.edit(Entities.revision, "LEAF-004/ru/1", ["title": "Не верь обещаниям чужих"])
        let found = try proposal(fresh, "scan0001.txt", "В начале.\nНе верь обещаниям чужих!\nВ конце.")
        #expect(found.variant == "LEAF-004/ru" && found.reason == "text")
    }

    @Test func aTitleOfTwoVariantsTellsNeither() throws {
        let fresh = try prepared()
        let found = try proposal(fresh, "scan0001.txt", "Убадаларга ишенбе")
        #expect(found.variant == nil)
    }

    @Test func aSignedOrFilledRevisionMeansTheNextOne() throws {
        let fresh = try FreshCatalogue()
        try fresh.addPeople()
        try fresh.addPrintableLeaflet("LEAF-004")
        #expect(try proposal(fresh, "LEAF-004_ky_print.pdf").revision == "LEAF-004/ky/2")
        #expect(try proposal(fresh, "LEAF-004_ky_source.txt").revision == "LEAF-004/ky/1")
        try fresh.sign("LEAF-004/ky/1", [.content])
        #expect(try proposal(fresh, "LEAF-004_ky_source.txt").revision == "LEAF-004/ky/2")
    }

    @Test func theSameBytesElsewhereAreToldOf() throws {
        let fresh = try FreshCatalogue()
        try fresh.addPeople()
        try fresh.addPrintableLeaflet("LEAF-004")
        #expect(try proposal(fresh, "copy.pdf", "LEAF-004").alsoIn == ["LEAF-004/ky/1"])
    }

    @Test func proposingStoresNothing() throws {
        let fresh = try prepared()
        let before = try fresh.head()
        _ = try proposal(fresh, "LEAF-004_ky_print.pdf")
        #expect(try fresh.head() == before)
        #expect(try fresh.catalogue.doctor().orphans.isEmpty)
    }

    @Test func theRevisionProposedIsTheOneThatAttachTakes() throws {
        let fresh = try prepared()
        let proposal = try proposal(fresh, "LEAF-004_ky_print.pdf")
        let attached = try fresh.catalogue.attach(
            [
                Attachment(
                    path: proposal.path, variant: try #require(proposal.variant), role: try #require(proposal.role))
            ], by: fresh.actor)
        #expect(attached.map(\.revision) == [proposal.revision])
    }

    @Test func aMissingVariantComesWithItsFirstFileAndNotWithoutIt() throws {
        let fresh = try prepared()
        let before = try fresh.catalogue.records(of: Entities.variant).map(\.code)
        let path = fresh.pdf("LEAF-004_kk_print.pdf", "kk")
        let attachment = Attachment(path: path, variant: "LEAF-004/kk", role: .printMaster)
        var refused = attachment
        refused.contacts = ["NO-SUCH"]
        #expect(throws: (any Error).self) {
            try fresh.catalogue.attach([refused], by: fresh.actor, makingVariants: true)
        }
        _ = try fresh.catalogue.attach([attachment], by: fresh.actor, dryRun: true, makingVariants: true)
        #expect(try fresh.catalogue.records(of: Entities.variant).map(\.code) == before)
        let attached = try fresh.catalogue.attach([attachment], by: fresh.actor, makingVariants: true)
        #expect(attached.map(\.revision) == ["LEAF-004/kk/1"])
    }

    /// Two files of one role cannot stand in one revision; the table says so before anything is attached.
    @Test func twoFilesOfOneRoleGoToRevisionsThatFollow() throws {
        let fresh = try prepared()
        let paths = (1...2).map { fresh.pdf("LEAF-004_kk_r\($0)_print.pdf", "kk \($0)") }
        let proposals = try fresh.catalogue.proposeIntake(of: paths, vocabulary: IntakeTests.vocabulary)
        #expect(proposals.map(\.revision) == ["LEAF-004/kk/1", "LEAF-004/kk/2"])
        let attached = try fresh.catalogue.attach(
            paths.map { Attachment(path: $0, variant: "LEAF-004/kk", role: .printMaster) }, by: fresh.actor,
            makingVariants: true)
        #expect(attached.map(\.revision) == proposals.map(\.revision))
    }

    private func zip(_ fresh: FreshCatalogue, _ members: [(String, String)]) throws -> String {
        let path = fresh.folder.path + "/in.zip"
        let writer = try ZipWriter(path: path)
        for (name, text) in members { try writer.add(name, bytes: Array(text.utf8)) }
        try writer.finish()
        return path
    }

    @Test func aZipIsUnpackedInsideItsFolderOnly() throws {
        let fresh = try prepared()
        let path = try zip(
            fresh, [("../../evil.txt", "x"), ("a/b/LEAF-004_ky.txt", "y"), ("__MACOSX/._x", "z"), (".hidden", "h")])
        let folder = fresh.folder.path + "/unpacked"
        let found = try? fresh.catalogue.unpackIntake(path, into: folder)
        #expect(!FileManager.default.fileExists(atPath: fresh.folder.path + "/evil.txt"))
        #expect(!FileManager.default.fileExists(atPath: fresh.folder.path + "/../evil.txt"))
        #expect(found.map { $0.allSatisfy { $0.hasPrefix(folder + "/") } } ?? true)
    }

    @Test func filesOfAZipKeepTheirBytes() throws {
        let fresh = try prepared()
        let folder = fresh.folder.path + "/unpacked"
        let found = try fresh.catalogue.unpackIntake(
            try zip(fresh, [("a/LEAF-004_ky.txt", "y"), ("__MACOSX/._LEAF-004_ky.txt", "z"), (".hidden", "h")]),
            into: folder)
        #expect(found == [folder + "/LEAF-004_ky.txt"])
        #expect(FileManager.default.contents(atPath: folder + "/LEAF-004_ky.txt") == Data("y".utf8))
    }

    @Test func twoFilesOfOneNameInAZipAreRefused() throws {
        let fresh = try prepared()
        let path = try zip(fresh, [("a/x.txt", "1"), ("b/x.txt", "2")])
        #expect(throws: PlainProblem("intake.same_name", ["file": "x.txt"], category: .refused)) {
            try fresh.catalogue.unpackIntake(path, into: fresh.folder.path + "/unpacked")
        }
    }
}
