import Campaign
import Documents
import Tabular

/// Reads one log: finds out what it is and how it writes its days, then gives its lines one after the other.
///
/// The whole file is never in memory, but for documents of text, which are small. A time in the file is that of the
/// channel's own clock unless the log gives UTC.
package final class LogReading {
    package let description: LogDescription
    private let reader: any RecordReader
    private var resolver: LineResolver
    /// Unpacked and converted files live as long as these.
    private let kept: (source: LogSource, file: LogFile, log: any RecordSource)

    /// Opens a log.
    ///
    /// - Throws: `LogRefusal` where the file is no log, or where what it says can be read in two ways; then with
    ///   profiles of which one settles it. `DocumentProblem`, `TableProblem` where it cannot be read at all.
    package static func open(_ source: LogSource, context: ReadingContext) throws -> LogReading {
        if let problem = source.problem { throw problem }
        do {
            return try LogReading(source, context: context, hasQuotes: true)
        } catch TableProblem.unclosedQuote {
            // A quotation mark that nobody closes is a mark of the title.
            return try LogReading(source, context: context, hasQuotes: false)
        }
    }

    /// Files from this size on are decoded on a thread of their own.
    private static let large: Int64 = 4 << 20

    private init(_ source: LogSource, context: ReadingContext, hasQuotes: Bool) throws {
        let file = try LogFile(source, context: context, hasQuotes: hasQuotes)
        let log = try LogFormats.source(of: file)
        let name = FileNameFacts(source.fileName)
        var evidence = EvidencePass(facts: log.facts, name: name)
        try evidence.read(try log.records(isForEvidence: true))
        let judge = LogJudge(file: file, facts: log.facts, evidence: evidence, name: name, context: context)
        let verdict = try judge.verdict()
        resolver = verdict.resolver
        description = verdict.description
        let records = try log.records(isForEvidence: false)
        reader = file.bytes.size >= LogReading.large ? RecordReadAhead(records) : records
        kept = (source, file, log)
    }

    /// What the next row turned out to be; nil at the end.
    package func next() throws -> LogEvent? {
        guard let record = try reader.next() else { return nil }
        return resolver.event(record)
    }
}
