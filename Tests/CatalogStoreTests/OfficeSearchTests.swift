import Campaign
import CatalogStore
import Documents
import GRDB
import TestSupport
import Testing

/// What stands inside attached documents of word processors is found.
@Suite struct OfficeSearchTests {
    private let day = FreshCatalogue.day("2006-09-01")

    private func document(_ fresh: FreshCatalogue, _ name: String, _ members: [(String, String)]) throws -> String {
        let path = fresh.folder.path + "/" + name
        let zip = try ZipWriter(path: path)
        for (name, content) in members { try zip.add(name, bytes: Array(content.utf8)) }
        try zip.finish()
        return path
    }

    private func word(_ fresh: FreshCatalogue) throws -> String {
        try document(
            fresh, "leaflet.docx",
            [
                ("[Content_Types].xml", "<Types/>"),
                (
                    "word/document.xml",
                    "<d xmlns:w=\"w\"><w:p><w:r><w:t>Паспортуңузду эч кимге бербеңиз</w:t></w:r></w:p></d>"
                ),
            ])
    }

    private func writer(_ fresh: FreshCatalogue) throws -> String {
        try document(
            fresh, "leaflet.odt",
            [
                ("mimetype", OfficeText.mediaTypes[1]),
                ("content.xml", "<d xmlns:text=\"t\"><text:p>Паспортуңузду эч кимге бербеңиз</text:p></d>"),
            ])
    }

    private func attach(_ path: String, to fresh: FreshCatalogue) async throws {
        try fresh.addLeaflet()
        _ = try fresh.catalogue.attach(
            [Attachment(path: path, variant: "LEAF-001/ky", role: .source)], by: fresh.actor)
        try await fresh.catalogue.probe()
    }

    private func line(_ catalogue: Catalogue) throws -> String? {
        try catalogue.search(Query("паспортунузду", on: day)).hits.first?.line?.marked("[", "]")
    }

    @Test(arguments: ["docx", "odt"])
    func textInsideIsFound(_ ending: String) async throws {
        let fresh = try FreshCatalogue()
        try await attach(ending == "docx" ? word(fresh) : writer(fresh), to: fresh)
        #expect(try line(fresh.catalogue) == "[Паспортуңузду] эч кимге бербеңиз")
    }

    @Test func whatAnOlderProgramProbedIsProbedAgain() async throws {
        let fresh = try FreshCatalogue()
        try await attach(word(fresh), to: fresh)
        try fresh.catalogue.change("test", by: fresh.actor) { session in
            let database = session.database
            try database.execute(sql: "UPDATE media_probe SET text = NULL")
            try database.execute(sql: "DELETE FROM grdb_migrations WHERE identifier LIKE '002 %'")
            try database.execute(sql: "PRAGMA user_version = 1")
        }
        let catalogue = try fresh.reopened()
        #expect(try line(catalogue) == nil)
        #expect(try await catalogue.probe() == 1)
        #expect(try line(catalogue) == "[Паспортуңузду] эч кимге бербеңиз")
    }
}
