import Campaign
import Documents

/// XMLTV: a schedule, not what aired. Times are `YYYYMMDDhhmmss ±hhmm`, any beginning of it; without a zone they are UTC.
struct XMLTV: LogFormat {
    let name = "xmltv"

    func recognises(_ file: LogFile) -> Bool { file.root?.name == "tv" }
    func source(_ file: LogFile) throws -> any RecordSource { Source(file: file) }

    private struct Source: RecordSource {
        let file: LogFile
        var facts: SourceFacts {
            var facts = SourceFacts()
            facts.container = "xml"
            facts.format = "xmltv"
            return facts
        }

        func records(isForEvidence: Bool) throws -> any RecordReader {
            Reader(try file.xmlReader(allowsDocumentType: true), names: file.names)
        }
    }

    private final class Reader: RecordReader {
        private let xml: XMLPullReader
        private let names: ChannelNames
        private var channelNames: [String: String] = [:]
        private var channel: String?
        private var number = 0
        private var raw: RawLine?
        private var problem: RowProblem?
        private var element = ""
        private var titles: [String] = []
        private static let mostChannels = 100_000

        init(_ xml: XMLPullReader, names: ChannelNames) {
            self.xml = xml
            self.names = names
        }

        func next() throws -> RawRecord? {
            while let event = try xml.next() {
                switch event {
                case .start(let name, let isEmpty):
                    open(name)
                    if isEmpty, let record = close(name) { return record }
                case .end(let name):
                    if let record = close(name) { return record }
                case .text(let text): take(text)
                }
            }
            return nil
        }

        private func open(_ name: String) {
            element = name
            switch name {
            case "channel": channel = xml.attribute("id")
            case "programme": openProgramme()
            case "title": titles.append("")
            default: break
            }
        }

        private func openProgramme() {
            number += 1
            var line = RawLine(row: number)
            line.line.kind = .scheduled
            let id = xml.attribute("channel") ?? ""
            line.line.channelAsWritten = channelNames[id] ?? id
            let start = xml.attribute("start") ?? ""
            line.line.timeAsWritten = start
            line.timeColumn = "start"
            titles = []
            problem = nil
            if let (date, clock, offset) = XMLTVTime.read(start) {
                line.date = date
                line.clock = clock
                line.offsetSeconds = offset
                if let (lastDate, lastClock, lastOffset) = xml.attribute("stop").flatMap(XMLTVTime.read),
                    let from = date.day(.dayFirst, year: nil), let until = lastDate.day(.dayFirst, year: nil)
                {
                    let length =
                        (until.ordinal - from.ordinal) * 86_400_000 + lastClock.milliseconds - clock.milliseconds
                        - (lastOffset - offset) * 1000
                    if (1...86_400_000).contains(length) { line.line.duration = length }
                }
            } else {
                problem = start.isEmpty ? .timeMissing : .timeUnreadable
            }
            raw = line
        }

        private func take(_ text: String) {
            if element == "title", raw != nil, !titles.isEmpty { titles[titles.count - 1] += text }
            guard element == "display-name", let channel, channelNames.count < Reader.mostChannels else { return }
            let name = text.trimmingSpaces
            if name.isEmpty { return }
            // The name that is known, else the first.
            if channelNames[channel] == nil || names.channel(named: name) != nil { channelNames[channel] = name }
        }

        private func close(_ name: String) -> RawRecord? {
            element = ""
            if name == "channel" { channel = nil }
            guard name == "programme", var line = raw else { return nil }
            raw = nil
            if let problem {
                var rejected = RejectedLine(row: number, reason: problem)
                rejected.column = "start"
                rejected.value = line.line.timeAsWritten
                return .rejected(rejected)
            }
            let filled = titles.map(\.trimmingSpaces).filter { !$0.isEmpty }
            line.line.title = filled.first ?? ""
            line.line.context = filled.dropFirst().joined(separator: " | ")
            return .line(line)
        }
    }
}

/// `20070520072947 +0600`, `200006031633`, `20010829000500 BST`.
enum XMLTVTime {
    private static let zones = [
        "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "BST": 3600, "CET": 3600, "CEST": 7200, "EET": 7200, "EEST": 10_800,
        "MSK": 10_800, "MSD": 14_400,
    ]

    static func read(_ text: String) -> (WrittenDate, ClockTime, Int)? {
        let parts = text.split(separator: " ")
        guard let digits = parts.first, digits.allSatisfy({ $0.isASCII && $0.isNumber }),
            (10...14).contains(digits.count),
            digits.count % 2 == 0
        else { return nil }
        func number(_ from: Int, _ count: Int) -> Int { Int(digits.dropFirst(from).prefix(count)) ?? 0 }
        let date = WrittenDate(.certain, number(0, 4), number(4, 2), number(6, 2))
        let (hour, minute, second) = (number(8, 2), number(10, 2), number(12, 2))
        guard date.isPlausible, hour < 24, minute < 60, second < 61 else { return nil }
        let clock = ClockTime(
            milliseconds: (hour * 3600 + minute * 60 + second) * 1000, isSecondKnown: digits.count == 14)
        guard parts.count > 1 else { return (date, clock, 0) }
        return offset(String(parts[1])).map { (date, clock, $0) }
    }

    private static func offset(_ text: String) -> Int? {
        if let known = zones[text.uppercased()] { return known }
        guard text.count == 5, let value = Int(text.dropFirst()), text.hasPrefix("+") || text.hasPrefix("-") else {
            return nil
        }
        let seconds = value / 100 * 3600 + value % 100 * 60
        return text.hasPrefix("-") ? -seconds : seconds
    }
}
