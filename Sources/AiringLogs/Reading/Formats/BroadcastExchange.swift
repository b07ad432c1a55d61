import Campaign
import Documents

/// SMPTE ST 2021 (BXF) as-run and schedule, namespaces of 2007 to 2023, by local names.
struct BroadcastExchange: LogFormat {
    let name = "bxf"

    func recognises(_ file: LogFile) -> Bool {
        guard let root = file.root else { return false }
        return root.name == "BxfMessage" || root.name == "BxfData" || root.space.contains("/BXF")
    }

    func source(_ file: LogFile) throws -> any RecordSource { Source(file: file) }

    private struct Source: RecordSource {
        let file: LogFile
        var facts: SourceFacts {
            var facts = SourceFacts()
            facts.container = "xml"
            facts.format = "bxf"
            // The standard dates by the broadcast day and lets the clock begin again at midnight.
            facts.dayConvention = .clockRestarts
            return facts
        }

        func records(isForEvidence: Bool) throws -> any RecordReader { Reader(try file.xmlReader()) }
    }

    private final class Reader: RecordReader {
        private let xml: XMLPullReader
        private var path: [String] = []
        private var channel = ""
        private var channelNumber = ""
        private var number = 0
        private var event: Event?

        init(_ xml: XMLPullReader) { self.xml = xml }

        func next() throws -> RawRecord? {
            while let found = try xml.next() {
                switch found {
                case .start(let name, let isEmpty):
                    open(name)
                    if isEmpty, let record = close(name) { return record }
                case .end(let name):
                    if let record = close(name) { return record }
                case .text(let text): event?.take(text, path)
                }
                if case .text(let text) = found, path.last == "ShortName" || path.last == "shortName", event == nil {
                    channel = text.trimmingSpaces
                }
            }
            return nil
        }

        private func open(_ name: String) {
            path.append(name)
            switch name {
            case "Channel" where event == nil:
                channel = xml.attribute("shortName") ?? xml.attribute("ShortName") ?? xml.attribute("channelName") ?? ""
                channelNumber = xml.attribute("channelNumber") ?? ""
            case "AsRun", "ScheduledEvent":
                // A complete as-run holds the scheduled event that it tells of.
                if event == nil {
                    number += 1
                    event = Event(row: number, isScheduled: name == "ScheduledEvent", element: name)
                }
            case "SmpteDateTime":
                event?.openDate(path, date: xml.attribute("broadcastDate"), rate: xml.attribute("frameRate"))
            case "SmpteDuration": event?.openLength(path, rate: xml.attribute("frameRate"))
            case "EventData": event?.note(type: xml.attribute("eventType"))
            default: break
            }
        }

        private func close(_ name: String) -> RawRecord? {
            if path.last == name { path.removeLast() }
            guard let done = event, done.element == name, !path.contains(name) else { return nil }
            event = nil
            return done.record(channel: channel.isEmpty ? channelNumber : channel)
        }
    }

    /// What the elements of one event say.
    private struct Event {
        let row: Int
        let isScheduled: Bool
        let element: String
        private var date = ""
        private var timecode = ""
        private var utc = ""
        private var rate = 0
        private var length = ""
        private var lengthRate = 0
        private var hasAsRunLength = false
        private var hasAsRunTime = false
        private var title = ""
        private var description = ""
        private var houseNumber = ""
        private var alternateId = ""
        private var booking = ""
        private var eventId = ""
        private var statuses: [String] = []
        private var type = ""
        private var notes = ""

        init(row: Int, isScheduled: Bool, element: String) {
            self.row = row
            self.isScheduled = isScheduled
            self.element = element
        }

        private func isAsRun(_ path: [String]) -> Bool { path.contains("AsRunDetail") }

        mutating func openDate(_ path: [String], date written: String?, rate: String?) {
            guard path.contains("StartDateTime"), !hasAsRunTime || isAsRun(path) else { return }
            if isAsRun(path) { hasAsRunTime = true }
            date = written ?? ""
            timecode = ""
            self.rate = rate.flatMap { Int($0) } ?? 0
        }

        mutating func openLength(_ path: [String], rate: String?) {
            guard path.contains("Duration"), !hasAsRunLength || isAsRun(path) else { return }
            if isAsRun(path) { hasAsRunLength = true }
            length = ""
            lengthRate = rate.flatMap { Int($0) } ?? 0
        }

        mutating func note(type written: String?) { if type.isEmpty { type = written ?? "" } }

