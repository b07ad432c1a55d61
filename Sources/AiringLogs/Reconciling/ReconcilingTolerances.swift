/// What still counts as the same, and what weighs how much when airings and bookings are put together.
///
/// All times are milliseconds. The weights are times as well: a wrong language weighs as much as an airing half an
/// hour outside its window, so that of two airings the one that a scheduler would call "ours" fulfils the booking.
package struct ReconcilingTolerances: Sendable, Equatable {
    /// Windows are told in minutes: what begins within the last minute still is inside.
    package var windowSlack = 59_999
    /// Farther outside than this an airing is no late fulfilment but an extra beside a missed booking, which the
    /// scheduler may then accept as a make-good. Breaks move by minutes, not by hours.
    package var farthestOutside = 60 * 60_000
    /// How far across the border of the broadcast day an airing may fulfil a booking of the neighbouring day.
    package var acrossDayBorder = 15 * 60_000
    /// Two sources within this time tell of one airing; monitors' clocks are not the stations'.
    package var sameAiring = 120_000
    /// Two files of one kind of source have one clock: what they tell within this time is one airing.
    package var sameClock = 1_500
    /// An airing is short when more than this, and more than `lengthShare` of its length, is missing.
    package var lengthSlack = 1_000
    package var lengthShare = 0.02
    /// The longest break inside an item that airs in parts.
    package var longestBreak = 20 * 60_000
    /// Two items of one channel may overlap by so much before it is called impossible.
    package var overlap = 2_000

    package var wrongLanguage = 30 * 60_000
    package var wrongVersion = 10 * 60_000
    /// For an airing of which nothing is left; a shorter cut weighs less.
    package var short = 20 * 60_000
    package var otherDay = 10 * 60_000
    /// For a line that surely is not the spot; a surer one weighs less.
    package var uncertain = 10 * 60_000
    /// A booking number that came back outweighs everything else.
    package var bookingReference = 10 * 60 * 60_000
    /// A booking that nothing fulfils, and an airing that fulfils nothing, each. Together they are the worst that a
    /// pair may weigh.
    package var alone = 75 * 60_000 / 2

    package init() {}

    package static let standard = ReconcilingTolerances()
}
