import AiringLogs
import Campaign
import Documents
import Foundation
import Testing

/// Everything that a log gave, for tests to look at.
struct ReadLog {
    var description = LogDescription()
    var lines: [LogLine] = []
    var rejected: [RejectedLine] = []
    var totals: [StatedTotal] = []
    var periods: [StatedPeriod] = []
    var passed: [PassedRows] = []

    init(_ path: String, name: String? = nil, context: ReadingContext = ReadLog.context) throws {
        try self.init(LogSource(displayName: name ?? path, path: path), context: context)
    }

    init(_ source: LogSource, context: ReadingContext = ReadLog.context) throws {
        let reading = try LogReading.open(source, context: context)
        description = reading.description
        while let event = try reading.next() {
            switch event {
            case .line(let line): lines.append(line)
            case .rejected(let line): rejected.append(line)
            case .total(let total): totals.append(total)
            case .period(let period): periods.append(period)
            case .passedOver(let rows): passed.append(rows)
            }
        }
    }

    /// A log of this text.
    init(
        text: String, as encoding: TextEncoding = .utf8, name: String = "log.csv",
        context: ReadingContext = ReadLog.context
    ) throws {
        let folder = SampleFolder()
        try self.init(folder.file(name, SampleFolder.bytes(text, encoding)), name: name, context: context)
    }

    /// `2006-11-12 08:15:30|30|Горячая линия`: broadcast date, its time, seconds and title of each line.
    var told: [String] {
        lines.map { line in
            let seconds = line.duration.map { $0 % 1000 == 0 ? String($0 / 1000) : String(Double($0) / 1000) } ?? "-"
            return "\(line.time.day) \(ReadLog.clock(line.time.milliseconds))|\(seconds)|\(line.title)"
        }
    }

    /// Rows of the file by the events that tell of them.
    var rowsTold: [Int] {
        Array(Set(lines.map(\.row))) + rejected.map(\.row) + totals.map(\.row) + periods.map(\.row)
            + passed.flatMap { Array($0.rows) }
    }

    static func clock(_ milliseconds: Int) -> String {
        let seconds = milliseconds / 1000
        return [seconds / 3600, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : String($0) }
            .joined(separator: ":")
    }

    static let channels = [
        LogChannel(name: "КТРК", zone: "Asia/Bishkek", namesInFiles: ["КТРК", "KTRK"]),
        LogChannel(name: "НТС", zone: "Asia/Bishkek", namesInFiles: ["НТС", "NTS"]),
        LogChannel(name: "Ош ТВ", zone: "Asia/Bishkek"),
        LogChannel(name: "Хабар", zone: "Asia/Almaty"),
        LogChannel(name: "Шымкент ТВ", zone: "Asia/Almaty"),
        LogChannel(name: "Сафина", zone: "Asia/Dushanbe", namesInFiles: ["Сафина", "Safina"]),
        LogChannel(name: "Yoshlar", zone: "Asia/Tashkent"),
        LogChannel(name: "Москва 24", zone: "Europe/Moscow"),
    ]
    static let context = ReadingContext(channels: channels)

    static func refusal(_ body: () throws -> Void) -> String {
        do {
            try body()
            return "none"
        } catch let problem as any Problem {
            return problem.code
        } catch {
            return "\(error)"
        }
    }
}

/// A folder of a test's own.
final class SampleFolder: Sendable {
    let path: String

    init() {
        path = FileManager.default.temporaryDirectory.appending(path: "jarchi-logs-\(UUID().uuidString)").path
        try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String, _ bytes: [UInt8]) -> String {
        let target = path + "/" + name
        _ = FileManager.default.createFile(atPath: target, contents: Data(bytes))
        return target
    }

    static func bytes(_ text: String, _ encoding: TextEncoding) -> [UInt8] {
        switch encoding {
        case .utf8: return Array(text.utf8)
        case .utf16LittleEndian: return [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        case .utf16BigEndian: return [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
        case .windows1251, .koi8r, .cp866:
            guard let set = encoding.characterSet else { return [] }
            let table = Dictionary(
                (0...255).map { (set.scalar(UInt8($0)), UInt8($0)) }, uniquingKeysWith: { first, _ in first })
            return text.unicodeScalars.map { table[$0] ?? 0x3F }
        }
    }
}