        mutating func take(_ text: String, _ path: [String]) {
            guard let name = path.last else { return }
            switch name {
            case "SmpteTimeCode": takeTimecode(text, path)
            case "UtcDateTime", "DateTime":
                if path.contains("StartDateTime"), !hasAsRunTime || isAsRun(path) { utc += text }
            case "Name": if path.contains("Content") { title += text }
            case "Description": if path.contains("Content") { description += text }
            case "HouseNumber": houseNumber += text
            case "AlternateId": if alternateId.isEmpty || !text.trimmingSpaces.isEmpty { alternateId += text }
            case "BillingReferenceCode", "SpotNumber": if booking.isEmpty { booking = text.trimmingSpaces }
            case "Status": statuses.append(text.trimmingSpaces)
            case "Type": if isAsRun(path) { type = text.trimmingSpaces }
            case "EventNote": notes += text
            default:
                if path.suffix(2).first == "Name", path.contains("Content") { title += text }
            }
        }

        private mutating func takeTimecode(_ text: String, _ path: [String]) {
            if path.contains("StartDateTime") {
                if !hasAsRunTime || isAsRun(path) { timecode += text.trimmingSpaces }
            } else if path.contains("Duration"), !hasAsRunLength || isAsRun(path) {
                length += text.trimmingSpaces
            }
        }

        func record(channel: String) -> RawRecord {
            var raw = RawLine(row: row)
            raw.line.channelAsWritten = channel
            raw.line.title = title.trimmingSpaces.isEmpty ? description.trimmingSpaces : title.trimmingSpaces
            raw.line.code = houseNumber.trimmingSpaces.isEmpty ? alternateId.trimmingSpaces : houseNumber.trimmingSpaces
            raw.line.bookingReference = booking
            raw.line.kind = kind
            let frames = FrameReading(perSecond: lengthRate > 0 ? lengthRate : rate > 0 ? rate : 25)
            raw.line.durationAsWritten = length
            raw.line.duration = length.withCell { WrittenDuration.milliseconds($0, frames: frames) } ?? isoLength
            if let problem = place(&raw) {
                var rejected = RejectedLine(row: row, reason: problem)
                rejected.column = "StartDateTime"
                rejected.value = [date, timecode + utc].filter { !$0.isEmpty }.joined(separator: " ")
                return .rejected(rejected)
            }
            return .line(raw)
        }

        /// `PT30S`, as some exporters write a length.
        private var isoLength: Int? { length.withCell(ISODuration.milliseconds) }

        private func place(_ raw: inout RawLine) -> RowProblem? {
            let written = utc.trimmingSpaces
            if timecode.isEmpty, !written.isEmpty {
                guard let moment = written.withCell({ MomentReading.moment($0) }) else { return .timeUnreadable }
                raw.date = moment.date
                raw.clock = moment.clock
                raw.offsetSeconds = moment.offsetSeconds ?? 0
                raw.line.timeAsWritten = written
                return nil
            }
            if timecode.isEmpty { return .timeMissing }
            let frames = FrameReading(perSecond: rate > 0 ? rate : 25)
            guard let clock = timecode.withCell({ ClockTime.whole($0, frames: frames) }) else { return .timeUnreadable }
            raw.clock = clock
            raw.line.timeAsWritten = date.isEmpty ? timecode : date + " " + timecode
            if !date.isEmpty {
                guard let day = date.withCell({ WrittenDate.whole($0) }) else { return .dateUnreadable }
                raw.date = day
            }
            raw.dateValue = date
            raw.dateColumn = "broadcastDate"
            raw.timeColumn = "SmpteTimeCode"
            return nil
        }

        private var kind: LogLineKind {
            let lower = statuses.map { $0.lowercased() }
            if lower.contains(where: {
                $0.contains("did not air") || $0.contains("missing content") || $0.contains("preempt")
            }) {
                return .didNotAir
            }
            if lower.contains(where: { $0.contains("joined in progress") }) || notes.lowercased().contains("resuming") {
                return .resumed
            }
            if isScheduled { return .scheduled }
            let written = type.lowercased().replacing("-", with: "").replacing(" ", with: "")
            return written.isEmpty || written == "primary" ? .airing : .secondary
        }
    }
}

/// `PT1H2M30.5S` (ISO 8601).
enum ISODuration {
    static func milliseconds(_ bytes: CellBytes) -> Int? {
        let cell = bytes.trimmedCell
        guard cell.byte(0) == UInt8(ascii: "P") else { return nil }
        var place = 1
        var total = 0
        var isTime = false
        while place < cell.count {
            if cell[place] == UInt8(ascii: "T") {
                isTime = true
                place += 1
                continue
            }
            guard let (thousandths, end) = WrittenDuration.number(cell, at: place), end < cell.count else { return nil }
            switch cell[end] {
            case UInt8(ascii: "D"): total += thousandths * 86_400
            case UInt8(ascii: "H"): total += thousandths * 3_600
            case UInt8(ascii: "M") where isTime: total += thousandths * 60
            case UInt8(ascii: "S"): total += thousandths
            default: return nil
            }
            place = end + 1
        }
        return total
    }
}
