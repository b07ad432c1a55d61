package import Campaign

/// What a channel was asked to air in a period and what it aired, with what stands behind every line (сверка выходов).
///
/// It is a value: what it says was found out before. The same value gives the same bytes, whoever makes them where.
package struct AiringStatement: Sendable, Equatable {
    package let campaign: String
    package var donor: String?
    /// The award's number or name.
    package var award: String?
    package let channel: StatementChannel
    /// Broadcast days, both ends included.
    package let period: ClosedRange<Day>
    package let making: StatementMaking
    package var lines: [StatementLine] = []
    /// Files that were read and stand behind no line: they cover days on which nothing of ours aired.
    package var furtherSources: [StatementSource] = []
    /// Broadcast days of the period that no log covers.
    package var daysWithoutLog: [Day] = []
    package var questions: [StatementQuestion] = []
    package var conflicts: [StatementConflict] = []
    /// Where audience data are there.
    package var reach: StatementReach?

    package init(
        campaign: String, channel: StatementChannel, period: ClosedRange<Day>, making: StatementMaking
    ) {
        self.campaign = campaign
        self.channel = channel
        self.period = period
        self.making = making
    }
}

/// The channel of a statement, as its reader must know it.
package struct StatementChannel: Sendable, Equatable {
    package let name: String
    /// The IANA zone of its clock; nil where it is unknown.
    package let zone: String?
    /// When its broadcast day begins, in milliseconds after midnight.
    package let dayStart: Int

    package init(name: String, zone: String?, dayStart: Int) {
        self.name = name
        self.zone = zone
        self.dayStart = dayStart
    }
}

/// Who made a statement, when and from what state of the catalogue.
package struct StatementMaking: Sendable, Equatable {
    package let instant: Instant
    /// Seconds east of UTC where the office sits, at that instant.
    package let offsetSeconds: Int
    package let person: String
    /// The head of the audit trail from which the figures come.
    package let auditHead: String
    /// The fingerprint of the key that signs, as `PublicKeyFingerprint` writes it.
    package let keyFingerprint: String

    package init(instant: Instant, offsetSeconds: Int, person: String, auditHead: String, keyFingerprint: String) {
        self.instant = instant
        self.offsetSeconds = offsetSeconds
        self.person = person
        self.auditHead = auditHead
        self.keyFingerprint = keyFingerprint
    }
}
