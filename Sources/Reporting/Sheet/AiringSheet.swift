package import Campaign

/// A sheet on which a clerk types the times of a paper certificate beside the bookings of a channel.
package struct AiringSheet: Sendable, Equatable {
    /// The channel's code or name, as the importer knows it.
    package let channel: String
    /// Broadcast days, both ends included.
    package let period: ClosedRange<Day>
    /// The scan of the paper; nil where there is none yet.
    package let scan: SHA256Digest?
    package let slots: [AiringSheetSlot]
    /// When it was made; the date in the properties of the workbook.
    package let made: Instant

    package init(
        channel: String, period: ClosedRange<Day>, scan: SHA256Digest?, slots: [AiringSheetSlot], made: Instant
    ) {
        self.channel = channel
        self.period = period
        self.scan = scan
        self.slots = slots
        self.made = made
    }
}

/// A booked airing, as it stands on the sheet.
package struct AiringSheetSlot: Sendable, Equatable {
    package let booking: String
    /// The broadcast day.
    package let day: Day
    /// Milliseconds since the midnight at which the broadcast day's own date began.
    package let window: ClosedRange<Int>
    package let item: String
    /// The language's tag.
    package let language: String
    package let title: String
    /// Milliseconds; nil where nothing tells it.
    package let length: Int?

    package init(
        booking: String, day: Day, window: ClosedRange<Int>, item: String, language: String, title: String,
        length: Int?
    ) {
        self.booking = booking
        self.day = day
        self.window = window
        self.item = item
        self.language = language
        self.title = title
        self.length = length
    }
}
