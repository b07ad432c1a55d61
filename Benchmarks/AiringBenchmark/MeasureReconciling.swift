import AiringLogs
import Campaign
import Foundation

/// SplitMix64 (Steele, Lea and Flood 2014): the same numbers in every run.
struct FixedNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Twenty channels with twenty spots on air at a time; nine of ten bookings aired, near their windows or in them, among
/// many airings that nobody booked.
func measureReconciling(airings airingCount: Int, bookings bookingCount: Int) throws {
    var numbers = FixedNumbers(state: 20_061_101)
    let spots = (0..<300).map { place in
        Spot(
            item: "VSPOT-\(place / 5)", kind: "video_spot", language: ["ru", "ky", "kk", "tg", "uz"][place % 5],
            seconds: [20, 30, 45, 60][place % 4], codes: [], titles: ["Spot \(place)"])
    }
    let channels = (0..<20).map { "TV-\($0)" }
    let first = Day(year: 2006, month: 11, day: 1) ?? Day(ordinal: 0)
    let days = max(1, bookingCount / 200)
    var slots: [Slot] = []
    var airings: [Airing] = []
    func air(_ channel: String, _ day: Day, _ spot: Int, at milliseconds: Int) {
        let length = spots[spot].seconds ?? 30
        airings.append(
            Airing(
                id: airings.count, channel: channel, time: BroadcastTime(day: day, milliseconds: milliseconds),
                spot: spot, seconds: Int.random(in: 0..<20, using: &numbers) == 0 ? length - 5 : length,
                source: Int.random(in: 0..<10, using: &numbers) == 0 ? .monitor : .stationLog))
    }
    for number in 0..<bookingCount {
        let channel = number % 20
        let day = first.adding(days: number / 20 % days)
        let spot = (channel * 7 + Int.random(in: 0..<20, using: &numbers)) % spots.count
        let opens = Int.random(in: 6..<26, using: &numbers) * 3_600_000
        slots.append(
            Slot(
                booking: "B-\(number)", channel: channels[channel], spots: [spot], day: day,
                window: opens...opens + 3_600_000, seconds: spots[spot].seconds))
        if number % 10 != 0 {
            air(
                channels[channel], day, spot,
                at: opens + Int.random(in: -1_800_000...5_400_000, using: &numbers))
        }
    }
    while airings.count < airingCount {
        let channel = Int.random(in: 0..<20, using: &numbers)
        air(
            channels[channel], first.adding(days: Int.random(in: 0..<days, using: &numbers)),
            (channel * 7 + Int.random(in: 0..<20, using: &numbers)) % spots.count,
            at: Int.random(in: 5 * 3_600_000..<29 * 3_600_000, using: &numbers))
    }
    let coverage = channels.map { channel in
        LogCoverage(
            channel: channel, source: .stationLog,
            times: (0..<days).flatMap { day in
                [5, 28].map { BroadcastTime(day: first.adding(days: day), milliseconds: $0 * 3_600_000) }
            })
    }
    var outcome: Reconciliation?
    let duration = try ContinuousClock().measure {
        outcome = try Reconciler.reconcile(slots: slots, airings: airings, spots: spots, coverage: coverage)
    }
    let told = outcome.map { "\($0.slots.count) bookings, \($0.airings.count) airings" } ?? ""
    print(told, "seconds", duration / .seconds(1))
}
