import AiringLogs
import Campaign
import GRDB

/// Everything of ours that airs, one spot a variant: what lines of logs are matched with.
struct SpotBook {
    let spots: [Spot]
    /// The variant of each spot.
    let variants: [Int64]
    let revisions: RevisionsOnAir
    private let placeOfVariant: [Int64: Int]
    private let revisionOfCode: [String: (revision: Int64, variant: Int64)]

    init(_ airable: [AirableSpot], in database: Database) throws {
        var variantOfRevision: [Int64: Int64] = [:]
        for row in try Row.fetchAll(database, sql: "SELECT id, variant_id FROM revision") {
            variantOfRevision[row[0]] = row[1]
        }
        let byVariant = Dictionary(grouping: airable) { variantOfRevision[$0.revisionID] ?? 0 }
        let ordered = byVariant.sorted { $0.value[0].revision < $1.value[0].revision }
        variants = ordered.map(\.key)
        let booked = try SpotBook.bookedSeconds(in: database)
        spots = ordered.map { SpotBook.spot($0.value, booked: booked[$0.key]) }
        placeOfVariant = Dictionary(uniqueKeysWithValues: variants.enumerated().map { ($1, $0) })
        var codes: [String: (Int64, Int64)] = [:]
        for spot in airable {
            for number in spot.houseNumbers {
                codes[SpotBook.folded(number.number)] = (spot.revisionID, variantOfRevision[spot.revisionID] ?? 0)
            }
        }
        revisionOfCode = codes
        revisions = try RevisionsOnAir(in: database)
    }

    /// The length that is booked most often for each variant: what a station airs, whatever the file's own length.
    private static func bookedSeconds(in database: Database) throws -> [Int64: Double] {
        var booked: [Int64: Double] = [:]
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT r.variant_id, b.seconds FROM slot s JOIN booking b ON b.id = s.booking_id
                JOIN revision r ON r.id = s.revision_id WHERE b.seconds IS NOT NULL
                GROUP BY r.variant_id, b.seconds ORDER BY count(*), b.seconds
                """)
        while let row = try rows.next() { booked[row[0]] = row[1] }
        return booked
    }

    /// One spot of all revisions of a variant; the newest first.
    private static func spot(_ revisions: [AirableSpot], booked: Double?) -> Spot {
        let newest = revisions.sorted { $0.number > $1.number }
        var titles: [String] = []
        for title in newest.flatMap(\.titles) where !titles.contains(title) { titles.append(title) }
        return Spot(
            item: newest[0].item, kind: newest[0].kind.rawValue, language: newest[0].language,
            revision: newest[0].number, seconds: booked ?? newest.lazy.compactMap(\.seconds).first,
            codes: newest.flatMap { $0.houseNumbers.map(\.number) }, titles: titles)
    }

    func place(ofVariant variant: Int64) -> Int? { placeOfVariant[variant] }

    /// The revision whose code a line gives; else nil, and the day tells.
    func revision(ofCode code: String, variant: Int64) -> Int64? {
        guard !code.isEmpty, let known = revisionOfCode[SpotBook.folded(code)], known.variant == variant else {
            return nil
        }
        return known.revision
    }

    private static func folded(_ code: String) -> String { code.uppercased().filter { !$0.isWhitespace } }
}

/// What is known of the stations whose logs come: their languages, what is booked there, what schedulers decided.
struct StationBook {
    let channels: [LogChannel]
    let ids: [Int64]
    let knowledge: [StationKnowledge]
    private let places: [String: Int]

    init(channels: [LogChannel], spots: SpotBook, in database: Database) throws {
        self.channels = channels
        var rows: [String: (id: Int64, languages: String?)] = [:]
        for row in try Row.fetchAll(database, sql: "SELECT code, id, languages FROM channel") {
            rows[row[0]] = (row[1], row[2])
        }
        ids = channels.map { rows[$0.name]?.id ?? 0 }
        let planned = try StationBook.planned(spots, in: database)
        let learned = try StationBook.learned(spots, in: database)
        knowledge = channels.map { channel in
            let row = rows[channel.name]
            return StationKnowledge(
                channel: channel.name,
                languages: Set((row?.languages ?? "").split(separator: " ").map(String.init)),
                learned: (learned[0] ?? []) + (learned[row?.id ?? 0] ?? []), planned: planned[row?.id ?? 0] ?? [])
        }
        places = Dictionary(uniqueKeysWithValues: channels.enumerated().map { ($1.name, $0) })
    }

    func place(of channel: String) -> Int? { places[channel] }

    private static func planned(_ spots: SpotBook, in database: Database) throws -> [Int64: Set<Int>] {
        var planned: [Int64: Set<Int>] = [:]
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT DISTINCT b.channel_id, r.variant_id FROM slot s JOIN booking b ON b.id = s.booking_id
                JOIN revision r ON r.id = s.revision_id
                """)
        while let row = try rows.next() {
            if let place = spots.place(ofVariant: row[1]) { planned[row[0], default: []].insert(place) }
        }
        return planned
    }

    /// Standing decisions by channel; those of all channels under 0.
    private static func learned(_ spots: SpotBook, in database: Database) throws -> [Int64: [LearnedTitle]] {
        var learned: [Int64: [LearnedTitle]] = [:]
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT coalesce(d.channel_id, 0), d.key, d.code, d.on_day, p.name, r.variant_id FROM title_decision d
                JOIN person p ON p.id = d.person_id LEFT JOIN revision r ON r.id = d.revision_id
                WHERE NOT EXISTS (SELECT 1 FROM title_decision_end e WHERE e.decision_id = d.id) ORDER BY d.id
                """)
        while let row = try rows.next() {
            let spot = (row[5] as Int64?).flatMap(spots.place(ofVariant:)).map { spots.spots[$0] }
            learned[row[0], default: []].append(
                LearnedTitle(
                    key: row[1],
                    meaning: spot.map { .spot(item: $0.item, language: $0.language, revision: nil) } ?? .notOurs,
                    decidedBy: row[4], decidedOn: Day(row[3] as String), reference: row[2]))
        }
        return learned
    }
}
