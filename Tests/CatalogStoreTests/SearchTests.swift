import Campaign
import CatalogStore
import Foundation
import GRDB
import LanguageCheck
import TestSupport
import Testing

@Suite struct SearchTests {
    let catalogue: Catalogue

    init() throws { catalogue = try SearchFixture.catalogue.get() }

    private func codes(_ text: String, limit: Int = 60) throws -> [String] {
        try catalogue.search(Query(text, on: SearchFixture.day), limit: limit).hits.map(\.code)
    }

    @Test(arguments: [
        ("ne ver obeschaniyam", "LEAF-004/ru"), ("НЕ ВЕРЬ", "LEAF-004/ru"), ("не верь обещаниям", "LEAF-004/ru"),
        ("ne verʼ obeshchaniyam", "LEAF-004/ru"), ("ubadalar", "LEAF-004/ky"), ("Убада", "LEAF-004/ky"),
        ("убадаларга", "LEAF-004/ky"), ("обещанеям", "LEAF-004/ru"), ("обещаниаям", "LEAF-004/ru"),
        ("obeschaniym", "LEAF-004/ru"), ("leaf-004", "LEAF-004/ru"), ("LEAF 004", "LEAF-004/ky"),
        ("leaf 004 ky", "LEAF-004/ky"), ("жаны", "LEAF-901/ky"), ("жаңы", "LEAF-901/ky"), ("zhangy", "LEAF-901/ky"),
        ("озгон", "LEAF-901/ky"), ("еще", "LEAF-902"), ("ещё", "LEAF-902"), ("елка", "LEAF-902"),
        ("Ош", "LEAF-903"), ("osh", "LEAF-903"), ("ОШ базары", "LEAF-903"),
    ])
    func finds(query: String, code: String) throws {
        #expect(try codes(query).contains(code))
    }

    @Test(arguments: [
        "Oʻzbekiston", "O'zbekiston", "O‘zbekiston", "O’zbekiston", "O`zbekiston", "Ўзбекистон", "Özbekiston",
        "ozbekiston", "OʼZBEKISTON",
    ])
    func spellingsOfUzbekistanMeet(query: String) throws {
        let found = try codes(query)
        #expect(found.contains("LEAF-904") && found.contains("LEAF-905"))
    }

    @Test func closerComesFirst() throws {
        #expect(try codes("Ўзбекистон").first == "LEAF-905")
        #expect(try codes("Oʻzbekiston").first == "LEAF-904")
        #expect(try codes("не верь обещаниям").first == "LEAF-004/ru")
    }

    @Test func wordKnownIsNeverMended() throws {
        let result = try catalogue.search(Query("обещаниям", on: SearchFixture.day))
        #expect(result.mended.isEmpty && !result.hits.isEmpty)
        let mended = try catalogue.search(Query("обещанеям", on: SearchFixture.day))
        #expect(mended.mended["обещанеям"]?.contains("обещаниям") == true)
        #expect(try codes("leaf-99904").isEmpty)
    }

    @Test func hitIsMarkedInTheTextAsWritten() throws {
        let hits = try catalogue.search(Query("ubadalar", on: SearchFixture.day)).hits
        let hit = try #require(hits.first { $0.code == "LEAF-004/ky" })
        #expect(hit.line?.marked("«", "»") == "«Убадаларга» ишенбе")
        #expect(hit.how?.tier == .latin && hit.how?.isPrefix == true && hit.how?.isInTitle == true)
    }

    @Test func phraseStandsTogether() throws {
        #expect(try codes("\"не верь\"").contains("LEAF-004/ru"))
        #expect(try codes("\"верь не\"").isEmpty)
        #expect(try codes("верь не").contains("LEAF-004/ru"))
    }

    @Test func commaMeansOrAndCaretNot() throws {
        let both = try codes("жаны , базары")
        #expect(both.contains("LEAF-901/ky") && both.contains("LEAF-903"))
        #expect(try !codes("обещаниям ^lang:ru").contains("LEAF-004/ru"))
        #expect(try !codes("ош ^базары").contains("LEAF-903"))
        #expect(try codes("^базары code:LEAF-903").isEmpty)
    }

