import Campaign
import CatalogStore
import TestSupport
import Testing

@Suite struct RecordTests {
    @Test func whatIsEnteredComesBackInCanonicalForm() throws {
        let fresh = try FreshCatalogue()
        try fresh.add(Entities.riskGroup, "orphans", ["names": "{\"ru\":\"сироты\"}"])
        try fresh.add(Entities.riskGroup, "migrants", ["names": "{\"ru\":\"мигранты\"}"])
        try fresh.add(
            Entities.item, "leaf-009",
            ["kind": "Leaflet", "title": "  Не верь  ", "groups": "orphans, migrants", "messages": "risks;avoid"])
        let record = try fresh.catalogue.record("LEAF-009", of: Entities.item)
        #expect(record.code == "LEAF-009")
        #expect(
            record.fields == [
                "kind": "leaflet", "title": "Не верь", "groups": "migrants orphans", "messages": "avoid risks",
            ])
    }

    @Test func textIsKeptComposed() throws {
        let fresh = try FreshCatalogue()
        try fresh.add(Entities.item, "LEAF-009", ["kind": "leaflet", "title": "Тои\u{306}"])
        let title = try fresh.catalogue.record("LEAF-009", of: Entities.item).fields["title"]
        #expect(title?.unicodeScalars.count == 3)
    }

    @Test(arguments: [
        (["kind": "leaflet"], "field.missing"), (["kind": "flyer", "title": "x"], "field.invalid.choice"),
        (["kind": "leaflet", "title": "x", "colour": "red"], "field.unknown"),
        (["kind": "leaflet", "title": "x", "award": "NONE"], "field.unknown_reference"),
        (["kind": "leaflet", "title": "x", "groups": "martians"], "field.unknown_reference"),
    ])
    func badFieldsAreRefusedByName(_ fields: [String: String], _ code: String) throws {
        let fresh = try FreshCatalogue()
        let problem = #expect(throws: FieldProblem.self) { try fresh.add(Entities.item, "LEAF-009", fields) }
        #expect(problem?.code == code)
        #expect(try fresh.catalogue.records(of: Entities.item).isEmpty)
    }

    @Test func aRefusedChangeLeavesNoLink() throws {
        let fresh = try FreshCatalogue()
        let before = try fresh.catalogue.read { try AuditTrail.head(in: $0) }
        #expect(throws: FieldProblem.self) {
            try fresh.catalogue.change("test", by: fresh.actor) { session in
                try session.create(Entities.item, code: "LEAF-009", ["kind": "leaflet", "title": "x"])
                try session.create(Entities.item, code: "LEAF-010", ["kind": "nothing", "title": "x"])
            }
        }
        #expect(try fresh.catalogue.read { try AuditTrail.head(in: $0) } == before)
        #expect(try fresh.catalogue.records(of: Entities.item).isEmpty)
    }

    @Test func aTrialChangesNothing() throws {
        let fresh = try FreshCatalogue()
        try fresh.catalogue.change("test", by: fresh.actor, dryRun: true) {
            _ = try $0.create(Entities.item, code: "LEAF-009", ["kind": "leaflet", "title": "x"])
        }
        #expect(try fresh.catalogue.records(of: Entities.item).isEmpty)
    }

    @Test func everyChangeIsInTheHistory() throws {
        let fresh = try FreshCatalogue()
        try fresh.addLeaflet()
        try fresh.edit(Entities.item, "LEAF-001", ["title": "Другое", "note": "правка"])
        try fresh.edit(Entities.item, "LEAF-001", ["note": ""])
        let history = try fresh.catalogue.history(of: "leaf-001")
        #expect(history.map(\.entity) == ["item", "variant", "revision", "item", "item"])
        let own = history.filter { $0.entity == "item" }
        #expect(own.map(\.changedFields) == [["code", "kind", "title"], ["note", "title"], ["note"]])
        #expect(history.last?.before?["note"] == "правка")
        #expect(history.last?.after?["note"] == nil)
        #expect(history.allSatisfy { $0.actor == "tester" && $0.account == "tester" })
    }

    @Test func anEditWithoutDifferenceMakesNoLink() throws {
        let fresh = try FreshCatalogue()
        try fresh.addLeaflet()
        let before = try fresh.catalogue.read { try AuditTrail.head(in: $0) }
        try fresh.edit(Entities.item, "LEAF-001", ["title": "Не верь обещаниям"])
        #expect(try fresh.catalogue.read { try AuditTrail.head(in: $0) } == before)
    }

    @Test func aVariantNamesItsScript() throws {
        let fresh = try FreshCatalogue()
        try fresh.addLeaflet()
        #expect(throws: LanguageTagProblem.scriptMissing("uz", choices: ["uz-Latn", "uz-Cyrl"])) {
            try fresh.add(Entities.variant, "LEAF-001/uz", ["item": "LEAF-001", "language": "uz"])
        }
        try fresh.add(Entities.item, "VSPOT-001", ["kind": "video_spot", "title": "x"])
        try fresh.add(Entities.variant, "VSPOT-001/uz", ["item": "VSPOT-001", "language": "uz"])
    }

    @Test func theKindOfAnItemIsFixedOnceItHasVariants() throws {
        let fresh = try FreshCatalogue()
        try fresh.add(Entities.item, "LEAF-009", ["kind": "leaflet", "title": "x"])
        try fresh.edit(Entities.item, "LEAF-009", ["kind": "poster"])
        try fresh.add(Entities.variant, "LEAF-009/ky", ["item": "LEAF-009", "language": "ky"])
        #expect(throws: PlainProblem("item.kind_fixed", ["code": "LEAF-009"], category: .refused)) {
            try fresh.edit(Entities.item, "LEAF-009", ["kind": "leaflet"])
        }
    }

    @Test func ratesAreDecimalsWithoutNoise() throws {
        let fresh = try FreshCatalogue()
        try fresh.add(
            Entities.exchangeRate, "KGS/2006-04-01",
            ["currency": "KGS", "day": "01.04.2006", "per_usd": "41,20", "source": "example"])
        let record = try fresh.catalogue.record("KGS/2006-04-01", of: Entities.exchangeRate)
        #expect(record.fields["per_usd"] == "41.2")
        #expect(record.fields["day"] == "2006-04-01")
    }
}
