import Campaign

/// The hours and the length of an order as people write them.
enum BookedHours {
    /// Turns `window`, or `window_from` and `window_to`, into the two ends on the broadcast day.
    static func settle(_ texts: inout [String: String], dayStart: BroadcastClock) throws {
        guard let (written, ends) = try ends(texts) else {
            guard texts["programme"] != nil else {
                throw FieldProblem.missing(entity: "booking", field: "window")
            }
            return
        }
        guard let window = AirWindow(from: ends.from, until: ends.until, dayStart: dayStart) else {
            throw PlainProblem(
                "booking.window_outside_day", ["value": .text(written), "starts": .text(dayStart.description)],
                category: .usage)
        }
        texts["window_from"] = window.from.description
        texts["window_to"] = window.until.description
    }

    private static func ends(
        _ texts: [String: String]
    ) throws -> (written: String, ends: (from: BroadcastClock, until: BroadcastClock))? {
        let written =
            texts["window"] ?? texts["window_from"].map { $0 + "–" + (texts["window_to"] ?? "") } ?? texts["window_to"]
        guard let written else { return nil }
        guard let ends = AirWindow.ends(typed: written) else {
            throw PlainProblem("booking.window", ["value": .text(written)], category: .usage)
        }
        return (written, ends)
    }

    /// `30`, `30 сек.`, `0:30`, `00:01:00` as whole seconds.
    static func seconds(_ text: String) throws -> String {
        let plain = text.lowercased().filter { !$0.isWhitespace && $0 != "\"" && $0 != "″" }
        let digits = plain.prefix { $0.isASCII && $0.isNumber }
        let unit = plain.dropFirst(digits.count).filter { $0 != "." }
        if let seconds = Int(digits), ["", "с", "сек", "секунд", "s", "sec", "seconds"].contains(unit) {
            return String(seconds)
        }
        let parts = plain.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        guard (2...3).contains(parts.count), plain.allSatisfy({ $0.isASCII }), parts.allSatisfy({ $0 != nil }),
            parts.dropFirst().allSatisfy({ (0..<60).contains($0 ?? -1) }),
            (0...24).contains(parts[0] ?? -1)
                || parts.count == 2 && (0..<1440).contains(parts[0] ?? -1)
        else {
            throw PlainProblem("booking.seconds", ["value": .text(text)], category: .usage)
        }
        return String(parts.reduce(0) { $0 * 60 + ($1 ?? 0) })
    }
}

/// The days of an order as people write them.
enum BookedDays {
    /// Turns a single `date`, or a `period`, into the first and the last broadcast day.
    static func settle(_ texts: inout [String: String]) throws {
        if let date = texts["date"], texts["from"] == nil, texts["until"] == nil {
            texts["from"] = date
            texts["until"] = date
        } else if let period = texts["period"], texts["from"] == nil, texts["until"] == nil {
            let ends = try self.ends(of: period)
            texts["from"] = ends.0
            texts["until"] = ends.1
        }
        for name in ["from", "until"] {
            guard let text = texts[name] else { throw FieldProblem.missing(entity: "booking", field: name) }
            texts[name] = try day(text)
        }
        if let from = texts["from"], let until = texts["until"], until < from {
            throw PlainProblem(
                "field.span", ["entity": "booking", "from": .text(from), "until": .text(until)], category: .usage)
        }
    }

    /// A day alone, or with the time of midnight that a spreadsheet shows beside it.
    private static func day(_ text: String) throws -> String {
        let parts = text.split(separator: " ")
        guard let day = parts.first.flatMap({ Day(typed: $0) }),
            parts.count == 1 || parts.count == 2 && parts[1].allSatisfy({ "0:".contains($0) })
        else {
            throw FieldProblem.invalid(entity: "booking", field: "date", value: text, wanted: "day")
        }
        return day.description
    }

    /// `01.10.2006 – 31.10.2006`.
    private static func ends(of period: String) throws -> (String, String) {
        let parts = period.split(whereSeparator: { "–—−".contains($0) || $0.isWhitespace })
            .filter { $0 != "-" && $0 != "с" && $0 != "по" }
        if parts.count == 2 { return (String(parts[0]), String(parts[1])) }
        let halves = period.split(separator: "-").map { $0.filter { !$0.isWhitespace } }
        guard halves.count == 2 else {
            throw FieldProblem.invalid(entity: "booking", field: "period", value: period, wanted: "day")
        }
        return (halves[0], halves[1])
    }
}
