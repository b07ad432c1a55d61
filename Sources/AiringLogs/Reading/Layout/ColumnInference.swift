import Campaign

/// Decides what the columns of a table tell, by their headings and by their cells.
struct ColumnInference {
    let table: TableProfile
    let file: String
    let profile: LogProfile?
    /// Whether a date stands elsewhere: between the rows or in the file's name.
    let station: String
    private var matches: [HeadingWords.Match?] = []
    private var meanings: [ColumnMeaning?] = []
    private var reasons: [LogDescription.Reason] = []

    init(table: TableProfile, file: String, station: String, profile: LogProfile?) {
        self.table = table
        self.file = file
        self.station = station
        self.profile = profile
        let count = max(table.columns.count, table.headings.count)
        let headings = table.headings
        matches = (0..<count).map { headings.indices.contains($0) ? HeadingWords.meaning(of: headings[$0]) : nil }
        meanings = Array(repeating: nil, count: count)
        reasons = Array(repeating: .init("airing.why.column.unknown"), count: count)
    }

    mutating func layout() throws -> TableLayout {
        if let profile { apply(profile) }
        try assignStart()
        try assignDate()
        try assignDuration()
        assignChannel()
        try assignTitle()
        assignRest()
        return finished()
    }

    private func facts(_ column: Int) -> ColumnFacts {
        table.columns.indices.contains(column) ? table.columns[column] : ColumnFacts()
    }

    private var free: [Int] { meanings.indices.filter { meanings[$0] == nil } }

    private mutating func assign(_ column: Int, _ meaning: ColumnMeaning, _ why: String) {
        meanings[column] = meaning
        reasons[column] = .init("airing.why.column.\(why)")
    }

    private mutating func apply(_ profile: LogProfile) {
        for column in meanings.indices {
            let folded = table.headings.indices.contains(column) ? HeadingWords.folded(table.headings[column]) : ""
            if let told = profile.columns[folded.isEmpty ? TableLayout.letter(column) : folded] {
                assign(column, told, "profile")
            }
        }
    }

    // MARK: What cells can be

    private func hasTimes(_ column: Int) -> Bool {
        let facts = facts(column)
        return facts.timeShare >= 0.5 || facts.share(facts.epochs) >= 0.5
    }

    private func hasDates(_ column: Int) -> Bool {
        let facts = facts(column)
        let isSerialDay =
            matches[column]?.meaning == .date && facts.share(facts.numbers) >= 0.9
            && (facts.smallest >= 20_000 && facts.largest <= 80_000
                || facts.smallest >= 19_000_101 && facts.largest <= 21_991_231)
        return facts.share(facts.dates) >= 0.5 || isSerialDay
    }

    private func fitsLength(_ column: Int) -> Bool {
        let facts = facts(column)
        return facts.filled == 0 || facts.share(facts.durations) >= 0.5 || facts.share(facts.fractions) >= 0.5
    }

    private func isText(_ column: Int) -> Bool {
        let facts = facts(column)
        return facts.filled > 0 && (facts.share(facts.texts) >= 0.5 || facts.share(facts.codes) >= 0.5)
    }

    // MARK: Time

    private mutating func assignStart() throws {
        if meanings.contains(.start) || meanings.contains(.instant) { return }
        for column in free where matches[column]?.meaning == .planned || matches[column]?.meaning == .end {
            if hasTimes(column) || facts(column).filled == 0 {
                assign(column, matches[column]?.meaning ?? .end, "heading")
            }
        }
        let headed = free.filter { column in
            guard let match = matches[column] else { return false }
            return match.meaning == .start || match.meaning == .instant
                || match.meaning == .date && facts(column).share(facts(column).dateTimes) >= 0.5
        }
        let fitting = headed.filter {
            hasTimes($0) || facts($0).share(facts($0).clocks + facts($0).dotted) >= 0.5 || isCompact($0) || isSerial($0)
                || facts($0).share(facts($0).dates) < 0.5 && facts($0).share(facts($0).clocks) >= 0.3
        }
        if let best = try single(fitting, meaning: .start) {
            assign(best, .start, "heading")
            return
        }
        let unnamed = free.filter { column in
            guard hasTimes(column) else { return false }
            switch matches[column]?.meaning {
            case nil, .context, .note, .count, .sequence, .title, .code: return true
            case .date: return facts(column).share(facts(column).clocks) >= 0.5
            default: return false
            }
        }
        let moments = unnamed.filter { facts($0).share(facts($0).dateTimes) >= 0.5 }
        let clocks = unnamed.filter { !moments.contains($0) && !looksLikeLength($0) }
        if let start = try single(moments.isEmpty ? (clocks.isEmpty ? unnamed : clocks) : moments, meaning: .start) {
            assign(start, .start, "content")
            return
        }
        let dotted = free.filter {
            matches[$0] == nil && facts($0).share(facts($0).dotted) >= 0.9 && facts($0).latest > 3_600_000
        }
        if let start = try single(dotted, meaning: .start) {
            assign(start, .start, "content")
            return
        }
        // Only a planned time is there: what the table tells is a schedule, or the heading says more than it means.
        if let planned = meanings.firstIndex(of: .planned) { assign(planned, .start, "only_time") }
    }

