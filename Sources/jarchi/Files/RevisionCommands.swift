import ArgumentParser
import Campaign
import CatalogStore

/// What is said of a revision when a file comes: who made it, from what, what it shows.
struct DeclarationOptions: ParsableArguments {
    @Option(help: told("author")) var author: [String] = []
    @Option(help: told("translator")) var translator: [String] = []
    @Option(help: told("designer")) var designer: [String] = []
    @Option(help: told("contact_shown")) var contact: [String] = []
    @Option(help: told("ignore_number")) var ignoreNumber: [String] = []
    @Option(help: told("translated_from")) var translatedFrom: String?
    @Option(help: told("title")) var title: String?

    var people: [(role: String, person: String)] {
        author.map { ("author", $0) } + translator.map { ("translator", $0) } + designer.map { ("designer", $0) }
    }

    func fill(_ attachment: inout Attachment) {
        attachment.people = people
        attachment.contacts = contact
        attachment.ignoredNumbers = ignoreNumber
        attachment.translatedFrom = translatedFrom
        attachment.title = title
    }
}

/// `jarchi revision attach LEAF-004 --lang ky --role print_master FILE`
struct AttachFile: AsyncParsableCommand {
    static var configuration: CommandConfiguration { .told("attach", key: "revision_attach") }

    @OptionGroup var common: CommonOptions
    @OptionGroup var trial: DryRunOption
    @OptionGroup var revision: RevisionOptions
    @Argument(help: told("file")) var file: String
    @Option(help: told("role")) var role: FileRole
    @Option(help: told("subtitle_language")) var subtitleLanguage: String?
    @Flag(help: told("next")) var next = false
    @OptionGroup var declaration: DeclarationOptions

    func run() async throws {
        let catalogue = try common.openCatalogue()
        let actor = try common.actor(in: catalogue)
        var attachment = Attachment(path: file, variant: try catalogue.variant(named: revision.wanted), role: role)
        attachment.language = subtitleLanguage
        attachment.isNext = next
        declaration.fill(&attachment)
        let attached = try catalogue.attach([attachment], by: actor, dryRun: trial.dryRun)
        AttachText.show(attached, isTrial: trial.dryRun, common.output)
        if !trial.dryRun { try await catalogue.probe(onlyDigests: Set(attached.map(\.digest))) }
    }
}

/// What was attached, in words.
enum AttachText {
    static func show(_ attached: [Attached], isTrial: Bool, _ output: Output) {
        for file in attached {
            let key = file.isNew ? (isTrial ? "attach.would_be" : "attach.done") : "attach.known"
            output.talk(
                key, ["file": .text(file.path), "revision": .text(file.revision), "role": .text(file.role.rawValue)])
            if !file.alsoIn.isEmpty { output.talk("media.used_in", ["revisions": .list(file.alsoIn)]) }
        }
    }
}

/// `jarchi revision declare LEAF-004 --lang ky --translator bakyt --contact HOT-KG-1 --marking "MARK-2006=last page"`
struct DeclareRevision: ParsableCommand {
    static var configuration: CommandConfiguration { .told("declare", key: "revision_declare") }

    @OptionGroup var common: CommonOptions
    @OptionGroup var revision: RevisionOptions
    @Option(help: told("author")) var author: [String] = []
    @Option(help: told("translator")) var translator: [String] = []
    @Option(help: told("designer")) var designer: [String] = []
    @Option(help: told("contact_shown")) var contact: [String] = []
    @Option(help: told("marking")) var marking: [String] = []

    func run() throws {
        let catalogue = try common.openCatalogue()
        let actor = try common.actor(in: catalogue)
        let code = try catalogue.revision(named: revision.wanted)
        let people =
            author.map { ("author", $0) } + translator.map { ("translator", $0) } + designer.map { ("designer", $0) }
        let markings = try FieldArguments.values(marking)
        try catalogue.change("revision declare", by: actor) { session in
            for (role, person) in people { try session.declarePerson(person, as: role, on: code) }
            for contact in contact { try session.declareContact(contact, on: code) }
            for (rule, evidence) in markings.sorted(by: { $0.key < $1.key }) {
                try session.declareMarking(rule, evidence: evidence, on: code)
            }
        }
        common.output.talk("record.changed", ["code": .text(code)])
    }
}

/// `jarchi revision withdraw LEAF-004 --lang ky --reason …`
struct WithdrawRevision: ParsableCommand {
    static var configuration: CommandConfiguration { .told("withdraw", key: "revision_withdraw") }

    @OptionGroup var common: CommonOptions
    @OptionGroup var revision: RevisionOptions
    @Option(help: told("reason")) var reason: String
    @Option(help: told("on"), transform: typedDay) var on: Day?

    func run() throws {
        let catalogue = try common.openCatalogue()
        let actor = try common.actor(in: catalogue)
        let code = try catalogue.revision(named: revision.wanted)
        try catalogue.change("revision withdraw", by: actor) { session in
            try session.withdraw(code, reason: reason, on: on ?? session.today)
        }
        common.output.talk("revision.withdrawn", ["revision": .text(code)])
    }
}
