import AiringLogs
import ArgumentParser
import Campaign
import CatalogStore
import Crypto
import Foundation
import Reporting
import Wording

/// `jarchi airing claim KTRK --week 2006-W45 --output letter.html`
struct WriteClaim: ParsableCommand {
    static var configuration: CommandConfiguration { .told("claim", key: "airing_claim") }

    @OptionGroup var common: CommonOptions
    @OptionGroup var trial: DryRunOption
    @OptionGroup var on: DayOption
    @Argument(help: told("station")) var channel: String
    @OptionGroup var span: DocumentDaysOptions
    @Option(help: told("document_language")) var lang = "ru"
    @Option(name: .customLong("output"), help: told("claim_file")) var path: String?
    @Option(help: told("addressee")) var addressee: String?
    @Option(help: told("answer_by"), transform: typedDay) var answerBy: Day?

    func run() throws {
        guard let language = DocumentLanguage(tag: lang) else {
            throw PlainProblem("airing.document_language", ["value": .text(lang)], category: .usage)
        }
        let catalogue = try common.openCatalogue()
        let actor = try common.actor(in: catalogue)
        let days = try span.days(today: on.day)
        let maker = try StatementMaker(catalogue: catalogue, channel: channel, days: days)
        let number = try catalogue.nextClaimCode()
        var claim = try maker.claim(
            number: number, day: on.day, addressee: addressee, person: actor.person)
        claim.answerBy = answerBy
        let letter = ClaimLetter(claim, language: language)
        let isPage = path.map { $0.lowercased().hasSuffix(".html") } ?? false
        let bytes = isPage ? letter.page() : letter.text()
        guard !claim.lines.isEmpty || !claim.daysWithoutLog.isEmpty else {
            return common.output.talk("airing.nothing_to_claim")
        }
        if let path { try DocumentFile.write(bytes, to: path) } else { print(String(decoding: bytes, as: UTF8.self)) }
        guard !trial.dryRun else { return }
        let code = try catalogue.recordClaim(
            channel: maker.channel.code, days: days, on: on.day, missed: claim.lines.count { $0.reason == .missed },
            letter: Hexadecimal.string(Array(SHA256.hash(data: bytes))), by: actor)
        common.output.talk("airing.claim_written", ["code": .text(code), "n": .count(claim.lines.count)])
    }
}

extension StatementMaker {
    /// The letter to the station about what differs from the bookings of the days.
    func claim(number: String, day: Day, addressee: String?, person: String) throws -> StationClaim {
        let campaign = try catalogue.records(of: Entities.campaign).first
        let name = channel.fields["name"] ?? channel.code
        let aired = found.outcome.slots.count { $0.airing != nil }
        let sender = try catalogue.record(person, of: Entities.person)
        var claim = StationClaim(
            campaign: campaign?.code ?? "", channel: name, addressee: addressee ?? name, period: days, day: day,
            number: number,
            sender: ClaimSender(
                office: sender.fields["organisation"] ?? "", person: sender.fields["name"] ?? person, contact: ""),
            counts: ClaimCounts(
                booked: found.slots.count { !$0.isStopped }, aired: aired,
                asBooked: found.outcome.slots.count { $0.status == .aired }))
        claim.lines = found.slots.indices.compactMap(claimLine)
        claim.daysWithoutLog = found.outcome.daysOwed.map(\.day)
        claim.makeGoods = try catalogue.makeGoodProposals(for: found, from: day.adding(days: 1)).compactMap(makeGood)
        return claim
    }

    private func claimLine(_ place: Int) -> ClaimLine? {
        let slot = found.slots[place]
        let outcome = found.outcome.slots[place]
        let reason = status(outcome.status, makesGood: slot.makesGood)
        guard ClaimLetter.reasons.contains(reason), let variant = slot.variants.first else { return nil }
        var line = ClaimLine(
            reason: reason, day: slot.day, item: variant.item, language: variant.language, title: title(variant),
            booking: booking(slot))
        line.airing = outcome.airing.map(airing)
        line.deviations = deviations(outcome.deviations)
        return line
    }

    private func makeGood(_ proposal: MakeGoodProposal) -> ProposedMakeGood? {
        let slot = found.slots[proposal.slot]
        guard case .newAiring(let day, let window) = proposal.way, let variant = slot.variants.first else { return nil }
        return ProposedMakeGood(
            insteadOf: slot.code, day: day, window: window, item: variant.item, language: variant.language,
            title: title(variant), length: proposal.secondsOwed.map { Int(($0 * 1000).rounded()) })
    }

    func title(_ variant: BookedVariant) -> String {
        found.spots.first { $0.revision == variant.revision }?.titles.first ?? variant.item
    }
}

/// `jarchi airing claims`
struct ListClaims: ParsableCommand {
    static var configuration: CommandConfiguration { .told("claims", key: "airing_claims") }

    @OptionGroup var common: CommonOptions

    func run() throws {
        let claims = try common.openCatalogue().claims()
        common.output.listing(
            Listing(
                columns: ["code", "channel", "from", "until", "on", "status_missed", "answer"],
                rows: claims.map { claim in
                    Listing.Row(
                        shown: [
                            "code": claim.code, "channel": claim.channel,
                            "from": RecordText.day(claim.days.lowerBound),
                            "until": RecordText.day(claim.days.upperBound), "on": RecordText.day(claim.writtenOn),
                            "status_missed": String(claim.missed),
                            "answer": claim.answers.last.map { RecordText.day($0.day) + ": " + $0.answer } ?? "",
                        ],
                        json: [
                            ("code", .text(claim.code)), ("channel", .text(claim.channel)),
                            ("from", .text(claim.days.lowerBound.description)),
                            ("until", .text(claim.days.upperBound.description)),
                            ("on", .text(claim.writtenOn.description)), ("missed", .count(claim.missed)),
                            (
                                "answers",
                                .list(
                                    claim.answers.map {
                                        .object([("on", .text($0.day.description)), ("answer", .text($0.answer))])
                                    })
                            ),
                        ])
                }))
    }
}

/// `jarchi airing answer CL-001 --on 2006-11-20 --answer …`
struct AnswerClaim: ParsableCommand {
    static var configuration: CommandConfiguration { .told("answer", key: "airing_answer") }

    @OptionGroup var common: CommonOptions
    @Argument(help: told("claim_code")) var claim: String
    @Option(help: told("answer")) var answer: String
    @Option(help: told("on"), transform: typedDay) var on: Day?
    @Option(help: told("answer_document")) var document: String?

    func run() throws {
        let catalogue = try common.openCatalogue()
        let code = try catalogue.recordAnswer(
            to: claim, answer: answer, on: on ?? LocalTime.clock.today, document: document,
            by: try common.actor(in: catalogue))
        common.output.talk("airing.answer_recorded", ["code": .text(code)])
    }
}
