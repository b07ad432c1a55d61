package import Campaign

/// One booked airing: a booking line unfolded to one day and number.
package struct Slot: Sendable, Equatable {
    /// The booking as people call it.
    package let booking: String
    package let channel: String
    /// What may air in it: places in the list of spots, more than one where versions rotate.
    package let spots: [Int]
    /// The broadcast day.
    package let day: Day
    /// Milliseconds after midnight of the broadcast day, on the channel's clock; both ends included.
    package let window: ClosedRange<Int>
    /// The length booked, in seconds; nil where only the spot tells.
    package let seconds: Double?
    /// Whether the booking was stopped before its day.
    package let isStopped: Bool
    /// The slot that this one makes good.
    package let makesGood: String?

    package init(
        booking: String, channel: String, spots: [Int], day: Day, window: ClosedRange<Int>, seconds: Double?,
        isStopped: Bool = false, makesGood: String? = nil
    ) {
        self.booking = booking
        self.channel = channel
        self.spots = spots
        self.day = day
        self.window = window
        self.seconds = seconds
        self.isStopped = isStopped
        self.makesGood = makesGood
    }
}
