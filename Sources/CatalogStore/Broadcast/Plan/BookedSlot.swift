package import Campaign

/// How a slot stands.
package enum SlotState: String, Sendable, CaseIterable {
    case open
    /// Its revision fell; somebody has to tell the station.
    case toStop = "to_stop"
    /// A newer revision was approved; somebody has to decide.
    case superseded
    case stopped
}

/// What may air in a slot: one variant of the rotation in the revision that was to be aired on that day.
package struct BookedVariant: Sendable, Equatable {
    package let item: String
    package let language: String
    package let revision: String
    /// The number of the revision.
    package let number: Int
}

/// One airing that was booked.
package struct BookedSlot: Sendable {
    package let id: Int64
    package let uid: [UInt8]
    /// `B-0001/2006-10-03/1`
    package let code: String
    package let booking: String
    package let channelID: Int64
    package let channel: String
    /// The broadcast day.
    package let day: Day
    package let number: Int
    /// Milliseconds after the midnight at which the broadcast date began, both ends included; the whole broadcast day
    /// where only a programme was booked.
    package let window: ClosedRange<Int>
    package let programme: String?
    /// What the slot holds first, then the others of the rotation.
    package let variants: [BookedVariant]
    /// The length booked; nil where only the spot tells.
    package let seconds: Int?
    package let state: SlotState
    /// The code of the slot that it makes good.
    package let makesGood: String?

    package var isStopped: Bool { state == .stopped }
}
