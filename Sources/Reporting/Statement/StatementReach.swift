/// Reach and frequency of what aired, where audience data are there.
package struct StatementReach: Sendable, Equatable {
    /// The share of the group with at least so many contacts.
    package struct Contacts: Sendable, Equatable {
        package let count: Int
        /// Tenths of a per cent.
        package let share: Int64

        package init(count: Int, share: Int64) {
            self.count = count
            self.share = share
        }
    }

    /// The group, in words.
    package let group: String
    /// The name of the model by which reach was computed.
    package let model: String
    /// Gross rating points in hundredths.
    package let ratingPoints: Int64
    /// Tenths of a per cent of the group.
    package let reach: Int64
    /// The bounds of reach, in tenths of a per cent.
    package let interval: ClosedRange<Int64>?
    /// Contacts of a person reached, in hundredths.
    package let frequency: Int64
    package let contacts: [Contacts]

    package init(
        group: String, model: String, ratingPoints: Int64, reach: Int64, interval: ClosedRange<Int64>?,
        frequency: Int64, contacts: [Contacts] = []
    ) {
        self.group = group
        self.model = model
        self.ratingPoints = ratingPoints
        self.reach = reach
        self.interval = interval
        self.frequency = frequency
        self.contacts = contacts
    }
}
