import Campaign
import Documents

/// A format of logs. A new one is a file with such a type and its place in the list.
protocol LogFormat: Sendable {
    /// As `--explain` calls it.
    var name: String { get }
    /// Whether the file is of this format, by its first bytes and lines.
    func recognises(_ file: LogFile) -> Bool
    /// The log, to be read.
    func source(_ file: LogFile) throws -> any RecordSource
}

/// All formats, the most particular first; tables and letters last.
enum LogFormats {
    static let all: [any LogFormat] = [
        BroadcastExchange(), XMLTV(), AutomationPipe(), RivendellReconciliation(), DeltaFlex(), RivendellReport(),
        RivendellResults(), CableVerification(), SoundExchange(), AzuraCastTable(), AzuraCastHistory(),
        ObplayerTable(), ObplayerHistory(), LibreTimeHistory(), RivendellSchedule(),
    ]

    static func source(of file: LogFile) throws -> any RecordSource {
        if let format = all.first(where: { $0.recognises(file) }) { return try format.source(file) }
        return try TableFormat.source(file)
    }
}
