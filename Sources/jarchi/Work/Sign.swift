import ArgumentParser
import Campaign
import CatalogStore

/// Names a variant or one of its revisions: `LEAF-004 --lang ky`, `LEAF-004/ky`, `LEAF-004/ky/3`.
struct RevisionOptions: ParsableArguments {
    @Argument(help: told("code")) var code: String
    @Option(name: .customLong("lang"), help: told("lang")) var language: String?
    @Option(help: told("country")) var country: String?
    @Option(name: .customLong("revision"), help: told("revision")) var number: Int?

    var wanted: RevisionName {
        RevisionName(code: code, language: language, country: country, number: number)
    }
}

/// `jarchi sign LEAF-004 --lang ky --step donor`
struct Sign: ParsableCommand {
    static var configuration: CommandConfiguration { .told("sign", key: "sign") }

    @OptionGroup var common: CommonOptions
    @OptionGroup var trial: DryRunOption
    @OptionGroup var revision: RevisionOptions
    @Option(help: told("step")) var step: SigningStep
    @Option(help: told("decision")) var decision: SigningDecision = .approved
    @Option(name: .customLong("by"), help: told("by")) var signer: String?
    @Option(help: told("on"), transform: typedDay) var on: Day?
    @Option(help: told("expires"), transform: typedDay) var expires: Day?
    @Option(help: told("document")) var document: String?
    @Option(help: told("reason")) var reason: String?

    func run() throws {
        let catalogue = try common.openCatalogue()
        let actor = try common.actor(in: catalogue)
        let code = try catalogue.revision(named: revision.wanted)
        let paper = try document.map { try catalogue.addMedia([$0], by: actor)[0] }
        try catalogue.change("sign", by: actor, dryRun: trial.dryRun) { session in
            try session.sign(
                SignatureEntry(
                    revision: code, step: step, decision: decision, signer: signer,
                    on: on ?? session.today, expires: expires, document: paper, reason: reason))
        }
        let status = try catalogue.signingState(of: code, on: LocalTime.clock.today)
        common.output.talk(
            "sign.done", ["revision": .text(code), "step": .text(step.rawValue), "decision": .text(decision.rawValue)])
        common.output.talk(
            status.missing.isEmpty ? "sign.status" : "sign.still_missing",
            ["status": .text(status.status.rawValue), "missing": .list(status.missing.map(\.rawValue))])
    }
}

extension SigningStep: ExpressibleByArgument {}
extension SigningDecision: ExpressibleByArgument {}
