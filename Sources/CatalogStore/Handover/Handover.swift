package import Campaign

/// What somebody wants handed over.
package struct HandoverRequest: Sendable {
    package let revision: String
    package let recipient: String
    package let country: String?
    package let on: Day
    package let roles: [FileRole]
    package let isDraft: Bool
    package let note: String?

    package init(
        revision: String, recipient: String, country: String? = nil, on: Day, roles: [FileRole] = [],
        isDraft: Bool = false, note: String? = nil
    ) {
        self.revision = revision
        self.recipient = recipient
        self.country = country
        self.on = on
        self.roles = roles
        self.isDraft = isDraft
        self.note = note
    }
}

/// Everything that goes into a package and onto its cover sheet.
package struct HandoverPackage: Sendable {
    package struct File: Sendable {
        /// The readable name: `LEAF-004_ky_r3_print.pdf`.
        package let name: String
        package let role: FileRole
        package let digest: String
        package let size: Int64
        package let mediaType: String
        /// JSON of the probe's facts.
        package let facts: String?
    }

    package let code: String
    package let request: HandoverRequest
    package let item: String
    package let title: String
    package let language: String
    package let country: String
    package let nativeRead: Bool
    package let contacts: [(code: String, number: String)]
    package let markings: [String]
    package let files: [File]
    package let head: AuditHead?
    let clearanceID: Int64?
}
