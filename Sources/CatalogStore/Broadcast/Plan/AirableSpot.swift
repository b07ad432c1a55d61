package import Campaign

/// A revision that can air: what a line of a log may tell of.
package struct AirableSpot: Sendable {
    /// A code under which somebody keeps it, and when it held.
    package struct HouseNumber: Sendable, Equatable {
        /// The code of a channel, or another authority.
        package let authority: String
        package let number: String
        package let days: DaySpan
    }

    package let revisionID: Int64
    package let revision: String
    package let item: String
    package let kind: MaterialKind
    /// The spoken language.
    package let language: String
    /// The number of the revision.
    package let number: Int
    /// The length by the probe of its broadcast master, in seconds; nil where it was not probed.
    package let seconds: Double?
    /// Its own title first, then those of earlier revisions of the variant.
    package let titles: [String]
    package let houseNumbers: [HouseNumber]
}
