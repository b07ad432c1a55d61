import Campaign
import Testing

@testable import AiringLogs

@Suite struct CoverageTests {
    private static let day = ReconcilerTests.day

    private func status(
        _ log: LogCoverage, day: Day = day, from: String = "18:00", until: String = "20:00"
    ) throws -> (AiringStatus, Reconciliation) {
        let slot = try ReconcilerTests.slot("1", from, until, day: day)
        let result = try Reconciler.reconcile(
            slots: [slot], airings: [], spots: ReconcilerTests.spots, coverage: [log])
        return (result.slots[0].status, result)
    }

    private func log(
        _ times: [(Int, String)], period: ClosedRange<Day>? = nil, totals: StatedTotals = .none
    ) throws -> LogCoverage {
        LogCoverage(
            channel: "К", source: .certificate, statedPeriod: period, totals: totals,
            times: try times.map {
                BroadcastTime(day: Self.day.adding(days: $0.0), milliseconds: try LabelledLogs.clock($0.1))
            })
    }

    @Test func aStatedPeriodCountsOnlyWithAgreeingTotals() throws {
        let period = Self.day...Self.day.adding(days: 9)
        let late = Self.day.adding(days: 2)
        for totals in [StatedTotals.none, .differ] {
            let cut = try log([(0, "08:00"), (1, "12:00")], period: period, totals: totals)
            #expect(try status(cut, day: late).0 == .noLogYet)
        }
        let whole = try log([(0, "08:00"), (2, "12:00")], period: period, totals: .agree)
        #expect(try status(whole, day: late).0 == .missed)
        #expect(try status(whole, day: Self.day.adding(days: 10)).0 == .noLogYet)
    }

    @Test func aDayWithoutLinesIsAskedAbout() throws {
        let gap = try log([(0, "06:00"), (0, "27:00"), (2, "06:00"), (2, "27:00")])
        let (word, result) = try status(gap, day: Self.day.adding(days: 1))
        #expect(word == .noLogYet)
        #expect(result.daysToAsk.map(\.coverage) == [.silent] && result.daysOwed.isEmpty)
    }

    @Test func aDayWithoutBookingsIsAskedAboutOnlyInFullLogs() throws {
        let times = try [(0, "06:00"), (0, "27:00"), (2, "06:00"), (2, "27:00")].map {
            BroadcastTime(day: Self.day.adding(days: $0.0), milliseconds: try LabelledLogs.clock($0.1))
        }
        for isOursOnly in [false, true] {
            let log = LogCoverage(channel: "К", source: .stationLog, isOursOnly: isOursOnly, times: times)
            let result = try Reconciler.reconcile(slots: [], airings: [], spots: [], coverage: [log])
            #expect(result.daysToAsk.map(\.day) == (isOursOnly ? [] : [Self.day.adding(days: 1)]))
        }
    }

    @Test func aLogThatBreaksOffCoversOnlyWhatCameBefore() throws {
        let cut = try log([(0, "06:00"), (0, "26:00"), (1, "06:00"), (1, "19:00")])
        let last = Self.day.adding(days: 1)
        #expect(try status(cut, day: last, from: "07:00", until: "09:00").0 == .missed)
        let (word, result) = try status(cut, day: last, from: "20:00", until: "23:00")
        #expect(word == .noLogYet && result.daysToAsk.map(\.coverage) == [.cutOff])
        #expect(try status(cut, from: "20:00", until: "23:00").0 == .missed)
    }

    @Test func withoutALogNothingIsMissed() throws {
        let (word, result) = try status(LogCoverage(channel: "Л", source: .monitor, times: []))
        #expect(word == .noLogYet && result.daysOwed.map(\.bookings) == [1])
    }

    /// One log taken away and another cut in half at every tenth of it: nothing outside its days is missed, and
    /// nothing that aired is called missed.
    @Test func cutLogs() throws {
        let labelled = try LabelledLogs()
        for layout in labelled.layouts {
            let slots = labelled.slots[layout] ?? []
            let lines = labelled.lines.filter { $0.layout == layout }
            let channels = Set(slots.map(\.channel)).sorted()
            let cut = channels[0]
            let gone = channels.count > 1 ? channels[1] : nil
            for tenth in 1...9 {
                let times = (labelled.times[layout]?[cut] ?? []).sorted()
                let last = times[times.count * tenth / 10]
                var coverage = labelled.coverage(layout).filter { $0.channel != cut && $0.channel != gone }
                coverage.append(
                    LogCoverage(channel: cut, source: .stationLog, times: times.filter { $0 <= last }))
                let left = lines.map(\.airing).filter {
                    $0.channel != gone && ($0.channel != cut || $0.time <= last)
                }
                let result = try Reconciler.reconcile(
                    slots: slots, airings: left, spots: labelled.spots, coverage: coverage)
                var falsely = 0
                for (slot, outcome) in zip(slots, result.slots) where outcome.status == .missed {
                    #expect(slot.channel != gone)
                    #expect(slot.channel != cut || slot.day <= last.day)
                    if slot.channel == cut, !(labelled.missed[layout] ?? []).contains(slot.booking) { falsely += 1 }
                }
                // Only the last day of a log that breaks off late in the evening may mislead, by its last window.
                #expect(falsely <= 1, "\(layout) cut at \(last)")
            }
        }
    }
}
