import AiringLogs
import ArgumentParser
import Campaign
import CatalogStore
import Crypto
import Documents
import Foundation
import Reporting
import Tabular
import Wording

/// The broadcast days of a document: from and to, or an ISO week of the campaign's year.
struct DocumentDaysOptions: ParsableArguments {
    @Option(help: told("airing_from"), transform: typedDay) var from: Day?
    @Option(help: told("airing_to"), transform: typedDay) var to: Day?
    @Option(help: told("week")) var week: String?

    /// - Parameter today: the day whose year is meant where a week names none.
    func days(today: Day = LocalTime.clock.today) throws -> ClosedRange<Day> {
        if let week {
            guard let days = IsoWeek(week, today: today)?.days else {
                throw PlainProblem("airing.week", ["value": .text(week)], category: .usage)
            }
            return days
        }
        guard let from, let to, from <= to else { throw PlainProblem("airing.days", category: .usage) }
        return from...to
    }
}

/// A week by ISO 8601: `2006-W45`, `45` (of this year), or a day in it.
struct IsoWeek {
    let days: ClosedRange<Day>

    init?(_ text: String, today: Day) {
        if let day = Day(typed: text) {
            days = day.monday...day.monday.adding(days: 6)
            return
        }
        let parts = text.uppercased().split(separator: "W", omittingEmptySubsequences: false).map {
            $0.filter { $0 != "-" }
        }
        guard let number = parts.last.flatMap({ Int($0) }), (1...53).contains(number),
            let year = parts.count == 2 && !parts[0].isEmpty ? Int(parts[0]) : today.components.year,
            // The week with the year's first Thursday is the first one.
            let fourth = Day(year: year, month: 1, day: 4)
        else { return nil }
        let monday = fourth.monday.adding(days: 7 * (number - 1))
        days = monday...monday.adding(days: 6)
    }
}

/// `jarchi airing statement KTRK --from 2006-11-01 --to 2006-11-30 --output ktrk.xlsx`
struct WriteStatement: ParsableCommand {
    static var configuration: CommandConfiguration { .told("statement", key: "airing_statement") }

    @OptionGroup var common: CommonOptions
    @Argument(help: told("station")) var channel: String?
    @OptionGroup var span: DocumentDaysOptions
    @Option(help: told("document_language")) var lang = "ru"
    @Option(name: .customLong("output"), help: told("statement_file")) var path: String
    @Option(help: told("statement_again")) var again: String?

    func run() throws {
        let catalogue = try common.openCatalogue()
        let actor = try common.actor(in: catalogue)
        if let again { return try writeAgain(again, in: catalogue) }
        guard let channel else { throw PlainProblem("airing.statement_channel", category: .usage) }
        guard let language = DocumentLanguage(tag: lang) else {
            throw PlainProblem("airing.document_language", ["value": .text(lang)], category: .usage)
        }
        let days = try span.days()
        let maker = try StatementMaker(catalogue: catalogue, channel: channel, days: days)
        let instant = LocalTime.clock.now()
        let made = Instant(milliseconds: instant.milliseconds / 1000 * 1000)
        let head = try catalogue.auditHead()?.description ?? ""
        let statement = try maker.statement(person: actor.person, instant: made, head: head)
        let document = StatementDocument(statement, language: language)
        let bytes = try StatementForm(path: path).bytes(document)
        let signature = try StatementSignature(
            document: bytes, what: document.name, signer: actor.person, auditHead: head, instant: made,
            key: try catalogue.signingKey())
        try DocumentFile.write(bytes, to: path)
        try DocumentFile.write(signature.file, to: path + ".sig")
        let code = try catalogue.recordStatement(
            channel: maker.channel.code, days: days, language: language.rawValue,
            form: StatementForm(path: path).rawValue, digest: signature.digest.description, head: head, madeAt: made,
            by: actor)
        common.output.talk(
            "airing.statement_written",
            ["code": .text(code), "file": .text(path), "digest": .text(signature.digest.description)])
        if common.json {
            common.output.json(
                .object([
                    ("code", .text(code)), ("file", .text(path)), ("sha256", .text(signature.digest.description)),
                    ("audit_head", .text(head)),
                ]))
        }
    }