    private func isCompact(_ column: Int) -> Bool {
        let facts = facts(column)
        return facts.share(facts.numbers) >= 0.9 && facts.largest <= 475_959 && facts.largest >= 100
            && facts.share(facts.fractions) < 0.5
    }

    private func isSerial(_ column: Int) -> Bool {
        let facts = facts(column)
        return facts.share(facts.numbers) >= 0.9
            && (facts.share(facts.fractions) >= 0.5 && facts.largest < 3
                || facts.smallest >= 20_000 && facts.largest <= 80_000 && matches[column]?.meaning != .duration)
    }

    /// Times that never reach an hour, or that come again and again, are lengths.
    private func looksLikeLength(_ column: Int) -> Bool {
        let facts = facts(column)
        if matches[column]?.meaning == .duration || matches[column]?.meaning == .plannedDuration { return true }
        return facts.clocks > 0 && facts.latest <= 3_600_000 && facts.dateTimes == 0
    }

    /// One column, or a refusal when two may be meant.
    private func single(_ columns: [Int], meaning: ColumnMeaning) throws -> Int? {
        guard let first = columns.first else { return nil }
        let weights = columns.map { matches[$0].map { $0.meaning == meaning ? $0.weight : 5 } ?? 0 }
        guard let heaviest = weights.max() else { return first }
        let best = zip(columns, weights).filter { $0.1 == heaviest }.map(\.0)
        guard best.count > 1 else { return best.first }
        if let decided = decidedByCells(best, meaning: meaning) { return decided }
        throw ambiguous(best, meaning: meaning)
    }

    private func decidedByCells(_ columns: [Int], meaning: ColumnMeaning) -> Int? {
        let rows = table.sample
        func cell(_ row: [String], _ column: Int) -> String { row.indices.contains(column) ? row[column] : "" }
        // Columns that say the same are one.
        let same = rows.allSatisfy { row in
            let first = cell(row, columns[0])
            return columns.allSatisfy { cell(row, $0) == first || cell(row, $0) == first + ".0" }
        }
        if same { return columns[0] }
        let full = columns.filter { facts($0).filled * 2 > table.dataRows }
        if full.count == 1 { return full[0] }
        if meaning == .start, columns.count == 2 {
            let pairs = rows.compactMap { row -> Int? in
                guard let left = cell(row, columns[0]).withCell({ ClockTime.whole($0) }),
                    let right = cell(row, columns[1]).withCell({ ClockTime.whole($0) })
                else { return nil }
                return right.milliseconds - left.milliseconds
            }
            // The second always a little later: begin and end.
            if pairs.count >= 3, pairs.allSatisfy({ (1...7_200_000).contains($0) }) { return columns[0] }
        }
        if meaning == .title {
            let telling = columns.map { facts($0).distinctCount }
            if let most = telling.max(), most > 1 {
                let rich = zip(columns, telling).filter { $0.1 * 4 > most }.map(\.0)
                if rich.count == 1 { return rich[0] }
            }
        }
        return nil
    }

    private func ambiguous(_ columns: [Int], meaning: ColumnMeaning) -> LogRefusal {
        let layout = finished()
        let names = columns.map { layout.heading($0) }
        let offers = columns.map { column -> LogRefusal.Offer in
            var profile = LogProfile(station: station, headings: table.headings.map(HeadingWords.folded))
            for other in columns {
                let folded = table.headings.indices.contains(other) ? HeadingWords.folded(table.headings[other]) : ""
                profile.columns[folded.isEmpty ? TableLayout.letter(other) : folded] =
                    other == column ? meaning : .ignored
            }
            return LogRefusal.Offer(profile: profile, reading: facts(column).samples)
        }
        return LogRefusal(
            "airing.log.column_ambiguous",
            [
                "file": .text(file), "meaning": .text(meaning.rawValue), "columns": .list(names),
                "samples": .list(columns.map { facts($0).samples.first ?? "" }), "row": .count(table.row),
            ], offers: offers)
    }

