package import AiringLogs
import Campaign
import GRDB

/// Rating points, reach and frequency of airings in one group of people of one size.
package struct AudienceReport: Sendable {
    /// The group as the audience data name it.
    package let group: String
    /// How many people it has; nil where the data do not tell.
    package let universe: Int?
    package let channels: [String]
    package let figures: AudienceFigures
    /// Reach as if people met each airing independently of the others (Sainsbury).
    package let random: ContactDistribution
    /// The bounds that hold whatever the duplication is.
    package let interval: ReachInterval
    /// Reach by the binomial model of one mean rating.
    package let binomial: ContactDistribution
    package let sources: [String]
}

/// Airings of which nobody knows the audience.
package struct AudienceReports: Sendable {
    package let reports: [AudienceReport]
    package let unknown: Int
}

extension Catalogue {
    /// What airings reached, as far as audience data are given. Groups of different size are never added.
    package func audience(_ filter: AiringFilter, group: String? = nil) throws -> AudienceReports {
        let dayparts = try logDayparts()
        let ratings = try read { try ChannelRatings(in: $0, group: group) }
        var gathered: [AudienceKey: [VehicleKey: [AiredAudience]]] = [:]
        var sources: [AudienceKey: Set<String>] = [:]
        var unknown = 0
        for airing in try airings(filter) {
            let daypart = dayparts.daypart(of: airing.channel, at: airing.time)?.name
            let found = ratings.ratings(channel: airing.channel, daypart: daypart, day: airing.time.day)
            if found.isEmpty { unknown += 1 }
            for rating in found {
                let key = AudienceKey(group: rating.group, universe: rating.universe)
                let vehicle = VehicleKey(channel: airing.channel, rating: rating.rating)
                gathered[key, default: [:]][vehicle, default: []].append(
                    try AiredAudience(rating: Double(rating.rating) / 100, seconds: airing.seconds ?? 0))
                sources[key, default: []].insert(rating.source)
            }
        }
        let reports = try gathered.sorted { $0.key < $1.key }.map { key, vehicles in
            try AudienceReport(key: key, vehicles: vehicles, sources: (sources[key] ?? []).sorted())
        }
        return AudienceReports(reports: reports, unknown: unknown)
    }
}

private struct AudienceKey: Hashable, Comparable {
    let group: String
    let universe: Int?

    static func < (left: AudienceKey, right: AudienceKey) -> Bool {
        (left.group, left.universe ?? 0) < (right.group, right.universe ?? 0)
    }
}

private struct VehicleKey: Hashable {
    let channel: String
    /// Hundredths of a per cent.
    let rating: Int
}

extension AudienceReport {
    fileprivate init(key: AudienceKey, vehicles: [VehicleKey: [AiredAudience]], sources: [String]) throws {
        let ordered = vehicles.sorted { ($0.key.channel, $0.key.rating) < ($1.key.channel, $1.key.rating) }
        let engine = try ordered.map { try Vehicle(rating: Double($0.key.rating) / 10_000, insertions: $0.value.count) }
        self.init(
            group: key.group, universe: key.universe,
            channels: Array(Set(ordered.map(\.key.channel))).sorted(),
            figures: AudienceFigures(ordered.flatMap(\.value)), random: try ReachModel.random(engine),
            interval: try ReachInterval(engine), binomial: try ReachModel.binomial(engine), sources: sources)
    }
}

/// The audience data of channels.
private struct ChannelRatings {
    struct Rating {
        let group: String
        let rating: Int
        let universe: Int?
        let source: String
        let daypart: String?
        let days: DaySpan
    }

    private var byChannel: [String: [Rating]] = [:]

    init(in database: Database, group: String?) throws {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT c.code, d.code, a.audience, a.rating, a.universe, a.source, a.from_day, a.until_day
                FROM channel_audience a JOIN channel c ON c.id = a.channel_id LEFT JOIN daypart d ON d.id = a.daypart_id
                WHERE ?1 IS NULL OR a.audience = ?1 ORDER BY a.id
                """, arguments: [group])
        for row in rows {
            byChannel[row[0], default: []].append(
                Rating(
                    group: row[2], rating: row[3], universe: row[4], source: row[5], daypart: row[1],
                    days: DaySpan(
                        from: (row[6] as String?).flatMap { Day($0) }, until: (row[7] as String?).flatMap { Day($0) })))
        }
    }

    /// One rating a group: that of the daypart goes before that of the whole channel.
    func ratings(channel: String, daypart: String?, day: Day) -> [Rating] {
        let valid = (byChannel[channel] ?? []).filter { $0.days.contains(day) }
        let own = valid.filter { $0.daypart != nil && $0.daypart == daypart }
        let groups = Set(own.map(\.group))
        return own + valid.filter { $0.daypart == nil && !groups.contains($0.group) }
    }
}
