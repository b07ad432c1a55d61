import Campaign
import CatalogStore
import Crypto
import Documents
import Foundation
import GRDB
import TestSupport
import Testing

@Suite struct HandoverTests {
    private let revision = "LEAF-001/ky/1"

    private func prepared() throws -> FreshCatalogue {
        let fresh = try FreshCatalogue()
        try fresh.addContact()
        try fresh.addApprovedLeaflet(contacts: ["HOT-KG-1"])
        return fresh
    }

    private func request(
        _ on: String = "2006-07-01", country: String? = nil, roles: [FileRole] = [], isDraft: Bool = false
    ) -> HandoverRequest {
        HandoverRequest(
            revision: revision, recipient: "Типография «Учкун»", country: country, on: FreshCatalogue.day(on),
            roles: roles, isDraft: isDraft)
    }

    /// The code of the refusal and its values; nil where the handover may be made.
    private func refusal(_ fresh: FreshCatalogue, _ request: HandoverRequest) throws -> PlainProblem? {
        do {
            _ = try fresh.catalogue.prepareHandover(request)
            return nil
        } catch let problem as PlainProblem {
            return problem
        }
    }

    private func handOver(
        _ fresh: FreshCatalogue, _ request: HandoverRequest, to name: String = "package",
        covers: [String: String] = ["COVER.txt": "лист"]
    ) throws -> String {
        let path = fresh.folder.path + "/" + name
        let package = try fresh.catalogue.prepareHandover(request)
        try fresh.catalogue.handOver(package, covers: covers, to: path, by: fresh.actor)
        return path
    }

    private func names(_ path: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    }