    // MARK: Date

    private mutating func assignDate() throws {
        if meanings.contains(.date) { return }
        let startHasDate = meanings.firstIndex(of: .start).map { facts($0).share(facts($0).dateTimes) >= 0.5 } ?? false
        let headed = free.filter { matches[$0]?.meaning == .date && (hasDates($0) || facts($0).filled == 0) }
        if startHasDate {
            for column in headed { assign(column, .ignored, "date_in_time") }
            return
        }
        let filled = headed.filter { facts($0).filled > 0 }
        if let best = try single(filled, meaning: .date) {
            assign(best, .date, "heading")
            return
        }
        let unnamed = free.filter { matches[$0] == nil && hasDates($0) }
        if let best = try single(unnamed, meaning: .date) { assign(best, .date, "content") }
    }

    // MARK: Length

    private mutating func assignDuration() throws {
        for column in free where matches[column]?.meaning == .plannedDuration {
            assign(column, .plannedDuration, "heading")
        }
        if meanings.contains(.duration) { return }
        let headed = free.filter { matches[$0]?.meaning == .duration && fitsLength($0) }
        let best = try single(headed.filter { facts($0).filled > 0 }, meaning: .duration)
        if let best = best ?? headed.first {
            assign(best, .duration, "heading")
            return
        }
        let unnamed = free.filter { matches[$0] == nil && facts($0).filled > 0 }
        let worded = unnamed.filter { facts($0).share(facts($0).worded) >= 0.5 }
        let clocks = unnamed.filter { facts($0).share(facts($0).clocks) >= 0.5 && looksLikeLength($0) }
        let numbers = unnamed.filter { column in
            let facts = facts(column)
            return facts.share(facts.numbers) >= 0.9 && facts.largest <= 7_200 && facts.smallest >= 0
                && facts.steps * 2 < max(facts.numbers, 1) && facts.share(facts.roundLengths) >= 0.6
        }
        for candidates in [worded, clocks, numbers] where !candidates.isEmpty {
            if candidates == clocks, candidates.count > 1, table.headings.isEmpty {
                // Length, in-point and out-point: the first column that is not always the same.
                let varied = candidates.filter { facts($0).distinctCount > 1 }
                assign(varied.first ?? candidates[0], .duration, "content")
                return
            }
            if let best = try single(candidates, meaning: .duration) { assign(best, .duration, "content") }
            return
        }
        if let planned = meanings.firstIndex(of: .plannedDuration), facts(planned).filled > 0 {
            assign(planned, .duration, "only_length")
        }
    }

    // MARK: Words

    private mutating func assignChannel() {
        if meanings.contains(.channel) { return }
        if let headed = free.first(where: { matches[$0]?.meaning == .channel }) {
            assign(headed, .channel, "heading")
            return
        }
        let known = free.filter { column in
            let facts = facts(column)
            return facts.filled > 0 && facts.knownChannels > 0 && facts.share(facts.knownChannels) >= 0.8
                && (matches[column] == nil || matches[column]?.meaning == .title)
        }
        if known.count == 1 { assign(known[0], .channel, "known_names") }
    }

    private mutating func assignTitle() throws {
        if meanings.contains(.title) { return }
        let headed = free.filter { matches[$0]?.meaning == .title }
        if let best = try single(headed.filter(isText), meaning: .title) ?? headed.first {
            assign(best, .title, "heading")
            return
        }
        let unnamed = free.filter { matches[$0] == nil && isText($0) && facts($0).share(facts($0).texts) >= 0.5 }
        let titles = unnamed.filter { facts($0).share(facts($0).codes) < 0.9 }
        let candidates = titles.isEmpty ? unnamed : titles
        if let best = try single(spoken(candidates), meaning: .title) { assign(best, .title, "content") }
    }

    /// Columns whose words vary: the rest repeats one advertiser, one language, one kind.
    private func spoken(_ columns: [Int]) -> [Int] {
        guard columns.count > 1, let most = columns.map({ facts($0).distinctCount }).max() else { return columns }
        let longest = columns.map { Double(facts($0).letters) / Double(max(facts($0).filled, 1)) }.max() ?? 0
        return columns.filter { column in
            let length = Double(facts(column).letters) / Double(max(facts(column).filled, 1))
            return facts(column).distinctCount * 3 >= most && length * 2.5 >= longest
        }
    }

