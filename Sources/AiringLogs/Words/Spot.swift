/// Something of ours that airs, in one language: what a line of a log may tell of.
package struct Spot: Sendable, Equatable {
    /// The item's code: `VSPOT-001`.
    package let item: String
    /// The kind's name: `video_spot`, `audio_spot`, `documentary`.
    package let kind: String
    /// The spoken language's tag: `ky`, `uz`.
    package let language: String
    /// Which version of the variant this is; 1 where there is only one.
    package let revision: Int
    /// The nominal length in seconds; nil where it is unknown.
    package let seconds: Double?
    /// House numbers and other codes.
    package let codes: [String]
    /// Titles, the usual one first.
    package let titles: [String]

    package init(
        item: String, kind: String, language: String, revision: Int = 1, seconds: Double?, codes: [String],
        titles: [String]
    ) {
        self.item = item
        self.kind = kind
        self.language = language
        self.revision = revision
        self.seconds = seconds
        self.codes = codes
        self.titles = titles
    }
}
