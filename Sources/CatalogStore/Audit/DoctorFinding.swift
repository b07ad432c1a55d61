package import Campaign

/// Something that the proof of the catalogue found.
package struct DoctorFinding: Problem, Equatable {
    package let code: String
    package let values: [String: MessageValue]

    init(_ code: String, _ values: [String: MessageValue] = [:]) {
        self.code = "doctor." + code
        self.values = values
    }
}

/// What was proved and what was found.
package struct DoctorReport: Sendable {
    package internal(set) var findings: [DoctorFinding] = []
    package internal(set) var links = 0
    package internal(set) var records = 0
    package internal(set) var files = 0
    /// Whole files in the vault that belong to nothing: left by a process that was killed before it entered them.
    package internal(set) var orphans: [String] = []
    package internal(set) var head: AuditHead?
    /// Links after the head that was asked about.
    package internal(set) var linksSince: Int?
    private static let most = 1_000

    mutating func add(_ code: String, _ values: [String: MessageValue] = [:]) {
        guard findings.count < DoctorReport.most else { return }
        findings.append(DoctorFinding(code, values))
    }
}
