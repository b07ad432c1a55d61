import Campaign
import CatalogStore
import GRDB
import TestSupport
import Testing

/// Random histories of one variant, recounted the plain way.
@Suite struct SigningRecountTests {
    private static let steps = MaterialKind.leaflet.defaultSteps
    private static let first = FreshCatalogue.day("2006-05-04")
    private static let last = FreshCatalogue.day("2006-09-01")

    @Test(arguments: [1, 2, 3, 5, 8, 13] as [UInt64])
    func storedStatusAndClearanceAreARecountOfTheEvents(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let fresh = try FreshCatalogue()
        try fresh.addContact()
        try fresh.addPeople()
        try fresh.addPrintableLeaflet(contacts: ["HOT-KG-1"])
        var naive = NaiveStatus(revisions: [], required: SigningRecountTests.steps)
        naive.revisions.append(NaiveStatus.Revision(made: SigningRecountTests.first))
        var tests: [(Day, String)] = []
        for event in 0..<60 {
            let index = Int.random(in: 0..<naive.revisions.count, using: &generator)
            let revision = "LEAF-001/ky/\(index + 1)"
            let from = naive.revisions[index].made
            let on = Day(
                ordinal: Int.random(in: from.ordinal...SigningRecountTests.last.ordinal, using: &generator))
            switch Int.random(in: 0..<24, using: &generator) {
            case 0 where naive.revisions.count < 4 && !naive.revisions[naive.revisions.count - 1].facts.isEmpty:
                try addRevision(naive.revisions.count + 1, made: on, to: fresh, hasMaster: event % 5 > 0)
                var added = NaiveStatus.Revision(made: on)
                added.hasMaster = event % 5 > 0
                naive.revisions.append(added)
            case 1 where naive.revisions[index].withdrawn == nil && event > 40:
                try fresh.catalogue.change("test", by: fresh.actor) {
                    try $0.withdraw(revision, reason: "x", on: on)
                }
                naive.revisions[index].withdrawn = on
            case 2...4:
                let result = ["answered", "dead", "wrong_number", "no_answer"].randomElement(using: &generator) ?? ""
                try fresh.catalogue.change("test", by: fresh.actor) {
                    try $0.testContact("HOT-KG-1", result: result, on: on, note: nil)
                }
                tests.append((on, result))
            case 5...6:
                for step in SigningRecountTests.steps {
                    naive.revisions[index].facts.append(SigningFact(step: step, decision: .approved, on: on))
                }
                try fresh.sign(revision, on: on.description)
            default:
                let step = SigningRecountTests.steps.randomElement(using: &generator) ?? .content
                let decisions: [SigningDecision] = [.approved, .approved, .approvedWithChanges, .waived, .rejected]
                let decision = decisions.randomElement(using: &generator) ?? .approved
                let expires = Int.random(in: 0..<4, using: &generator) == 0 ? on.adding(days: event) : nil
                try fresh.sign(
                    revision, [step], decision, on: on.description, expires: expires?.description, reason: "x")
                naive.revisions[index].facts.append(
                    SigningFact(step: step, decision: decision, on: on, expires: expires))
            }
            if event % 6 == 5 { try compare(fresh, naive, tests, "seed \(seed), event \(event)") }
        }
        #expect(try fresh.findings().isEmpty, "seed \(seed)")
    }

    private func addRevision(_ number: Int, made: Day, to fresh: FreshCatalogue, hasMaster: Bool) throws {
        let code = "LEAF-001/ky/\(number)"
        try fresh.catalogue.change("test", by: fresh.actor) { session in
            try session.create(
                Entities.revision, code: code,
                ["variant": "LEAF-001/ky", "number": String(number), "on": made.description, "title": "x"])
            try session.declarePerson("asel", as: "author", on: code)
            try session.declareContact("HOT-KG-1", on: code)
        }
        guard hasMaster else { return }
        let attachment = Attachment(
            path: fresh.pdf("\(number).pdf", "\(number)"), variant: "LEAF-001/ky", role: .printMaster)
        #expect(try fresh.catalogue.attach([attachment], by: fresh.actor).map(\.revision) == [code])
    }

    private func isDead(_ tests: [(Day, String)], on day: Day) -> Bool {
        var last: (Day, String)?
        for test in tests where test.0 <= day && test.1 != "no_answer" {
            if let known = last, test.0 < known.0 { continue }
            last = test
        }
        return last.map { $0.1 != "answered" } ?? false
    }

    private func compare(
        _ fresh: FreshCatalogue, _ naive: NaiveStatus, _ tests: [(Day, String)], _ place: Comment
    ) throws {
        let days = stride(from: SigningRecountTests.first.ordinal, to: SigningRecountTests.last.ordinal + 90, by: 3)
        for day in days.map({ Day(ordinal: $0) }) {
            for index in naive.revisions.indices {
                let due = naive.status(of: index, on: day)
                let stored = try stored("LEAF-001/ky/\(index + 1)", on: day, in: fresh)
                #expect(stored.statuses == [due].compactMap { $0?.rawValue }, "\(place), \(day), \(index + 1)")
                let isCleared = due == .approved && !isDead(tests, on: day)
                #expect(stored.clearances == (isCleared ? 1 : 0), "\(place), \(day), \(index + 1)")
            }
        }
    }

    private func stored(
        _ revision: String, on day: Day, in fresh: FreshCatalogue
    ) throws -> (statuses: [String], clearances: Int?) {
        try fresh.catalogue.read { database in
            let inside = "from_day <= ?2 AND (until_day IS NULL OR until_day >= ?2)"
            let owner = "revision_id = (SELECT id FROM revision WHERE code = ?1)"
            let arguments: StatementArguments = [revision, day.description]
            return (
                try String.fetchAll(
                    database, sql: "SELECT status FROM revision_status WHERE \(owner) AND \(inside)",
                    arguments: arguments),
                try Int.fetchOne(
                    database,
                    sql: """
                        SELECT count(*) FROM clearance WHERE \(owner) AND \(inside) AND use = 'print'
                        AND country = 'UZ' AND revoked_at IS NULL
                        """, arguments: arguments)
            )
        }
    }
}