    @Test func languageFindsAllItsScripts() throws {
        let found = try codes("lang:uz code:LEAF-004")
        #expect(Set(found) == ["LEAF-004/uz-Latn", "LEAF-004/uz-Cyrl"])
        #expect(try codes("lang:uz-Cyrl code:LEAF-004") == ["LEAF-004/uz-Cyrl"])
        #expect(try codes("script:Latn code:LEAF-004") == ["LEAF-004/uz-Latn"])
    }

    @Test func statesAreThoseOfTheDay() throws {
        let approved = try catalogue.search(Query("state:approved", on: SearchFixture.day), limit: 1000).hits
        #expect(!approved.isEmpty)
        #expect(approved.allSatisfy { $0.status == "approved" || $0.approvedRevision != nil })
        let before = try #require(Day("2005-01-01"))
        #expect(try catalogue.search(Query("state:approved", on: before)).hits.isEmpty)
        let planned = try catalogue.search(Query("LEAF-004 state:planned", on: before)).hits
        #expect(planned.contains { $0.code == "LEAF-004/ru" && $0.status == "planned" })
    }

    @Test func groupFindsItsDescendants() throws {
        let above = try catalogue.read {
            try String.fetchOne(
                $0,
                sql: """
                    SELECT p.code FROM risk_group g JOIN risk_group p ON p.id = g.parent_id
                    JOIN item_group l ON l.risk_group_id = g.id ORDER BY p.code LIMIT 1
                    """)
        }
        if let above {
            #expect(try codes("group:\(above)").count > (try codes("group:=\(above)")).count)
        }
        #expect(try !codes("group:migrants").isEmpty)
    }

    @Test func translationBehindItsSourceIsFound() throws {
        #expect(try codes("code:LEAF-004 behind:2..") == ["LEAF-004/kk"])
        #expect(try codes("code:LEAF-004 behind:0").contains("LEAF-004/ky"))
    }

    @Test(arguments: [
        "kind:leaflet", "country:KG", "message:risks", "title:обещаниям", "note:code", "role:translator",
        "person:bakyt role:translator", "expires:..+30d", "expires:2006..", "made:2006-05", "made:-3w..", "native:no",
        "marking:missing", "marking:complete", "behind:1..", "house:А", "number:1", "contact:HOT-KG-1", "contact:0000",
        "award:AW-2006-01", "script:Cyrl", "group:migrants", "derived_from:LEAF-004", "state:draft", "код:LEAF-004",
        "kind:leaflet lang:ky state:approved group:orphans expires:..+30d обещаниям", "code- lang:ky",
        "title+ kind:poster",
        "expires- state:approved", "behind- lang:kk", "relevance+ не", "made+ lang+ kind:leaflet",
    ])
    func everyFieldIsUnderstood(query: String) throws {
        let asked = try Query(query, on: SearchFixture.day)
        let found = Set(try catalogue.search(asked, limit: 2000).hits.map(\.code))
        let listed = try catalogue.records(of: Entities.variant, matching: [query], on: SearchFixture.day)
        #expect(Set(listed.map(\.code)).isSubset(of: found))
    }

    @Test func listsTakeTheSameLanguage() throws {
        let items = try catalogue.records(of: Entities.item, matching: ["code:LEAF-004"], on: SearchFixture.day)
        #expect(items.map(\.code) == ["LEAF-004"])
        let revisions = try catalogue.records(
            of: Entities.revision, matching: ["code:LEAF-004/ru", "made-"], on: SearchFixture.day)
        #expect(revisions.map(\.code) == ["LEAF-004/ru/3", "LEAF-004/ru/2", "LEAF-004/ru/1"])
        let without = try catalogue.records(of: Entities.item, matching: ["kind:leaflet", "^lang:ky"])
        #expect(!without.contains { $0.code == "LEAF-004" })
        #expect(without.contains { $0.code == "LEAF-903" })
        let sites = try catalogue.records(of: Entities.site, matching: ["ПРИМЕР"])
        #expect(!sites.isEmpty)
    }

