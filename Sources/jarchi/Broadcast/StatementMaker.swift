import AiringLogs
import Campaign
import CatalogStore
import Crypto
import Reporting

/// Turns a reconciliation of one channel into what statements, claims and sheets say.
struct StatementMaker {
    let catalogue: Catalogue
    let channel: Snapshot
    let days: ClosedRange<Day>
    let found: ChannelReconciliation

    init(catalogue: Catalogue, channel: String, days: ClosedRange<Day>) throws {
        self.catalogue = catalogue
        self.channel = try catalogue.record(channel, of: Entities.channel)
        self.days = days
        found = try catalogue.reconciliation(
            channel: self.channel.code, days: DaySpan(from: days.lowerBound, until: days.upperBound))
    }

    /// - Parameters:
    ///   - instant: when it is said to be made.
    ///   - head: the head of the audit trail on which it stands.
    func statement(person: String, instant: Instant, head: String) throws -> AiringStatement {
        let dayStart = try catalogue.logChannels().first { $0.name == channel.code }?.dayStart
        let making = StatementMaking(
            instant: instant, offsetSeconds: 0, person: person, auditHead: head,
            keyFingerprint: PublicKeyFingerprint(try catalogue.signingKey().publicKey).description)
        let campaign = try catalogue.records(of: Entities.campaign).first?.code ?? ""
        var statement = AiringStatement(
            campaign: campaign,
            channel: StatementChannel(
                name: channel.fields["name"] ?? channel.code, zone: channel.fields["zone"],
                dayStart: dayStart ?? LogChannel.usualDayStart), period: days, making: making)
        statement.lines = lines
        statement.daysWithoutLog = found.outcome.daysOwed.map(\.day)
        statement.questions = found.signs.map { StatementQuestion($0.kind.rawValue, $0.values) }
        return statement
    }

    private var lines: [StatementLine] {
        let booked = found.slots.indices.map(line)
        let extra = found.airings.indices.filter {
            found.outcome.airings[$0].slot == nil && found.outcome.airings[$0].role == .airing
                && found.evidence[$0].airing != nil
        }.map(extraLine)
        return (booked + extra).sorted { StatementMaker.order($0) < StatementMaker.order($1) }
    }

    private static func order(_ line: StatementLine) -> (Day, Int, String) {
        (line.day, line.airing?.time.milliseconds ?? line.booking?.window.lowerBound ?? 0, line.booking?.code ?? "")
    }

    private func line(_ place: Int) -> StatementLine {
        let slot = found.slots[place]
        let outcome = found.outcome.slots[place]
        let aired = outcome.airing
        let spot = aired.map { found.spots[found.airings[$0].spot] }
        let booked = slot.variants.first.flatMap { variant in found.spots.first { $0.revision == variant.revision } }
        var line = StatementLine(
            day: slot.day, item: spot?.item ?? booked?.item ?? "", language: spot?.language ?? booked?.language ?? "",
            title: (spot ?? booked)?.titles.first ?? "", status: status(outcome.status, makesGood: slot.makesGood))
        line.booking = booking(slot)
        line.deviations = deviations(outcome.deviations)
        line.makesGood = slot.makesGood
        line.madeGoodBy = outcome.madeGoodBy.map { found.slots[$0].code }
        if let aired {
            line.airing = airing(aired)
            line.evidence = evidence(ofSlot: place, first: aired)
        }
        return line
    }

    private func extraLine(_ place: Int) -> StatementLine {
        let spot = found.spots[found.airings[place].spot]
        var line = StatementLine(
            day: found.airings[place].time.day, item: spot.item, language: spot.language,
            title: spot.titles.first ?? "", status: .extra)
        line.airing = airing(place)
        line.evidence = [evidence(place)].compactMap { $0 }
        return line
    }

    func booking(_ slot: BookedSlot) -> StatementBooking {
        StatementBooking(code: slot.code, window: slot.window, length: slot.seconds.map { $0 * 1000 })
    }

    func airing(_ place: Int) -> StatementAiring {
        let airing = found.airings[place]
        return StatementAiring(
            time: StatementTime(
                day: airing.time.day, milliseconds: airing.time.milliseconds, isSecondKnown: airing.isSecondKnown),
            length: airing.seconds.map { Int(($0 * 1000).rounded()) }, titleAsWritten: found.evidence[place].title)
    }

    private func evidence(ofSlot slot: Int, first: Int) -> [StatementEvidence] {
        let others = found.outcome.airings.indices.filter { found.outcome.airings[$0].slot == slot && $0 != first }
        return ([first] + others).compactMap(evidence)
    }

    private func evidence(_ place: Int) -> StatementEvidence? {
        let told = found.evidence[place]
        guard let digest = SHA256Digest(hexadecimal: told.digest) else { return nil }
        let kind: StatementEvidenceKind =
            switch told.source {
            case .stationLog: .stationLog
            case .certificate: .stationCertificate
            case .monitor: .monitor
            case .typedFromPaper: .typedFromPaper
            }
        let source = StatementSource(
            kind: kind, file: told.file, digest: digest, scan: told.scan.flatMap { SHA256Digest(hexadecimal: $0) })
        return StatementEvidence(source: source, sheet: told.sheet, row: told.row)
    }

    func status(_ status: AiringStatus, makesGood: String?) -> StatementStatus {
        switch status {
        case .aired, .trailer: makesGood == nil ? .asBooked : .makeGood
        case .outsideWindow: .outsideWindow
        case .short: .short
        case .wrongLanguage: .wrongLanguage
        case .wrongVersion: .wrongVersion
        case .airedThoughStopped: .airedThoughStopped
        case .extra: .extra
        case .missed: .missed
        case .noLogYet: .noLog
        case .stopped: .stopped
        }
    }

    func deviations(_ deviations: [AiringDeviation]) -> [StatementDeviation] {
        deviations.compactMap { deviation in
            switch deviation {
            case .outsideWindow(let seconds): seconds < 0 ? .early(-seconds * 1000) : .late(seconds * 1000)
            case .short(let seconds): .short(Int((seconds * 1000).rounded()))
            case .wrongLanguage(let booked, let aired):
                .language(booked: booked.joined(separator: ", "), aired: aired)
            case .wrongVersion(let booked, let aired):
                .version(booked: booked.map { String($0) }.joined(separator: ", "), aired: String(aired))
            case .thoughStopped, .otherDay: nil
            }
        }
    }
}
