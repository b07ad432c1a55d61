package import Campaign
import Tabular

/// What a trial knows beside the logs: spots, bookings and channels from three plain tables.
package struct TrialTables: Sendable {
    package let spots: [Spot]
    package let slots: [Slot]
    package let channels: [LogChannel]

    /// - Parameters:
    ///   - spots: a table with the columns `item`, `language`, `title` and, where known, `kind`, `seconds`,
    ///     `house_number` (several parted by `|`).
    ///   - plan: a table with the columns `booking`, `channel`, `item`, `language`, `date`, `window_from`, `window_to`
    ///     and, where known, `seconds`; the window on the clock of the broadcast day, past 24:00 at night.
    ///   - channels: a table with the columns `channel`, `zone`, `day_start`, `names_in_files` (parted by `|`).
    /// - Throws: `TrialProblem`, `TableProblem`, `DocumentProblem`.
    package init(spots: String, plan: String?, channels: String?) throws {
        let spotRows = try TrialTable(spots, required: ["item", "language", "title"])
        self.spots = try TrialTables.spots(spotRows)
        let planRows = try plan.map {
            try TrialTable(
                $0, required: ["booking", "channel", "item", "language", "date", "window_from", "window_to"])
        }
        let channelRows = try channels.map { try TrialTable($0, required: ["channel"]) }
        let told = try channelRows.map(TrialTables.channels) ?? []
        self.channels = TrialTables.completed(told, from: planRows)
        slots = try planRows.map { [spots = self.spots] in try TrialTables.slots($0, spots: spots) } ?? []
    }

    /// The days of the plan.
    package var expectedDays: DaySpan? {
        guard let first = slots.map(\.day).min(), let last = slots.map(\.day).max() else { return nil }
        return DaySpan(from: first, until: last)
    }

    private static func spots(_ table: TrialTable) throws -> [Spot] {
        try table.rows.map { row in
            Spot(
                item: try row.required("item"), kind: row["kind"], language: try row.required("language"),
                seconds: try row.number("seconds"), codes: row["house_number"].split(separator: "|").map(String.init),
                titles: try row.required("title").split(separator: "|").map(String.init))
        }
    }

    private static func channels(_ table: TrialTable) throws -> [LogChannel] {
        try table.rows.map { row in
            let zone = row["zone"]
            if !zone.isEmpty, ChannelClock(zone: zone) == nil { throw row.problem("zone") }
            return LogChannel(
                name: try row.required("channel"), zone: zone.isEmpty ? nil : zone,
                dayStart: row["day_start"].isEmpty ? LogChannel.usualDayStart : try row.clock("day_start"),
                namesInFiles: row["names_in_files"].split(separator: "|").map(String.init))
        }
    }

    /// Channels that only the plan names are known too, without a zone.
    private static func completed(_ told: [LogChannel], from plan: TrialTable?) -> [LogChannel] {
        var channels = told
        var known = Set(told.map(\.name))
        for row in plan?.rows ?? [] where known.insert(row["channel"]).inserted {
            channels.append(LogChannel(name: row["channel"], zone: nil))
        }
        return channels
    }

    private static func slots(_ table: TrialTable, spots: [Spot]) throws -> [Slot] {
        let places = Dictionary(grouping: spots.indices) { spots[$0].item + "/" + spots[$0].language }
        return try table.rows.map { row in
            guard let meant = places[row["item"] + "/" + row["language"]] else { throw row.problem("item") }
            guard let day = Day(typed: row["date"]) else { throw row.problem("date") }
            let opens = try row.clock("window_from")
            var closes = try row.clock("window_to")
            if closes < opens { closes += BroadcastTime.wholeDay }
            return Slot(
                booking: try row.required("booking"), channel: try row.required("channel"), spots: meant, day: day,
                window: opens...closes, seconds: try row.number("seconds"))
        }
    }
}

/// A small table with its columns by name.
struct TrialTable {
    struct Row {
        let file: String
        let number: Int
        let cells: [String: String]

        subscript(_ column: String) -> String { cells[column] ?? "" }

        func problem(_ column: String) -> TrialProblem {
            .cell(file: file, row: number, column: column, value: self[column])
        }

        func required(_ column: String) throws(TrialProblem) -> String {
            guard !self[column].isEmpty else { throw problem(column) }
            return self[column]
        }

        func number(_ column: String) throws(TrialProblem) -> Double? {
            if self[column].isEmpty { return nil }
            guard let value = Double(self[column].replacing(",", with: ".")), value >= 0, value < 1e6 else {
                throw problem(column)
            }
            return value
        }

        /// `25:30` as milliseconds.
        func clock(_ column: String) throws(TrialProblem) -> Int {
            let parts = self[column].split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
            guard (2...3).contains(parts.count), let hours = parts[0], let minutes = parts[1],
                (0...48).contains(hours), (0...59).contains(minutes), let seconds = parts.count == 3 ? parts[2] : 0,
                (0...59).contains(seconds)
            else { throw problem(column) }
            return ((hours * 60 + minutes) * 60 + seconds) * 1000
        }
    }

    let rows: [Row]
    private static let mostRows = 1_000_000

    init(_ path: String, required: [String]) throws {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let table = try TableReader.open(path)
        guard let heading = try table.next() else { throw TrialProblem.column(file: name, missing: required[0]) }
        let names = heading.cells.map { $0.lowercased().filter { !$0.isWhitespace } }
        for column in required where !names.contains(column) {
            throw TrialProblem.column(file: name, missing: column)
        }
        var rows: [Row] = []
        while let row = try table.next() {
            guard rows.count < TrialTable.mostRows else { throw TrialProblem.tooManyRows(file: name) }
            var cells: [String: String] = [:]
            for (column, cell) in zip(names, row.cells) { cells[column] = cell.trimmingSpaces() }
            rows.append(Row(file: name, number: row.number, cells: cells))
        }
        self.rows = rows
    }
}

extension String {
    fileprivate func trimmingSpaces() -> String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}

/// Why a table of a trial cannot be used.
package enum TrialProblem: Problem, Equatable {
    case column(file: String, missing: String)
    case cell(file: String, row: Int, column: String, value: String)
    case tooManyRows(file: String)

    package var code: String {
        switch self {
        case .column: "airing.try.column"
        case .cell: "airing.try.cell"
        case .tooManyRows: "airing.try.too_many_rows"
        }
    }

    package var values: [String: MessageValue] {
        switch self {
        case .column(let file, let missing): ["file": .text(file), "column": .text(missing)]
        case .cell(let file, let row, let column, let value):
            ["file": .text(file), "row": .count(row), "column": .text(column), "value": .text(value)]
        case .tooManyRows(let file): ["file": .text(file)]
        }
    }

    package var category: ProblemCategory { .usage }
}
