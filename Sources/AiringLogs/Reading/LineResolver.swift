import Campaign

/// Gives each line its broadcast time, once it is decided what dates mean.
struct LineResolver {
    let decision: DateDecision
    let convention: DayConvention
    /// The day of a file whose lines give none.
    let fileDay: Day?
    /// The channel of a file whose lines name none.
    let fileChannel: String
    let names: ChannelNames
    private let channels: [String: LogChannel]
    private let fileClock: ChannelClock?
    private var known: [String: String?] = [:]
    /// Channels as lines write them, with what is known of each.
    private var written = TextNumbers()
    private var stations: [Station] = []
    private var last = -1
    private static let mostStations = 10_000
    private var lastWritten: WrittenDate?
    private var lastDay: Day?

    private struct Station {
        let channel: LogChannel?
        var clock: ChannelClock?
    }

    init(
        decision: DateDecision, convention: DayConvention, fileDay: Day?, fileChannel: String, names: ChannelNames,
        channels: [LogChannel], zone: String?
    ) {
        self.decision = decision
        self.convention = convention
        self.fileDay = fileDay
        self.fileChannel = fileChannel
        self.names = names
        self.channels = Dictionary(channels.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        fileClock = zone.flatMap { ChannelClock(zone: $0) }
    }

    mutating func event(_ record: RawRecord) -> LogEvent {
        switch record {
        case .line(let raw): return resolved(raw)
        case .rejected(let line): return .rejected(line)
        case .passed(let rows): return .passedOver(rows)
        case .total(var total):
            total.channel = total.linesBefore > 0 ? channelName(of: total.channelAsWritten) : nil
            return .total(total)
        case .period(let sheet, let row, let from, let until, let channel):
            return period(sheet, row, from, until, channel)
        }
    }

    /// The known channel that a name means.
    mutating func channelName(of asWritten: String) -> String? {
        let text = asWritten.isEmpty ? fileChannel : asWritten
        if let name = known[text] { return name }
        let found = channels[text] != nil ? text : names.channel(named: text)
        if known.count < 10_000 { known[text] = found }
        return found
    }

    private mutating func period(
        _ sheet: String, _ row: Int, _ from: WrittenDate, _ until: WrittenDate, _ channel: String
    ) -> LogEvent {
        guard let first = from.day(decision.order, year: decision.year),
            let last = until.day(decision.order, year: decision.year), first <= last
        else { return .passedOver(PassedRows(.text, sheet: sheet, rows: row...row)) }
        var period = StatedPeriod(row: row, from: first, until: last)
        period.sheet = sheet
        period.channelAsWritten = channel
        period.channel = channelName(of: channel)
        return .period(period)
    }

    private mutating func resolved(_ raw: RawLine) -> LogEvent {
        var line = raw.line
        enter(line.channelAsWritten)
        if line.channelAsWritten.isEmpty { line.channelAsWritten = fileChannel }
        line.channel = stations[last].channel?.name
        if line.title.isEmpty, line.code.isEmpty, line.context.isEmpty {
            return rejected(raw, "", "", .titleMissing)
        }
        if raw.instant != nil || raw.offsetSeconds != nil {
            if let problem = placeInstant(raw, &line) {
                return rejected(raw, raw.timeColumn, line.timeAsWritten, problem)
            }
        } else if let problem = placeClock(raw, &line) {
            let isDate = problem == .dateMissing || problem == .dateImpossible
            return rejected(
                raw, isDate ? raw.dateColumn : raw.timeColumn, isDate ? raw.dateValue : line.timeAsWritten, problem)
        }
        if line.duration == nil, let end = raw.end, let start = raw.clock {
            let length = end.milliseconds - start.milliseconds
            let wrapped = length < 0 ? length + BroadcastTime.wholeDay : length
            if wrapped > 0, wrapped <= 6 * 3_600_000 { line.duration = wrapped }
        }
        return .line(line)
    }

    private mutating func enter(_ asWritten: String) {
        if let known = written.known(asWritten) {
            last = known
            return
        }
        let channel = channelName(of: asWritten).flatMap { channels[$0] }
        let station = Station(channel: channel, clock: channel.flatMap { ChannelClock($0) })
        if stations.count < LineResolver.mostStations {
            last = written.number(of: asWritten)
            stations.append(station)
        } else {
            // Names without end are none: the last place serves for all of them.
            last = LineResolver.mostStations
            if stations.count == last { stations.append(station) } else { stations[last] = station }
        }
    }

    private func rejected(_ raw: RawLine, _ column: String, _ value: String, _ reason: RowProblem) -> LogEvent {
        var line = RejectedLine(row: raw.line.row, reason: reason)
        line.sheet = raw.line.sheet
        line.column = column
        line.value = value
        return .rejected(line)
    }

    // MARK: Times

    private mutating func placeInstant(_ raw: RawLine, _ line: inout LogLine) -> RowProblem? {
        var instant = raw.instant
        if instant == nil, let offset = raw.offsetSeconds, let clock = raw.clock {
            guard let day = day(of: raw) else { return raw.date == nil ? .dateMissing : .dateImpossible }
            instant = Instant(
                milliseconds: Int64(day.ordinal) * 86_400_000 + Int64(clock.milliseconds) - Int64(offset) * 1000)
        }
        guard let instant else { return .instantUnreadable }
        line.instant = instant
        if raw.clock == nil { line.isSecondKnown = true } else { line.isSecondKnown = raw.clock?.isSecondKnown ?? true }
        if let time = stations[last].clock?.time(at: instant) {
            line.time = time
        } else if var clock = fileClock {
            line.time = clock.time(at: instant)
        } else if let offset = raw.offsetSeconds, offset != 0, let clock = raw.clock, let day = day(of: raw) {
            // The log writes the station's own clock and how far it stands from UTC.
            line.time = BroadcastTime(
                calendarDay: day, milliseconds: clock.milliseconds,
                dayStart: stations[last].channel?.dayStart ?? LogChannel.usualDayStart)
        } else {
            return .zoneNeeded(channel: line.channelAsWritten)
        }
        return nil
    }

    private mutating func placeClock(_ raw: RawLine, _ line: inout LogLine) -> RowProblem? {
        guard let clock = raw.clock else { return .timeUnreadable }
        guard let day = day(of: raw) else { return raw.date == nil ? .dateMissing : .dateImpossible }
        line.isSecondKnown = clock.isSecondKnown
        let dayStart = stations[last].channel?.dayStart ?? LogChannel.usualDayStart
        line.time = LineResolver.time(day, clock.milliseconds, convention, dayStart: dayStart)
        if var own = fileClock {
            // The file keeps the time of another zone than its channel.
            switch own.instant(of: line.time) {
            case .instant(let instant):
                if let time = stations[last].clock?.time(at: instant) { line.time = time }
            case .never: return .timeNever(zone: own.zone)
            case .twice: return .timeTwice(zone: own.zone)
            }
            return nil
        }
        switch stations[last].clock?.instant(of: line.time) {
        case .never: return .timeNever(zone: stations[last].clock?.zone ?? "")
        case .twice: return .timeTwice(zone: stations[last].clock?.zone ?? "")
        default: return nil
        }
    }

    /// The broadcast time that a date and a clock mean.
    static func time(_ day: Day, _ clock: Int, _ convention: DayConvention, dayStart: Int) -> BroadcastTime {
        if clock >= BroadcastTime.wholeDay { return BroadcastTime(day: day, milliseconds: clock) }
        if convention == .clockRestarts, clock < dayStart {
            return BroadcastTime(day: day, milliseconds: clock + BroadcastTime.wholeDay)
        }
        return BroadcastTime(calendarDay: day, milliseconds: clock, dayStart: dayStart)
    }

    private mutating func day(of raw: RawLine) -> Day? {
        guard let date = raw.date else { return fileDay }
        if date == lastWritten { return lastDay }
        lastWritten = date
        lastDay = date.day(decision.order, year: decision.year)
        return lastDay
    }
}
