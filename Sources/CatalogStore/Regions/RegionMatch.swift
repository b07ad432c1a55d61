package import Campaign

/// A region as it is found.
package struct FoundRegion: Sendable, Equatable {
    package let code: String
    package let country: String
    package let level: Int
    package let kind: String
    package let parent: String?
    /// The days on which the unit exists, as far as they are known.
    package let days: DaySpan
    /// The name to print, by language.
    package let names: [String: String]
    /// The name or code by which it was found.
    package let matched: String
    /// The region that no longer exists on the day, and whose name or code was given; this one followed it.
    package let succeeds: String?

    /// The name in a language, else in Russian, English, or its code.
    package func name(in language: String) -> String { names[language] ?? names["ru"] ?? names["en"] ?? code }
}

/// What a name or code means on a day.
package enum RegionMatch: Sendable, Equatable {
    /// One unit. Units inside it that bear the same name, such as an oblast's centre, are named beside it.
    case one(FoundRegion, inside: [FoundRegion])
    /// Several units; somebody must choose.
    case several([FoundRegion])
    /// No unit; names that are spelled nearly so.
    case none(near: [FoundRegion])
}
