import Campaign
import Testing

@testable import AiringLogs

/// What several files of one kind of source tell of one channel.
@Suite struct SeveralFilesTests {
    private let spots = [
        Spot(
            item: "SPOT-001", kind: "video_spot", language: "ru", seconds: 30, codes: [], titles: ["Не верь обещаниям"])
    ]

    private func airing(_ id: Int, _ milliseconds: Int, log: Int, source: AiringSource = .stationLog) throws -> Airing {
        let day = try #require(Day("2006-11-01"))
        return Airing(
            id: id, channel: "KTRK", time: BroadcastTime(day: day, milliseconds: milliseconds), spot: 0, seconds: 30,
            source: source, log: log)
    }

    private func roles(_ airings: [Airing]) throws -> [AiringRole] {
        try Reconciler.reconcile(slots: [], airings: airings, spots: spots, coverage: []).airings.map(\.role)
    }

    @Test func aLogAndItsCorrectedVersionTellOfOneAiring() throws {
        let morning = 8 * 3_600_000
        #expect(try roles([airing(1, morning, log: 0), airing(2, morning, log: 1)]) == [.airing, .witness(of: 1)])
        #expect(try roles([airing(1, morning, log: 0), airing(2, morning, log: 0)]) == [.airing, .airing])
    }

    @Test func filesOfOneSourceHaveOneClock() throws {
        let morning = 8 * 3_600_000
        let apart = try [airing(1, morning, log: 0), airing(2, morning + 90_000, log: 1)]
        #expect(try roles(apart) == [.airing, .airing])
        let monitored = try [airing(1, morning, log: 0), airing(2, morning + 90_000, log: 1, source: .monitor)]
        #expect(try roles(monitored) == [.airing, .witness(of: 1)])
    }
}
