import ArgumentParser
import Campaign
import CatalogStore
import Wording

/// `jarchi handover LEAF-004 --lang ky --to "Printer X"`
struct HandOver: ParsableCommand {
    static var configuration: CommandConfiguration { .told("handover", key: "handover") }

    @OptionGroup var common: CommonOptions
    @OptionGroup var trial: DryRunOption
    @OptionGroup var revision: RevisionOptions
    @Option(name: .customLong("to"), help: told("recipient")) var recipient: String
    @Option(help: told("into")) var into: String?
    @Flag(help: told("zip")) var zip = false
    @Option(help: told("on"), transform: typedDay) var on: Day?
    @Option(help: told("role")) var role: [FileRole] = []
    @Option(help: told("note")) var note: String?
    @Flag(help: told("draft")) var draft = false

    func run() throws {
        let catalogue = try common.openCatalogue()
        let actor = try common.actor(in: catalogue)
        let code = try draft ? catalogue.revision(named: revision.wanted) : orderedRevision(catalogue)
        let package = try catalogue.prepareHandover(
            HandoverRequest(
                revision: code, recipient: recipient, country: revision.country, on: on ?? LocalTime.clock.today,
                roles: role, isDraft: draft, note: note))
        let path = into ?? code.replacing("/", with: "_") + (draft ? "_draft" : "") + (zip ? ".zip" : "")
        for file in package.files { common.output.say("\(file.digest)  \(file.name)") }
        guard !trial.dryRun else {
            common.output.talk("handover.would_be", ["path": .text(path), "code": .text(package.code)])
            return
        }
        let covers = ["COVER.txt": CoverSheet(package: package, person: actor.person).text]
        try catalogue.handOver(package, covers: covers, to: path, by: actor)
        common.output.talk(
            "handover.done",
            [
                "code": .text(package.code), "path": .text(path), "recipient": .text(recipient),
                "n": .count(package.files.count),
            ])
    }

    /// The revision named, else the newest approved one on the day.
    private func orderedRevision(_ catalogue: Catalogue) throws -> String {
        guard revision.number == nil, revision.code.split(separator: "/").count < 3 else {
            return try catalogue.revision(named: revision.wanted)
        }
        let day = on ?? LocalTime.clock.today
        let variant = try catalogue.variant(named: revision.wanted)
        return try catalogue.approvedRevision(of: variant, on: day) ?? catalogue.revision(named: revision.wanted)
    }
}

/// The cover sheet of a package, in Russian and English.
struct CoverSheet {
    let package: HandoverPackage
    let person: String

    var text: String {
        [InterfaceLanguage.russian, .english].map { language in
            page(Wording(language: language, offsetSeconds: LocalTime.offsetSeconds))
        }.joined(separator: "\n\n" + String(repeating: "─", count: 72) + "\n\n") + "\n"
    }

    private func page(_ wording: Wording) -> String {
        var lines: [String] = []
        if package.request.isDraft { lines += [wording.text("cover.not_for_print"), ""] }
        lines += [
            wording.text("cover.title", ["code": .text(package.code)]), "",
            "\(package.request.revision)  \(package.title)",
            field("cover.language", wording.named(package.language, in: "language"), wording),
            field("cover.recipient", package.request.recipient, wording),
            field("cover.day", wording.text("value.day_shown", ["day": .day(package.request.on)]), wording),
            field("cover.person", person, wording),
            field("cover.country", wording.named(package.country, in: "country"), wording),
        ]
        if !package.nativeRead { lines.append(wording.text("mark.not_native_read")) }
        lines += ["", wording.text("cover.files")]
        for file in package.files {
            let facts = file.facts.map { ", " + MediaFacts.short(json: $0, wording) } ?? ""
            lines += [
                "  \(file.name)",
                "    \(wording.named(file.role.rawValue, in: "role")), \(wording.size(file.size))\(facts)",
                "    SHA-256 \(file.digest)",
            ]
        }
        let contacts = package.contacts.map { "\($0.code) \($0.number)" }
        lines += [
            "", field("cover.contacts", contacts.isEmpty ? "–" : contacts.joined(separator: "; "), wording),
            field("cover.markings", package.markings.isEmpty ? "–" : package.markings.joined(separator: ", "), wording),
            field("cover.head", package.head?.description ?? "–", wording),
        ]
        return lines.joined(separator: "\n")
    }

    private func field(_ key: String, _ value: String, _ wording: Wording) -> String {
        wording.text(key) + ": " + value
    }
}
