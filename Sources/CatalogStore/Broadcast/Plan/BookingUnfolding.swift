import Campaign

/// Unfolds a booking line into single slots: broadcast day, number on that day, place in the rotation.
struct BookingUnfolding {
    struct Place: Equatable {
        let day: Day
        /// From 1.
        let number: Int
        /// Which variant of the rotation, from 0.
        let variant: Int
    }

    static let mostPerDay: Int64 = 500
    static let mostDays = 1100
    static let mostSlots = 50_000

    let from: Day
    let until: Day
    let days: DayMask
    let perDay: Int
    let variants: Int

    /// The slots in the order of their days and numbers; the variants take turns in that order, so that the same
    /// booking always unfolds in the same way.
    func places() throws -> [Place] {
        let length = until.ordinal - from.ordinal + 1
        guard (1...BookingUnfolding.mostDays).contains(length) else {
            throw PlainProblem(
                "booking.span",
                ["from": .day(from), "until": .day(until), "most": .count(BookingUnfolding.mostDays)], category: .usage)
        }
        let aired = (0..<length).map { from.adding(days: $0) }.filter(days.contains)
        guard !aired.isEmpty else {
            throw PlainProblem(
                "booking.no_days", ["days": .text(days.description), "from": .day(from), "until": .day(until)],
                category: .usage)
        }
        guard aired.count * perDay <= BookingUnfolding.mostSlots else {
            throw PlainProblem(
                "booking.too_many_slots",
                ["n": .count(aired.count * perDay), "most": .count(BookingUnfolding.mostSlots)], category: .usage)
        }
        var turn = 0
        return aired.flatMap { day in
            (1...perDay).map { number in
                defer { turn += 1 }
                return Place(day: day, number: number, variant: turn % variants)
            }
        }
    }
}
