import Campaign

/// Decides, from what the first reading saw, how days are meant; or refuses.
struct LogJudge {
    let file: LogFile
    let facts: SourceFacts
    let evidence: EvidencePass
    let name: FileNameFacts
    let context: ReadingContext

    struct Verdict {
        let resolver: LineResolver
        let description: LogDescription
    }

    func verdict() throws -> Verdict {
        try refuseEmpty()
        let decision = try dateDecision()
        let (convention, reason) = try dayDecision(decision.order)
        let fileDay = try dayOfFile(decision)
        let names = file.names
        var resolver = LineResolver(
            decision: decision, convention: convention, fileDay: fileDay, fileChannel: fileChannel, names: names,
            channels: context.channels, zone: facts.profile?.zone)
        try refuseWithoutZone(&resolver)
        var description = LogDescription()
        description.container = facts.container
        description.format = facts.format
        description.encoding = facts.encoding
        description.delimiter = facts.delimiter
        description.tables = facts.tables
        description.languages = facts.languages
        description.dateOrder = decision.order
        description.dateReason = decision.orderReason
        description.year = decision.year
        description.dayConvention = convention
        description.dayReason = reason
        description.profile = facts.profile?.station
        description.channels = evidence.channels.map { written in
            (written.isEmpty ? fileChannel : written, resolver.channelName(of: written))
        }
        description.period = period(decision)
        return Verdict(resolver: resolver, description: description)
    }

    /// What the file's name calls its channel, or what a profile fixed.
    private var fileChannel: String {
        facts.profile?.channel ?? context.channel ?? file.names.channel(inFileName: file.stem) ?? ""
    }

    private func period(_ decision: DateDecision) -> DaySpan? {
        guard let (from, until) = evidence.dates.periods.first,
            let first = from.day(decision.order, year: decision.year),
            let last = until.day(decision.order, year: decision.year), first <= last
        else { return nil }
        return DaySpan(from: first, until: last)
    }

    private func refuseEmpty() throws {
        guard evidence.lines == 0 else { return }
        if evidence.rejects == 0, evidence.otherRows == 0, evidence.emptyRows > 0 {
            throw LogRefusal("airing.log.only_empty_rows", ["file": .text(file.name), "n": .count(evidence.emptyRows)])
        }
        throw LogRefusal(
            "airing.log.no_lines",
            ["file": .text(file.name), "n": .count(evidence.otherRows + evidence.rejects)])
    }

    private func dateDecision() throws -> DateDecision {
        let judge = DateJudge(
            evidence: evidence.dates, expected: context.expectedDays, prior: facts.dateOrder,
            told: facts.profile?.dateOrder, toldYear: facts.profile?.year)
        switch judge.verdict() {
        case .decided(let decision): return decision
        case .yearUnknown(let sample):
            throw LogRefusal(
                sample.needsYear ? "airing.log.year_missing" : "airing.log.year_short",
                ["file": .text(file.name), "column": .text(facts.dateColumn), "sample": .text(sample.asWritten)],
                offers: yearOffers())
        case .orderUnknown(let sample, let candidates, let year):
            let readings = candidates.compactMap { sample.day($0, year: year)?.description }
            throw LogRefusal(
                "airing.log.date_order",
                [
                    "file": .text(file.name), "column": .text(facts.dateColumn), "sample": .text(sample.asWritten),
                    "readings": .list(readings),
                ],
                offers: candidates.map { order in
                    var profile = self.profile
                    profile.dateOrder = order
                    let dates = evidence.dates.dates.prefix(3).compactMap { $0.day(order, year: year)?.description }
                    return LogRefusal.Offer(profile: profile, reading: dates)
                })
        }
    }

    private var profile: LogProfile {
        var profile = facts.profile ?? LogProfile(station: file.stem, headings: facts.headings)
        profile.encoding = profile.encoding ?? facts.encoding
        profile.delimiter = profile.delimiter ?? facts.delimiter
        return profile
    }

    /// A profile for each year of the plan, for the person to choose from.
    private func yearOffers() -> [LogRefusal.Offer] {
        guard let from = context.expectedDays?.from?.components.year,
            let until = context.expectedDays?.until?.components.year,
            from <= until, until - from < 10
        else { return [] }
        return (from...until).map { year in
            var profile = self.profile
            profile.year = year
            let dates = evidence.dates.dates.prefix(3).compactMap { $0.day(.dayFirst, year: year)?.description }
            return LogRefusal.Offer(profile: profile, reading: dates)
        }
    }

    private func dayDecision(_ order: DateOrder) throws -> (DayConvention, LogDescription.Reason) {
        if let told = facts.profile?.dayConvention { return (told, .init("airing.why.day.profile")) }
        if let decided = evidence.dayEvidence(order).decision(prior: facts.dayConvention) { return decided }
        let days = evidence.dayEvidence(order)
        throw LogRefusal(
            "airing.log.day_convention",
            ["file": .text(file.name), "restarts": .count(days.restarts), "turns": .count(days.turns)],
            offers: [DayConvention.clockRestarts, .calendar].map { convention in
                var profile = self.profile
                profile.dayConvention = convention
                return LogRefusal.Offer(profile: profile, reading: [convention.rawValue])
            })
    }

    /// The one day of a file whose lines write only times.
    private func dayOfFile(_ decision: DateDecision) throws -> Day? {
        guard evidence.undated > 0 else { return nil }
        if let day = facts.day { return day }
        let named = Set(name.days)
        if named.count == 1 { return named.first }
        if let span = period(decision), span.from == span.until { return span.from }
        guard evidence.undated == evidence.lines else { return nil }
        throw LogRefusal("airing.log.date_missing", ["file": .text(file.name)])
    }

    /// A log in UTC needs the zones of its channels.
    private func refuseWithoutZone(_ resolver: inout LineResolver) throws {
        guard evidence.instants > 0, facts.profile?.zone == nil, evidence.needingZone > 0 else { return }
        for written in evidence.channels {
            if let name = resolver.channelName(of: written),
                context.channels.contains(where: { $0.name == name && $0.zone != nil })
            {
                return
            }
        }
        throw LogRefusal(
            "airing.log.zone_needed",
            ["file": .text(file.name), "channels": .list(Array(evidence.channels.filter { !$0.isEmpty }.prefix(10)))])
    }
}

extension WrittenDate {
    /// Nearly as the log wrote it, for samples.
    var asWritten: String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        let mark = separator == 0 ? "." : String(UnicodeScalar(separator))
        return switch form {
        case .certain: day(.dayFirst, year: nil)?.description ?? "\(first)-\(two(second))-\(two(third))"
        case .numeric, .short: [two(first), two(second), two(third)].joined(separator: mark)
        case .yearless, .namedYearless: two(first) + mark + two(second)
        case .namedShort: [two(first), two(second), two(third)].joined(separator: ".")
        }
    }
}
