import Campaign

/// What the name of a file tells of its days.
struct FileNameFacts {
    private(set) var days: [Day] = []
    private(set) var months: [(year: Int, month: Int)] = []
    private(set) var years: Set<Int> = []

    init(_ name: String) {
        let finder = DateFinder(name.replacing("_", with: " "))
        for found in finder.all() where found.date.form == .certain || found.date.form == .numeric {
            if let day = found.date.day(.dayFirst, year: nil) { days.append(day) }
        }
        if let month = finder.month() { months.append(month) }
        let runs = FileNameFacts.digitRuns(name)
        for run in runs { read(run) }
        if runs.count == 2 { readMonth(runs[0], runs[1]) }
        years.formUnion(days.map(\.components.year))
        years.formUnion(months.map(\.year))
    }

    /// `2006-11`, `11.2006`.
    private mutating func readMonth(_ first: String, _ second: String) {
        let isYearFirst = first.count == 4
        let year = isYearFirst ? first : second
        let month = isYearFirst ? second : first
        guard year.count == 4, month.count <= 2, let number = Int(year), (1990...2099).contains(number),
            let place = Int(month), (1...12).contains(place)
        else { return }
        months.append((number, place))
    }

    private mutating func read(_ run: String) {
        guard let number = Int(run) else { return }
        switch run.count {
        case 8:
            if let day = Day(year: number / 10_000, month: number / 100 % 100, day: number % 100), isLikely(day) {
                days.append(day)
            } else if let day = Day(year: number % 10_000, month: number / 10_000 % 100, day: number / 1_000_000),
                isLikely(day)
            {
                days.append(day)
            }
        case 6:
            if (1990...2099).contains(number / 100), (1...12).contains(number % 100) {
                months.append((number / 100, number % 100))
            }
        case 10:
            // Two letters of a service may be figures as well: `0320090805`.
            let tail = number % 100_000_000
            if let day = Day(year: tail / 10_000, month: tail / 100 % 100, day: tail % 100), isLikely(day) {
                days.append(day)
            }
        case 4: if (1990...2099).contains(number) { years.insert(number) }
        default: break
        }
    }

    private func isLikely(_ day: Day) -> Bool { (1990...2099).contains(day.components.year) }

    static func digitRuns(_ name: String) -> [String] {
        name.split(whereSeparator: { !($0.isASCII && $0.isNumber) }).map(String.init)
    }
}
