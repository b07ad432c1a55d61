package import Campaign

/// The rows of the exchange format: one a line of a log, then one a booking that was missed.
package struct TrialRows: Sendable {
    package static let columns = [
        "source_file", "source_sheet", "source_row", "channel", "broadcast_date", "start_local", "start_utc",
        "duration_s", "title_as_written", "item", "language", "decision", "confidence", "booking", "status",
    ]

    private let trial: LogTrial
    private let logs: [ReadLog]
    private var clocks: [String: ChannelClock] = [:]

    package init(_ trial: LogTrial, _ logs: [ReadLog]) {
        self.trial = trial
        self.logs = logs
        for channel in trial.tables.channels { clocks[channel.name] = ChannelClock(channel) }
    }

    package mutating func row(_ judged: LogTrial.JudgedLine) -> [String] {
        let line = judged.line
        let outcome = judged.decision?.outcome ?? .notOurs
        let best = outcome == .notOurs ? nil : judged.decision?.best
        let spot = best.map { trial.tables.spots[$0.spot] }
        let slot = judged.outcome?.slot.map { trial.tables.slots[$0] }
        return [
            logs[judged.log].name, line.sheet, String(line.row), ReadLog.channel(of: line),
            line.time.day.description, AiringText.local(line.time, isSecondKnown: line.isSecondKnown),
            instant(line).map(AiringText.utc) ?? "", line.duration.map(AiringText.seconds) ?? "", line.title,
            spot?.item ?? "", spot?.language ?? "", outcome.rawValue,
            AiringText.probability(best?.probability ?? judged.decision?.probabilityOfNone ?? 1), slot?.booking ?? "",
            judged.outcome.flatMap(\.status.exportWord) ?? "other",
        ]
    }

    /// A booking without an airing; nil where it is not missed.
    package func missed(_ place: Int, _ outcome: SlotOutcome) -> [String]? {
        guard outcome.status == .missed else { return nil }
        let slot = trial.tables.slots[place]
        let spot = slot.spots.first.map { trial.tables.spots[$0] }
        return [
            "", "", "", slot.channel, slot.day.description, "", "", "", "", spot?.item ?? "", spot?.language ?? "", "",
            "",
            slot.booking, AiringStatus.missed.exportWord ?? "",
        ]
    }

    private mutating func instant(_ line: LogLine) -> Instant? {
        if let instant = line.instant { return instant }
        guard let name = line.channel, case .instant(let instant)? = clocks[name]?.instant(of: line.time) else {
            return nil
        }
        return instant
    }
}

/// Values of an airing as the exchange format writes them.
package enum AiringText {
    /// `2006-09-14 01:31:23` as a wall clock shows it; to the minute where seconds are unknown.
    package static func local(_ time: BroadcastTime, isSecondKnown: Bool) -> String {
        time.calendarDay.description + " " + clock(time.clockMilliseconds, isSecondKnown: isSecondKnown)
    }

    /// `25:31:23`, hours counted on.
    package static func clock(_ milliseconds: Int, isSecondKnown: Bool = true) -> String {
        let seconds = milliseconds / 1000
        let parts = [seconds / 3600, seconds / 60 % 60] + (isSecondKnown ? [seconds % 60] : [])
        return parts.map { $0 < 10 ? "0\($0)" : String($0) }.joined(separator: ":")
    }

    package static func utc(_ instant: Instant) -> String { instant.iso8601() }

    /// Milliseconds as seconds, with a fraction only where there is one.
    package static func seconds(_ milliseconds: Int) -> String {
        if milliseconds % 1000 == 0 { return String(milliseconds / 1000) }
        let fraction = String(1000 + milliseconds % 1000).dropFirst()
        return "\(milliseconds / 1000)." + String(fraction.reversed().drop { $0 == "0" }.reversed())
    }

    /// Three digits.
    package static func probability(_ value: Double) -> String {
        let thousandths = Int((min(max(value, 0), 1) * 1000).rounded())
        if thousandths == 1000 { return "1.000" }
        return "0." + String(String(1000 + thousandths).dropFirst())
    }
}
