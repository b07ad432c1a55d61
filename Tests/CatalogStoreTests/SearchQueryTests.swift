import Campaign
import CatalogStore
import Testing

@Suite struct SearchQueryTests {
    let day = Day("2006-11-15") ?? Day(ordinal: 0)

    private func terms(_ text: String) throws -> [Query.Term] { try #require(try Query(text, on: day).groups.first) }

    private func field(_ text: String) throws -> (QueryField, QueryTest) {
        guard case .field(let field, let test) = try #require(try terms(text).first).matter else {
            throw PlainProblem("test.no_field")
        }
        return (field, test)
    }

    @Test func wordsFieldsAndQuotes() throws {
        let found = try terms("не \"верь обещаниям\" ^lang:ky")
        #expect(found.count == 3)
        #expect(found[1].matter == .text("верь обещаниям"))
        #expect(found[2].isNegated && found[2].matter == .field(.lang, .value("ky", isExact: false)))
        #expect(try terms("\"kind:leaflet\"").first?.matter == .text("kind:leaflet"))
        #expect(try terms("12:30").first?.matter == .text("12:30"))
    }

    @Test func aCommaStandingAloneParts() throws {
        #expect(try Query("a , b c", on: day).groups.map(\.count) == [1, 2])
        #expect(try Query("a, b", on: day).groups.count == 1)
        #expect(try Query(", ,", on: day).isEmpty)
    }

    @Test func valuesAreReadByTheirField() throws {
        #expect(try field("lang:=UZ-latn") == (.lang, .value("uz-Latn", isExact: true)))
        #expect(try field("kind:Video-Spot") == (.kind, .value("video_spot", isExact: true)))
        #expect(try field("язык:ky") == (.lang, .value("ky", isExact: false)))
        #expect(try field("native:нет") == (.native, .value("no", isExact: true)))
        #expect(try field("script:кириллица") == (.script, .value("Cyrl", isExact: true)))
        #expect(try field("behind:1..") == (.behind, .numbers(from: 1, until: nil)))
        #expect(try field("behind:2") == (.behind, .numbers(from: 2, until: 2)))
        #expect(try field("title:\"не верь\"") == (.title, .value("не верь", isExact: false)))
    }

    @Test(
        arguments: [
            ("..+30d", nil, "2006-12-15"), ("-3w..", "2006-10-25", nil), ("2006", "2006-01-01", "2006-12-31"),
            ("2006-02", "2006-02-01", "2006-02-28"), ("12.05.2006..2006-06", "2006-05-12", "2006-06-30"),
            ("today", "2006-11-15", "2006-11-15"), ("-1m..+1y", "2006-10-15", "2007-11-15"),
        ] as [(String, String?, String?)])
    func daysAreReadFromTheDayInQuestion(text: String, from: String?, until: String?) throws {
        let span = DaySpan(from: from.flatMap { Day($0) }, until: until.flatMap { Day($0) })
        #expect(try field("expires:" + text) == (.expires, .days(span)))
    }

    @Test func orderIsRead() throws {
        let query = try Query("code- title+ слово", on: day)
        #expect(query.order.map(\.key) == [.code, .title])
        #expect(query.order.map(\.isDescending) == [true, false])
        #expect(query.groups.map { $0.map(\.matter) } == [[.text("слово")]])
        #expect(try Query("c++", on: day).order.isEmpty)
    }

    @Test(arguments: ["expires:soon", "expires:..", "expires:2006-13", "behind:x", "behind:..", "made:32.01.2006"])
    func unreadableRangesAreRefused(text: String) {
        #expect(throws: QueryProblem.self) { try Query(text, on: day) }
    }

    @Test func problemsNameTheNearestWord() {
        func problem(_ text: String) -> QueryProblem? {
            do { _ = try Query(text, on: day) } catch { return error }
            return nil
        }
        guard case .unknownField(_, let near, let known) = problem("kindd:leaflet") else { return #expect(Bool(false)) }
        #expect(near == ["kind"] && known.contains("expires"))
        guard case .badValue(_, _, let kinds, _) = problem("kind:leaflt") else { return #expect(Bool(false)) }
        #expect(kinds == ["leaflet"])
        guard case .badValue(_, _, let meant, _) = problem("lang:kg") else { return #expect(Bool(false)) }
        #expect(meant == ["ky"])
        #expect(problem(String(repeating: "а ", count: 5000)) == .tooLong(limit: 2000))
    }

    @Test func aValueThatCameAsOneWordStaysOne() throws {
        let query = try Query(arguments: ["title:не верь", "не верь"], on: day)
        #expect(query.groups[0].first?.matter == .field(.title, .value("не верь", isExact: false)))
        #expect(query.groups[0].count == 3)
        #expect(try Query(arguments: ["lang:uz слово"], on: day).groups[0].count == 2)
        #expect(try Query(arguments: ["kind:leaflet lang:ky слово"], on: day).groups[0].count == 3)
    }
}
