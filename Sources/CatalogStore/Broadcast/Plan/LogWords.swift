package import AiringLogs
import Campaign
import GRDB

extension Catalogue {
    /// The channels as the reading of logs knows them, named by their codes.
    package func logChannels() throws -> [LogChannel] {
        try read { database in
            try Row.fetchAll(
                database, sql: "SELECT code, name, zone, day_starts, names_in_files FROM channel ORDER BY code"
            ).map { row in
                let names = ((row["names_in_files"] as String?) ?? "").split(separator: "|").map(String.init)
                let name: String = row["name"]
                return LogChannel(
                    name: row["code"], zone: row["zone"],
                    dayStart: PlanRules.dayStart(row["day_starts"]).milliseconds,
                    namesInFiles: [name] + names.filter { $0 != name })
            }
        }
    }
}

extension AirableSpot {
    /// As the matching of logs knows it: all its codes, whoever gave them.
    package var logSpot: Spot {
        Spot(
            item: item, kind: kind.rawValue, language: language, revision: number, seconds: seconds,
            codes: houseNumbers.map(\.number), titles: titles)
    }
}

extension BookedSlot {
    /// As the reconciling of logs knows it, named by its code, so that each airing leads back to its slot.
    ///
    /// - Parameter places: where in the list of spots each revision stands, by its code.
    package func logSlot(places: [String: Int]) -> Slot {
        Slot(
            booking: code, channel: channel, spots: variants.compactMap { places[$0.revision] }, day: day,
            window: window, seconds: seconds.map(Double.init), isStopped: isStopped, makesGood: makesGood)
    }
}
