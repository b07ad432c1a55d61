import ArgumentParser
import CatalogStore

enum Channels: Noun {
    static let entity = Entities.channel
    static let command = "channel"
    static let columns = ["name", "kind", "country", "languages", "zone"]
}

enum DaypartRecords: Noun {
    static let entity = Entities.daypart
    static let command = "daypart"
    static let columns = ["channel", "names", "days", "starts", "ends", "from", "until"]
}

enum Audiences: Noun {
    static let entity = Entities.channelAudience
    static let command = "audience"
    static let columns = ["channel", "daypart", "audience", "rating", "universe", "source"]
}

enum Flights: Noun {
    static let entity = Entities.flight
    static let command = "flight"
    static let columns = ["title", "award", "from", "until"]
}

enum Bookings: Noun {
    static let entity = Entities.booking
    static let command = "booking"
    static let columns = [
        "channel", "variants", "from", "until", "days", "window_from", "window_to", "count", "seconds", "flight",
    ]
    static let more: [any ParsableCommand.Type] = [AddBooking.self, StopBooking.self]
    static let isEditable = false
    static var show: any ParsableCommand.Type { ShowBooking.self }
}
