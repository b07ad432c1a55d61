import ArgumentParser
import Campaign
import CatalogStore
import Foundation
import Tabular
import Wording

/// `jarchi intake FOLDER|ZIP`
struct Intake: AsyncParsableCommand {
    static var configuration: CommandConfiguration { .told("intake", key: "intake") }

    @OptionGroup var common: CommonOptions
    @OptionGroup var trial: DryRunOption
    @Argument(help: told("intake_from")) var from: [String]
    @Flag(name: [.customShort("y"), .long], help: told("yes")) var yes = false
    @Option(help: told("intake_plan")) var plan: String?
    @Option(help: told("intake_accept")) var accept: String?
    @OptionGroup var declaration: DeclarationOptions

    func run() async throws {
        let catalogue = try common.openCatalogue()
        let actor = try common.actor(in: catalogue)
        let unpacked = NSTemporaryDirectory() + "jarchi-intake-\(ProcessInfo.processInfo.processIdentifier)"
        defer { try? FileManager.default.removeItem(atPath: unpacked) }
        let paths = try from.flatMap { path in
            path.lowercased().hasSuffix(".zip")
                ? try catalogue.unpackIntake(path, into: unpacked) : try FolderFiles.expanded([path])
        }
        guard !paths.isEmpty else { throw PlainProblem("intake.nothing", ["path": .list(from)], category: .notFound) }
        var proposals = try catalogue.proposeIntake(of: paths, vocabulary: IntakeWords.vocabulary)
        if let accept { try IntakeTable.correct(&proposals, by: accept) }
        common.output.listing(IntakeTable.listing(proposals))
        if let plan {
            try IntakeTable.write(proposals, to: plan)
            common.output.talk("intake.plan_written", ["file": .text(plan)])
            return
        }
        let incomplete = proposals.filter { !$0.isComplete }
        guard incomplete.isEmpty else {
            throw PlainProblem(
                "intake.incomplete",
                ["files": .list(incomplete.map { FileName.last($0.path) }), "n": .count(incomplete.count)],
                category: .refused)
        }
        guard trial.dryRun || yes || accept != nil || confirmed() else {
            throw PlainProblem("intake.not_confirmed", category: .usage)
        }
        try await attach(proposals, catalogue: catalogue, actor: actor)
    }

    private func attach(_ proposals: [IntakeProposal], catalogue: Catalogue, actor: Actor) async throws {
        let attachments = proposals.compactMap { proposal -> Attachment? in
            guard let variant = proposal.variant, let role = proposal.role else { return nil }
            var attachment = Attachment(path: proposal.path, variant: variant, role: role)
            declaration.fill(&attachment)
            attachment.contacts = Set(attachment.contacts + proposal.contacts).sorted()
            attachment.language = proposal.subtitleLanguage
            return attachment
        }
        let attached = try catalogue.attach(
            attachments, by: actor, dryRun: trial.dryRun, makingVariants: true)
        guard !trial.dryRun else {
            common.output.talk("intake.would_attach", ["n": .count(attachments.count)])
            return
        }
        AttachText.show(attached, isTrial: false, common.output)
        try await catalogue.probe(onlyDigests: Set(attached.map(\.digest)))
        common.output.talk("intake.done", ["n": .count(attached.filter(\.isNew).count)])
    }

    private func confirmed() -> Bool {
        guard isatty(STDIN_FILENO) == 1, !common.noInput else { return false }
        Output.standardError(Interface.text("intake.confirm"))
        return ["y", "yes", "д", "да"].contains((readLine() ?? "").lowercased())
    }
}

enum FileName {
    static func last(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}

/// The words of file names in Russian and English.
enum IntakeWords {
    static var vocabulary: IntakeVocabulary {
        IntakeVocabulary(
            kinds: SheetWords.words(of: MaterialKind.allCases.map(\.rawValue), area: "kind"),
            languages: SheetWords.languages,
            roles: SheetWords.words(of: FileRole.allCases.map(\.rawValue), area: "role"))
    }
}

/// The table of proposals, on the screen and as a file that people correct.
enum IntakeTable {
    private static let columns = ["file", "item", "language", "role", "revision", "contacts", "reason"]

    static func listing(_ proposals: [IntakeProposal]) -> Listing {
        Listing(
            columns: columns,
            rows: proposals.map { proposal in
                let cells = self.cells(proposal)
                var shown = Dictionary(uniqueKeysWithValues: zip(columns, cells))
                shown["reason"] = Interface.text("intake.reason." + proposal.reason)
                if !proposal.alsoIn.isEmpty {
                    shown["reason"] = Interface.text("intake.reason.known", ["revisions": .list(proposal.alsoIn)])
                }
                return Listing.Row(
                    shown: shown,
                    json: zip(columns, cells).map { ($0, .text($1)) } + [
                        ("media_type", .text(proposal.mediaType)),
                        ("also_in", .list(proposal.alsoIn.map(JSONValue.text))),
                    ])
            })
    }

    static func write(_ proposals: [IntakeProposal], to path: String) throws {
        let writer = try DelimitedWriter(path, headings: columns)
        for proposal in proposals { try writer.write(cells(proposal)) }
        try writer.finish()
    }

    /// Takes what a person made of the table: item, language and role of each file; a row taken out leaves its file out.
    static func correct(_ proposals: inout [IntakeProposal], by path: String) throws {
        let rows = try TableReader.open(path)
        guard let header = try rows.next() else { throw PlainProblem("sheet.empty", ["file": .text(path)]) }
        var corrected: [IntakeProposal] = []
        while let row = try rows.next() {
            let cells = Dictionary(zip(header.cells, row.cells.map(FormulaGuard.unguarded))) { first, _ in first }
            guard var proposal = proposals.first(where: { FileName.last($0.path) == cells["file"] }) else {
                throw PlacedProblem(
                    PlainProblem("intake.unknown_file", ["file": .text(cells["file"] ?? "")], category: .usage),
                    at: SourcePlace(file: path, line: row.number))
            }
            let item = (cells["item"] ?? "").uppercased()
            let language = cells["language"] ?? ""
            proposal.variant = item.isEmpty || language.isEmpty ? nil : "\(item)/\(language)"
            proposal.role = cells["role"].flatMap(FileRole.init)
            let contacts = (cells["contacts"] ?? "").split { ", ;".contains($0) }.map { $0.uppercased() }
            proposal.contacts = contacts.filter { !$0.hasPrefix("?") }
            corrected.append(proposal)
        }
        proposals = corrected
    }

    private static func cells(_ proposal: IntakeProposal) -> [String] {
        let parts = (proposal.variant ?? "").split(separator: "/", maxSplits: 1).map(String.init)
        return [
            FileName.last(proposal.path), parts.first ?? "", parts.count > 1 ? parts[1] : "",
            proposal.role?.rawValue ?? "", proposal.revision ?? "",
            (proposal.contacts + proposal.strangeNumbers.map { "?" + $0.filter { !$0.isWhitespace } })
                .joined(separator: " "), proposal.reason,
        ]
    }
}
