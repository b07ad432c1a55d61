import Campaign
import CatalogStore
import TestSupport
import Testing

@Suite struct SheetTests {
    private static let vocabulary = SheetVocabulary(
        headings: [
            "code": ["Код", "Шифр"], "kind": ["Вид"], "title": ["Название"], "note": ["Примечание"],
            "version": ["Версия"],
        ],
        values: ["kind": ["листовка": "leaflet", "плакат": "poster"]],
        languages: ["кыргызский": "ky", "узбекский": "uz", "узб. лат.": "uz-Latn", "русский": "ru"])

    private struct Outcome {
        let plan: SheetPlan
        let rejected: [(Int, String)]
    }

    private func take(
        _ rows: [[String]], into fresh: FreshCatalogue, mapping: SheetMapping = SheetMapping(),
        options: SheetImportOptions = SheetImportOptions()
    ) throws -> Outcome {
        let layout = try SheetLayout(
            headings: rows[0], of: Entities.item, vocabulary: SheetTests.vocabulary, mapping: mapping)
        var rejected: [(Int, String)] = []
        let plan = try fresh.catalogue.importSheet(
            of: Entities.item, layout: layout, vocabulary: SheetTests.vocabulary, options: options, by: fresh.actor,
            rows: { take in
                for (index, cells) in rows.enumerated().dropFirst() {
                    try take(SheetRow(number: index + 1, cells: cells))
                }
            }, reject: { rejected.append(($0.number, $1.code)) })
        return Outcome(plan: plan, rejected: rejected)
    }

    private func exported(_ fresh: FreshCatalogue) throws -> [[String]] {
        var rows = [["Код", "Вид", "Название", "Примечание", "Версия"]]
        try fresh.catalogue.exportSheet(of: Entities.item, on: fresh.catalogue.clock.today) { cells in
            rows.append(["code", "kind", "title", "note", "version"].map { cells[$0] ?? "" })
        }
        return rows
    }

    @Test func whatWasExportedComesBackUnchanged() throws {
        let fresh = try FreshCatalogue()
        try fresh.addLeaflet("LEAF-001")
        try fresh.addLeaflet("LEAF-002")
        let outcome = try take(try exported(fresh), into: fresh)
        #expect(outcome.plan.count(.unchanged) == 2)
        #expect(outcome.plan.lines.isEmpty)
    }

