import Campaign
import CatalogStore
import TestSupport
import Testing

/// Telephone numbers in the text of a file are contacts of the campaign, or somebody says that they may stand there.
@Suite struct AttachNumberTests {
    private func prepared() throws -> FreshCatalogue {
        let fresh = try FreshCatalogue()
        try fresh.addContact()
        try fresh.addLeaflet()
        return fresh
    }

    /// The refusal's code, the number and the contact that it names.
    private func told(
        _ fresh: FreshCatalogue, _ path: String, role: FileRole = .source, contacts: [String] = [],
        ignoring numbers: [String] = []
    ) throws -> [String] {
        var attachment = Attachment(path: path, variant: "LEAF-001/ky", role: role)
        attachment.contacts = contacts
        attachment.ignoredNumbers = numbers
        do {
            _ = try fresh.catalogue.attach([attachment], by: fresh.actor)
            return []
        } catch let problem as PlainProblem {
            func text(_ name: String) -> String {
                guard case .text(let text)? = problem.values[name] else { return "?" }
                return text
            }
            return [problem.code, text("number"), text("contact")]
        }
    }

    @Test func aContactThatIsNotDeclaredIsAskedAbout() throws {
        let fresh = try prepared()
        let path = fresh.folder.file("t.txt", "Позвони: +996 (312) 00-00-01, бесплатно")
        #expect(
            try told(fresh, path) == ["attach.number_undeclared", "+996 (312) 00-00-01", "HOT-KG-1"])
        #expect(try told(fresh, path, contacts: ["HOT-KG-1"]).isEmpty)
    }

    @Test func aNumberOfNobodyIsAskedAbout() throws {
        let fresh = try prepared()
        let path = fresh.folder.file("t.txt", "Позвони: +996312555555.")
        #expect(try told(fresh, path) == ["attach.number_unknown", "+996312555555", ""])
        #expect(try told(fresh, path, ignoring: ["+996 312 555555"]).isEmpty)
    }

    @Test func numbersInsideAPDFAreSeen() throws {
        let fresh = try prepared()
        let path = fresh.pdf("n.pdf", "Call +996 312 555555 now")
        #expect(try told(fresh, path, role: .printMaster).first == "attach.number_unknown")
        let declared = fresh.pdf("d.pdf", "Call +996 312 000001 now")
        #expect(try told(fresh, declared, role: .printMaster, contacts: ["hot-kg-1"]).isEmpty)
    }

    @Test func whatFollowsANumberIsNotPartOfIt() throws {
        let fresh = try prepared()
        let path = fresh.folder.file("t.txt", "Звоните +996 312 000001 24 часа в сутки, +996 312 000001 2006")
        #expect(try told(fresh, path, contacts: ["HOT-KG-1"]).isEmpty)
    }

    @Test func everyNumberOfALineIsSeen() throws {
        let fresh = try prepared()
        let path = fresh.folder.file("t.txt", "0312 555555 0312 666666")
        #expect(try told(fresh, path).first == "attach.number_unknown")
        #expect(try told(fresh, path, ignoring: ["0312555555"]).dropFirst().first == "0312 666666")
    }

    @Test func contactsOfTheOlderRevisionStayDeclared() throws {
        let fresh = try prepared()
        let first = fresh.pdf("a.pdf", "Call +996 312 000001")
        #expect(try told(fresh, first, role: .printMaster, contacts: ["HOT-KG-1"]).isEmpty)
        let second = fresh.pdf("b.pdf", "Ring +996 312 000001")
        #expect(try told(fresh, second, role: .printMaster).isEmpty)
    }
}
