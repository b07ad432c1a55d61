import Campaign
import CatalogStore
import GRDB
import TestSupport
import Testing

@Suite struct PlanImportTests {
    private static let vocabulary = SheetVocabulary(
        headings: [
            "booking": ["№ размещения"], "channel": ["Канал"], "variants": ["Ролики"], "from": ["С"], "until": ["По"],
            "days": ["Дни недели"], "window": ["Время выхода"], "count": ["Кол-во"], "seconds": ["Хронометраж"],
            "item": ["Ролик"], "language": ["Язык"], "date": ["Дата"], "price": ["Цена"], "currency": ["Валюта"],
            "free": ["Бесплатно"],
        ],
        values: ["free": ["да": "yes", "бонус": "yes"], "currency": ["сом": "KGS"]],
        languages: ["кыргызский": "ky", "русский": "ru"])

    private struct Outcome {
        let plan: SheetPlan
        let rejected: [(row: Int, code: String)]
    }

    private func prepared() throws -> FreshCatalogue {
        let fresh = try FreshCatalogue()
        try fresh.addPeople()
        try fresh.addChannel(names: "КТРК|KTRK|Кыргызское телевидение")
        try fresh.addChannel("NTS", name: "НТС", names: "НТС|NTS")
        try fresh.addSpots(["SPOT-004", "SPOT-006"])
        return fresh
    }

    private func take(
        _ rows: [[String]], into fresh: FreshCatalogue, options: SheetImportOptions = SheetImportOptions(),
        mapping: SheetMapping = SheetMapping()
    ) throws -> Outcome {
        let layout = try PlanLayout(headings: rows[0], vocabulary: Self.vocabulary, mapping: mapping)
        var rejected: [(row: Int, code: String)] = []
        let plan = try fresh.catalogue.importPlan(
            layout: layout, vocabulary: Self.vocabulary, options: options, by: fresh.actor,
            rows: { take in
                for (index, cells) in rows.enumerated().dropFirst() {
                    try take(SheetRow(number: index + 1, cells: cells))
                }
            }, reject: { rejected.append(($0.number, $1.code)) })
        return Outcome(plan: plan, rejected: rejected)
    }

    /// One row for each single airing, as programs for planning write it.
    private static let single = [
        ["layout", "booking", "channel", "item", "language", "seconds", "date", "window_from", "window_to"],
        ["certificate", "B10001", "КТРК", "SPOT-004", "ru", "20", "2006-09-09", "07:00", "09:00"],
        ["certificate", "B10002", "КТРК", "SPOT-006", "ky", "60", "2006-09-09", "12:00", "14:00"],
        ["monitor", "B10003", "NTS", "SPOT-004", "ru", "20", "2006-09-10", "23:00", "25:30"],
    ]

    @Test func singleAiringsAreTaken() throws {
        let fresh = try prepared()
        let outcome = try take(Self.single, into: fresh)
        #expect(outcome.rejected.isEmpty && outcome.plan.count(.create) == 3)
        #expect(outcome.plan.unknownHeadings == ["layout"])
        let slots = try fresh.catalogue.slots()
        #expect(slots.map(\.booking) == ["B10001", "B10002", "B10003"])
        #expect(slots.map { $0.variants.map(\.revision) } == [["SPOT-004/ru/1"], ["SPOT-006/ky/1"], ["SPOT-004/ru/1"]])
        #expect(slots[2].window == 82_800_000...91_800_000 && slots[2].channel == "NTS" && slots[2].seconds == 20)
    }

    private static let lines = [
        [
            "Кол-во", "Дни недели", "Хронометраж", "Канал", "Ролики", "Время выхода", "По", "С", "Бесплатно", "Цена",
            "Валюта",
        ],
        [
            "2", "Пн-Пт", "30 сек.", "кыргызское телевидение", "SPOT-004/ky, SPOT-004/ru", "20.00-23.00", "31.10.2006",
            "02.10.2006", "", "1 800,50", "сом",
        ],
        ["1", "", "0:30", "nts", "spot-006/RU", "с 7:00 до 9:00", "2006-10-03 00:00:00", "2006-10-02", "да", "", ""],
    ]

    @Test func linesAreTakenByHeadingsInAnyOrder() throws {
        let fresh = try prepared()
        let outcome = try take(Self.lines, into: fresh)
        #expect(outcome.rejected.isEmpty && outcome.plan.count(.create) == 2)
        let bookings = try fresh.catalogue.records(of: Entities.booking)
        #expect(bookings.map(\.code) == ["B-0001", "B-0002"])
        let first = bookings[0].fields
        #expect(first["price"] == "1800.5" && first["currency"] == "KGS" && first["days"] == "1111100")
        #expect(first["variants"] == "SPOT-004/ky SPOT-004/ru" && first["seconds"] == "30" && first["free"] == "no")
        #expect(bookings[1].fields["free"] == "yes" && bookings[1].fields["days"] == "1111111")
        #expect(try fresh.catalogue.slots().count == 46)
    }