    /// The same bytes again from the facts as they stand; told where they are other ones.
    private func writeAgain(_ code: String, in catalogue: Catalogue) throws {
        let record = try catalogue.record(code, of: Entities.airingStatement)
        let fields = record.fields
        guard let from = fields["from"].flatMap({ Day($0) }), let until = fields["until"].flatMap({ Day($0) }),
            let made = fields["made_at"].flatMap(StatementInstant.read),
            let language = DocumentLanguage(tag: fields["language"] ?? "")
        else { throw PlainProblem("airing.statement_unreadable", ["code": .text(record.code)]) }
        let maker = try StatementMaker(catalogue: catalogue, channel: fields["channel"] ?? "", days: from...until)
        let statement = try maker.statement(
            person: fields["person"] ?? "", instant: made, head: fields["head"] ?? "")
        let form = StatementForm(rawValue: fields["form"] ?? "") ?? .workbook
        let bytes = try form.bytes(StatementDocument(statement, language: language))
        try DocumentFile.write(bytes, to: path)
        let digest = Hexadecimal.string(Array(SHA256.hash(data: bytes)))
        guard digest == fields["digest"] else {
            throw PlainProblem("airing.statement_differs", ["code": .text(record.code), "file": .text(path)])
        }
        common.output.talk("airing.statement_again", ["code": .text(record.code), "file": .text(path)])
    }
}

/// ISO 8601 in UTC to the second, as `Instant.iso8601` writes it.
enum StatementInstant {
    static func read(_ text: String) -> Instant? {
        let parts = text.split(separator: "T")
        guard parts.count == 2, let day = Day(String(parts[0])) else { return nil }
        let clock = parts[1].dropLast().split(separator: ":").compactMap { Int64($0) }
        guard clock.count == 3, parts[1].last == "Z" else { return nil }
        return Instant(
            milliseconds: (Int64(day.ordinal) * 86_400 + clock[0] * 3600 + clock[1] * 60 + clock[2]) * 1000)
    }
}

/// A page or a workbook, by the ending of the name.
enum StatementForm: String {
    case page = "html"
    case workbook = "xlsx"

    init(path: String) {
        let name = path.lowercased()
        self = name.hasSuffix(".html") || name.hasSuffix(".htm") ? .page : .workbook
    }

    func bytes(_ document: StatementDocument) throws -> [UInt8] {
        self == .page ? document.page() : try document.workbook()
    }
}

/// Documents on the disk, whole or not at all.
enum DocumentFile {
    private static let largest: Int64 = 256 << 20

    static func write(_ bytes: [UInt8], to path: String) throws {
        do {
            try Data(bytes).write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw TableProblem.cannotWrite(file: path, reason: error.localizedDescription)
        }
    }

    static func read(_ path: String) throws -> [UInt8] {
        let file = try FileBytes(path: path)
        guard file.size <= largest else { throw PlainProblem("airing.document_large", ["file": .text(path)]) }
        return file.read(at: 0, count: Int(file.size))
    }
}

/// `jarchi airing verify ktrk.xlsx`
struct VerifyStatement: ParsableCommand {
    static var configuration: CommandConfiguration { .told("verify", key: "airing_verify") }

    @OptionGroup var common: CommonOptions
    @Option(help: told("signature_file")) var signature: String?
    @Argument(help: told("statement")) var file: String

    func run() throws {
        let catalogue = try common.openCatalogue()
        let document = try DocumentFile.read(file)
        let verdict = SignatureVerdict(
            document: document, signature: try DocumentFile.read(signature ?? file + ".sig"),
            expecting: try catalogue.knownKeys())
        if let problem = verdict.problem { throw problem }
        guard case .whole(let found) = verdict else { return }
        let digest = found.digest.description
        let record = try catalogue.records(of: Entities.airingStatement).first { $0.fields["digest"] == digest }
        common.output.say(
            Interface.text(
                record == nil ? "airing.verified_unknown" : "airing.verified",
                [
                    "what": .text(found.what), "signer": .text(found.signer), "instant": .instant(found.instant),
                    "head": .text(found.auditHead), "code": .text(record?.code ?? ""), "digest": .text(digest),
                ]))
        if common.json {
            common.output.json(
                .object([
                    ("what", .text(found.what)), ("sha256", .text(digest)), ("signer", .text(found.signer)),
                    ("signed", .text(found.instant.iso8601())), ("audit_head", .text(found.auditHead)),
                    ("statement", .optional(record?.code)),
                ]))
        }
    }
}
