import Campaign

/// What all dates of a file say about the order of their numbers.
struct DateEvidence {
    /// Dates in the order of their first appearance one after the other.
    private(set) var dates: [WrittenDate] = []
    /// Years that titles, periods and the file's name tell.
    var years: Set<Int> = []
    /// What the paper says it covers, in any order of its numbers.
    var periods: [(WrittenDate, WrittenDate)] = []
    /// Days that the file's name tells.
    var namedDays: [Day] = []
    var namedMonths: [(year: Int, month: Int)] = []
    private static let mostDates = 4_000

    mutating func add(_ date: WrittenDate) {
        if dates.last != date, dates.count < DateEvidence.mostDates { dates.append(date) }
    }

    var isFull: Bool { dates.count >= DateEvidence.mostDates }

    /// Whether more dates can hardly change the answer.
    var isSettled: Bool {
        dates.allSatisfy { !$0.needsOrder && !$0.needsYear && !$0.hasShortYear || $0.isPointed && $0.form == .numeric }
    }
}

extension WrittenDate {
    /// Written with points, as everybody from Kyiv to Dushanbe writes day, month and year.
    var isPointed: Bool { separator == UInt8(ascii: ".") }
}

/// The order of the numbers, and the year of dates without one.
struct DateDecision: Equatable {
    var order: DateOrder
    var year: Int?
    var orderReason: LogDescription.Reason?
}

/// Decides what dates mean, or says that nobody can know.
struct DateJudge {
    let evidence: DateEvidence
    let expected: DaySpan?
    let prior: DateOrder?
    let told: DateOrder?
    let toldYear: Int?

    enum Verdict {
        case decided(DateDecision)
        case orderUnknown(sample: WrittenDate, candidates: [DateOrder], year: Int?)
        case yearUnknown(sample: WrittenDate)
    }

    func verdict() -> Verdict {
        let year = toldYear ?? knownYear
        if let missing = evidence.dates.first(where: { $0.needsYear || $0.hasShortYear }), year == nil {
            // Three figures that fit only one known span tell their year themselves.
            if missing.hasShortYear, let decided = byExpectation(year: 2000) { return .decided(decided) }
            return .yearUnknown(sample: missing)
        }
        if let told { return .decided(DateDecision(order: told, year: year, orderReason: reason("profile"))) }
        let unclear = evidence.dates.filter(\.needsOrder)
        guard let sample = unclear.first(where: { isAmbiguous($0, year: year) }) ?? unclear.first else {
            return .decided(DateDecision(order: .dayFirst, year: year, orderReason: reason("certain")))
        }
        let candidates = possible(unclear, year: year)
        guard candidates.count > 1 else {
            return .decided(
                DateDecision(order: candidates.first ?? .dayFirst, year: year, orderReason: reason("only_possible")))
        }
        if let prior { return .decided(DateDecision(order: prior, year: year, orderReason: reason("format"))) }
        if unclear.allSatisfy(\.isPointed) {
            return .decided(DateDecision(order: .dayFirst, year: year, orderReason: reason("points")))
        }
        if unclear.allSatisfy({ date in Set(candidates.map { date.day($0, year: year) }).count == 1 }) {
            return .decided(DateDecision(order: candidates[0], year: year, orderReason: reason("same")))
        }
        for (name, holds) in tests(year: year) {
            let left = candidates.filter(holds)
            if left.count == 1 { return .decided(DateDecision(order: left[0], year: year, orderReason: reason(name))) }
        }
        if let order = byContinuity(candidates, unclear, year: year) {
            return .decided(DateDecision(order: order, year: year, orderReason: reason("continuous")))
        }
        return .orderUnknown(sample: sample, candidates: candidates, year: year)
    }

    private func reason(_ name: String) -> LogDescription.Reason { .init("airing.why.date.\(name)") }

    private func isAmbiguous(_ date: WrittenDate, year: Int?) -> Bool {
        Set(DateOrder.allCases.compactMap { date.day($0, year: year) }).count > 1
    }