    @Test func takingAgainChangesNothing() throws {
        let fresh = try prepared()
        var rows = Self.lines
        rows.append(rows[1])
        for (index, sheet) in [Self.single, rows].enumerated() {
            _ = try take(sheet, into: fresh)
            let before = try fresh.head()
            let again = try take(sheet, into: fresh)
            #expect(again.plan.count(.create) == 0 && again.rejected.isEmpty, "sheet \(index)")
            #expect(again.plan.count(.unchanged) == sheet.count - 1)
            #expect(try fresh.head() == before)
        }
        #expect(try fresh.catalogue.records(of: Entities.booking).count == 6, "two equal lines are two bookings")
    }

    @Test func oneImportIsOneLinkAndIsProved() throws {
        let fresh = try prepared()
        let before = try fresh.head()?.sequence
        _ = try take(Self.lines, into: fresh)
        #expect(try fresh.head()?.sequence == before.map { $0 + 1 })
        #expect(try fresh.findings().isEmpty)
        let imported = try #require(try fresh.catalogue.imports().first)
        #expect(imported.action == "plan import" && imported.rows == 2 + 46)
    }

    @Test func badRowsAreRejectedAndTheGoodOnesEnter() throws {
        let fresh = try prepared()
        var rows = Self.single
        rows.append(["", "B10004", "Марс", "SPOT-004", "ru", "20", "2006-09-09", "07:00", "09:00"])
        rows.append(["", "B10005", "КТРК", "SPOT-004", "kg", "20", "2006-09-09", "07:00", "09:00"])
        rows.append(["", "B10006", "КТРК", "SPOT-004", "ru", "20", "2006-05-09", "07:00", "09:00"])
        rows.append(["", "B10001", "КТРК", "SPOT-004", "ru", "20", "2006-09-09", "18:00", "20:00"])
        rows.append(["", "заказ 7", "КТРК", "SPOT-004", "ru", "20", "2006-09-09", "18:00", "20:00"])
        rows.append(["", "", "", "", "", "", "", "", ""])
        let outcome = try take(rows, into: fresh)
        #expect(outcome.rejected.map(\.row) == [5, 6, 7, 8, 9])
        #expect(
            outcome.rejected.map(\.code) == [
                "channel.unknown_name", "language.country_code", "booking.not_approved", "booking.differs",
                "value.code",
            ])
        #expect(try fresh.catalogue.slots().count == 3)
        #expect(try fresh.findings().isEmpty)
    }

    @Test func strictTakesAllOrNothing() throws {
        let fresh = try prepared()
        var rows = Self.single
        rows[2][2] = "Марс"
        #expect(throws: PlacedProblem.self) {
            try take(rows, into: fresh, options: SheetImportOptions(isStrict: true))
        }
        #expect(try fresh.catalogue.slots().isEmpty)
    }

    @Test func aTrialLeavesNothing() throws {
        let fresh = try prepared()
        let before = try fresh.head()
        #expect(try take(Self.lines, into: fresh, options: SheetImportOptions(isTrial: true)).plan.count(.create) == 2)
        #expect(try fresh.head() == before && fresh.catalogue.slots().isEmpty)
    }

    @Test func columnsThatNobodyKnowsAreNamedOrMapped() throws {
        let fresh = try prepared()
        var rows = Self.single
        rows[0][2] = "Где"
        let error = #expect(throws: PlainProblem.self) { try take(rows, into: fresh) }
        #expect(error?.code == "plan.column_missing")
        let mapping = SheetMapping(columns: ["где": .field("channel"), "layout": .ignored])
        let outcome = try take(rows, into: fresh, mapping: mapping)
        #expect(outcome.plan.count(.create) == 3 && outcome.plan.unknownHeadings.isEmpty)
        rows[0][0] = "Канал"
        let twice = #expect(throws: PlainProblem.self) { try take(rows, into: fresh, mapping: mapping) }
        #expect(twice?.code == "plan.column_twice")
    }

    @Test func anImportTakenBackStopsItsBookings() throws {
        let fresh = try prepared()
        _ = try take(Self.lines, into: fresh)
        let number = try #require(try fresh.catalogue.imports().first?.number)
        let undone = try fresh.catalogue.undoImport(number, by: fresh.actor, dryRun: false)
        #expect(undone.staying.sorted() == ["B-0001", "B-0002"])
        #expect(try fresh.catalogue.slots().allSatisfy(\.isStopped))
        #expect(try fresh.findings().isEmpty)
    }
}