    @Test func anEditedCellIsTheOnlyChange() throws {
        let fresh = try FreshCatalogue()
        try fresh.addLeaflet()
        var rows = try exported(fresh)
        rows[1][3] = "проверить адрес"
        let trial = try take(rows, into: fresh, options: SheetImportOptions(isTrial: true))
        #expect(
            trial.plan.lines.map(\.changes) == [
                [ApplyPlan.FieldChange(field: "note", old: nil, new: "проверить адрес")]
            ])
        #expect(try fresh.catalogue.record("LEAF-001", of: Entities.item).fields["note"] == nil)
        let outcome = try take(rows, into: fresh)
        #expect(outcome.plan.count(.change) == 1)
        #expect(try fresh.catalogue.record("LEAF-001", of: Entities.item).fields["note"] == "проверить адрес")
        #expect(try take(rows, into: fresh).plan.count(.unchanged) == 1)
    }

    @Test func aRowChangedHereSinceTheExportIsAConflict() throws {
        let fresh = try FreshCatalogue()
        try fresh.addLeaflet("LEAF-001")
        try fresh.addLeaflet("LEAF-002")
        var rows = try exported(fresh)
        try fresh.edit(Entities.item, "LEAF-001", ["title": "Изменено здесь"])
        try fresh.edit(Entities.item, "LEAF-002", ["title": "Изменено здесь"])
        rows[1][2] = "Изменено в таблице"
        let outcome = try take(rows, into: fresh)
        #expect(outcome.plan.count(.conflict) == 1)
        #expect(outcome.plan.count(.unchanged) == 1, "a row that the sheet did not change takes nothing back")
        #expect(try fresh.catalogue.record("LEAF-001", of: Entities.item).fields["title"] == "Изменено здесь")
        #expect(try fresh.catalogue.record("LEAF-002", of: Entities.item).fields["title"] == "Изменено здесь")
    }

    @Test func anOfficeListWithLanguagesAsColumns() throws {
        let fresh = try FreshCatalogue()
        let outcome = try take(
            [
                ["Название", "Шифр", "Вид", "Кыргызский", "Узб. лат.", "Цена"],
                ["Знай свои права", "LEAF-020", "Листовка", "Укугуңду бил", "есть", "5"],
                ["Без кода", "", "Листовка", "", "", ""],
                ["Странное", "LEAF-021", "открытка", "", "", ""],
            ], into: fresh)
        #expect(outcome.plan.unknownHeadings == ["Цена"])
        #expect(outcome.rejected.map(\.0) == [3, 4])
        #expect(outcome.rejected.map(\.1) == ["sheet.row_without_code", "field.invalid.choice"])
        #expect(try fresh.catalogue.records(of: Entities.variant).map(\.code) == ["LEAF-020/ky", "LEAF-020/uz-Latn"])
        #expect(try fresh.catalogue.record("LEAF-020/ky/1", of: Entities.revision).fields["title"] == "Укугуңду бил")
        #expect(try fresh.catalogue.records(of: Entities.revision).count == 1)
    }

    @Test func anUzbekColumnAsksForItsScript() throws {
        let fresh = try FreshCatalogue()
        let rows = [["Код", "Вид", "Название", "Узбекский"], ["LEAF-020", "листовка", "x", "есть"]]
        let problem = #expect(throws: PlainProblem.self) { try take(rows, into: fresh) }
        #expect(problem?.code == "sheet.script_missing")
        let mapping = SheetMapping(columns: ["узбекский": .language("uz-Cyrl")])
        _ = try take(rows, into: fresh, mapping: mapping)
        #expect(try fresh.catalogue.records(of: Entities.variant).map(\.code) == ["LEAF-020/uz-Cyrl"])
    }

    @Test func strictTakesAllOrNothing() throws {
        let fresh = try FreshCatalogue()
        let rows = [["Код", "Вид", "Название"], ["LEAF-020", "листовка", "x"], ["LEAF-021", "камень", "x"]]
        #expect(throws: PlacedProblem.self) {
            try take(rows, into: fresh, options: SheetImportOptions(isStrict: true))
        }
        #expect(try fresh.catalogue.records(of: Entities.item).isEmpty)
        let outcome = try take(rows, into: fresh)
        #expect(outcome.plan.count(.create) == 1)
        #expect(outcome.plan.count(.rejected) == 1)
    }

    @Test func aListWithoutVersionsFillsGapsAndOverwritesOnlyWhenTold() throws {
        let fresh = try FreshCatalogue()
        try fresh.addLeaflet()
        let rows = [["Код", "Название", "Примечание"], ["LEAF-001", "Иначе", "заметка"]]
        #expect(try take(rows, into: fresh).plan.count(.conflict) == 1)
        let filling = [["Код", "Примечание"], ["LEAF-001", "заметка"]]
        #expect(try take(filling, into: fresh).plan.count(.change) == 1)
        #expect(try take(rows, into: fresh, options: SheetImportOptions(overwrites: true)).plan.count(.change) == 1)
        #expect(try fresh.catalogue.record("LEAF-001", of: Entities.item).fields["title"] == "Иначе")
    }

    @Test func aRejectedRowLeavesNothingBehindInTheTrail() throws {
        let fresh = try FreshCatalogue()
        let rows = [
            ["Код", "Вид", "Название", "Кыргызский"],
            ["LEAF-020", "листовка", "x", String(repeating: "ы", count: 20_001)],
            ["LEAF-021", "листовка", "x", "y"],
        ]
        let outcome = try take(rows, into: fresh)
        #expect(outcome.rejected.map(\.0) == [2])
        #expect(try fresh.catalogue.records(of: Entities.item).map(\.code) == ["LEAF-021"])
    }
}
