import Campaign
import Foundation

/// Rules of channels and dayparts that go beyond the form of a field.
enum PlanRules {
    static func check(_ entity: EntityDescription, _ fields: FieldValues) throws {
        if entity.name == Entities.channel.name {
            try channel(fields)
        } else {
            try daypart(fields)
        }
    }

    /// When the broadcast day of a channel begins; five in the morning where nobody told.
    static func dayStart(_ text: String?) -> BroadcastClock {
        text.flatMap { BroadcastClock(typed: $0) } ?? .usualDayStart
    }

    private static func channel(_ fields: FieldValues) throws {
        let zone = fields["zone"] ?? ""
        guard knownZones.contains(zone) || zone.contains("/") && TimeZone(identifier: zone) != nil else {
            throw PlainProblem("channel.zone", ["zone": .text(zone)], category: .usage)
        }
        if let text = fields["day_starts"] {
            guard let clock = BroadcastClock(typed: text), text.count == 5,
                clock.milliseconds < BroadcastClock.wholeDay / 2
            else { throw PlainProblem("channel.day_starts", ["value": .text(text)], category: .usage) }
        }
    }

    private static func daypart(_ fields: FieldValues) throws {
        if let from = fields["from"], let until = fields["until"], until < from {
            throw PlainProblem(
                "field.span", ["entity": "daypart", "from": .text(from), "until": .text(until)], category: .usage)
        }
        guard let starts = fields["starts"].flatMap({ BroadcastClock(typed: $0) }),
            let ends = fields["ends"].flatMap({ BroadcastClock(typed: $0) })
        else { return }
        guard starts < ends, ends.milliseconds - starts.milliseconds <= BroadcastClock.wholeDay else {
            throw PlainProblem(
                "daypart.hours", ["starts": .text(starts.description), "ends": .text(ends.description)],
                category: .usage)
        }
    }

    private static let knownZones = Set(TimeZone.knownTimeZoneIdentifiers)
}