    @Test func unknownValuesNameWhatIsNear() {
        #expect(throws: QueryProblem.self) { try codes("group:migrents") }
        do {
            _ = try codes("group:migrents")
        } catch let problem as QueryProblem {
            guard case .badValue(_, _, let near, _) = problem else { return #expect(Bool(false)) }
            #expect(near.contains("migrants"))
        } catch {
            Issue.record(error)
        }
    }

    @Test func textInsideFilesIsFoundWhenItsProbeIsStored() throws {
        let actor = try catalogue.actor(account: "tester")
        let file = try #require(
            try catalogue.read {
                try Row.fetchOne(
                    $0,
                    sql: """
                        SELECT f.file_id FROM revision_file f JOIN revision r ON r.id = f.revision_id
                        WHERE r.code = 'LEAF-004/ky/1' AND f.role = 'print_master'
                        """)
            }?[0] as Int64?)
        let text = "Биринчи барак.\nЧет өлкөгө кетерде паспортуңузду эч кимге бербеңиз.\nАягы."
        try catalogue.change("test", by: actor) { session in
            try session.database.execute(
                sql: "INSERT OR REPLACE INTO media_probe VALUES (?, '{}', NULL, ?, 0)", arguments: [file, text])
            try SearchIndex.refresh(file: file, in: session.database)
        }
        let hits = try catalogue.search(Query("паспортунузду", on: SearchFixture.day)).hits
        let hit = try #require(hits.first)
        #expect(hit.code == "LEAF-004/ky")
        #expect(hit.line?.marked("[", "]") == "Чет өлкөгө кетерде [паспортуңузду] эч кимге бербеңиз.")
        #expect(hit.how?.tier == .loose && hit.how?.isInTitle == false)
    }

    @Test func aPlainWordReadsNoWholeTable() throws {
        for text in ["обещаниям", "не", "ne ver obeschaniyam", "LEAF-004", "\"не верь\""] {
            let plan = try catalogue.explain(Query(text, on: SearchFixture.day))
            #expect(plan.contains { $0.contains("VIRTUAL TABLE INDEX") && $0.contains("M") })
            let scans = plan.filter { $0.contains("SCAN") && !$0.contains("VIRTUAL TABLE INDEX 0:M") }
            #expect(scans.isEmpty, "\(scans)")
        }
        let filtered = try catalogue.explain(Query("lang:ky state:approved обещаниям", on: SearchFixture.day))
        #expect(!filtered.contains { $0.contains("SCAN v") || $0.contains("SCAN i") || $0.contains("SCAN d") })
    }

    /// Whatever is typed ends in hits or in a problem of the query, never in an error of the database.
    @Test func anyTextIsAQuery() throws {
        let seed: UInt64 = 11_2026
        var generator = SeededGenerator(seed: seed)
        let parts = [
            "\"", "«", "»", ":", ",", "^", "+", "-", "..", "*", "(", ")", "'", "ʻ", " ", "AND", "NOT", "NEAR(", "code",
            "lang",
            "state", "expires", "behind", "group", "ош", "Ўз", "\0", "\u{301}", "e\u{301}", "ß", "İ", "👩‍👩‍👧", "\\", "%",
            "_", ";",
            "--", "=", "{", "}", "title", "9223372036854775808", "-1", "9999-12-31", "+5000y", "\u{FEFF}", "ʼ", "12",
            "house", "contact", "person", "\n",
        ]
        for _ in 0..<1500 {
            let count = Int.random(in: 0...12, using: &generator)
            let text = (0..<count).map { _ in parts.randomElement(using: &generator) ?? "" }.joined()
            do {
                let query = try Query(text, on: SearchFixture.day)
                _ = try catalogue.search(query, limit: 5)
                _ = try catalogue.records(of: Entities.item, matching: [text], on: SearchFixture.day)
            } catch is QueryProblem {
                continue
            } catch {
                Issue.record("seed \(seed): \(text.debugDescription): \(error)")
                return
            }
        }
    }

    @Test func theIndexMadeAnewIsTheSame() throws {
        let before = try codes("обещаниям lang:ru")
        let actor = try catalogue.actor(account: "tester")
        try catalogue.change("test", by: actor) { try SearchIndex.rebuild(in: $0.database) }
        #expect(try codes("обещаниям lang:ru") == before)
    }
}
