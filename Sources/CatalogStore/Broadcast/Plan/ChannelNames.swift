import Campaign
import GRDB

/// Finds a channel by its code, its name or the names that files use for it.
struct ChannelNames {
    struct Channel: Sendable {
        let code: String
        let kind: String
        let country: String
        let dayStart: BroadcastClock
    }

    private var byCode: [String: Channel] = [:]
    private var byName: [String: Set<String>] = [:]

    init(in database: Database) throws {
        let rows = try Row.fetchAll(
            database, sql: "SELECT code, name, kind, country, day_starts, names_in_files FROM channel ORDER BY code")
        for row in rows {
            let code: String = row["code"]
            byCode[code] = Channel(
                code: code, kind: row["kind"], country: row["country"], dayStart: PlanRules.dayStart(row["day_starts"]))
            let names = ((row["names_in_files"] as String?) ?? "").split(separator: "|").map(String.init)
            for name in [code, row["name"]] + names {
                byName[SheetVocabulary.folded(name), default: []].insert(code)
            }
        }
    }

    /// - Throws: `PlainProblem` where no channel or more than one has the name.
    func find(_ name: String) throws -> Channel {
        if let channel = byCode[name.uppercased()] { return channel }
        let codes = (byName[SheetVocabulary.folded(name)] ?? []).sorted()
        guard codes.count <= 1 else {
            throw PlainProblem("channel.ambiguous", ["name": .text(name), "channels": .list(codes)], category: .usage)
        }
        guard let channel = codes.first.flatMap({ byCode[$0] }) else {
            throw PlainProblem(
                "channel.unknown_name", ["name": .text(name), "known": .list(Array(byCode.keys.sorted().prefix(20)))],
                category: .notFound)
        }
        return channel
    }
}