    /// Orders in which nearly all dates are days of the calendar.
    private func possible(_ dates: [WrittenDate], year: Int?) -> [DateOrder] {
        let orders: [DateOrder] = dates.contains { $0.form == .short } ? DateOrder.allCases : [.dayFirst, .monthFirst]
        let failures = orders.map { order in dates.count { $0.day(order, year: year) == nil } }
        guard let fewest = failures.min() else { return orders }
        // One impossible date among many is a slip of that row; many are another order.
        let allowed = fewest == 0 ? dates.count / 50 : fewest * 3
        let good = zip(orders, failures).filter { $0.1 == fewest || $0.1 <= allowed && fewest > 0 }.map(\.0)
        let zero = zip(orders, failures).filter { $0.1 == 0 }.map(\.0)
        var left = zero.isEmpty ? good : zero
        if left.contains(.yearFirst), let year, left.count > 1 {
            // The year first must be a year that something else tells as well.
            let fits = dates.allSatisfy { $0.form != .short || WrittenDate.century($0.first, near: year) == year }
            left = fits ? left : left.filter { $0 != .yearFirst }
            let others = dates.allSatisfy { $0.form != .short || WrittenDate.century($0.third, near: year) == year }
            if !others, fits { left = [.yearFirst] }
        }
        return left
    }

    private func tests(year: Int?) -> [(String, (DateOrder) -> Bool)] {
        func days(_ order: DateOrder) -> [Day] { evidence.dates.compactMap { $0.day(order, year: year) } }
        var tests: [(String, (DateOrder) -> Bool)] = []
        if !evidence.periods.isEmpty {
            tests.append(
                (
                    "period",
                    { order in
                        evidence.periods.contains { first, last in
                            guard let from = first.day(order, year: year), let until = last.day(order, year: year),
                                from <= until
                            else { return false }
                            return days(order).allSatisfy { from <= $0 && $0 <= until.adding(days: 1) }
                        }
                    }
                ))
        }
        if !evidence.namedDays.isEmpty {
            tests.append(
                ("file_name", { order in days(order).contains { evidence.namedDays.contains($0) } }))
        }
        if !evidence.namedMonths.isEmpty {
            tests.append(
                (
                    "file_name",
                    { order in
                        days(order).allSatisfy { day in
                            let parts = day.components
                            return evidence.namedMonths.contains { $0.year == parts.year && $0.month == parts.month }
                        }
                    }
                ))
        }
        if let expected, expected.from != nil, expected.until != nil {
            tests.append(("plan", { order in days(order).allSatisfy(expected.contains) }))
        }
        return tests
    }

    /// Days that follow each other in one order and jump by months in the other.
    private func byContinuity(_ candidates: [DateOrder], _ dates: [WrittenDate], year: Int?) -> DateOrder? {
        let spans = candidates.map { order -> (order: DateOrder, days: Set<Day>, width: Int) in
            let days = Set(dates.compactMap { $0.day(order, year: year) })
            guard let first = days.min(), let last = days.max() else { return (order, days, .max) }
            return (order, days, last.ordinal - first.ordinal + 1)
        }
        let dense = spans.filter { $0.days.count >= 3 && $0.width <= $0.days.count * 3 }
        let sparse = spans.filter { $0.width > $0.days.count * 8 }
        return dense.count == 1 && sparse.count == spans.count - 1 ? dense[0].order : nil
    }

    /// The year of dates without one: from the paper, its name, or the plan, where they agree.
    private var knownYear: Int? {
        var years = evidence.years
        for date in evidence.dates + evidence.periods.flatMap({ [$0.0, $0.1] }) {
            if date.form == .certain { years.insert(date.first) }
            if date.form == .numeric { years.insert(date.third) }
        }
        years.formUnion(evidence.namedDays.map(\.components.year))
        years.formUnion(evidence.namedMonths.map(\.year))
        if years.count == 1 { return years.first }
        if years.isEmpty || years.count > 1, let from = expected?.from, let until = expected?.until {
            let first = from.components.year
            let last = until.components.year
            if first == last { return first }
            let short = evidence.dates.filter(\.hasShortYear)
            // With a plan of a few years every year of two figures has its century.
            if !short.isEmpty, evidence.dates.allSatisfy({ !$0.needsYear }), last - first < 50 { return first }
        }
        return nil
    }

    private func byExpectation(year: Int) -> DateDecision? {
        guard let expected, expected.from != nil, expected.until != nil else { return nil }
        let fitting = DateOrder.allCases.filter { order in
            evidence.dates.allSatisfy { $0.day(order, year: year).map(expected.contains) ?? false }
        }
        guard fitting.count == 1 else { return nil }
        return DateDecision(order: fitting[0], year: year, orderReason: reason("plan"))
    }
}
