/// What a column of a log tells.
package enum ColumnMeaning: String, Sendable, Codable, CaseIterable {
    case date
    /// When it aired; may carry the date as well.
    case start
    /// When it aired, as seconds or milliseconds since 1970.
    case instant
    case end
    /// When it should have aired.
    case planned
    case duration
    /// The length that was booked.
    case plannedDuration = "planned_duration"
    case title
    case code
    case channel
    case language
    case weekday
    case sequence
    /// Advertiser, brand, programme, artist: words around the title.
    case context
    case booking
    /// What the row is, or whether it aired.
    case status
    case note
    case count
    case ignored
}
