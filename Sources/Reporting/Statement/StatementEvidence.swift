package import Campaign

/// What kind of source tells of an airing. The raw values name messages. *Certificate* is the station's own paper.
package enum StatementEvidenceKind: String, Sendable, CaseIterable {
    case stationLog = "station_log"
    case stationCertificate = "station_certificate"
    case monitor
    case typedFromPaper = "typed_from_paper"
}

/// A file that was read.
package struct StatementSource: Sendable, Hashable {
    package let kind: StatementEvidenceKind
    package let file: String
    package let digest: SHA256Digest
    /// The scan of the paper from which it was typed.
    package let scan: SHA256Digest?

    package init(kind: StatementEvidenceKind, file: String, digest: SHA256Digest, scan: SHA256Digest? = nil) {
        self.kind = kind
        self.file = file
        self.digest = digest
        self.scan = scan
    }
}

/// A line of a file that tells of an airing.
package struct StatementEvidence: Sendable, Hashable {
    package let source: StatementSource
    /// The sheet of a workbook or the part of a document; empty where the file has none.
    package let sheet: String
    /// As a person counts in that file, from 1.
    package let row: Int

    package init(source: StatementSource, sheet: String = "", row: Int) {
        self.source = source
        self.sheet = sheet
        self.row = row
    }
}

/// Something to ask the station about, such as a sign of an invented log. Never a verdict.
package struct StatementQuestion: Sendable, Equatable {
    /// The end of the message's key: `full_minute`, `overlap`, `identical_seconds`, `nominal_lengths`, `empty_day`,
    /// `totals`. Any other one is shown by its value `text`, or by its values one after another.
    package let code: String
    package let values: [String: MessageValue]

    package init(_ code: String, _ values: [String: MessageValue]) {
        self.code = code
        self.values = values
    }
}

/// Sources that tell different things of one airing.
package struct StatementConflict: Sendable, Equatable {
    /// What a source says: a time on air and a length in milliseconds, or that it has no such airing.
    package struct Account: Sendable, Equatable {
        package let evidence: StatementEvidence
        package let time: StatementTime?
        package let length: Int?

        package init(evidence: StatementEvidence, time: StatementTime?, length: Int?) {
            self.evidence = evidence
            self.time = time
            self.length = length
        }
    }

    /// The place of the line in the statement, from 0.
    package let line: Int
    package let accounts: [Account]

    package init(line: Int, accounts: [Account]) {
        self.line = line
        self.accounts = accounts
    }
}
