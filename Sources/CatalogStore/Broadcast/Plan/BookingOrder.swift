import Campaign

/// An order for airtime, read and checked, before it is unfolded.
struct BookingOrder {
    /// The fields of the booking in canonical form.
    let fields: FieldValues
    /// The country of the channel, for which the slots must be cleared.
    let country: String
    /// In the order of their turns.
    let variants: [String]
    /// Codes of the slots that its slots make good, one each; empty where it makes nothing good.
    let makesGood: [String]
    let unfolding: BookingUnfolding
}
