import Campaign
import Foundation
import Tabular
import Testing

@testable import AiringLogs

/// The labelled logs with every line known: what a perfect reading and matching hands over.
struct LabelledLogs {
    struct Line {
        let layout: String
        let airing: Airing
        let status: String
        let booking: String
    }

    let spots: [Spot]
    let slots: [String: [Slot]]
    let lines: [Line]
    /// Times of all lines, other people's too, by layout and channel.
    let times: [String: [String: [BroadcastTime]]]
    let missed: [String: Set<String>]

    var layouts: [String] { slots.keys.sorted() }

    init() throws {
        let catalogue = try LabelledLogs.rows("catalogue")
        spots = catalogue.map { row in
            Spot(
                item: row["item"] ?? "", kind: row["kind"] ?? "", language: row["language"] ?? "",
                seconds: row["seconds"].flatMap(Double.init), codes: [], titles: [])
        }
        var places: [String: Int] = [:]
        for (place, spot) in spots.enumerated() { places[spot.item + spot.language] = place }
        var slots: [String: [Slot]] = [:]
        for row in try LabelledLogs.rows("plan") {
            let spot = try #require(places[(row["item"] ?? "") + (row["language"] ?? "")])
            let window = try LabelledLogs.clock(row["window_from"])...LabelledLogs.clock(row["window_to"])
            slots[row["layout"] ?? "", default: []].append(
                Slot(
                    booking: row["booking"] ?? "", channel: row["channel"] ?? "", spots: [spot],
                    day: try #require(Day(row["date"] ?? "")), window: window,
                    seconds: row["seconds"].flatMap(Double.init)))
        }
        self.slots = slots
        var lines: [Line] = []
        var times: [String: [String: [BroadcastTime]]] = [:]
        var missed: [String: Set<String>] = [:]
        for row in try LabelledLogs.rows("truth") {
            let layout = row["layout"] ?? ""
            let channel = row["channel"] ?? ""
            if row["status"] == "missed" {
                missed[layout, default: []].insert(row["booking"] ?? "")
                continue
            }
            let start = (row["start_local"] ?? "").split(separator: " ")
            let calendar = try #require(Day(start[0]))
            let broadcast = try #require(Day(row["broadcast_date"] ?? ""))
            let days = calendar.ordinal - broadcast.ordinal
            let time = BroadcastTime(
                day: broadcast,
                milliseconds: try LabelledLogs.clock(String(start[1])) + days * BroadcastTime.wholeDay)
            times[layout, default: [:]][channel, default: []].append(time)
            guard let spot = places[(row["item"] ?? "") + (row["language"] ?? "")] else { continue }
            lines.append(
                Line(
                    layout: layout,
                    airing: Airing(
                        id: lines.count, channel: channel, time: time, spot: spot,
                        seconds: row["seconds"].flatMap(Double.init)),
                    status: row["status"] ?? "", booking: row["booking"] ?? ""))
        }
        self.lines = lines
        self.times = times
        self.missed = missed
    }

    func coverage(_ layout: String) -> [LogCoverage] {
        (times[layout] ?? [:]).sorted { $0.key < $1.key }.map { channel, times in
            LogCoverage(channel: channel, source: .stationLog, times: times)
        }
    }

    static func rows(_ name: String) throws -> [[String: String]] {
        let path = try #require(Bundle.module.path(forResource: "Files/" + name, ofType: "csv"))
        let table = try TableReader.open(path)
        let header = try #require(try table.next()).cells
        var rows: [[String: String]] = []
        while let row = try table.next() {
            rows.append(Dictionary(zip(header, row.cells), uniquingKeysWith: { first, _ in first }))
        }
        return rows
    }

    /// `HH:MM` or `HH:MM:SS`, hours above 23 allowed.
    static func clock(_ text: String?) throws -> Int {
        let parts = (text ?? "").split(separator: ":").compactMap { Int($0) }
        try #require(parts.count >= 2)
        return parts[0] * 3_600_000 + parts[1] * 60_000 + (parts.count > 2 ? parts[2] * 1000 : 0)
    }
}

/// A small generator with a known seed.
struct Lottery: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// SplitMix64 (Steele, Lea and Flood 2014).
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
