import AiringLogs
import ArgumentParser
import Campaign
import CatalogStore
import Documents
import MediaVault
import Reporting
import Tabular
import Wording

/// `jarchi airing sheet KTRK --from 2006-11-01 --to 2006-11-15 --output sheet.xlsx`
struct WriteAiringSheet: ParsableCommand {
    static var configuration: CommandConfiguration { .told("sheet", key: "airing_sheet") }

    @OptionGroup var common: CommonOptions
    @Argument(help: told("station")) var channel: String
    @OptionGroup var span: DocumentDaysOptions
    @Option(help: told("log_scan")) var scan: String?
    @Option(help: told("document_language")) var lang = "ru"
    @Option(name: .customLong("output"), help: told("sheet_path")) var path: String

    func run() throws {
        guard let language = DocumentLanguage(tag: lang) else {
            throw PlainProblem("airing.document_language", ["value": .text(lang)], category: .usage)
        }
        let catalogue = try common.openCatalogue()
        let days = try span.days()
        let maker = try StatementMaker(catalogue: catalogue, channel: channel, days: days)
        let digest = try scan.map { scan in
            try catalogue.addMedia([scan], by: try common.actor(in: catalogue)).first.flatMap {
                SHA256Digest(hexadecimal: $0)
            }
        }
        let slots = maker.found.slots.filter { !$0.isStopped }.compactMap { slot -> AiringSheetSlot? in
            guard let variant = slot.variants.first else { return nil }
            return AiringSheetSlot(
                booking: slot.code, day: slot.day, window: slot.window, item: variant.item,
                language: variant.language, title: maker.title(variant), length: slot.seconds.map { $0 * 1000 })
        }
        let sheet = AiringSheet(
            channel: maker.channel.code, period: days, scan: digest ?? nil, slots: slots, made: LocalTime.clock.now())
        try DocumentFile.write(try AiringSheetDocument(sheet, language: language).workbook(), to: path)
        common.output.talk("airing.sheet_written", ["file": .text(path), "n": .count(slots.count)])
    }
}

/// A sheet of ours on which somebody typed times from paper.
struct TypedSheet {
    private let source: LogSource
    private let contents: AiringSheetContents

    /// Nil where the file is no such sheet.
    init?(_ source: LogSource) throws {
        guard source.problem == nil, let file = try? FileBytes(path: source.path),
            file.read(at: 0, count: 2) == [0x50, 0x4B], let rows = try? TableReader.open(source.path),
            let first = try? rows.next(), let cell = first.cells.first, AiringSheetReader.isMark(cell)
        else { return nil }
        self.source = source
        contents = try AiringSheetReader.read(source.path)
    }

    func take(
        into catalogue: Catalogue, _ context: ReadingContext, _ options: AiringImportOptions, _ actor: Actor
    ) throws -> AiringImportReport {
        var options = options
        options.source = .typedFromPaper
        options.channel = contents.channel
        if options.scan == nil, let scan = contents.scan { options.scan = try catalogue.vault.open(scan) }
        let dayStart = context.channels.first { $0.name == contents.channel.uppercased() }?.dayStart
        return try catalogue.importAirings(source, context: context, options: options, by: actor) { take in
            for row in contents.rows {
                if let line = line(row, dayStart: dayStart ?? LogChannel.usualDayStart) { try take(.line(line)) }
            }
            for problem in contents.problems {
                var rejected = RejectedLine(row: problem.row, reason: problem)
                rejected.value = problem.value
                try take(.rejected(rejected))
            }
            var description = LogDescription()
            description.container = "xlsx"
            description.format = "airing_sheet"
            return description
        }
    }

    /// A time before the day's start is of the night that follows the broadcast day.
    private func line(_ row: AiringSheetRow, dayStart: Int) -> LogLine? {
        guard let time = row.time else { return nil }
        let night = time.milliseconds < dayStart ? BroadcastTime.wholeDay : 0
        var line = LogLine(row: row.row, time: BroadcastTime(day: row.day, milliseconds: time.milliseconds + night))
        line.isSecondKnown = time.isSecondKnown
        line.timeAsWritten = time.asWritten
        line.duration = row.length
        line.durationAsWritten = row.secondsAsWritten
        line.title = row.titleAsWritten.isEmpty ? row.title : row.titleAsWritten
        line.languageAsWritten = row.titleAsWritten.isEmpty ? row.language : ""
        line.channel = contents.channel.uppercased()
        line.channelAsWritten = contents.channel
        line.bookingReference = row.booking
        return line
    }
}