    @Test(arguments: ["package", "package.zip"])
    func whatIsInTheWayIsToldOfAndLeftAlone(_ name: String) throws {
        let fresh = try prepared()
        let own = fresh.folder.file("\(name).part", "мой файл")
        #expect(throws: PlainProblem("output.left_over", ["path": .text(own)])) {
            try handOver(fresh, request(), to: name)
        }
        #expect(try String(contentsOfFile: own, encoding: .utf8) == "мой файл")
        #expect(!FileManager.default.fileExists(atPath: fresh.folder.path + "/" + name))
        try FileManager.default.removeItem(atPath: own)
        _ = try handOver(fresh, request(), to: name)
    }

    @Test func aDraftIsRefusedWithTheStepsThatItLacks() throws {
        let fresh = try FreshCatalogue()
        try fresh.addPeople()
        try fresh.addPrintableLeaflet()
        try fresh.sign(revision, [.content, .pretest])
        let problem = try refusal(fresh, request())
        #expect(problem?.code == "handover.not_approved" && problem?.category == .refused)
        #expect(
            problem?.values["missing"].map {
                [.list(["language", "donor"]), .list(["donor", "language"])].contains($0)
            } == true)
    }

    @Test func theDayOfUseDecides() throws {
        let fresh = try prepared()
        #expect(try refusal(fresh, request("2006-05-31"))?.code == "handover.not_approved")
        #expect(try refusal(fresh, request("2006-06-01")) == nil)
        #expect(try refusal(fresh, request("2006-12-31")) == nil)
    }

    @Test func aWithdrawnRevisionIsRefused() throws {
        let fresh = try prepared()
        try fresh.catalogue.change("test", by: fresh.actor) {
            try $0.withdraw(revision, reason: "опечатка", on: FreshCatalogue.day("2006-07-01"))
        }
        #expect(try refusal(fresh, request())?.code == "handover.withdrawn")
        #expect(try refusal(fresh, request())?.values["reason"] == "опечатка")
        #expect(try refusal(fresh, request("2006-06-30")) == nil)
    }

    @Test func aSupersededRevisionIsRefusedAndTheNewerNamed() throws {
        let fresh = try prepared()
        var next = Attachment(path: fresh.pdf("new.pdf", "New"), variant: "LEAF-001/ky", role: .printMaster)
        next.isNext = true
        _ = try fresh.catalogue.attach([next], by: fresh.actor)
        try fresh.sign("LEAF-001/ky/2", on: "2006-09-01")
        #expect(try refusal(fresh, request("2006-09-01"))?.code == "handover.superseded")
        #expect(try refusal(fresh, request("2006-09-01"))?.values["newer"] == "LEAF-001/ky/2")
    }

    @Test func outsideARightOrConsentItIsRefused() throws {
        let fresh = try prepared()
        let right = revision + "/right"
        try fresh.add(
            Entities.right, right,
            [
                "revision": revision, "kind": "licence", "holder": "Фотограф", "from": "2006-06-10",
                "until": "2006-07-31",
            ])
        #expect(try refusal(fresh, request("2006-06-09"))?.code == "handover.right_ended")
        #expect(try refusal(fresh, request("2006-07-31")) == nil)
        #expect(try refusal(fresh, request("2006-08-01"))?.code == "handover.right_ended")
        try fresh.edit(Entities.right, right, ["ended_on": "2006-07-15", "ended_reason": "отозвано"])
        #expect(try refusal(fresh, request("2006-07-14")) == nil)
        #expect(try refusal(fresh, request("2006-07-15"))?.values["holder"] == "Фотограф")
    }

    @Test func aDeadContactIsRefusedUntilItAnswersAgain() throws {
        let fresh = try prepared()
        for (day, result) in [("2006-07-01", "dead"), ("2006-07-20", "no_answer"), ("2006-08-01", "answered")] {
            try fresh.catalogue.change("test", by: fresh.actor) {
                try $0.testContact("HOT-KG-1", result: result, on: FreshCatalogue.day(day), note: nil)
            }
        }
        #expect(try refusal(fresh, request("2006-06-30")) == nil)
        #expect(try refusal(fresh, request("2006-07-31"))?.code == "handover.contact_dead")
        #expect(try refusal(fresh, request("2006-07-31"))?.values["contact"] == "HOT-KG-1")
        #expect(try refusal(fresh, request("2006-08-01")) == nil)
    }

    @Test func aContactThatIsOverIsRefused() throws {
        let fresh = try prepared()
        try fresh.edit(Entities.contact, "HOT-KG-1", ["until": "2006-06-30"])
        #expect(try refusal(fresh, request("2006-06-30")) == nil)
        #expect(try refusal(fresh, request("2006-07-01"))?.code == "handover.contact_dead")
    }

    private func addMarkingRules(_ fresh: FreshCatalogue) throws {
        for donor in ["DONOR", "OTHER"] { try fresh.add(Entities.donor, donor, ["names": "{\"ru\":\"x\"}"]) }
        try fresh.add(Entities.award, "AW-1", ["donor": "DONOR", "from": "2006-04-01"])
        try fresh.edit(Entities.item, "LEAF-001", ["award": "AW-1"])
        let rules: [(String, [String: String])] = [
            ("MARK-DUE", ["donor": "DONOR", "kinds": "leaflet", "countries": "KG", "from": "2006-07-01"]),
            ("MARK-OTHER", ["donor": "OTHER", "from": "2006-04-01"]),
            ("MARK-FILM", ["donor": "DONOR", "kinds": "documentary", "from": "2006-04-01"]),
            ("MARK-OVER", ["donor": "DONOR", "from": "2006-04-01", "until": "2006-05-31"]),
            ("MARK-KZ", ["donor": "DONOR", "countries": "KZ", "from": "2006-04-01"]),
        ]
        for (code, fields) in rules { try fresh.add(Entities.markingRule, code, fields) }
    }

    @Test func missingMarkingIsRefusedFromTheDayOnWhichItIsDue() throws {
        let fresh = try prepared()
        try addMarkingRules(fresh)
        #expect(try refusal(fresh, request("2006-06-30")) == nil)
        let problem = try refusal(fresh, request("2006-07-01"))
        #expect(problem?.code == "handover.marking_missing")
        #expect(problem?.values["markings"] == .list(["MARK-DUE"]), "of this donor, kind and country only")
        #expect(try refusal(fresh, request("2006-06-30", country: "kz"))?.values["markings"] == .list(["MARK-KZ"]))
        try fresh.catalogue.change("test", by: fresh.actor) {
            try $0.declareMarking("mark-due", evidence: "внизу", on: revision)
        }
        #expect(try refusal(fresh, request("2006-07-01")) == nil)
    }

    @Test func aCountryOutsideTheCampaignIsRefused() throws {
        let fresh = try prepared()
        try addMarkingRules(fresh)
        try fresh.add(
            Entities.campaign, "CT-2006",
            [
                "titles": "{\"ru\":\"x\"}", "from": "2006-04-01", "until": "2008-06-30", "currency": "USD",
                "countries": "KG KZ", "home": "KG",
            ])
        #expect(try refusal(fresh, request("2006-06-30", country: "UZ"))?.code == "handover.not_here")
    }

    @Test func thePackageHoldsTheBytesUnderReadableNames() throws {
        let fresh = try prepared()
        let package = try fresh.catalogue.prepareHandover(request())
        let file = try #require(package.files.first)
        #expect(package.code == "H-001" && package.files.count == 1)
        #expect(file.name == "LEAF-001_ky_r1_print.pdf")
        #expect(try package.head == fresh.head())
        let path = try handOver(fresh, request(), covers: ["COVER.txt": "SHA-256 " + file.digest])
        #expect(try names(path) == ["COVER.txt", "LEAF-001_ky_r1_print.pdf"])
        let bytes = try Data(contentsOf: URL(filePath: path + "/" + file.name))
        #expect(Hexadecimal.string(SHA256.hash(data: bytes)) == file.digest)
        #expect(try String(contentsOfFile: path + "/COVER.txt", encoding: .utf8).hasSuffix(file.digest))
        let record = try fresh.catalogue.record("H-001", of: Entities.handover)
        #expect(record.fields["recipient"] == "Типография «Учкун»" && record.fields["draft"] == "no")
        #expect(try fresh.catalogue.record("H-001/1", of: Entities.handoverFile).fields["file"] == file.digest)
        #expect(try fresh.findings().isEmpty)
    }

    @Test func aZipHoldsTheSame() throws {
        let fresh = try prepared()
        let digest = try fresh.catalogue.file(of: revision, role: .printMaster).digest
        let archive = try ZipArchive(path: try handOver(fresh, request(), to: "package.zip"))
        #expect(archive.members.map(\.name).sorted() == ["COVER.txt", "LEAF-001_ky_r1_print.pdf"])
        let member = try #require(archive.members.first { $0.name.hasSuffix(".pdf") })
        let reader = try archive.open(member)
        var hasher = SHA256()
        while true {
            let piece = try reader.next()
            if piece.isEmpty { break }
            hasher.update(data: Data(piece))
        }
        #expect(Hexadecimal.string(hasher.finalize()) == digest)
    }

    @Test func aDraftSaysSoInEveryName() throws {
        let fresh = try FreshCatalogue()
        try fresh.addPeople()
        try fresh.addPrintableLeaflet()
        let path = try handOver(fresh, request(isDraft: true), covers: [:])
        #expect(try names(path) == ["LEAF-001_ky_r1_print_НЕ-В-ПЕЧАТЬ.pdf"])
        let record = try fresh.catalogue.record("H-001", of: Entities.handover)
        #expect(record.fields["draft"] == "yes" && record.fields["clearance"] == nil)
    }

    @Test func onlyTheRolesAskedForAreGiven() throws {
        let fresh = try prepared()
        #expect(try refusal(fresh, request(roles: [.preview]))?.code == "revision.no_file")
        #expect(try fresh.catalogue.prepareHandover(request(roles: [.printMaster])).files.count == 1)
    }

    @Test(arguments: ["package", "package.zip"])
    func whatStandsAtTheTargetIsNotTouched(_ name: String) throws {
        let fresh = try prepared()
        let path = fresh.folder.path + "/" + name
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        _ = fresh.folder.file(name + "/mine.txt", "моё")
        let before = try fresh.head()
        #expect(throws: PlainProblem("handover.exists", ["path": .text(path)])) {
            try handOver(fresh, request(), to: name)
        }
        #expect(try names(path) == ["mine.txt"])
        #expect(try fresh.head() == before)
    }

    @Test(arguments: ["package", "package.zip"])
    func whatFellBetweenLookAndDeedIsNotHandedOver(_ name: String) throws {
        let fresh = try prepared()
        let package = try fresh.catalogue.prepareHandover(request("2006-09-01"))
        try fresh.catalogue.change("test", by: fresh.actor) {
            try $0.withdraw(revision, reason: "опечатка", on: FreshCatalogue.day("2006-09-01"))
        }
        let before = try fresh.head()
        let path = fresh.folder.path + "/" + name
        #expect(throws: CatalogueProblem.guarded("guard.not_cleared")) {
            try fresh.catalogue.handOver(package, covers: [:], to: path, by: fresh.actor)
        }
        #expect(try fresh.head() == before)
        #expect(try !names(fresh.folder.path).contains { $0.hasPrefix("package") })
    }

    @Test(arguments: ["package", "package.zip"])
    func aPackageIsNotThereWithoutItsRecord(_ name: String) throws {
        let fresh = try prepared()
        let package = try fresh.catalogue.prepareHandover(request())
        try Tampering(fresh.catalogue).queue.write {
            try $0.execute(
                sql: "CREATE TRIGGER full BEFORE INSERT ON audit_link BEGIN SELECT RAISE(ABORT, 'guard.full'); END")
        }
        #expect(throws: CatalogueProblem.guarded("guard.full")) {
            try fresh.catalogue.handOver(
                package, covers: ["COVER.txt": "x"], to: fresh.folder.path + "/" + name, by: fresh.actor)
        }
        #expect(try !names(fresh.folder.path).contains { $0.hasPrefix("package") })
        #expect(try fresh.catalogue.records(of: Entities.handover).isEmpty)
    }

    @Test(arguments: ["package", "package.zip"])
    func aDamagedFileIsNotHandedOver(_ name: String) throws {
        let fresh = try prepared()
        let stored = try fresh.catalogue.file(of: revision, role: .printMaster).path
        var bytes = try Data(contentsOf: URL(filePath: stored))
        bytes[20] ^= 1
        try FileManager.default.removeItem(atPath: stored)
        try bytes.write(to: URL(filePath: stored))
        #expect(throws: (any Error).self) { try handOver(fresh, request(), to: name) }
        #expect(try !names(fresh.folder.path).contains { $0.hasPrefix("package") })
        #expect(try fresh.catalogue.records(of: Entities.handover).isEmpty)
    }
}
