package import Campaign

/// In what an airing differs from its booking.
package enum AiringDeviation: Sendable, Equatable {
    /// It began so many seconds after the window closed; below zero: before it opened.
    case outsideWindow(seconds: Int)
    /// So many seconds of the booked length are missing.
    case short(seconds: Double)
    case wrongLanguage(booked: [String], aired: String)
    case wrongVersion(booked: [Int], aired: Int)
    /// It aired although the booking had been stopped.
    case thoughStopped
    /// It stands on the neighbouring broadcast day, minutes across the border.
    case otherDay(Day)

    /// The stable code; also the message's name.
    package var code: String {
        switch self {
        case .outsideWindow(let seconds): seconds < 0 ? "deviation.before_window" : "deviation.after_window"
        case .short: "deviation.short"
        case .wrongLanguage: "deviation.wrong_language"
        case .wrongVersion: "deviation.wrong_version"
        case .thoughStopped: "deviation.though_stopped"
        case .otherDay: "deviation.other_day"
        }
    }

    /// `12:07`, with hours where there are any.
    private static func clock(_ seconds: Int) -> String {
        let text = AiringText.clock(seconds * 1000)
        return text.hasPrefix("00:") ? String(text.dropFirst(3)) : text
    }

    package var values: [String: MessageValue] {
        switch self {
        case .outsideWindow(let seconds): ["seconds": .count(abs(seconds)), "time": .text(Self.clock(abs(seconds)))]
        case .short(let seconds): ["seconds": .count(max(1, Int(seconds.rounded())))]
        case .wrongLanguage(let booked, let aired): ["booked": .list(booked), "aired": .text(aired)]
        case .wrongVersion(let booked, let aired):
            ["booked": .list(booked.map { String($0) }), "aired": .count(aired)]
        case .thoughStopped: [:]
        case .otherDay(let day): ["day": .day(day)]
        }
    }
}

/// The one word for a booking or an airing.
package enum AiringStatus: String, Sendable, CaseIterable {
    case aired
    case outsideWindow = "outside_window"
    case wrongLanguage = "wrong_language"
    case wrongVersion = "wrong_version"
    case short
    case airedThoughStopped = "aired_though_stopped"
    /// Nobody booked it.
    case extra
    case missed
    /// No log covers it, so nothing can be said.
    case noLogYet = "no_log_yet"
    /// Stopped in time and not aired.
    case stopped
    /// A trailer of an item; no airing of it.
    case trailer

    /// The word of the exchange format, which knows fewer: an airing of a superseded version did air, one that had
    /// been stopped was no longer booked. Nil where the format has no row for it.
    package var exportWord: String? {
        switch self {
        case .aired, .wrongVersion: "aired"
        case .outsideWindow: "outside window"
        case .wrongLanguage: "wrong language"
        case .short: "short"
        case .extra, .airedThoughStopped: "extra"
        case .missed: "missed"
        case .trailer: "other"
        case .noLogYet, .stopped: nil
        }
    }

    /// Of several deviations the gravest: what nobody wanted on air, then what the audience could not understand,
    /// then what it did not get, then when it got it.
    package init(_ deviations: [AiringDeviation]) {
        let words = deviations.map { deviation -> AiringStatus in
            switch deviation {
            case .thoughStopped: .airedThoughStopped
            case .wrongLanguage: .wrongLanguage
            case .wrongVersion: .wrongVersion
            case .short: .short
            case .outsideWindow: .outsideWindow
            case .otherDay: .aired
            }
        }
        let order: [AiringStatus] = [.airedThoughStopped, .wrongLanguage, .wrongVersion, .short, .outsideWindow]
        self = order.first { words.contains($0) } ?? .aired
    }
}
