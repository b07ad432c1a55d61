import Campaign
import CatalogStore
import GRDB
import Testing

@Suite struct RegionFindTests {
    let catalogue: Catalogue
    let today = Day("2026-01-15") ?? Day(ordinal: 0)
    let then = Day("2006-09-01") ?? Day(ordinal: 0)

    init() throws { catalogue = try SearchFixture.catalogue.get() }

    private func codes(_ name: String, country: Country? = nil, on day: Day? = nil) throws -> [String] {
        switch try catalogue.findRegion(name, country: country, on: day ?? today) {
        case .one(let region, _): [region.code]
        case .several(let regions): regions.map(\.code)
        case .none: []
        }
    }

    @Test(arguments: [
        "Джалал-Абад", "Jalal-Abad", "Жалал-Абад", "Dzhalal-Abadskaya", "ДЖАЛАЛАБАД", "Jalolobod", "Жалолобод",
        "Джалал-Абадская область", "Ҷалолобод", "KG-J", "kg-j", "KG03000000000",
    ])
    func spellingsGiveTheSameUnit(name: String) throws {
        #expect(try codes(name) == ["KG-J"])
    }

    @Test func theCentreOfTheSameNameIsNamedBesideIt() throws {
        guard case .one(let region, let inside) = try catalogue.findRegion("Джалал-Абад", on: today) else {
            return #expect(Bool(false))
        }
        #expect(region.code == "KG-J" && inside.map(\.code) == ["KG-P03410000010"])
    }

    @Test func ambiguousNamesGiveTheChoices() throws {
        #expect(try Set(codes("Ош")).isSuperset(of: ["KG-GO", "KG-O"]))
        #expect(try codes("Жамбыл").count >= 4)
        #expect(try codes("Жамбылский район").count == 3)
        #expect(try codes("Ташкент").count >= 2)
        #expect(try codes("Ошская область") == ["KG-O"])
        #expect(try codes("город Ош") == ["KG-GO"])
    }

    @Test func theDayDecidesWhichUnitIsMeant() throws {
        #expect(try codes("KZ-ALM", on: then) == ["KZ-ALM"])
        #expect(try codes("KZ-ALM", on: Day("2022-09-01")) == ["KZ-19"])
        #expect(try Set(codes("KZ-ALM")) == ["KZ-19", "KZ-33"])
        #expect(try codes("KZ-AKM") == ["KZ-11"])
        #expect(try codes("KZ-AKM", on: then) == ["KZ-11"])
        #expect(try codes("Восточно-Казахстанская область", on: then) == ["KZ-VOS"])
        #expect(try codes("Восточно-Казахстанская область") == ["KZ-63"])
        #expect(try Set(codes("Южно-Казахстанская область")) == ["KZ-61", "KZ-79"])
        #expect(try codes("область Ұлытау", on: then).isEmpty)
        #expect(try codes("Нур-Султан") == ["KZ-71"])
    }

    @Test func countryNarrowsDown() throws {
        #expect(try codes("Зафарабад").count >= (try codes("Зафарабад", country: .tajikistan)).count)
        #expect(try codes("Ош", country: .kazakhstan).isEmpty)
    }

    @Test func unknownNamesGiveNearSpellings() throws {
        guard case .none(let near) = try catalogue.findRegion("Бишкел", on: today) else { return #expect(Bool(false)) }
        #expect(near.contains { $0.code == "KG-GB" })
        #expect(try catalogue.findRegion("Xyzzyplugh", on: today) == .none(near: []))
    }

    /// Every official name, in English, Russian and the local languages, of the 48 first-level units of today.
    @Test func everyFirstLevelUnitIsMatchedByItsNames() throws {
        let rows = try catalogue.read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT r.code, n.name, n.kind, r.id FROM region r JOIN region_name n ON n.region_id = r.id
                    WHERE r.level = 1 AND r.until_day IS NULL AND n.kind IN ('official', 'other')
                    AND (n.until_day IS NULL OR n.until_day >= '2026-01-15')
                    """
            ).map { (code: $0["code"] as String, name: $0["name"] as String, kind: $0["kind"] as String) }
        }
        #expect(Set(rows.map(\.code)).count == 48)
        for row in rows {
            let found = try codes(row.name)
            #expect(found.contains(row.code), "\(row.name) of \(row.code) gave \(found)")
        }
        let byName = Dictionary(grouping: rows, by: \.name).mapValues { Set($0.map(\.code)) }
        for (name, owners) in byName where owners.count > 1 {
            #expect(try Set(codes(name)).isSuperset(of: owners), "\(name) belongs to \(owners)")
        }
        let unique = rows.filter { $0.kind == "official" && byName[$0.name]?.count == 1 }
        for row in unique { #expect(try codes(row.name) == [row.code], "\(row.name)") }
    }

    @Test func sheetTellsCodesNamesAndHistory() throws {
        let sheet = try catalogue.regionSheet("KZ-ALM", on: today)
        #expect(sheet.changes.contains { $0.kind == "split" && $0.to == "KZ-33" })
        #expect(sheet.parents == ["KZ"] && !sheet.names.isEmpty)
        #expect(try catalogue.regionSheet("KG03000000000", on: today).record.code == "KG-J")
    }

    @Test func anyTextIsAName() throws {
        for text in [
            "", " ", "'", "\"", "%", "область", "ʻ", String(repeating: "а", count: 5000), "\0", "👩‍👩‍👧", "KG'; --",
        ] {
            _ = try catalogue.findRegion(text, on: today)
        }
    }
}