    private mutating func assignRest() {
        for column in free {
            if let match = matches[column] {
                let isTaken = meanings.contains(match.meaning)
                switch match.meaning {
                case .start, .date, .duration, .instant: assign(column, .ignored, "second")
                case .title: assign(column, isTaken ? .context : .title, "heading")
                case .code, .booking, .language, .status, .channel:
                    assign(column, isTaken ? .ignored : match.meaning, "heading")
                default: assign(column, match.meaning, "heading")
                }
                continue
            }
            let facts = facts(column)
            if facts.filled == 0 {
                assign(column, .ignored, "empty")
            } else if facts.share(facts.numbers) >= 0.9, facts.steps * 2 >= facts.numbers {
                assign(column, .sequence, "content")
            } else if facts.share(facts.codes) >= 0.6, !meanings.contains(.code), facts.distinctCount > 1 {
                assign(column, .code, "content")
            } else if facts.share(facts.texts) >= 0.5, facts.share(facts.clocks + facts.dates + facts.durations) < 0.3 {
                assign(column, .context, "content")
            } else {
                assign(column, .ignored, "unknown")
            }
        }
    }

    private func finished() -> TableLayout {
        var layout = TableLayout(sheet: table.sheet, row: table.row, headings: table.headings)
        layout.meanings = meanings.map { $0 ?? .ignored }
        layout.reasons = reasons
        layout.samples = meanings.indices.map { facts($0).samples }
        layout.languages = languages
        layout.startForm = startForm(layout)
        layout.durationForm = durationForm(layout)
        layout.frames.isHundredths = meanings.indices.contains { facts($0).hasHundredths }
        for meaning in [ColumnMeaning.date, .channel, .title, .code] {
            guard let column = layout.column(meaning) else { continue }
            let facts = facts(column)
            // Merged cells: filled at the top of a group and empty below.
            let isGrouped = facts.isFirstFilled && facts.blank * 10 >= (facts.blank + facts.filled) * 3
            if meaning == .date || meaning == .channel || meaning == .title && isGrouped {
                layout.carried.insert(column)
            }
        }
        return layout
    }

    /// The languages that know most of the headings.
    private var languages: [String] {
        var counts: [String: Int] = [:]
        for language in matches.compactMap({ $0 }).flatMap(\.languages) { counts[language, default: 0] += 1 }
        let most = counts.values.max() ?? 0
        return counts.filter { $0.value == most }.keys.sorted()
    }

    private func startForm(_ layout: TableLayout) -> StartForm {
        guard let column = layout.column(.start) ?? layout.column(.instant) else { return .clock }
        let facts = facts(column)
        if facts.share(facts.epochs) >= 0.5 {
            return facts.largest > 100_000_000_000 ? .epochMilliseconds : .epochSeconds
        }
        if facts.timeShare + facts.share(facts.dotted) >= 0.5 { return isSerial(column) ? .serial : .clock }
        if isSerial(column) { return .serial }
        return isCompact(column) ? .compact : .clock
    }

    private func durationForm(_ layout: TableLayout) -> DurationForm {
        guard let column = layout.column(.duration) else { return .seconds }
        let facts = facts(column)
        let words = layout.headings.indices.contains(column) ? HeadingWords.words(layout.headings[column]) : []
        if facts.share(facts.fractions) >= 0.5, facts.largest < 1 { return .fractionOfDay }
        if facts.share(facts.twoPartClocks) >= 0.5 {
            let isHours =
                words.contains { ["чч", "hh", "час"].contains($0) } && !words.contains { ["сс", "ss"].contains($0) }
            return isHours ? .hoursMinutesSeconds : .minutesSeconds
        }
        let saysSeconds = words.contains {
            $0.hasPrefix("сек") || $0.hasPrefix("sec") || $0.hasPrefix("sek") || $0 == "с"
        }
        if words.contains(where: { $0 == "мс" || $0 == "ms" || $0.hasPrefix("millisec") || $0.hasPrefix("миллисек") }) {
            return .milliseconds
        }
        if words.contains(where: { $0.hasPrefix("мин") || $0.hasPrefix("min") }), !saysSeconds { return .minutes }
        if facts.numbers > 0, facts.smallest >= 1_000, facts.largest >= 10_000, !saysSeconds { return .milliseconds }
        return .seconds
    }
}
